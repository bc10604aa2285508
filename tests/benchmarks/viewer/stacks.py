"""Stacks on the disk to page through."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import tifffile

EDGE = 2048
PLANE_BYTES = 2 * EDGE**2
SIZE = (0.5, 0.1, 0.1)


def write_stack(path: Path, planes: int) -> None:
    """An ImageJ-like OME-TIFF of 16 bits, uncompressed: smooth structure on noise."""
    rng = np.random.default_rng(0)
    noise = rng.integers(90, 160, (EDGE, EDGE)).astype(np.uint16)
    rows, columns = np.indices((EDGE, EDGE), dtype=np.float32)
    cells = 900 * np.maximum(np.sin(rows / 31) * np.cos(columns / 37), 0) ** 2
    texture = cells.astype(np.uint16)

    def made(number: int) -> np.ndarray:
        return np.roll(texture, 3 * number, axis=0) + np.roll(noise, number, axis=1)

    tifffile.imwrite(
        path,
        (made(number) for number in range(planes)),
        shape=(planes, EDGE, EDGE),
        dtype=np.uint16,
        ome=True,
        bigtiff=True,
        metadata=_metadata(),
    )


def write_sparse_stack(path: Path, planes: int) -> None:
    """The same, with every voxel zero: a hole in the file, which takes no room on the disk."""
    mapped = tifffile.memmap(
        path,
        shape=(planes, EDGE, EDGE),
        dtype=np.uint16,
        ome=True,
        bigtiff=True,
        metadata=_metadata(),
    )
    mapped[0, 0, 0] = 1
    del mapped


def _metadata() -> dict[str, object]:
    z, y, x = SIZE
    return {
        "axes": "ZYX",
        "PhysicalSizeZ": z,
        "PhysicalSizeY": y,
        "PhysicalSizeX": x,
        "PhysicalSizeZUnit": "µm",
        "PhysicalSizeYUnit": "µm",
        "PhysicalSizeXUnit": "µm",
    }
