"""Kill a small real job, resume it, and compare pixels with an undisturbed run.

``python -m tests.jobs.kills --count 100 --seed 1`` prints a line for each round, and fails at the
first that does not end with the same pixels; at the end it says how many kills fell into which
stage. Each round kills once or twice, so that resumed runs are killed too: at random moments, and
every other round in a stage, each stage in turn, so that short ones are met as well.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ssai3d_app.engine.events import Caution, Completed, Progress, Stage
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.formats.opening import open_image
from ssai3d_app.formats.placing import remove, scratch_folder, unfinished_path
from ssai3d_app.jobs.child_limits import ChildLimits
from ssai3d_app.jobs.running import Message
from ssai3d_app.jobs.supervisor import JobSupervisor
from tests.jobs.hasty_worker import COMMAND
from tests.phantoms import neurites, record
from tests.writers.tiff import write_imagej

MOST_KILLS = 2
LATEST_IN_STAGE_S = 0.1
"""After the first that is heard of a stage."""
START = "start"
"""What comes before the first stage: the engine is imported and the file opened."""


@dataclass(frozen=True)
class Aim:
    """When to kill: ``after`` s from the first word of a stage, or of the engine at all."""

    after: float
    stage: Stage | None = None

    def hears(self, message: Message) -> bool:
        """Whether that is the word."""
        if self.stage is None:
            # The caution about few planes is the first that it says when it has opened the file.
            return isinstance(message, Caution)
        return isinstance(message, Progress) and message.stage is self.stage

    def __str__(self) -> str:
        since = "" if self.stage is None else f" into {self.stage.name.lower()}"
        return f"{self.after:.2f} s{since}"


def source_in(folder: Path) -> Path:
    """Two times of two channels, eight planes of 24×72: two strips in one pass."""
    raw = record(neurites((29, 24, 72), seed=3), anisotropy=4, seed=4).raw
    earlier = np.stack([raw, raw[:, ::-1] + 40])
    path = folder / "small.tif"
    write_imagej(path, np.stack([earlier, earlier + 20]), (0.4, 0.1, 0.1), ["A", "B"])
    return path


def pixels_of(path: Path) -> str:
    """A hash of all pixels of a result."""
    hashed = hashlib.sha256()
    with open_image(path) as image:
        for scene in image.scenes:
            stack = image.stack(scene.index)
            for place in np.ndindex(scene.shape[:3]):
                hashed.update(np.ascontiguousarray(stack.read_plane(*place)).tobytes())
    return hashed.hexdigest()


def run(request: RestoreRequest, *, resume: bool, aim: Aim | None = None) -> list[Message]:
    """Run the job through the supervisor, and kill the engine when ``aim`` says."""
    job = JobSupervisor(request, COMMAND, resume=resume, limits=ChildLimits(threads=1))
    said: list[Message] = []
    killer: threading.Timer | None = None
    for message in job.events():
        said.append(message)
        if killer is None and aim is not None and aim.hears(message):
            killer = threading.Timer(aim.after, _kill, [job.process_id])
            killer.start()
    if killer is not None:
        killer.cancel()
        killer.join()
    return said


def _kill(process: int) -> None:
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        # It was faster.
        return


class Rounds:
    """Rounds of kills of one job. ``output`` may name any format of results."""

    def __init__(self, folder: Path, output: str, seed: int) -> None:
        self.rng = np.random.default_rng(seed)
        self.fallen: Counter[str] = Counter()
        """How many kills fell into which stage."""
        self.too_late = 0
        self._rounds = 0
        self._next: list[Stage] = []
        source = source_in(folder)
        (folder / "results").mkdir()
        self.request = RestoreRequest(
            path=source, output=folder / "results" / output, preset="quick", device="cpu"
        )
        whole = JobSupervisor(self.request, COMMAND, limits=ChildLimits(threads=1))
        times: dict[type, float] = {}
        heard: dict[Stage, None] = {}
        for message in whole.events():
            times.setdefault(type(message), time.monotonic())
            if isinstance(message, Progress):
                heard.setdefault(message.stage)
        assert Completed in times, message
        self.stages = list(heard)
        """Those that the job goes through."""
        self.lasts = times[Completed] - times[Caution]
        self.expected = pixels_of(self.request.output)
        remove(self.request.output)

    def round(self) -> str:
        """Kill some times, resume to the end; returns in words what happened, or fails."""
        output, told = self.request.output, []
        for number in range(int(self.rng.integers(1, MOST_KILLS + 1))):
            aim = self._aim(first=number == 0)
            said = run(self.request, resume=number > 0, aim=aim)
            stages = [message.stage for message in said if isinstance(message, Progress)]
            where = stages[-1].name.lower() if stages else START
            told.append(f"{where} ({aim})")
            if isinstance(said[-1], Completed):
                told[-1] += " too late"
                self.too_late += 1
            else:
                self.fallen[where] += 1
            if output.exists():
                assert pixels_of(output) == self.expected, "half a result has its name"
            assert not unfinished_path(output).exists()
        end = run(self.request, resume=True)[-1]
        assert isinstance(end, Completed), end
        assert pixels_of(output) == self.expected, "other pixels"
        assert not scratch_folder(output).exists()
        remove(output)
        self._rounds += 1
        return ", ".join(told)

    def _aim(self, *, first: bool) -> Aim:
        """Every other round begins in a stage, each in turn; the rest falls where it will."""
        if not (first and self._rounds % 2 == 0):
            return Aim(float(self.rng.uniform(0, self.lasts)))
        if not self._next:
            self._next = [self.stages[n] for n in self.rng.permutation(len(self.stages))]
        return Aim(float(self.rng.uniform(0, LATEST_IN_STAGE_S)), self._next.pop())

    @property
    def words(self) -> str:
        """How many kills fell into which stage."""
        names = [START, *(stage.name.lower() for stage in self.stages)]
        counts = ", ".join(f"{name} {self.fallen[name]}" for name in names)
        return f"{self.fallen.total()} kills: {counts}; {self.too_late} came too late"


def main() -> int:
    """Do as many rounds as the command line says."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=100)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--output", default="out.ome.tif")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rounds = Rounds(Path(folder), given.output, given.seed)
        print(f"undisturbed {rounds.lasts:.2f} s, pixels {rounds.expected[:16]}", flush=True)
        for number in range(1, given.count + 1):
            print(f"{number:4d}: {rounds.round()}: the same pixels", flush=True)
        print(rounds.words)
    return 0


if __name__ == "__main__":
    sys.exit(main())
