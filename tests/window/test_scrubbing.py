"""Walking fast through a stack: the window stays free, and only what was asked last is read."""

from __future__ import annotations

import time

import numpy as np
from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from ssai3d_app.ui.viewer.panels.cut import Cut
from tests.window.conftest import PATIENCE, some_stack
from tests.window.test_preview import budget_for
from tests.window.test_viewer import wheel


class Heartbeat(QObject):
    """Keeps how much the window's thread computed from beat to beat.

    Time of the processor, so that other programs on the machine do not count. That the thread
    waits for no reader is shown by a reader that is held up meanwhile.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.gaps: list[float] = []
        self._last = time.thread_time()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)
        self._timer.start(0)

    @Slot()
    def _beat(self) -> None:
        now = time.thread_time()
        self.gaps.append(now - self._last)
        self._last = now


def test_scrubbing_a_hundred_slices_leaves_the_window_free_and_reads_and_draws_the_last(
    qtbot, make_window, open_in
):
    image = some_stack((1, 1, 120, 256, 256))
    window = make_window(image)
    window.raw.reader.budget.nbytes = budget_for((120, 128, 128))
    open_in(window)
    window.state.move_crosshair((0.0, 12.8, 12.8))
    qtbot.waitUntil(lambda: window.raw.volume.has_full(0), timeout=PATIENCE)
    image.gate.clear()
    read = len(image.planes_read)
    heartbeat = Heartbeat(window)
    panel = window.viewer.raw_view.panels[Cut.XY]
    for _ in range(100):
        wheel(panel, -120)
        QApplication.processEvents()
        # What is there of each plane is drawn at once, be it coarse.
        plane = image.data[0, 0, window.raw.index_at(window.state.crosshair)[0]]
        values = panel.layers[0].slice.values
        assert np.array_equal(values, plane if len(values) == 256 else plane[1::2, 1::2])
    gaps = heartbeat.gaps
    assert len(gaps) >= 100
    assert np.quantile(gaps, 0.95) < 0.05
    assert max(gaps) < 0.2
    assert window.raw.index_at(window.state.crosshair)[0] == 100
    image.gate.set()
    last = image.data[0, 0, 100]
    qtbot.waitUntil(lambda: np.array_equal(panel.layers[0].slice.values, last), timeout=PATIENCE)
    # Whatever plane was being read when the reader was held up, none of those after it.
    *on_the_way, asked_last = [z for _, _, z in image.planes_read[read:]]
    assert asked_last == 100
    assert len(on_the_way) <= 1
    assert image.readers == {"reader"}
