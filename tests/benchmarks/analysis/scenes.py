"""The demo scenes as the benchmark needs them: stack, truth, settings, and the true blur."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ssai3d_app.engine.analysis.demos import files, mitochondria, neurons
from ssai3d_app.engine.analysis.demos.recording import GAIN, OFFSET, READ_NOISE
from ssai3d_app.engine.analysis.request import (
    AnalysisSettings,
    FilamentSettings,
    MitochondriaSettings,
)
from ssai3d_app.engine.classics.acquisition import Acquisition, PointSpread

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
    """A demo scene that stands in a folder as ``raw.ome.tif``; ``truth`` by headline name."""

    settings: AnalysisSettings
    truth: dict[str, float]
    voxel: float
    channels: tuple[Channel, ...]


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
    )


def _counted(raw: np.ndarray, psf: PointSpread, background: float) -> Channel:
    # Photons and read noise together are nearly Poisson when the variance of the latter is added.
    extra = READ_NOISE**2
    photons = (raw.astype(np.float32) - OFFSET) / GAIN + extra
    acquisition = Acquisition(psf, mitochondria.ANISOTROPY, background + extra)
    return Channel(np.maximum(photons, 0), acquisition)


DEMOS: dict[int, Callable[[Path, int], Scene]] = {1: neuron_scene, 2: mitochondria_scene}
"""How each demo is made in a folder, for a seed."""
