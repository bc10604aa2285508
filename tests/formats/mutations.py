"""Opens thousands of damaged files as the application does; each must end well or in a sentence.

    python -m tests.formats.mutations --count 2000 --format czi [--seed 1] [--only N [--keep DIR]]

A file is opened, described, and the first and last plane and a box of its first scenes are read,
in a reader process with the application's own limit of memory: twice the file and 1 GB. The same
limit holds for this process, which owns it. A file that needs more than 10 s, ends its process or
meets a mistake of a reader is told with its number, by which ``--only`` makes it again.
"""

import argparse
import shutil
import sys
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np

from ssai3d_app.errors import ExitStatus, UserError
from ssai3d_app.safe_reading import deadlines, memory_limit
from ssai3d_app.safe_reading.opening import open_safely
from ssai3d_app.safe_reading.process import (
    ReaderDefectError,
    ReaderLostError,
    ReaderOutOfMemoryError,
    ReaderTimedOutError,
)
from ssai3d_app.safe_reading.spare import cool_down, warm_up
from ssai3d_app.volume.scene import ImageFile, Scene
from tests.formats.mutators import mutated, mutated_json
from tests.formats.specimens import SPECIMENS

SECONDS_PER_FILE = 10.0
_SCENES = 3


@dataclass(frozen=True)
class Outcome:
    """How one damaged file ended: in a word, and what to say about it."""

    number: int
    file: str
    damage: str
    word: str
    seconds: float
    told: str

    @property
    def is_contained(self) -> bool:
        """The reader process died; the application did not and told a sentence."""
        return self.word == "ended its process"

    @property
    def is_good(self) -> bool:
        return self.word in ("read", "refused") and self.seconds <= SECONDS_PER_FILE


class Campaign:
    """The damaged files of one format, by number."""

    def __init__(self, kind: str, seed: int, folder: Path) -> None:
        self._kind = kind
        self._seed = seed
        self._folder = folder
        self._originals = folder / "originals"
        self._originals.mkdir()
        self._names = list(SPECIMENS[kind])
        for name, write in SPECIMENS[kind].items():
            write(self._originals / name)
            word, told = _open(self._originals / name)
            if word != "read":
                raise AssertionError(f"{name} is no specimen, since it is {word}: {told}")

    def damage(self, number: int) -> tuple[Path, str]:
        """Make a file; the one before is removed."""
        place = self._folder / "damaged"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        dice = np.random.default_rng([self._seed, zlib.crc32(self._kind.encode()), number])
        name = self._names[int(dice.integers(len(self._names)))]
        source, target = self._originals / name, place / name
        if source.is_dir():
            shutil.copytree(source, target)
            return target, self._damage_store(target, dice)
        content, what = mutated(source.read_bytes(), dice)
        target.write_bytes(content)
        return target, what

    def _damage_store(self, store: Path, dice: np.random.Generator) -> str:
        files = sorted(path for path in store.rglob("*") if path.is_file())
        documents = [path for path in files if path.name.startswith((".z", "zarr.json"))]
        chosen = documents if dice.integers(4) else files
        path = chosen[int(dice.integers(len(chosen)))]
        if path in documents and dice.integers(3):
            text, what = mutated_json(path.read_text(), dice)
            path.write_text(text)
        else:
            content, what = mutated(path.read_bytes(), dice)
            path.write_bytes(content)
        return f"{what} of {path.relative_to(store)}"

    def run(self, number: int) -> Outcome:
        """Make a file and open it."""
        path, what = self.damage(number)
        # A process that takes the place of one that ended starts now, and not in the file's time.
        _open(self._originals / self._names[0])
        started = time.monotonic()
        with _limited(memory_limit.size_of(path)):
            word, told = _open(path)
        return Outcome(number, path.name, what, word, time.monotonic() - started, told)


@contextmanager
def _limited(size: int) -> Iterator[None]:
    """This process takes no more than the reader may, so that it owns no plane beyond that."""
    if sys.platform == "win32":
        yield
        return
    import resource

    before = resource.getrlimit(resource.RLIMIT_DATA)
    memory_limit.limit_memory(size)
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, before)


def _open(path: Path) -> tuple[str, str]:
    try:
        with open_safely(path) as image:
            if "root:x:0" in repr(image.scenes):
                return "leaked another file", repr(image.scenes)
            refusals = [_read(image, scene) for scene in image.scenes[:_SCENES]]
    except UserError as error:
        return _judged(error)
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        return "other exception", f"{type(error).__name__}: {error}"
    bad = [refusal for refusal in refusals if refusal is not None]
    return bad[0] if bad else ("read", "")


def _read(image: ImageFile, scene: Scene) -> tuple[str, str] | None:
    """Read planes and a box; how that failed, or ``None``."""
    stack = image.stack(scene.index)
    t, c, z, y, x = (scene.length(axis) for axis in "TCZYX")
    box = (slice(0, min(z, 4)), slice(y // 2, y), slice(x // 2, x // 2 + 1))
    try:
        stack.read_plane(0, 0, 0)
        stack.read_plane(t - 1, c - 1, z - 1)
        stack.read_box(t - 1, 0, box)
        if scene.pyramid:
            sizes = scene.level_shape(1)
            stack.read_box(0, 0, tuple(slice(0, min(n, 16)) for n in sizes), 1)
    except UserError as error:
        return _judged(error)
    return None


def _judged(error: UserError) -> tuple[str, str]:
    cause = error.__cause__
    told = f"{error.sentence} [{error.detail[-3000:]}]"
    if error.status != ExitStatus.UNREADABLE_FILE or not (error.problem and error.remedy):
        return "no proper sentence", told
    if isinstance(cause, ReaderTimedOutError):
        return "hung", told
    if isinstance(cause, ReaderOutOfMemoryError):
        return "out of memory", told
    if isinstance(cause, ReaderLostError):
        return "ended its process", told
    if isinstance(cause, ReaderDefectError):
        return "mistake of a reader", told
    return "refused", told


@contextmanager
def campaign(kind: str, seed: int) -> Iterator[Campaign]:
    """A campaign with the deadlines and the warm process that it needs."""
    with (
        tempfile.TemporaryDirectory() as folder,
        patch.object(deadlines, "opening", lambda size, imported: SECONDS_PER_FILE),
        patch.object(deadlines, "reading", lambda size: SECONDS_PER_FILE),
    ):
        warm_up()
        try:
            yield Campaign(kind, seed, Path(folder))
        finally:
            cool_down()


def main() -> int:
    """Run one campaign; the exit status is 1 when any file ended badly."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--format", choices=SPECIMENS, required=True)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="make and open this one file")
    parser.add_argument("--keep", type=Path, help="a folder that the one file is copied to")
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    slowest, started, failures = 0.0, time.monotonic(), 0
    numbers = range(options.count) if options.only is None else [options.only]
    with campaign(options.format, options.seed) as running:
        for number in numbers:
            outcome = running.run(number)
            counts[outcome.word] += 1
            slowest = max(slowest, outcome.seconds)
            failures += not (outcome.is_good or outcome.is_contained)
            if not outcome.is_good or options.only is not None:
                print(
                    f"{number}: {outcome.word} in {outcome.seconds:.2f} s: {outcome.file}, "
                    f"{outcome.damage}\n    {outcome.told}",
                    flush=True,
                )
            if options.keep is not None:
                path, _ = running.damage(number)
                copy = shutil.copytree if path.is_dir() else shutil.copy
                copy(path, options.keep / path.name)
    words = ", ".join(f"{count} {word}" for word, count in counts.most_common())
    seconds = time.monotonic() - started
    print(f"{options.format}: {words}; slowest {slowest:.2f} s, together {seconds:.0f} s")
    return int(failures > 0)


if __name__ == "__main__":
    sys.exit(main())
