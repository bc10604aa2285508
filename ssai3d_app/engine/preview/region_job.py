"""A region being restored: read, shown by the untuned network, tuned on, and restored."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from torch import nn

from ssai3d_app.engine.adaptation import untuned_network
from ssai3d_app.engine.cancellation import CancellationToken
from ssai3d_app.engine.checkpoints.document import Place, UnderwayVolume
from ssai3d_app.engine.checkpoints.store import begin, origin_of
from ssai3d_app.engine.device import describe, make_deterministic
from ssai3d_app.engine.events import Listener, Stage
from ssai3d_app.engine.job import Job, Volume
from ssai3d_app.engine.narration import Narrator
from ssai3d_app.engine.network_method import NetworkMethod
from ssai3d_app.engine.preparation import (
    StagedChannel,
    recording_cautions,
    sampled_planes,
    slabs,
    stage_channel,
)
from ssai3d_app.engine.preview.cropping import CroppedStack
from ssai3d_app.engine.preview.request import PreviewRequest
from ssai3d_app.engine.progress import ProgressTeller
from ssai3d_app.engine.restoration import Pieces, SliceRestorer
from ssai3d_app.engine.sample.noise import estimate_noise
from ssai3d_app.engine.scale import to_dtype
from ssai3d_app.engine.scene_plan import ScenePlan, plan_scenes
from ssai3d_app.engine.source import Source
from ssai3d_app.engine.surgeon import LayerChoice
from ssai3d_app.engine.tuning import TuningStart
from ssai3d_app.engine.work import needed_bytes
from ssai3d_app.errors import unrestorable
from ssai3d_app.formats.creating import create_result
from ssai3d_app.formats.placing import check_destination
from ssai3d_app.formats.result import ResultDescription
from ssai3d_app.formats.scratch import ScratchFolder, ScratchVolume

_PASSES = (Stage.RESTORING_XZ, Stage.RESTORING_YZ)
_RAW, _FROM_XZ, _PICTURE = "raw", "picture-xz", "picture"
_PLACE = Place(image=0, time=0, channel=0)


@dataclass(frozen=True)
class Surroundings:
    """What a region is restored with: the same for a preview and for the run that repeats it."""

    source: Source
    device: Any
    token: CancellationToken
    narrator: Narrator
    listener: Listener


class RegionJob:
    """The region of a request, staged, with a network that is tuned to it.

    What it shows on the way does not change what it comes to.
    """

    def __init__(
        self, job: Job, method: NetworkMethod, plan: ScenePlan, staged: StagedChannel
    ) -> None:
        self._job, self._method, self.plan, self._staged = job, method, plan, staged
        channel = plan.channels[0]
        name = plan.scene.channels[channel].name
        self._volume = Volume(plan, _PLACE, plan.times[0], channel, name)

    def quick_look(self) -> ScratchVolume:
        """The region as the untuned network sees it, in the result's type."""
        recipe, grid = self._job.request.recipe, self.plan.grid
        planes = sampled_planes(self._staged, np.random.default_rng(self._job.request.seed))
        noise = estimate_noise(planes.images).at_half
        network = untuned_network(recipe, noise, grid.anisotropy, self._job.device)
        return self.shown_by(network.eval(), tells=True)

    def shown_by(self, network: nn.Module, *, tells: bool = False) -> ScratchVolume:
        """The region as a network restores it, without fitting it to the raw planes."""
        job, grid, dtype = self._job, self.plan.grid, self.plan.dtype
        staged, recipe = self._staged, job.request.recipe
        pieces = Pieces(recipe, job.request.halvings, lambda _: None)
        restorer = SliceRestorer(network, staged, grid, recipe, pieces, job.token)

        def finished(scaled: npt.NDArray[np.float32]) -> npt.NDArray[Any]:
            return to_dtype(staged.scale.raw(scaled), dtype)

        def told(stage: Stage, done: int, of: int) -> None:
            if tells:
                job.progress.tell(stage, done, of)

        job.scratch.remove(_FROM_XZ, _PICTURE)
        from_xz = job.scratch.volume(_FROM_XZ, grid.shape)
        picture = job.scratch.volume(_PICTURE, grid.shape, dtype)
        xz, yz = _PASSES
        restorer.restore_xz(from_xz, 0, lambda n: told(xz, n, grid.shape[1]), lambda _: None)
        restorer.restore_yz_and_fuse(
            from_xz, picture, finished, 0, lambda n: told(yz, n, grid.shape[2]), lambda *_: None
        )
        return picture

    def tune(self) -> TuningStart | None:
        """Tune to the region; ``None`` where a tuned model was given instead."""
        # Whatever was shown before, and by whom: the same numbers from here on.
        make_deterministic(self._job.request.seed)
        self._how = self._method.make_ready(self._job, self._volume, self._staged)
        if self._how != "tuned":
            return None
        adapted = self._method.tuned(self.plan, self._volume.channel)
        assert adapted is not None
        record = adapted.record
        trained = {
            name: value.detach().cpu().clone()
            for name, value in adapted.network.named_parameters()
            if any(name.startswith(f"{layer}.") for layer in record.tuned_layers)
        }
        choice = LayerChoice(record.tuned_layers, record.tuned_share)
        return TuningStart(choice, trained, record.tuning_steps)

    def restore(self) -> ScratchVolume:
        """The region as a restoration with that network gives it, in the result's type."""
        job = self._job
        underway = UnderwayVolume(place=_PLACE, how=self._how)
        self._method.restore(job, self._volume, underway, self._staged)
        return job.scratch.volume(_PLACE.name, self.plan.grid.shape, self.plan.dtype)

    def write(self, volume: ScratchVolume, path: Path, provenance: str) -> None:
        """Write a volume as a small stack; nothing stands under its name before it is whole."""
        writer = create_result(path, ResultDescription((self.plan.image,)))
        try:
            for slab in slabs(self.plan.grid.shape):
                self._job.token.raise_if_cancelled()
                planes = volume.read((slab, slice(None), slice(None)))
                writer.write(0, 0, 0, slab.start, planes)
            writer.commit(provenance)
        except BaseException:
            writer.abort()
            raise

    def written(self) -> None:
        """Tell that all is done."""
        self._job.progress.tell(Stage.WRITING, 1, 1)


@contextmanager
def region_job(
    request: PreviewRequest, stack: CroppedStack, around: Surroundings, folder: Path
) -> Iterator[tuple[RegionJob, NetworkMethod]]:
    """Read the region into working files in ``folder``, which are gone at the end.

    Raises
    ------
    UserError
        When the region cannot be restored, holds one value everywhere, or does not fit the disk.
    """
    asked = request.on_region()
    method = NetworkMethod(asked, around.narrator)
    asked = method.request
    (plan,), _ = plan_scenes((stack.scene,), asked)
    total = method.begin([plan])
    check_destination(asked.output, needed_bytes(asked, [plan], method.working_bytes([plan])))
    origin = origin_of(asked, method.ingredients, around.source)
    with ScratchFolder(folder) as scratch:
        progress = ProgressTeller(around.listener, total)
        kept = begin(scratch.path, origin, describe(around.device))
        job = Job(
            asked,
            around.source,
            around.device,
            around.token,
            around.narrator,
            progress,
            method,
            scratch,
            kept,
            names_scenes=False,
        )
        method.recall(job, [plan])
        progress.enter(method.work(plan.grid))
        progress.drop(Stage.REPORT)
        progress.expect(*_PASSES)
        staged = _stage(job, stack, plan)
        yield RegionJob(job, method, plan, staged), method


def _stage(job: Job, stack: CroppedStack, plan: ScenePlan) -> StagedChannel:
    grid, channel = plan.grid, plan.channels[0]
    planes = grid.raw_shape[0]
    staged = stage_channel(
        stack,
        grid,
        job.scratch.volume(_RAW, (planes, *grid.shape[1:])),
        plan.times[0],
        channel,
        None,
        job.token,
        lambda done: job.progress.tell(Stage.PREPARING, done, planes),
    )
    job.source.raise_if_changed()
    name = plan.scene.channels[channel].name
    if staged.scale.is_constant:
        raise unrestorable(
            f"{name} has one value everywhere in this region",
            "mark a region with structure, or choose another channel",
        )
    for caution in recording_cautions(staged, name):
        job.narrator.caution(caution)
    return staged
