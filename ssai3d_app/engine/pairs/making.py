"""Pairs of (degraded, sharp) made on the fly from lateral planes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from ssai3d_app.engine.degradation import AxialDegradation, NoiseModel
from ssai3d_app.engine.psf import AxialShape
from ssai3d_app.engine.sample.blur import BlurRange

FloatArray = npt.NDArray[np.float32]

_LEAST_SAMPLES = 6  # along that axis: with fewer there is nothing to learn from
_CANDIDATES = 4  # of which the one with most structure is taken
_BACKGROUND_SHARE = 0.15
"""Pairs of any patch, so that the network learns to leave the background alone."""


@dataclass(frozen=True)
class Augmentation:
    """How a patch is turned before the blur, so that blur always runs along the rows' axis."""

    transpose: bool
    flip_length: bool
    flip_width: bool

    def __call__(self, patches: FloatArray) -> FloatArray:
        """Turned patches (…, A, B), or (…, B, A) when transposed."""
        turned = patches.swapaxes(-1, -2) if self.transpose else patches
        return np.ascontiguousarray(
            turned[..., :: -1 if self.flip_length else 1, :: -1 if self.flip_width else 1]
        )


class PairMaker:
    """Makes batches of pairs from patches of lateral planes.

    ``patches`` is (n, planes, h, w) on the engine's scale: each patch between those of the planes
    above and below, which stand for the slices on either side of a slice along z. They lie a raw
    step apart, and along z the image is about as much blurrier as it is coarser, so that they
    resemble each other about as such slices do. ``anisotropy`` is the sampling step and ``blur``
    the widths, both in voxels.
    """

    def __init__(
        self, patches: FloatArray, anisotropy: float, blur: BlurRange, noise: NoiseModel
    ) -> None:
        self._patches = patches
        self._anisotropy = anisotropy
        self._blur = blur
        self._noise = noise
        self._contrast = patches[:, patches.shape[1] // 2].std(axis=(1, 2))
        height, width = patches.shape[2:]
        enough = _LEAST_SAMPLES * anisotropy
        # The axial axis of a pair must be long enough to be sampled a few times.
        self._may_transpose = width >= enough or width > height
        self._may_stay = height >= enough or height >= width

    def _augmentation(self, rng: np.random.Generator) -> Augmentation:
        choices = [
            turn for turn, may in ((False, self._may_stay), (True, self._may_transpose)) if may
        ]
        return Augmentation(
            bool(choices[rng.integers(len(choices))]), bool(rng.integers(2)), bool(rng.integers(2))
        )

    def _degradation(self, length: int, rng: np.random.Generator) -> AxialDegradation:
        low, high = np.log(self._blur.smallest), np.log(self._blur.largest)
        return AxialDegradation.of(
            length,
            self._anisotropy,
            list(AxialShape)[rng.choice(3, p=[0.5, 0.25, 0.25])],
            float(np.exp(rng.uniform(low, high))),
            self._noise,
            skew=float(rng.uniform(-0.6, 0.6)),
            phase=float(rng.uniform(0, min(self._anisotropy, length / 3))) % self._anisotropy,
        )

    def _chosen(self, size: int, rng: np.random.Generator) -> npt.NDArray[np.int64]:
        """Numbers of patches: mostly those with structure, and a share of any."""
        candidates = rng.integers(len(self._patches), size=(size, _CANDIDATES))
        best = np.argmax(self._contrast[candidates], axis=1)
        best[rng.random(size) < _BACKGROUND_SHARE] = 0
        return np.take_along_axis(candidates, best[:, None], axis=1)[:, 0]

    def batch(self, size: int, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
        """Degraded patches (size, planes, length, width) and sharp ones, (size, 1, …)."""
        augmentation = self._augmentation(rng)
        turned = augmentation(self._patches[self._chosen(size, rng)])
        sharp = torch.from_numpy(turned[:, :: 1 if rng.random() < 0.5 else -1].copy())
        generator = torch.Generator().manual_seed(int(rng.integers(2**31)))
        degraded = torch.stack(
            [self._degradation(sharp.shape[2], rng)(planes, generator) for planes in sharp]
        )
        middle = sharp.shape[1] // 2
        return degraded, sharp[:, middle : middle + 1]
