"""One door for results: the writer that the ending of the name asks for."""

from __future__ import annotations

from pathlib import Path

from ssai3d_app.formats.placing import is_zarr
from ssai3d_app.formats.result import ResultDescription, ResultWriter


def create_result(path: Path, description: ResultDescription) -> ResultWriter:
    """A writer for ``.ome.tif`` or ``.ome.zarr``, by the ending of the name."""
    if is_zarr(path):
        from ssai3d_app.formats.ome_zarr_writer import OmeZarrWriter

        return OmeZarrWriter(path, description)
    from ssai3d_app.formats.ome_tiff_writer import OmeTiffWriter

    return OmeTiffWriter(path, description)
