"""What a run says to its listener, and remembers for its record."""

from __future__ import annotations

from ssai3d_app.engine.events import Caution, Finding, Listener, TuningLoss


class Narrator:
    """Speaks findings and cautions, each once, and keeps them."""

    def __init__(self, listener: Listener) -> None:
        self.listener = listener
        self.findings: list[str] = []
        self.cautions: list[str] = []

    def recall(self, findings: list[str], cautions: list[str]) -> None:
        """Say again what an earlier run of the same restoration has said."""
        for text in findings:
            self.finding(text)
        for text in cautions:
            self.caution(text)

    def finding(self, text: str) -> None:
        """A sentence about the sample or the run; one that was said is not said again."""
        if text not in self.findings:
            self.findings.append(text)
            self.listener(Finding(text=text))

    def caution(self, text: str) -> None:
        """A plain warning; repeated ones (of later time points) are not said again."""
        if text not in self.cautions:
            self.cautions.append(text)
            self.listener(Caution(text=text))

    def tuning_loss(self, step: int, held_out_error: float) -> None:
        """The error on held-out patches after a number of steps."""
        self.listener(TuningLoss(step=step, held_out_error=held_out_error))
