"""Stacks that the model of trust is fitted to and judged on; all of them small.

None of their structures is one of the pre-training.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from scipy import ndimage, spatial

from ssai3d_app.engine.analysis.demos import neurons, recording
from ssai3d_app.engine.analysis.demos.drawing import draw_dendrites
from ssai3d_app.engine.analysis.demos.growing import grow
from ssai3d_app.engine.smoothing import gaussian
from tests.benchmarks.against_richardson_lucy.cases import (
    CASES,
    EDGE,
    HeldOut,
    Recording,
    recorded,
)
from tests.benchmarks.backbones.families import FAMILIES
from tests.benchmarks.backbones.recordings import Case
from tests.phantoms import neurites

Rng = np.random.Generator

_DEPTH, _WIDTH = 61, 64
"""Of a field, in voxels: a stack takes a minute or two."""
_DENDRITES = (81, 88, 88)


def _cells(rng: Rng) -> np.ndarray:
    """Ellipsoids of any orientation and brightness, some of them with a dark core."""
    volume = np.zeros((EDGE,) * 3)
    grid = np.stack(np.indices(volume.shape), axis=-1).reshape(-1, 3).astype(np.float32)
    for _ in range(26):
        turned, _ = np.linalg.qr(rng.standard_normal((3, 3)))
        centre, radii = rng.uniform(0, EDGE, 3), rng.uniform(5, 14, 3)
        near = np.abs(grid - centre).max(axis=1) < 17
        distance = np.linalg.norm((grid[near] - centre) @ turned / radii, axis=1)
        body = 1 / (1 + np.exp(np.clip(8 * (distance - 1), -40, 40)))
        if rng.random() < 0.4:
            body *= 1 - 0.8 / (1 + np.exp(np.clip(12 * (distance - 0.6), -40, 40)))
        flat = volume.reshape(-1)
        flat[near] = np.maximum(flat[near], rng.uniform(0.2, 1) * body)
    return volume


def _walls(rng: Rng) -> np.ndarray:
    """Walls between cells, of uneven stain."""
    grid = np.stack(np.indices((EDGE,) * 3), axis=-1).reshape(-1, 3)
    tree = spatial.cKDTree(rng.uniform(-8, EDGE + 8, (130, 3)))
    nearest, _ = tree.query(grid, k=2)
    apart = (nearest[:, 1] - nearest[:, 0]).reshape((EDGE,) * 3)
    stain = ndimage.gaussian_filter(rng.standard_normal(apart.shape), 9, mode="wrap")
    return np.exp(-((apart / 2.2) ** 2)) * np.clip(0.6 + 0.4 * stain / stain.std(), 0.05, None)


def _puncta(rng: Rng) -> np.ndarray:
    """Spots of all brightnesses over a faint, uneven ground."""
    volume = np.zeros((EDGE,) * 3)
    places = rng.integers(0, EDGE, (900, 3))
    volume[tuple(places.T)] = rng.lognormal(0, 0.8, len(places))
    spots = ndimage.gaussian_filter(volume, 1.3, mode="wrap")
    ground = ndimage.gaussian_filter(rng.standard_normal(volume.shape), 12, mode="wrap")
    return spots / np.quantile(spots, 0.999) + 0.06 * np.clip(1 + ground / ground.std(), 0, None)


def _sponge(rng: Rng) -> np.ndarray:
    """A dense texture that fills the field, of two scales."""
    fine = ndimage.gaussian_filter(rng.standard_normal((EDGE,) * 3), 2.5, mode="wrap")
    coarse = ndimage.gaussian_filter(rng.standard_normal((EDGE,) * 3), 10, mode="wrap")
    body = 1 / (1 + np.exp(-3 * (fine / fine.std() + 0.3)))
    return body * np.clip(0.7 + 0.3 * coarse / coarse.std(), 0, None)


def _sheets(rng: Rng) -> np.ndarray:
    """Layers across z with fibres along it: lateral and axial structure differ."""
    z = np.arange(EDGE)[:, None, None]
    bend = ndimage.gaussian_filter(rng.standard_normal((EDGE, EDGE)), 18, mode="wrap")
    depth = z + 5 * bend / bend.std()
    layers = sum(
        rng.uniform(0.3, 1) * np.exp(-0.5 * ((depth - at) / rng.uniform(1.2, 3)) ** 2)
        for at in np.arange(8, EDGE, 17) + rng.uniform(-4, 4, 8)
    )
    fibres = np.zeros((EDGE, EDGE))
    fibres[tuple(rng.integers(0, EDGE, (2, 60)))] = 1
    fibres = ndimage.gaussian_filter(fibres, 1.5, mode="wrap")
    return np.maximum(layers, 0.7 * (fibres / fibres.max())[None])


def _neurites(rng: Rng) -> np.ndarray:
    return neurites((EDGE,) * 3, int(rng.integers(2**31)))


_STRUCTURES: dict[str, Callable[[Rng], np.ndarray]] = {
    "neurites": _neurites,
    "cells": _cells,
    "walls": _walls,
    "puncta": _puncta,
    "sponge": _sponge,
    "sheets": _sheets,
}


def _stack(structure: str, microscope: Case) -> HeldOut:
    return HeldOut(
        f"{structure}, {microscope.name}", structure, microscope, depth=_DEPTH, width=_WIDTH
    )


_CONFOCAL = Case("confocal r=3.5", 3.5, 500.0)
_BRIGHT = Case("confocal r=5.5, 1500 photons", 5.5, 1500.0, aperture=0.18)
_DIM = Case("confocal r=3, 30 photons", 3.0, 30.0, aperture=0.21)
_FAINT = Case("two-photon r=4.5, 80 photons", 4.5, 80.0, aperture=0.19)
_SHEET = Case("light-sheet r=2.7", 2.7, 250.0, aperture=0.17, power=1, sheet=7.0)
_WIDE = Case("widefield r=2.5", 2.5, 600.0, aperture=0.20, power=1)
_HAZY = Case("widefield r=4, 300 photons", 4.0, 300.0, aperture=0.18, power=1)
_OFF = Case("aberrated r=3.5", 3.5, 300.0, aberration=0.25)

STACKS = (
    _stack("neurites", _CONFOCAL),
    _stack("cells", _FAINT),
    _stack("walls", _CONFOCAL),
    _stack("puncta", _SHEET),
    _stack("sponge", _FAINT),
    _stack("sheets", _BRIGHT),
    _stack("neurites", _DIM),
    _stack("cells", _WIDE),
    _stack("walls", _DIM),
    _stack("puncta", _BRIGHT),
    _stack("sponge", _OFF),
    _stack("sheets", _SHEET),
    _stack("neurites", _OFF),
    _stack("puncta", _FAINT),
    _stack("neurites", _HAZY),
    _stack("walls", _WIDE),
)


def stack(number: int, seed: int) -> Recording:
    """One of the stacks; ``seed`` draws structure and noise."""
    structure, noise = (np.random.default_rng([seed, number, part]) for part in (15, 16))
    case = STACKS[number]
    return recorded(_STRUCTURES[case.family](structure), case, noise)


def held_out(number: int, seed: int) -> Recording:
    """A smaller field of a case of the comparison with Richardson–Lucy; numbers from 0."""
    case = CASES[number]
    structure, noise = (np.random.default_rng([seed, number, part]) for part in (5, 6))
    smaller = replace(case, depth=min(case.depth, _DEPTH), width=_WIDTH)
    return recorded(FAMILIES[case.family](EDGE, structure), smaller, noise)


@dataclass(frozen=True)
class DemoRecording:
    """What of a :class:`Recording` is needed here."""

    raw: np.ndarray
    anisotropy: float
    truth_as_recorded: np.ndarray


def dendrites(seed: int) -> DemoRecording:
    """Dendrites and microscope of the first demo scene, on an even background.

    The truth is as sharp in all directions as the planes are.
    """
    growth, drawing, noise = (np.random.default_rng([seed, part]) for part in range(3))
    grown = grow(_DENDRITES, 2, 4, growth)
    light = draw_dendrites(_DENDRITES, grown, drawing) + np.float32(neurons.BACKGROUND)
    optics = neurons.OPTICS
    raw = recording.record(light, optics, noise)
    sharp = gaussian(light, optics.lateral, "edge")[: (len(raw) - 1) * optics.anisotropy + 1]
    truth = recording.OFFSET + recording.GAIN * optics.photons * sharp
    return DemoRecording(raw, float(optics.anisotropy), truth)


@dataclass(frozen=True)
class Phantom:
    """A stack by its ``name`` and its ``key`` in names of files; ``record`` makes it for a seed."""

    key: str
    name: str
    family: str
    record: Callable[[int], Recording | DemoRecording]


PHANTOMS = (
    *(
        Phantom(f"fit-{n}", case.name, case.family, partial(stack, n))
        for n, case in enumerate(STACKS)
    ),
    *(
        Phantom(f"case-{n + 1}", case.name, case.family, partial(held_out, n))
        for n, case in enumerate(CASES)
    ),
    Phantom("demo-0", "dendrites, light-sheet r=4 (Demo 1)", "dendrites", dendrites),
)
