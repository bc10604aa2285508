"""Pictures of the tools: ``python -m tests.window.tool_screenshots FILE SCENE OUT.png``."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from ssai3d_app.formats.opening import open_image
from ssai3d_app.ui.application import make_application
from ssai3d_app.ui.main_window import MainWindow
from ssai3d_app.ui.theme import DARK, LIGHT
from ssai3d_app.ui.viewer.exporting.file_types import png
from ssai3d_app.ui.viewer.measuring.line import Segment
from ssai3d_app.ui.viewer.panels.cut import Cut
from tests.window.screenshots import wait_until


def measured(window: MainWindow) -> None:
    """A profile, a region and a marked place, about the brightest voxel near the crosshair."""
    z, y, x = window.state.crosshair
    reach = window.viewer.extent[2] / 6
    window.tools.does.add_bookmark.trigger()
    window.tools.does.profile.trigger()
    window.tools.profile_line.draw(Segment((z, y, x - reach), (z, y, x + reach), Cut.XY))
    window.viewer.region.mark((z - reach, y - 2 * reach, x), (z + reach, y, x + 1.5 * reach))
    window.tools.does.region.trigger()


def profile(window: MainWindow) -> None:
    """A line profile of raw and, with --result, restored."""
    z, y, x = window.state.crosshair
    reach = window.viewer.extent[2] / 6
    window.tools.does.profile.trigger()
    window.tools.profile_line.draw(Segment((z, y, x - reach), (z, y, x + reach), Cut.XY))


def figure(window: MainWindow) -> None:
    """The dialog of the figure."""
    window.tools.does.figure.trigger()


def volume(window: MainWindow) -> None:
    """The 3D look."""
    window.tools.does.volume.trigger()
    view = window.tools.volume.window.view
    wait_until(QApplication.instance(), lambda: view.is_drawn)


def shown(window: MainWindow) -> QWidget:
    """The dialog on top, the 3D look, or the window."""
    return QApplication.activeModalWidget() or window.tools.volume.window or window


_PATIENCE_S = 300
SCENES = {"measured": measured, "profile": profile, "figure": figure, "volume": volume}


def main() -> None:
    """Open, set the scene, grab."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("scene", choices=list(SCENES))
    parser.add_argument("out", type=Path)
    parser.add_argument("--result", type=Path)
    parser.add_argument("--figure", type=Path, help="where to save the figure")
    parser.add_argument("--voxel-size", nargs=3)
    parser.add_argument("--size", type=int, nargs=2, default=(1440, 900))
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--font", type=float, default=1.0, help="scale of the font")
    options = parser.parse_args()
    application = make_application(["ssai3d"], DARK if options.dark else LIGHT)
    font = application.font()
    font.setPointSizeF(font.pointSizeF() * options.font)
    application.setFont(font)
    # Pictures need no reader of their own process, whose start a busy machine makes long.
    window = MainWindow(opener=open_image)
    window.resize(*options.size)
    window.show()
    window.open(options.file)
    wait_until(
        application,
        lambda: window.raw.volume is not None and window.raw.volume.is_complete,
        seconds=_PATIENCE_S,
    )
    for axis, text in zip("zyx", options.voxel_size or (), strict=False):
        field = window.panel.data.voxel_fields.fields[axis]
        field.setText(text)
        field.editingFinished.emit()
    if options.result is not None:
        window.restored.open(options.result)
        wait_until(
            application,
            lambda: window.restored.volume is not None and window.restored.volume.is_complete,
        )
    SCENES[options.scene](window)
    settle(application)
    shown(window).grab().save(str(options.out))
    if options.figure is not None:
        dialog = window.tools.exports.figure_dialog
        options.figure.write_bytes(png(dialog.figure, dialog.style_))
    window.close()


def settle(application: QApplication, seconds: float = 0.6) -> None:
    """Let what was begun be drawn."""
    end = time.monotonic() + seconds
    wait_until(application, lambda: time.monotonic() > end)


if __name__ == "__main__":
    main()
