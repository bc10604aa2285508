"""Endless training pairs: slices of procedural volumes and photographs, degraded along one axis."""

from __future__ import annotations

from collections import OrderedDict

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from ssai3d_app.engine.degradation import AxialDegradation, NoiseModel
from ssai3d_app.engine.pretraining.structures import FAMILIES, Random, Volume, random_volume
from ssai3d_app.engine.psf import AxialShape

VOLUME_EDGE = 128
"""Edge of the procedural volumes in voxels."""

_PHOTOGRAPHS = (
    "astronaut", "brick", "camera", "cell", "chelsea", "coffee", "coins", "grass", "gravel",
    "hubble_deep_field", "immunohistochemistry", "moon", "retina", "rocket",
)  # fmt: skip


def photographs() -> list[npt.NDArray[np.float32]]:
    """The pictures that scikit-image carries in its wheel, grey, 0–1, shape (Y, X)."""
    import skimage.color
    import skimage.data

    pictures = []
    for name in _PHOTOGRAPHS:
        picture = np.asarray(getattr(skimage.data, name)())
        grey = skimage.color.rgb2gray(picture) if picture.ndim == 3 else picture / 255.0
        pictures.append(np.asarray(grey, dtype=np.float32))
    return pictures


def random_degradation(length: int, rng: Random) -> AxialDegradation:
    """A degradation drawn from the wide family that real stacks come from.

    Voxel ratio 1–8 (real-valued), blur from half a sampling step to far oversampled, all shapes,
    width varying with depth in a third of the cases, bright to photon-starved noise.
    """
    anisotropy = 1.0 if rng.random() < 0.1 else float(np.exp(rng.uniform(0, np.log(8.0))))
    sigma = rng.uniform(0.6, 5.0) if anisotropy < 2.0 else anisotropy * rng.uniform(0.3, 1.0)
    count = max(2, int((length - 1) / anisotropy) + 1)
    widths = np.full(count, max(0.5, sigma))
    if rng.random() < 0.33:
        widths *= np.linspace(rng.uniform(0.7, 1.0), rng.uniform(1.0, 1.4), count)[
            :: rng.choice([-1, 1])
        ]
    peak_photons = 10 ** rng.uniform(1.0, 3.7)
    noise = NoiseModel(1.0 / peak_photons, float(10 ** rng.uniform(-6.0, -3.0)))
    shape = list(AxialShape)[rng.choice(3, p=[0.5, 0.25, 0.25])]
    return AxialDegradation.of(
        length, anisotropy, shape, widths, noise, skew=float(rng.uniform(-0.9, 0.9))
    )


class ExampleMaker:
    """Makes the batch of any step; a function of seed and step alone, so training can resume."""

    def __init__(
        self, seed: int, batch_size: int, patch: int, families: tuple[str, ...] = tuple(FAMILIES)
    ) -> None:
        self._seed = seed
        self._batch_size = batch_size
        self._patch = patch
        self._families = families
        self._photographs = photographs()
        self._volumes: OrderedDict[int, Volume] = OrderedDict()

    _NEW_EVERY = 6  # steps that share their newest volume
    _KEPT = 40  # volumes in memory

    def _volume(self, number: int) -> Volume:
        if number not in self._volumes:
            rng = np.random.default_rng([self._seed, 1, number])
            self._volumes[number] = random_volume(VOLUME_EDGE, rng, self._families)
            if len(self._volumes) > self._KEPT:
                self._volumes.pop(min(self._volumes))
        return self._volumes[number]

    def _slice(self, step: int, rng: Random) -> npt.NDArray[np.float32]:
        """One sharp slice, shape (length, width): rows run along the future axial axis."""
        length, width = VOLUME_EDGE, self._patch
        if rng.random() < 0.15:
            picture = self._photographs[rng.integers(len(self._photographs))]
            row = rng.integers(picture.shape[0] - length + 1)
            column = rng.integers(picture.shape[1] - width + 1)
            crop = picture[row : row + length, column : column + width]
            return np.asarray(crop - crop.min() * rng.uniform(0, 1))
        newest = step // self._NEW_EVERY + self._KEPT
        volume = self._volume(newest - int(rng.integers(self._KEPT)))
        volume = np.moveaxis(volume, rng.integers(1, 3), 1)
        thickness = 1 if rng.random() < 0.7 else int(rng.integers(2, 7))
        first = rng.integers(VOLUME_EDGE - thickness + 1)
        column = rng.integers(VOLUME_EDGE - width + 1)
        slab = volume[:, first : first + thickness, column : column + width]
        return np.asarray(slab.max(axis=1))

    def batch(self, step: int) -> tuple[Tensor, Tensor]:
        """Degraded and sharp slices, both (batch, 1, length, width)."""
        rng = np.random.default_rng([self._seed, 2, step])
        generator = torch.Generator().manual_seed(int(rng.integers(2**31)))
        degraded, sharp = [], []
        for _ in range(self._batch_size):
            plane = self._slice(step, rng)
            plane = plane[:: rng.choice([-1, 1]), :: rng.choice([-1, 1])]
            brightness = rng.uniform(0.3, 1.2) / (np.quantile(plane, 0.998) + 0.05)
            background = rng.uniform(0.0, 0.15) if rng.random() < 0.5 else 0.0
            target = torch.from_numpy(
                np.ascontiguousarray(plane * brightness + background, dtype=np.float32)
            )
            degradation = random_degradation(VOLUME_EDGE, rng)
            degraded.append(degradation(target, generator))
            sharp.append(target)
        return torch.stack(degraded)[:, None], torch.stack(sharp)[:, None]
