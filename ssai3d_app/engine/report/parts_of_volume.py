"""The parts of a restored volume that are measured: windows with structure, before and after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.degradation import NoiseModel
from ssai3d_app.engine.preparation import StagedChannel
from ssai3d_app.formats.scratch import ScratchVolume
from ssai3d_app.volume.grid import IsotropicGrid, cubic_interpolation
from ssai3d_app.volume.scene import Box

FloatArray = npt.NDArray[np.float32]

_WINDOWS = 3
_EDGE = 96
_DEPTH = 128
_TRIED_ALONG_AN_EDGE = 5


@dataclass(frozen=True)
class Passes:
    """What the network's two passes leave behind, on the engine's scale, until a volume is done.

    ``fused`` reads a box of their mean, ``difference`` how far the YZ pass lies above the XZ pass.
    """

    fused: Callable[[Box], FloatArray]
    difference: Callable[[Box], FloatArray]


@dataclass(frozen=True)
class Measurable:
    """A restored volume with all that can be compared with it; intensities on the engine's scale.

    ``axial_sigma`` is how much wider the blur is along z than in the plane, in voxels;
    ``background`` the level where there is no structure.
    """

    grid: IsotropicGrid
    staged: StagedChannel
    result: ScratchVolume
    noise: NoiseModel
    background: float
    axial_sigma: float
    passes: Passes | None = None
    trust: Callable[[Box], npt.NDArray[np.float32]] | None = None
    """Reads how far the voxels of a box are to be trusted, 0–1."""

    def after(self, box: Box) -> FloatArray:
        """A box of the result."""
        return self.staged.scale.scaled(self.result.read(box))

    def before(self, box: Box) -> FloatArray:
        """The same box of the raw planes, interpolated along z."""
        step, planes = self.grid.anisotropy, self.staged.volume.shape[0]
        first = max(0, int(box[0].start / step) - 1)
        last = min(planes, int(np.ceil(box[0].stop / step)) + 2)
        raw = self.staged.scaled((slice(first, last), *box[1:]))
        between = cubic_interpolation(
            len(raw), box[0].stop - box[0].start, 1 / step, box[0].start / step - first
        )
        return np.asarray(np.tensordot(between, raw, axes=1), dtype=np.float32)

    def noise_at(self, signal: npt.NDArray[np.floating]) -> FloatArray:
        """Standard deviation of the raw noise where the signal is ``signal``."""
        variance = self.noise.gain * np.maximum(signal, 0) + self.noise.read_variance
        return np.asarray(np.sqrt(np.maximum(variance, 1e-10)), dtype=np.float32)


@dataclass(frozen=True)
class MeasuredWindow:
    """A part of the stack: raw ``planes`` from number ``first`` on, and ``box`` of the result."""

    planes: FloatArray
    first: int
    box: Box


def windows_with_structure(volume: Measurable) -> list[MeasuredWindow]:
    """Up to three windows with the most structure that do not overlap, judged by a few planes."""
    planes, height, width = volume.staged.volume.shape
    edge = min(_EDGE, height, width)
    seen = sorted({planes // 4, planes // 2, (3 * planes) // 4})

    def contrast(place: tuple[int, int]) -> float:
        rows, columns = (slice(first, first + edge) for first in place)
        found = [volume.staged.scaled((slice(z, z + 1), rows, columns)).std() for z in seen]
        return -float(max(found))

    places = [(y, x) for y in _spread(height - edge) for x in _spread(width - edge)]
    chosen: list[tuple[int, int]] = []
    for y, x in sorted(places, key=contrast):
        apart = all(abs(y - other) >= edge or abs(x - beside) >= edge for other, beside in chosen)
        if apart and len(chosen) < _WINDOWS:
            chosen.append((y, x))
    count = min(planes, max(4, int((_DEPTH - 1) / volume.grid.anisotropy) + 1))
    first = (planes - count) // 2
    depth = _depth(volume.grid, first, count)
    windows = []
    for y, x in chosen:
        lateral = slice(y, y + edge), slice(x, x + edge)
        raw = volume.staged.scaled((slice(first, first + count), *lateral))
        windows.append(MeasuredWindow(raw, first, (depth, *lateral)))
    return windows


def _depth(grid: IsotropicGrid, first: int, count: int) -> slice:
    """The planes of the result from the raw plane ``first`` to the last of ``count``."""
    top = int(np.ceil(first * grid.anisotropy - 1e-6))
    bottom = int((first + count - 1) * grid.anisotropy + 1e-6) + 1
    return slice(top, min(bottom, grid.shape[0]))


def _spread(room: int) -> list[int]:
    count = min(_TRIED_ALONG_AN_EDGE, room + 1)
    return [int(first) for first in np.unique(np.linspace(0, room, count).astype(int))]
