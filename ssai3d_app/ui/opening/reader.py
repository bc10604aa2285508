"""The thread that owns an opened file. Nothing else in the window ever reads one."""

from __future__ import annotations

import logging
import threading
import time
import traceback
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal

from ssai3d_app.engine.sample.first_look import look_at, middle, windows_of
from ssai3d_app.errors import UserError
from ssai3d_app.safe_reading.opening import open_safely
from ssai3d_app.ui import texts
from ssai3d_app.ui.opening.fine_pieces import Region
from ssai3d_app.ui.opening.intensities import measure
from ssai3d_app.ui.opening.loaded_volume import LoadedVolume, VolumeKey
from ssai3d_app.ui.opening.planes import box_of_region, preview_plane, whole_plane
from ssai3d_app.ui.opening.preview import size_of
from ssai3d_app.ui.opening.projections import Span
from ssai3d_app.ui.opening.proposal import proposed_result
from ssai3d_app.ui.opening.voxel_budget import VoxelBudget
from ssai3d_app.ui.opening.wish import Wish
from ssai3d_app.volume.corrections import Corrections
from ssai3d_app.volume.scene import ImageFile, Scene, Stack

_log = logging.getLogger(__name__)

Opener = Callable[[Path], ImageFile]

Chore = Iterator[bool]
"""Work in small steps; each tells whether the next can follow at once."""

_SECONDS_BETWEEN_NEWS = 0.1
_MEASURED_PLANES = 8

_TURN_SECONDS = 0.1
_IDLE_SECONDS = 0.05
"""How long nothing new is wanted before the slices along z are refined."""


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
        budget: VoxelBudget | None = None,
    ) -> None:
        super().__init__(parent)
        self._opener = opener
        self.budget = budget or VoxelBudget()
        self.budget.join(self)
        self._news = threading.Condition()
        self._path: Path | None = None
        self._wanted: Wish | None = None
        self._served: Wish | None = None
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
            self._wanted = self._served = None
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

    def shares_changed(self) -> None:
        """Another reader takes memory: hold less of what was wanted last; from any thread."""
        with self._news:
            self._wanted = self._wanted or self._served
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
        self.budget.claim(self, {})
        self._current = 0
        if self._file is not None:
            file, self._file = self._file, None
            file.close()

    def _serve(self, wish: Wish) -> None:
        with self._news:
            self._served = wish
        volumes = self._hold(wish)
        for volume in volumes:
            self._read_plane(volume, wish.index[0])
        projecting = self._projecting(volumes, wish.spans)
        # Slabs are looked at like planes; what is refined can wait.
        if not self._do_what_can_be_done(projecting) or not self._is_idle(wish):
            return
        self._take_turns(self._refining(volumes, wish.regions), self._filling(volumes), projecting)

    def _take_turns(self, *chores: Chore) -> None:
        """Do chores side by side until something newer is wanted.

        None waits for another to end: a slow format is not paged through twice before anything is
        seen, and a long stack is fine at the crosshair before all of it is there.
        """
        undone = list(chores)
        while undone:
            for chore in list(undone):
                if self._is_interrupted():
                    return
                end = time.monotonic() + _TURN_SECONDS
                for goes_on in chore:
                    if self._is_interrupted():
                        return
                    if not goes_on or time.monotonic() > end:
                        break
                else:
                    undone.remove(chore)

    def _do_what_can_be_done(self, chore: Chore) -> bool:
        """Whether nothing newer was wanted meanwhile."""
        for goes_on in chore:
            if self._is_interrupted():
                return False
            if not goes_on:
                break
        return True

    def _is_idle(self, wish: Wish) -> bool:
        """Whether nothing newer comes in the moment before slices along z are refined."""
        with self._news:
            return not (wish.regions and self._news.wait_for(self._has_news, _IDLE_SECONDS))

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

    def _refining(self, volumes: Sequence[LoadedVolume], regions: Sequence[Region]) -> Chore:
        """Read what is in view with every voxel, part by part."""
        for region in regions:
            for volume in volumes:
                if not volume.is_coarse or volume.fine(region) is not None:
                    continue
                piece = volume.pieces.begun(region, volume.dtype)
                stack = self._stack(volume.key)
                for box in piece.missing():
                    piece.put(box_of_region(stack, volume.key, box, region.axis))
                    yield True
                self.changed.emit(volume)

    def _projecting(self, volumes: Sequence[LoadedVolume], spans: Sequence[Span]) -> Chore:
        """Project what has come, again and again until all of it has."""
        complete = False
        while spans and not complete:
            complete = all(volume.is_complete for volume in volumes)
            for volume in volumes:
                grown = False
                for span in spans:
                    for _ in volume.projecting(span):
                        grown = True
                        yield True
                if grown:
                    self.changed.emit(volume)
            yield False

    def _stack(self, key: VolumeKey) -> Stack:
        """The pixels of a scene, with its axes as the user says."""
        assert self._file is not None
        if key.scene not in self._stacks:
            self._stacks[key.scene] = self._file.stack(key.scene)
        return Corrections(axis_order=key.axis_order).stack(self._stacks[key.scene])

    def _filling(self, volumes: Sequence[LoadedVolume]) -> Chore:
        """Read the planes that are missing, channel beside channel."""
        unread = [volume for volume in volumes if not volume.is_measured]
        stacks = {volume.key: self._stack(volume.key) for volume in unread}
        told = time.monotonic()
        for number, volume in _by_plane(unread):
            volume.put_preview(number, preview_plane(stacks[volume.key], volume, number))
            if time.monotonic() - told > _SECONDS_BETWEEN_NEWS:
                told = time.monotonic()
                for growing in unread:
                    self.changed.emit(growing)
            yield True
        for volume in unread:
            volume.intensities = measure(volume.planes(_MEASURED_PLANES))
            volume.is_measured = True
            self.changed.emit(volume)
            yield True
            yield from self._looking(volume, stacks[volume.key])

    def _looking(self, volume: LoadedVolume, stack: Stack) -> Chore:
        """Look at the recording: in the voxels that are there, or in windows that are read."""
        if stack.scene.is_rgb:
            return
        depths, read = windows_of(stack, volume.key.time, volume.key.channel)
        windows = []
        for z in depths:
            plane = None if volume.is_coarse else volume.xy(z)
            rows, columns = (middle(edge) for edge in volume.shape[1:])
            windows.append(read(z) if plane is None else plane.values[rows, columns])
            yield True
        volume.first_look = look_at(windows, depths)
        self.changed.emit(volume)

    def _is_interrupted(self) -> bool:
        with self._news:
            return self._has_news()

    def _has_news(self) -> bool:
        return bool(self._stopping or self._path or self._wanted)

    def _hold(self, wish: Wish) -> list[LoadedVolume]:
        """The volumes that are wanted, within their shares; others stay where memory is left."""
        scenes = {key: self._stack(key).scene for key in wish.keys}
        sizes = {key: size_of(scene) for key, scene in scenes.items()}
        shares = self.budget.claim(self, sizes)
        for key, scene in scenes.items():
            volume = self._volumes.get(key)
            if volume is None:
                self._volumes[key] = LoadedVolume(key, scene, shares[key])
            elif volume.least_bytes > shares[key]:
                self._volumes[key] = volume.thinned(scene, shares[key])
            else:
                volume.allot(shares[key])
            self._volumes.move_to_end(key)
        others = [key for key in self._volumes if key not in scenes]
        held = sum(self._volumes[key].nbytes for key in others)
        spare = self.budget.spare()
        for key in others:
            if held <= spare:
                break
            held -= self._volumes.pop(key).nbytes
        return [self._volumes[key] for key in wish.keys]

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
