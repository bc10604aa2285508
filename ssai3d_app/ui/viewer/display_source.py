"""One of the two stacks that are compared: what the reader has of it, and its slices in µm."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from ssai3d_app.ui.opening.correction_book import CorrectionBook
from ssai3d_app.ui.opening.loaded_volume import LoadedVolume, VolumeKey
from ssai3d_app.ui.opening.projections import Span
from ssai3d_app.ui.opening.reader import OpenedImage, StackReader
from ssai3d_app.ui.opening.wish import Wish
from ssai3d_app.ui.viewer.cutting import Cutting, Lattice
from ssai3d_app.ui.viewer.in_view import Fineness, InView
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.panels.rendering import SliceOfStack
from ssai3d_app.ui.viewer.part import Part
from ssai3d_app.ui.viewer.selection import Selection
from ssai3d_app.ui.viewer.slabs.slab import Slab
from ssai3d_app.ui.viewer.slicing import Steps, cut_projection
from ssai3d_app.ui.viewer.view_state import Position, ViewState
from ssai3d_app.volume.scene import Scene


class DisplaySource(QObject):
    """Connects a reader to the views. All of it runs in the window's thread.

    Channels are counted in the raw stack, also where a result holds only some of them. The channel
    that is selected is always read; others where :meth:`want_channels` asks for them.
    """

    opened = Signal()
    """The file is open; its scenes are known."""
    pixels_changed = Signal()
    """There is something new to draw."""
    geometry_changed = Signal()
    """Another scene, or what is said of it was corrected."""

    def __init__(
        self,
        reader: StackReader,
        state: ViewState,
        book: CorrectionBook,
        parent: QObject,
        *,
        is_restored: bool = False,
    ) -> None:
        super().__init__(parent)
        self.reader = reader
        self.is_restored = is_restored
        """Whether it shows results and not what was recorded."""
        self._state = state
        self._book = book
        self._selection: Selection = Selection(state)
        self._opening = 0
        self._wanted: frozenset[int] = frozenset()
        self._wish: Wish | None = None
        self._volumes: dict[int, LoadedVolume] = {}
        self._outgoing: dict[int, LoadedVolume] = {}
        self._cutting = Cutting()
        self._projected: Slab | None = None
        self.image: OpenedImage | None = None
        self.scenes: tuple[Scene, ...] = ()
        """All scenes of the file, as the user has corrected them."""
        self._orders: tuple[str, ...] = ()
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

    def replace(self, path: Path, selection: Selection) -> None:
        """Show another file of the same shape; what is shown stays until its voxels are there."""
        self._outgoing |= self._volumes
        self._volumes.clear()
        self._selection = selection
        self._opening = self.reader.open(path)

    def close(self) -> None:
        """Show nothing; what the reader still tells of the old file is dropped."""
        self._opening = 0
        had = self.image is not None
        self.image = self._wish = None
        self._volumes.clear()
        self._outgoing.clear()
        self.scenes = ()
        if had:
            self.geometry_changed.emit()
            self.pixels_changed.emit()

    @property
    def volume(self) -> LoadedVolume | None:
        """What there is of the selected channel; ``None`` while nothing has come."""
        return self.volume_of(self._state.channel)

    def volume_of(self, channel: int) -> LoadedVolume | None:
        """What there is of a channel; ``None`` while nothing has come, or it is not wanted."""
        volume = self._volumes.get(channel)
        there = volume is not None and volume.is_complete
        return volume if there else self._outgoing.get(channel, volume)

    def want_channels(self, channels: Iterable[int]) -> None:
        """Read these channels beside the selected one, and no others."""
        if frozenset(channels) != self._wanted:
            self._wanted = frozenset(channels)
            self.request()

    @property
    def selection(self) -> Selection:
        """What of the file belongs to what is looked at."""
        return self._selection

    @property
    def scene(self) -> Scene | None:
        """The scene on display."""
        where = self._where()
        return self.scenes[where[0]] if where else None

    @property
    def part(self) -> Part | None:
        """Where the file lies, if it holds only a region of the stack."""
        return None if self.image is None else self._selection.part

    @property
    def shape(self) -> tuple[int, int, int]:
        """Voxels (Z, Y, X) of the scene; of a region, as many as the whole scene would have."""
        part = self.part
        return self.lattice.shape if part is None else part.whole

    @property
    def steps(self) -> Steps:
        """Distances (z, y, x) in µm to draw with; where unknown, those of the other axes, or 1."""
        scene = self.scene
        size = scene.voxel_size if scene else None
        if size is None:
            return 1.0, 1.0, 1.0
        x = size.x or size.y or 1.0
        y = size.y or x
        return size.z or x, y, x

    @property
    def scale_is_known(self) -> bool:
        """Whether the lateral steps are real µm."""
        scene = self.scene
        size = scene.voxel_size if scene else None
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
        where = self._where()
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

    @property
    def lattice(self) -> Lattice:
        """Where the voxels lie that the file holds, from the first of them."""
        scene = self.scene
        return Lattice((1, 1, 1) if scene is None else scene.level_shape(0), self.steps)

    def index_at(self, position: Position) -> tuple[int, int, int]:
        """The voxel (z, y, x) nearest to a point, inside the stack."""
        return Lattice(self.shape, self.steps).index_at(position)

    def _inside(self, position: Position, *axes: int) -> Position | None:
        """A point counted from the first voxel; ``None`` beside a region, along these axes."""
        part = self.part
        if part is None:
            return position
        return part.inside(position) if part.reaches(position, axes) else None

    def value_at(self, position: Position, channel: int | None = None) -> float | None:
        """Intensity of the voxel nearest to a point, in the selected channel unless told.

        ``None`` while it is not there, and beside a region.
        """
        volume, at = self._volume(channel), self._inside(position, 0, 1, 2)
        return volume.value(*self.lattice.index_at(at)) if volume and at else None

    def slice(
        self, cut: Cut, position: Position, smooth: bool = False, channel: int | None = None
    ) -> SliceOfStack | None:
        """The slice through a point, in the selected channel unless one is given.

        ``None`` while it is being read, and beside a region. Slices along z, and lateral planes
        between those that were recorded, are interpolated when ``smooth``.
        """
        volume, at = self._volume(channel), self._inside(position, cut.through)
        if volume is None or at is None:
            return None
        return self._placed(self._cutting.slice(volume, self.lattice, cut, at, smooth), cut)

    def _placed(self, piece: SliceOfStack | None, cut: Cut) -> SliceOfStack | None:
        part = self.part
        return piece if piece is None or part is None else part.placed(piece, cut)

    def projection(self, channel: int | None = None) -> SliceOfStack | None:
        """All that is there of the stack, or of a slab at the crosshair, projected along z.

        ``None`` until :meth:`project` asked for it and the first planes have come.
        """
        volume, span = self._projection(channel)
        if volume is None or span is None:
            return None
        return cut_projection(volume, Cut.XY, span, self.steps, smooth=False)

    def signature_of_projection(self, channel: int | None = None) -> tuple[object, ...]:
        """Tells whether :meth:`projection` gives something else than before."""
        volume, span = self._projection(channel)
        if volume is None or span is None:
            return ()
        return (volume.serial, self.steps, span, volume.projection_version(span))

    def _projection(self, channel: int | None) -> tuple[LoadedVolume | None, Span | None]:
        volume, slab = self._volume(channel), self._projected
        if volume is None or slab is None:
            return None, None
        at = self._state.crosshair
        return volume, self._cutting.projected(volume, self.lattice, slab, at)

    @property
    def projected(self) -> Slab | None:
        """What is projected along z."""
        return self._projected

    def project(self, slab: Slab | None) -> None:
        """Project the voxels of a slab at the crosshair along z, or nothing."""
        if slab != self._projected:
            self._projected = slab
            self.request()
            self.pixels_changed.emit()

    @property
    def slab(self) -> Slab:
        """How thick slices are."""
        return self._cutting.slab

    def slab_at(self, cut: Cut, position: Position) -> Span | None:
        """The voxels that the slice through a point brings together; ``None`` for one voxel."""
        return self._cutting.slab.span(cut, position, self.shape, self.steps)

    @Slot(object)
    def show_slab(self, slab: Slab) -> None:
        """Bring the voxels of a slab together in each slice."""
        if slab != self._cutting.slab:
            self._cutting.slab = slab
            self.request()
            self.pixels_changed.emit()

    def signature(
        self, cut: Cut, position: Position, smooth: bool = False, channel: int | None = None
    ) -> tuple[object, ...]:
        """Tells whether :meth:`slice` gives something else than before, without cutting."""
        volume, at = self._volume(channel), self._inside(position, cut.through)
        if volume is None or at is None:
            return ()
        return self._cutting.signature(volume, self.lattice, cut, at, smooth)

    def fineness(self, cut: Cut, position: Position, channel: int | None = None) -> Fineness:
        """How :meth:`slice` shows what is in view."""
        volume, at = self._volume(channel), self._inside(position, cut.through)
        if volume is None:
            return Fineness.LOADING
        if at is None:
            return Fineness.FULL
        return self._cutting.fineness(volume, self.lattice, cut, at)

    def look(self, in_view: InView) -> None:
        """What the panels have in view is read as fine as the screen can show it."""
        if in_view != self._cutting.in_view:
            self._cutting.in_view = in_view
            self.request()
            if any(volume.is_coarse for volume in self._volumes.values()):
                self.pixels_changed.emit()

    def xy(self, position: Position, channel: int | None = None) -> SliceOfStack | None:
        """The lateral plane through a point; ``None`` while it is being read."""
        return self.slice(Cut.XY, position, channel=channel)

    def xz(
        self, position: Position, smooth: bool, channel: int | None = None
    ) -> SliceOfStack | None:
        """The slice (Z, X) through a point, interpolated along z when ``smooth``."""
        return self.slice(Cut.XZ, position, smooth, channel)

    def yz(
        self, position: Position, smooth: bool, channel: int | None = None
    ) -> SliceOfStack | None:
        """The slice (Y, Z) through a point, interpolated along z when ``smooth``."""
        return self.slice(Cut.YZ, position, smooth, channel)

    def _volume(self, channel: int | None) -> LoadedVolume | None:
        return self.volume if channel is None else self.volume_of(channel)

    @Slot()
    def request(self) -> None:
        """Ask the reader for what is looked at, unless it was asked for that last."""
        keys = self._keys()
        stale = [n for n, volume in self._volumes.items() if keys.get(n) != volume.key]
        for channel in stale:
            del self._volumes[channel]
        if stale:
            self.pixels_changed.emit()
        if not keys:
            self._wish = None
            return
        wish = self._wish_for(tuple(keys.values()))
        if wish != self._wish:
            self._wish = wish
            self.reader.want(wish)

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
        for channel, key in self._keys().items():
            if volume.key == key:
                known = self._volumes.get(channel)
                self._volumes[channel] = volume
                if volume.is_complete:
                    self._outgoing.pop(channel, None)
                if volume.is_coarse and (known is None or known.serial != volume.serial):
                    # Only now it is known what is not fine enough.
                    self.request()
                self.pixels_changed.emit()
                return

    def _wish_for(self, keys: tuple[VolumeKey, ...]) -> Wish:
        at, lattice = self._state.crosshair, self.lattice
        if (part := self.part) is not None:
            at = part.inside(at)
        # Of what several channels show too coarsely the same is read once for all.
        regions = dict.fromkeys(
            region
            for volume in self._volumes.values()
            for region in self._cutting.regions_to_read(volume, lattice, at)
        )
        spans = self._cutting.slabs(lattice, at)
        if self._projected is not None:
            deep = self._projected.span(Cut.XY, at, lattice.shape, lattice.steps)
            spans += [] if deep is None else [deep]
        return Wish(keys, lattice.index_at(at), tuple(regions), tuple(spans))

    def _where(self) -> tuple[int, int, int] | None:
        """Scene, time and channel in the file, of the first channel looked at that it holds."""
        if self.image is None:
            return None
        # Asked for many times a frame: mostly the file holds the selected channel.
        for channel in self._looked_at():
            where = self._selection.of(self.scenes, channel)
            if where is not None:
                return where
        return None

    def _looked_at(self) -> tuple[int, ...]:
        """The channels that are looked at, the selected one first."""
        selected = self._state.channel
        others = self._wanted - {selected}
        return (selected, *sorted(others)) if others else (selected,)

    def _keys(self) -> dict[int, VolumeKey]:
        """The volumes that are looked at by channel, the selected one first."""
        if self.image is None:
            return {}
        keys = {}
        for channel in self._looked_at():
            where = self._selection.of(self.scenes, channel)
            if where is not None:
                keys[channel] = VolumeKey(self._opening, *where, self._orders[where[0]])
        return keys
