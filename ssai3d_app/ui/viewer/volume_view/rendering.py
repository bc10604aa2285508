"""Projections in colour, drawn in a thread of their own: the newest wish wins."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QSize, QThread, Signal
from PySide6.QtGui import QColor, QImage, QOffscreenSurface, QPainter

from ssai3d_app.ui.viewer.exporting.picture import colored
from ssai3d_app.ui.viewer.exporting.snapshot import StackSnapshot
from ssai3d_app.ui.viewer.panels.layers import color_table
from ssai3d_app.ui.viewer.volume_view.projecting import Projector, SoftwareProjector
from ssai3d_app.ui.viewer.volume_view.solid import Solid, solid_of
from ssai3d_app.ui.viewer.volume_view.turning import Rotation

_log = logging.getLogger(__name__)

MOST_BYTES = 48_000_000
"""Memory for the solid of one channel; a larger one is made coarser."""
_MOST_BYTES_WHILE_TURNING = 4_000_000
_SOLIDS_KEPT = 12


@dataclass(frozen=True, eq=False)
class VolumeWish:
    """What is to be drawn: stacks at one rotation, each in a picture of ``size`` pixels."""

    stacks: tuple[StackSnapshot, ...]
    rotation: Rotation
    um_per_pixel: float
    size: QSize
    turning: bool = False


class _StoppedError(Exception):
    """The window closes; nobody waits for the picture."""


class SolidShelf:
    """Makes solids, and keeps those that are used."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._solids: dict[tuple[object, ...], Solid] = {}

    def of(
        self, stack: StackSnapshot, channel: int, turning: bool, go_on: Callable[[], None]
    ) -> Solid:
        """The solid of a channel, coarser while it is being turned and the processor projects."""
        volume = stack.channels[channel].volume
        key = (id(volume), stack.steps, volume.share)
        fine = self._kept(key, lambda: solid_of(volume, stack.steps, self._most_bytes, go_on))
        if not turning or fine.values.nbytes <= _MOST_BYTES_WHILE_TURNING:
            return fine
        return self._kept((*key, "half"), fine.halved)

    def _kept(self, key: tuple[object, ...], make: Callable[[], Solid]) -> Solid:
        # What was used last stands last.
        solid = self._solids.pop(key, None) or make()
        self._solids[key] = solid
        while len(self._solids) > _SOLIDS_KEPT:
            del self._solids[next(iter(self._solids))]
        return solid


def drawn(
    stack: StackSnapshot,
    wish: VolumeWish,
    projector: Projector,
    shelf: SolidShelf,
    go_on: Callable[[], None] = lambda: None,
) -> QImage:
    """One stack: the projections of its channels, added up in their colours."""
    picture = QImage(wish.size, QImage.Format.Format_RGB32)
    picture.fill(QColor("black"))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
    coarser = wish.turning and not projector.is_fast
    try:
        for number, channel in enumerate(stack.channels):
            solid = shelf.of(stack, number, coarser, go_on)
            go_on()
            seen = projector.project(solid, wish.rotation, wish.um_per_pixel, wish.size)
            shown = colored(
                seen.intensities, channel.levels, color_table(channel.color, channel.gamma)
            )
            painter.save()
            painter.translate(wish.size.width() / 2, wish.size.height() / 2)
            painter.setTransform(seen.to_screen, True)
            painter.drawImage(QPointF(0, 0), shown)
            painter.restore()
    finally:
        painter.end()
    return picture


class VolumeRenderer(QThread):
    """Draws what is wished for, with OpenGL on ``surface`` where that works."""

    drawn = Signal(object, object)
    """The pictures of a VolumeWish, and the wish."""
    chosen = Signal(str)
    """The name of the graphics card, or ``""`` when the processor draws."""
    failed = Signal(str)
    """What went wrong, for the log and for whoever asks."""

    def __init__(self, surface: QOffscreenSurface | None, parent: QObject) -> None:
        super().__init__(parent)
        self._surface = surface
        self._news = threading.Condition()
        self._wish: VolumeWish | None = None
        self._stopping = False

    def want(self, wish: VolumeWish) -> None:
        """Draw this next; what was wished for before is dropped."""
        with self._news:
            self._wish = wish
            self._news.notify()
        if not self.isRunning():
            self.start()

    def stop(self) -> None:
        """End the thread; returns when it has ended."""
        with self._news:
            self._stopping = True
            self._news.notify()
        self.wait()

    def run(self) -> None:
        """Runs in this thread; not for the window."""
        projector = self._projector()
        shelf = SolidShelf()
        while True:
            with self._news:
                while not (self._stopping or self._wish):
                    self._news.wait()
                if self._stopping:
                    break
                wish, self._wish = self._wish, None
            assert wish is not None
            try:
                pictures = [drawn(s, wish, projector, shelf, self._go_on) for s in wish.stacks]
            except _StoppedError:
                continue
            except Exception as error:  # noqa: BLE001 - the last door before the user
                _log.exception("the 3D look cannot be drawn")
                if isinstance(projector, SoftwareProjector):
                    self.failed.emit(str(error))
                    continue
                # A driver that fails is left alone; the processor draws the same.
                projector.release()
                projector = SoftwareProjector()
                self.chosen.emit("")
                with self._news:
                    self._wish = self._wish or wish
                continue
            self.drawn.emit(pictures, wish)
        projector.release()

    def _projector(self) -> Projector:
        """OpenGL where there is a graphics card for it."""
        if self._surface is not None:
            from ssai3d_app.ui.viewer.volume_view.opengl import GlProjector, NoOpenGLError

            try:
                projector = GlProjector(self._surface)
            except NoOpenGLError as problem:
                _log.info("3D look without OpenGL: %s", problem)
            else:
                self.chosen.emit(projector.name)
                return projector
        self.chosen.emit("")
        return SoftwareProjector()

    def _go_on(self) -> None:
        """Leave off when the window closes. A newer wish waits its turn: else none were seen."""
        if self._stopping:
            raise _StoppedError
