"""From signals of doubt to a probability: errors that add up, their shares in a table."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ssai3d_app.engine.trust.signals import SIGNALS, FloatArray

MOST = 1e4
"""Multiples of the noise beyond which more tells nothing."""


@dataclass(frozen=True)
class Reliability:
    """Odds of an error beyond twice the noise: a sum of squares, to a power.

    Errors of different causes add up as their squares do: ``constant`` is there everywhere, and
    each signal adds its square times its weight. None can make up for another, so no weight is
    negative, and more of any signal is never less doubt.
    """

    constant: float
    weights: tuple[float, ...]
    power: float

    def __post_init__(self) -> None:
        if len(self.weights) != len(SIGNALS):
            raise ValueError("There must be one weight for each signal.")
        if self.constant <= 0 or self.power <= 0 or min(self.weights) < 0:
            raise ValueError("Doubt adds up: no weight may be negative, nor the rest 0.")

    def trust(self, signals: FloatArray) -> FloatArray:
        """Probability (0–1) that the error is within twice the noise; signals come first."""
        weights = np.asarray(self.weights, dtype=np.float32)
        squares = np.square(np.minimum(signals, np.float32(MOST)))
        total = np.tensordot(weights, squares, axes=1) + np.float32(self.constant)
        odds = np.minimum(total, np.float32(MOST)) ** np.float32(self.power)
        return np.asarray(1 / (1 + odds), dtype=np.float32)


# Fitted by ``python -m tests.benchmarks.trust --fit`` to stacks whose structures are none of the
# pre-training's.
CONSISTENT = Reliability(
    0.00358, (0.00194, 0.00225, 0.0436, 0.0861, 0.078, 0.00439, 0.00525), 1.118
)
"""For results that were made consistent with the raw planes."""
PREDICTED = Reliability(0.00393, (0.00149, 0.0148, 0.0917, 0.256, 0.0, 0.00314, 0.00446), 1.114)
"""For results that are the network's alone."""
