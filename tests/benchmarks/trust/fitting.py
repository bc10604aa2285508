"""The coefficients of the model of trust, and what it is compared with, from observed voxels."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import optimize

from ssai3d_app.engine.trust.reliability import Reliability
from ssai3d_app.engine.trust.signals import SIGNALS
from tests.benchmarks.trust.observing import Observed

ONLY_RAISE_DOUBT = frozenset({"disagreement", "unblurring", "residual"})
PLAIN = ("brightness", "gradient")
"""What the map has to beat: signals that any picture has."""
_RIDGE = 1e-3


def fit(observed: Sequence[Observed], used: Sequence[str] = SIGNALS) -> Reliability:
    """Weights of greatest likelihood, every stack counting alike; 0 for signals not ``used``."""
    signals = np.concatenate([each.signals for each in observed]).astype(np.float64)
    wrong = np.concatenate([each.wrong for each in observed]).astype(np.float64)
    share = np.concatenate([np.full(len(each.wrong), 1 / len(each.wrong)) for each in observed])
    share /= share.sum()
    middle, spread = signals.mean(axis=0), np.maximum(signals.std(axis=0), 1e-6)
    columns = np.hstack([np.ones((len(signals), 1)), (signals - middle) / spread])

    def misfit(weights: np.ndarray) -> tuple[float, np.ndarray]:
        odds = columns @ weights
        loss = share @ (np.logaddexp(0, odds) - wrong * odds) + _RIDGE * weights[1:] @ weights[1:]
        slope = columns.T @ (share * (1 / (1 + np.exp(-odds)) - wrong))
        return float(loss), slope + 2 * _RIDGE * np.r_[0, weights[1:]]

    bounds: list[tuple[float | None, float | None]] = [(None, None)]
    for name in SIGNALS:
        if name not in used:
            bounds.append((0, 0))
        else:
            bounds.append((0 if name in ONLY_RAISE_DOUBT else None, None))
    start = np.zeros(columns.shape[1])
    found = optimize.minimize(misfit, start, jac=True, method="L-BFGS-B", bounds=bounds).x
    weights = found[1:] / spread
    return Reliability(
        round(float(found[0] - middle @ weights), 3), tuple(round(float(w), 3) for w in weights)
    )


def auroc(doubt: np.ndarray, wrong: np.ndarray) -> float | None:
    """How often a wrong voxel is doubted more than a right one; ``None`` where all are alike."""
    count = int(wrong.sum())
    others = len(wrong) - count
    if min(count, others) < 20:
        return None
    _, place, many = np.unique(doubt, return_inverse=True, return_counts=True)
    rank = (np.cumsum(many) - (many - 1) / 2)[place]
    return float((rank[wrong].sum() - count * (count + 1) / 2) / (count * others))
