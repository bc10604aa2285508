"""How far the whole job is, from the work of its stages; spoken at most ten times a second."""

from __future__ import annotations

import time
from collections.abc import Mapping

from ssai3d_app.engine.events import Listener, Progress, Stage

_SECONDS_BETWEEN = 0.1
_FRACTION_BEFORE_ESTIMATE = 0.03


class ProgressTeller:
    """Turns counted units of stages into :class:`Progress` events.

    ``total`` is the work of the whole job as planned, in the unit in which :meth:`enter` says how
    much each stage takes. ``spent`` is the time in s that earlier runs have spent on stages.
    """

    def __init__(
        self, listener: Listener, total: float, spent: Mapping[Stage, float] | None = None
    ) -> None:
        self.stage_seconds: dict[Stage, float] = dict(spent or {})
        """Time in s worked on each stage, in all runs: what passes until a stage is told of."""
        self._listener = listener
        self._work: Mapping[Stage, float] = {}
        self._total = total
        self._finished = 0.0
        self._skipped = 0.0
        self._fraction = 0.0
        self._started = time.monotonic()
        self._spoken = 0.0
        self._told = self._started
        self._stage = Stage.PREPARING

    def enter(self, work: Mapping[Stage, float]) -> None:
        """A scene begins whose stages take ``work``, for one channel at one time each."""
        self._work = work

    def drop(self, *stages: Stage) -> None:
        """Stages that were planned are not needed."""
        self._total -= sum(self._work[stage] for stage in stages)

    def expect(self, *stages: Stage) -> None:
        """Stages that were not planned are needed."""
        self._total += sum(self._work[stage] for stage in stages)

    def skip(self, *stages: Stage) -> None:
        """Stages that were planned have been done by an earlier run."""
        for stage in stages:
            self.begin_at(stage, 1, 1)

    def begin_at(self, stage: Stage, done: int, total: int) -> None:
        """So much of a stage has been done by an earlier run, which took no time of this one."""
        self._skipped += self._work[stage] * done / max(1, total)
        if done >= total:
            self._finished += self._work[stage]

    def tell(self, stage: Stage, done: int, total: int) -> None:
        """``done`` of ``total`` units of a stage; ``done == total`` closes it."""
        within = self._work[stage] * done / max(1, total)
        # What is told never goes back, not even when more turns out to be needed.
        self._fraction = max(self._fraction, min(1.0, (self._finished + within) / self._total))
        if done >= total:
            self._finished += self._work[stage]
        now = time.monotonic()
        self.stage_seconds[stage] = self.stage_seconds.get(stage, 0.0) + now - self._told
        self._told = now
        if stage is self._stage and done < total and now - self._spoken < _SECONDS_BETWEEN:
            return
        self._stage, self._spoken = stage, now
        elapsed, fraction = now - self._started, self._fraction
        own = fraction - self._skipped / self._total
        left = elapsed * (1 - fraction) / own if own > _FRACTION_BEFORE_ESTIMATE else None
        self._listener(
            Progress(stage=stage, done=done, total=total, fraction=fraction, seconds_left=left)
        )
