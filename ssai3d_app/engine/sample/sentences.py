"""What was read from a sample, said to the user in numbers and units."""

from __future__ import annotations

from ssai3d_app.engine.psf import FWHM_PER_SIGMA
from ssai3d_app.engine.sample.first_look import fading_caution
from ssai3d_app.engine.sample.reading import SampleReading
from ssai3d_app.engine.scale import IntensityScale
from ssai3d_app.volume.grid import IsotropicGrid

_ALREADY_SHARP_STEP = 1.5
_SECTIONED_AT_LIMIT = 0.9


def findings(
    name: str, reading: SampleReading, scale: IntensityScale, grid: IsotropicGrid
) -> list[str]:
    """What was found in channel ``name``."""
    said = [_blur(name, reading, grid.voxel), _noise(name, reading, scale)]
    resolution = _resolution(name, reading, grid)
    return [*said, resolution] if resolution else said


def cautions(name: str, reading: SampleReading, grid: IsotropicGrid) -> list[str]:
    """What to beware of in channel ``name``."""
    said = []
    blur, expected = reading.blur, reading.expected_by_optics
    if blur.already_isotropic and grid.anisotropy < _ALREADY_SHARP_STEP:
        said.append(f"{name} looks as sharp along z as in the plane already; expect little change.")
    faded = fading_caution(reading.fading, name)
    if faded is not None:
        said.append(faded)
    if reading.contradicts_optics and expected is not None:
        found, by_theory = (
            width * FWHM_PER_SIGMA * grid.voxel for width in (blur.best, expected.width)
        )
        said.append(
            f"{name}: the stack is blurred by {found:.2f} µm more along z than in the plane, where "
            f"the microscope that the file names should give {by_theory:.2f} µm; the stack is "
            "believed. Check the voxel size and the objective."
        )
    return said


def _blur(name: str, reading: SampleReading, voxel: float) -> str:
    blur = reading.blur
    low, best, high = (
        width * FWHM_PER_SIGMA * voxel for width in (blur.smallest, blur.best, blur.largest)
    )
    if blur.measured is not None:
        origin = "measured from the stack"
    elif reading.expected_by_optics is not None:
        origin = "judged from the microscope's optics"
    else:
        origin = "judged from the voxel size"
    said = (
        f"{name}: along z the image is taken to be blurred by {best:.2f} µm ({low:.2f}–{high:.2f}) "
        f"more than in the plane (full width at half maximum, {origin})"
    )
    if reading.blur_by_depth is not None:
        first, middle, last = (width * FWHM_PER_SIGMA * voxel for width in reading.blur_by_depth)
        said += (
            f"; it changes with depth, about {first:.2f}, {middle:.2f} and {last:.2f} µm in the "
            "first, middle and last third"
        )
    return said + "."


def _noise(name: str, reading: SampleReading, scale: IntensityScale) -> str:
    noise, level = reading.noise, reading.background
    at_half = (0.5 * noise.gain + noise.read_variance) ** 0.5
    raw = level * scale.range + scale.background
    said = f"{name}: noise of {100 * at_half:.2g} % of the brightness range at its middle"
    if noise.gain > 0:
        # What was detected, or what it looks like after averaging and smoothing.
        photons = float(f"{max(1.0 - level, 0.0) / noise.gain:.2g}")
        said += f", like that of {photons:,.0f} photons at the brightest"
    return f"{said}; background at {raw:.4g}."


def _resolution(name: str, reading: SampleReading, grid: IsotropicGrid) -> str | None:
    lateral, axial = reading.lateral_cut_off, reading.axial_cut_off
    if lateral is None or axial is None:
        return None
    finest = 0.5 / grid.anisotropy
    limit = ", as fine as the planes can show" if axial >= _SECTIONED_AT_LIMIT * finest else ""
    return (
        f"{name}: the finest detail repeats every {grid.voxel / lateral:.2f} µm in the plane and "
        f"every {grid.voxel / axial:.2f} µm along z{limit} (decorrelation analysis)."
    )
