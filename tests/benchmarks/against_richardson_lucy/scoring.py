"""How close a volume comes to the truth, after the best scale and offset were taken out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from skimage.metrics import structural_similarity

_EVERY = 2
"""Of the XZ slices, for SSIM."""


@dataclass(frozen=True)
class Score:
    """PSNR in dB, mean SSIM of XZ slices, and the error as a share of the truth's norm."""

    psnr: float
    ssim: float
    nrmse: float


def fitted(volume: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """``a · volume + b`` with the a and b of least squares to the truth."""
    x, y = volume.astype(np.float64), truth.astype(np.float64)
    spread = x - x.mean()
    slope = float((spread * (y - y.mean())).sum() / max(float((spread**2).sum()), 1e-30))
    return slope * spread + y.mean()


def psnr(volume: np.ndarray, truth: np.ndarray) -> float:
    """Peak signal-to-noise ratio in dB after the fit; the peak is the truth's range."""
    error = np.mean((fitted(volume, truth) - truth) ** 2)
    return float(10 * np.log10(np.ptp(truth) ** 2 / max(float(error), 1e-30)))


def score(volume: np.ndarray, truth: np.ndarray) -> Score:
    """All three measures of a volume (Z, Y, X), whole, with its borders."""
    image = fitted(volume, truth)
    span = float(np.ptp(truth))
    similar = [
        structural_similarity(image[:, y], truth[:, y], data_range=span)
        for y in range(0, truth.shape[1], _EVERY)
    ]
    error = np.linalg.norm(image - truth) / np.linalg.norm(truth)
    return Score(psnr(volume, truth), float(np.mean(similar)), float(error))
