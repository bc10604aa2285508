"""Takes pictures of all that concerns jobs: ``python -m tests.window.job_screenshots FOLDER``.

Run it under a display, such as ``xvfb-run``. The engine computes nothing.
"""

from __future__ import annotations

import argparse
import itertools
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from PySide6.QtWidgets import QApplication, QWidget

from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.jobs import supervisor
from ssai3d_app.jobs.crash_report import Crash
from ssai3d_app.jobs.job import Priority, RestoreWork, new_job
from ssai3d_app.locations import sample
from ssai3d_app.ui.application import make_application
from ssai3d_app.ui.main_window import MainWindow
from ssai3d_app.ui.theme import DARK, LIGHT
from tests.window.conftest import fake_supervisor
from tests.window.screenshots import wait_until
from tests.writers.tiff import write_imagej


class Camera:
    """Puts pictures into a folder."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        self.application = application
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def settle(self, seconds: float = 0.4) -> None:
        until = time.monotonic() + seconds
        wait_until(self.application, lambda: time.monotonic() > until)

    def take(self, widget: QWidget, name: str) -> None:
        self.settle()
        widget.grab().save(str(self.folder / f"{name}.png"))


def six_jobs(window: MainWindow, folder: Path, camera: Camera) -> None:
    """Done, failed, running, waiting for another, at night, and on hold."""
    queue = window.jobs.desk.queue
    now = datetime.now(UTC)

    def job(name: str, **choices: object):
        request = RestoreRequest(
            path=folder / name, output=folder / f"{name}.ome.tif", device="cpu"
        )
        return new_job(RestoreWork(request=request), name, now, **choices)

    first = [job("embryo_01.czi"), job("brain slice, deep.nd2")]
    queue.add(*first)
    wait_until(camera.application, lambda: all(queue.job(j.id).state.is_over for j in first), 30)
    runs = job("organoid day 7, a name that is rather long.lif", priority=Priority.HIGH)
    rest = [
        job("organoid day 8.lif", after=(runs.id,)),
        job("neurites_tonight.tif", not_before=now + timedelta(hours=7)),
        job("zebrafish.ome.zarr"),
    ]
    queue.add(runs, *rest)
    queue.pause(rest[2].id)
    wait_until(camera.application, lambda: window.jobs.panel.line.bar.value() > 420, 30)


def main() -> None:
    """Everything, in one look of the window."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--font", type=float, default=1.0, help="scale of the font")
    parser.add_argument("--size", type=int, nargs=2, default=(1440, 900))
    options = parser.parse_args()
    application = make_application(["ssai3d"], DARK if options.dark else LIGHT)
    font = application.font()
    font.setPointSizeF(font.pointSizeF() * options.font)
    application.setFont(font)
    camera = Camera(application, options.out)
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        window = shown(folder, options.size, "steps0,refuses,steps0.05")
        window.open(sample())
        wait_until(application, lambda: window.raw.volume is not None)
        six_jobs(window, folder, camera)
        panel = window.jobs.panel
        panel.table.selectRow(0)
        camera.take(window, "list")
        panel.toggle()
        camera.take(window, "line")
        window.close()
        camera.take(window.jobs.closing.question, "closing")
        window.jobs.closing.question.stay_button.click()
        panel.toggle()
        panel.table.selectRow(panel.model.rowCount() - 2)
        for name, action in (("log", panel.actions_.log), ("edit", panel.actions_.edit)):
            action.trigger()
            dialog = getattr(window.jobs, name)
            camera.take(dialog, name)
            dialog.close()
        panel.actions_.start.other.trigger()
        camera.take(panel.actions_.start.dialog, "start_time")
        panel.actions_.start.dialog.close()
        window.close()
        window.jobs.closing.question.quit_button.click()
        wait_until(application, lambda: not window.isVisible())

        window = shown(folder / "batch", options.size, "steps0,refuses,steps0")
        picture_of_a_batch(window, folder, camera)
        window.release()

        window = shown(folder / "memory", options.size, "starves,starves at the smallest,waits")
        picture_of_questions(window, folder, camera)
        window.release()

        window = shown(folder, options.size, "steps0.05")
        marker = folder / "1.running.json"
        faults = "Fatal Python error: Segmentation fault\n\n  File nafnet.py, line 3\n"
        window.jobs.tell_what_was_left([Crash("SSAI-3D 0.1", faults, "the log\n", marker)])
        camera.take(window, "leftovers")
        window.jobs.crash_card.save.click()
        camera.take(window.jobs.crash_card.dialog, "crash_report")
        window.jobs.crash_card.dialog.close()
        window.release()


def picture_of_questions(window: MainWindow, folder: Path, camera: Camera) -> None:
    """What is asked when memory did not suffice."""
    counts = itertools.count()
    supervisor.kills_for_memory = lambda: next(counts)
    window.open(sample())
    wait_until(camera.application, lambda: window.raw.volume is not None)
    for name in ("organoid day 7, a name that is rather long.lif", "brain slice.nd2"):
        request = RestoreRequest(path=folder / name, output=folder / f"{name}.ome.tif")
        window.jobs.submit(request)
    wait_until(camera.application, window.jobs.memory.more.isVisible)
    camera.take(window, "memory_questions")


def picture_of_a_batch(window: MainWindow, folder: Path, camera: Camera) -> None:
    """The plan, and the table at the end."""
    for n in range(3):
        write_imagej(
            folder / f"embryo_{n}.tif",
            np.full((8, 1, 1, 16, 16), n, np.uint16).transpose(1, 2, 0, 3, 4),
            (0.5 + (n == 2) / 2, 0.1, 0.1),
            ["DAPI"],
        )
    (folder / "empty.czi").touch()
    window.batches.show_dialog()
    dialog = window.batches.dialog
    dialog.add([*sorted(folder.glob("embryo_*.tif")), folder / "empty.czi"])
    wait_until(camera.application, dialog.queue_button.isEnabled)
    camera.take(dialog, "batch")
    dialog.queue_button.click()
    wait_until(camera.application, lambda: window.batches.summary is not None)
    camera.take(window.batches.summary, "batch_summary")


def shown(folder: Path, size: tuple[int, int], engine: str) -> MainWindow:
    window = MainWindow(folder=folder, supervisor=fake_supervisor(engine))
    window.resize(*size)
    window.show()
    return window


if __name__ == "__main__":
    main()
