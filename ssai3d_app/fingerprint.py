"""Telling a file again after it was moved or renamed, without reading the whole of it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict

_BLOCK = 2**20
_MOST_NAMES = 20_000
_SAMPLED_FILES = 8
_DOCUMENTS = (".zattrs", ".zgroup", ".zarray", ".zmetadata", "zarr.json")


class Fingerprint(BaseModel):
    """What a file or folder is known by.

    ``size`` is in bytes; for a folder that of the files that were counted. ``modified_ns`` is the
    time of the last change, which copying may alter. ``digest`` is a BLAKE2 hash of size, head,
    middle and tail: equal for copies, different for nearly everything else.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    size: int
    modified_ns: int
    digest: str

    def is_of_same_content(self, other: Fingerprint) -> bool:
        """Whether both are of the same content, wherever it lies."""
        return (self.size, self.digest) == (other.size, other.digest)

    def looks_unchanged(self, path: Path) -> bool:
        """Whether size and time are as they were; asks the system only, in microseconds."""
        status = path.stat()
        if path.is_dir():
            return status.st_mtime_ns == self.modified_ns
        return (status.st_size, status.st_mtime_ns) == (self.size, self.modified_ns)


def fingerprint_of(path: Path) -> Fingerprint:
    """Read the fingerprint of a file, or of a folder such as an OME-Zarr image.

    Reads 3 MB of a file, however large. Of a folder: the names and sizes of its first files in
    order, its metadata documents, and blocks of some files.

    Raises
    ------
    OSError
        When it cannot be read.
    """
    status = path.stat()
    if path.is_dir():
        size, digest = _of_folder(path)
        return Fingerprint(size=size, modified_ns=status.st_mtime_ns, digest=digest)
    hashed = hashlib.blake2b(digest_size=20)
    _take_blocks(hashed, path, status.st_size)
    return Fingerprint(
        size=status.st_size, modified_ns=status.st_mtime_ns, digest=hashed.hexdigest()
    )


def _take_blocks(hashed: hashlib.blake2b, path: Path, size: int) -> None:
    hashed.update(str(size).encode())
    with path.open("rb", buffering=0) as file:
        if size <= 3 * _BLOCK:
            while block := file.read(_BLOCK):
                hashed.update(block)
            return
        for start in (0, (size - _BLOCK) // 2, size - _BLOCK):
            file.seek(start)
            hashed.update(file.read(_BLOCK))


def _of_folder(folder: Path) -> tuple[int, str]:
    hashed = hashlib.blake2b(digest_size=20)
    files = list(_files_in_order(folder))
    total = 0
    for path, size in files:
        total += size
        hashed.update(f"{path.relative_to(folder).as_posix()}\0{size}\n".encode(errors="replace"))
    step = max(1, len(files) // _SAMPLED_FILES)
    sampled = dict(files[::step])
    documents = {path: size for path, size in files if path.name in _DOCUMENTS}
    for path, size in sorted({**sampled, **documents}.items()):
        _take_blocks(hashed, path, size)
    return total, hashed.hexdigest()


def _files_in_order(folder: Path) -> Iterator[tuple[Path, int]]:
    """Files and sizes, in an order that depends on names alone; not more than some thousands."""
    left = _MOST_NAMES
    for base, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names)[:left]:
            path = Path(base) / name
            yield path, path.lstat().st_size
            left -= 1
        if left <= 0:
            return
