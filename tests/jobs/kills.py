"""Kill a small real job at random moments, resume it, and compare pixels with an undisturbed run.

``python -m tests.jobs.kills --count 100 --seed 1`` prints a line for each round, and fails at the
first that does not end with the same pixels. Each round kills once or twice, so that resumed
runs are killed too.
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
from pathlib import Path

import numpy as np

from ssai3d_app.engine.events import Caution, Completed, Progress
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


def run(request: RestoreRequest, *, resume: bool, kill_after: float | None = None) -> list[Message]:
    """Run the job through the supervisor; kill the engine ``kill_after`` s after it has begun."""
    job = JobSupervisor(request, COMMAND, resume=resume, limits=ChildLimits(threads=1))
    said: list[Message] = []
    killer: threading.Timer | None = None
    for message in job.events():
        said.append(message)
        if killer is None and kill_after is not None and isinstance(message, Caution):
            killer = threading.Timer(kill_after, _kill, [job.process_id])
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
        source = source_in(folder)
        (folder / "results").mkdir()
        self.request = RestoreRequest(
            path=source, output=folder / "results" / output, preset="quick", device="cpu"
        )
        whole = JobSupervisor(self.request, COMMAND, limits=ChildLimits(threads=1))
        times: dict[type, float] = {}
        for message in whole.events():
            times.setdefault(type(message), time.monotonic())
        assert Completed in times, message
        # The caution about few planes is the first that it says when it has opened the file.
        self.lasts = times[Completed] - times[Caution]
        self.expected = pixels_of(self.request.output)
        remove(self.request.output)

    def round(self) -> str:
        """Kill some times, resume to the end; returns in words what happened, or fails."""
        output, told = self.request.output, []
        for number in range(int(self.rng.integers(1, MOST_KILLS + 1))):
            moment = float(self.rng.uniform(0, self.lasts))
            said = run(self.request, resume=number > 0, kill_after=moment)
            stages = [message.stage for message in said if isinstance(message, Progress)]
            where = stages[-1].name.lower() if stages else "start"
            told.append(f"{where} {moment:.2f} s")
            if isinstance(said[-1], Completed):
                told[-1] += " (too late)"
            if output.exists():
                assert pixels_of(output) == self.expected, "half a result has its name"
            assert not unfinished_path(output).exists()
        end = run(self.request, resume=True)[-1]
        assert isinstance(end, Completed), end
        assert pixels_of(output) == self.expected, "other pixels"
        assert not scratch_folder(output).exists()
        remove(output)
        return ", ".join(told)


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
    return 0


if __name__ == "__main__":
    sys.exit(main())
