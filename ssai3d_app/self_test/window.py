"""The window: shown, with a file in it, and drawn many times over."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget

from ssai3d_app.jobs.child_limits import resident_bytes
from ssai3d_app.locations import sample
from ssai3d_app.safe_reading.spare import cool_down, warm_up
from ssai3d_app.self_test.check import CheckFailedError, Maker
from ssai3d_app.ui.application import make_application
from ssai3d_app.ui.main_window import MainWindow

_PATIENCE_S = 120.0
_REPAINTS = 20_000
_WARM_UP = 1_000
_LEAST_COLOURS = 8
_REFERENCES = 2_000
"""A binding that loses a reference at each repaint loses ten times as many."""
_GROWTH_BYTES = 100_000_000


def check_window_shows() -> str:
    """A real window, and the sample in it; neither is blank."""
    began = time.monotonic()
    with _window() as window:
        shown_s = time.monotonic() - began
        _check_not_blank(window, "The window")
        _open_sample(window)
        _check_not_blank(window.viewer, "The viewer")
        platform = QGuiApplication.platformName()
    where = " (there is no display, so it was drawn in memory)" * (platform == "offscreen")
    return f"The window stands after {shown_s:.1f} s and shows the sample{where}."


def check_repaints() -> str:
    """Panels are drawn often without losing references to None or gaining memory."""
    with _window() as window:
        _open_sample(window)
        canvases = [panel.viewport() for panel in window.viewer.raw_view.panels.values()]
        _check_painting(canvases)
        gc.collect()
        references, memory = sys.getrefcount(None), resident_bytes()
        began = time.monotonic()
        _repaint(canvases, _REPAINTS)
        seconds = time.monotonic() - began
        gc.collect()
        lost = references - sys.getrefcount(None)
        grown = resident_bytes() - memory
    if abs(lost) > _REFERENCES:
        raise CheckFailedError(f"{_REPAINTS} repaints have lost {lost} references to None.")
    if grown > _GROWTH_BYTES:
        raise CheckFailedError(f"{_REPAINTS} repaints have taken {grown / 1e6:.0f} MB of memory.")
    return (
        f"{_REPAINTS} repaints in {seconds:.0f} s leave memory ({max(grown, 0) / 1e6:.0f} MB more) "
        f"and references to None ({abs(lost)} apart) alone."
    )


class _Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        self.count += event.type() == QEvent.Type.Paint
        return False


def _check_painting(canvases: list[QWidget]) -> None:
    """Repaints do paint: a widget out of view would make the check an empty one."""
    paints = _Paints()
    for canvas in canvases:
        canvas.installEventFilter(paints)
    _repaint(canvases, _WARM_UP)
    for canvas in canvases:
        canvas.removeEventFilter(paints)
    if paints.count < _WARM_UP:
        raise CheckFailedError(f"Of {_WARM_UP} repaints only {paints.count} were drawn.")


def _repaint(canvases: list[QWidget], times: int) -> None:
    for number in range(times):
        canvases[number % len(canvases)].repaint()
        if number % 100 == 0:
            QApplication.processEvents()


def _application() -> QApplication:
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    if (
        sys.platform == "linux"
        and "QT_QPA_PLATFORM" not in os.environ
        and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    ):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return make_application(["ssai3d"])


@contextmanager
def _window() -> Iterator[MainWindow]:
    """A window that knows nothing of the user's jobs and projects, and does not take the keys."""
    _application()
    with tempfile.TemporaryDirectory() as temporary:
        window = MainWindow(folder=Path(temporary))
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        window.show()
        # As at every start: readers are imported while nobody waits for them yet.
        warm_up()
        try:
            _wait(lambda: window.windowHandle().isExposed(), "The window does not come up.")
            yield window
        finally:
            window.close()
            window.release()
            cool_down()
            window.deleteLater()
            QApplication.processEvents()


def _open_sample(window: MainWindow) -> None:
    window.open(sample())
    _wait(
        lambda: (
            not window.error_card.isHidden()
            or (window.raw.volume is not None and window.raw.volume.is_complete)
        ),
        "The sample does not appear in the window.",
    )
    if not window.error_card.isHidden():
        raise CheckFailedError(
            f"The window tells of the sample: {window.error_card.problem.text()}"
        )


def _wait(there: Callable[[], bool], failure: str) -> None:
    end = time.monotonic() + _PATIENCE_S
    while not there():
        QApplication.processEvents()
        time.sleep(0.01)
        if time.monotonic() > end:
            raise CheckFailedError(failure)
    QApplication.processEvents()


def _check_not_blank(widget: QWidget, what: str) -> None:
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    colours = {
        picture.pixel(x, y)
        for x in range(0, picture.width(), 4)
        for y in range(0, picture.height(), 4)
    }
    if len(colours) < _LEAST_COLOURS:
        raise CheckFailedError(f"{what} is blank: {len(colours)} colours.")


MAKERS: dict[str, Maker] = {"window": check_window_shows, "repaints": check_repaints}
