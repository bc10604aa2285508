"""One scene from file to restored volumes, a channel and a time after the other."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import torch

from ssai3d_app.engine.adaptation import AdaptedChannel, adapt
from ssai3d_app.engine.cancellation import CancellationToken
from ssai3d_app.engine.checkpoints.document import (
    FinishedVolume,
    HowDone,
    Place,
    UnderwayVolume,
)
from ssai3d_app.engine.checkpoints.store import Checkpoints
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
from ssai3d_app.engine.restoration import Pieces, SliceRestorer
from ssai3d_app.engine.reuse.reusable import ReusableModel
from ssai3d_app.engine.scale import IntensityScale, to_dtype
from ssai3d_app.engine.scene_plan import ScenePlan, label
from ssai3d_app.engine.source import Source
from ssai3d_app.engine.tuned_networks import TunedNetworks
from ssai3d_app.engine.work import TUNING_STAGES, WorkPlan, stage_work
from ssai3d_app.formats.scratch import ScratchFolder
from ssai3d_app.volume.scene import Stack

_STAGED, _FROM_XZ = "raw", "xz"


@dataclass(frozen=True)
class Job:
    """What all scenes of one restoration share. ``work`` says which networks were to be tuned."""

    request: RestoreRequest
    source: Source
    device: torch.device
    token: CancellationToken
    narrator: Narrator
    progress: ProgressTeller
    networks: TunedNetworks
    work: WorkPlan
    model: ReusableModel | None
    scratch: ScratchFolder
    kept: Checkpoints
    pieces: Pieces
    names_scenes: bool

    def keep(self) -> None:
        """Make durable how far it has come: a safe point, from which it can go on."""
        document = self.kept.document
        document.findings = list(self.narrator.findings)
        document.cautions = list(self.narrator.cautions)
        document.channels = self.networks.kept()
        document.halvings = self.pieces.halvings
        self.kept.save()


class SceneRestoration:
    """Restores one scene as image ``image`` of the result.

    Each channel at each time becomes a volume among the working files, in the result's type.
    """

    def __init__(self, job: Job, plan: ScenePlan, stack: Stack, image: int) -> None:
        self._job = job
        self._plan = plan
        self._grid = plan.grid
        self._stack = job.request.corrections.stack(stack)
        self._image = image

    def run(self) -> list[ChannelRecord]:
        """Restore all channels and times that are not restored yet.

        Returns what was done with each channel, also by earlier runs.
        """
        self._job.progress.enter(stage_work(self._job.request.recipe, self._grid))
        for to_t, t in enumerate(self._plan.times):
            for to_c, c in enumerate(self._plan.channels):
                place = Place(image=self._image, time=to_t, channel=to_c)
                done = self._job.kept.document.finished_volume(place)
                if done is None:
                    self._restore_volume(place, t, c)
                else:
                    self._skip(done.how, t, c)
        used = (self._job.networks.of(self._plan, c) for c in self._plan.channels)
        return [adapted.record for adapted in used if adapted is not None]

    def _name(self, c: int) -> str:
        name = self._plan.scene.channels[c].name
        return f"{label(self._plan.scene)}, {name}" if self._job.names_scenes else name

    def _skip(self, how: HowDone, t: int, c: int) -> None:
        """Count what an earlier run has done as done."""
        self._skip_tuning(how, t, c)
        self._job.progress.skip(Stage.PREPARING)
        if how == "flat":
            self._job.progress.drop(Stage.RESTORING_XZ, Stage.RESTORING_YZ)
        else:
            self._job.progress.skip(Stage.RESTORING_XZ, Stage.RESTORING_YZ)

    def _skip_tuning(self, how: HowDone, t: int, c: int) -> None:
        if how == "tuned":
            self._expect_tuning(t, c)
            self._job.progress.skip(*TUNING_STAGES)
        else:
            self._drop_tuning(t, c)

    def _restore_volume(self, place: Place, t: int, c: int) -> None:
        """One channel at one time; the first time tunes the network."""
        underway = self._job.kept.document.underway
        if underway is not None and underway.place == place:
            known = self._job.networks.of(self._plan, c)
            assert known is not None
            self._skip_tuning(underway.how, t, c)
            self._restore(underway, self._stage(t, c, known.scale), known)
            return
        # Of a volume that was finished when the process was killed.
        self._job.scratch.remove(_STAGED, _FROM_XZ)
        known = self._job.networks.of(self._plan, c)
        staged = self._stage(t, c, known.scale if known else None)
        saturated = saturation_caution(staged, self._name(c))
        if saturated:
            self._job.narrator.caution(saturated)
        if known is None and staged.scale.is_constant:
            self._leave_flat(place, staged.scale, t, c)
            return
        how: HowDone = "restored"
        if known is None:
            known, how = self._network_for(place, staged, t, c)
        underway = UnderwayVolume(place=place, how=how)
        self._job.kept.document.underway = underway
        self._job.keep()
        self._job.kept.forget_tuning()
        self._restore(underway, replace(staged, scale=known.scale), known)

    def _stage(self, t: int, c: int, scale: IntensityScale | None) -> StagedChannel:
        planes = self._grid.raw_shape[0]
        staged = stage_channel(
            self._stack,
            self._grid,
            self._job.scratch.volume(_STAGED, (planes, *self._grid.shape[1:])),
            t,
            c,
            scale,
            self._job.token,
            lambda done: self._job.progress.tell(Stage.PREPARING, done, planes),
        )
        self._job.source.raise_if_changed()
        return staged

    def _is_to_be_tuned(self, t: int, c: int) -> bool:
        """Whether the work was planned with tuning here."""
        return t == self._plan.times[0] and (self._plan.index, c) in self._job.work.tuned

    def _expect_tuning(self, t: int, c: int) -> None:
        if not self._is_to_be_tuned(t, c):
            self._job.progress.expect(*TUNING_STAGES)

    def _drop_tuning(self, t: int, c: int) -> None:
        if self._is_to_be_tuned(t, c):
            self._job.progress.drop(*TUNING_STAGES)
        elif self._job.model is not None and t == self._plan.times[0]:
            self._job.progress.drop(Stage.MEASURING)

    def _network_for(
        self, place: Place, staged: StagedChannel, t: int, c: int
    ) -> tuple[AdaptedChannel, HowDone]:
        job, name = self._job, self._name(c)
        if job.model is not None:
            if t != self._plan.times[0]:
                job.progress.expect(Stage.MEASURING)
            return self._reuse(job.model, staged, c), "restored"
        lent = job.networks.lend(self._plan, c, staged.scale)
        if lent is not None:
            self._drop_tuning(t, c)
            job.narrator.finding(
                f"{name}: restored with the network that was tuned on scene "
                f"{lent.record.tuned_on_scene}."
            )
            return lent, "restored"
        self._expect_tuning(t, c)
        steps = job.request.recipe.tuning_steps
        adapted = adapt(
            staged,
            self._grid,
            c,
            name,
            job.request.recipe,
            job.request.seed,
            job.device,
            job.token,
            job.kept.tuning_of(
                place, lambda step: job.progress.begin_at(Stage.TUNING, step, steps)
            ),
            job.narrator,
            job.progress,
        )
        adapted.record.name = self._plan.scene.channels[c].name
        adapted.record.tuned_on_scene = self._plan.index
        job.kept.keep_network(self._plan.index, c, adapted.network)
        job.networks.keep(self._plan, c, adapted)
        return adapted, "tuned"

    def _reuse(self, model: ReusableModel, staged: StagedChannel, c: int) -> AdaptedChannel:
        job = self._job
        adapted = model.adapt(
            staged,
            self._plan,
            c,
            self._name(c),
            job.request.recipe,
            job.request.seed,
            job.device,
            job.narrator,
            job.progress,
        )
        job.kept.keep_network(self._plan.index, c, adapted.network)
        job.networks.keep(self._plan, c, adapted)
        return adapted

    def _restore(
        self, underway: UnderwayVolume, staged: StagedChannel, adapted: AdaptedChannel
    ) -> None:
        """Restore what is not restored yet of the volume that is underway."""
        job, (depth, rows, columns) = self._job, self._grid.shape
        restorer = SliceRestorer(
            adapted.network, staged, self._grid, job.request.recipe, job.pieces, job.token
        )
        xz, yz = Stage.RESTORING_XZ, Stage.RESTORING_YZ
        if underway.xz_strips:
            job.progress.begin_at(xz, restorer.xz_slices(underway.xz_strips), rows)
        if underway.yz_strips:
            job.progress.begin_at(yz, restorer.yz_slices(underway.yz_strips), columns)

        def xz_strip_done(strips: int) -> None:
            underway.xz_strips = strips
            job.keep()

        def yz_strip_done(strips: int, squares: float) -> None:
            underway.yz_strips = strips
            underway.squares += squares
            job.keep()

        from_xz = job.scratch.volume(_FROM_XZ, self._grid.shape)
        restorer.restore_xz(
            from_xz,
            underway.xz_strips,
            lambda done: job.progress.tell(xz, done, rows),
            xz_strip_done,
        )
        restorer.restore_yz_and_fuse(
            from_xz,
            job.scratch.volume(underway.place.name, self._grid.shape, self._plan.dtype),
            lambda scaled: to_dtype(adapted.scale.raw(scaled), self._plan.dtype),
            underway.yz_strips,
            lambda done: job.progress.tell(yz, done, columns),
            yz_strip_done,
        )
        if adapted.record.pass_disagreement is None:
            disagreement = np.sqrt(underway.squares / (depth * rows * columns))
            adapted.record.pass_disagreement = float(disagreement)
        self._finish(underway.place, underway.how)

    def _leave_flat(self, place: Place, scale: IntensityScale, t: int, c: int) -> None:
        self._job.narrator.caution(
            f"{self._name(c)} has one value everywhere and is passed through."
        )
        self._job.progress.drop(Stage.RESTORING_XZ, Stage.RESTORING_YZ)
        self._drop_tuning(t, c)
        depth, height, width = self._grid.shape
        volume = self._job.scratch.volume(place.name, self._grid.shape, self._plan.dtype)
        step = slab_planes(height * width)
        for first in range(0, depth, step):
            self._job.token.raise_if_cancelled()
            slab = slice(first, min(first + step, depth))
            scaled = np.zeros((slab.stop - first, height, width), dtype=np.float32)
            flat = to_dtype(scale.raw(scaled), self._plan.dtype)
            volume.write((slab, slice(None), slice(None)), flat)
        self._finish(place, "flat")

    def _finish(self, place: Place, how: HowDone) -> None:
        document = self._job.kept.document
        document.finished.append(FinishedVolume(place=place, how=how))
        document.underway = None
        self._job.keep()
        self._job.scratch.remove(_STAGED, _FROM_XZ)
