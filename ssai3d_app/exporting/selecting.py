"""What a request takes of a scene, and how the copy describes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ssai3d_app.errors import wrong_usage
from ssai3d_app.exporting.intensities import exported_dtype
from ssai3d_app.exporting.request import ExportRequest
from ssai3d_app.formats.result import ImageDescription
from ssai3d_app.volume.boxes import whole
from ssai3d_app.volume.scene import Box, Scene


@dataclass(frozen=True)
class Selected:
    """A part of a scene: a box of voxels, channels and times by index."""

    scene: Scene
    box: Box
    channels: tuple[int, ...]
    times: tuple[int, ...]

    @property
    def planes(self) -> int:
        """How many planes it has in all."""
        depth = self.box[0].stop - self.box[0].start
        return int(depth) * len(self.channels) * len(self.times)


def selected(request: ExportRequest, scene: Scene) -> Selected:
    """The part of a scene, as corrected, that is asked for.

    Raises
    ------
    UserError
        When the scene has no such voxels, channels or times, or is in colour.
    """
    if scene.is_rgb:
        raise wrong_usage(
            f"{scene.name} is a colour image, not a stack of intensities",
            "export its channels from the microscope software",
        )
    shape = scene.level_shape(0)
    box = whole(shape)
    if request.region is not None:
        for axis, (_, stop), length in zip("zyx", request.region, shape, strict=True):
            if stop > length:
                raise wrong_usage(
                    f"The region reaches to voxel {stop} along {axis} and the stack has {length}",
                    f"choose one that ends at {length} at the most",
                )
        z, y, x = (slice(*span) for span in request.region)
        box = z, y, x
    channels = _chosen(request.channels, scene.length("C"), "Channel")
    return Selected(scene, box, channels, _chosen(request.times, scene.length("T"), "Time"))


def _chosen(asked: Sequence[int] | None, count: int, what: str) -> tuple[int, ...]:
    if asked is None:
        return tuple(range(count))
    for number in asked:
        if number >= count:
            raise wrong_usage(f"{what} {number} does not exist", f"choose from 0 to {count - 1}")
    return tuple(asked)


def described(part: Selected, request: ExportRequest) -> ImageDescription:
    """The copy, with what is known of the scene."""
    scene, size = part.scene, part.scene.voxel_size
    z, y, x = (side.stop - side.start for side in part.box)
    first_z, first_y, first_x = (side.start for side in part.box)
    return ImageDescription(
        name=scene.name,
        shape=(len(part.times), len(part.channels), z, y, x),
        dtype=exported_dtype(request, scene),
        voxel_size=(size.z, size.y, size.x),
        channels=tuple(scene.channels[number] for number in part.channels),
        time_step_s=_time_step(scene, part.times),
        microscope=scene.microscope,
        first_voxel=(first_z, first_y, first_x),
    )


def _time_step(scene: Scene, times: Sequence[int]) -> float | None:
    """Time between frames in s; ``None`` where the chosen ones are not evenly apart."""
    apart = {after - before for before, after in pairwise(times)}
    if scene.time_step_s is None or len(apart) > 1 or min(apart, default=1) < 1:
        return None
    return scene.time_step_s * min(apart, default=1)
