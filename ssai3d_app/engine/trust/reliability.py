"""From signals of doubt to a probability: one small logistic model, its coefficients in a table."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ssai3d_app.engine.trust.signals import SIGNALS, FloatArray


@dataclass(frozen=True)
class Reliability:
    """Log odds of an error beyond twice the noise: ``constant`` and a weight for each signal."""

    constant: float
    weights: tuple[float, ...]

    def __post_init__(self) -> None:
        if len(self.weights) != len(SIGNALS):
            raise ValueError("There must be one weight for each signal.")

    def trust(self, signals: FloatArray) -> FloatArray:
        """Probability (0–1) that the error is within twice the noise; signals come first."""
        weights = np.asarray(self.weights, dtype=np.float32)
        odds = np.tensordot(weights, signals, axes=1) + np.float32(self.constant)
        return np.asarray(1 / (1 + np.exp(np.clip(odds, -30, 30))), dtype=np.float32)


# Fitted by ``python -m tests.benchmarks.trust --fit`` to stacks whose structures are neither those
# that it is judged on nor those of the pre-training; what may only raise doubt was held at 0 or
# above. In the order of SIGNALS.
CONSISTENT = Reliability(0.868, (-0.54, -0.083, 0.803, 0.719, 0.0, 0.59))
"""For results that were made consistent with the raw planes."""
PREDICTED = Reliability(0.557, (-0.172, 0.228, -0.19, 0.981, 0.292, 1.787))
"""For results that are the network's alone."""
