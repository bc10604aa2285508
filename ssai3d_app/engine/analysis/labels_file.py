"""Numbered objects as an OME-TIFF that any viewer lays over the stack."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ssai3d_app.engine.analysis.result import LabelArray
from ssai3d_app.formats.ome_tiff_writer import OmeTiffWriter
from ssai3d_app.formats.result import ImageDescription, ResultDescription
from ssai3d_app.volume.scene import Channel


def write_labels(path: Path, labels: LabelArray, voxel: float, name: str, record: str) -> None:
    """Write labels (Z, Y, X) of cubic voxels of ``voxel`` µm, in 16 bits where they suffice.

    ``record`` is a JSON text that the file carries.

    Raises
    ------
    UserError
        When the disk is full or the folder cannot be written.
    """
    dtype = "uint16" if labels.max(initial=0) <= np.iinfo(np.uint16).max else "uint32"
    depth, height, width = labels.shape
    image = ImageDescription(
        name, (1, 1, depth, height, width), dtype, (voxel,) * 3, (Channel("Labels"),)
    )
    writer = OmeTiffWriter(path, ResultDescription((image,)))
    try:
        for z in range(depth):
            writer.write(0, 0, 0, z, labels[z : z + 1])
        writer.commit(record)
    except BaseException:
        writer.abort()
        raise
