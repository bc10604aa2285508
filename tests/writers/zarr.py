"""OME-Zarr by the zarr package."""

from pathlib import Path

import numpy as np
import zarr


def write_ome_zarr(
    path: Path, data: np.ndarray, voxel_size: tuple[float, float, float], channels: list[str]
) -> None:
    """An OME-Zarr 0.4 of ``data`` (T, C, Z, Y, X), by the zarr package."""
    group = zarr.open_group(str(path), mode="w")
    group.create_dataset("0", data=data, chunks=(1, 1, 2, 64, 64), dimension_separator="/")
    space = [{"name": n, "type": "space", "unit": "nanometer"} for n in "zyx"]
    scale = [1.0, 1.0, *(1000 * edge for edge in voxel_size)]
    group.attrs.update(
        {
            "multiscales": [
                {
                    "version": "0.4",
                    "axes": [
                        {"name": "t", "type": "time"},
                        {"name": "c", "type": "channel"},
                        *space,
                    ],
                    "datasets": [
                        {
                            "path": "0",
                            "coordinateTransformations": [{"type": "scale", "scale": scale}],
                        }
                    ],
                }
            ],
            "omero": {"channels": [{"label": n, "color": "00FF00"} for n in channels]},
        }
    )
