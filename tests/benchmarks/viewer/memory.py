"""What the window takes of memory for a file far beyond its budget."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import psutil
from PySide6.QtCore import QObject, QTimer, Slot

from ssai3d_app.ui.viewer.panels.cut import Cut
from tests.benchmarks.viewer.figures import Figure
from tests.benchmarks.viewer.hand import Hand

_SLACK = 150e6
"""For what is on its way: the plane being read, pictures of the panels."""
_PLACES = 60


class _Peak(QObject):
    """The largest resident memory of this process, looked at ten times a second."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process = psutil.Process()
        self.before = self.most = self._process.memory_info().rss
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(100)

    @Slot()
    def look(self) -> None:
        """Take another look."""
        self.most = max(self.most, self._process.memory_info().rss)


def memory(hand: Hand, path: Path) -> list[Figure]:
    """Page through all of it, then jump about, with every kind of slice refined."""
    peak = _Peak(hand.window)
    opened = hand.open(path)
    filled = hand.wait_for_all()
    shape, dice = hand.window.raw.shape, np.random.default_rng(0)
    for _ in range(_PLACES):
        z, y, x = (int(dice.integers(count)) for count in shape)
        hand.go_to((z, y, x))
        hand.wait_until(lambda: hand.is_fine(*Cut))
    peak.look()
    budget = hand.window.raw.reader.budget.nbytes
    volume = hand.window.raw.volume
    assert volume is not None
    took = (peak.most - peak.before) / 1e6
    size = path.stat().st_size / 1e9
    return [
        Figure(f"first plane of {size:.1f} GB", 1000 * opened, 1000, "ms"),
        Figure(f"whole depth of {size:.1f} GB seen once", filled, float("inf"), "s"),
        Figure("voxels held, of the budget", volume.nbytes / 1e6, budget / 1e6, "MB"),
        Figure("memory of the window beyond its own", took, (budget + _SLACK) / 1e6, "MB"),
    ]
