"""A measured length with its uncertainty, or the reason why it cannot be told."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from pydantic import BaseModel, ConfigDict


class Measured(BaseModel):
    """A length in µm, or why there is none.

    ``uncertainty_um`` is one standard error, ``None`` where one sample is all there is. ``count``
    is the number of images, blocks or structures behind the value. ``at_limit`` says that the value
    is the finest that the sampling can show, so that the truth may be finer.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    value_um: float | None = None
    uncertainty_um: float | None = None
    count: int = 0
    at_limit: bool = False
    reason: str | None = None
    """Why it cannot be told, as a sentence without a full stop."""

    @classmethod
    def unknown(cls, reason: str) -> Measured:
        """Nothing that could be told, and why."""
        return cls(reason=reason)


def jackknife(samples: int, without: Callable[[int], float | None], least: int = 3) -> float | None:
    """Standard error of an estimate from what it is without each of its samples.

    ``without(i)`` is the estimate from all samples but number ``i``; ``None`` where that fails.
    Efron and Stein, Ann. Stat. 9, 1981, equation 1.2. ``None`` with fewer than ``least`` samples.
    """
    if samples < least:
        return None
    left = [found for found in map(without, range(samples)) if found is not None]
    if len(left) < least:
        return None
    values = np.asarray(left)
    return float(np.sqrt((len(left) - 1) * np.mean((values - values.mean()) ** 2)))


def standard_error_of_median(values: Sequence[float]) -> float | None:
    """From the spread of the middle half, as of a normal distribution; ``None`` below 4 values."""
    if len(values) < 4:
        return None
    low, high = np.quantile(values, [0.25, 0.75])
    return float(1.253 * (high - low) / 1.349 / np.sqrt(len(values)))
