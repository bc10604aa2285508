"""Pictures of expert values and templates: ``python -m tests.window.expert_screenshots OUT.png``.

Run it under a display, such as ``xvfb-run``. The panel is shown at its full height.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ssai3d_app.locations import sample
from ssai3d_app.ui.application import make_application
from ssai3d_app.ui.main_window import MainWindow
from ssai3d_app.ui.restore.guide import Step
from ssai3d_app.ui.theme import DARK, LIGHT
from tests.window.screenshots import wait_until


def settle(application: QApplication) -> None:
    """Let everything be drawn."""
    end = time.monotonic() + 0.4
    wait_until(application, lambda: time.monotonic() > end)


def main() -> None:
    """Open the sample, unfold, change one value and spoil another, and grab."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--dialog", action="store_true", help="the one that saves a template")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--font", type=float, default=1.0, help="scale of the font")
    parser.add_argument("--size", type=int, nargs=2, default=(1440, 2600))
    options = parser.parse_args()
    application = make_application(["ssai3d"], DARK if options.dark else LIGHT)
    font = application.font()
    font.setPointSizeF(font.pointSizeF() * options.font)
    application.setFont(font)
    window = MainWindow()
    window.resize(*options.size)
    window.show()
    window.open(sample())
    wait_until(application, lambda: window.raw.volume is not None and window.raw.volume.is_complete)
    panel = window.panel
    panel.guide.open(Step.TUNE)
    panel.expert.fold.click()
    panel.expert.rows["tuning_steps"].field.setText("500")
    shown = panel
    if options.dialog:
        panel.templates.ask_name()
        shown = panel.templates.dialog
        shown.name.setText("Nuclei, light sheet")
    else:
        panel.expert.rows["patch_size"].field.setText("100")
    settle(application)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    shown.grab().save(str(options.out))
    window.close()


if __name__ == "__main__":
    main()
