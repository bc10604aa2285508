"""One of the two stacks that are compared: what the reader has of it, and its slices in µm."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.ui.opening.correction_book import CorrectionBook
from ssai3d_app.ui.opening.loaded_volume import LoadedVolume, Sampled, VolumeKey
from ssai3d_app.ui.opening.reader import OpenedImage, StackReader
from ssai3d_app.ui.viewer.panels.rendering import SliceOfStack
from ssai3d_app.ui.viewer.view_state import Position, ViewState
from ssai3d_app.volume.grid import FloatMatrix, IsotropicGrid
from ssai3d_app.volume.scene import Scene

Steps = tuple[float, float, float]


def _placed(sampled: Sampled, row: float, column: float) -> SliceOfStack:
    """A slice in µm, given the distances between voxels along its rows and columns."""
    (rows, columns), (first_row, first_column) = sampled.factors, sampled.offsets
    return SliceOfStack(
        sampled.values, rows * row, columns * column, first_row * row, first_column * column
    )


class Selection(QObject):
    """Which scene, channel and time of a file belong to what the view state selects."""

    def __init__(self, state: ViewState) -> None:
        super().__init__(state)
        self._state = state

    def of(self, scenes: tuple[Scene, ...]) -> tuple[int, int, int] | None:
        """Scene, time and channel, or ``None`` when the file does not hold them."""
        state = self._state
        if state.scene >= len(scenes):
            return None
        return state.scene, state.time, state.channel


class RestoredSelection(Selection):
    """The same for a result, which may hold only some scenes, channels and times of its source.

    It belongs to what is shown as long as the source is read with the axes of the restoration.
    """

    def __init__(self, state: ViewState, request: RestoreRequest, book: CorrectionBook) -> None:
        super().__init__(state)
        self._request, self._book = request, book

    def of(self, scenes: tuple[Scene, ...]) -> tuple[int, int, int] | None:
        """Scene, time and channel in the result."""
        state, asked = self._state, self._request
        restored = (state.scene,) if asked.scenes is None else asked.scenes
        if state.scene not in restored or restored.index(state.scene) >= len(scenes):
            return None
        if self._book.axis_order(asked.path, state.scene) != asked.corrections.axis_order:
            return None
        if asked.channels is not None and state.channel not in asked.channels:
            return None
        if asked.time is not None and state.time != asked.time:
            return None
        return (
            restored.index(state.scene),
            state.time if asked.time is None else 0,
            state.channel if asked.channels is None else asked.channels.index(state.channel),
        )


class DisplaySource(QObject):
    """Connects a reader to the views. All of it runs in the window's thread."""

    opened = Signal()
    """The file is open; its scenes are known."""
    pixels_changed = Signal()
    """There is something new to draw."""
    geometry_changed = Signal()
    """Another scene, or what is said of it was corrected."""

    def __init__(
        self, reader: StackReader, state: ViewState, book: CorrectionBook, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.reader = reader
        self._state = state
        self._book = book
        self._selection: Selection = Selection(state)
        self._opening = 0
        self._interpolation: tuple[tuple[object, ...], FloatMatrix | None] = ((), None)
        self.image: OpenedImage | None = None
        self.scenes: tuple[Scene, ...] = ()
        """All scenes of the file, as the user has corrected them."""
        self._orders: tuple[str, ...] = ()
        self.volume: LoadedVolume | None = None
        book.changed.connect(self._take_corrections)
        reader.opened.connect(self._take_image)
        reader.changed.connect(self._take_volume)
        state.selection_changed.connect(self.request)
        state.crosshair_moved.connect(self.request)

    def open(self, path: Path, selection: Selection | None = None) -> None:
        """Show another file."""
        self.close()
        self._selection = selection or Selection(self._state)
        self._opening = self.reader.open(path)

    def close(self) -> None:
        """Show nothing; what the reader still tells of the old file is dropped."""
        self._opening = 0
        had = self.image is not None
        self.image = self.volume = None
        self.scenes = ()
        if had:
            self.geometry_changed.emit()
            self.pixels_changed.emit()

    @property
    def scene(self) -> Scene | None:
        """The scene on display."""
        where = self._where()
        return self.scenes[where[0]] if where else None

    @property
    def shape(self) -> tuple[int, int, int]:
        """Voxels (Z, Y, X) of the scene."""
        scene = self.scene
        return (1, 1, 1) if scene is None else scene.level_shape(0)

    @property
    def steps(self) -> Steps:
        """Distances (z, y, x) in µm to draw with; where unknown, those of the other axes, or 1."""
        size = self.scene.voxel_size if self.scene else None
        if size is None:
            return 1.0, 1.0, 1.0
        x = size.x or size.y or 1.0
        y = size.y or x
        return size.z or x, y, x

    @property
    def scale_is_known(self) -> bool:
        """Whether the lateral steps are real µm."""
        size = self.scene.voxel_size if self.scene else None
        return bool(size and size.x and size.y)

    @property
    def depth_is_known(self) -> bool:
        """Whether the step along z is real µm; otherwise planes are only counted."""
        return bool(self.scene and self.scene.voxel_size.z)

    @Slot()
    def _take_corrections(self) -> None:
        """The user knows something better: read and draw accordingly."""
        if self.image is None:
            return
        orders, steps = self._orders, self.steps
        z, y, x = self.index_at(self._state.crosshair)
        self._correct()
        where = self._selection.of(self.scenes)
        if where is not None and self._orders[where[0]] != orders[where[0]]:
            self._state.start_scene_again()
        elif self.steps != steps:
            # The crosshair stays on its voxel.
            dz, dy, dx = self.steps
            self._state.move_crosshair((z * dz, y * dy, x * dx))
        self.request()
        self.geometry_changed.emit()

    def _correct(self) -> None:
        assert self.image is not None
        path, stored = self.image.path, self.image.scenes
        self.scenes = tuple(self._book.corrected(path, scene) for scene in stored)
        self._orders = tuple(self._book.axis_order(path, scene.index) for scene in stored)

    def index_at(self, position: Position) -> tuple[int, int, int]:
        """The voxel (z, y, x) nearest to a point, inside the stack."""
        z, y, x = (
            min(max(round(value / step), 0), count - 1)
            for value, step, count in zip(position, self.steps, self.shape, strict=True)
        )
        return z, y, x

    def value_at(self, position: Position) -> float | None:
        """Intensity of the voxel nearest to a point."""
        return self.volume.value(*self.index_at(position)) if self.volume else None

    def xy(self, position: Position) -> SliceOfStack | None:
        """The lateral plane through a point; ``None`` while it is being read."""
        sampled = self.volume.xy(self.index_at(position)[0]) if self.volume else None
        if sampled is None:
            return None
        _, y, x = self.steps
        return _placed(sampled, y, x)

    def xz(self, position: Position, smooth: bool) -> SliceOfStack | None:
        """The slice (Z, X) through a point, interpolated along z when ``smooth``."""
        if self.volume is None:
            return None
        z, y, x = self.steps
        piece = _placed(self.volume.xz(self.index_at(position)[1]), z, x)
        matrix = self._z_interpolation() if smooth else None
        if matrix is None:
            return piece
        return replace(piece, values=matrix @ piece.values.astype(np.float32), row_step=min(y, x))

    def yz(self, position: Position, smooth: bool) -> SliceOfStack | None:
        """The slice (Y, Z) through a point, interpolated along z when ``smooth``."""
        if self.volume is None:
            return None
        z, y, x = self.steps
        piece = _placed(self.volume.yz(self.index_at(position)[2]), y, z)
        matrix = self._z_interpolation() if smooth else None
        if matrix is None:
            return piece
        values = piece.values.astype(np.float32) @ matrix.T
        return replace(piece, values=values, column_step=min(y, x))

    @Slot()
    def request(self) -> None:
        """Ask the reader for what is selected, unless it is there already."""
        where = self._where()
        if self.image is None or where is None:
            if self.volume is not None:
                self.volume = None
                self.pixels_changed.emit()
            return
        key = self._key(where)
        z = self.index_at(self._state.crosshair)[0]
        if self.volume is not None and self.volume.key != key:
            self.volume = None
            self.pixels_changed.emit()
        if self.volume is None or not self.volume.is_as_fine_as_it_gets(z):
            self.reader.want(key, z)

    @Slot(object)
    def _take_image(self, image: OpenedImage) -> None:
        if image.opening != self._opening:
            return
        self.image = image
        self._correct()
        self.opened.emit()
        self.geometry_changed.emit()
        self.request()

    @Slot(object)
    def _take_volume(self, volume: LoadedVolume) -> None:
        where = self._where()
        if where is None or volume.key != self._key(where):
            return
        self.volume = volume
        self.pixels_changed.emit()

    def _where(self) -> tuple[int, int, int] | None:
        return self._selection.of(self.scenes) if self.image else None

    def _key(self, where: tuple[int, int, int]) -> VolumeKey:
        return VolumeKey(self._opening, *where, self._orders[where[0]])

    def _z_interpolation(self) -> FloatMatrix | None:
        """Matrix to the isotropic grid, kept; ``None`` when z is not coarser or not all there."""
        if self.volume is None or not self.volume.is_complete:
            return None
        # A preview may be coarser along z, too; its first plane is the first of the grid.
        shape, factor = self.volume.preview.shape, self.volume.preview.factors[0]
        z, y, x = self.steps
        key = (shape, factor, self.steps)
        if self._interpolation[0] != key:
            grid = IsotropicGrid(shape, (factor * z, y, x))
            matrix = grid.interpolation(0) if grid.anisotropy > 1.01 else None
            self._interpolation = (key, matrix)
        return self._interpolation[1]
