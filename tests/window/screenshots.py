"""Takes pictures of the window: ``python -m tests.window.screenshots FILE|- [options] OUT.png``.

Run it under a display, such as ``xvfb-run``. ``-`` is the empty window.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ssai3d_app.engine.events import Completed
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.locations import settings_file
from ssai3d_app.ui.application import make_application
from ssai3d_app.ui.language import speak
from ssai3d_app.ui.main_window import MainWindow
from ssai3d_app.ui.theme import DARK, LIGHT
from ssai3d_app.ui.viewer.maps.map_state import Overlaid
from ssai3d_app.ui.viewer.selection import RestoredSelection
from ssai3d_app.ui.viewer.view_state import ViewMode


def wait_until(application: QApplication, there: Callable[[], bool], seconds: float = 240) -> None:
    """Serve the window until something is there."""
    end = time.monotonic() + seconds
    while not there():
        application.processEvents()
        time.sleep(0.01)
        if time.monotonic() > end:
            raise TimeoutError("The window did not get there in time.")
    application.processEvents()


def show_preview(application: QApplication, window: MainWindow, until: str) -> None:
    """Preview with the real engine, until a picture of that kind is shown, or only offer it."""
    wait_until(application, window.preview.part.button.isEnabled)
    if until == "offered":
        return
    shown: list[str] = []
    window.jobs.desk.pictured.connect(lambda _job, picture: shown.append(picture.what))
    window.preview.part.button.click()
    wait_until(application, lambda: until in shown, 600)
    wait_until(
        application,
        lambda: window.restored.volume is not None and window.restored.volume.is_complete,
    )


def main() -> None:
    """Open, wait until everything is drawn, grab."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("out", type=Path)
    parser.add_argument("--result", type=Path)
    parser.add_argument("--mode", choices=[mode.name for mode in ViewMode])
    parser.add_argument("--size", type=int, nargs=2, default=(1440, 900))
    parser.add_argument("--voxel-size", nargs=3)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--run", action="store_true", help="restore with the real engine, in part")
    parser.add_argument("--preview", choices=["offered", "quick look", "tuned"])
    parser.add_argument("--overlay", choices=[kind.name for kind in Overlaid])
    parser.add_argument("--projection", action="store_true", help="in the fourth panel")
    parser.add_argument("--slab", type=float, default=0.0, help="thickness of slices in µm")
    parser.add_argument("--font", type=float, default=1.0, help="scale of the font")
    parser.add_argument("--language", default="en")
    options = parser.parse_args()
    application = make_application(["ssai3d"], DARK if options.dark else LIGHT)
    speak(options.language, settings_file())
    font = application.font()
    font.setPointSizeF(font.pointSizeF() * options.font)
    application.setFont(font)
    window = MainWindow()
    window.resize(*options.size)
    window.show()
    if options.file != "-":
        window.open(Path(options.file))
        wait_until(
            application,
            lambda: (
                not window.error_card.isHidden()
                or (window.raw.volume is not None and window.raw.volume.is_complete)
            ),
        )
    for axis, text in zip("zyx", options.voxel_size or (), strict=False):
        window.panel.data.voxel_fields.fields[axis].setText(text)
    if options.result is not None:
        request = RestoreRequest(path=options.file, output=options.result)
        selection = RestoredSelection(window.state, request, window.book)
        window.restored.open(options.result, selection)
        wait_until(
            application,
            lambda: window.restored.volume is not None and window.restored.volume.is_complete,
        )
        window.panel.outcome.show_completed(Completed(output=str(options.result), seconds=94))
        window.panel.show_outcome()
    window.viewer.slab.make_thick(options.slab)
    if options.run:
        window.actions_.restore.trigger()
        wait_until(application, lambda: window.jobs.panel.line.bar.value() > 30, 120)
    if options.preview:
        show_preview(application, window, options.preview)
    if options.mode:
        window.state.show_mode(ViewMode[options.mode])
    if options.projection:
        window.actions_.projection.trigger()
    if options.overlay:
        maps = window.comparing.maps
        choice = maps.control.choices[Overlaid[options.overlay]]
        wait_until(application, choice.isEnabled)
        choice.click()
        wait_until(
            application, lambda: maps.trust.volume is not None and maps.trust.volume.is_complete
        )
    window.statusBar().clearMessage()
    settled = time.monotonic() + 0.3
    wait_until(application, lambda: time.monotonic() > settled)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    window.grab().save(str(options.out))
    queue = window.jobs.desk.queue
    for job in queue.running:
        queue.cancel(job.id)
    wait_until(application, lambda: not queue.running)
    window.close()


if __name__ == "__main__":
    main()
