"""A minimal DeltaVision writer, from the layout of the header: 1,024 bytes, then the sections."""

import struct
from pathlib import Path

import numpy as np

_SEQUENCES = {"CTZ": 0, "TZC": 1, "TCZ": 2}  # slowest first
_PIXEL_TYPES = {"uint8": 0, "int16": 1, "float32": 2, "uint16": 6}


def write_deltavision(
    path: Path,
    data: np.ndarray,
    voxel_size: tuple[float, float, float],
    emissions_nm: list[int],
    order: str = "CTZ",
    byteorder: str = "<",
) -> None:
    """Write ``data`` (T, C, Z, Y, X); ``voxel_size`` is (z, y, x) in µm; channels have no names."""
    times, count, depth, height, width = data.shape
    z_um, y_um, x_um = voxel_size
    header = bytearray(1024)

    def put(offset: int, kind: str, *values: float) -> None:
        struct.pack_into(byteorder + kind, header, offset, *values)

    put(0, "4i", width, height, times * count * depth, _PIXEL_TYPES[data.dtype.name])
    put(28, "3i", width, height, depth)
    put(40, "3f", x_um, y_um, z_um)
    put(96, "h", -16224)
    put(180, "2h", times, _SEQUENCES[order])
    put(196, f"{1 + len(emissions_nm)}h", count, *emissions_nm)
    stored = data.transpose(["TCZYX".index(axis) for axis in order + "YX"])
    pixels = np.ascontiguousarray(stored).astype(data.dtype.newbyteorder(byteorder)).tobytes()
    path.write_bytes(bytes(header) + pixels)
