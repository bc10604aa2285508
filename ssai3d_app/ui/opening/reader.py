"""The thread that owns an opened file. Nothing else in the window ever reads one."""

from __future__ import annotations

import logging
import threading
import time
import traceback
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QThread, Signal

from ssai3d_app.errors import UserError
from ssai3d_app.safe_reading.opening import open_safely
from ssai3d_app.ui import texts
from ssai3d_app.ui.opening.intensities import measure
from ssai3d_app.ui.opening.loaded_volume import LoadedVolume, VolumeKey
from ssai3d_app.ui.opening.proposal import proposed_result
from ssai3d_app.volume.corrections import Corrections
from ssai3d_app.volume.scene import Box, ImageFile, Plane, Scene, Stack

_log = logging.getLogger(__name__)

Opener = Callable[[Path], ImageFile]

BYTE_BUDGET = 1_000_000_000
"""Memory for the voxels of one opened file; a larger channel is shown as a coarse preview."""

_SECONDS_BETWEEN_NEWS = 0.1
_MEASURED_PLANES = 8
_STRIPE_BYTES = 2**26


@dataclass(frozen=True)
class OpenedImage:
    """What a file says about itself. ``opening`` numbers the openings of one reader."""

    opening: int
    path: Path
    format: str
    scenes: tuple[Scene, ...]
    proposed_result: Path
    """Where a restoration of it would be saved; looked up here because it asks the disk."""


@dataclass(frozen=True)
class Refusal:
    """Why a file could not be opened or read, in words."""

    path: Path
    problem: str
    remedy: str
    detail: str


@dataclass(frozen=True)
class _Wanted:
    key: VolumeKey
    z: int


def open_with_the_formats(path: Path) -> ImageFile:
    """Open a file in a process that it may crash or hang without harm to the window."""
    return open_safely(path)


def _grey(plane: Plane) -> Plane:
    """A plane to look at; the samples of a colour image are averaged to one grey value."""
    return plane.mean(axis=-1).astype(plane.dtype) if plane.ndim > 2 else plane


def _plane(stack: Stack, key: VolumeKey, z: int) -> Plane:
    return _grey(stack.read_plane(key.time, key.channel, z))


def _preview_plane(stack: Stack, volume: LoadedVolume, number: int) -> Plane:
    """A plane of the preview: thinned, or from the file's own pyramid."""
    key, preview = volume.key, volume.preview
    if preview.level:
        _, rows, columns = preview.shape
        box: Box = (slice(number, number + 1), slice(0, rows), slice(0, columns))
        return _grey(stack.read_box(key.time, key.channel, box, preview.level)[0])
    if volume.refines:
        return preview.thinned(_plane(stack, key, number))
    return _thinned_in_stripes(stack, volume, number)


def _thinned_in_stripes(stack: Stack, volume: LoadedVolume, number: int) -> Plane:
    """A thinned plane that is never in memory as a whole."""
    key, preview = volume.key, volume.preview
    _, rows, columns = volume.shape
    itemsize = np.dtype(stack.scene.dtype).itemsize
    # Whole strides, so that thinning begins anew in each stripe.
    height = preview.stride * max(1, _STRIPE_BYTES // (columns * itemsize * preview.stride))
    stripes = []
    for top in range(0, rows, height):
        box = (slice(number, number + 1), slice(top, min(top + height, rows)), slice(0, columns))
        stripes.append(preview.thinned(_grey(stack.read_box(key.time, key.channel, box)[0])))
    return np.concatenate(stripes)


class StackReader(QThread):
    """Opens one file at a time and fills volumes from it.

    ``open`` and ``want`` may be called from the window at any rate: the newest request wins, and a
    plane that is no longer wanted is never read. Signals arrive in the window's thread.
    """

    opened = Signal(object)
    """An OpenedImage."""
    refused = Signal(object)
    """A Refusal."""
    changed = Signal(object)
    """A LoadedVolume that began, grew or is complete; at most about ten a second."""

    def __init__(
        self,
        parent: QObject | None = None,
        opener: Opener = open_with_the_formats,
        byte_budget: int = BYTE_BUDGET,
    ) -> None:
        super().__init__(parent)
        self._opener = opener
        self._budget = byte_budget
        self._news = threading.Condition()
        self._path: Path | None = None
        self._wanted: _Wanted | None = None
        self._opening = 0
        self._stopping = False
        self._file: ImageFile | None = None
        self._current = 0
        self._stacks: dict[int, Stack] = {}
        self._volumes: OrderedDict[VolumeKey, LoadedVolume] = OrderedDict()

    def open(self, path: Path) -> int:
        """Ask for a file; the one open before is closed. Returns the number of this opening."""
        with self._news:
            self._opening += 1
            self._path = path
            self._wanted = None
            self._news.notify()
            number = self._opening
        if not self.isRunning():
            self.start()
        return number

    def want(self, key: VolumeKey, z: int) -> None:
        """Ask for a volume, beginning with plane z."""
        with self._news:
            if key.opening == self._opening:
                self._wanted = _Wanted(key, z)
                self._news.notify()

    def stop(self) -> None:
        """End the thread and close the file; returns when both are done."""
        with self._news:
            self._stopping = True
            self._news.notify()
        self.wait()

    def run(self) -> None:
        """Serve requests until stopped. Runs in this thread; not for the window."""
        while True:
            with self._news:
                while not (self._stopping or self._path or self._wanted):
                    self._news.wait()
                if self._stopping:
                    break
                path, self._path = self._path, None
                wanted, self._wanted = (None, self._wanted) if path else (self._wanted, None)
                opening = self._opening
            try:
                if path is not None:
                    self._open(path, opening)
                elif wanted is not None and wanted.key.opening == self._current:
                    self._serve(wanted)
            except Exception as error:  # noqa: BLE001 - the last door before the user
                self._refuse(path or (self._file.path if self._file else Path()), error)
        self._close()

    def _open(self, path: Path, opening: int) -> None:
        self._close()
        self._file = self._opener(path)
        self._current = opening
        self.opened.emit(
            OpenedImage(opening, path, self._file.format, self._file.scenes, proposed_result(path))
        )

    def _close(self) -> None:
        self._stacks.clear()
        self._volumes.clear()
        self._current = 0
        if self._file is not None:
            file, self._file = self._file, None
            file.close()

    def _serve(self, wanted: _Wanted) -> None:
        key = wanted.key
        stack = self._stack(key)
        volume = self._volume(key, stack.scene)
        if not volume.is_as_fine_as_it_gets(wanted.z):
            if volume.refines:
                volume.put(wanted.z, _plane(stack, key, wanted.z))
            else:
                number = volume.preview.nearest(0, wanted.z)
                volume.put_preview(number, _preview_plane(stack, volume, number))
        if volume.intensities is None:
            volume.intensities = measure(volume.planes(1))
        self.changed.emit(volume)
        self._fill(volume, stack)

    def _stack(self, key: VolumeKey) -> Stack:
        """The pixels of a scene, with its axes as the user says."""
        assert self._file is not None
        if key.scene not in self._stacks:
            self._stacks[key.scene] = self._file.stack(key.scene)
        return Corrections(axis_order=key.axis_order).stack(self._stacks[key.scene])

    def _fill(self, volume: LoadedVolume, stack: Stack) -> None:
        """Read the planes that are missing, until something newer is wanted."""
        if volume.is_measured:
            return
        told = time.monotonic()
        for number in volume.missing:
            if self._is_interrupted():
                return
            volume.put_preview(number, _preview_plane(stack, volume, number))
            if time.monotonic() - told > _SECONDS_BETWEEN_NEWS:
                told = time.monotonic()
                self.changed.emit(volume)
        volume.intensities = measure(volume.planes(_MEASURED_PLANES))
        volume.is_measured = True
        self.changed.emit(volume)

    def _is_interrupted(self) -> bool:
        with self._news:
            return bool(self._stopping or self._path or self._wanted)

    def _volume(self, key: VolumeKey, scene: Scene) -> LoadedVolume:
        volume = self._volumes.get(key)
        if volume is None:
            volume = LoadedVolume(key, scene, self._budget)
            self._volumes[key] = volume
        self._volumes.move_to_end(key)
        while len(self._volumes) > 1 and self._held_bytes() > self._budget:
            self._volumes.popitem(last=False)
        return volume

    def _held_bytes(self) -> int:
        return sum(volume.nbytes for volume in self._volumes.values())

    def _refuse(self, path: Path, error: Exception) -> None:
        if isinstance(error, UserError):
            _log.info("%s: %s (%s)", path, error, error.detail)
            self.refused.emit(
                Refusal(path, error.problem, error.remedy, error.detail or str(error))
            )
            return
        _log.exception("%s cannot be read", path)
        self.refused.emit(
            Refusal(
                path,
                texts.ERROR_UNREADABLE.format(name=path.name),
                texts.ERROR_UNREADABLE_REMEDY,
                "".join(traceback.format_exception(error)),
            )
        )
