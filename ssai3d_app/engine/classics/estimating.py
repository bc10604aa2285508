"""What a request asks for, made into steps of one of the classics; PSFs where none is given."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from math import ceil

import numpy as np
from torch import Tensor

from ssai3d_app.engine.classics.acquisition import FloatVolume, PointSpread, Shape
from ssai3d_app.engine.classics.fista import fista
from ssai3d_app.engine.classics.forward_model import ForwardModel
from ssai3d_app.engine.classics.names import ClassicName
from ssai3d_app.engine.classics.richardson_lucy import richardson_lucy
from ssai3d_app.engine.classics.solving import Estimates
from ssai3d_app.engine.classics.total_variation import TotalVariation
from ssai3d_app.engine.degradation import NoiseModel
from ssai3d_app.engine.psf import AxialShape, blur_and_sample

_REACH_OF_GAUSSIAN = 4.0
_REACH_OF_VARIATION = 8
"""Voxels within which total variation joins what lies side by side."""
_LEAST_PEDESTAL, _LARGEST_PEDESTAL = 1e-3, 0.5


def gaussian_along_z(sigma: float) -> PointSpread:
    """A blur of z alone; ``sigma`` in voxels of the isotropic grid."""
    reach = ceil(_REACH_OF_GAUSSIAN * sigma)
    line = blur_and_sample(2 * reach + 1, np.array([float(reach)]), AxialShape.GAUSSIAN, sigma)
    volume: FloatVolume = line[0].astype(np.float32)[:, None, None]
    return PointSpread.everywhere(volume)


def pedestal(noise: NoiseModel) -> float:
    """What is added to data and background, so that their noise is nearly that of photons.

    The variance is ``gain · (signal + pedestal)``: read noise and the light of the background look
    like photons of a constant (Snyder, Hammoud and White, J. Opt. Soc. Am. A 10, 1993). It is held
    so large that noise seldom falls below zero, and so small that the steps stay long.
    """
    constant = noise.read_variance / noise.gain if noise.gain > 0 else _LARGEST_PEDESTAL
    least = max(_LEAST_PEDESTAL, 2 * float(np.sqrt(noise.read_variance)))
    return float(min(max(constant, least), _LARGEST_PEDESTAL))


def estimates_of(
    method: ClassicName, steps: int, tv_weight: float | None, noise_at_half: float
) -> Estimates:
    """The steps of a method on intensities of the engine's scale.

    ``noise_at_half`` is the noise's standard deviation at half brightness, the unit of FISTA's
    weight.
    """
    if method == "fista":
        held = TotalVariation((tv_weight or 0.0) * noise_at_half)
        return lambda model, raw: fista(model, raw, held)
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


def halo_and_margin(psf: PointSpread, anisotropy: float, *, varied: bool) -> tuple[Shape, Shape]:
    """What is computed around a tile, and the margin beyond it, in voxels.

    ``varied``: total variation holds neighbours together that the PSF does not reach.
    """
    joined = _REACH_OF_VARIATION if varied else 0
    z, y, x = (2 * reach + joined for reach in psf.reach)
    # The next two planes on either side take part in what lies between two.
    return (max(z, 2 * ceil(anisotropy)), y, x), psf.reach
