"""The coefficients of the model of trust, and what it is compared with, from observed voxels."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import optimize

from ssai3d_app.engine.trust.reliability import MOST, Reliability
from ssai3d_app.engine.trust.signals import SIGNALS
from tests.benchmarks.trust.observing import Observed

PLAIN = ("brightness", "gradient")
"""What the map has to beat: signals that any picture has."""
_RIDGE = 1e-3
_USUAL = -2.0
"""Logarithm of the share of the doubt that a signal has when nothing is known of it."""
_LEAST = 1e-9


def fit(observed: Sequence[Observed], used: Sequence[str] = SIGNALS) -> Reliability:
    """Weights of greatest likelihood, every stack counting alike.

    They are 0 for signals that are not ``used``, or 0 everywhere.
    """
    signals = np.concatenate([each.signals for each in observed]).astype(np.float64)
    wrong = np.concatenate([each.wrong for each in observed]).astype(np.float64)
    share = np.concatenate([np.full(len(each.wrong), 1 / len(each.wrong)) for each in observed])
    share /= share.sum()
    squares = np.hstack([np.ones((len(signals), 1)), np.minimum(signals, MOST) ** 2])
    size = np.maximum(share @ squares, _LEAST)
    is_used = np.array([True, *(name in used for name in SIGNALS)]) & (size > _LEAST)
    parts = squares[:, is_used] / size[is_used]

    def misfit(logs: np.ndarray) -> tuple[float, np.ndarray]:
        """Of the weights' logarithms, and that of the power last."""
        doubt = parts @ np.exp(logs[:-1]) + _LEAST
        odds = np.exp(logs[-1]) * np.log(doubt)
        far = np.r_[logs[:-1] - _USUAL, logs[-1]]
        loss = share @ (np.logaddexp(0, odds) - wrong * odds) + _RIDGE * far @ far / len(far)
        steep = share * (1 / (1 + np.exp(-np.clip(odds, -30, 30))) - wrong)
        of_parts = np.exp(logs[-1]) * ((steep / doubt) @ parts) * np.exp(logs[:-1])
        return float(loss), np.r_[of_parts, steep @ odds] + 2 * _RIDGE * far / len(far)

    start = np.r_[np.full(parts.shape[1], _USUAL), 0.0]
    found = optimize.minimize(misfit, start, jac=True, method="L-BFGS-B").x
    weights = np.zeros(len(is_used))
    weights[is_used] = np.exp(found[:-1]) / size[is_used]
    constant, *others = (float(f"{weight:.3g}") for weight in weights)
    return Reliability(constant, tuple(others), round(float(np.exp(found[-1])), 3))


def auroc(doubt: np.ndarray, wrong: np.ndarray) -> float | None:
    """How often a wrong voxel is doubted more than a right one; ``None`` where all are alike."""
    count = int(wrong.sum())
    others = len(wrong) - count
    if min(count, others) < 20:
        return None
    _, place, many = np.unique(doubt, return_inverse=True, return_counts=True)
    rank = (np.cumsum(many) - (many - 1) / 2)[place]
    return float((rank[wrong].sum() - count * (count + 1) / 2) / (count * others))
