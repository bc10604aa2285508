"""Opens a file in a reader process; who reads it cannot tell the difference."""

from __future__ import annotations

import logging
import math
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from ssai3d_app.errors import UserError, unreadable
from ssai3d_app.safe_reading import deadlines, spare
from ssai3d_app.safe_reading.memory_limit import free_bytes
from ssai3d_app.safe_reading.process import (
    ReaderDefectError,
    ReaderLostError,
    ReaderOutOfMemoryError,
    ReaderProcess,
    ReaderTimedOutError,
)
from ssai3d_app.safe_reading.protocol import (
    Answer,
    Failure,
    Measured,
    Opened,
    Record,
    Voxels,
    opening,
    reading,
    reading_record,
)
from ssai3d_app.volume.scene import Box, ImageFile, Scene, Stack
from ssai3d_app.volume.scene import Voxels as VoxelArray

_PART_BYTES = 256_000_000
"""A box comes in parts of about this size, each with its own deadline. The process that reads
needs memory for one part then, however large the box and however well compressed the file."""

_log = logging.getLogger(__name__)


def open_safely(path: Path | str) -> ImageFile:
    """Open an image of any readable format in a process of its own; only metadata are read.

    The file may crash the library that reads it, hang it, or have it ask for all the memory: only
    that process ends. Two images may be used from two threads, each from one at a time.

    Raises
    ------
    UserError
        With exit status 3 and one sentence, whatever is wrong with the file. Reading pixels raises
        the same when the file turns out damaged there.
    """
    place = Path(path)
    try:
        place = place.expanduser()
    except RuntimeError:
        # Nobody of that name; the process says so.
        return _opened(place, place)
    return _opened(place, Path(os.path.abspath(place)))  # noqa: PTH100 - no link is resolved


def record_safely(path: Path) -> str:
    """The record of the run that a result or its trust map carries, read in a process of its own.

    It is the JSON text that stands in the file; nothing of it is believed.

    Raises
    ------
    UserError
        When the file cannot be read, or is no result of this program.
    """
    with _told_plainly(path.name):
        process = spare.take()
        try:
            process.greet()
            answer = _checked(process.request(reading_record(path.absolute()), deadlines.RECORD))
            assert isinstance(answer, Record)
        except UserError:
            spare.give_back(process)
            raise
        except BaseException:
            spare.replace(process)
            raise
        spare.give_back(process)
        return answer.text


def _opened(path: Path, absolute: Path) -> ImageFile:
    with _told_plainly(path.name or str(path)):
        process = spare.take()
        try:
            process.greet()
            measured = _checked(process.request(opening(absolute), deadlines.MEASURING))
            assert isinstance(measured, Measured)
            seconds = deadlines.opening(measured.size, imported=process.is_warm)
            opened = _checked(process.next_answer(seconds))
            assert isinstance(opened, Opened)
        except UserError:
            # The process is in order, the file is not.
            spare.give_back(process)
            raise
        except BaseException:
            spare.replace(process)
            raise
        return _SafeImage(process, path, opened)


def _checked(answer: Answer) -> Answer:
    if isinstance(answer, Failure):
        raise answer.error()
    return answer


@contextmanager
def _told_plainly(name: str) -> Iterator[None]:
    """Turn the end of a process into the one failure that users meet."""
    try:
        yield
    except ReaderTimedOutError as error:
        raise unreadable(
            f"{name} does not answer; it may be damaged or lie on a drive that is too slow",
            "copy it to this computer and try again",
            str(error),
        ) from error
    except (ReaderOutOfMemoryError, MemoryError) as error:
        raise unreadable(
            f"{name} needs more memory than is free",
            "close other programs and try again",
            str(error),
        ) from error
    except (ReaderLostError, ReaderDefectError) as error:
        if isinstance(error, ReaderDefectError):
            _log.error("A reader met a mistake in %s: %s", name, error)
        raise unreadable(
            f"{name} makes its reader stop; it is probably damaged",
            "copy it again from the microscope, or export it as OME-TIFF",
            str(error),
        ) from error
    except OSError as error:
        raise unreadable(
            f"The reader of {name} cannot be started",
            "close other programs and try again",
            str(error),
        ) from error


class _SafeImage(ImageFile):
    """An :class:`ImageFile` that a process reads."""

    def __init__(self, process: ReaderProcess, path: Path, opened: Opened) -> None:
        self._process: ReaderProcess | None = process
        self._path = path
        self._opened = opened

    @property
    def path(self) -> Path:
        return self._path

    @property
    def format(self) -> str:
        return self._opened.format

    @property
    def scenes(self) -> tuple[Scene, ...]:
        return self._opened.scenes

    def stack(self, scene_index: int) -> Stack:
        if self._process is None:
            raise ValueError(f"{self._path} is closed")
        return _SafeStack(self._process, self._path.name, self.scenes[scene_index])

    def close(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            spare.give_back(process)


class _SafeStack(Stack):
    """A :class:`Stack` of one scene, read by a process."""

    def __init__(self, process: ReaderProcess, name: str, scene: Scene) -> None:
        self._process = process
        self._name = name
        self._scene = scene

    @property
    def scene(self) -> Scene:
        return self._scene

    def read_box(self, time: int, channel: int, box: Box, level: int = 0) -> VoxelArray:
        lengths = tuple(max(0, side.stop - side.start) for side in box)
        samples = self._scene.shape[5:]
        with _told_plainly(self._name):
            voxels = _empty((*lengths, *samples), self._scene.dtype)
            for part in _parts(box, math.prod(samples) * voxels.itemsize):
                z, y, _ = (
                    slice(inner.start - outer.start, inner.stop - outer.start)
                    for inner, outer in zip(part, box, strict=True)
                )
                self._read_into(voxels[z, y], time, channel, part, level)
        return voxels

    def _read_into(self, voxels: VoxelArray, time: int, channel: int, box: Box, level: int) -> None:
        seconds = deadlines.reading(voxels.nbytes)
        request = reading(self._scene.index, time, channel, box, level)
        answer = _checked(self._process.request(request, seconds))
        if answer != Voxels(dtype=voxels.dtype.name, shape=voxels.shape):
            self._process.end()
            raise ReaderDefectError(f"{answer} for {request}")
        self._process.fill(voxels, seconds)


def _empty(shape: tuple[int, ...], dtype: str) -> VoxelArray:
    """An array to be filled; ``MemoryError`` when that would take more than is free."""
    wanted = math.prod(shape) * np.dtype(dtype).itemsize
    if wanted > _PART_BYTES:
        free = free_bytes()
        if free is not None and wanted > free:
            raise MemoryError(f"{wanted} bytes of {free} that are free")
    return np.empty(shape, dtype)


def _parts(box: Box, voxel_bytes: int) -> Iterator[Box]:
    """Cut a box into parts along z, and along y where one plane is too large for a part.

    A part is one block in the memory of the box.
    """
    depth, rows, columns = box
    row_bytes = max(1, (columns.stop - columns.start) * voxel_bytes)
    plane_bytes = max(1, (rows.stop - rows.start) * row_bytes)
    # A power of two, so that the parts seldom cut through chunks, which are then decoded twice.
    planes = 1 << max(0, (_PART_BYTES // plane_bytes).bit_length() - 1)
    lines = rows.stop - rows.start
    if plane_bytes > _PART_BYTES:
        lines = 1 << max(0, (_PART_BYTES // row_bytes).bit_length() - 1)
    if min(depth.stop - depth.start, lines) < 1:
        # Nothing to cut, and for the reader to refuse.
        yield box
        return
    for z in range(depth.start, depth.stop, planes):
        for y in range(rows.start, rows.stop, lines):
            yield (
                slice(z, min(z + planes, depth.stop)),
                slice(y, min(y + lines, rows.stop)),
                columns,
            )
