"""A demo microscope: blur that widens with depth, coarse planes, photons and a camera."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from ssai3d_app.engine.classics.acquisition import Acquisition, PointSpread
from ssai3d_app.engine.classics.forward_model import ForwardModel
from ssai3d_app.engine.psf import Microscope, diffraction_profile

FloatArray = npt.NDArray[np.float32]
Random = np.random.Generator

OFFSET = 100.0
"""Of the camera, in its units."""
GAIN = 4.0
"""Camera units a photon."""
READ_NOISE = 1.5
"""Standard deviation in photons."""
_REACH = 24
_MARGIN = (16, 8, 8)


@dataclass(frozen=True)
class Optics:
    """A microscope: ``lateral`` sigma, and axial widths (FWHM / 2.355) at the first and the last
    plane, in voxels of the isotropic grid; ``anisotropy`` voxels from plane to plane; ``photons``
    of brightness 1."""

    microscope: Microscope
    lateral: float
    axial: tuple[float, float]
    anisotropy: int
    photons: float

    def psf(self, depth: int) -> PointSpread:
        """The PSF of a stack that deep, mixed from those of its first and its last plane."""
        shares = np.linspace(1, 0, depth, dtype=np.float32)
        kernels = tuple(kernel(self.microscope, self.lateral, axial) for axial in self.axial)
        return PointSpread(kernels, np.stack([shares, 1 - shares]))


def kernel(microscope: Microscope, lateral: float, axial: float) -> FloatArray:
    """A PSF (z, y, x) of unit sum: Gaussian in the plane, by diffraction along the axis.

    Both widths are FWHM / 2.355 in voxels of the isotropic grid.
    """
    along = np.arange(-_REACH, _REACH + 1, dtype=np.float64)
    profile = diffraction_profile(microscope).at(axial, along)
    reach = int(np.ceil(4 * lateral))
    beside = np.exp(-0.5 * (np.arange(-reach, reach + 1) / lateral) ** 2)
    volume = profile[:, None, None] * beside[:, None] * beside
    return np.asarray(volume / volume.sum(), dtype=np.float32)


def record(brightness: FloatArray, optics: Optics, rng: Random) -> npt.NDArray[np.uint16]:
    """Planes (planes, Y, X) of an object (Z, Y, X) on the isotropic grid, as a camera counts them.

    Beyond its borders the object goes on as at them.
    """
    depth, height, width = brightness.shape
    planes = (depth - 1) // optics.anisotropy + 1
    acquisition = Acquisition(optics.psf(depth), optics.anisotropy)
    model = ForwardModel.of_stack(
        acquisition, (planes, height, width), _MARGIN, torch.device("cpu")
    )
    beyond = [
        (side.start, n - side.stop) for side, n in zip(model.field, model.blur.grid, strict=True)
    ]
    seen = model.forward(torch.from_numpy(np.pad(brightness, beyond, mode="edge"))).numpy()
    return counted(optics.photons * seen, rng)


def counted(photons: npt.NDArray[np.floating[Any]], rng: Random) -> npt.NDArray[np.uint16]:
    """What the camera makes of an expected number of photons: counted, read, in its units."""
    counts = rng.poisson(np.maximum(photons, 0)) + rng.normal(0, READ_NOISE, photons.shape)
    return np.asarray(np.clip(np.rint(OFFSET + GAIN * counts), 0, 65535), dtype=np.uint16)
