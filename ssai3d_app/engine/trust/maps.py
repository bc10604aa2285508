"""What a trust map is on the disk: among the working files, and as a file of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ssai3d_app.engine.scene_plan import ScenePlan
from ssai3d_app.formats.result import ImageDescription, ResultDescription

MAP_STEPS = 128
"""The map tells trust in steps of 1/128: finer than it is known, and small when compressed."""
MAP_DTYPE = "uint8"
"""Of a map among the working files, which holds numbers of steps."""
DIFFERENCE_DTYPE = "float16"
"""Of how far the two passes are apart: three digits of it are plenty."""


def map_description(plans: Sequence[ScenePlan]) -> ResultDescription:
    """What the file holds: the grids of the result, in 32-bit real values.

    Viewers show those as they are, 0 to 1; of the few values that occur, compression leaves about
    a byte a voxel.
    """
    return ResultDescription(tuple(_described(plan.image) for plan in plans))


def _described(image: ImageDescription) -> ImageDescription:
    channels = tuple(replace(c, name=f"Trust in {c.name}") for c in image.channels)
    return replace(image, name=f"{image.name}, trust", dtype="float32", channels=channels)
