"""Engine events for a terminal (a bar with stage and time left) and for programs (JSON lines)."""

from __future__ import annotations

import sys
from typing import TextIO

from tqdm import tqdm

from ssai3d_app.engine.events import (
    Cancelled,
    Caution,
    Completed,
    Event,
    Failed,
    Finding,
    Paused,
    Progress,
    Stage,
    to_json_line,
)
from ssai3d_app.errors import ExitStatus, UserError

_BAR_STEPS = 1000
_HOW_TO_GO_ON = "The same command with --resume goes on from there."


class JsonLines:
    """Writes each event as a line of JSON; a failure is also told in a sentence on stderr."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __call__(self, event: Event) -> None:
        """Take one event."""
        self._stream.write(to_json_line(event) + "\n")
        self._stream.flush()
        if isinstance(event, Failed):
            sys.stderr.write(failure_sentence(event) + "\n")


class TerminalNarrator:
    """Draws a bar on a terminal; elsewhere, names each stage once."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._stage: Stage | None = None
        self._bar: tqdm[None] | None = None
        if stream.isatty():
            self._bar = tqdm(
                total=_BAR_STEPS,
                file=stream,
                leave=False,
                bar_format="{desc:<26} {bar} {percentage:3.0f} % {postfix}",
            )

    def __call__(self, event: Event) -> None:
        """Take one event."""
        match event:
            case Progress():
                self._show(event)
            case Finding(text=text):
                self._line(text)
            case Caution(text=text):
                self._line(f"Caution: {text}")
            case Completed(output=output, seconds=seconds):
                self._close()
                self._line(f"Done in {time_in_words(seconds)}: {output}")
            case Failed():
                self._close()
                self._line(failure_sentence(event))
            case Cancelled():
                self._close()
                self._line("Cancelled; nothing was written.")
            case Paused():
                self._close()
                self._line(f"Stopped; what was done is kept. {_HOW_TO_GO_ON}")

    def _show(self, event: Progress) -> None:
        if self._bar is None:
            if event.stage is not self._stage:
                self._stage = event.stage
                self._line(f"{event.stage} …")
            return
        self._bar.set_description_str(str(event.stage), refresh=False)
        left = event.seconds_left
        words = "" if left is None else f"{time_in_words(left)} left"
        self._bar.set_postfix_str(words, refresh=False)
        self._bar.n = round(_BAR_STEPS * event.fraction)
        self._bar.refresh()

    def _line(self, text: str) -> None:
        if self._bar is None:
            self._stream.write(text + "\n")
            self._stream.flush()
        else:
            self._bar.write(text, file=self._stream)

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None


def failure_sentence(event: Failed) -> str:
    """Problem and remedy of a failed job as one sentence, and whether it can be gone on with."""
    sentence = UserError(event.problem, event.remedy, ExitStatus(event.status)).sentence
    return f"{sentence} What was done by then is kept. {_HOW_TO_GO_ON}" if event.kept else sentence


def time_in_words(seconds: float) -> str:
    """A duration as ``40 s``, ``3 min`` or ``1 h 20 min``."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"
