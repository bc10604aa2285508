"""CZI files by Zeiss's own library."""

from pathlib import Path

import numpy as np
from pylibCZIrw import czi


def write_czi(
    path: Path, data: np.ndarray, voxel_size: tuple[float, float, float], channels: list[str]
) -> None:
    """Write ``data`` (T, C, Z, Y, X); ``voxel_size`` is (z, y, x) in µm."""
    z_um, y_um, x_um = voxel_size
    with czi.create_czi(str(path)) as file:
        for t, c, z in np.ndindex(data.shape[:3]):
            file.write(
                np.ascontiguousarray(data[t, c, z])[..., None], plane={"T": t, "C": c, "Z": z}
            )
        file.write_metadata(
            "test",
            channel_names=dict(enumerate(channels)),
            scale_x=x_um * 1e-6,
            scale_y=y_um * 1e-6,
            scale_z=z_um * 1e-6,
        )
