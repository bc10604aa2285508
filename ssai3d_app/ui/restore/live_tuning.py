"""What a run tells while it learns: how far it is, how the error falls, and what it found."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ssai3d_app.engine.events import Caution, Finding, TuningLoss
from ssai3d_app.ui import texts
from ssai3d_app.ui.restore.loss_curve import LossCurve
from ssai3d_app.ui.restore.sentences import Sentences


class LiveTuning(QWidget):
    """Grows while a run tells of itself; says what will stand here before."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.now = QLabel(self)
        self.now.setWordWrap(True)
        self.now.setTextFormat(Qt.TextFormat.PlainText)
        self.curve = LossCurve(self)
        self._heading = QLabel(texts.TUNE_FOUND, self)
        self._heading.setObjectName("muted")
        self.found = Sentences(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for part in (self.now, self.curve, self._heading, self.found):
            layout.addWidget(part)
        self.clear()

    def clear(self) -> None:
        """Forget the run before."""
        self.found.clear()
        self.curve.clear()
        self._heading.hide()
        self.show_now("")

    def show_now(self, words: str) -> None:
        """Say how far a run is; nothing once it is over."""
        self.now.setText(words)
        self.now.setVisible(bool(words))

    def add(self, sentence: Finding | Caution) -> None:
        """Something that was found in the stack, or of the network."""
        self.found.add(sentence.text, caution=isinstance(sentence, Caution))
        self._heading.show()

    def add_loss(self, loss: TuningLoss) -> None:
        """One more point of the curve."""
        self.curve.add(loss.step, loss.held_out_error)
