"""Pictures of the window as it is meant to look, and the comparison with them.

``SSAI3D_NEW_REFERENCES=1 pytest tests/window/test_x.py`` takes them anew; look at them then.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from skimage.metrics import structural_similarity

from ssai3d_app.ui.viewer.overlays.captions import Captions
from ssai3d_app.ui.viewer.overlays.legend import Legend
from ssai3d_app.ui.viewer.overlays.scale_bar import ScaleBar
from ssai3d_app.ui.viewer.panels.slice_panel import SlicePanel

Picture = npt.NDArray[np.uint8]

FOLDER = Path(__file__).parent
LARGEST_BYTES = 60_000
LEAST_SIMILARITY = 0.9
_BLOCK = 16
_PAUSE_MS = 60
_ROUNDS_AT_REST = 3
_ROUNDS = 200


def picture_of(panel: SlicePanel) -> Picture:
    """What a panel shows, without words: fonts differ between machines."""
    overlays = panel.overlays
    panel.overlays = [o for o in overlays if not isinstance(o, (Captions, Legend, ScaleBar))]
    try:
        image = panel.grab().toImage()
    finally:
        panel.overlays = overlays
    return pixels(image)


def pixels(image: QImage) -> Picture:
    """The pixels of an image, shape (rows, columns, 3)."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), -1)
    return rows[:, : 3 * plain.width()].reshape(plain.height(), plain.width(), 3).copy()


def still_picture_of(qtbot: QtBot, widget: QWidget) -> Picture:
    """What a widget shows once its layouts have come to rest: words that wrap settle in rounds."""
    taken = pixels(widget.grab().toImage())
    alike = 0
    for _ in range(_ROUNDS):
        qtbot.wait(_PAUSE_MS)
        before, taken = taken, pixels(widget.grab().toImage())
        alike = alike + 1 if np.array_equal(before, taken) else 0
        if alike == _ROUNDS_AT_REST:
            return taken
    raise AssertionError(f"{widget} never came to rest")


def similarity(picture: Picture, other: Picture) -> float:
    """Structural similarity (Wang et al. 2004) of the block of 16 × 16 pixels that differs most.

    A mean over the picture would hide that one small part is missing. Pictures of different sizes
    have nothing in common.
    """
    if picture.shape != other.shape:
        return -1.0
    _, local = structural_similarity(picture, other, channel_axis=2, data_range=255, full=True)
    local = local.min(axis=2)
    rows, columns = (edge // _BLOCK * _BLOCK for edge in local.shape)
    blocks = local[:rows, :columns].reshape(rows // _BLOCK, _BLOCK, columns // _BLOCK, _BLOCK)
    return float(blocks.mean(axis=(1, 3)).min())


def reference(name: str) -> Picture:
    """The picture of that name."""
    image = QImage(str(FOLDER / f"{name}.png"))
    assert not image.isNull(), f"There is no reference {name}; see {__name__}"
    return pixels(image)


def assert_looks_like(picture: Picture, name: str, kept: Path) -> None:
    """Compare a picture with its reference; what differs is left in the folder ``kept``."""
    rows, columns, _ = picture.shape
    image = QImage(picture.tobytes(), columns, rows, 3 * columns, QImage.Format.Format_RGB888)
    if os.environ.get("SSAI3D_NEW_REFERENCES"):
        path = FOLDER / f"{name}.png"
        image.save(str(path))
        assert path.stat().st_size <= LARGEST_BYTES, f"{name} is too large for a reference"
    found = similarity(picture, reference(name))
    if found < LEAST_SIMILARITY:
        image.save(str(kept / f"{name}.png"))
    assert found >= LEAST_SIMILARITY, f"{name} looks different ({found:.2f}); see {kept}"
