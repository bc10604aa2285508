"""A long queue in a real window: ``python -m tests.window.soak --jobs 50``.

Prints what is held before and after: threads, processes, handles, files, memory. Ends with status
1 when anything is left. With ``--real`` the engine that ships restores a tiny stack each time;
otherwise an engine that computes nothing. Run it under a display, such as ``xvfb-run``.
"""

from __future__ import annotations

import argparse
import gc
import sys
import threading
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.jobs.job import RestoreWork, new_job
from ssai3d_app.ui.application import make_application
from ssai3d_app.ui.main_window import MainWindow
from tests.phantoms import neurites, record
from tests.window.conftest import fake_supervisor
from tests.window.screenshots import wait_until
from tests.writers.tiff import write_imagej

MEMORY_GROWTH_MB = 20
_WARM_UP = 3
_MODES = "steps0.0005,refuses,steps0.0005,aborts,completes,steps0.0005"


@dataclass(frozen=True)
class Held:
    """What the program holds; memory in MB."""

    threads: int
    python_threads: int
    qt_threads: int
    timers: int
    widgets: int
    children: int
    handles: int
    files_beside: int
    memory: int


def held(window: MainWindow, folder: Path) -> Held:
    gc.collect()
    me = psutil.Process()
    return Held(
        threads=me.num_threads(),
        python_threads=threading.active_count(),
        qt_threads=len(window.findChildren(QThread)),
        timers=len(window.findChildren(QTimer)),
        widgets=len(window.findChildren(QWidget)),
        children=len(me.children(recursive=True)),
        handles=me.num_fds() if hasattr(me, "num_fds") else me.num_handles(),
        files_beside=len([p for p in folder.iterdir() if p.name.startswith(".")]),
        memory=me.memory_info().rss >> 20,
    )


def work(source: Path, number: int) -> RestoreWork:
    output = source.with_name(f"result_{number % 4}.ome.tif")
    return RestoreWork(
        request=RestoreRequest(path=source, output=output, preset="quick", device="cpu")
    )


def soak(application: QApplication, folder: Path, jobs: int, real: bool, seconds: float) -> bool:
    """Whether nothing is left after so many jobs."""
    source = folder / "tiny.tif"
    phantom = record(neurites((29, 48, 48), seed=3), anisotropy=4, seed=4)
    write_imagej(source, phantom.raw[None, None], (0.4, 0.1, 0.1), ["Neurites"])
    supervisor = None if real else fake_supervisor(",".join([_MODES] * (jobs + _WARM_UP)))
    window = MainWindow(folder=folder / "state", supervisor=supervisor)
    window.show()
    queue = window.jobs.desk.queue

    def run(count: int) -> None:
        now = datetime.now(UTC)
        added = [new_job(work(source, n), f"job {n}", now) for n in range(count)]
        window.jobs.desk.add(*added)
        wait_until(application, lambda: all(queue.job(j.id).state.is_over for j in added), seconds)
        window.jobs.desk.remove_finished()
        window.error_card.hide()
        settled = time.monotonic() + 1
        wait_until(application, lambda: time.monotonic() > settled)

    run(_WARM_UP)
    before = held(window, folder)
    began = time.monotonic()
    run(jobs)
    after = held(window, folder)
    print(f"{jobs} jobs in {time.monotonic() - began:.0f} s")
    sound = True
    for name, count in asdict(before).items():
        now = asdict(after)[name]
        allowed = MEMORY_GROWTH_MB if name == "memory" else 0
        grown = now - count > allowed
        sound = sound and not grown
        print(f"{name:15} {count:6} → {now:6}{'   LEFT' if grown else ''}")
    logs = list((folder / "state" / "job_logs").iterdir())
    print(f"{'logs':15} {len(logs):6}")
    window.release()
    alive = [c for c in psutil.Process().children(recursive=True) if c.is_running()]
    print(f"{'at the end':15} {len(alive):6} processes")
    return sound and not alive and not logs


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--jobs", type=int, default=50)
    parser.add_argument("--real", action="store_true", help="with the engine that ships")
    parser.add_argument("--seconds", type=float, default=7200, help="give up after so many")
    options = parser.parse_args()
    application = make_application(["ssai3d"])
    with TemporaryDirectory() as temporary:
        sound = soak(application, Path(temporary), options.jobs, options.real, options.seconds)
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
