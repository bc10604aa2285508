"""Pictures of the analyses: ``python -m tests.window.analysis_screenshots KIND FILE OUT.png``.

Measures with the real engine, and with ``--result`` both stacks. Run it under a display.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from ssai3d_app.engine.analysis.reading import read_analysis
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.formats.opening import open_image
from ssai3d_app.locations import settings_file
from ssai3d_app.ui.application import make_application
from ssai3d_app.ui.language import speak
from ssai3d_app.ui.main_window import MainWindow
from ssai3d_app.ui.theme import DARK, LIGHT
from ssai3d_app.ui.viewer.view_state import ViewMode
from tests.window.screenshots import wait_until


def measured(application: QApplication, window: MainWindow, kind: str, folder: Path | None) -> None:
    """Measure what is on display, or show what was measured; and look at the largest object."""
    window.tools.does.analyse.setChecked(True)
    panel = window.analysis.panel
    panel.form.choose_kind(kind)
    if folder is None:
        panel.button.click()
        wait_until(application, lambda: panel.analysis is not None, 900)
    else:
        panel.show_analysis(read_analysis(folder))
    panel.results.objects.selectRow(0)
    wait_until(application, lambda: all_drawn(window))


def all_drawn(window: MainWindow) -> bool:
    """Whether the labels that were asked for are there."""
    labels = window.comparing.maps.labels
    if window.analysis.shows_labels:
        return labels.volume is not None and labels.volume.is_complete
    return True


def main() -> None:
    """Open, measure, grab."""
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=["filaments", "mitochondria", "nuclei", "none"])
    parser.add_argument("file", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--result", type=Path)
    parser.add_argument("--measured", type=Path, help="the folder of an analysis of that file")
    parser.add_argument("--walk", action="store_true", help="FILE is …/demos/NAME/raw.ome.tif")
    parser.add_argument("--size", type=int, nargs=2, default=(1440, 900))
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--font", type=float, default=1.0, help="scale of the font")
    parser.add_argument("--slab", type=float, default=0.0, help="thickness of slices in µm")
    parser.add_argument("--volume", action="store_true", help="the 3D look")
    parser.add_argument("--language", default="en")
    options = parser.parse_args()
    application = make_application(["ssai3d"], DARK if options.dark else LIGHT)
    speak(options.language, settings_file())
    font = application.font()
    font.setPointSizeF(font.pointSizeF() * options.font)
    application.setFont(font)
    with tempfile.TemporaryDirectory() as home:
        # A demo is known by its place in the folder of the program.
        folder = options.file.absolute().parents[2] if options.walk else Path(home)
        window = MainWindow(opener=open_image, folder=folder)
        window.resize(*options.size)
        window.show()
        window.open(options.file.absolute())
        wait_until(application, lambda: window.raw.volume is not None)
        wait_until(application, lambda: window.raw.volume.is_complete)
        if options.result is not None:
            request = RestoreRequest(path=options.file.absolute(), output=options.result)
            window.comparison.show_result(request, options.result.absolute())
            wait_until(application, lambda: window.restored.volume is not None)
            wait_until(application, lambda: window.restored.volume.is_complete)
            window.state.show_mode(ViewMode.SIDE_BY_SIDE)
        window.actions_.projection.setChecked(True)
        window.viewer.slab.make_thick(options.slab)
        if options.kind != "none":
            measured(application, window, options.kind, options.measured)
        shown: QWidget = window
        if options.volume:
            window.tools.does.volume.trigger()
            view = window.tools.volume.window.view
            wait_until(application, lambda: view.is_drawn)
            shown = window.tools.volume.window
        for _ in range(40):
            application.processEvents()
        shown.grab().save(str(options.out))
        window.close()


if __name__ == "__main__":
    main()
