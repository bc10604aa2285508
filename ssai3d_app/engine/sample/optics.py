"""The extra axial blur that theory expects of a microscope, where the file says what it was."""

from __future__ import annotations

import math

from ssai3d_app.engine.psf import FWHM_PER_SIGMA
from ssai3d_app.engine.sample.blur import Expectation
from ssai3d_app.volume.scene import Channel, Microscope, Modality

_INDEX = {"air": 1.0, "water": 1.33, "silicone oil": 1.405, "glycerol": 1.45, "oil": 1.515}
"""Refractive index of what lies between objective and sample."""

_SPREAD = 0.3
"""Standard deviation in log width: aberrations, pinholes and labels differ from theory's."""

_SPREAD_BEHIND_A_SHEET = 0.4
_NARROWED_BY_A_SHEET = 0.8
"""A sheet of unknown thickness leaves this of the detection's depth of field, as a middle."""


def expected_by_optics(
    microscope: Microscope, channel: Channel, voxel: float
) -> Expectation | None:
    """The width expected, in voxels of edge ``voxel`` (µm).

    ``None`` where the modality, the aperture, the immersion or the wavelength is not known.
    """
    aperture, index = microscope.numerical_aperture, _INDEX.get(microscope.immersion or "")
    if microscope.modality is None or aperture is None or index is None or aperture >= index:
        return None
    excited, emitted = channel.excitation_nm, channel.emission_nm
    by_excitation = microscope.modality is Modality.MULTIPHOTON
    # A laser's wavelength is not that of the light detected, twice as short.
    nanometres = excited if by_excitation else _first(microscope.modality, excited, emitted)
    if nanometres is None:
        return None
    lateral, axial = _widths(microscope.modality, nanometres / 1000.0, aperture, index)
    if axial <= lateral:
        return None
    extra = math.sqrt(axial**2 - lateral**2) / FWHM_PER_SIGMA / voxel
    sheet = microscope.modality is Modality.LIGHT_SHEET
    return Expectation(extra, _SPREAD_BEHIND_A_SHEET if sheet else _SPREAD)


def _first(modality: Modality, excited: float | None, emitted: float | None) -> float | None:
    """The wavelength that sets the resolution; where it is not known, the other is near it."""
    scanned = modality in (Modality.CONFOCAL, Modality.SPINNING_DISK)
    one, other = (excited, emitted) if scanned else (emitted, excited)
    return one if one is not None else other


def _widths(
    modality: Modality, wavelength: float, aperture: float, index: float
) -> tuple[float, float]:
    """Lateral and axial full width at half maximum, in the unit of the wavelength.

    Widefield: Born and Wolf, 8.8. Confocal: the geometric mean of an open and a closed pinhole
    (Wilhelm et al., Confocal Laser Scanning Microscopy, Zeiss, 2003, table 1). Two photons: Zipfel,
    Williams and Webb, Nat. Biotechnol. 21, 2003, box 1.
    """
    depth = wavelength / (index - math.sqrt(index**2 - aperture**2))
    breadth = wavelength / aperture
    if modality is Modality.MULTIPHOTON:
        per_width = 2 * math.sqrt(math.log(2) / 2)
        lateral = 0.320 * breadth if aperture <= 0.7 else 0.325 * wavelength / aperture**0.91
        return per_width * lateral, per_width * 0.532 * depth
    if modality in (Modality.CONFOCAL, Modality.SPINNING_DISK):
        return math.sqrt(0.51 * 0.37) * breadth, math.sqrt(0.88 * 0.64) * depth
    if modality is Modality.LIGHT_SHEET:
        return 0.51 * breadth, _NARROWED_BY_A_SHEET * 0.88 * depth
    return 0.51 * breadth, 0.88 * depth
