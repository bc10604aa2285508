"""The thread that asks the disk about the files of a project, so that the window need not wait."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ssai3d_app.errors import UserError
from ssai3d_app.fingerprint import Fingerprint, fingerprint_of
from ssai3d_app.projects.document import SceneFacts, Source
from ssai3d_app.ui.projects.entries import Presence
from ssai3d_app.ui.projects.pictures import PictureCupboard, picture_from
from ssai3d_app.volume.scene import ImageFile

_log = logging.getLogger(__name__)

_MOST_PICTURES = 32
"""About as many as can be seen: those that were asked for earlier have been scrolled away."""
_AT_ONCE = 50
STOP_S = 5.0


@dataclass(frozen=True)
class Whereabouts:
    """Where a source is now, and whether it is what it was."""

    source: str
    path: Path | None
    presence: Presence
    fingerprint: Fingerprint | None


@dataclass(frozen=True)
class Surveyed:
    """What a source looks like. ``format`` and ``scenes`` only when it was opened for that."""

    source: str
    image: QImage | None
    format: str | None = None
    scenes: tuple[SceneFacts, ...] = ()
    problem: UserError | None = None


class Surveyor(QObject):
    """Looks for files first, and then makes the pictures that were asked for.

    What it is told to do may come from the window at any rate. Signals arrive in the window.
    Its thread is a daemon: a drive that never answers must not keep the program from ending.
    """

    found = Signal(object)
    """A list of Whereabouts."""
    surveyed = Signal(object)
    """A Surveyed."""

    def __init__(self, opener: Callable[[Path], ImageFile], parent: QObject) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._opener = opener
        self._news = threading.Condition()
        self._stopping = False
        self._folder = Path()
        self._cupboard: PictureCupboard | None = None
        self._sought: deque[Source] = deque()
        self._wanted: OrderedDict[str, tuple[Source, bool]] = OrderedDict()
        self._current: str | None = None
        self._kept: deque[tuple[Source, QImage]] = deque()

    def turn_to(self, folder: Path, cupboard: PictureCupboard) -> None:
        """Forget what was asked of another project."""
        with self._news:
            self._folder, self._cupboard = folder, cupboard
            self._sought.clear()
            self._wanted.clear()
            self._kept.clear()

    def seek(self, sources: Iterable[Source]) -> None:
        """Find out where sources are."""
        with self._news:
            self._sought.extend(sources)
            self._wake()

    def picture(self, source: Source, *, may_open: bool = True) -> None:
        """Find the picture of a source; too many that wait are forgotten, the oldest first.

        Where none was kept it is made, if the file ``may_open`` for that.
        """
        with self._news:
            if source.id == self._current:
                return
            self._wanted[source.id] = (source, may_open)
            while len(self._wanted) > _MOST_PICTURES:
                self._wanted.popitem(last=False)
            self._wake()

    def keep(self, source: Source, image: QImage) -> None:
        """Keep a picture that was made elsewhere; the source must have a fingerprint."""
        with self._news:
            self._kept.append((source, image))
            self._wake()

    def stop(self) -> None:
        """End the thread; returns when it has ended, or hangs in a drive that does not answer."""
        with self._news:
            self._stopping = True
            self._news.notify()
        if self._thread is not None:
            self._thread.join(STOP_S)

    def _wake(self) -> None:
        if self._stopping:
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="surveyor", daemon=True)
            self._thread.start()
        self._news.notify()

    def _run(self) -> None:
        """Serve until stopped."""
        while True:
            with self._news:
                while not (self._stopping or self._sought or self._wanted or self._kept):
                    self._news.wait()
                if self._stopping:
                    return
                folder, cupboard = self._folder, self._cupboard
                count = min(_AT_ONCE, len(self._sought))
                sought = [self._sought.popleft() for _ in range(count)]
                kept = self._kept.popleft() if self._kept and not sought else None
                wanted = None
                if self._wanted and not sought and not kept:
                    wanted = self._wanted.popitem(last=False)[1]
                self._current = wanted[0].id if wanted else None
            assert cupboard is not None
            try:
                if sought:
                    self.found.emit([_whereabouts(source, folder) for source in sought])
                elif kept is not None and kept[0].fingerprint is not None:
                    cupboard.keep(kept[0].fingerprint, kept[1])
                elif wanted is not None:
                    self._survey(*wanted, folder, cupboard)
            except Exception:  # noqa: BLE001 - the thread must outlive any file
                # Without a picture the window does its work all the same.
                _log.exception("A file of the project could not be looked at")

    def _survey(
        self, source: Source, may_open: bool, folder: Path, cupboard: PictureCupboard
    ) -> None:
        print_ = source.fingerprint
        if print_ is not None and source.scenes:
            image = cupboard.find(print_)
            if image is not None:
                self.surveyed.emit(Surveyed(source.id, image))
                return
        path = source.place.found(folder, print_) if may_open else None
        if path is None:
            return
        try:
            with closing(self._opener(path)) as opened:
                scenes = tuple(SceneFacts.of(scene) for scene in opened.scenes)
                image = picture_from(opened) if scenes else None
                if image is not None and print_ is not None:
                    cupboard.keep(print_, image)
                self.surveyed.emit(Surveyed(source.id, image, opened.format, scenes))
        except UserError as error:
            _log.info("%s: %s (%s)", path, error, error.detail)
            self.surveyed.emit(Surveyed(source.id, None, problem=error))


def _whereabouts(source: Source, folder: Path) -> Whereabouts:
    known = source.fingerprint
    try:
        path = source.place.found(folder, known)
        if path is None:
            return Whereabouts(source.id, None, Presence.MISSING, known)
        if known is not None and known.looks_unchanged(path):
            return Whereabouts(source.id, path, Presence.THERE, known)
        seen = fingerprint_of(path)
    except OSError as error:
        _log.info("%s cannot be looked at: %s", source.place.absolute, error)
        return Whereabouts(source.id, None, Presence.MISSING, known)
    if known is not None and not known.is_of_same_content(seen):
        return Whereabouts(source.id, path, Presence.CHANGED, seen)
    return Whereabouts(source.id, path, Presence.THERE, seen)
