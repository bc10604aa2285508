"""Everything of the comparison that the window adds to the viewer: bar, settings, maps."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from ssai3d_app.ui.actions import Actions
from ssai3d_app.ui.opening.correction_book import CorrectionBook
from ssai3d_app.ui.viewer.comparing.mode_bar import ModeBar
from ssai3d_app.ui.viewer.comparing.options import CompareOptions
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.maps.map_room import MapRoom
from ssai3d_app.ui.viewer.view_state import ViewState
from ssai3d_app.ui.viewer.viewer import Viewer


class CompareRoom(QObject):
    """Builds the bar over the panels and what hangs on it."""

    def __init__(
        self,
        does: Actions,
        state: ViewState,
        raw: DisplaySource,
        restored: DisplaySource,
        book: CorrectionBook,
        viewer: Viewer,
    ) -> None:
        super().__init__(viewer)
        self.bar = ModeBar(does.modes, viewer)
        self.options = CompareOptions(viewer.compare, does.smooth, self.bar)
        self.maps = MapRoom(state, raw, restored, book, viewer)
        self.bar.add(self.maps.control)
        self.bar.add(self.options)
        viewer.add_bar(self.bar)
        does.projection.toggled.connect(viewer.corner.show_projection)
        # The slab of the fourth panel is seen there, and nowhere when the words come back.
        fourth = viewer.slab_control.does.fourth
        fourth.toggled.connect(self._show_slab)
        does.projection.toggled.connect(self._hide_slab)
        self._projection, self._fourth = does.projection, fourth

    @Slot(bool)
    def _show_slab(self, shown: bool) -> None:
        if shown:
            self._projection.setChecked(True)

    @Slot(bool)
    def _hide_slab(self, shown: bool) -> None:
        if not shown:
            self._fourth.setChecked(False)

    def release(self) -> None:
        """Join the threads that read maps."""
        self.maps.release()
