"""Which networks there are: read from their cards, and again after each change."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from ssai3d_app.engine.backbones.library import Library, library, remove_network


class NetworkShelf(QObject):
    """The only source of what panel and dialog show. The cards are small and on the own disk."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library()

    @property
    def library(self) -> Library:
        """What there was at the last look."""
        return self._library

    @Slot()
    def look_again(self) -> None:
        """Read the cards; the command may have imported or removed some meanwhile."""
        found = library()
        if found != self._library:
            self._library = found
            self.changed.emit()

    def remove(self, name: str) -> None:
        """Remove an imported network.

        Raises
        ------
        UserError
            When it cannot be removed.
        """
        try:
            remove_network(name)
        finally:
            self.look_again()
