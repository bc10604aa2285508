"""Held-out stacks: structures and microscopes that no pre-training has seen, whole volumes.

A truth of 144³ voxels is blurred by a three-dimensional PSF, and the field of view is its middle,
so that light from beyond the field is recorded as in life.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import fft, interpolate, ndimage

from ssai3d_app.engine.classics.acquisition import PointSpread
from ssai3d_app.volume.grid import samples_within
from tests.benchmarks.backbones.families import FAMILIES
from tests.benchmarks.backbones.recordings import Case, lateral_sigma, point_spread

EDGE = 144
MARGIN = 16
OFFSET = 100.0
"""Of the camera, in its units."""
GAIN = 4.0
"""Camera units a photon."""
READ_NOISE = 1.5
"""Standard deviation, in photons."""
BACKGROUND = 0.02
"""Light without structure, as a share of the brightest."""


@dataclass(frozen=True)
class HeldOut:
    """One case: a structure, a microscope, and how large the field is, in voxels.

    Where lateral and axial structure differ it is ``directional`` and reported apart.
    """

    name: str
    family: str
    microscope: Case
    depth: int = EDGE - 2 * MARGIN
    width: int = EDGE - 2 * MARGIN
    directional: bool = False


def _confocal(anisotropy: float, photons: float = 400.0, **more: float) -> Case:
    return Case("confocal", anisotropy, photons, **more)


CASES = (
    HeldOut("vessels, confocal r=4", "vessels", _confocal(4.0)),
    HeldOut(
        "actin, light-sheet r=3",
        "actin",
        Case("light-sheet", 3.0, 300.0, aperture=0.18, power=1, sheet=6.0),
    ),
    HeldOut("nuclei, confocal r=4, 20 photons", "speckled nuclei", _confocal(4.0, 20.0)),
    HeldOut("vessels, confocal r=2, 10 photons", "vessels", _confocal(2.0, 10.0, aperture=0.22)),
    HeldOut("pollen, aberrated r=4", "pollen", _confocal(4.0, aberration=0.35)),
    HeldOut("kidney, aberrated with depth r=4", "kidney", _confocal(4.0, aberration_below=0.5)),
    HeldOut("actin, confocal r=3.7", "actin", _confocal(3.7)),
    HeldOut(
        "nuclei, widefield r=3",
        "speckled nuclei",
        Case("widefield", 3.0, 1000.0, aperture=0.19, power=1),
    ),
    HeldOut(
        "kidney, two-photon r=5, 100 photons",
        "kidney",
        Case("two-photon", 5.0, 100.0, aperture=0.18),
    ),
    HeldOut("vessels, 8 planes of 64², r=4", "vessels", _confocal(4.0), depth=29, width=64),
    HeldOut("pollen, confocal r=6.5", "pollen", _confocal(6.5, aperture=0.16)),
    HeldOut("cortex, confocal r=4", "cortex (directional)", _confocal(4.0), directional=True),
    HeldOut(
        "cortex, light-sheet r=3.3",
        "cortex (directional)",
        Case("light-sheet", 3.3, 300.0, aperture=0.18, power=1, sheet=6.0),
        directional=True,
    ),
)


@dataclass(frozen=True)
class Recording:
    """A raw stack, uint16, and what is known of it.

    ``truth`` lies on the isotropic grid of ``raw`` and is as sharp in all directions as the planes
    are. ``psf`` is the true one; ``full`` the photons of the brightest structure.
    """

    raw: np.ndarray
    truth: np.ndarray
    anisotropy: float
    psf: PointSpread
    full: float
    level: float
    """What of ``truth`` is recorded with as many photons as ``full``."""

    @property
    def truth_as_recorded(self) -> np.ndarray:
        """The truth in the unit of ``raw``: offset, background and all."""
        photons = self.full * (self.truth / self.level + BACKGROUND)
        return (OFFSET + GAIN * photons).astype(np.float32)

    @property
    def photons(self) -> np.ndarray:
        """The raw stack in photons, read noise and all, float32."""
        return ((self.raw - OFFSET) / GAIN).astype(np.float32)


def record(case: HeldOut, seed: int) -> Recording:
    """The stack of a case; ``seed`` draws structure and noise."""
    number = CASES.index(case)
    structure, noise = (np.random.default_rng([seed, number, part]) for part in (5, 6))
    return recorded(FAMILIES[case.family](EDGE, structure), case, noise)


def recorded(truth: np.ndarray, case: HeldOut, noise: np.random.Generator) -> Recording:
    """A truth of 144³ voxels under the microscope of a case."""
    scope = case.microscope
    psf = point_spread(EDGE, scope, scope.aberration)
    blurred, centred = _blurred(truth, psf), [_centred(psf)]
    shares = None
    depth, box = _field(case)
    if scope.aberration_below is not None:
        below = point_spread(EDGE, scope, scope.aberration_below)
        share = np.linspace(0, 1, EDGE)
        blurred += share[:, None, None] * (_blurred(truth, below) - blurred)
        centred.append(_centred(below))
        shares = np.stack([1 - share, share])[:, depth].astype(np.float32)
    sharp = ndimage.gaussian_filter(truth, lateral_sigma(psf), mode="wrap")
    planes = int((case.depth - 1) / scope.anisotropy + 1e-6) + 1
    positions = depth.start + np.arange(planes) * scope.anisotropy
    sampled = interpolate.CubicSpline(np.arange(EDGE), blurred, axis=0)(positions)[:, *box]
    # As a share of the brightest, so that "photons" says how noisy the structure is.
    sampled = np.maximum(sampled, 0)
    level = float(np.quantile(sampled, 0.999))
    counts = noise.poisson((sampled / level + BACKGROUND) * scope.photons)
    counts = counts + noise.normal(0, READ_NOISE, counts.shape)
    raw = np.clip(np.rint(OFFSET + GAIN * counts), 0, 65535).astype(np.uint16)
    length = samples_within(planes, scope.anisotropy, 1.0)
    if shares is not None:
        shares = shares[:, :length]
    return Recording(
        raw,
        sharp[depth.start : depth.start + length, *box],
        scope.anisotropy,
        PointSpread(tuple(centred), shares),
        scope.photons,
        level,
    )


def _field(case: HeldOut) -> tuple[slice, tuple[slice, slice]]:
    first, beside = (EDGE - case.depth) // 2, (EDGE - case.width) // 2
    return slice(first, first + case.depth), (slice(beside, beside + case.width),) * 2


def _blurred(truth: np.ndarray, psf: np.ndarray) -> np.ndarray:
    return fft.irfftn(fft.rfftn(truth) * fft.rfftn(psf), truth.shape)


def _centred(psf: np.ndarray) -> np.ndarray:
    return np.fft.fftshift(psf).astype(np.float32)
