"""Steps on a few windows of a channel, under one PSF: what they explain, and how many pay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from ssai3d_app.engine.cancellation import CancellationToken
from ssai3d_app.engine.classics.acquisition import Acquisition, FloatVolume, PointSpread
from ssai3d_app.engine.classics.forward_model import ForwardModel
from ssai3d_app.engine.consistency.recording import Recording
from ssai3d_app.engine.consistency.resolution import Resolution
from ssai3d_app.engine.consistency.steps import Steps, common_stride, extended
from ssai3d_app.engine.degradation import NoiseModel
from ssai3d_app.engine.smoothing import gaussian

_WINDOW_BORDER = 6
"""Pixels at the edges of a window, where light comes from beyond it, do not judge."""
_LEFT_OUT = 0.1
_DARK = 0.01
_LEAST_OBJECT = 5e-4
_SAMPLED = 40_000
"""Voxels of a window by which two estimates are compared."""
_FIRST_REACH = 16
_WELL_WITHIN = 0.6
_MORE_THAN_HALVES_BEAR = 1.25
"""Twins hold twice the variance of the planes, which bear that many more steps."""


@dataclass(frozen=True)
class Window:
    """A part of a channel, on the engine's scale: raw planes, and the prediction over them.

    ``raw`` is (planes, h, w) and ``predicted`` (depth, h, w) on the isotropic grid, whose first
    plane is the first raw one.
    """

    raw: FloatVolume
    predicted: FloatVolume


def start_from(predicted: Tensor, background: float, resolution: Resolution) -> Tensor:
    """The object that shows as ``predicted`` at the result's resolution, above background."""
    return resolution.undone((predicted - background).clamp(min=_LEAST_OBJECT))


class Material:
    """The windows as the steps need them, but for the PSF."""

    def __init__(
        self, windows: Sequence[Window], noise: NoiseModel, anisotropy: float, device: torch.device
    ) -> None:
        self._windows = windows
        self._starts: dict[float, list[Tensor]] = {}
        self.noise = noise
        self.anisotropy = anisotropy
        self.device = device
        self.background = _background(windows)
        self.shift = _shift(noise)
        self.planes = [
            torch.from_numpy(window.raw + np.float32(self.shift)).to(device) for window in windows
        ]
        self.expected = [
            torch.from_numpy(gaussian(raw.cpu().numpy(), (0, 1.5, 1.5))).to(device).clamp(min=1e-3)
            for raw in self.planes
        ]
        """The planes smoothed, so that noise does not weigh itself."""
        self.weights = [
            _inside(raw) / smooth for raw, smooth in zip(self.planes, self.expected, strict=True)
        ]

    def starts(self, resolution: Resolution) -> list[Tensor]:
        """The objects that show as predicted at a resolution."""
        if resolution.sigma not in self._starts:
            self._starts[resolution.sigma] = [
                start_from(
                    torch.from_numpy(window.predicted).to(self.device), self.background, resolution
                )
                for window in self._windows
            ]
        return self._starts[resolution.sigma]

    @property
    def unit_variance(self) -> float:
        """Where the noise is Poisson's, its variance over what is expected."""
        return max(self.noise.gain, 1e-9)


class Trial:
    """Windows under the PSF of a recording; a ``psf`` that was given is used instead."""

    def __init__(
        self, material: Material, recording: Recording, psf: PointSpread | None = None
    ) -> None:
        self.recording = recording
        self._material = material
        self._resolution = Resolution(recording.lateral_sigma)
        self._starts = material.starts(self._resolution)
        acquisition = recording.acquisition(material.anisotropy, psf)
        self._models = [_model(acquisition, raw, recording.margin) for raw in material.planes]

    def unexplained_by_start(self) -> float:
        """Weighted square of what the prediction leaves unexplained; brightness and offset are
        free."""
        normal, right, square = np.zeros((2, 2)), np.zeros(2), 0.0
        for model, start, raw, weight in zip(
            self._models, self._starts, self._material.planes, self._material.weights, strict=True
        ):
            seen = model.forward(extended(model, start)).double()
            judging = weight.double()
            one = torch.ones_like(seen)
            normal += [[float((judging * a * b).sum()) for a in (seen, one)] for b in (seen, one)]
            right += [float((judging * a * raw).sum()) for a in (seen, one)]
            square += float((judging * raw.double().square()).sum())
        solution = np.linalg.lstsq(normal, right, rcond=None)[0]
        return square - float(right @ solution)

    def strides(self, count: int, token: CancellationToken) -> tuple[float, ...]:
        """The strides of so many steps with all pixels."""
        steps = self._steps(self._material.planes)
        return tuple(_advance(steps, token) for _ in range(count))

    def misfits(self, counts: Sequence[int], seed: int, token: CancellationToken) -> list[Tensor]:
        """What pixels that only judge leave unexplained after so many steps (ascending): squares
        in units of the noise's variance, one a pixel."""
        rng = np.random.default_rng([seed, 11])
        planes, weights = self._material.planes, self._material.weights
        used = [
            torch.from_numpy((rng.random(raw.shape) >= _LEFT_OUT).astype(np.float32)).to(raw.device)
            for raw in planes
        ]
        steps = self._steps(planes, used)
        judging = [(1 - mask) * weight for mask, weight in zip(used, weights, strict=True)]
        found: list[Tensor] = []
        for number in range(counts[-1] + 1):
            if number:
                _advance(steps, token)
            if number in counts:
                squares = [
                    (weight * (raw - model.expected(one.estimate)).square())[weight > 0]
                    for model, raw, weight, one in zip(
                        self._models, planes, judging, steps, strict=True
                    )
                ]
                found.append(torch.cat(squares) / self._material.unit_variance)
        return found

    def steps_borne(self, most: int, seed: int, token: CancellationToken) -> int:
        """After how many steps the shown object is closest to the true one.

        Twins of the planes, each with as much noise again, once added and once subtracted, have
        independent noise (Oliveira, Lei and Tibshirani, arXiv:2111.09447). The estimate from one
        comes closer to what many steps make of the other as long as structure is gained, and
        leaves it again when noise is.
        """
        generator = torch.Generator().manual_seed(seed)
        noise = [
            (self._material.unit_variance * smooth).sqrt()
            * torch.randn(smooth.shape, generator=generator).to(smooth.device)
            for smooth in self._material.expected
        ]
        twins = [
            self._steps(
                [raw + sign * n for raw, n in zip(self._material.planes, noise, strict=True)]
            )
            for sign in (1, -1)
        ]
        sample = self._sample(generator)
        seen: tuple[list[Tensor], list[Tensor]] = ([], [])
        reach = 0
        while True:
            reach = min(most, max(_FIRST_REACH, 2 * reach))
            for steps, kept in zip(twins, seen, strict=True):
                while len(kept) <= reach:
                    if kept:
                        _advance(steps, token)
                    kept.append(self._shown(steps, sample))
            one, other = seen
            apart = [
                float((one[n] - other[-1]).square().sum() + (other[n] - one[-1]).square().sum())
                for n in range(reach + 1)
            ]
            best = int(np.argmin(apart))
            if best <= _WELL_WITHIN * reach or reach == most:
                return min(round(_MORE_THAN_HALVES_BEAR * best + 1), most)

    def _steps(self, planes: Sequence[Tensor], used: Sequence[Tensor] | None = None) -> list[Steps]:
        masks = [torch.ones_like(raw) for raw in planes] if used is None else used
        return [
            Steps(model, raw, mask, extended(model, start))
            for model, raw, mask, start in zip(
                self._models, planes, masks, self._starts, strict=True
            )
        ]

    def _sample(self, generator: torch.Generator) -> list[Tensor]:
        """Some voxels of each window, away from its edges."""
        chosen = []
        for start in self._starts:
            inside = _inside(start).flatten().nonzero()[:, 0]
            count = min(_SAMPLED, len(inside))
            order = torch.randperm(len(inside), generator=generator)[:count]
            chosen.append(inside[order.to(inside.device)])
        return chosen

    def _shown(self, steps: Sequence[Steps], sample: Sequence[Tensor]) -> Tensor:
        shown = [
            self._resolution(model.within_field(one.estimate)).flatten()[voxels]
            for model, one, voxels in zip(self._models, steps, sample, strict=True)
        ]
        return torch.cat(shown).cpu()


def _advance(steps: Sequence[Steps], token: CancellationToken) -> float:
    token.raise_if_cancelled()
    stride = common_stride(steps)
    for one in steps:
        one.step(stride)
    return stride


def _background(windows: Sequence[Window]) -> float:
    """The light without structure: the darkest part of the planes, noise smoothed away."""
    smooth = [gaussian(window.raw, (0, 2, 2)).ravel() for window in windows]
    return float(np.quantile(np.concatenate(smooth), _DARK))


def _shift(noise: NoiseModel) -> float:
    if noise.gain > 1e-6:
        return float(np.clip(noise.read_variance / noise.gain, 1e-3, 1.0))
    return 1.0


def _inside(planes: Tensor) -> Tensor:
    marked = torch.zeros_like(planes)
    border = min(_WINDOW_BORDER, (min(planes.shape[1:]) - 1) // 3)
    marked[:, border : planes.shape[1] - border, border : planes.shape[2] - border] = 1
    return marked


def _model(acquisition: Acquisition, planes: Tensor, margin: int) -> ForwardModel:
    count, height, width = planes.shape
    deep = (acquisition.psf.volumes[0].shape[0] // 2, margin, margin)
    return ForwardModel.of_stack(acquisition, (count, height, width), deep, planes.device)
