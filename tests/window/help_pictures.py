"""Makes the pictures of the help: ``python -m tests.window.help_pictures FOLDER``.

``FOLDER/neurons`` and ``FOLDER/mitochondria`` hold the demos as the program draws them
(``raw.ome.tif``), what was restored of them (``raw_isotropic.ome.tif``), and the analysis of both
(``measured``). Run it under a display.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication

from ssai3d_app.engine.analysis.demos.request import RAW
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.formats.opening import open_image
from ssai3d_app.locations import resources
from ssai3d_app.ui.application import make_application
from ssai3d_app.ui.main_window import MainWindow
from ssai3d_app.ui.theme import LIGHT
from tests.window.analysis_screenshots import measured
from tests.window.screenshots import wait_until

KINDS = {"neurons": "filaments", "mitochondria": "mitochondria"}
LARGEST_BYTES = 80_000
_TAKEN, _KEPT_WIDTH, _QUALITY = QSize(860, 520), 640, 84


def take(application: QApplication, folder: Path, kind: str, out: Path) -> None:
    """The 3D look of raw and restored with what was measured in them."""
    raw, result = folder / RAW, folder / "raw_isotropic.ome.tif"
    with tempfile.TemporaryDirectory() as home:
        window = MainWindow(opener=open_image, folder=Path(home))
        window.show()
        window.open(raw)
        wait_until(application, lambda: window.raw.volume is not None)
        wait_until(application, lambda: window.raw.volume.is_complete)
        window.comparison.show_result(RestoreRequest(path=raw, output=result), result)
        wait_until(application, lambda: window.restored.volume is not None)
        wait_until(application, lambda: window.restored.volume.is_complete)
        measured(application, window, kind, folder / "measured")
        window.tools.does.volume.trigger()
        look = window.tools.volume.window
        look.resize(_TAKEN)
        wait_until(application, lambda: look.view.is_drawn)
        for _ in range(40):
            application.processEvents()
        picture = look.view.grab().toImage()
        small = picture.scaledToWidth(_KEPT_WIDTH, Qt.TransformationMode.SmoothTransformation)
        small.save(str(out), "JPEG", _QUALITY)
        window.close()
    assert out.stat().st_size <= LARGEST_BYTES, f"{out} is too large"


def main() -> None:
    """One picture for each kind."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    application = make_application(["ssai3d"], LIGHT)
    for demo, kind in KINDS.items():
        out = resources() / "help" / f"{kind}.jpg"
        take(application, (options.folder / demo).absolute(), kind, out)


if __name__ == "__main__":
    main()
