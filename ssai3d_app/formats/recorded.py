"""Acquisitions that were stopped, or of which some planes were never meant: what is there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True)
class Extent:
    """What is offered of a planned acquisition: times, planes, and what the user must know."""

    times: int
    planes: int
    remark: str | None = None

    @property
    def remarks(self) -> tuple[str, ...]:
        """The remark, where there is one."""
        return (self.remark,) if self.remark else ()


def _leading(flags: npt.NDArray[np.bool_]) -> int:
    """How many are true before the first that is not."""
    return len(flags) if flags.all() else int(np.argmin(flags))


def extent(present: npt.NDArray[np.bool_], missing_read_as: str) -> Extent:
    """Which times and planes hold every channel, of ``present`` with axes T, C, Z.

    An acquisition that was stopped early lacks planes at its end: what is whole is offered, and
    the rest left out with a remark. Where planes are missing elsewhere, as for a channel that was
    recorded in one plane only, all are offered, since leaving out would cost the other channels;
    ``missing_read_as`` tells what becomes of those, such as ``"their pixels are 0"``.
    """
    times, _, planes = present.shape
    if present.all():
        return Extent(times, planes)
    whole = _leading(np.asarray(present.all(axis=(1, 2))))
    # Nothing but the time that was being recorded may have planes after the last whole one.
    if whole and not present[whole + 1 :].any():
        left_out = f"time {whole + 1} is" if whole + 1 == times else "the rest is"
        return Extent(
            whole,
            planes,
            f"The acquisition ended early: {whole} of {times} times hold all planes, and "
            f"{left_out} left out.",
        )
    if not present[1:].any():
        runs = [_leading(channel) for channel in present[0]]
        tail_only = all(channel.sum() == run for channel, run in zip(present[0], runs, strict=True))
        if tail_only and min(runs) > 0 and max(runs) - min(runs) <= 1:
            return Extent(
                1,
                min(runs),
                f"The acquisition ended early: {min(runs)} of {planes} planes were recorded in "
                "every channel.",
            )
    missing = int(present.size - present.sum())
    lacking = np.flatnonzero(~present.all(axis=(0, 2))) + 1
    named = ", ".join(str(channel) for channel in lacking)
    where = f" (channel {named})" if present.shape[1] > 1 else ""
    return Extent(
        times,
        planes,
        f"{missing} of {present.size} planes were never recorded{where}; {missing_read_as}.",
    )
