"""ImageJ and OME-TIFF files by tifffile."""

from pathlib import Path

import numpy as np
import tifffile

Size = tuple[float, float, float]


def write_imagej(
    path: Path, data: np.ndarray, voxel_size: Size, channels: list[str], byteorder: str = ">"
) -> None:
    """An ImageJ hyperstack of ``data`` (T, C, Z, Y, X), big-endian as Fiji saves it."""
    z_um, y_um, x_um = voxel_size
    t, c, z = data.shape[:3]
    tifffile.imwrite(
        path,
        np.ascontiguousarray(data.swapaxes(1, 2)),
        imagej=True,
        byteorder=byteorder,
        resolution=(1 / x_um, 1 / y_um),
        metadata={
            "axes": "TZCYX",
            "spacing": z_um,
            "unit": "um",
            "Labels": [channels[n % c] for n in range(t * c * z)],
        },
    )


def write_ome_tiff(
    path: Path, data: np.ndarray, voxel_size: Size, channels: list[str], **options: object
) -> None:
    """An OME-TIFF of ``data`` (T, C, Z, Y, X)."""
    z_um, y_um, x_um = voxel_size
    tifffile.imwrite(
        path,
        data,
        ome=True,
        metadata={
            "axes": "TCZYX",
            "PhysicalSizeX": x_um,
            "PhysicalSizeY": y_um,
            "PhysicalSizeZ": z_um * 1000,
            "PhysicalSizeZUnit": "nm",
            "Channel": {"Name": channels},
        },
        **options,
    )
