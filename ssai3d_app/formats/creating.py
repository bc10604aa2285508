"""One door for results: the writer that the ending of the name asks for."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from ssai3d_app.formats.placing import is_ome_tiff, is_zarr
from ssai3d_app.formats.result import ResultDescription, ResultWriter

ZarrVersion = Literal["0.4", "0.5"]


def create_result(
    path: Path, description: ResultDescription, zarr_version: ZarrVersion = "0.4"
) -> ResultWriter:
    """A writer for OME-TIFF, OME-Zarr or TIFF for ImageJ, by the ending of the name.

    Raises
    ------
    UserError
        When that format cannot hold what is described, or nothing can be written there.
    """
    if is_zarr(path):
        from ssai3d_app.formats.ome_zarr_writer import OmeZarrWriter

        return OmeZarrWriter(path, description, zarr_version)
    if is_ome_tiff(path):
        from ssai3d_app.formats.ome_tiff_writer import OmeTiffWriter

        return OmeTiffWriter(path, description)
    from ssai3d_app.formats.imagej_writer import ImageJWriter

    return ImageJWriter(path, description)


def result_bytes(
    path: Path, description: ResultDescription, zarr_version: ZarrVersion = "0.4"
) -> int:
    """Disk space for a whole result with its coarser levels, at the most, in bytes."""
    if is_zarr(path):
        from ssai3d_app.formats.ome_zarr_writer import ome_zarr_bytes

        return ome_zarr_bytes(description, zarr_version)
    if is_ome_tiff(path):
        from ssai3d_app.formats.ome_tiff_writer import ome_tiff_bytes

        return ome_tiff_bytes(description)
    from ssai3d_app.formats.imagej_writer import imagej_bytes

    return imagej_bytes(description)
