"""When a job counts as standing still, and in which words."""

from __future__ import annotations

from ssai3d_app.engine.events import Progress
from ssai3d_app.jobs.running import Heartbeat, Recovered, Stalled

SILENCE_S = 30.0
"""Fifteen heartbeats that did not come."""
IDLE_S = 60.0
NO_PROGRESS_S = 900.0

_BUSY_SHARE = 0.02
"""A process that computes takes more of one processor than this; heartbeats take less."""


class StallWatch:
    """Hears all that a job tells and says when it stands still, and when it moves again.

    Times are in seconds of a clock that never goes back.
    """

    def __init__(self, began: float) -> None:
        self._heard = began
        self._moved = began
        self._worked = began
        self._beat = began
        self._cpu = 0.0
        self._stalled = False

    def hear(self, message: object, at: float) -> None:
        """A line came."""
        self._heard = at
        if isinstance(message, Heartbeat):
            if message.processor_seconds - self._cpu >= _BUSY_SHARE * (at - self._beat):
                self._worked = at
            self._beat, self._cpu = at, message.processor_seconds
        elif isinstance(message, Progress):
            self._moved = at

    def news(self, at: float) -> Stalled | Recovered | None:
        """What has changed since it was last asked."""
        found = self._stall(at)
        if found is not None and not self._stalled:
            self._stalled = True
            return found
        if found is None and self._stalled:
            self._stalled = False
            return Recovered()
        return None

    def standing_for(self, at: float) -> float:
        """For how many seconds it has stood still; 0 while it moves."""
        found = self._stall(at)
        return 0.0 if found is None else found.seconds

    def _stall(self, at: float) -> Stalled | None:
        silent, unmoved = at - self._heard, at - self._moved
        idle = at - max(self._moved, self._worked)
        if silent >= SILENCE_S:
            return Stalled(
                silent, "The computation does not answer; the computer may be short of memory."
            )
        if idle >= IDLE_S:
            return Stalled(idle, "It waits for a disk or network drive that does not answer.")
        if unmoved >= NO_PROGRESS_S:
            return Stalled(unmoved, "It computes, but has come no further for a long time.")
        return None
