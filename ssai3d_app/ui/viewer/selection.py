"""What of a file belongs to what is looked at; a result may hold less than its source."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.ui.opening.correction_book import CorrectionBook
from ssai3d_app.ui.viewer.part import Part
from ssai3d_app.ui.viewer.view_state import ViewState
from ssai3d_app.volume.scene import Scene


class Selection(QObject):
    """Which scene, channels and time of a file belong to what the view state selects."""

    part: Part | None = None
    """Where a file lies that holds only a region."""

    def __init__(self, state: ViewState) -> None:
        super().__init__(state)
        self._state = state

    def of(self, scenes: tuple[Scene, ...], channel: int) -> tuple[int, int, int] | None:
        """Scene, time and channel in the file, or ``None`` when it does not hold them.

        ``channel`` is counted in the raw stack.
        """
        state = self._state
        if state.scene >= len(scenes) or channel >= scenes[state.scene].length("C"):
            return None
        return state.scene, state.time, channel


class RestoredSelection(Selection):
    """The same for a result, which may hold only some scenes, channels and times of its source.

    It belongs to what is shown as long as the source is read with the axes of the restoration.
    """

    def __init__(self, state: ViewState, request: RestoreRequest, book: CorrectionBook) -> None:
        super().__init__(state)
        self._request, self._book = request, book

    def of(self, scenes: tuple[Scene, ...], channel: int) -> tuple[int, int, int] | None:
        """Scene, time and channel in the result."""
        state, asked = self._state, self._request
        restored = (state.scene,) if asked.scenes is None else asked.scenes
        if state.scene not in restored or restored.index(state.scene) >= len(scenes):
            return None
        if self._book.axis_order(asked.path, state.scene) != asked.corrections.axis_order:
            return None
        if asked.channels is not None and channel not in asked.channels:
            return None
        if asked.time is not None and state.time != asked.time:
            return None
        return (
            restored.index(state.scene),
            state.time if asked.time is None else 0,
            channel if asked.channels is None else asked.channels.index(channel),
        )
