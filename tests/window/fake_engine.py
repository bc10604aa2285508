"""A child that speaks the engine's protocol and computes nothing: ``python fake_engine.py MODE``.

It reads one request, then writes events; a thread listens for ``cancel``, as the real one does.
"""

from __future__ import annotations

import os
import shutil
import sys
import threading
import time

from ssai3d_app.engine.events import (
    Cancelled,
    Caution,
    Completed,
    Event,
    Failed,
    Finding,
    Progress,
    Stage,
    to_json_line,
)
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.jobs.protocol import Hello, Start

MANY = 100_000


def say(event: Event) -> None:
    sys.stdout.write(to_json_line(event) + "\n")


def progress(done: int, total: int) -> Progress:
    return Progress(stage=Stage.TUNING, done=done, total=total, fraction=done / total)


def work(mode: str, request: RestoreRequest, cancelled: threading.Event) -> None:
    if mode == "completes":
        say(Finding(text="Axial blur is 2.1 µm."))
        say(Caution(text="The stack has only 10 planes."))
        for step in range(1, 11):
            say(progress(step, 10))
        shutil.copyfile(os.environ["FAKE_RESULT"], request.output)
        say(Completed(output=str(request.output), seconds=3.0))
    elif mode == "floods":
        for step in range(1, MANY + 1):
            say(progress(step, MANY))
        say(Completed(output=str(request.output), seconds=3.0))
    elif mode == "refuses":
        say(
            Failed(
                problem="The disk is full", remedy="free 2 GB", status=2, detail="ENOSPC in writer"
            )
        )
    elif mode == "aborts":
        say(progress(1, 10))
        sys.stdout.flush()
        os.abort()
    elif mode == "waits":
        say(progress(1, 10))
        sys.stdout.flush()
        cancelled.wait(60)
        say(Cancelled())
    elif mode == "hangs":
        say(progress(1, 10))
        sys.stdout.flush()
        time.sleep(600)
    sys.stdout.flush()


def main() -> None:
    sys.stdout.write(Hello().model_dump_json() + "\n")
    request = Start.model_validate_json(sys.stdin.readline()).request
    cancelled = threading.Event()

    def listen() -> None:
        for line in sys.stdin:
            if line.strip() == "cancel":
                break
        cancelled.set()

    threading.Thread(target=listen, daemon=True).start()
    work(sys.argv[1], request, cancelled)
    # As when a daemon thread sits in a read: leave without waiting for it.
    os._exit(0)


if __name__ == "__main__":
    main()
