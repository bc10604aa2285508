"""The program's folder as part files: a tar archive, compressed by gzip, cut into pieces.

The parts, one after another, are an ordinary ``.tar.gz``. The same folder gives the same bytes.
Standard library only.
"""

from __future__ import annotations

import hashlib
import io
import re
import tarfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO, cast

LIST_NAME = "installed_files.txt"
PART_BYTES = 1_900_000_000
_GZIP_WINDOW = 15 + 16
_LARGEST_FILE = 8 * 1024**3  # what the octal size of a tar entry can say
_IN_NO_WINDOWS_NAME = re.compile(r'[\x00-\x1f\\:*?"<>|]|[. ]$')


class PayloadError(Exception):
    """Why a folder cannot become a payload, in one sentence."""


@dataclass(frozen=True)
class Part:
    """One part file: its name, its size in bytes, its SHA-256 as hexadecimal digits."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Payload:
    """What was packed: sizes in bytes, the longest path below the folder in UTF-16 units."""

    unpacked_bytes: int
    files: int
    longest_path: int
    parts: tuple[Part, ...]

    def manifest(self) -> str:
        """The text that the setup program carries within itself (``payload_plugin/manifest.h``)."""
        lines = [
            f"unpacked {self.unpacked_bytes}",
            f"files {self.files}",
            f"longest {self.longest_path}",
            *(f"part {part.sha256} {part.bytes} {part.name}" for part in self.parts),
        ]
        return "\n".join(lines) + "\n"

    def as_json(self) -> dict[str, object]:
        """The same for people and other programs."""
        return asdict(self)


def pack(
    folder: Path,
    stem: str,
    target: Path,
    part_bytes: int = PART_BYTES,
    level: int = 6,
    added: Mapping[str, bytes] | None = None,
) -> Payload:
    """Pack a folder into ``target/stem.part01`` and so on; ``added`` are files besides, by name.

    ``level`` is zlib's, 0 (not compressed) to 9.

    Raises:
        PayloadError: when the folder is empty, or holds what Windows or the archive cannot.
    """
    names = list(_files_of(folder))
    made = dict(added or {})
    made[LIST_NAME] = "".join(f"{name}\n" for name in [*names, *made, LIST_NAME]).encode()
    pieces = _Pieces(target, stem, part_bytes, level)
    with tarfile.open(fileobj=cast(BinaryIO, pieces), mode="w|", format=tarfile.GNU_FORMAT) as tar:
        for name in names:
            with (folder / name).open("rb") as file:
                tar.addfile(_entry(name, (folder / name).stat().st_size), file)
        for name, contents in made.items():
            tar.addfile(_entry(name, len(contents)), io.BytesIO(contents))
    unpacked = sum((folder / name).stat().st_size for name in names)
    return Payload(
        unpacked_bytes=unpacked + sum(map(len, made.values())),
        files=len(names) + len(made),
        longest_path=max(len(name.encode("utf-16-le")) // 2 for name in [*names, *made]),
        parts=pieces.close(),
    )


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _entry(name: str, size: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.size = size
    return entry


def _files_of(folder: Path) -> Iterator[str]:
    """Relative names with ``/``, sorted; refuses what Windows or the archive cannot hold."""
    seen: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            raise PayloadError(f"{name} is a symbolic link: Windows programs hold none.")
        if path.is_dir():
            continue
        if any(_IN_NO_WINDOWS_NAME.search(step) for step in name.split("/")):
            raise PayloadError(f"{name} is no name that Windows allows.")
        if path.stat().st_size >= _LARGEST_FILE:
            raise PayloadError(f"{name} is larger than 8 GB.")
        if name.lower() in (LIST_NAME, "uninstall.exe"):
            raise PayloadError(f"{name} is a name that the setup needs for itself.")
        if name.lower() in seen:
            raise PayloadError(f"{name} and {seen[name.lower()]} are one file on Windows.")
        seen[name.lower()] = name
        yield name
    if not seen:
        raise PayloadError(f"{folder} holds no files.")


class _Pieces:
    """Takes the bytes of the archive, compresses them, and cuts them into part files."""

    def __init__(self, folder: Path, stem: str, part_bytes: int, level: int) -> None:
        self._folder = folder
        self._stem = stem
        self._part_bytes = part_bytes
        self._zip = zlib.compressobj(level, zlib.DEFLATED, _GZIP_WINDOW)
        self._parts: list[Part] = []
        self._begin()

    def write(self, data: bytes) -> int:
        self._put(self._zip.compress(data))
        return len(data)

    def close(self) -> tuple[Part, ...]:
        self._put(self._zip.flush())
        self._end()
        return tuple(self._parts)

    def _put(self, compressed: bytes) -> None:
        while compressed:
            if self._room == 0:
                self._end()
                self._begin()
            piece, compressed = compressed[: self._room], compressed[self._room :]
            self._file.write(piece)
            self._hash.update(piece)
            self._room -= len(piece)

    def _begin(self) -> None:
        path = self._folder / f"{self._stem}.part{len(self._parts) + 1:02d}"
        self._file = path.open("wb")
        self._hash = hashlib.sha256()
        self._room = self._part_bytes

    def _end(self) -> None:
        name, size = Path(self._file.name).name, self._part_bytes - self._room
        self._file.close()
        self._parts.append(Part(name, size, self._hash.hexdigest()))
