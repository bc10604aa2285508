"""Places in a result that deserve a look: links that move the crosshair."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ssai3d_app.engine.report.places import PlaceInFile
from ssai3d_app.ui import texts
from ssai3d_app.ui.saying import said


class Places(QWidget):
    """A link for each place, and why it is named; hidden while there are none."""

    chosen = Signal(object)
    """A PlaceInFile."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._places: tuple[PlaceInFile, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        title = QLabel(texts.PLACES_HEADING, self)
        self.links = QLabel(self)
        self.links.setTextFormat(Qt.TextFormat.RichText)
        self.links.setWordWrap(True)
        self.links.setToolTip(texts.PLACES_TIP)
        self.links.setAccessibleName(texts.PLACES_HEADING)
        self.links.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.links.linkActivated.connect(self._choose)
        layout.addWidget(title)
        layout.addWidget(self.links)
        self.hide()

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._places)

    def show_places(self, places: Sequence[PlaceInFile]) -> None:
        """Offer these places, and no others."""
        self._places = tuple(places)
        several = len({place.channel for place in self._places}) > 1
        lines = [
            f'<p style="margin: 0 0 6px 0"><a href="{number}">{escape(_words(place, several))}</a>'
            f"<br>{escape(said(place.place.why))}</p>"
            for number, place in enumerate(self._places)
        ]
        self.links.setText("".join(lines))
        self.setVisible(bool(lines))

    @Slot(str)
    def _choose(self, number: str) -> None:
        self.chosen.emit(self._places[int(number)])


def _words(place: PlaceInFile, names_channel: bool) -> str:
    z, y, x = (QLocale().toString(um, "f", 1) for um in place.place.position_um_zyx)
    words = texts.PLACE.format(x=x, y=y, z=z)
    if not names_channel:
        return words
    return texts.PLACE_OF_CHANNEL.format(channel=place.channel_name, place=words)
