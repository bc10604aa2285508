"""What a request asks for, made into steps of one of the classics; PSFs where none is given."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from math import ceil

import numpy as np
from torch import Tensor

from ssai3d_app.engine.classics.acquisition import FloatVolume, PointSpread
from ssai3d_app.engine.classics.fista import fista
from ssai3d_app.engine.classics.forward_model import ForwardModel
from ssai3d_app.engine.classics.names import ClassicName
from ssai3d_app.engine.classics.richardson_lucy import richardson_lucy, thrown_back
from ssai3d_app.engine.classics.solving import Estimates
from ssai3d_app.engine.classics.total_variation import TotalVariation
from ssai3d_app.engine.degradation import NoiseModel
from ssai3d_app.engine.psf import AxialShape, blur_and_sample
from ssai3d_app.volume.boxes import Shape

_REACH_OF_GAUSSIAN = 4.0
_REACH_OF_VARIATION: dict[ClassicName, int] = {"rl": 0, "rl-tv": 8, "fista": 24}
"""Voxels within which total variation joins what lies side by side, so that seams do not show."""
_LEAST_PEDESTAL = 1e-3


def gaussian_along_z(sigma: float) -> PointSpread:
    """A blur of z alone; ``sigma`` in voxels of the isotropic grid."""
    reach = ceil(_REACH_OF_GAUSSIAN * sigma)
    line = blur_and_sample(2 * reach + 1, np.array([float(reach)]), AxialShape.GAUSSIAN, sigma)
    volume: FloatVolume = line[0].astype(np.float32)[:, None, None]
    return PointSpread.everywhere(volume)


def pedestal(noise: NoiseModel) -> float:
    """What is added to data and to the model's background, on the engine's scale.

    Read noise is then nearly like that of photons of a constant light (Snyder, Hammoud and White,
    J. Opt. Soc. Am. A 10, 1993), and seldom falls below zero, where it would be cut off. More
    would only make the steps of Richardson–Lucy shorter in the dark.
    """
    return max(_LEAST_PEDESTAL, 2 * float(np.sqrt(noise.read_variance)))


def estimates_of(
    method: ClassicName, steps: int, tv_weight: float | None, noise_at_half: float
) -> Estimates:
    """The steps of a method on intensities of the engine's scale.

    ``noise_at_half`` is the noise's standard deviation at half brightness, the unit of FISTA's
    weight.
    """
    if method == "fista":
        held = TotalVariation((tv_weight or 0.0) * noise_at_half)
        # From nothing, the light of the whole would swing for some fifty steps.
        return lambda model, raw: fista(model, raw, held, thrown_back(model, raw))
    if method == "rl" or not tv_weight:
        return richardson_lucy
    return _held_but_for_the_last(TotalVariation(tv_weight), steps)


def _held_but_for_the_last(held: TotalVariation, steps: int) -> Estimates:
    """With total variation, which takes light away from what is bright; the last step, without,
    gives it back."""

    def estimates(model: ForwardModel, raw: Tensor) -> Iterator[Tensor]:
        estimate = None
        for estimate in islice(richardson_lucy(model, raw, held), steps - 1):
            yield estimate
        yield from richardson_lucy(model, raw, start=estimate)

    return estimates


def halo_and_margin(
    method: ClassicName, psf: PointSpread, anisotropy: float
) -> tuple[Shape, Shape]:
    """What a method computes around a tile, and the margin beyond it, in voxels."""
    joined = _REACH_OF_VARIATION[method]
    z, y, x = (2 * reach + joined for reach in psf.reach)
    # The next two planes on either side take part in what lies between two.
    return (max(z, 2 * ceil(anisotropy)), y, x), psf.reach
