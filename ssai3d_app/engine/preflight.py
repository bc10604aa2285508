"""What a restoration will take, told before it is begun: disk, memory, and time.

Asks the disk for imported networks, so not for a window's thread; nothing here needs torch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ssai3d_app.engine.backbones.cost import relative_time, seconds_per_voxel
from ssai3d_app.engine.backbones.library import find_network
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.engine.scene_plan import ScenePlan, plan_scenes
from ssai3d_app.engine.work import Working, classic_work, needed_bytes, network_bytes, plan_work
from ssai3d_app.formats.creating import result_bytes
from ssai3d_app.formats.result import ResultDescription
from ssai3d_app.volume.scene import Scene

_PROGRAM_BYTES = 950_000_000
"""Python, torch and the libraries that read and write. With what a batch takes this makes 1.3 GB
for the sample, of which 1.33 GB were measured with the process that reads."""
_TUNING_BYTES_PER_VOXEL = 5_500
"""Of a batch through the network “fast”, as measured; see :mod:`memory_plan`."""
_SLAB_VOXELS = 2**26
_VOLUMES_AT_ONCE = 16
"""Bytes for a voxel of the slab that is worked on: some copies of it in single precision."""
_SHARE_BEYOND_TWO_THREADS = 0.6
"""Of a thread's work that more threads bring; slices leave each little to do."""
_DOUBT = (0.6, 2.5)
"""By how much an estimate that nothing was measured for may be off, either way."""
_WANDERING = (0.75, 1.4)
"""The same, beyond what earlier runs on this computer span."""


@dataclass(frozen=True)
class Cost:
    """``disk_bytes`` while it works, with the result; ``work`` in voxels through “fast”."""

    result_bytes: int
    disk_bytes: int
    memory_bytes: int
    work: float

    def seconds(self, threads: int, rates: Sequence[float]) -> tuple[float, float]:
        """The least and the most that it may take in s.

        ``rates`` are the voxels in a second of earlier runs on this computer and device; without
        any, it is estimated for a processor with so many threads.
        """
        if rates:
            return (
                _WANDERING[0] * self.work / max(rates),
                _WANDERING[1] * self.work / min(rates),
            )
        speed_up = min(threads, 2) + _SHARE_BEYOND_TWO_THREADS * max(0, threads - 2)
        middle = self.work * seconds_per_voxel() / speed_up
        return _DOUBT[0] * middle, _DOUBT[1] * middle


def cost_of(request: RestoreRequest, scenes: tuple[Scene, ...]) -> Cost:
    """What a request takes for a file with these scenes.

    Raises
    ------
    UserError
        When it cannot be restored, or the network is not there.
    """
    plans, _ = plan_scenes(scenes, request)
    description = ResultDescription(tuple(plan.image for plan in plans))
    recipe = request.recipe
    if recipe.method == "ssai":
        working = network_bytes(recipe, plans)
        relative = relative_time(find_network(recipe.network).architecture)
        tunes = request.model is None
        work = relative * plan_work(plans, recipe, tunes=tunes).total
        learning = _TUNING_BYTES_PER_VOXEL * recipe.batch_size * recipe.patch_size**2 * tunes
        memory = _PROGRAM_BYTES + round(relative * learning)
    else:
        working = Working()
        steps = recipe.iterations or 1
        work = sum(
            sum(classic_work(steps, plan.grid).values()) * len(plan.times) * len(plan.channels)
            for plan in plans
        )
        memory = _PROGRAM_BYTES
    return Cost(
        result_bytes(request.output, description, request.zarr_version),
        needed_bytes(request, plans, working),
        memory + _slab_bytes(plans),
        work,
    )


def _slab_bytes(plans: Sequence[ScenePlan]) -> int:
    """Of the planes and slices that are worked on at once, which are bounded."""
    voxels = max(plan.grid.shape[0] * plan.grid.shape[1] * plan.grid.shape[2] for plan in plans)
    return _VOLUMES_AT_ONCE * min(voxels, _SLAB_VOXELS)
