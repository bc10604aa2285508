"""Where results go and whether they fit; until one is whole, nothing stands under its name."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from math import ceil, floor
from pathlib import Path

from ssai3d_app.durable import sync_folder, sync_tree
from ssai3d_app.errors import cannot_write
from ssai3d_app.formats.zarr_layout import image_groups

_log = logging.getLogger(__name__)

PROGRESS = "progress.json"
"""The document in the working files that says what of a result is done and can be gone on from."""

_TENTH_OF_GIGABYTE = 1e8


def unfinished_path(path: Path) -> Path:
    """Where a result is written before it gets its name: hidden, beside it, same ending."""
    return path.with_name(f".unfinished-{path.name}")


def _aside_path(path: Path) -> Path:
    """Where an older result stands for the moment in which a newer one takes its place."""
    return path.with_name(f".replaced-{path.name}")


def scratch_folder(path: Path) -> Path:
    """Where the working files of a result are kept: hidden, beside it."""
    return path.with_name(f".working-{path.name}")


def has_progress(path: Path) -> bool:
    """Whether work on a result of that name was stopped and kept, to be gone on with."""
    return (scratch_folder(path) / PROGRESS).is_file()


def bytes_in(folder: Path) -> int:
    """What the files in a folder hold, in bytes; 0 when there is none."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def remove(path: Path) -> None:
    """Remove a file or folder of ours, if it is there."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def remove_working_files(folder: Path) -> None:
    """Remove a folder of working files, if it is there.

    The document that speaks of the others goes first: what is left of them after a power cut is
    never gone on from.
    """
    if (folder / PROGRESS).exists():
        (folder / PROGRESS).unlink()
        sync_folder(folder)
    remove(folder)


@contextmanager
def _only_logged(leftover: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        _log.warning("%s cannot be cleared away: %s", leftover, error)


def remove_unfinished(path: Path, *, keep_progress: bool = False) -> None:
    """Remove whatever a killed process may have left beside a result of that name.

    With ``keep_progress``, the working files stay if work can be gone on with from them.

    An older result that had just stepped aside for a newer one gets its name back. What cannot
    be removed stays and is logged: cleaning up never hides how the work itself ended.
    """
    aside = _aside_path(path)
    if aside.exists() and not path.exists():
        with _only_logged(aside):
            aside.rename(path)
    leftovers = [unfinished_path(path)]
    if path.exists():
        leftovers.append(aside)
    for leftover in leftovers:
        with _only_logged(leftover):
            remove(leftover)
    if not (keep_progress and has_progress(path)):
        with _only_logged(scratch_folder(path)):
            remove_working_files(scratch_folder(path))


def is_zarr(path: Path) -> bool:
    """Whether a result's name asks for OME-Zarr."""
    return path.name.lower().endswith(".zarr")


def is_ome_tiff(path: Path) -> bool:
    """Whether a result's name asks for OME-TIFF, and not for TIFF as ImageJ writes it."""
    return path.name.lower().endswith((".ome.tif", ".ome.tiff"))


def _is_image_store(path: Path) -> bool:
    """Whether a folder is an OME-Zarr image, and nothing else that a user may keep there."""
    try:
        return bool(image_groups(path))
    except (OSError, ValueError, TypeError, AttributeError):
        return False


def check_name(path: Path) -> None:
    """Make sure that the name of a result is free, or taken by a result of its kind.

    Raises
    ------
    UserError
        When it is taken by anything else, such as a folder of other files.
    """
    if path.is_dir() and not (is_zarr(path) and _is_image_store(path)):
        raise cannot_write(f"{path.name} is a folder", "choose another name for the result")
    if path.is_file() and is_zarr(path):
        raise cannot_write(f"{path.name} is a file", "choose another name for the result")


def check_folder(path: Path) -> None:
    """Make sure that something can be written beside a result.

    Raises
    ------
    UserError
        When the folder is missing or read-only.
    """
    folder = path.absolute().parent
    if not folder.is_dir():
        raise cannot_write(f"The folder {folder} does not exist", "create it or choose another")
    if not os.access(folder, os.W_OK):
        raise cannot_write(f"The folder {folder} cannot be written", "choose another folder")


def check_destination(path: Path, needed_bytes: int) -> None:
    """Make sure that a result can be written before anything is computed.

    Raises
    ------
    UserError
        When the folder is missing or read-only, the name is taken by something else, or the disk
        has less than ``needed_bytes`` free.
    """
    check_folder(path)
    check_name(path)
    folder = path.absolute().parent
    free = shutil.disk_usage(folder).free
    if free < needed_bytes:
        raise cannot_write(
            # Rounded apart, so that the two numbers never look equal.
            f"The disk of {folder} has {floor(free / _TENTH_OF_GIGABYTE) / 10:.1f} GB free and "
            f"{ceil(needed_bytes / _TENTH_OF_GIGABYTE) / 10:.1f} GB are needed",
            "free some space or choose a folder on another disk",
        )


def put_in_place(unfinished: Path, path: Path) -> None:
    """Give a finished result its name; an older result of that name is replaced, never mixed.

    All of it is on the disk before it has its name, and when this returns, the name is too.

    Raises
    ------
    UserError
        When the name has meanwhile been taken by something that is no result.
    OSError
        When the older result cannot be replaced; then it stands as before.
    """
    check_name(path)
    _take_place(unfinished, path)


@contextmanager
def folder_in_the_making(folder: Path) -> Iterator[Path]:
    """A folder to write into, which gets its name, and an older one's place, once all is in it.

    Nothing of it stays when the block raises.

    Raises
    ------
    OSError
        When it cannot be made, or the older folder cannot be replaced; that stands as before.
    """
    unfinished = unfinished_path(folder)
    remove(unfinished)
    unfinished.mkdir()
    try:
        yield unfinished
        _take_place(unfinished, folder)
    except BaseException:
        remove(unfinished)
        raise


def _take_place(unfinished: Path, path: Path) -> None:
    sync_tree(unfinished)
    if not path.is_dir():
        unfinished.replace(path)
        sync_folder(path.absolute().parent)
        return
    # A folder cannot be replaced in one step: step aside, take the place, then remove.
    aside = _aside_path(path)
    remove(aside)
    path.rename(aside)
    try:
        unfinished.rename(path)
    except OSError:
        aside.rename(path)
        raise
    sync_folder(path.absolute().parent)
    # The new result stands: what cannot be removed of the old one is no failure.
    shutil.rmtree(aside, ignore_errors=True)


TRUST_MAP_ENDING = "_trust.ome.tif"


def trust_map_beside(result: Path) -> Path:
    """Where the map of how far a result is to be trusted stands: ``NAME_trust.ome.tif``."""
    return result.with_name(result_stem(result) + TRUST_MAP_ENDING)


def is_trust_map_by_name(path: Path, beside: Collection[str]) -> bool:
    """Whether a file is named as the trust map of one of those that lie beside it."""
    if not path.name.lower().endswith(TRUST_MAP_ENDING):
        return False
    name = path.name.lower()
    return any(trust_map_beside(Path(other)).name.lower() == name for other in beside)


def result_stem(path: Path) -> str:
    """The name without the ending of its format."""
    for ending in (".ome.tiff", ".ome.tif", ".ome.zarr", path.suffix):
        if ending and path.name.lower().endswith(ending.lower()):
            return path.name[: -len(ending)]
    return path.name


def result_beside(source: Path, suffix: str = ".ome.tif") -> Path:
    """The proposed place of a result: beside its source, ``NAME_isotropic.ome.tif``.

    A number is added rather than an existing file proposed for replacement.
    """
    stem = result_stem(source)
    candidate = source.with_name(f"{stem}_isotropic{suffix}")
    number = 2
    while candidate.exists():
        candidate = source.with_name(f"{stem}_isotropic_{number}{suffix}")
        number += 1
    return candidate
