"""Draws a panel and prints what its pixels tell: ``python -m tests.window.high_dpi``.

Run with ``QT_SCALE_FACTOR`` in the environment; positions are in pixels of the screen.
"""

from __future__ import annotations

import json

import numpy as np
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from ssai3d_app.ui.viewer.overlays.crosshair import Crosshair
from ssai3d_app.ui.viewer.overlays.scale_bar import ScaleBar, scale_bar_length
from ssai3d_app.ui.viewer.panels.camera import Camera
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.panels.layers import Layer
from ssai3d_app.ui.viewer.panels.rendering import SliceOfStack
from ssai3d_app.ui.viewer.panels.slice_panel import SlicePanel
from ssai3d_app.ui.viewer.view_state import Levels, ViewState

SIZE = (320, 240)
UM_PER_PIXEL = 0.1
CROSSHAIR = (0.0, 8.0, 20.0)
RANGE = Levels(0, 255)


def array_of(image: QImage) -> np.ndarray:
    """Rows, columns, and red, green, blue."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), -1)
    return rows[:, : 3 * plain.width()].reshape(plain.height(), plain.width(), 3).astype(int)


def layers() -> list[Layer]:
    """Red left of x = 16 µm, green above y = 12 µm, and columns of one voxel in blue below it."""
    red, green, blue = (np.zeros((480, 640), np.uint8) for _ in range(3))
    red[:, :320] = 200
    green[:240] = 100
    blue[240:, ::2] = 255
    # Voxels of 0.05 µm: one for each pixel of a screen with twice as many.
    place = {"row_step": 0.05, "column_step": 0.05, "row_start": 0.025, "column_start": 0.025}
    return [
        Layer(SliceOfStack(values, **place), RANGE, color)
        for values, color in ((red, "#FF0000"), (green, "#00FF00"), (blue, "#0000FF"))
    ]


def main() -> None:
    """Draw, grab, measure, print."""
    application = QApplication(["high-dpi"])
    state, camera = ViewState(), Camera()
    panel = SlicePanel(Cut.XY, camera, (Crosshair(state), ScaleBar()), None)
    panel.resize(*SIZE)
    panel.scale_bar = True
    width, height = (edge * UM_PER_PIXEL for edge in SIZE)
    camera.fit((0.0, height / 2, width / 2), UM_PER_PIXEL)
    state.move_crosshair(CROSSHAIR)
    panel.show_layers(layers())
    panel.show()
    application.processEvents()
    picture = panel.grab().toImage()
    seen = array_of(picture)
    yellow = (seen.min(axis=2) > 40) & (seen[..., 0] > 180) & (seen[..., 1] > 180)
    white = (seen > 250).all(axis=2)
    bar = white[-int(0.1 * len(seen)) :, : seen.shape[1] // 2].sum(axis=1).max()
    ratio = picture.devicePixelRatio()
    quarter = seen[round(3 * len(seen) / 4), seen.shape[1] // 2 + 4 :][:40, 2]
    # Away from crosshair and scale bar.
    row, column = seen[round(40 * ratio), : round(190 * ratio)], seen[:, round(145 * ratio)]
    lines = (yellow[round(6 * ratio)], yellow[:, round(6 * ratio)])
    told = {
        "ratio": ratio,
        "size": [picture.width(), picture.height()],
        "sum": row[round(40 * ratio)].tolist(),
        "red ends": int(np.flatnonzero(row[:, 0] > 100)[-1]) + 1,
        "green ends": int(np.flatnonzero((column[:, 1] > 60) & (column[:, 0] < 220))[-1]) + 1,
        "crosshair": [float(line.nonzero()[0].mean()) + 0.5 for line in lines],
        "bar": int(bar),
        "bar um": scale_bar_length(UM_PER_PIXEL, SIZE[0]),
        "stripes": sorted({int(value) for value in quarter}),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
