"""Measuring structures, through the engine: each kind of analysis on something of known size."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.analysis.request import (
    AnalysisSettings,
    FilamentSettings,
    MitochondriaSettings,
    NucleiSettings,
)
from ssai3d_app.self_test.check import CheckFailedError, Maker

_SHAPE = (28, 56, 56)
_VOXEL = 0.2
"""Edge of the voxels in µm."""

_RADIUS = 1.6
_LENGTH = 8.0
"""Of the tubes, in µm."""

_TOLERANCE = 0.1
"""Share by which a measure may differ; how right they are is for the tests to tell."""

FloatArray = npt.NDArray[np.float32]


def _distance_to_line(x_from: float, x_to: float) -> FloatArray:
    """Distance in µm of each voxel to a line along x through the middle of the volume."""
    z, y, x = (
        (place - (n - 1) / 2) * _VOXEL for n, place in zip(_SHAPE, np.indices(_SHAPE), strict=True)
    )
    apart: FloatArray = np.sqrt(z**2 + y**2 + (x - np.clip(x, x_from, x_to)) ** 2)
    return apart.astype(np.float32)


def _soft(distance: FloatArray, radius: float) -> FloatArray:
    """About 1 within ``radius`` (µm) and 0 outside, with an edge as a microscope shows it."""
    bright: FloatArray = 1 / (1 + np.exp((distance - radius) / 0.1))
    return bright


def _measured(settings: AnalysisSettings, *channels: FloatArray) -> dict[str, float | int | None]:
    """Headline numbers by name."""
    from ssai3d_app.engine.analysis.measured_stack import MeasuredStack
    from ssai3d_app.engine.analysis.run import measure
    from ssai3d_app.engine.cancellation import CancellationSource

    stacks = [MeasuredStack(channel.copy(), _VOXEL) for channel in channels]
    found = measure(stacks, settings, CancellationSource().token, lambda _done, _total: None)
    return {headline.name: headline.value for headline in found.headline}


def _expect(
    found: dict[str, float | int | None], name: str, truth: float, tolerance: float
) -> None:
    value = found[name]
    if value is None or abs(value - truth) > tolerance * truth:
        raise CheckFailedError(
            f"Of something of known size, {name} was measured as {value} instead of {truth:.4g}; "
            "install SSAI-3D again."
        )


def check_filaments() -> str:
    """A straight tube is as long as it is, and does not branch."""
    found = _measured(FilamentSettings(), _tube())
    _expect(found, "total length", _LENGTH, _TOLERANCE)
    _expect(found, "branch points", 0, 0)
    return f"A filament of {_LENGTH:g} µm was traced."


def check_mitochondria() -> str:
    """A tube is one mitochondrion, and the spots in it are counted."""
    spots = _spot(-2) + _spot(0) + _spot(2)
    found = _measured(MitochondriaSettings(), _tube(), spots)
    _expect(found, "mitochondria", 1, 0)
    _expect(found, "nucleoids", 3, 0)
    return "One mitochondrion with three nucleoids was measured."


def check_nuclei() -> str:
    """Two spheres are counted, and their volume is what it must be."""
    volume = 4 / 3 * np.pi * _RADIUS**3
    found = _measured(NucleiSettings(), np.maximum(_sphere(-2.4), _sphere(2.4)))
    _expect(found, "nuclei", 2, 0)
    _expect(found, "mean volume", volume, _TOLERANCE)
    return f"Two nuclei of {volume:.0f} µm³ were measured."


def _tube() -> FloatArray:
    return _soft(_distance_to_line(-_LENGTH / 2, _LENGTH / 2), 0.4)


def _sphere(x: float) -> FloatArray:
    return _soft(_distance_to_line(x, x), _RADIUS)


def _spot(x: float) -> FloatArray:
    bright: FloatArray = np.exp(-(_distance_to_line(x, x) ** 2) / 2 / 0.25**2)
    return bright


MAKERS: dict[str, Maker] = {
    "filaments": check_filaments,
    "mitochondria": check_mitochondria,
    "nuclei": check_nuclei,
}
