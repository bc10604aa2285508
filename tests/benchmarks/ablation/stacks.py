"""The stacks that arms are compared on, each with its own judge: phantoms of known truth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass

import numpy as np

from ssai3d_app.volume.grid import IsotropicGrid, samples_within
from tests.benchmarks.against_richardson_lucy.cases import HeldOut, record
from tests.benchmarks.against_richardson_lucy.engine import VOXEL
from tests.benchmarks.against_richardson_lucy.scoring import score

EDGE = 80
"""Pixels of a field: no more than its blur can be read from, so that a row takes a minute."""
DEPTH = 96
"""Voxels of a field along z."""

Judge = Callable[[np.ndarray], dict[str, float]]


@dataclass(frozen=True)
class Specimen:
    """A raw stack (Z, Y, X), and how to measure what was restored of it.

    ``judge`` takes a volume on the isotropic grid and gives PSNR, SSIM, NRMSE and what else it can
    tell; the intensities may have any scale and offset.
    """

    name: str
    raw: np.ndarray
    grid: IsotropicGrid
    judge: Judge


def phantom(case: HeldOut, seed: int) -> Specimen:
    """The middle of a case of the comparison with Richardson–Lucy, judged by its truth."""
    recording = record(case, seed)
    r = recording.anisotropy
    planes = min(len(recording.raw), int(DEPTH / r) + 1)
    first = _plane_on_grid((len(recording.raw) - planes) // 2, r)
    depth, z = samples_within(planes, r, 1.0), round(first * r)
    beside = tuple(middle(length, EDGE) for length in recording.raw.shape[1:])
    raw = recording.raw[first : first + planes][:, *beside]
    truth = recording.truth[z : z + depth][:, *beside]
    grid = IsotropicGrid(raw.shape, (VOXEL * r, VOXEL, VOXEL))
    return Specimen(case.name, raw, grid, lambda volume: asdict(score(volume, truth)))


def middle(length: int, kept: int) -> slice:
    """The middle of an axis, or all of it where it is shorter."""
    first = max(0, (length - kept) // 2)
    return slice(first, min(length, first + kept))


def _plane_on_grid(plane: int, anisotropy: float) -> int:
    """The next plane at or above that lies on a plane of the isotropic grid."""
    while abs(plane * anisotropy - round(plane * anisotropy)) > 1e-6:
        plane -= 1
    return plane
