"""A map on the grid of one of the two stacks."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from ssai3d_app.ui.opening.correction_book import CorrectionBook
from ssai3d_app.ui.opening.reader import StackReader
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.selection import Selection
from ssai3d_app.ui.viewer.slicing import Steps
from ssai3d_app.ui.viewer.view_state import Position, ViewState
from ssai3d_app.volume.scene import Scene


class MapSource(DisplaySource):
    """Lies where the stack lies that it is ``like``, whatever its file says of voxel sizes.

    Its pixels are read only when they are looked at.
    """

    def __init__(
        self, reader: StackReader, state: ViewState, book: CorrectionBook, parent: QObject
    ) -> None:
        self._reads = False
        super().__init__(reader, state, book, parent)
        self.like: DisplaySource | None = None
        self.asked_for = 0
        """The opening of the result whose map was asked for."""

    @property
    def steps(self) -> Steps:
        """Distances (z, y, x) in µm between voxels."""
        return super().steps if self.like is None else self.like.steps

    def open(
        self, path: Path, selection: Selection | None = None, like: DisplaySource | None = None
    ) -> None:
        """Open a map and lay it where a stack lies."""
        self.like = like
        super().open(path, selection)

    def read_pixels(self, reads: bool) -> None:
        """Begin to read what is selected, or follow no longer; what is there stays."""
        if reads != self._reads:
            self._reads = reads
            self.request()

    @Slot()
    def request(self) -> None:
        """Ask the reader for what is selected, if it is looked at."""
        if self._reads or self.image is None:
            super().request()

    def value_inside(self, position: Position) -> float | None:
        """The value at a point; ``None`` outside the map as well."""
        inside = all(
            -0.5 <= value / step < count - 0.5
            for value, step, count in zip(position, self.steps, self.shape, strict=True)
        )
        return self.value_at(position) if inside else None


class LabelSelection(Selection):
    """What of a label map belongs to what is shown: its only scene, time, channel, or the same."""

    def of(self, scenes: tuple[Scene, ...], channel: int) -> tuple[int, int, int] | None:
        """Scene, time and channel in the file."""
        scene = self._state.scene if len(scenes) > 1 else 0
        if scene >= len(scenes):
            return None
        times, channels = scenes[scene].length("T"), scenes[scene].length("C")
        time = self._state.time if times > 1 else 0
        channel = channel if channels > 1 else 0
        return (scene, time, channel) if time < times and channel < channels else None
