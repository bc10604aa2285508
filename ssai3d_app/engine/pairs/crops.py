"""Where in a stack the pairs come from: a few crops with structure, and which planes only judge."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, prod

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.preparation import SampledPlanes, StagedChannel
from ssai3d_app.engine.recipe import Recipe
from ssai3d_app.engine.restoration import CONTINUED

FloatArray = npt.NDArray[np.float32]

_DEPTH = 112  # voxels
_LEAST_PLANES = 8
_MARGIN = 8  # voxels at cut ends, where an estimate lacks what lies beyond
_MOST_CROPS = 8
_CANDIDATES = 4  # places, of which the one with most structure is taken
_MOST_PLANES = 24  # of a crop
_SHARE_OF_TUNING = 0.2
_TUNING_PER_PASS = 4.0
"""What a pixel costs in a step of tuning, in passes through the network without gradients."""


@dataclass(frozen=True)
class CropPlan:
    """How many crops are taken, and their size (planes, Y, X), the same for all."""

    count: int
    size: tuple[int, int, int]


def plan_crops(shape: tuple[int, int, int], anisotropy: float, recipe: Recipe) -> CropPlan:
    """Crops of a staged channel, shape (Z, Y, X), whose planes lie ``anisotropy`` voxels apart.

    As many as can be estimated in a fifth of the time that tuning takes, at least one, and no more
    than cover the stack once.
    """
    planes = min(shape[0], max(_LEAST_PLANES, int(_DEPTH / anisotropy) + 1))
    height, width = (min(recipe.patch_size, edge) for edge in shape[1:])
    tuning = _TUNING_PER_PASS * recipe.tuning_steps * recipe.batch_size * recipe.patch_size**2
    estimate = 2 * (planes * anisotropy + 2 * CONTINUED) * height * width
    affordable = max(1, min(_MOST_CROPS, int(_SHARE_OF_TUNING * tuning / estimate)))
    covering = ceil(prod(shape) / (planes * height * width))
    return CropPlan(min(affordable, covering), (planes, height, width))


def structured_places(
    planes: FloatArray, count: int, height: int, width: int, rng: np.random.Generator
) -> list[tuple[int, slice, slice]]:
    """``count`` places (plane, rows, columns) in planes (n, Y, X), where there is structure.

    Of several random places the one with the largest standard deviation is taken.
    """
    places = []
    for _ in range(count):
        best = -1.0
        for _ in range(_CANDIDATES):
            number = int(rng.integers(len(planes)))
            y = int(rng.integers(planes.shape[1] - height + 1))
            x = int(rng.integers(planes.shape[2] - width + 1))
            place = number, slice(y, y + height), slice(x, x + width)
            contrast = float(planes[place].std())
            if contrast > best:
                best, chosen = contrast, place
        places.append(chosen)
    return places


@dataclass(frozen=True)
class PlaneCrop:
    """Planes (n, Y, X) of a crop on the engine's scale; ``first`` is the number of the first.

    ``inner`` are those of them that pairs are made of.
    """

    planes: FloatArray
    first: int
    inner: range

    def between(self, number: int, beside: int) -> FloatArray:
        """A plane and those above and below, (2·beside + 1, Y, X); at the ends planes repeat."""
        wanted = np.arange(number - beside, number + beside + 1)
        return self.planes[np.clip(wanted, 0, len(self.planes) - 1)]


def read_crops(
    staged: StagedChannel,
    plan: CropPlan,
    anisotropy: float,
    sampled: SampledPlanes,
    rng: np.random.Generator,
    estimate: Callable[[FloatArray], FloatArray],
) -> list[PlaneCrop]:
    """Crops about places with structure; ``estimate`` makes of raw planes what pairs show."""
    depth, (planes, height, width) = staged.volume.shape[0], plan.size
    margin = ceil(_MARGIN / anisotropy)
    crops = []
    for number, rows, columns in structured_places(sampled.images, plan.count, height, width, rng):
        z, y, x = sampled.origins[number]
        first = int(np.clip(z - planes // 2, 0, depth - planes))
        box = (
            slice(first, first + planes),
            slice(y + rows.start, y + rows.stop),
            slice(x + columns.start, x + columns.stop),
        )
        from_top = 0 if first == 0 else margin
        to_bottom = planes if first + planes == depth else planes - margin
        step = ceil((to_bottom - from_top) / _MOST_PLANES)
        inner = range(from_top, to_bottom, step)
        crops.append(PlaneCrop(estimate(staged.scaled(box)), first, inner))
    return crops


def held_out_patches(
    crops: list[PlaneCrop], beside: int, share: float, rng: np.random.Generator
) -> tuple[FloatArray, FloatArray]:
    """Patches (n, 2·beside + 1, Y, X) that only judge, and those that teach.

    What judges comes from ``share`` of the planes of the stack, in every crop.
    """
    numbers = sorted({crop.first + number for crop in crops for number in crop.inner})
    chosen = rng.permutation(numbers)[: max(1, round(share * len(numbers)))]
    held_out = {int(number) for number in chosen}
    teaching: list[FloatArray] = []
    judging: list[FloatArray] = []
    for crop in crops:
        for number in crop.inner:
            patch = crop.between(number, beside)
            (judging if crop.first + number in held_out else teaching).append(patch)
    return np.stack(judging), np.stack(teaching)
