"""Endless training pairs: slices of procedural blocks and photographs, degraded along one axis."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from ssai3d_app.engine.backbones.conditions import condition_channels
from ssai3d_app.engine.pretraining.degradations import Degraded, degrade
from ssai3d_app.engine.pretraining.structures import FAMILIES
from ssai3d_app.engine.pretraining.structures.fields import Random
from ssai3d_app.engine.pretraining.volumes import Block, random_block

EDGE = 128
"""Edge of the procedural blocks, and length of the slices along the axial axis, in voxels."""

PHOTOGRAPH_SHARE = 0.1

_PHOTOGRAPHS = (
    "astronaut", "brick", "camera", "cell", "chelsea", "coffee", "coins", "grass", "gravel",
    "hubble_deep_field", "immunohistochemistry", "moon", "retina", "rocket",
)  # fmt: skip

Slice = npt.NDArray[np.float32]


def photographs() -> list[Slice]:
    """The pictures that scikit-image carries in its wheel, grey, 0–1, shape (Y, X)."""
    import skimage.color
    import skimage.data

    pictures = []
    for name in _PHOTOGRAPHS:
        picture = np.asarray(getattr(skimage.data, name)())
        grey = skimage.color.rgb2gray(picture) if picture.ndim == 3 else picture / 255.0
        pictures.append(np.asarray(grey, dtype=np.float32))
    return pictures


@dataclass(frozen=True)
class Cut:
    """A slice through a block and its neighbours on either side, (slices, length, width).

    The truth, and its 3D image where there is one.
    """

    sharp: Slice
    recorded: Slice | None
    axial_sigma: float | None


@dataclass(frozen=True)
class Batch:
    """Slices with their neighbours (n, slices, length, width), the truth (n, 1, length, width),
    and the channels of what is known of each, (n, 2, 1, 1)."""

    degraded: Tensor
    sharp: Tensor
    conditions: Tensor

    @classmethod
    def of(cls, pairs: list[Degraded]) -> Batch:
        """The pairs stacked."""
        return cls(
            torch.from_numpy(np.stack([pair.degraded for pair in pairs])),
            torch.from_numpy(np.stack([pair.sharp for pair in pairs])[:, None]),
            torch.stack([condition_channels(pair.noise, pair.anisotropy) for pair in pairs]),
        )


class ExampleMaker:
    """Makes the batch of any step; a function of seed and step alone, so training can resume.

    Blocks take longer to make than slices to cut, so each serves many steps: ``_NEW_EVERY`` steps
    share the newest of ``_KEPT`` blocks.
    """

    _NEW_EVERY = 12
    _KEPT = 40

    def __init__(
        self,
        seed: int,
        batch_size: int,
        width: int,
        families: tuple[str, ...] = tuple(FAMILIES),
        neighbours: int = 0,
    ) -> None:
        self._beside = np.arange(-neighbours, neighbours + 1)
        self._seed = seed
        self._batch_size = batch_size
        self._width = width
        self._families = families
        self._photographs = photographs()
        self._blocks: OrderedDict[int, Block] = OrderedDict()

    def _block(self, number: int) -> Block:
        if number not in self._blocks:
            rng = np.random.default_rng([self._seed, 1, number])
            self._blocks[number] = random_block(EDGE, rng, self._families)
            if len(self._blocks) > self._KEPT:
                self._blocks.pop(min(self._blocks))
        return self._blocks[number]

    def _photograph(self, rng: Random) -> Cut:
        picture = self._photographs[rng.integers(len(self._photographs))]
        row = rng.integers(picture.shape[0] - EDGE + 1)
        column = rng.integers(picture.shape[1] - self._width + 1)
        # A picture has no neighbours: it drifts by less than a pixel from one to the next.
        drift = rng.uniform(-0.8, 0.8, 2) if len(self._beside) > 1 else np.zeros(2)
        rows, columns = (
            np.clip(first + np.arange(n) + np.round(d * self._beside)[:, None], 0, size - 1)
            for first, n, d, size in zip(
                (row, column), (EDGE, self._width), drift, picture.shape, strict=True
            )
        )
        crop = picture[rows[:, :, None].astype(int), columns[:, None, :].astype(int)]
        return Cut(np.asarray(crop - crop.min() * np.float32(rng.uniform(0, 1))), None, None)

    def _cut(self, block: Block, rng: Random) -> Cut:
        """A slice along z, or the maximum of a few neighbours, where there is something to see."""
        axis = int(rng.integers(1, 3))
        sharp = np.moveaxis(block.sharp, axis, 1)
        recorded = None if block.recorded is None else np.moveaxis(block.recorded, axis, 1)
        thickness = 1 if recorded is not None or rng.random() < 0.75 else int(rng.integers(2, 7))
        best: tuple[slice, slice] | None = None
        contrast = -1.0
        for _ in range(1 if rng.random() < 0.15 else 4):
            first = int(rng.integers(EDGE - thickness + 1))
            column = int(rng.integers(EDGE - self._width + 1))
            place = slice(first, first + thickness), slice(column, column + self._width)
            found = float(sharp[:, place[0], place[1]].std())
            if found > contrast:
                best, contrast = place, found
        assert best is not None
        starts = np.clip(best[0].start + self._beside, 0, EDGE - thickness)
        along = np.stack([sharp[:, s : s + thickness, best[1]].max(axis=1) for s in starts])
        if recorded is None:
            return Cut(along, None, None)
        return Cut(along, np.stack([recorded[:, s, best[1]] for s in starts]), block.axial_sigma)

    def _pair(self, step: int, rng: Random) -> Degraded:
        if rng.random() < PHOTOGRAPH_SHARE:
            cut = self._photograph(rng)
        else:
            newest = step // self._NEW_EVERY + self._KEPT
            cut = self._cut(self._block(newest - int(rng.integers(self._KEPT))), rng)
        turn = (slice(None), *(slice(None, None, rng.choice([-1, 1])) for _ in range(2)))
        bright = np.float32(np.quantile(cut.sharp, 0.998)) + np.float32(0.05)
        # Half the slices as bright as their block has them, half brought to full brightness.
        scale = bright if rng.random() < 0.5 else np.float32(1.0)
        recorded = None if cut.recorded is None else cut.recorded[turn] / scale
        return degrade(cut.sharp[turn] / scale, recorded, cut.axial_sigma, rng)

    def batch(self, step: int) -> Batch:
        """The pairs of a step."""
        rng = np.random.default_rng([self._seed, 2, step])
        return Batch.of([self._pair(step, rng) for _ in range(self._batch_size)])
