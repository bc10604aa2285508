"""The files of an OME-TIFF set: named by the metadata, looked for beside the opened one only."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path, PureWindowsPath
from typing import Any

import numpy.typing as npt

from ssai3d_app.errors import unreadable
from ssai3d_app.formats import metadata
from ssai3d_app.formats.tiff_directories import Layout
from ssai3d_app.formats.tiff_pixels import TiffPixels
from ssai3d_app.formats.tiff_planes import page_region

_MOST_OPEN = 16
_LARGEST_COMPANION = 256 * 2**20


def beside(opened: Path, name: str) -> Path:
    """The file of that name in the folder of the opened one.

    Raises
    ------
    UserError
        When the name leads to another folder, or when there is no such file.
    """
    plain = name not in ("", ".", "..") and PureWindowsPath(name).name == name and "\0" not in name
    place = opened.parent / name if plain else None
    homes = (opened.parent.resolve(), opened.resolve().parent)
    if place is None or place.resolve().parent not in homes:
        raise unreadable(
            f"{opened.name} names a file in another folder as a part of it",
            "put all files of the set into one folder, or export it again as one file",
            name[:200],
        )
    if not place.is_file():
        raise unreadable(
            f"{opened.name} is one of several files, and {name} is not beside it",
            "put all files of the set into one folder",
        )
    return place


def companion_text(opened: Path, name: str) -> str:
    """OME-XML from a file beside the opened one: a companion, or the first description of a TIFF.

    Raises
    ------
    UserError
        When it is missing or elsewhere.
    ValueError
        When it is too large to be metadata.
    """
    place = beside(opened, name)
    with place.open("rb") as file:
        head = file.read(2)
    if head in (b"II", b"MM"):
        pixels = TiffPixels(place)
        try:
            return "".join(pixels.directories.descriptions[:1])
        finally:
            pixels.close()
    return metadata_text(place)


def metadata_text(place: Path) -> str:
    """The XML of a companion file, known to hold no entities.

    Raises
    ------
    ValueError
        When it is too large to be metadata, or declares entities.
    """
    if place.stat().st_size > _LARGEST_COMPANION:
        raise ValueError(f"{place.stat().st_size} bytes of metadata")
    text = place.read_text(encoding="utf-8-sig")
    metadata.refuse_entities(text)
    return text


class Members:
    """Pages of a set of files, opened when they are needed and a few at a time.

    The opened file is number 0; pages are numbered by :meth:`number`.
    """

    def __init__(self, opened: TiffPixels) -> None:
        self._opened = opened
        self._files: list[Path] = [opened.path]
        self._numbers = {opened.path: 0}
        self._places: list[tuple[int, int]] = []
        self._held: OrderedDict[int, TiffPixels] = OrderedDict()

    def file(self, place: Path) -> int:
        """The number of a file of the set."""
        if place not in self._numbers:
            self._numbers[place] = len(self._files)
            self._files.append(place)
        return self._numbers[place]

    def number(self, file: int, ifd: int) -> int:
        """The number under which a page is read from now on."""
        self._places.append((file, ifd))
        return len(self._places) - 1

    def place(self, number: int) -> tuple[int, int]:
        """File and directory of a page."""
        return self._places[number]

    def pixels(self, file: int) -> TiffPixels:
        """The file, open."""
        if file == 0:
            return self._opened
        if file in self._held:
            self._held.move_to_end(file)
        else:
            if len(self._held) >= _MOST_OPEN:
                self._held.popitem(last=False)[1].close()
            self._held[file] = TiffPixels(self._files[file])
        return self._held[file]

    def close(self) -> None:
        """Release the files but the opened one."""
        while self._held:
            self._held.popitem()[1].close()


class MemberSource:
    """Pages of a set that all hold the same kind of pixels."""

    def __init__(self, members: Members, shape: Layout) -> None:
        self._members = members
        self._shape = shape

    def region(self, number: int, rows: slice, columns: slice, level: int) -> npt.NDArray[Any]:
        """Pixels of a page, as ``tiff_planes.Source`` has it."""
        file, ifd = self._members.place(number)
        pixels = self._members.pixels(file)
        chain = pixels.directories.chain
        if ifd >= len(chain):
            raise unreadable(
                f"{pixels.path.name} lacks planes that the set should have",
                "copy it again from the microscope",
            )
        if chain[ifd].shape != self._shape:
            raise ValueError(f"directory {ifd} of {pixels.path.name} holds other pixels")
        return page_region(pixels, chain[ifd], rows, columns, level)
