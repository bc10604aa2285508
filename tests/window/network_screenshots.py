"""Pictures of the networks: ``python -m tests.window.network_screenshots STATE OUT.png``.

Run it under a display, such as ``xvfb-run``. The checkpoints are written anew, with random weights.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ssai3d_app.engine.backbones.importing import import_network
from ssai3d_app.locations import sample
from ssai3d_app.ui.application import make_application
from ssai3d_app.ui.main_window import MainWindow
from ssai3d_app.ui.theme import DARK, LIGHT
from tests.window.screenshots import wait_until
from tests.writers.nafnet import OFFICIAL, SIDD, state_dict, write_official

STATES = ("panel", "list", "form", "running", "imported", "refused")


def settle(application: QApplication) -> None:
    """Let everything be drawn."""
    end = time.monotonic() + 0.4
    wait_until(application, lambda: time.monotonic() > end)


def main() -> None:
    """Bring the window into a state, and grab."""
    parser = argparse.ArgumentParser()
    parser.add_argument("state", choices=STATES)
    parser.add_argument("out", type=Path)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--font", type=float, default=1.0, help="scale of the font")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(
            {f"XDG_{kind}_HOME": f"{folder}/{kind}" for kind in ("DATA", "STATE", "CONFIG")}
        )
        show(Path(folder), options)


def show(folder: Path, options: argparse.Namespace) -> None:
    """The window with one official network imported, another one at hand, and a page of HTML."""
    gopro, sidd, page = (
        folder / f"{name}.pth" for name in ("NAFNet-GoPro-width32", "NAFNet-SIDD-width32", "page")
    )
    import_network(write_official(gopro, state_dict(32, *OFFICIAL, gain=0.02)), licence="MIT")
    write_official(sidd, state_dict(32, *SIDD, gain=0.02))
    page.write_text("<html>404</html>", encoding="utf-8")
    application = make_application(["ssai3d"], DARK if options.dark else LIGHT)
    font = application.font()
    font.setPointSizeF(font.pointSizeF() * options.font)
    application.setFont(font)
    window = MainWindow()
    window.show()
    window.open(sample())
    wait_until(application, lambda: window.raw.volume is not None and window.raw.volume.is_complete)
    shown = window
    if options.state == "panel":
        choice = window.panel.choices.network
        choice.setCurrentIndex(choice.count() - 1)
    else:
        window.actions_.networks.trigger()
        shown = dialog = window.networks.dialog
        dialog.table.selectRow(dialog.model.rowCount() - 1)
        if options.state != "list":
            dialog.ask_about(page if options.state == "refused" else sidd)
        if options.state not in ("list", "form"):
            dialog.form.start.click()
        if options.state in ("imported", "refused"):
            wait_until(application, lambda: not window.networks.importer.is_running, 120)
    settle(application)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    shown.grab().save(str(options.out))
    if window.networks.dialog is not None:
        window.networks.dialog.close()
    window.close()


if __name__ == "__main__":
    main()
