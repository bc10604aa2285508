"""Pictures of the guide: ``python -m tests.window.guide_screenshots FILE STEP OUT.png``.

Run it under a display, such as ``xvfb-run``; a fake engine works, so that it takes seconds.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ssai3d_app.formats.opening import open_image
from ssai3d_app.ui.application import make_application
from ssai3d_app.ui.main_window import MainWindow
from ssai3d_app.ui.restore.guide import Step
from ssai3d_app.ui.theme import DARK, LIGHT
from tests.window.conftest import fake_supervisor
from tests.window.fake_engine import seen_beside
from tests.window.screenshots import wait_until
from tests.window.tool_screenshots import settle


def data(window: MainWindow) -> None:
    """Step 1 with all that it holds."""
    window.panel.guide.open(Step.DATA)
    window.panel.data.about.fold.click()


def missing(window: MainWindow) -> None:
    """Step 1 without a z step."""
    window.panel.data.voxel_fields.fields["z"].setText("")


def preview(window: MainWindow) -> None:
    """Step 2 as it is offered."""
    window.panel.guide.open(Step.PREVIEW)


def tune(window: MainWindow) -> None:
    """Step 3 while it learns."""
    window.panel.button.click()
    wait_until(QApplication.instance(), window.panel.tuning.curve.isVisible)


def restore(window: MainWindow) -> None:
    """Step 4 with its pre-flight."""
    window.panel.guide.open(Step.RESTORE)
    wait_until(QApplication.instance(), window.panel.preflight.isVisible)


def check(window: MainWindow) -> None:
    """Step 5 after a run."""
    tune(window)
    seen_beside(window.panel.destination.value).touch()
    wait_until(QApplication.instance(), lambda: window.panel.outcome.has_result)


SCENES = {
    "data": data,
    "missing": missing,
    "preview": preview,
    "tune": tune,
    "restore": restore,
    "check": check,
}


def main() -> None:
    """Open, set the scene, grab."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("scene", choices=list(SCENES))
    parser.add_argument("out", type=Path)
    parser.add_argument("--size", type=int, nargs=2, default=(1440, 900))
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--font", type=float, default=1.0, help="scale of the font")
    options = parser.parse_args()
    application = make_application(["ssai3d"], DARK if options.dark else LIGHT)
    font = application.font()
    font.setPointSizeF(font.pointSizeF() * options.font)
    application.setFont(font)
    with tempfile.TemporaryDirectory() as folder:
        engine = fake_supervisor("learns")
        window = MainWindow(opener=open_image, folder=Path(folder), supervisor=engine)
        window.resize(*options.size)
        window.show()
        window.open(options.file)
        wait_until(
            application,
            lambda: window.raw.volume is not None and window.raw.volume.first_look is not None,
        )
        window.panel.destination.path.setText(str(Path(folder) / "result.ome.tif"))
        SCENES[options.scene](window)
        settle(application)
        window.grab().save(str(options.out))
        queue = window.jobs.desk.queue
        for job in queue.running:
            queue.cancel(job.id)
            seen_beside(window.panel.destination.value).touch()
        wait_until(application, lambda: not queue.running)
        window.close()


if __name__ == "__main__":
    main()
