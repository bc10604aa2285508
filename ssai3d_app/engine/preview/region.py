"""The part of a stack that a preview restores: whole voxels of the raw stack, mostly whole in z."""

from __future__ import annotations

from math import sqrt
from typing import Annotated

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, model_validator

from ssai3d_app.engine.preparation import LEAST_EDGE, LEAST_PLANES
from ssai3d_app.errors import wrong_usage
from ssai3d_app.volume.grid import IsotropicGrid
from ssai3d_app.volume.scene import Box, Scene

Ends = tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=1)]]
"""First voxel, and one after the last."""

MOST_VOXELS = 800_000
"""Of the isotropic grid: so many are restored in seconds on two processor cores."""
_LEAST_SIDE, _LARGEST_SIDE, _MULTIPLE = 48, 256, 16
"""Voxels of the isotropic grid along y and x of a proposed region."""


class Region(BaseModel):
    """A box of raw voxels, as corrected axes count them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    z: Ends
    y: Ends
    x: Ends

    @model_validator(mode="after")
    def _not_empty(self) -> Region:
        for axis in ("z", "y", "x"):
            first, stop = getattr(self, axis)
            if stop <= first:
                raise ValueError(f"the region holds nothing along {axis} ({first}:{stop})")
        return self

    @classmethod
    def of(cls, box: Box) -> Region:
        """The region of a box."""
        z, y, x = ((part.start, part.stop) for part in box)
        return cls(z=z, y=y, x=x)

    @property
    def box(self) -> Box:
        """The same as slices, for reading."""
        return slice(*self.z), slice(*self.y), slice(*self.x)

    @property
    def shape(self) -> tuple[int, int, int]:
        """Voxels along (z, y, x)."""
        z, y, x = (stop - first for first, stop in (self.z, self.y, self.x))
        return z, y, x

    def check_within(self, scene: Scene) -> None:
        """Make sure that a scene holds it, and that it is large enough to be restored.

        Raises
        ------
        UserError
            When not.
        """
        for axis, least in (("z", LEAST_PLANES), ("y", LEAST_EDGE), ("x", LEAST_EDGE)):
            (first, stop), length = getattr(self, axis), scene.length(axis.upper())
            if stop > length:
                raise wrong_usage(
                    f"The region {first}:{stop} along {axis} is not inside the stack",
                    f"choose it within 0:{length}",
                )
            if stop - first < min(least, length):
                raise wrong_usage(
                    f"The region is only {stop - first} voxels long along {axis}",
                    f"make it at least {least} voxels long",
                )


class PreviewedRegion(BaseModel):
    """Which part of a file a preview restores: a region of one channel at one time.

    ``scene``, ``channel`` and ``time`` are indices from 0, after corrections.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    scene: Annotated[int, Field(ge=0)] = 0
    channel: Annotated[int, Field(ge=0)] = 0
    time: Annotated[int, Field(ge=0)] = 0
    region: Region


def side_of_region(grid: IsotropicGrid) -> int:
    """Voxels of the isotropic grid along y and x of a region that is restored in seconds."""
    side = int(sqrt(MOST_VOXELS / grid.shape[0])) // _MULTIPLE * _MULTIPLE
    return min(max(side, _LEAST_SIDE), _LARGEST_SIDE)


def planes_of_region(grid: IsotropicGrid) -> int:
    """Raw planes of a region: all, but of very deep stacks as many as are restored in time."""
    depth = MOST_VOXELS // side_of_region(grid) ** 2
    most = int((depth - 1) / grid.anisotropy) + 1
    return min(grid.raw_shape[0], max(most, LEAST_PLANES))


def edges_of_region(grid: IsotropicGrid) -> tuple[int, int, int]:
    """Raw voxels along (z, y, x) of a region that is proposed; no more than the stack holds."""
    side = side_of_region(grid)
    y, x = (
        min(max(round(side * grid.voxel / step), min(LEAST_EDGE, length)), length)
        for step, length in zip(grid.raw_voxel_size[1:], grid.raw_shape[1:], strict=True)
    )
    return planes_of_region(grid), y, x


def about(centre: tuple[float, float, float], edges: tuple[int, int, int], within: Scene) -> Region:
    """A region of these edges about a voxel, moved to lie inside a scene."""
    ends = {}
    for axis, middle, wanted in zip("zyx", centre, edges, strict=True):
        length = within.length(axis.upper())
        edge = min(wanted, length)
        first = int(np.clip(round(middle - edge / 2), 0, length - edge))
        ends[axis] = (first, first + edge)
    return Region(**ends)


def restorable_part(drawn: Region, scene: Scene, grid: IsotropicGrid) -> Region:
    """Of a region that somebody has drawn, as much about its middle as is restored in time.

    It takes all planes, as the network needs them; what is too small along y or x is made larger.
    """
    most = edges_of_region(grid)
    _, y, x = drawn.shape
    height, width = max(y, LEAST_EDGE), max(x, LEAST_EDGE)
    # A long narrow region may have the voxels of a square one.
    shrink = min(1.0, sqrt(most[1] * most[2] / (height * width)))
    edges = most[0], max(int(height * shrink), LEAST_EDGE), max(int(width * shrink), LEAST_EDGE)
    middle_z, middle_y, middle_x = (
        (first + stop) / 2 for first, stop in (drawn.z, drawn.y, drawn.x)
    )
    return about((middle_z, middle_y, middle_x), edges, scene)
