"""The demo scenes as the benchmark needs them: stack, truth, settings, and the true blur."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy import ndimage

from ssai3d_app.engine.analysis.demos import files, mitochondria, neurons
from ssai3d_app.engine.analysis.demos.recording import GAIN, OFFSET, READ_NOISE
from ssai3d_app.engine.analysis.request import (
    AnalysisSettings,
    FilamentSettings,
    MitochondriaSettings,
)
from ssai3d_app.engine.classics.acquisition import Acquisition, PointSpread
from ssai3d_app.engine.psf import FWHM_PER_SIGMA

_JUDGED = (
    "mitochondria",
    "mitochondrial volume",
    "nucleoids",
    "nucleoid spacing",
    "spacing along the network",
)
"""The headline numbers of Demo 2 that are judged."""


@dataclass(frozen=True)
class Channel:
    """What Richardson–Lucy is told of a channel; ``background`` is in photons."""

    photons: np.ndarray
    acquisition: Acquisition


@dataclass(frozen=True)
class Scene:
    """A demo scene that stands in a folder as ``raw.ome.tif``; ``truth`` by headline name.

    ``perfect`` makes of each channel what a perfect microscope would record: (Z, Y, X) on the
    isotropic grid, in all directions as sharp as the planes are, without noise.
    """

    settings: AnalysisSettings
    truth: dict[str, float]
    voxel: float
    channels: tuple[Channel, ...]
    perfect: Callable[[], list[np.ndarray]]


def neuron_scene(folder: Path, seed: int) -> Scene:
    """Demo 1 in ``folder``."""
    scene = neurons.make_neurons(seed)
    if not (folder / files.RAW).exists():
        files.write_neurons(folder, scene, seed)
    optics = neurons.OPTICS
    background = neurons.BACKGROUND * optics.photons
    acquisition = Acquisition(
        optics.psf(neurons.SHAPE[0]), optics.anisotropy, background + READ_NOISE**2
    )
    # Photons and read noise together are nearly Poisson when the variance of the latter is added.
    photons = (scene.raw.astype(np.float32) - OFFSET) / GAIN + READ_NOISE**2
    return Scene(
        FilamentSettings(),
        {name: float(value) for name, value in scene.headline.items()},
        neurons.VOXEL,
        (Channel(np.maximum(photons, 0), acquisition),),
        lambda: [ndimage.gaussian_filter(scene.brightness, optics.lateral)],
    )


def mitochondria_scene(folder: Path, seed: int) -> Scene:
    """Demo 2 in ``folder``."""
    scene = mitochondria.make_mitochondria(seed)
    if not (folder / files.RAW).exists():
        files.write_mitochondria(folder, scene)
    headline = scene.headline
    return Scene(
        MitochondriaSettings(),
        {name: float(headline[name]) for name in _JUDGED},
        mitochondria.VOXEL,
        tuple(
            _counted(raw, mitochondria.point_spread(optics), optics.background)
            for raw, optics in zip(scene.raw, (mitochondria.MATRIX, mitochondria.DNA), strict=True)
        ),
        lambda: _perfect_mitochondria(scene),
    )


def _perfect_mitochondria(scene: mitochondria.MitochondriaScene) -> list[np.ndarray]:
    matrix, dna = (
        optics.lateral_fwhm / FWHM_PER_SIGMA / mitochondria.VOXEL
        for optics in (mitochondria.MATRIX, mitochondria.DNA)
    )
    share = np.clip(scene.depth / mitochondria.VOXEL + 0.5, 0, 1)
    nearest = ndimage.distance_transform_edt(
        scene.labels == 0, return_distances=False, return_indices=True
    )
    shining = share * scene.brightness[scene.labels[tuple(nearest)]]
    grid = np.indices(scene.labels.shape, dtype=np.float32)
    spots = np.zeros(scene.labels.shape, dtype=np.float32)
    reach = int(np.ceil(4 * dna))
    for spot in scene.nucleoids:
        centre = np.array(spot.centre) / mitochondria.VOXEL
        box = tuple(slice(max(0, round(c) - reach), round(c) + reach + 1) for c in centre)
        squared = sum((axis[box] - c) ** 2 for axis, c in zip(grid, centre, strict=True))
        spots[box] += spot.brightness * np.exp(-0.5 * squared / dna**2)
    return [ndimage.gaussian_filter(shining, matrix), spots]


def _counted(raw: np.ndarray, psf: PointSpread, background: float) -> Channel:
    # Photons and read noise together are nearly Poisson when the variance of the latter is added.
    extra = READ_NOISE**2
    photons = (raw.astype(np.float32) - OFFSET) / GAIN + extra
    acquisition = Acquisition(psf, mitochondria.ANISOTROPY, background + extra)
    return Channel(np.maximum(photons, 0), acquisition)


DEMOS: dict[int, Callable[[Path, int], Scene]] = {1: neuron_scene, 2: mitochondria_scene}
"""How each demo is made in a folder, for a seed."""
