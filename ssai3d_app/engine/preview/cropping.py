"""A region of a stack, as if the microscope had recorded nothing else."""

from __future__ import annotations

from dataclasses import replace

from ssai3d_app.engine.preview.region import Region
from ssai3d_app.volume.scene import Box, Plane, Scene, Stack, Voxels


class CroppedStack:
    """The voxels of a region; its scene is the first and only one."""

    def __init__(self, stack: Stack, region: Region) -> None:
        self._stack = stack
        self._region = region
        whole = stack.scene
        lengths = dict(zip("ZYX", region.shape, strict=True))
        shape = tuple(
            lengths.get(axis, length) for axis, length in zip(whole.axes, whole.shape, strict=True)
        )
        self._scene = replace(whole, index=0, shape=shape, pyramid=(), remarks=())

    @property
    def scene(self) -> Scene:
        """The scene, as large as the region."""
        return self._scene

    def read_plane(self, time: int, channel: int, z: int) -> Plane:
        """One lateral plane of the region, shape (Y, X)."""
        rows, columns = (slice(0, length) for length in self._region.shape[1:])
        plane: Plane = self.read_box(time, channel, (slice(z, z + 1), rows, columns))[0]
        return plane

    def read_box(self, time: int, channel: int, box: Box, level: int = 0) -> Voxels:
        """A box counted from the first voxel of the region, shape (Z, Y, X)."""
        assert level == 0, "a region has no coarser levels"
        z, y, x = (
            slice(part.start + whole.start, part.stop + whole.start)
            for part, whole in zip(box, self._region.box, strict=True)
        )
        return self._stack.read_box(time, channel, (z, y, x))
