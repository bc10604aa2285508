"""How a channel was recorded, as far as its data tell; goes into reports and checkpoints."""

from __future__ import annotations

import numpy as np
from pydantic import BaseModel, ConfigDict

from ssai3d_app.engine.classics.acquisition import Acquisition, PointSpread
from ssai3d_app.engine.consistency.diffraction import Microscope, point_spread
from ssai3d_app.engine.psf import FWHM_PER_SIGMA

MARGIN = 8
_SHARPEST = 0.6


def lateral_sigma_of(psf: PointSpread) -> float:
    """Full width at half maximum of a PSF within its plane over 2.355, in voxels, 0.6 at least."""
    volume = np.mean(psf.volumes, axis=0)
    z, y, x = (n // 2 for n in volume.shape)
    row = np.interp(np.arange(0, x, 0.01), np.arange(x + 1), volume[z, y, x:])
    below = np.flatnonzero(row < 0.5 * volume[z, y, x])
    half = 0.01 * float(below[0]) if len(below) else float(x)
    return max(2 * half / FWHM_PER_SIGMA, _SHARPEST)


class Recording(BaseModel):
    """The forward model of a channel, and the steps that its data bear."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    microscope: Microscope = "confocal"
    """Whose PSF explains the planes best; confocal unless they tell otherwise."""
    axial_sigma: float | None
    """Axial full width at half maximum of the PSF over 2.355, in voxels of the isotropic grid;
    ``None`` where the user has given the PSF."""
    lateral_sigma: float
    """The same within the plane, which is the resolution of the result in all directions."""
    background: float
    """Light without structure, on the engine's scale (0–1)."""
    shift: float
    """Added to the raw planes, so that read noise and all their noise is like Poisson's (Snyder,
    Hammoud and White, J. Opt. Soc. Am. A 10, 1993)."""
    strides: tuple[float, ...] = ()
    """One for each step: how far it goes on in the direction of the last (0 to below 1)."""
    misfit_before: float = 0.0
    """Mean square of what is left unexplained at pixels that only judge, in units of the noise's
    variance."""
    misfit_after: float = 0.0

    @property
    def margin(self) -> int:
        """Voxels beside the field of view, from where light is recorded too."""
        return MARGIN if self.microscope == "confocal" else 2 * MARGIN

    def acquisition(self, anisotropy: float, given: PointSpread | None = None) -> Acquisition:
        """What the forward model has to know; ``anisotropy`` is the distance of the planes."""
        if self.axial_sigma is not None:
            given = PointSpread.everywhere(
                point_spread(self.microscope, self.axial_sigma, self.lateral_sigma)
            )
        if given is None:
            raise ValueError("A channel that was recorded with a given PSF needs that PSF.")
        return Acquisition(given, anisotropy, self.background + self.shift)
