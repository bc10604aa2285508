"""Reads what files are and plans a batch of them, away from the window's thread."""

from __future__ import annotations

import logging
import queue
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal

from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.errors import UserError
from ssai3d_app.fingerprint import Fingerprint, fingerprint_of
from ssai3d_app.formats.placing import is_trust_map_by_name, result_beside
from ssai3d_app.projects.batch import BatchPlan, Candidate, plan_batch
from ssai3d_app.ui import texts
from ssai3d_app.ui.opening.reader import Opener
from ssai3d_app.volume.corrections import Corrections
from ssai3d_app.volume.scene import Scene

_log = logging.getLogger(__name__)

ENDINGS = (".czi", ".lif", ".lof", ".nd2", ".tif", ".tiff", ".btf", ".tf8", ".lsm", ".stk")
"""What a folder is searched for; a file that is named may end in anything."""

Corrected = Callable[[Path, Scene], Corrections]


@dataclass
class ReadFile:
    """What a file is: its scenes, or the sentence that says why it cannot be read."""

    path: Path
    scenes: tuple[Scene, ...] = ()
    refusal: str | None = None
    fingerprint: Fingerprint | None = None


@dataclass(frozen=True)
class Wish:
    """What is to be planned: these files, each restored as ``like`` says. Wishes are numbered.

    ``folder`` takes the results, or each stands beside its file. ``taken`` are paths that other
    jobs will write.
    """

    number: int
    files: tuple[ReadFile, ...]
    like: RestoreRequest
    suffix: str
    folder: Path | None = None
    taken: frozenset[Path] = frozenset()
    corrections: dict[tuple[Path, int], Corrections] = field(default_factory=dict)


class Preparer(QThread):
    """Reads files one after the other, and plans as often as it is wished.

    Signals arrive in the window's thread. Of several wishes that wait only the newest counts.
    """

    read = Signal(object)
    """A ReadFile."""
    planned = Signal(int, object)
    """The number of the wish, and a BatchPlan."""

    def __init__(self, opener: Opener, parent: QObject) -> None:
        super().__init__(parent)
        self._opener = opener
        self._asked: queue.SimpleQueue[Path | Wish | None] = queue.SimpleQueue()
        self._stopping = False

    def read_files(self, paths: Iterable[Path]) -> None:
        """Read what these files are."""
        for path in paths:
            self._asked.put(path)
        self._begin()

    def plan(self, wish: Wish) -> None:
        """Plan a batch."""
        self._asked.put(wish)
        self._begin()

    def leave(self) -> None:
        """Read no further than the file in hand; returns at once."""
        self._stopping = True
        self._asked.put(None)

    def _begin(self) -> None:
        if not self.isRunning() and not self._stopping:
            self.start()

    def run(self) -> None:
        """Serve until it is stopped."""
        while (asked := self._asked.get()) is not None and not self._stopping:
            if isinstance(asked, Path):
                self.read.emit(self._look_into(asked))
            elif self._asked.empty():
                self.planned.emit(asked.number, _planned(asked))

    def _look_into(self, path: Path) -> ReadFile:
        try:
            with self._opener(path) as image:
                scenes = tuple(image.scenes)
            return ReadFile(path, scenes, fingerprint=fingerprint_of(path))
        except UserError as error:
            _log.info("%s is left out: %s (%s)", path, error, error.detail)
            return ReadFile(path, refusal=error.sentence)
        except Exception as error:  # noqa: BLE001 - one file must not end the batch
            _log.exception("%s cannot be read", path)
            problem = texts.ERROR_UNREADABLE.format(name=path.name)
            sentence = f"{problem}; {texts.ERROR_UNREADABLE_REMEDY}."
            return ReadFile(path, refusal=f"{sentence} ({type(error).__name__})")


def _planned(wish: Wish) -> BatchPlan:
    first_of: dict[str, Path] = {}
    candidates, unreadable = [], []
    for file in wish.files:
        if file.refusal is not None:
            unreadable.append((file.path, file.refusal))
            continue
        digest = "" if file.fingerprint is None else file.fingerprint.digest
        original = first_of.setdefault(digest, file.path) if digest else file.path
        copy_of = None if original == file.path else original.name
        for scene in file.scenes:
            corrections = wish.corrections.get((file.path, scene.index), Corrections())
            candidates.append(Candidate(file.path, scene, corrections, copy_of))
    several = {file.path for file in wish.files if len(file.scenes) > 1}
    taken = set(wish.taken)

    def output_of(candidate: Candidate) -> Path:
        path = _output(wish, candidate, several, taken)
        taken.add(path)
        return path

    return plan_batch(candidates, wish.like, output_of, unreadable)


def _output(wish: Wish, candidate: Candidate, several: set[Path], taken: set[Path]) -> Path:
    """Where a result goes: a name that nothing bears and no other job will write."""
    source = candidate.path if wish.folder is None else wish.folder / candidate.path.name
    proposed = result_beside(source, wish.suffix)
    stem = proposed.name.removesuffix(wish.suffix)
    if candidate.path in several:
        stem = f"{stem}_scene_{candidate.scene.index + 1}"
    path, number = proposed.with_name(stem + wish.suffix), 2
    while path in taken or path.exists():
        path = proposed.with_name(f"{stem}_{number}{wish.suffix}")
        number += 1
    return path


def stacks_in(folder: Path) -> list[Path]:
    """What lies directly in a folder and looks like a stack by its name.

    Raises
    ------
    OSError
        When the folder cannot be listed.
    """
    names = [path.name for path in folder.iterdir() if not path.name.startswith(".")]
    found = [
        folder / name
        for name in names
        if name.lower().endswith((*ENDINGS, ".zarr"))
        and not is_trust_map_by_name(folder / name, names)
    ]
    return sorted(found, key=lambda path: path.name.lower())
