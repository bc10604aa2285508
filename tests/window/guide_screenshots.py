"""Pictures of the guide, step by step: ``python -m tests.window.guide_screenshots FILE FOLDER``.

Run it under a display, such as ``xvfb-run``. A fake engine works, so that it takes seconds; with
``--result``, step 5 shows one that ``ssai3d restore`` has made of the file, with its report.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from ssai3d_app.engine.events import Completed
from ssai3d_app.engine.report.names import RECORD
from ssai3d_app.formats.opening import open_image
from ssai3d_app.locations import settings_file
from ssai3d_app.ui.application import make_application
from ssai3d_app.ui.language import speak
from ssai3d_app.ui.main_window import MainWindow
from ssai3d_app.ui.restore.guide import PreviewStands, Step
from ssai3d_app.ui.theme import DARK, LIGHT
from tests.window.conftest import fake_supervisor
from tests.window.fake_engine import seen_beside
from tests.window.screenshots import wait_until
from tests.window.tool_screenshots import settle


class Scenes:
    """Sets one scene after the other in one window, and takes its picture."""

    def __init__(self, window: MainWindow, result: Path | None) -> None:
        self.window, self.panel, self._result = window, window.panel, result

    @property
    def all(self) -> dict[str, Callable[[], QPixmap]]:
        """By the names of their pictures, in the order in which they can be set."""
        return {
            "1_data": self.data,
            "1_missing": self.missing,
            "2_preview": self.preview,
            "3_expert": self.expert,
            "3_template": self.template,
            "4_restore": self.restore,
            "3_tune": self.tune,
            "5_check": self.check,
            "5_export": self.export,
        }

    def _show(self, step: Step, part: QWidget | None = None) -> None:
        """Open one step and fold the others, with a part of it in view."""
        guide = self.panel.guide
        for other, shown in guide.steps.items():
            if shown.is_open and other is not step:
                guide.toggle(other)
        opened = guide.open(step)
        settle(QApplication.instance(), 0.2)
        area = self.panel.findChild(QScrollArea)
        area.ensureWidgetVisible(opened.header)
        area.ensureWidgetVisible(part or opened.header)

    def data(self) -> QPixmap:
        """Step 1 with all that it holds."""
        self._show(Step.DATA)
        self.panel.data.about.fold.click()
        return _grabbed(self.window)

    def missing(self) -> QPixmap:
        """Step 1 without a z step."""
        field = self.panel.data.voxel_fields.fields["z"]
        before = field.text()
        self.panel.data.about.fold.click()
        field.setText("")
        picture = _grabbed(self.window)
        field.setText(before)
        return picture

    def preview(self) -> QPixmap:
        """Step 2 as it is offered."""
        part = self.window.preview.part
        wait_until(
            QApplication.instance(), lambda: part.fact.stands is not PreviewStands.NOT_OFFERED
        )
        self._show(Step.PREVIEW)
        return _grabbed(self.window)

    def expert(self) -> QPixmap:
        """Step 3 with all values, one changed and one odd."""
        expert = self.panel.expert
        expert.fold.click()
        expert.rows["tuning_steps"].field.setText("500")
        expert.rows["patch_size"].field.setText("100")
        self._show(Step.TUNE, expert.rows["patch_size"].field)
        return _grabbed(self.window)

    def template(self) -> QPixmap:
        """The dialog that saves a template."""
        expert, templates = self.panel.expert, self.panel.templates
        expert.rows["patch_size"].reset()
        templates.ask_name()
        picture = _grabbed(templates.dialog)
        templates.dialog.reject()
        expert.rows["tuning_steps"].reset()
        expert.fold.click()
        return picture

    def restore(self) -> QPixmap:
        """Step 4 with its pre-flight."""
        self._show(Step.RESTORE)
        wait_until(QApplication.instance(), self.panel.preflight.isVisible)
        return _grabbed(self.window)

    def tune(self) -> QPixmap:
        """Step 3 while it learns."""
        wait_until(QApplication.instance(), self.panel.button.isEnabled)
        self.panel.button.click()
        curve = self.panel.tuning.curve
        self._show(Step.TUNE)
        wait_until(QApplication.instance(), lambda: not curve.isHidden())
        return _grabbed(self.window)

    def check(self) -> QPixmap:
        """Step 5 after a run."""
        window, panel = self.window, self.panel
        seen_beside(panel.destination.value).touch()
        wait_until(QApplication.instance(), lambda: panel.outcome.has_result)
        if self._result is not None:
            record = self._result.with_suffix("").with_suffix("") / RECORD
            window.error_card.hide()
            panel.outcome.clear()
            window.comparison.show_result(panel.wish, self._result, record)
            wait_until(
                QApplication.instance(),
                lambda: window.restored.volume is not None and window.restored.volume.is_complete,
            )
            panel.outcome.show_completed(Completed(output=str(self._result), seconds=94))
        self._show(Step.CHECK)
        return _grabbed(window)

    def export(self) -> QPixmap:
        """The export, of which a part is typed."""
        self.window.tools.does.export_stack.trigger()
        dialog = self.window.tools.stacks.dialog
        depth, scale = dialog.intensities.depth, dialog.intensities.scale
        depth.setCurrentIndex(depth.findData("8"))
        scale.setCurrentIndex(scale.findData("typed"))
        picture = _grabbed(dialog)
        dialog.close()
        return picture


def _grabbed(widget: QWidget) -> QPixmap:
    settle(QApplication.instance())
    return widget.grab()


def main() -> None:
    """Open, set the scenes one after the other, grab each."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--result", type=Path, help="of the file, made by the real engine")
    parser.add_argument("--language", default="en")
    parser.add_argument("--size", type=int, nargs=2, default=(1440, 900))
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--font", type=float, default=1.0, help="scale of the font")
    options = parser.parse_args()
    application = make_application(["ssai3d"], DARK if options.dark else LIGHT)
    speak(options.language, settings_file())
    font = application.font()
    font.setPointSizeF(font.pointSizeF() * options.font)
    application.setFont(font)
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        window = MainWindow(
            opener=open_image, folder=Path(folder), supervisor=fake_supervisor("learns")
        )
        window.resize(*options.size)
        window.show()
        window.open(options.file)
        wait_until(
            application,
            lambda: window.raw.volume is not None and window.raw.volume.is_complete,
        )
        window.panel.destination.path.setText(str(Path(folder) / "result.ome.tif"))
        for name, scene in Scenes(window, options.result).all.items():
            scene().save(str(options.folder / f"{name}.png"))
        wait_until(application, lambda: not window.jobs.desk.queue.running)
        window.close()


if __name__ == "__main__":
    main()
