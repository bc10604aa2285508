"""Where a result deserves a look, block by block and out of core."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.report.evidence import PlaceToLook
from ssai3d_app.engine.report.parts_of_volume import Measurable
from ssai3d_app.engine.trust.shares import EVEN
from ssai3d_app.volume.boxes import Shape, parts, whole

Values = npt.NDArray[np.float64]

_BLOCK = 8
_READ = (64, 128, 128)
_PLACES = 5
_APART = 0.12
"""Of the largest extent: the least distance between two places."""
_STRUCTURE_IN_NOISE = 5.0
_MOST_RANKED = 5000


@dataclass(frozen=True)
class Doubts:
    """Of each block of 8×8×8 voxels: what speaks for looking at it; 0 where nothing is there."""

    flagged: Values
    """Share of voxels that are more likely wrong than right (0–1); all 0 without a trust map."""
    disagreement: Values
    """Root mean square difference of both passes, over the noise."""
    departure: Values
    """Root mean square difference of the result and the interpolated raw planes, over the noise."""
    shape: Shape
    flagged_in_structure: float | None = None
    """Share of the voxels that stand out of the noise, before or after, that are more likely wrong
    than right; ``None`` without a trust map, or where none stands out."""

    @property
    def disagreement_in_noise(self) -> float:
        """Root mean square over the blocks with structure; 0 where there are none."""
        there = self.disagreement[self.departure > 0]
        return float(np.sqrt(np.mean(there**2))) if there.size else 0.0


def find_doubts(volume: Measurable, before_each: Callable[[int, int], None]) -> Doubts:
    """Look through a whole volume; ``before_each`` hears which box of how many comes next."""
    shape = volume.grid.shape
    blocks = tuple(-(-length // _BLOCK) for length in shape)
    flagged, disagreement, departure = (np.zeros(blocks) for _ in range(3))
    bright = doubtful = 0
    boxes = list(parts(whole(shape), _READ))
    for number, box in enumerate(boxes):
        before_each(number, len(boxes))
        place = tuple(slice(s.start // _BLOCK, -(-s.stop // _BLOCK)) for s in box)
        after, seen = volume.after(box), volume.before(box)
        noise = volume.noise_at(seen)
        light = np.maximum(after, seen) - volume.background
        brightest = _by_block(light, np.max)
        there = brightest > _STRUCTURE_IN_NOISE * _by_block(noise, np.mean)
        departure[place] = there * np.sqrt(_by_block(((after - seen) / noise) ** 2, np.mean))
        if volume.passes is not None:
            apart = volume.passes.difference(box) / noise
            disagreement[place] = there * np.sqrt(_by_block(apart**2, np.mean))
        if volume.trust is not None:
            wrong = volume.trust(box) < EVEN
            flagged[place] = there * _by_block(wrong, np.mean)
            structure = light > _STRUCTURE_IN_NOISE * noise
            bright += int(np.count_nonzero(structure))
            doubtful += int(np.count_nonzero(structure & wrong))
    return Doubts(flagged, disagreement, departure, shape, doubtful / bright if bright else None)


def places_to_look(doubts: Doubts, voxel: float) -> tuple[PlaceToLook, ...]:
    """Five places at the most, far from each other: least trust first, then the others in turn."""
    least = _APART * max(doubts.shape)
    signs = (
        (doubts.flagged, "{:.0%} of the voxels around are more likely wrong than right"),
        (doubts.disagreement, "the XZ and the YZ pass differ by {:.1f} times the noise"),
        (doubts.departure, "the result departs from the raw planes by {:.1f} times the noise"),
    )
    ranked = [
        (_order(map_, doubts.departure), map_, why)
        for map_, why in signs
        if float(map_.max(initial=0)) > 0
    ]
    places: list[PlaceToLook] = []
    for turn in range(_PLACES * len(ranked)):
        order, map_, why = ranked[turn % len(ranked)]
        if len(places) == _PLACES:
            break
        while order:
            block = np.unravel_index(order.pop(0), map_.shape)
            if map_[block] <= 0:
                order.clear()
                break
            z, y, x = (
                min(int(k) * _BLOCK + _BLOCK // 2, n - 1)
                for k, n in zip(block, doubts.shape, strict=True)
            )
            if all(_distance((z, y, x), other.voxel_zyx) >= least for other in places):
                at = round(z * voxel, 4), round(y * voxel, 4), round(x * voxel, 4)
                told = why.format(float(map_[block])).replace("%", " %")
                places.append(PlaceToLook(voxel_zyx=(z, y, x), position_um_zyx=at, why=told))
                break
    return tuple(places)


def _order(map_: Values, then: Values) -> list[int]:
    """Numbers of blocks, the highest first; among equals the one that departs most."""
    return [int(i) for i in np.lexsort((-then.ravel(), -map_.ravel()))[:_MOST_RANKED]]


def _distance(one: Shape, other: Shape) -> float:
    return float(np.linalg.norm(np.subtract(one, other)))


def _by_block(values: npt.NDArray[np.generic], of: Callable[..., Values]) -> Values:
    """Reduce blocks to a value each; blocks at the far ends may be smaller, and repeat voxels."""
    padding = [(0, -length % _BLOCK) for length in values.shape]
    padded = np.pad(values, padding, mode="edge")
    z, y, x = (length // _BLOCK for length in padded.shape)
    split = padded.reshape(z, _BLOCK, y, _BLOCK, x, _BLOCK)
    return np.asarray(of(split, axis=(1, 3, 5)), dtype=np.float64)
