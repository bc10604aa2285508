"""A window on the display, driven as a hurried user drives it, with a watch in hand."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from ssai3d_app.ui.main_window import MainWindow
from ssai3d_app.ui.viewer.in_view import Fineness
from ssai3d_app.ui.viewer.panels.cut import Cut

PATIENCE = 900.0


class Heartbeat(QObject):
    """Beats every 5 ms in the window's thread.

    Keeps how long it was from beat to beat, and how much of that the thread itself computed.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.gaps: list[float] = []
        self.computed: list[float] = []
        self._last = (0.0, 0.0)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._beat)

    @Slot()
    def _beat(self) -> None:
        now = (time.monotonic(), time.thread_time())
        self.gaps.append(now[0] - self._last[0])
        self.computed.append(now[1] - self._last[1])
        self._last = now

    def start(self) -> None:
        """Begin anew."""
        self.gaps.clear()
        self.computed.clear()
        self._last = (time.monotonic(), time.thread_time())
        self._timer.start()

    def stop(self) -> None:
        """End."""
        self._timer.stop()


class Hand:
    """Opens files in a window, moves the crosshair, and waits until the panels have followed."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.heartbeat = Heartbeat(window)

    def serve(self, seconds: float) -> None:
        """Let the window live for a while."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            QApplication.processEvents()
            time.sleep(0.002)

    def wait_until(self, there: Callable[[], bool]) -> float:
        """Serve the window until something is there; how long it took in s."""
        started = time.monotonic()
        while not there():
            QApplication.processEvents()
            if time.monotonic() - started > PATIENCE:
                raise TimeoutError("The window did not get there in time.")
            time.sleep(0.0005)
        QApplication.processEvents()
        return time.monotonic() - started

    def open(self, path: Path) -> float:
        """Seconds from asking for a file to its first plane on the screen."""
        self.window.open(path)
        panel = self.window.viewer.raw_view.panels[Cut.XY]
        return self.wait_until(lambda: panel.isVisible() and panel.has_slice)

    def wait_for_all(self) -> float:
        """Until the whole depth has been read once."""

        def is_measured() -> bool:
            volume = self.window.raw.volume
            return volume is not None and volume.is_measured

        return self.wait_until(is_measured)

    def go_to(self, index: tuple[int, int, int]) -> tuple[float, float]:
        """Move the crosshair to a voxel; seconds until the panels are painted, and of computing."""
        z, y, x = (n * step for n, step in zip(index, self.window.raw.steps, strict=True))
        started, computed = time.monotonic(), time.thread_time()
        self.window.state.move_crosshair((z, y, x))
        QApplication.processEvents()
        return time.monotonic() - started, time.thread_time() - computed

    def is_fine(self, *cuts: Cut) -> bool:
        """Whether panels show all that the screen can."""
        source, at = self.window.raw, self.window.state.crosshair
        return all(source.fineness(cut, at) is Fineness.FULL for cut in cuts)


@contextlib.contextmanager
def hand_on_a_window(folder: Path) -> Iterator[Hand]:
    """A window of the usual size that keeps its jobs in a folder; closed in the end."""
    window = MainWindow(folder=folder)
    window.show()
    QApplication.processEvents()
    try:
        yield Hand(window)
    finally:
        window.release()
        window.deleteLater()
        QApplication.processEvents()
