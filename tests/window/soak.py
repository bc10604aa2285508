"""A long queue in a real window: ``python -m tests.window.soak --jobs 50``.

With ``--over 7200`` the jobs come evenly over so many seconds, as in a night.
With ``--windows 50`` so many windows instead, one after the other, each with a job.

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
from PySide6.QtCore import QEvent, QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.jobs.job import RestoreWork, new_job
from ssai3d_app.locations import sample
from ssai3d_app.ui.application import make_application
from ssai3d_app.ui.main_window import MainWindow
from tests.phantoms import neurites, record
from tests.window.conftest import fake_supervisor
from tests.window.screenshots import wait_until
from tests.writers.tiff import write_imagej

MEMORY_GROWTH_MB = 20
MEMORY_GROWTH_OF_WINDOWS_MB = 50
_WARM_UP = 3
_WARM_UP_OF_WINDOWS = 10
"""What Qt and the readers keep for the next window grows up to then."""
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


def pooled_threads() -> int:
    """Threads of Qt's own pools: they come with painting and end after half a minute of rest."""
    tasks = Path("/proc/self/task")
    if not tasks.is_dir():
        return 0
    names = [(task / "comm").read_text() for task in tasks.iterdir()]
    return sum(name.startswith("Thread (pooled)") for name in names)


def threads_and_handles() -> tuple[int, int]:
    """Those that are not of Qt's pools, whose threads hold a handle each."""
    me, pooled = psutil.Process(), pooled_threads()
    handles = me.num_fds() if hasattr(me, "num_fds") else me.num_handles()
    return me.num_threads() - pooled, handles - pooled


def held(window: MainWindow, folder: Path) -> Held:
    gc.collect()
    me = psutil.Process()
    threads, handles = threads_and_handles()
    return Held(
        threads=threads,
        python_threads=_python_threads(),
        qt_threads=len(window.findChildren(QThread)),
        timers=len(window.findChildren(QTimer)),
        widgets=len(window.findChildren(QWidget)),
        children=len(me.children(recursive=True)),
        handles=handles,
        files_beside=len([p for p in folder.iterdir() if p.name.startswith(".")]),
        memory=me.memory_info().rss >> 20,
    )


def work(source: Path, number: int) -> RestoreWork:
    output = source.with_name(f"result_{number}.ome.tif")
    return RestoreWork(
        request=RestoreRequest(path=source, output=output, preset="quick", device="cpu")
    )


def soak(
    application: QApplication, folder: Path, jobs: int, real: bool, over: float, seconds: float
) -> bool:
    """Whether nothing is left after so many jobs that come evenly ``over`` so many seconds."""
    source = folder / "tiny.tif"
    phantom = record(neurites((29, 48, 48), seed=3), anisotropy=4, seed=4)
    write_imagej(source, phantom.raw[None, None], (0.4, 0.1, 0.1), ["Neurites"])
    supervisor = None if real else fake_supervisor(",".join([_MODES] * (jobs + _WARM_UP)))
    window = MainWindow(folder=folder / "state", supervisor=supervisor)
    window.show()
    queue = window.jobs.desk.queue

    def run(count: int, over: float) -> None:
        began = time.monotonic()
        added = []
        for number in range(count):
            due = began + over * number / count
            wait_until(application, lambda due=due: time.monotonic() >= due, over + 1)
            added.append(new_job(work(source, number), f"job {number}", datetime.now(UTC)))
            window.jobs.desk.add(added[-1])
        wait_until(application, lambda: all(queue.job(j.id).state.is_over for j in added), seconds)
        window.jobs.desk.remove_finished()
        window.error_card.hide()
        settled = time.monotonic() + 1
        wait_until(application, lambda: time.monotonic() > settled)

    run(_WARM_UP, over=0)
    before = held(window, folder)
    began = time.monotonic()
    run(jobs, over)
    after = held(window, folder)
    print(f"{jobs} jobs in {time.monotonic() - began:.0f} s")
    sound = compared(before, after, MEMORY_GROWTH_MB)
    logs = list((folder / "state" / "job_logs").iterdir())
    print(f"{'logs':15} {len(logs):6}")
    window.release()
    alive = [c for c in psutil.Process().children(recursive=True) if c.is_running()]
    print(f"{'at the end':15} {len(alive):6} processes")
    return sound and not alive and not logs


def _python_threads() -> int:
    """Threads that Python started; what it remembers of Qt's own, even ended ones, is no thread."""
    return sum(not thread.name.startswith("Dummy-") for thread in threading.enumerate())


def compared(before: Held, after: Held, memory: int) -> bool:
    """Print what has changed; whether nothing has grown, but memory by so many MB."""
    sound = True
    for name, count in asdict(before).items():
        now = asdict(after)[name]
        grown = now - count > (memory if name == "memory" else 0)
        sound = sound and not grown
        print(f"{name:15} {count:6} → {now:6}{'   LEFT' if grown else ''}")
    return sound


def soak_windows(application: QApplication, folder: Path, windows: int) -> bool:
    """Whether nothing is left after so many windows, each with a job and a file."""

    def open_and_close(count: int) -> Held:
        for number in range(count):
            window = MainWindow(folder=folder / "state", supervisor=fake_supervisor("steps0.0005"))
            window.show()
            window.open(sample())
            wait_until(application, lambda w=window: w.raw.volume is not None)
            job = new_job(work(folder / "tiny.tif", number), "job", datetime.now(UTC))
            window.jobs.desk.add(job)
            queue = window.jobs.desk.queue
            wait_until(application, lambda q=queue, j=job: q.job(j.id).state.is_over)
            window.jobs.desk.remove_finished()
            window.close()
            window.deleteLater()
            application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            application.processEvents()
            del window, queue
        gc.collect()
        me = psutil.Process()
        threads, handles = threads_and_handles()
        return Held(
            threads=threads,
            python_threads=_python_threads(),
            qt_threads=0,
            timers=0,
            widgets=len(QApplication.allWidgets()),
            children=len(me.children(recursive=True)),
            handles=handles,
            files_beside=len([p for p in folder.iterdir() if p.name.startswith(".")]),
            memory=me.memory_info().rss >> 20,
        )

    before = open_and_close(_WARM_UP_OF_WINDOWS)
    after = open_and_close(windows)
    print(f"{windows} windows")
    return compared(before, after, MEMORY_GROWTH_OF_WINDOWS_MB)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--jobs", type=int, default=50)
    parser.add_argument("--windows", type=int)
    parser.add_argument("--real", action="store_true", help="with the engine that ships")
    parser.add_argument("--over", type=float, default=0, help="seconds over which the jobs come")
    parser.add_argument("--seconds", type=float, default=7200, help="give up after so many")
    options = parser.parse_args()
    application = make_application(["ssai3d"])
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        if options.windows is not None:
            sound = soak_windows(application, folder, options.windows)
        else:
            sound = soak(
                application, folder, options.jobs, options.real, options.over, options.seconds
            )
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
