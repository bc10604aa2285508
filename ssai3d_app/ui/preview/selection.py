"""What of a preview's picture belongs to what is looked at, and where it lies."""

from __future__ import annotations

from ssai3d_app.engine.events import PreviewPicture
from ssai3d_app.engine.preview.region import Region
from ssai3d_app.ui import texts
from ssai3d_app.ui.viewer.part import Part
from ssai3d_app.ui.viewer.selection import Selection
from ssai3d_app.ui.viewer.view_state import ViewState
from ssai3d_app.volume.grid import IsotropicGrid
from ssai3d_app.volume.scene import Scene


class PreviewSelection(Selection):
    """One channel at one time, of a region; nothing elsewhere."""

    def __init__(self, state: ViewState, picture: PreviewPicture, scene: Scene) -> None:
        super().__init__(state)
        self._previewed = picture.previewed
        titles = tuple(t.format(step=picture.step) for t in texts.PREVIEW_TITLES[picture.what])
        self.part = part_of(picture.previewed.region, scene, titles)

    def of(self, scenes: tuple[Scene, ...], channel: int) -> tuple[int, int, int] | None:
        """Scene, time and channel in the picture's file, which holds one of each."""
        shown = self._state.scene, channel, self._state.time
        previewed = self._previewed
        here = shown == (previewed.scene, previewed.channel, previewed.time)
        return (0, 0, 0) if here and scenes else None


def part_of(region: Region, scene: Scene, titles: tuple[str, ...]) -> Part:
    """Where a region of a raw scene lies once it is on the isotropic grid."""
    whole = IsotropicGrid.of(scene)
    grid = IsotropicGrid(region.shape, whole.raw_voxel_size)
    z, y, x = (
        first * step
        for (first, _), step in zip(
            (region.z, region.y, region.x), whole.raw_voxel_size, strict=True
        )
    )
    return Part((z, y, x), grid.shape, grid.voxel, whole.shape, titles)
