"""What the stack tells of how it was recorded, with the network's prediction for the object.

The blur is the one under which the prediction explains the raw planes best. The number of steps
is found with pixels left out of the steps: once their prediction no longer gets better, noise is
being fitted (held-out likelihood, as in cross-validation).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from ssai3d_app.engine.cancellation import CancellationToken
from ssai3d_app.engine.classics.acquisition import Acquisition, FloatVolume, PointSpread
from ssai3d_app.engine.classics.forward_model import ForwardModel
from ssai3d_app.engine.consistency.diffraction import confocal_psf
from ssai3d_app.engine.consistency.recording import (
    LATERAL_SIGMA,
    Recording,
    lateral_sigma_of,
)
from ssai3d_app.engine.consistency.resolution import Resolution
from ssai3d_app.engine.consistency.steps import Steps, common_stride, extended
from ssai3d_app.engine.degradation import NoiseModel
from ssai3d_app.engine.smoothing import gaussian

MARGIN = 8
_WINDOW_BORDER = 6
"""Pixels at the edges of a window, where light comes from beyond it, do not judge."""

_WIDTHS = np.geomspace(0.35, 2.0, 12)
"""Axial sigmas that are tried, in sampling steps (of two voxels at least)."""
_PLAUSIBLE = (0.37, 1.4)
"""Widths beyond are no simple microscope's: strong aberration, or nothing to measure."""
_PREDICTION_IS_BLURRED = 1.05
"""The prediction is itself a little less sharp than the object, so that the width under which it
explains the planes is too small. On held-out stacks the best factor lay between 0.9 (vessels,
tuned) and 1.2 (actin, untuned); a width that is too large harms more than one too small."""
_LEFT_OUT = 0.1
_MOST_STEPS = 30
_IN_VAIN = 3
_DARK = 0.01
_LEAST_OBJECT = 5e-4


@dataclass(frozen=True)
class Window:
    """A part of a channel, on the engine's scale: raw planes, and the prediction over them.

    ``raw`` is (planes, h, w) and ``predicted`` (depth, h, w) on the isotropic grid, whose first
    plane is the first raw one.
    """

    raw: FloatVolume
    predicted: FloatVolume


class UnclearBlurError(Exception):
    """The data do not tell a blur that a simple microscope has."""


def start_from(predicted: Tensor, background: float, resolution: Resolution) -> Tensor:
    """The object that shows as ``predicted`` at the result's resolution, above background."""
    return resolution.undone((predicted - background).clamp(min=_LEAST_OBJECT))


def find_recording(
    windows: Sequence[Window],
    anisotropy: float,
    noise: NoiseModel,
    seed: int,
    device: torch.device,
    token: CancellationToken,
    psf: PointSpread | None = None,
) -> Recording:
    """Find blur, background and steps from windows of a channel; with a ``psf`` no blur.

    Raises
    ------
    UnclearBlurError
        When the blur is not one that the model can hold.
    """
    background = _background(windows)
    shift = _shift(noise)
    lateral = LATERAL_SIGMA if psf is None else lateral_sigma_of(psf)
    resolution = Resolution(lateral, device)
    starts = [
        start_from(torch.from_numpy(window.predicted).to(device), background, resolution)
        for window in windows
    ]
    planes = [torch.from_numpy(window.raw + np.float32(shift)).to(device) for window in windows]
    weights = [_weights(raw) * _inside(raw) for raw in planes]
    sigma = None
    if psf is None:
        sigma = _axial_sigma(starts, planes, weights, anisotropy, token)
    recording = Recording(
        axial_sigma=sigma, lateral_sigma=lateral, background=background, shift=shift
    )
    acquisition = recording.acquisition(anisotropy, psf)
    rng = np.random.default_rng([seed, 11])
    used = [torch.from_numpy(_mask(raw.shape, rng)).to(device) for raw in planes]
    models = [_model(acquisition, raw) for raw in planes]
    steps = [
        Steps(model, raw, mask, extended(model, start))
        for model, raw, mask, start in zip(models, planes, used, starts, strict=True)
    ]

    judging = [(1 - mask) * weight for mask, weight in zip(used, weights, strict=True)]
    counted = sum(float((weight > 0).sum()) for weight in judging)

    def misfit() -> float:
        squares = 0.0
        for model, raw, weight, one in zip(models, planes, judging, steps, strict=True):
            residual = raw - model.expected(one.estimate)
            squares += float((weight * residual.square()).sum())
        return squares / max(counted, 1.0)

    # Where the noise is Poisson's, its variance is the gain times what is expected.
    unit_variance = max(noise.gain, 1e-9)
    misfits = [misfit()]
    strides: list[float] = []
    while len(strides) < _MOST_STEPS:
        token.raise_if_cancelled()
        strides.append(common_stride(steps))
        for one in steps:
            one.step(strides[-1])
        misfits.append(misfit())
        best = int(np.argmin(misfits))
        # The result is shown at a resolution that hides a part of the noise, and bears more.
        count = min(round(1.5 * best + 1), _MOST_STEPS)
        if len(strides) >= max(count, best + _IN_VAIN):
            break
    found = {
        "strides": tuple(strides[:count]),
        "misfit_before": misfits[0] / unit_variance,
        "misfit_after": misfits[count] / unit_variance,
    }
    return recording.model_copy(update=found)


def _background(windows: Sequence[Window]) -> float:
    """The light without structure: the darkest part of the planes, noise smoothed away."""
    smooth = [gaussian(window.raw, (0, 2, 2)).ravel() for window in windows]
    return float(np.quantile(np.concatenate(smooth), _DARK))


def _shift(noise: NoiseModel) -> float:
    if noise.gain > 1e-6:
        return float(np.clip(noise.read_variance / noise.gain, 1e-3, 1.0))
    return 1.0


def _weights(planes: Tensor) -> Tensor:
    """One over what is expected, from the planes smoothed, so that noise does not weigh itself."""
    smooth = gaussian(planes.cpu().numpy(), (0, 1.5, 1.5))
    return 1 / torch.from_numpy(smooth).to(planes.device).clamp(min=1e-3)


def _inside(planes: Tensor) -> Tensor:
    marked = torch.zeros_like(planes)
    border = min(_WINDOW_BORDER, (min(planes.shape[1:]) - 1) // 3)
    marked[:, border : planes.shape[1] - border, border : planes.shape[2] - border] = 1
    return marked


def _mask(shape: tuple[int, ...], rng: np.random.Generator) -> FloatVolume:
    return (rng.random(shape) >= _LEFT_OUT).astype(np.float32)


def _model(acquisition: Acquisition, planes: Tensor) -> ForwardModel:
    count, height, width = planes.shape
    deep = (acquisition.psf.volumes[0].shape[0] // 2, MARGIN, MARGIN)
    return ForwardModel.of_stack(acquisition, (count, height, width), deep, planes.device)


def _axial_sigma(
    starts: Sequence[Tensor],
    planes: Sequence[Tensor],
    weights: Sequence[Tensor],
    anisotropy: float,
    token: CancellationToken,
) -> float:
    unit = max(anisotropy, 2.0)
    width = _width(starts, planes, weights, anisotropy, unit, token)
    if not _PLAUSIBLE[0] <= width <= _PLAUSIBLE[1]:
        raise UnclearBlurError
    return width * unit * _PREDICTION_IS_BLURRED


def _width(
    starts: Sequence[Tensor],
    planes: Sequence[Tensor],
    weights: Sequence[Tensor],
    anisotropy: float,
    unit: float,
    token: CancellationToken,
) -> float:
    """The axial sigma, in ``unit``, under which the prediction explains the planes best.

    Brightness and offset are free. Between the tried widths a parabola over their logarithm.
    """
    errors = []
    for width in _WIDTHS:
        token.raise_if_cancelled()
        psf = PointSpread.everywhere(confocal_psf(float(width * unit), LATERAL_SIGMA))
        normal, right, square = np.zeros((2, 2)), np.zeros(2), 0.0
        for start, raw, weight in zip(starts, planes, weights, strict=True):
            model = _model(Acquisition(psf, anisotropy), raw)
            seen = model.forward(extended(model, start)).double()
            judging = weight.double()
            one = torch.ones_like(seen)
            normal += [[float((judging * a * b).sum()) for a in (seen, one)] for b in (seen, one)]
            right += [float((judging * a * raw).sum()) for a in (seen, one)]
            square += float((judging * raw.double().square()).sum())
        solution = np.linalg.lstsq(normal, right, rcond=None)[0]
        errors.append(square - float(right @ solution))
    best = int(np.argmin(errors))
    if best in (0, len(_WIDTHS) - 1):
        return float(_WIDTHS[best])
    near = slice(best - 1, best + 2)
    curved, sloped, _ = np.polyfit(np.log(_WIDTHS[near]), errors[near], 2)
    return float(np.exp(-sloped / (2 * curved)))
