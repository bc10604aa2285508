"""Demo 1: dendrites of a mouse brain under a light sheet, with all that is true of them.

Curved dendrites of 1.1–2.8 µm with side branches and spines, on uneven autofluorescence, recorded
with planes four times coarser than the pixels and an axial blur that widens with depth.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.analysis.demos.drawing import draw_dendrites
from ssai3d_app.engine.analysis.demos.growing import Dendrite, branches_of, grow
from ssai3d_app.engine.analysis.demos.recording import Optics, record
from ssai3d_app.engine.analysis.filaments.swc import TracedBranch
from ssai3d_app.engine.psf import Microscope
from ssai3d_app.engine.smoothing import gaussian

FloatArray = npt.NDArray[np.float32]

VOXEL = 0.4
"""Edge of the isotropic voxel in µm."""
OPTICS = Optics(Microscope.LIGHT_SHEET, 0.7, (2.0, 3.4), 4, 150.0)
SHAPE = (157, 192, 192)
_TRUNKS, _SIDES = 8, 22
BACKGROUND = 0.10
"""Autofluorescence on average, as a share of the brightest."""
_UNEVEN = 0.03
_CLOUD = 12.0
"""Sigma in voxels of the unevenness."""


@dataclass(frozen=True)
class NeuronScene:
    """``raw`` (planes, Y, X) with ``voxel_size`` (z, y, x) in µm, and the truth: ``brightness``
    (Z, Y, X) on the isotropic grid without background, and the ``dendrites`` in voxels of it."""

    raw: npt.NDArray[np.uint16]
    voxel_size: tuple[float, float, float]
    brightness: FloatArray
    dendrites: tuple[Dendrite, ...]

    @property
    def branches(self) -> list[TracedBranch]:
        """The true branches in µm."""
        return branches_of(self.dendrites, VOXEL)

    @property
    def headline(self) -> dict[str, float | int]:
        """The true numbers under the names that the analysis gives them; spines do not count."""
        lengths = np.array([d.length for d in self.dendrites])
        calibres = np.concatenate([2 * d.radii for d in self.dendrites])
        weights = np.concatenate(
            [
                np.full(len(d.radii), length / len(d.radii))
                for d, length in zip(self.dendrites, lengths, strict=True)
            ]
        )
        sides = sum(d.parent is not None for d in self.dendrites)
        trunks = len(self.dendrites) - sides
        return {
            "total length": VOXEL * float(lengths.sum()),
            "branch points": sides,
            "tips": 2 * trunks + sides,
            "mean calibre": VOXEL * float(np.average(calibres, weights=weights)),
        }


def make_neurons(seed: int, shape: tuple[int, int, int] = SHAPE) -> NeuronScene:
    """The scene of a seed; another shape (Z, Y, X) of the isotropic grid holds fewer dendrites."""
    growth, drawing, noise = (np.random.default_rng([seed, part]) for part in range(3))
    room = float(np.prod(shape) / np.prod(SHAPE))
    trunks, sides = max(1, round(_TRUNKS * room)), max(1, round(_SIDES * room))
    dendrites = grow(shape, trunks, sides, growth)
    brightness = draw_dendrites(shape, dendrites, drawing)
    cloud = gaussian(drawing.standard_normal(shape, dtype=np.float32), _CLOUD)
    background = np.maximum(BACKGROUND + _UNEVEN * cloud / cloud.std(), 0)
    raw = record(brightness + background.astype(np.float32), OPTICS, noise)
    size = (VOXEL * OPTICS.anisotropy, VOXEL, VOXEL)
    return NeuronScene(raw, size, brightness, tuple(dendrites))
