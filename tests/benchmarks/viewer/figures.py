"""Figures with the limits that they are to keep, printed as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Figure:
    """Something measured: ``value`` in ``unit``, and the largest value that is good enough."""

    what: str
    value: float
    limit: float
    unit: str
    note: str = ""

    @property
    def passes(self) -> bool:
        """Whether it is good enough."""
        return self.value <= self.limit

    def line(self) -> str:
        """As a row of the table."""
        verdict = "pass" if self.passes else "FAIL"
        value, limit = f"{self.value:.0f} {self.unit}", f"< {self.limit:.0f} {self.unit}"
        return f"{self.what:<52} {value:>10}  {limit:>10}  {verdict}   {self.note}".rstrip()


def p95_in_ms(
    what: str, seconds: Sequence[float], limit_ms: float, computed: Sequence[float] = ()
) -> Figure:
    """The 95th percentile of durations; median and maximum beside it.

    ``computed`` is what the window's thread computed of each: on a busy machine, where it also
    waits for its turn, that tells how long it would take on an idle one.
    """
    ms = 1000 * np.asarray(seconds)
    note = f"median {np.median(ms):.0f}, max {ms.max():.0f} of {len(ms)}"
    if computed:
        note += f"; computed p95 {1000 * np.quantile(computed, 0.95):.0f} ms"
    return Figure(f"{what}, p95", float(np.quantile(ms, 0.95)), limit_ms, "ms", note)
