"""What a job will cost, before it is begun: work of its stages, and space on the disk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, prod
from pathlib import Path

import numpy as np

from ssai3d_app.engine.backbones.library import find_network
from ssai3d_app.engine.events import Stage
from ssai3d_app.engine.recipe import Recipe, RestoreRequest
from ssai3d_app.engine.scene_plan import ScenePlan
from ssai3d_app.engine.trust.maps import DIFFERENCE_DTYPE, MAP_DTYPE, map_description
from ssai3d_app.formats.creating import result_bytes
from ssai3d_app.formats.placing import bytes_in, scratch_folder
from ssai3d_app.formats.result import ResultDescription
from ssai3d_app.formats.scratch import CHUNK
from ssai3d_app.volume.grid import IsotropicGrid

TUNING_STAGES = (Stage.MEASURING, Stage.TUNING)
EACH_TIME = (
    Stage.PREPARING,
    Stage.RESTORING_XZ,
    Stage.RESTORING_YZ,
    Stage.CONSISTENCY,
    Stage.TRUST,
    Stage.WRITING,
)
"""Stages that every channel goes through at every time."""

_SMALL_FILES = 2**20
_PICTURES = 3 * 2**20
"""Of a channel, for the report."""
_STATES_OF_TUNING = 8
"""Now, best, and two averages of the optimiser; twice, since a new state is written beside it."""


@dataclass(frozen=True)
class Working:
    """Disk space that a method takes for itself, in bytes.

    ``of_a_volume`` is given back after each volume, ``throughout`` when all is done.
    """

    of_a_volume: int = 0
    throughout: int = 0


def stage_work(recipe: Recipe, grid: IsotropicGrid) -> dict[Stage, float]:
    """Work of each stage for one channel at one time, in voxels through the network, roughly."""
    raw, restored = float(prod(grid.raw_shape)), float(prod(grid.shape))
    tuning = 2.5 * recipe.tuning_steps * recipe.batch_size * recipe.patch_size**2 + 1.0
    return {
        Stage.PREPARING: 0.05 * raw,
        Stage.MEASURING: 0.02 * raw + 0.15 * tuning,  # an estimate of a few crops
        Stage.TUNING: tuning,
        Stage.RESTORING_XZ: restored,
        Stage.RESTORING_YZ: restored,
        Stage.CONSISTENCY: 4 * restored if recipe.consistency else 0.0,
        Stage.TRUST: 0.5 * restored if recipe.trust_map else 0.0,
        Stage.REPORT: _measuring(restored),
        Stage.WRITING: 0.05 * restored,
    }


def classic_work(steps: int, grid: IsotropicGrid) -> dict[Stage, float]:
    """The same for a deconvolution of so many steps."""
    raw, restored = float(prod(grid.raw_shape)), float(prod(grid.shape))
    return {
        Stage.PREPARING: 0.05 * raw,
        Stage.MEASURING: 0.02 * raw,
        Stage.DECONVOLVING: 0.05 * steps * restored,
        Stage.REPORT: _measuring(restored),
        Stage.WRITING: 0.05 * restored,
    }


def _measuring(restored: float) -> float:
    """Of the result: windows of bounded size, and all of it once."""
    return min(restored, 2e6) + 0.1 * restored


@dataclass(frozen=True)
class WorkPlan:
    """``total`` work, and the (scene, channel) pairs of which a network is to be tuned."""

    total: float
    tuned: frozenset[tuple[int, int]]


def plan_work(plans: Sequence[ScenePlan], recipe: Recipe, *, tunes: bool = True) -> WorkPlan:
    """The work of all scenes; channels that were recorded alike share a network.

    Without ``tunes`` the networks come with a tuned model, and only measuring is left.
    """
    total = 0.0
    tuned = {}
    for plan in plans:
        work = stage_work(recipe, plan.grid)
        total += len(plan.times) * len(plan.channels) * sum(work[stage] for stage in EACH_TIME)
        total += len(plan.channels) * work[Stage.REPORT]  # at the first time alone
        for channel in plan.channels:
            if not tunes:
                total += work[Stage.MEASURING]
            elif plan.likeness(channel) not in tuned:
                tuned[plan.likeness(channel)] = (plan.index, channel)
                total += sum(work[stage] for stage in TUNING_STAGES)
    return WorkPlan(total, frozenset(tuned.values()))


def needed_bytes(
    request: RestoreRequest, plans: Sequence[ScenePlan], working: Working, *, goes_on: bool = False
) -> int:
    """Disk space for a whole restoration at the most, in bytes.

    Each restored volume is kept beside the result until the result is whole, so that none has to
    be computed again after an interruption. While a channel is restored, its staged planes and the
    ``working`` files of the method are there too; the result is written when those of a volume are
    gone. What an earlier run has kept is counted out when it ``goes_on`` from there.
    """
    description = ResultDescription(tuple(plan.image for plan in plans))
    result = result_bytes(request.output, description, request.zarr_version)
    kept = sum(
        len(plan.times) * len(plan.channels) * _volume_bytes(plan.grid.shape, plan.dtype)
        for plan in plans
    )
    staged = max(_volume_bytes(_staged_shape(plan.grid), "float32") for plan in plans)
    needed = kept + max(result, staged + working.of_a_volume) + working.throughout + _SMALL_FILES
    needed += _PICTURES * sum(len(plan.channels) for plan in plans)
    there = bytes_in(scratch_folder(request.output)) if goes_on else 0
    return max(0, needed - there)


def network_bytes(recipe: Recipe, plans: Sequence[ScenePlan]) -> Working:
    """The tuned networks, and what one tuning keeps of the layers that it trains; both passes.

    With a trust map, how far the passes are apart, and the maps until their file is written.
    """
    whole = 4 * find_network(recipe.network).parameters
    channels = sum(len(plan.channels) for plan in plans)
    tuned = ceil(whole * (channels + _STATES_OF_TUNING * recipe.trainable_share))
    kinds = ["float32", "float32"] + [DIFFERENCE_DTYPE] * recipe.trust_map
    passes = max(sum(_volume_bytes(plan.grid.shape, kind) for kind in kinds) for plan in plans)
    return Working(passes, tuned + (_map_bytes(plans) if recipe.trust_map else 0))


def _map_bytes(plans: Sequence[ScenePlan]) -> int:
    volumes = sum(
        len(plan.times) * len(plan.channels) * _volume_bytes(plan.grid.shape, MAP_DTYPE)
        for plan in plans
    )
    return volumes + result_bytes(Path("map.ome.tif"), map_description(plans))


def _staged_shape(grid: IsotropicGrid) -> tuple[int, int, int]:
    return grid.raw_shape[0], *grid.shape[1:]


def _volume_bytes(shape: tuple[int, int, int], dtype: str) -> int:
    """Space of a scratch volume on disk, where every chunk is stored whole."""
    edges = [min(edge, n) for edge, n in zip(CHUNK, shape, strict=True)]
    voxels = prod(ceil(n / edge) * edge for n, edge in zip(shape, edges, strict=True))
    return voxels * np.dtype(dtype).itemsize
