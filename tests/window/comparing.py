"""A window with a raw stack and its result, both from memory."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from pytestqt.qtbot import QtBot

from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.ui.main_window import MainWindow
from ssai3d_app.volume.grid import IsotropicGrid
from ssai3d_app.volume.scene import VoxelSize
from tests.window.conftest import PATIENCE, StackInMemory

RAW_SHAPE, RAW_STEPS = (12, 48, 64), (0.5, 0.1, 0.1)
GRID = IsotropicGrid(RAW_SHAPE, RAW_STEPS)


def raw_stack() -> StackInMemory:
    """Blobs that are long along z, on a slope; 0.5 × 0.1 × 0.1 µm."""
    z, y, x = np.indices(RAW_SHAPE, dtype=float)
    data = 100 + 4 * x + 2 * y
    for at in ((3, 12, 16), (8, 34, 44), (5, 26, 30)):
        distance = ((z - at[0]) / 2.2) ** 2 + ((y - at[1]) / 5) ** 2 + ((x - at[2]) / 5) ** 2
        data += 900 * np.exp(-distance)
    return StackInMemory(data[None, None].astype(np.uint16), VoxelSize(*RAW_STEPS, "test metadata"))


def restored_stack() -> StackInMemory:
    """The same blobs, round; 0.1 µm."""
    z, y, x = np.indices(GRID.shape, dtype=float)
    data = 100 + 4 * x + 2 * y
    for at in ((15, 12, 16), (40, 34, 44), (25, 26, 30)):
        distance = ((z - at[0]) / 5) ** 2 + ((y - at[1]) / 5) ** 2 + ((x - at[2]) / 5) ** 2
        data += 1000 * np.exp(-distance)
    voxel = VoxelSize(GRID.voxel, GRID.voxel, GRID.voxel, "test metadata")
    return StackInMemory(data[None, None].astype(np.uint16), voxel)


def interpolated(raw: StackInMemory) -> np.ndarray:
    """The raw stack on the grid of the result, shape (Z, Y, X)."""
    planes = raw.data[0, 0].astype(np.float32)
    return np.einsum("kz,zyx->kyx", GRID.interpolation(0), planes)


def opener(raw: StackInMemory, restored: StackInMemory):
    """Opens results as one stack and all else as the other."""

    def open_path(path: Path) -> StackInMemory:
        return restored if "isotropic" in path.name else raw

    return open_path


def show_both(qtbot: QtBot, window: MainWindow, open_in, folder: Path) -> None:
    """Open the raw stack and lay the result beside it."""
    raw, result = folder / "stack.tif", folder / "stack_isotropic.ome.tif"
    open_in(window, raw)
    window.comparison.show_result(RestoreRequest(path=raw, output=result), result)
    qtbot.waitUntil(
        lambda: window.restored.volume is not None and window.restored.volume.is_measured,
        timeout=PATIENCE,
    )
