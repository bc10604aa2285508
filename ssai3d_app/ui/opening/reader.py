"""The thread that owns an opened file. Nothing else in the window ever reads one."""

from __future__ import annotations

import logging
import threading
import time
import traceback
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal

from ssai3d_app.errors import UserError
from ssai3d_app.safe_reading.opening import open_safely
from ssai3d_app.ui import texts
from ssai3d_app.ui.opening.intensities import measure
from ssai3d_app.ui.opening.loaded_volume import LoadedVolume, VolumeKey
from ssai3d_app.ui.opening.planes import preview_plane, whole_plane
from ssai3d_app.ui.opening.proposal import proposed_result
from ssai3d_app.ui.opening.wish import Wish
from ssai3d_app.volume.corrections import Corrections
from ssai3d_app.volume.scene import ImageFile, Scene, Stack

_log = logging.getLogger(__name__)

Opener = Callable[[Path], ImageFile]

BYTE_BUDGET = 1_000_000_000
"""Memory for the voxels of one opened file; a larger channel is shown as a coarse preview."""

_SECONDS_BETWEEN_NEWS = 0.1
_MEASURED_PLANES = 8


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


def _by_plane(volumes: Sequence[LoadedVolume]) -> list[tuple[int, LoadedVolume]]:
    """The planes that are missing in volumes, from the first to the last of all of them."""
    missing = [
        (number / volume.preview.shape[0], place, number)
        for place, volume in enumerate(volumes)
        for number in volume.missing
    ]
    return [(number, volumes[place]) for _, place, number in sorted(missing)]


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
        opener: Opener = open_safely,
        byte_budget: int = BYTE_BUDGET,
    ) -> None:
        super().__init__(parent)
        self._opener = opener
        self._budget = byte_budget
        self._news = threading.Condition()
        self._path: Path | None = None
        self._wanted: Wish | None = None
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

    def want(self, wish: Wish) -> None:
        """Ask for what a wish names, the plane through its voxel first."""
        with self._news:
            if all(key.opening == self._opening for key in wish.keys):
                self._wanted = wish
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
                elif wanted is not None and wanted.keys[0].opening == self._current:
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

    def _serve(self, wish: Wish) -> None:
        volumes = [self._volume(key, wish) for key in wish.keys]
        for volume in volumes:
            self._read_plane(volume, wish.index[0])
        self._fill(volumes)

    def _read_plane(self, volume: LoadedVolume, z: int) -> None:
        """The plane that is looked at, as fine as memory allows."""
        if not volume.is_as_fine_as_it_gets(z):
            stack = self._stack(volume.key)
            if volume.refines:
                volume.put(z, whole_plane(stack, volume.key, z))
            else:
                number = volume.preview.nearest(0, z)
                volume.put_preview(number, preview_plane(stack, volume, number))
        if volume.intensities is None:
            volume.intensities = measure(volume.planes(1))
        self.changed.emit(volume)

    def _stack(self, key: VolumeKey) -> Stack:
        """The pixels of a scene, with its axes as the user says."""
        assert self._file is not None
        if key.scene not in self._stacks:
            self._stacks[key.scene] = self._file.stack(key.scene)
        return Corrections(axis_order=key.axis_order).stack(self._stacks[key.scene])

    def _fill(self, volumes: Sequence[LoadedVolume]) -> None:
        """Read the planes that are missing, channel beside channel, until something is wanted."""
        unread = [volume for volume in volumes if not volume.is_measured]
        stacks = {volume.key: self._stack(volume.key) for volume in unread}
        told = time.monotonic()
        for number, volume in _by_plane(unread):
            if self._is_interrupted():
                return
            volume.put_preview(number, preview_plane(stacks[volume.key], volume, number))
            if time.monotonic() - told > _SECONDS_BETWEEN_NEWS:
                told = time.monotonic()
                for growing in unread:
                    self.changed.emit(growing)
        for volume in unread:
            volume.intensities = measure(volume.planes(_MEASURED_PLANES))
            volume.is_measured = True
            self.changed.emit(volume)

    def _is_interrupted(self) -> bool:
        with self._news:
            return bool(self._stopping or self._path or self._wanted)

    def _volume(self, key: VolumeKey, wish: Wish) -> LoadedVolume:
        volume = self._volumes.get(key)
        if volume is None:
            share = self._budget // len(wish.keys)
            volume = LoadedVolume(key, self._stack(key).scene, share)
            self._volumes[key] = volume
        self._volumes.move_to_end(key)
        for old in [old for old in self._volumes if old not in wish.keys]:
            if self._held_bytes() <= self._budget:
                break
            del self._volumes[old]
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
