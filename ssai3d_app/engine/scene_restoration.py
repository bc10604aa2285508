"""One scene from file to result, a channel and a time after the other."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import torch

from ssai3d_app.engine.adaptation import AdaptedChannel, adapt
from ssai3d_app.engine.cancellation import CancellationToken
from ssai3d_app.engine.events import Stage
from ssai3d_app.engine.narration import Narrator
from ssai3d_app.engine.preparation import (
    StagedChannel,
    saturation_caution,
    slab_planes,
    stage_channel,
)
from ssai3d_app.engine.progress import ProgressTeller
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.engine.record import ChannelRecord
from ssai3d_app.engine.restoration import SliceRestorer
from ssai3d_app.engine.scale import IntensityScale, to_dtype
from ssai3d_app.engine.scene_plan import ScenePlan, label
from ssai3d_app.engine.tuned_networks import TunedNetworks
from ssai3d_app.engine.work import TUNING_STAGES, WorkPlan, stage_work
from ssai3d_app.formats.result import ResultWriter
from ssai3d_app.formats.scratch import ScratchFolder, ScratchVolume
from ssai3d_app.volume.scene import Stack

_WHOLE_PLANE = (slice(None), slice(None))


@dataclass(frozen=True)
class Job:
    """What all scenes of one restoration share. ``work`` says which networks were to be tuned."""

    request: RestoreRequest
    device: torch.device
    token: CancellationToken
    narrator: Narrator
    progress: ProgressTeller
    networks: TunedNetworks
    work: WorkPlan
    names_scenes: bool


class SceneRestoration:
    """Restores one scene as image ``image`` of the result."""

    def __init__(
        self, job: Job, plan: ScenePlan, stack: Stack, scratch: ScratchFolder, image: int
    ) -> None:
        self._job = job
        self._plan = plan
        self._grid = plan.grid
        self._stack = job.request.corrections.stack(stack)
        self._image = image
        staged = (plan.grid.raw_shape[0], *plan.grid.shape[1:])
        self._staged_volume: ScratchVolume = scratch.volume("raw", staged)
        self._restored_volume: ScratchVolume = scratch.volume("restored", plan.grid.shape)

    def run(self, writer: ResultWriter) -> list[ChannelRecord]:
        """Restore all channels and times; returns what was done with each channel."""
        self._job.progress.enter(stage_work(self._job.request.recipe, self._grid))
        for to_t, t in enumerate(self._plan.times):
            for to_c, c in enumerate(self._plan.channels):
                scale = self._restore_channel(t, c)
                self._write(writer, to_t, to_c, scale)
        used = (self._job.networks.of(self._plan, c) for c in self._plan.channels)
        return [adapted.record for adapted in used if adapted is not None]

    def _name(self, c: int) -> str:
        name = self._plan.scene.channels[c].name
        return f"{label(self._plan.scene)}, {name}" if self._job.names_scenes else name

    def _restore_channel(self, t: int, c: int) -> IntensityScale:
        """One channel at one time into the scratch volume; the first time tunes the network."""
        known = self._job.networks.of(self._plan, c)
        staged = self._stage(t, c, known.scale if known else None)
        saturated = saturation_caution(staged, self._name(c))
        if saturated:
            self._job.narrator.caution(saturated)
        if known is None and staged.scale.is_constant:
            self._job.narrator.caution(
                f"{self._name(c)} has one value everywhere and is passed through."
            )
            self._leave_flat(self._is_to_be_tuned(t, c))
            return staged.scale
        if known is None:
            known = self._network_for(staged, t, c)
            staged = replace(staged, scale=known.scale)
        self._restore(staged, known)
        return known.scale

    def _stage(self, t: int, c: int, scale: IntensityScale | None) -> StagedChannel:
        planes = self._grid.raw_shape[0]
        return stage_channel(
            self._stack,
            self._grid,
            self._staged_volume,
            t,
            c,
            scale,
            self._job.token,
            lambda done: self._job.progress.tell(Stage.PREPARING, done, planes),
        )

    def _is_to_be_tuned(self, t: int, c: int) -> bool:
        """Whether the work was planned with tuning here."""
        return t == self._plan.times[0] and (self._plan.index, c) in self._job.work.tuned

    def _network_for(self, staged: StagedChannel, t: int, c: int) -> AdaptedChannel:
        job, name = self._job, self._name(c)
        lent = job.networks.lend(self._plan, c, staged.scale)
        if lent is not None:
            if self._is_to_be_tuned(t, c):
                job.progress.drop(*TUNING_STAGES)
            job.narrator.finding(
                f"{name}: restored with the network that was tuned on scene "
                f"{lent.record.tuned_on_scene}."
            )
            return lent
        if not self._is_to_be_tuned(t, c):
            job.progress.expect(*TUNING_STAGES)
        adapted = adapt(
            staged,
            self._grid,
            c,
            name,
            job.request.recipe,
            job.request.seed,
            job.device,
            job.token,
            job.narrator,
            job.progress,
        )
        adapted.record.name = self._plan.scene.channels[c].name
        adapted.record.tuned_on_scene = self._plan.index
        job.networks.keep(self._plan, c, adapted)
        return adapted

    def _restore(self, staged: StagedChannel, adapted: AdaptedChannel) -> None:
        restorer = SliceRestorer(
            adapted.network,
            staged,
            self._grid,
            self._restored_volume,
            self._job.request.recipe,
            self._job.token,
        )
        tell = self._job.progress.tell
        _, rows, columns = self._grid.shape
        restorer.restore_xz(lambda done: tell(Stage.RESTORING_XZ, done, rows))
        disagreement = restorer.restore_yz_and_fuse(
            lambda done: tell(Stage.RESTORING_YZ, done, columns)
        )
        if adapted.record.pass_disagreement is None:
            adapted.record.pass_disagreement = disagreement

    def _leave_flat(self, was_to_be_tuned: bool) -> None:
        self._job.progress.drop(Stage.RESTORING_XZ, Stage.RESTORING_YZ)
        if was_to_be_tuned:
            self._job.progress.drop(*TUNING_STAGES)
        depth, height, width = self._grid.shape
        flat = np.zeros((1, height, width), dtype=np.float32)
        for z in range(depth):
            self._restored_volume.write((slice(z, z + 1), *_WHOLE_PLANE), flat)

    def _write(self, writer: ResultWriter, to_t: int, to_c: int, scale: IntensityScale) -> None:
        depth, height, width = self._grid.shape
        step = slab_planes(height * width)
        for first in range(0, depth, step):
            self._job.token.raise_if_cancelled()
            last = min(first + step, depth)
            scaled = self._restored_volume.read((slice(first, last), *_WHOLE_PLANE))
            planes = to_dtype(scale.raw(scaled), self._plan.dtype)
            writer.write(self._image, to_t, to_c, first, planes)
            self._job.progress.tell(Stage.WRITING, last, depth)
