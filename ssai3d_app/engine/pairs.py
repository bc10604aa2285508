"""Pairs of (degraded, sharp) made on the fly from the stack's own lateral planes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from ssai3d_app.engine.degradation import AxialDegradation, NoiseModel
from ssai3d_app.engine.psf import AxialShape
from ssai3d_app.engine.sample import BlurRange

FloatArray = npt.NDArray[np.float32]

_LEAST_SAMPLES = 6  # along that axis: with fewer there is nothing to learn from
_BACKGROUND_SHARE = 0.15


@dataclass(frozen=True)
class Augmentation:
    """How a patch is turned before the blur, so that blur always runs along the rows' axis."""

    transpose: bool
    flip_length: bool
    flip_width: bool

    def __call__(self, patches: FloatArray) -> FloatArray:
        """Turned patches (n, A, B), or (n, B, A) when transposed."""
        turned = patches.transpose(0, 2, 1) if self.transpose else patches
        return np.ascontiguousarray(
            turned[:, :: -1 if self.flip_length else 1, :: -1 if self.flip_width else 1]
        )


def select_patches(
    planes: FloatArray, count: int, rng: np.random.Generator, edge: int
) -> FloatArray:
    """``count`` patches (count, h, w) from planes (n, Y, X), chosen where there is structure.

    Of several random places the one with the largest standard deviation is taken, except for a
    share of background, which teaches the network to leave it alone.
    """
    height, width = min(edge, planes.shape[1]), min(edge, planes.shape[2])
    patches = np.empty((count, height, width), dtype=np.float32)
    for number in range(count):
        tries = 1 if rng.random() < _BACKGROUND_SHARE else 4
        best = -1.0
        for _ in range(tries):
            plane = planes[rng.integers(len(planes))]
            y = rng.integers(plane.shape[0] - height + 1)
            x = rng.integers(plane.shape[1] - width + 1)
            patch = plane[y : y + height, x : x + width]
            if patch.std() > best:
                best, patches[number] = float(patch.std()), patch
    return patches


class PairMaker:
    """Makes batches of pairs from patches of lateral planes.

    ``patches`` is (n, h, w) on the engine's scale; ``anisotropy`` the sampling step and ``blur``
    the widths, both in voxels.
    """

    def __init__(
        self, patches: FloatArray, anisotropy: float, blur: BlurRange, noise: NoiseModel
    ) -> None:
        self._patches = patches
        self._anisotropy = anisotropy
        self._blur = blur
        self._noise = noise
        height, width = patches.shape[1:]
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

    def batch(self, size: int, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
        """Degraded and sharp patches, both (size, 1, length, width)."""
        chosen = rng.integers(len(self._patches), size=size)
        augmentation = self._augmentation(rng)
        sharp = torch.from_numpy(augmentation(self._patches[chosen]))
        generator = torch.Generator().manual_seed(int(rng.integers(2**31)))
        degraded = torch.stack(
            [self._degradation(sharp.shape[1], rng)(plane, generator) for plane in sharp]
        )
        return degraded[:, None], sharp[:, None]
