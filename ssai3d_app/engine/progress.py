"""How far the whole job is, from the work of its stages; spoken at most ten times a second."""

from __future__ import annotations

import time
from collections.abc import Mapping

from ssai3d_app.engine.events import Listener, Progress, Stage

_SECONDS_BETWEEN = 0.1
_FRACTION_BEFORE_ESTIMATE = 0.03


class ProgressTeller:
    """Turns counted units of stages into :class:`Progress` events.

    ``work`` gives, per stage and for one channel at one time, the work relative to the other
    stages; ``rounds`` how often each stage is gone through.
    """

    def __init__(
        self, listener: Listener, work: Mapping[Stage, float], rounds: Mapping[Stage, int]
    ) -> None:
        self._listener = listener
        self._work = work
        self._total = sum(work[stage] * rounds[stage] for stage in work)
        self._finished = 0.0
        self._started = time.monotonic()
        self._spoken = 0.0
        self._stage = Stage.PREPARING

    def tell(self, stage: Stage, done: int, total: int) -> None:
        """``done`` of ``total`` units of a stage; ``done == total`` closes it."""
        within = self._work[stage] * done / max(1, total)
        fraction = min(1.0, (self._finished + within) / self._total)
        if done >= total:
            self._finished += self._work[stage]
        now = time.monotonic()
        if stage is self._stage and done < total and now - self._spoken < _SECONDS_BETWEEN:
            return
        self._stage, self._spoken = stage, now
        elapsed = now - self._started
        left = elapsed * (1 - fraction) / fraction if fraction > _FRACTION_BEFORE_ESTIMATE else None
        self._listener(
            Progress(stage=stage, done=done, total=total, fraction=fraction, seconds_left=left)
        )
