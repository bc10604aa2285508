"""Small pictures of files: how they are made, and where they are kept."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from ssai3d_app.durable import write_durably
from ssai3d_app.fingerprint import Fingerprint
from ssai3d_app.projects import storage
from ssai3d_app.ui.opening.intensities import Intensities, measure
from ssai3d_app.volume.scene import Box, ImageFile

_log = logging.getLogger(__name__)

EDGE = 96
"""Longest edge of a picture, in pixels."""
CACHE_BYTES = 64_000_000
"""What the pictures of files without a project may take on the disk."""
_LARGEST_PLANE_BYTES = 256_000_000


def picture_of(plane: npt.NDArray[Any], found: Intensities | None = None) -> QImage:
    """A grey picture of a plane (Y, X), or of a colour one (Y, X, samples)."""
    step = max(1, -(-max(plane.shape[:2]) // EDGE))
    # The mean of each block would read every voxel; a picture this small needs not.
    thin = plane[::step, ::step]
    if thin.ndim > 2:
        thin = thin.mean(axis=-1)
    if found is None:
        found = measure([np.asarray(plane if plane.ndim == 2 else plane.mean(axis=-1))])
    grey = (thin.astype(np.float32) - found.low) / (found.high - found.low)
    levels = np.ascontiguousarray(np.nan_to_num(grey.clip(0, 1)) * 255, dtype=np.uint8)
    rows, columns = levels.shape
    # The copy owns its pixels; the array may go.
    return QImage(levels.data, columns, rows, columns, QImage.Format.Format_Grayscale8).copy()


def picture_from(image: ImageFile) -> QImage | None:
    """The middle plane of the first scene; ``None`` when it is too large to be read for this."""
    stack = image.stack(0)
    level = 0
    for number in range(1, len(stack.scene.pyramid) + 1):
        if max(stack.scene.level_shape(number)[1:]) >= EDGE:
            level = number
    planes, rows, columns = stack.scene.level_shape(level)
    if rows * columns * np.dtype(stack.scene.dtype).itemsize > _LARGEST_PLANE_BYTES:
        return None
    middle = planes // 2
    box: Box = (slice(middle, middle + 1), slice(0, rows), slice(0, columns))
    return picture_of(stack.read_box(0, 0, box, level)[0])


class PictureCupboard:
    """Where the pictures of one project lie. Not for several threads at once.

    They go into the project where it may be written, and else into a folder of our own, from which
    the oldest are removed when it holds more than ``limit`` bytes.
    """

    def __init__(self, project: Path | None, own: Path, limit: int = CACHE_BYTES) -> None:
        self._project = project
        self._own = own
        self._limit = limit

    def find(self, fingerprint: Fingerprint) -> QImage | None:
        """The picture of a file, if one was kept."""
        for folder in (self._project, self._own):
            if folder is None:
                continue
            path = storage.thumbnail(folder, fingerprint, 0)
            if path.is_file():
                image = QImage(str(path))
                if not image.isNull():
                    return image
        return None

    def keep(self, fingerprint: Fingerprint, image: QImage) -> None:
        """Keep a picture; where nothing can be written it is made anew another time."""
        for folder in (self._project, self._own):
            if folder is None:
                continue
            path = storage.thumbnail(folder, fingerprint, 0)
            try:
                # Never the folder above: a project that has vanished stays so.
                path.parent.mkdir(exist_ok=True)
                write_durably(path, _png(image))
            except OSError as error:
                _log.info("%s is not kept: %s", path, error)
                continue
            if folder == self._own:
                self._make_room(path.parent)
            return

    def _make_room(self, folder: Path) -> None:
        pictures = sorted(folder.glob("*.png"), key=lambda path: path.stat().st_mtime)
        held = sum(path.stat().st_size for path in pictures)
        while held > self._limit and len(pictures) > 1:
            oldest = pictures.pop(0)
            held -= oldest.stat().st_size
            oldest.unlink(missing_ok=True)


def _png(image: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    buffer.close()
    return bytes(content.data())
