"""How fast a job goes: units per second, and the time that is left as an honest range."""

from __future__ import annotations

from collections import deque

from ssai3d_app.engine.events import Progress, Stage

_WINDOW_S = 15.0
_LEAST_S = 1.0
_DOUBT = 0.1
"""Share of the time left by which even a steady estimate is off."""
_SECONDS_BETWEEN = 1.0
_FEW = 3
_MANY = 600


class Pace:
    """Hears the progress of one attempt. Times are seconds of a clock that never goes back.

    The engine's estimate of the end wanders while it learns how fast the computer is. Where it has
    wandered during the later half of the run is the range that is told.
    """

    def __init__(self, began: float) -> None:
        self._began = began
        self._ends: deque[tuple[float, float]] = deque()
        self._stage: Stage | None = None
        self._done: deque[tuple[float, int]] = deque()

    def hear(self, progress: Progress, at: float) -> None:
        """The newest progress."""
        if progress.stage is not self._stage or (self._done and progress.done < self._done[-1][1]):
            self._stage = progress.stage
            self._done.clear()
        self._done.append((at, progress.done))
        while at - self._done[0][0] > _WINDOW_S:
            self._done.popleft()
        if progress.seconds_left is None:
            return
        if self._ends and at - self._ends[-1][0] < _SECONDS_BETWEEN:
            self._ends.pop()
        self._ends.append((at, at + progress.seconds_left))
        later_half = (self._began + at) / 2
        while self._ends[0][0] < later_half or len(self._ends) > _MANY:
            self._ends.popleft()

    def seconds_left(self, at: float) -> tuple[float, float] | None:
        """The least and the most that may be left in s; ``None`` while it is too early to say."""
        if len(self._ends) < _FEW:
            return None
        ends = [end for _, end in self._ends]
        soonest, latest = min(ends) - at, max(ends) - at
        return max(0.0, soonest * (1 - _DOUBT)), max(0.0, latest * (1 + _DOUBT))

    @property
    def units_per_second(self) -> float | None:
        """Planes, steps or slices of the present stage per second; ``None`` while unknown."""
        if len(self._done) < _FEW:
            return None
        (first, before), (last, now) = self._done[0], self._done[-1]
        if last - first < _LEAST_S or now == before:
            return None
        return (now - before) / (last - first)
