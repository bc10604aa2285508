"""What a restoration would do to a stack, in words, before anything is started."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QLocale

from ssai3d_app.engine.preparation import cautions, check_restorable
from ssai3d_app.errors import UserError
from ssai3d_app.ui import texts
from ssai3d_app.ui.quantities import size_in_words
from ssai3d_app.volume.scene import Scene, VoxelSize


@dataclass(frozen=True)
class Plan:
    """``blocker`` is why it cannot start, or ``None``; then ``expected`` says what will come."""

    blocker: str | None
    expected: str
    cautions: tuple[str, ...]


def plan_for(
    scene: Scene, voxel_size: tuple[float, float, float] | None, channels: int, times: int
) -> Plan:
    """The plan for a scene with the voxel size (z, y, x) in µm of the panel.

    The engine's own checks decide, so that panel and engine never disagree. Without a voxel size
    only what blocks for other reasons is said.
    """
    known = voxel_size or (1.0, 1.0, 1.0)
    sized = replace(scene, voxel_size=VoxelSize(*known, "panel"))
    try:
        grid = check_restorable(sized)
    except UserError as error:
        return Plan(error.sentence, "", ())
    if voxel_size is None:
        return Plan(None, "", ())
    planes, rows, columns = grid.shape
    item = np.dtype(scene.dtype).itemsize
    words = {
        "ratio": QLocale().toString(grid.anisotropy, "f", 1),
        "planes": planes,
        "x": columns,
        "y": rows,
        "size": size_in_words(float(planes) * rows * columns * item * channels * times),
    }
    said = tuple(cautions(sized, grid))
    if grid.anisotropy < 1.05:
        return Plan(None, texts.EXPECTED_EQUAL.format(**words), (texts.CAUTION_EQUAL, *said))
    return Plan(None, texts.EXPECTED.format(**words), said)
