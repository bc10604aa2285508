"""What a folder holds: an OME-Zarr store, numbered planes, or nothing that opens."""

from __future__ import annotations

from pathlib import Path

from ssai3d_app.errors import unreadable
from ssai3d_app.formats.plane_names import has_tiff_files
from ssai3d_app.formats.zarr_layout import DOCUMENTS, is_labels, is_store, store_around


def folder_content(path: Path) -> str:
    """The format of a folder.

    Raises
    ------
    UserError
        When it holds no image, with a hint where one may be.
    ValueError
        When the metadata of a store are damaged or lead out of it.
    """
    if is_store(path):
        return "OME-Zarr"
    if is_labels(path):
        raise unreadable(
            f"{path.name} holds labels and no image", "open the image that they belong to"
        )
    if has_tiff_files(path):
        return "TIFF series"
    refuse_part_of_store(path)
    raise unreadable(
        f"{path.name or path} is a folder and neither an OME-Zarr image nor a series of numbered "
        "TIFF planes",
        "choose a file inside it",
    )


def refuse_part_of_store(path: Path) -> None:
    """Name the store when a folder or a document inside one was chosen.

    Raises
    ------
    UserError
        When it is a part of a store.
    """
    if path.is_dir() or path.name in DOCUMENTS:
        store = store_around(path)
        if store is not None:
            raise unreadable(
                f"{path.name} is a part of the OME-Zarr image {store.name}",
                f"open the folder {store}",
            )
