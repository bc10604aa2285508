"""Pictures of the export: ``python -m tests.window.export_screenshots STATE OUT.png``.

Run it under a display, such as ``xvfb-run``. ``done`` exports the sample into a temporary folder.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ssai3d_app.locations import sample
from ssai3d_app.ui.application import make_application
from ssai3d_app.ui.main_window import MainWindow
from ssai3d_app.ui.theme import DARK, LIGHT
from tests.window.screenshots import wait_until

STATES = ("first", "scaled", "odd", "done")


def settle(application: QApplication) -> None:
    """Let everything be drawn."""
    end = time.monotonic() + 0.4
    wait_until(application, lambda: time.monotonic() > end)


def main() -> None:
    """Open the sample and the dialog, choose, and grab."""
    parser = argparse.ArgumentParser()
    parser.add_argument("state", choices=STATES)
    parser.add_argument("out", type=Path)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--font", type=float, default=1.0, help="scale of the font")
    options = parser.parse_args()
    application = make_application(["ssai3d"], DARK if options.dark else LIGHT)
    font = application.font()
    font.setPointSizeF(font.pointSizeF() * options.font)
    application.setFont(font)
    window = MainWindow()
    window.show()
    window.open(sample())
    wait_until(application, lambda: window.raw.volume is not None and window.raw.volume.is_complete)
    window.tools.does.export_stack.trigger()
    stacks = window.tools.stacks
    dialog = stacks.dialog
    if options.state != "first":
        depth = dialog.intensities.depth
        depth.setCurrentIndex(depth.findData("8"))
        scale = dialog.intensities.scale
        scale.setCurrentIndex(scale.findData("typed"))
    if options.state == "odd":
        dialog.region.fields[2, 1].setText("999")
    with tempfile.TemporaryDirectory() as folder:
        if options.state == "done":
            stacks.start(Path(folder) / "sample_export.ome.tif")
            wait_until(application, lambda: not stacks.exporter.is_running)
        settle(application)
        options.out.parent.mkdir(parents=True, exist_ok=True)
        dialog.grab().save(str(options.out))
    window.close()


if __name__ == "__main__":
    main()
