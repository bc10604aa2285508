"""Which files of what was dropped or chosen are listed. Asks the disk."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path

from ssai3d_app.errors import UserError
from ssai3d_app.formats.folders import folder_content
from ssai3d_app.formats.plane_names import plane_series
from ssai3d_app.volume.scene import ImageFile

SUFFIXES = (
    ".czi",
    ".lif",
    ".lof",
    ".nd2",
    ".tif",
    ".tiff",
    ".btf",
    ".tf8",
    ".lsm",
    ".stk",
    ".dv",
    ".r3d",
    ".companion.ome",
)
"""Files of a folder that are listed without being opened; single files are listed as they are."""
_PLANES = (".tif", ".tiff")
_MOST_LOOKED_AT = 200_000
_MOST_ASKED = 2000


class Gatherer:
    """Walks through folders. ``opener`` tells planes of one stack from stacks that are numbered."""

    def __init__(self, opener: Callable[[Path], ImageFile], go_on: Callable[[], bool]) -> None:
        self._opener = opener
        self._go_on = go_on

    def gather(self, paths: Iterable[Path]) -> list[Path]:
        """Files, folders that are images, and the image files in all other folders."""
        found: list[Path] = []
        for path in paths:
            if path.is_dir():
                found.extend(self._in_folder(path))
            elif path.exists():
                found.append(path)
        return found

    def _in_folder(self, folder: Path) -> list[Path]:
        if self._is_image(folder):
            return [folder]
        found, left = [], _MOST_LOOKED_AT
        for base, folders, names in os.walk(folder):
            inside = [Path(base) / name for name in sorted(folders) if not name.startswith(".")]
            images = [path for path in inside if self._is_image(path)]
            folders[:] = [path.name for path in inside if path not in images]
            found += [Path(base) / name for name in sorted(names) if _is_listed(name)]
            found += images
            left -= len(names) + len(inside)
            if left <= 0 or not self._go_on():
                break
        return found

    def _is_image(self, folder: Path) -> bool:
        """Whether a folder is one image: an OME-Zarr store, or numbered planes."""
        try:
            content = folder_content(folder)
            if content == "TIFF series":
                plane_series(folder)
                # Stacks may be numbered, too: only their content tells.
                self._opener(folder).close()
        except (UserError, ValueError, OSError):
            return False
        return True


def holds_files_to_list(folder: Path) -> bool:
    """Whether a folder holds microscope files that can be no planes of one stack."""
    if not folder.is_dir():
        return False
    with os.scandir(folder) as entries:
        first = islice(entries, _MOST_ASKED)
        return any(_is_listed(e.name) and not e.name.lower().endswith(_PLANES) for e in first)


def _is_listed(name: str) -> bool:
    return name.lower().endswith(SUFFIXES) and not name.startswith(".")
