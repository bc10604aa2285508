"""How a channel was recorded, as far as its data tell; goes into reports and checkpoints."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from ssai3d_app.engine.classics.acquisition import Acquisition, PointSpread
from ssai3d_app.engine.consistency.diffraction import confocal_psf

LATERAL_SIGMA = 0.8
"""Voxels: about the sharpest that pixels can hold. A wider one of the microscope stays in the
object, which the model blurs further along z only."""


class Recording(BaseModel):
    """The forward model of a channel, and the steps that its data bear."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    axial_sigma: float
    """Axial full width at half maximum of the PSF over 2.355, in voxels of the isotropic grid."""
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

    def acquisition(self, anisotropy: float) -> Acquisition:
        """What the forward model has to know; ``anisotropy`` is the distance of the planes."""
        psf = PointSpread.everywhere(confocal_psf(self.axial_sigma, LATERAL_SIGMA))
        return Acquisition(psf, anisotropy, self.background + self.shift)
