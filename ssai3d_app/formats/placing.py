"""Where results go and whether they fit; until one is whole, nothing stands under its name."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from ssai3d_app.errors import cannot_write
from ssai3d_app.formats.zarr_layout import image_groups

_GIGABYTE = 1e9


def unfinished_path(path: Path) -> Path:
    """Where a result is written before it gets its name: hidden, beside it, same ending."""
    return path.with_name(f".unfinished-{path.name}")


def scratch_folder(path: Path) -> Path:
    """Where the working files of a result are kept: hidden, beside it."""
    return path.with_name(f".working-{path.name}")


def remove(path: Path) -> None:
    """Remove a file or folder of ours, if it is there."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def remove_unfinished(path: Path) -> None:
    """Remove whatever a killed process may have left beside a result of that name."""
    remove(unfinished_path(path))
    remove(scratch_folder(path))


def is_zarr(path: Path) -> bool:
    """Whether a result's name asks for OME-Zarr."""
    return path.name.lower().endswith(".zarr")


def check_destination(path: Path, needed_bytes: int) -> None:
    """Make sure that a result can be written before anything is computed.

    Raises
    ------
    UserError
        When the folder is missing or read-only, the name is taken by something else, or the disk
        has less than ``needed_bytes`` free.
    """
    folder = path.absolute().parent
    if not folder.is_dir():
        raise cannot_write(f"The folder {folder} does not exist", "create it or choose another")
    if path.is_dir() and not (is_zarr(path) and image_groups(path)):
        raise cannot_write(f"{path.name} is a folder", "choose another name for the result")
    if path.is_file() and is_zarr(path):
        raise cannot_write(f"{path.name} is a file", "choose another name for the result")
    if not os.access(folder, os.W_OK):
        raise cannot_write(f"The folder {folder} cannot be written", "choose another folder")
    free = shutil.disk_usage(folder).free
    if free < needed_bytes:
        raise cannot_write(
            f"The disk of {folder} has {free / _GIGABYTE:.1f} GB free and "
            f"{needed_bytes / _GIGABYTE:.1f} GB are needed",
            "free some space or choose a folder on another disk",
        )


def put_in_place(unfinished: Path, path: Path) -> None:
    """Give a finished result its name; an older result of that name is replaced, never mixed."""
    if not path.is_dir():
        unfinished.replace(path)
        return
    # A folder cannot be replaced in one step: step aside, take the place, then remove.
    aside = path.with_name(f".replaced-{path.name}")
    remove(aside)
    path.rename(aside)
    unfinished.rename(path)
    remove(aside)


def result_beside(source: Path, suffix: str = ".ome.tif") -> Path:
    """The proposed place of a result: beside its source, ``NAME_isotropic.ome.tif``.

    A number is added rather than an existing file proposed for replacement.
    """
    stem = source.name
    for ending in (".ome.tiff", ".ome.tif", ".ome.zarr", source.suffix):
        if ending and stem.lower().endswith(ending.lower()):
            stem = stem[: -len(ending)]
            break
    candidate = source.with_name(f"{stem}_isotropic{suffix}")
    number = 2
    while candidate.exists():
        candidate = source.with_name(f"{stem}_isotropic_{number}{suffix}")
        number += 1
    return candidate
