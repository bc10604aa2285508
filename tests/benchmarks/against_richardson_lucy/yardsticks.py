"""Interpolation and Richardson–Lucy at their best: true PSF, and choices made by the truth.

The ordinary one runs on the interpolated stack, as the usual tools do. The strong one knows which
planes were recorded, the background, the read noise, and how the PSF changes with depth.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice

import numpy as np
import torch
from scipy import interpolate, ndimage

from ssai3d_app.engine.classics.acquisition import Acquisition, PointSpread
from ssai3d_app.engine.classics.fista import fista
from ssai3d_app.engine.classics.forward_model import ForwardModel
from ssai3d_app.engine.classics.richardson_lucy import richardson_lucy
from ssai3d_app.engine.classics.solving import Estimates
from ssai3d_app.engine.classics.total_variation import TotalVariation
from tests.benchmarks.against_richardson_lucy.cases import BACKGROUND, MARGIN, READ_NOISE, Recording
from tests.benchmarks.against_richardson_lucy.scoring import psnr

STEPS = (6, 10, 16, 25, 40, 63, 100)
SMOOTHING = (0.0, 0.5, 0.7, 1.0, 1.4, 2.0)
"""Sigmas of the Gaussian that follows, in voxels."""
VARIATION = (0.002, 0.005, 0.01, 0.02)
FISTA_VARIATION = (0.003, 0.01, 0.03, 0.1)
"""As a share of the photons at full brightness."""

Choice = dict[str, float]


@dataclass(frozen=True)
class Best:
    """The volume nearest to the truth, and the choices that led to it."""

    volume: np.ndarray
    choice: Choice


def interpolated(recording: Recording) -> np.ndarray:
    """The raw planes, in photons, brought to the isotropic grid by cubic splines along z."""
    planes = np.arange(len(recording.raw)) * recording.anisotropy
    spline = interpolate.CubicSpline(planes, recording.photons, axis=0)
    return spline(np.arange(len(recording.truth))).astype(np.float32)


def ordinary(recording: Recording) -> Best:
    """Richardson–Lucy on the interpolated stack; a PSF that changes is taken at half the depth."""
    volumes = recording.psf.volumes
    psf = PointSpread.everywhere(np.mean(volumes, axis=0))
    return _best(richardson_lucy, Acquisition(psf, 1.0), interpolated(recording), recording)


def strong(recording: Recording) -> Best:
    """Richardson–Lucy on the raw planes."""
    return _best(richardson_lucy, *_known(recording), recording)


def strong_with_variation(recording: Recording) -> Best:
    """The strong one, held back by the best weight of total variation."""
    return _best_of_weights(
        VARIATION,
        lambda weight: _best(_held(richardson_lucy, weight), *_known(recording), recording),
        recording,
    )


def least_squares(recording: Recording) -> Best:
    """FISTA on the raw planes with the best weight of total variation."""
    return _best_of_weights(
        FISTA_VARIATION,
        lambda weight: _best(_held(fista, weight * recording.full), *_known(recording), recording),
        recording,
    )


def _known(recording: Recording) -> tuple[Acquisition, np.ndarray]:
    # Photons and read noise together are nearly Poisson when the variance of the latter is added
    # to data and background (Snyder, Hammoud and White, J. Opt. Soc. Am. A 10, 1993).
    read = READ_NOISE**2
    background = BACKGROUND * recording.full + read
    return Acquisition(recording.psf, recording.anisotropy, background), recording.photons + read


def _held(method: Callable[..., Iterable[torch.Tensor]], weight: float) -> Estimates:
    return lambda model, raw: method(model, raw, TotalVariation(weight, smallest=0.1))


def _best(
    estimates: Estimates, acquisition: Acquisition, raw: np.ndarray, recording: Recording
) -> Best:
    """Steps and smoothing by the truth; ends when more steps no longer helped twice."""
    model = ForwardModel.of_stack(acquisition, raw.shape, (MARGIN,) * 3, torch.device("cpu"))
    best, highest, in_vain = None, -np.inf, 0
    better = estimates(model, torch.from_numpy(raw))
    done = 0
    for steps in STEPS:
        *_, estimate = islice(better, steps - done)
        done = steps
        volume = model.within_field(estimate).numpy()
        in_vain += 1
        for sigma in SMOOTHING:
            smooth = ndimage.gaussian_filter(volume, sigma) if sigma else volume
            quality = psnr(smooth, recording.truth)
            if quality > highest:
                highest, in_vain = quality, 0
                best = Best(smooth, {"steps": steps, "smoothing": sigma})
        if in_vain == 2:
            break
    return best


def _best_of_weights(
    weights: Iterable[float], at: Callable[[float], Best], recording: Recording
) -> Best:
    tried = [(weight, at(weight)) for weight in weights]
    weight, best = max(tried, key=lambda pair: psnr(pair[1].volume, recording.truth))
    return Best(best.volume, best.choice | {"weight": weight})
