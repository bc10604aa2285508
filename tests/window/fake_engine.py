"""A child that speaks the engine's protocol and computes nothing: ``python fake_engine.py MODE``.

It reads one request, then writes events; a thread listens for words, as the real one does.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import threading
import time
from pathlib import Path

import numpy as np
from pydantic import BaseModel

from ssai3d_app.engine.events import (
    Cancelled,
    Caution,
    Completed,
    Device,
    Failed,
    Finding,
    PreviewPicture,
    Progress,
    Shortage,
    Stage,
    TuningLoss,
)
from ssai3d_app.engine.preview.region import Region
from ssai3d_app.engine.preview.request import KEPT, QUICK_LOOK, TUNED, PreviewRequest
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.formats.result import ImageDescription, ResultDescription
from ssai3d_app.jobs.protocol import CANCEL, PAUSE, Hello, Start
from ssai3d_app.jobs.running import Heartbeat, Paused
from ssai3d_app.volume.grid import IsotropicGrid
from ssai3d_app.volume.scene import Channel

MANY = 100_000
STEPS = 100
CANNOT_PAUSE = ("waits", "waits in restoring", "hangs")
REFUSALS = {
    "refuses": Failed(
        problem="The disk is full", remedy="free 2 GB", status=2, detail="ENOSPC in writer"
    ),
    "gpuless": Failed(
        problem="The NVIDIA driver 470 is too old",
        remedy="install driver 580",
        status=2,
        shortage=Shortage.GPU,
    ),
}


def say(line: BaseModel) -> None:
    sys.stdout.write(line.model_dump_json() + "\n")


def progress(done: int, total: int, left: float | None = None) -> Progress:
    fraction = done / total
    return Progress(
        stage=Stage.TUNING, done=done, total=total, fraction=fraction, seconds_left=left
    )


class Asked:
    """What the supervisor has said on standard input."""

    def __init__(self) -> None:
        self.anything = threading.Event()
        self.word = CANCEL
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in sys.stdin:
            if line.strip() in (CANCEL, PAUSE):
                self.word = line.strip()
                break
        self.anything.set()


def work(mode: str, start: Start, asked: Asked) -> None:
    request = start.request
    if mode in TELLING:
        TELLING[mode](request)
    elif mode == "floods":
        for step in range(1, MANY + 1):
            say(progress(step, MANY))
        say(Completed(output=str(request.output), seconds=3.0))
    elif mode in REFUSALS:
        say(REFUSALS[mode])
    elif mode == "aborts":
        say(progress(1, 10))
        sys.stdout.flush()
        os.write(2, b"the driver was lost\n")
        os.abort()
    elif mode == "starves":
        say(Device(name="a slide rule", on_gpu=True))
        say(progress(4, 10))
        sys.stdout.flush()
        os.kill(os.getpid(), signal.SIGKILL)
    elif mode == "starves at the smallest":
        shortage = Shortage.MEMORY_AT_THE_SMALLEST
        say(Failed(problem="Too little memory", remedy="close", status=1, shortage=shortage))
    elif mode == "tells":
        say(Finding(text=f"{request.halvings} halvings, {request.device}, {start.resume}"))
        complete(request)
    elif mode in ("waits", "waits in restoring"):
        stage = Stage.TUNING if mode == "waits" else Stage.RESTORING_XZ
        say(Progress(stage=stage, done=1, total=10, fraction=0.1))
        sys.stdout.flush()
        asked.anything.wait(60)
        say(Cancelled())
    elif mode == "hangs":
        say(progress(1, 10))
        sys.stdout.flush()
        time.sleep(600)
    elif mode.startswith("steps"):
        go_step_by_step(start, asked, float(mode.removeprefix("steps") or "0.02"))
    sys.stdout.flush()


def tell_and_complete(request: RestoreRequest) -> None:
    """A run without a hitch."""
    say(Finding(text="Axial blur is 2.1 µm."))
    say(Caution(text="The stack has only 10 planes."))
    for step in range(1, 11):
        say(progress(step, 10))
    complete(request)


def seen_beside(output: Path) -> Path:
    """The file that says that the learning has been seen."""
    return output.with_name(output.name + ".seen")


def learn_and_restore(request: RestoreRequest) -> None:
    """A run that has learnt, and goes on once somebody has seen it: a file says so."""
    say(Finding(text="Axial blur is 2.1 µm."))
    for step in range(11):
        say(TuningLoss(step=step, held_out_error=0.08 / (1 + step)))
        say(progress(step, 20))
    sys.stdout.flush()
    seen, end = seen_beside(request.output), time.monotonic() + 120
    while not seen.exists() and time.monotonic() < end:
        time.sleep(0.02)
    say(Progress(stage=Stage.RESTORING_XZ, done=1, total=4, fraction=0.8))
    say(Finding(text="Half of it can be trusted."))
    complete(request)


def make_preview(mode: str, request: PreviewRequest, asked: Asked) -> None:
    """Small stacks of one value each: 300 the quick look, 400 on the way, 500 tuned."""
    assert request.region is not None
    if mode == "refuses":
        say(REFUSALS[mode])
        return
    shown = (
        ("quick look", QUICK_LOOK, 300),
        ("on the way", "on.ome.tif", 400),
        ("tuned", TUNED, 500),
    )
    for number, (what, name, value) in enumerate(shown):
        write_flat(request.folder / name, request.region, value)
        gone = mode == "hastens" and what == "on the way"
        if gone:
            # As if the next one had taken its place before anybody has opened it.
            (request.folder / name).unlink()
        place = request.of(request.region)
        path = str(request.folder / name)
        say(PreviewPicture(what=what, path=path, previewed=place, step=10 * (number == 1)))
        say(TuningLoss(step=10 * number, held_out_error=0.05 / (number + 1)))
        sys.stdout.flush()
        if gone:
            time.sleep(4)
        if mode == "waits" and asked.anything.wait(60):
            say(Cancelled())
            return
    (request.folder / KEPT).touch()
    say(Completed(output=str(request.output), seconds=3.0))


def write_flat(path: Path, region: Region, value: int) -> None:
    """A region of voxels of 0.5×0.1×0.1 µm on the isotropic grid."""
    from ssai3d_app.formats.creating import create_result

    path.parent.mkdir(parents=True, exist_ok=True)
    shape = IsotropicGrid(region.shape, (0.5, 0.1, 0.1)).shape
    channel = Channel("A")
    image = ImageDescription("flat", (1, 1, *shape), "uint16", (0.1, 0.1, 0.1), (channel,))
    writer = create_result(path, ResultDescription((image,)))
    writer.write(0, 0, 0, 0, np.full(shape, value, np.uint16))
    writer.commit("{}")


def go_step_by_step(start: Start, asked: Asked, seconds: float) -> None:
    """Steps that can be paused and resumed: each is kept in a file beside the result."""
    say(Device(name="a pocket calculator"))
    kept = start.request.output.with_name(start.request.output.name + ".steps")
    done = int(kept.read_text()) if start.resume and kept.exists() else 0
    for step in range(done + 1, STEPS + 1):
        if asked.anything.wait(seconds):
            if asked.word == PAUSE:
                say(Paused())
            else:
                kept.unlink(missing_ok=True)
                say(Cancelled())
            return
        kept.write_text(str(step))
        say(Heartbeat(processor_seconds=step * seconds, memory_bytes=1_500_000_000))
        say(progress(step, STEPS, (STEPS - step) * seconds))
        sys.stdout.flush()
    kept.unlink()
    complete(start.request)


TELLING = {"completes": tell_and_complete, "learns": learn_and_restore}


def complete(request: RestoreRequest) -> None:
    written = os.environ.get("FAKE_RESULT")
    if written is None:
        Path(request.output).touch()
    else:
        shutil.copyfile(written, request.output)
    say(Completed(output=str(request.output), seconds=3.0))


def main() -> None:
    mode = sys.argv[1]
    sys.stdout.write(Hello(can_pause=mode not in CANNOT_PAUSE).model_dump_json() + "\n")
    sys.stdout.flush()
    start = Start.model_validate_json(sys.stdin.readline())
    asked = Asked()
    if isinstance(start.request, PreviewRequest):
        make_preview(mode, start.request, asked)
        sys.stdout.flush()
    else:
        work(mode, start, asked)
    # As when a daemon thread sits in a read: leave without waiting for it.
    os._exit(0)


if __name__ == "__main__":
    main()
