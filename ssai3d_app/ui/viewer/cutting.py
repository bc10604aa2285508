"""What of a stack the panels show: a slice, a part of it with every voxel, or a slab."""

from __future__ import annotations

from dataclasses import dataclass

from ssai3d_app.ui.opening.fine_pieces import Region
from ssai3d_app.ui.opening.loaded_volume import LoadedVolume
from ssai3d_app.ui.opening.projections import Span
from ssai3d_app.ui.viewer.in_view import Fineness, InView
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.panels.rendering import SliceOfStack
from ssai3d_app.ui.viewer.slabs.slab import WHOLE, Slab
from ssai3d_app.ui.viewer.slicing import (
    Steps,
    cut_projection,
    cut_slice,
    plane_between,
    planes_about,
)
from ssai3d_app.ui.viewer.view_state import Position

Shape = tuple[int, int, int]


@dataclass(frozen=True)
class Lattice:
    """Where the voxels of a stack lie: their number (z, y, x) and their distances in µm."""

    shape: Shape
    steps: Steps

    def index_at(self, position: Position) -> tuple[int, int, int]:
        """The voxel (z, y, x) nearest to a point, inside the stack."""
        z, y, x = (
            min(max(round(value / step), 0), count - 1)
            for value, step, count in zip(position, self.steps, self.shape, strict=True)
        )
        return z, y, x


class Cutting:
    """Cuts the volumes of one stack, as thick as the slab and as fine as what is in view."""

    def __init__(self) -> None:
        self.in_view = InView()
        self.slab = Slab()
        self._last_slabs: dict[tuple[object, int], Span] = {}

    def slice(
        self, volume: LoadedVolume, lattice: Lattice, cut: Cut, position: Position, smooth: bool
    ) -> SliceOfStack | None:
        """The slice through a point; ``None`` while it is being read."""
        span = self._slab_shown(volume, lattice, cut, position)
        if span is not None:
            return cut_projection(volume, cut, span, lattice.steps, smooth)
        if cut is Cut.XY and smooth:
            between = plane_between(volume, position[0], lattice.steps)
            if between is not None:
                return between
        index = lattice.index_at(position)[cut.through]
        region = self._seen(volume, lattice, cut, index)
        return cut_slice(volume, cut, index, lattice.steps, smooth, region)

    def signature(
        self, volume: LoadedVolume, lattice: Lattice, cut: Cut, position: Position, smooth: bool
    ) -> tuple[object, ...]:
        """Tells whether :meth:`slice` gives something else than before, without cutting."""
        common = (volume.serial, lattice, smooth and cut is not Cut.XY)
        span = self._slab_shown(volume, lattice, cut, position)
        if span is not None:
            return (*common, span, volume.projection_version(span), volume.is_complete)
        index = lattice.index_at(position)[cut.through]
        region = self._seen(volume, lattice, cut, index)
        piece = volume.pieces.find(region) if region is not None else None
        if piece is not None:
            return (*common, piece.region)
        if cut is Cut.XY:
            about = planes_about(volume, position[0], lattice.steps) if smooth else range(0)
            between = tuple((z, volume.has(z), volume.has_full(z)) for z in about)
            height = position[0] if between else None
            return (*common, index, volume.has(index), volume.has_full(index), height, between)
        return (*common, volume.preview.nearest(cut.through, index), volume.share)

    def fineness(
        self, volume: LoadedVolume, lattice: Lattice, cut: Cut, position: Position
    ) -> Fineness:
        """How :meth:`slice` shows what is in view."""
        span = self.slab.span(cut, position, lattice.shape, lattice.steps)
        if span is not None:
            if not volume.is_complete or not volume.is_projected(span):
                return Fineness.LOADING
            return Fineness.COARSE if volume.is_coarse else Fineness.FULL
        index = lattice.index_at(position)[cut.through]
        region = self._seen(volume, lattice, cut, index)
        if region is not None and volume.fine(region) is not None:
            return Fineness.FULL
        if cut is Cut.XY and volume.has_full(index):
            return Fineness.FULL
        if not (volume.has(index) if cut is Cut.XY else volume.is_complete):
            return Fineness.LOADING
        coarse = self.in_view.shows_coarse(cut, volume, lattice.steps)
        return Fineness.COARSE if coarse else Fineness.FULL

    def regions_to_read(
        self, volume: LoadedVolume, lattice: Lattice, position: Position
    ) -> list[Region]:
        """What is in view of slices that the preview shows too coarsely."""
        if not volume.is_coarse:
            return []
        index = lattice.index_at(position)
        regions = (
            self.in_view.wanted(cut, index[cut.through], volume, lattice.steps)
            for cut in Cut
            if self.slab.span(cut, position, lattice.shape, lattice.steps) is None
        )
        return [region for region in regions if region is not None]

    def projected(
        self, volume: LoadedVolume, lattice: Lattice, slab: Slab, position: Position
    ) -> Span | None:
        """The voxels of a projection along z that can be shown; ``None`` while it is begun."""
        span = slab.span(Cut.XY, position, lattice.shape, lattice.steps)
        # All of the stack is shown as its planes come.
        return span if span is None or slab == WHOLE else self._shown(volume, span, "projection")

    def slabs(self, lattice: Lattice, position: Position) -> list[Span]:
        """The slabs that the three cuts through a point show."""
        spans = (self.slab.span(cut, position, lattice.shape, lattice.steps) for cut in Cut)
        return [span for span in spans if span is not None]

    def _slab_shown(
        self, volume: LoadedVolume, lattice: Lattice, cut: Cut, position: Position
    ) -> Span | None:
        """The slab at a point; while it is made, the one made last; ``None`` for a thin slice."""
        span = self.slab.span(cut, position, lattice.shape, lattice.steps)
        return None if span is None else self._shown(volume, span, cut)

    def _shown(self, volume: LoadedVolume, span: Span, place: object) -> Span | None:
        if volume.is_projected(span):
            self._last_slabs[place, volume.serial] = span
            return span
        last = self._last_slabs.get((place, volume.serial))
        return last if last is not None and last.kind is span.kind else None

    def _seen(self, volume: LoadedVolume, lattice: Lattice, cut: Cut, index: int) -> Region | None:
        """The part of a slice in view, where the stack is finer than what is held of it."""
        if not volume.is_coarse or (cut is Cut.XY and volume.refines):
            return None
        return self.in_view.region(cut, index, volume.shape, lattice.steps)
