"""Power spectra of a stack, by lateral and by axial frequency."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.preparation import StagedChannel

FloatArray = npt.NDArray[np.float32]
Values = npt.NDArray[np.float64]

_BLOCK_EDGE = 96
BLOCK_DEPTH = 64
"""Planes of a block at most."""

_BLOCKS = 6
_LEAST_EDGE = 16
_LEAST_PLANES = 6
"""Of a block: with fewer, a window that keeps its ends from leaking leaves no axial frequency."""

_CANDIDATES_ALONG_AN_EDGE = 4


@dataclass(frozen=True)
class PowerSpectrum:
    """Mean power of blocks, shape (radii, axial frequencies), and that of white noise in it.

    ``radius`` is the lateral frequency of each row and ``axial`` the axial one of each column, both
    in cycles per voxel of the isotropic grid, ``modes`` the number of coefficients behind each
    value.
    """

    power: Values
    radius: Values
    axial: Values
    modes: Values
    noise: float

    @classmethod
    def of(cls, blocks: Iterable[FloatArray], step: float) -> PowerSpectrum | None:
        """The spectrum of blocks of one shape, (planes, n, n), whose planes lie ``step`` voxels
        apart; ``None`` where they are too small or none holds anything.

        The power is that of a coefficient of white noise of variance 1 where such noise has 1.
        """
        total: Values | None = None
        count = 0
        for block in blocks:
            planes, edge = block.shape[:2]
            if planes < _LEAST_PLANES or edge < _LEAST_EDGE:
                return None
            if not np.isfinite(block).all() or float(np.ptp(block)) == 0:
                continue
            power = _power_of(block)
            total = power if total is None else total + power
            count += 1
        if total is None:
            return None
        return cls._by_radius(total / count, edge, planes, step)

    @classmethod
    def _by_radius(cls, power: Values, edge: int, planes: int, step: float) -> PowerSpectrum:
        along_x = np.fft.rfftfreq(edge)
        radius = np.hypot(np.fft.fftfreq(edge)[:, None], along_x[None, :])
        twice = np.where((along_x == 0) | (along_x == 0.5), 1.0, 2.0) * np.ones((edge, 1))
        ring = np.digitize(radius, np.arange(0.5, 0.75 * edge) / edge).ravel()
        rings = int(ring.max()) + 1
        modes = np.bincount(ring, twice.ravel(), rings).astype(np.float64)
        means = np.bincount(ring, (twice * radius).ravel(), rings) / modes
        half = planes // 2 + 1
        folded = power[:half].copy()
        mirrored = slice(1, (planes + 1) // 2)
        folded[mirrored] = 0.5 * (power[mirrored] + power[: planes // 2 : -1])
        values = np.stack(
            [np.bincount(ring, (twice * each).ravel(), rings) / modes for each in folded], axis=1
        )
        frequencies = np.arange(half) / planes
        both_signs = np.where((frequencies == 0) | (frequencies == 0.5), 1.0, 2.0)
        # The corners of the plane's spectrum and the fast half of the axis hold least structure.
        corner = values[means > 0.5, half // 2 :]
        return cls(
            values, means, frequencies / step, modes[:, None] * both_signs, float(np.median(corner))
        )


def _power_of(block: FloatArray) -> Values:
    """Squared Fourier coefficients (planes, n, n // 2 + 1) of a block under a Hann window."""
    along_z, along_y, along_x = (np.hanning(length + 2)[1:-1] for length in block.shape)
    window = along_z[:, None, None] * along_y[None, :, None] * along_x[None, None, :]
    centred = block - float((block * window).sum() / window.sum())
    transformed = np.fft.fft(np.fft.rfft2(centred * window), axis=0)
    return np.asarray(np.abs(transformed) ** 2 / float((window**2).sum()))


@dataclass(frozen=True)
class SpectralBlocks:
    """Where spectra are taken: lateral corners (y, x) of blocks with structure, and their edge."""

    corners: tuple[tuple[int, int], ...]
    edge: int

    @classmethod
    def of(cls, staged: StagedChannel) -> SpectralBlocks:
        """The blocks of a channel with the most structure, judged by a few of its planes."""
        depth, height, width = staged.volume.shape
        edge = min(height, width, _BLOCK_EDGE)
        planes = sorted({depth // 4, depth // 2, (3 * depth) // 4})
        places = [(y, x) for y in _spread(height - edge, edge) for x in _spread(width - edge, edge)]

        def contrast(place: tuple[int, int]) -> float:
            rows, columns = (slice(first, first + edge) for first in place)
            seen = [staged.scaled((slice(z, z + 1), rows, columns)).std() for z in planes]
            return -float(max(seen))

        return cls(tuple(sorted(places, key=contrast)[:_BLOCKS]), edge)

    def read(self, staged: StagedChannel, planes: slice) -> list[FloatArray]:
        """The voxels of each block on the engine's scale; of many planes, those in the middle."""
        beyond = max(0, planes.stop - planes.start - BLOCK_DEPTH)
        kept = slice(planes.start + beyond // 2, planes.stop - (beyond - beyond // 2))
        return [
            staged.scaled((kept, slice(y, y + self.edge), slice(x, x + self.edge)))
            for y, x in self.corners
        ]


def thirds(depth: int) -> tuple[slice, slice, slice]:
    """The first, the middle and the last third of so many planes."""
    cuts = [round(depth * part / 3) for part in range(4)]
    return slice(0, cuts[1]), slice(cuts[1], cuts[2]), slice(cuts[2], depth)


def _spread(room: int, edge: int) -> list[int]:
    """First voxels of blocks along an axis with ``room`` beyond one of them, half overlapping."""
    count = min(_CANDIDATES_ALONG_AN_EDGE, -(-room // max(1, edge // 2)) + 1)
    return [int(first) for first in np.unique(np.linspace(0, room, count).astype(int))]
