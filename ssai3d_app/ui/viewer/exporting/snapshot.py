"""What is shown of a stack at one moment, to be drawn elsewhere and in any thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ssai3d_app.ui.opening.loaded_volume import LoadedVolume
from ssai3d_app.ui.viewer.channels.composing import channel_layers, own_contrast
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.panels.layers import Layer
from ssai3d_app.ui.viewer.slabs.slab import THIN, Slab
from ssai3d_app.ui.viewer.slicing import Steps, cut_slice, project_slice
from ssai3d_app.ui.viewer.view_state import Levels, Position, ViewState


@dataclass(frozen=True, eq=False)
class ShownChannel:
    """The voxels of a channel, and how their intensities become colours."""

    name: str
    volume: LoadedVolume
    levels: Levels
    color: str | None = None
    gamma: float = 1.0


@dataclass(frozen=True, eq=False)
class StackSnapshot:
    """One of the two stacks. ``steps`` (z, y, x) are in µm, ``shape`` is in voxels.

    ``here`` is what the panels show at ``position``, as fine as they do. ``own_contrast`` says so
    where it is not shown like the raw stack.
    """

    channels: tuple[ShownChannel, ...]
    steps: Steps
    shape: tuple[int, int, int]
    position: Position
    here: Mapping[Cut, tuple[Layer, ...]]
    smooth: bool = True
    slab: Slab = THIN
    own_contrast: str = ""

    def layers(self, cut: Cut, position: Position) -> tuple[Layer, ...]:
        """The slices through a point, one a channel; those that have not been read are left out.

        Away from ``position`` they are as fine as what is held in memory.
        """
        index = self._index(cut, position)
        if index == self._index(cut, self.position):
            return self.here[cut]
        span = self.slab.span(cut, position, self.shape, self.steps)
        made = []
        for channel in self.channels:
            if span is None:
                piece = cut_slice(channel.volume, cut, index, self.steps, self.smooth)
            else:
                piece = project_slice(channel.volume, cut, span, self.steps, self.smooth)
            if piece is not None:
                made.append(Layer(piece, channel.levels, channel.color, channel.gamma))
        return tuple(made)

    def _index(self, cut: Cut, position: Position) -> int:
        axis = cut.through
        return min(max(round(position[axis] / self.steps[axis]), 0), self.shape[axis] - 1)

    @property
    def extent(self) -> Position:
        """Size (z, y, x) in µm."""
        z, y, x = (n * step for n, step in zip(self.shape, self.steps, strict=True))
        return z, y, x

    @property
    def is_coarse(self) -> bool:
        """Whether any channel is held with fewer voxels than the file has."""
        return any(channel.volume.is_coarse for channel in self.channels)


def snapshot_of(source: DisplaySource, state: ViewState) -> StackSnapshot | None:
    """A stack as it is shown now; ``None`` while there is nothing to show, and for a region."""
    if source.scene is None or source.part is not None:
        return None
    shown = []
    for channel in state.shown_channels:
        look, volume = state.looks.of(channel), source.volume_of(channel)
        levels = look.levels_of(source.is_restored)
        if volume is not None and levels is not None:
            name = state.looks.names[channel]
            shown.append(ShownChannel(name, volume, levels, look.color, look.gamma))
    if not shown:
        return None
    at = state.crosshair
    here = {cut: channel_layers(source, state, cut, at) for cut in Cut}
    return StackSnapshot(
        tuple(shown),
        source.steps,
        source.shape,
        at,
        here,
        state.smooth,
        source.slab,
        own_contrast(source, state),
    )
