"""Files that are there whole or not at all, also after a power cut."""

from __future__ import annotations

import contextlib
import os
import sys
import uuid
from pathlib import Path

_TEMPORARY = ".new-"


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable: a name lost in a power cut loses the file with it.

    Windows keeps names durable with the file and cannot open folders; there it does nothing.
    """
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it where they are missing, each name durable."""
    if folder.is_dir():
        return
    if not folder.parent.is_dir():
        make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def temporary_beside(path: Path) -> Path:
    """A new name beside a file, for writing what will take its place; hidden."""
    return path.with_name(f".{path.name}{_TEMPORARY}{uuid.uuid4().hex[:12]}")


def sync_file(path: Path) -> None:
    """Make what a file holds durable; its name is so only with :func:`sync_folder`."""
    # Windows flushes only through a descriptor that may write.
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_tree(path: Path) -> None:
    """Make a file durable, or a folder with all that it holds; not the name of ``path`` itself."""
    if not path.is_dir():
        sync_file(path)
        return
    for base, _, names in os.walk(path, topdown=False):
        for name in names:
            sync_file(Path(base, name))
        sync_folder(Path(base))


def put_durably(written: Path, path: Path) -> None:
    """Give a file that is written to its end its name; whoever reads sees the old or the new one.

    Raises
    ------
    OSError
        When the disk is full or the folder cannot be written; then the old file stands.
    """
    sync_file(written)
    written.replace(path)
    sync_folder(path.parent)


def write_durably(path: Path, content: bytes) -> None:
    """Write a small file whole: when this returns, it survives a power cut.

    Raises
    ------
    OSError
        When the disk is full or the folder cannot be written; then the old file stands, and
        nothing is left beside it.
    """
    temporary = temporary_beside(path)
    try:
        temporary.write_bytes(content)
        put_durably(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def remove_leftovers(folder: Path) -> None:
    """Remove what a power cut left half-written beside the files of a folder."""
    for leftover in folder.glob(f".*{_TEMPORARY}*"):
        leftover.unlink(missing_ok=True)
