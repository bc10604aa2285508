"""What stands in step 2 of the guide: the region in numbers, a button, and how far it is."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ssai3d_app.engine.preview.region import Region
from ssai3d_app.ui import texts
from ssai3d_app.ui.preview.region_choice import Chosen
from ssai3d_app.ui.quantities import format_length
from ssai3d_app.ui.restore.guide import PreviewFact, PreviewStands
from ssai3d_app.ui.restore.loss_curve import LossCurve

_WORDS = {
    Chosen.PROPOSED: "PREVIEW_PROPOSED",
    Chosen.MIDDLE: "PREVIEW_PROPOSED_MIDDLE",
    Chosen.DRAWN: "PREVIEW_DRAWN",
    Chosen.PART_OF_DRAWN: "PREVIEW_DRAWN_LARGE",
}
"""Names of the texts that say how a region was chosen."""


class PreviewPanel(QWidget):
    """Shows what :class:`PreviewRoom` tells it."""

    changed = Signal()
    """Its fact has changed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.fact = PreviewFact()
        self.region = self._label()
        self.hint = self._label("muted")
        self.hint.setText(texts.PREVIEW_OWN_REGION)
        self.now = self._label()
        self.button = QPushButton(texts.PREVIEW_BUTTON, self)
        self.button.setAccessibleName(texts.PREVIEW_BUTTON)
        self.cancel = self._button(texts.PREVIEW_CANCEL)
        self.look = self._button(texts.PREVIEW_LOOK)
        self.close_ = self._button(texts.PREVIEW_CLOSE)
        self.curve = LossCurve(self)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.button, self.cancel, self.look, self.close_):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.region)
        layout.addWidget(self.hint)
        layout.addLayout(buttons)
        layout.addWidget(self.now)
        layout.addWidget(self.curve)

    def _label(self, name: str = "") -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _button(self, told: tuple[str, str]) -> QPushButton:
        button = QPushButton(told[0], self)
        button.setObjectName("link")
        button.setToolTip(told[1])
        button.setAccessibleName(told[0])
        return button

    def show_region(
        self, chosen: tuple[Region, Chosen] | None, steps: tuple[float, float, float], why: str
    ) -> None:
        """Say which region it is, with voxel distances ``steps`` (z, y, x) in µm.

        Without one, say ``why``.
        """
        if chosen is None:
            self.region.setText(why)
        else:
            region, how = chosen
            words: str = getattr(texts, _WORDS[how])
            self.region.setText(words.format(size=_size(region, steps)))
        self.hint.setVisible(chosen is not None)
        self.look.setEnabled(chosen is not None)

    def show_fact(self, fact: PreviewFact, *, can_start: bool, shows: bool, why_not: str) -> None:
        """Say where the preview stands; ``shows`` whether a picture of it is on display."""
        runs = fact.stands is PreviewStands.RUNNING
        made = fact.stands is PreviewStands.MADE
        self.button.setText(texts.PREVIEW_AGAIN if made else texts.PREVIEW_BUTTON)
        self.button.setAccessibleName(self.button.text())
        self.button.setVisible(not runs)
        self.button.setEnabled(can_start)
        self.button.setToolTip(why_not or f"{texts.PREVIEW_ACTION[1]} (P)")
        self.cancel.setVisible(runs)
        self.close_.setVisible(shows and not runs)
        self.now.setText(fact.words)
        self.now.setVisible(bool(fact.words))
        if fact != self.fact:
            self.fact = fact
            self.changed.emit()


def _size(region: Region, steps: tuple[float, float, float]) -> str:
    z, y, x = region.shape
    locale = QLocale()
    edges = [
        format_length(float(f"{count * step:.3g}"), locale)
        for count, step in zip(region.shape, steps, strict=True)
    ]
    return texts.PREVIEW_SIZE.format(x=x, y=y, z=z, dx=edges[2], dy=edges[1], dz=edges[0])
