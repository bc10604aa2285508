"""One door for every format: a path in, scenes and planes out, and one plain failure."""

from __future__ import annotations

import stat
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from ssai3d_app.errors import UserError, unreadable
from ssai3d_app.formats.folders import folder_content, refuse_part_of_store
from ssai3d_app.volume.scene import Box, ImageFile, Plane, Scene, Stack, Voxels

if TYPE_CHECKING:
    from ssai3d_app.formats.planewise import PlanewiseReader

READABLE = "CZI, LIF, ND2, OME-TIFF, ImageJ TIFF, TIFF and OME-Zarr"

_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"ZISRAWFILE", "CZI"),
    (0, b"\xda\xce\xbe\x0a", "ND2"),
    (0, b"\x00\x00\x00\x0cjP  ", "ND2"),
    (0, b"\x70\x00\x00\x00", "LIF"),
    (0, b"II*\x00", "TIFF"),
    (0, b"MM\x00*", "TIFF"),
    (0, b"II+\x00", "TIFF"),
    (0, b"MM\x00+", "TIFF"),
    (0, b"<?xml", "OME companion"),
    (0, b"\xef\xbb\xbf<?xml", "OME companion"),
    (0, b"<OME", "OME companion"),
    (96, b"\xa0\xc0", "DeltaVision"),
    (96, b"\xc0\xa0", "DeltaVision"),
    (0, b"\x89PNG\r\n\x1a\n", "picture"),
    (0, b"\xff\xd8\xff", "picture"),
    (0, b"GIF8", "picture"),
    (0, b"BM", "picture"),
)
"""Position and bytes that tell a format, and its name; the surest first."""

_HEAD_BYTES = 128


@contextmanager
def _told_plainly(path: Path, doing: str) -> Iterator[None]:
    """Turn whatever a file library raises into the one failure that users meet."""
    try:
        with warnings.catch_warnings():
            # Libraries warn about metadata they do not know; what matters is raised.
            warnings.simplefilter("ignore")
            yield
    except UserError:
        raise
    except MemoryError as error:
        # Also what a damaged size in a header leads to.
        raise unreadable(
            f"A plane of {path.name} needs more memory than is free",
            "close other programs, or copy the file again if its planes should be small",
            f"{type(error).__name__}: {error}",
        ) from error
    except PermissionError as error:
        raise unreadable(
            f"{path.name} may not be read", "ask its owner for permission", str(error)
        ) from error
    except Exception as error:
        raise unreadable(
            f"{path.name} {doing}; it may be damaged or incomplete",
            "copy it again from the microscope, or export it as OME-TIFF",
            f"{type(error).__name__}: {error}",
        ) from error


def _content(path: Path) -> str:
    """The format by content, not by name.

    Raises
    ------
    UserError
        When there is nothing there that could be read.
    """
    with _told_plainly(path, "cannot be looked at"):
        # Asks the system once: a folder that may not be searched raises here, not later.
        mode = path.stat().st_mode if path.exists() else None
    if mode is None:
        raise unreadable(f"{path} does not exist", "check its name and place")
    if stat.S_ISDIR(mode):
        with _told_plainly(path, "is a folder that cannot be read"):
            return folder_content(path)
    if not stat.S_ISREG(mode):
        # Reading from a device or a pipe would wait for ever.
        raise unreadable(f"{path.name} is a device and not a file", "choose an image file")
    with _told_plainly(path, "cannot be read"), path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if not head:
        raise unreadable(f"{path.name} is empty", "export it again from the microscope software")
    for position, magic, name in _MAGIC:
        if head[position:].startswith(magic):
            return name
    refuse_part_of_store(path)
    raise unreadable(
        f"{path.name} is not an image that SSAI-3D reads", f"choose a file of type {READABLE}"
    )


_READERS = {
    "CZI": "czi.CziReader",
    "LIF": "lif.LifReader",
    "ND2": "nd2.Nd2Reader",
    "TIFF": "tiff.TiffReader",
    "OME-Zarr": "zarr.ZarrReader",
    "OME companion": "tiff.CompanionReader",
    "TIFF series": "numbered_planes.NumberedPlanesReader",
    "DeltaVision": "general.DeltaVisionReader",
    "picture": "general.PictureReader",
}
"""Module and class for each format, below this package."""


def _reader_class(content: str) -> type[PlanewiseReader]:
    """Each library is imported only when one of its files is met."""
    module, _, name = _READERS[content].partition(".")
    found: type[PlanewiseReader] = getattr(import_module(f"ssai3d_app.formats.{module}"), name)
    return found


class _OpenedImage:
    """An :class:`ImageFile` over one of the readers."""

    def __init__(self, path: Path) -> None:
        self._path = path
        content = _content(path)
        with _told_plainly(path, f"cannot be opened as {content}"):
            self._reader = _reader_class(content)(path)

    @property
    def path(self) -> Path:
        return self._path

    @property
    def format(self) -> str:
        return self._reader.format_name

    @property
    def scenes(self) -> tuple[Scene, ...]:
        return self._reader.described

    def stack(self, scene_index: int) -> Stack:
        return _OpenedStack(self._path, self._reader, self.scenes[scene_index])

    def close(self) -> None:
        self._reader.close()

    def __enter__(self) -> ImageFile:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


class _OpenedStack:
    """A :class:`Stack` of one scene of an opened image."""

    def __init__(self, path: Path, reader: PlanewiseReader, scene: Scene) -> None:
        self._path = path
        self._reader = reader
        self._scene = scene

    @property
    def scene(self) -> Scene:
        return self._scene

    def read_plane(self, time: int, channel: int, z: int) -> Plane:
        rows, columns = (slice(0, self._scene.length(axis)) for axis in "YX")
        plane: Plane = self.read_box(time, channel, (slice(z, z + 1), rows, columns))[0]
        return plane

    def read_box(self, time: int, channel: int, box: Box, level: int = 0) -> Voxels:
        with _told_plainly(self._path, f"stops making sense at plane {box[0].start + 1}"):
            voxels: Voxels = self._reader.read_box(self._scene.index, time, channel, box, level)
            return voxels


def open_image(path: Path | str) -> ImageFile:
    """Open an image of any readable format; only metadata are read.

    Raises
    ------
    UserError
        With exit status 3 and one sentence, whatever is wrong with the file. Reading a plane
        raises the same when the file turns out damaged there.
    """
    with _told_plainly(Path(path), "has no place on this computer"):
        place = Path(path).expanduser()
    return _OpenedImage(place)
