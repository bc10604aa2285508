"""One scene from file to restored volumes, a channel and a time after the other."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ssai3d_app.engine.checkpoints.document import (
    FinishedVolume,
    HowDone,
    Place,
    UnderwayVolume,
)
from ssai3d_app.engine.events import Stage
from ssai3d_app.engine.job import Job, Volume
from ssai3d_app.engine.preparation import (
    StagedChannel,
    recording_cautions,
    slabs,
    stage_channel,
)
from ssai3d_app.engine.record import ChannelRecord, DeconvolvedChannel
from ssai3d_app.engine.report.gathering import measure_result
from ssai3d_app.engine.scale import IntensityScale, to_dtype
from ssai3d_app.engine.scene_plan import ScenePlan, label
from ssai3d_app.volume.scene import Stack

_STAGED = "raw"


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

    def run(self) -> list[ChannelRecord | DeconvolvedChannel]:
        """Restore all channels and times that are not restored yet.

        Returns what was done with each channel, also by earlier runs.
        """
        job, plan = self._job, self._plan
        job.progress.enter(job.method.work(self._grid))
        for to_t, t in enumerate(plan.times):
            for to_c, c in enumerate(plan.channels):
                place = Place(image=self._image, time=to_t, channel=to_c)
                volume = Volume(plan, place, t, c, self._name(c))
                done = job.kept.document.finished_volume(place)
                if done is None:
                    self._restore_volume(volume)
                else:
                    self._skip(volume, done.how)
        records = (job.method.record_of(plan, c) for c in plan.channels)
        return [record for record in records if record is not None]

    def _name(self, c: int) -> str:
        name = self._plan.scene.channels[c].name
        return f"{label(self._plan.scene)}, {name}" if self._job.names_scenes else name

    def _skip(self, volume: Volume, how: HowDone) -> None:
        """Count what an earlier run has done as done."""
        job = self._job
        job.method.skip_readying(job, volume, how)
        job.progress.skip(Stage.PREPARING)
        stages = (*job.method.restoring, *((Stage.REPORT,) if volume.is_first else ()))
        if how == "flat":
            job.progress.drop(*stages)
        else:
            job.progress.skip(*stages)

    def _restore_volume(self, volume: Volume) -> None:
        """One channel at one time; the first time makes the channel ready."""
        job, method = self._job, self._job.method
        known = method.scale(self._plan, volume.channel)
        underway = job.kept.document.underway
        if underway is not None and underway.place == volume.place:
            assert known is not None
            method.skip_readying(job, volume, underway.how)
            staged = self._stage(volume, known)
        else:
            # Of a volume that was finished when the process was killed.
            job.scratch.remove(_STAGED, *method.working_volumes)
            staged = self._stage(volume, known)
            for caution in recording_cautions(staged, volume.name):
                job.narrator.caution(caution)
            if known is None and staged.scale.is_constant:
                self._leave_flat(volume, staged.scale)
                return
            how: HowDone = "restored"
            if known is None:
                how = method.make_ready(job, volume, staged)
                known = method.scale(self._plan, volume.channel)
                assert known is not None
            underway = UnderwayVolume(place=volume.place, how=how)
            job.kept.document.underway = underway
            job.keep()
            job.kept.forget_tuning()
        staged = replace(staged, scale=known)
        method.restore(job, volume, underway, staged)
        if volume.is_first:
            record = method.record_of(self._plan, volume.channel)
            assert record is not None
            measure_result(job, volume, staged, record, method.passes(job, volume))
        self._finish(volume.place, underway.how)

    def _stage(self, volume: Volume, scale: IntensityScale | None) -> StagedChannel:
        planes = self._grid.raw_shape[0]
        staged = stage_channel(
            self._stack,
            self._grid,
            self._job.scratch.volume(_STAGED, (planes, *self._grid.shape[1:])),
            volume.time,
            volume.channel,
            scale,
            self._job.token,
            lambda done: self._job.progress.tell(Stage.PREPARING, done, planes),
        )
        self._job.source.raise_if_changed()
        return staged

    def _leave_flat(self, volume: Volume, scale: IntensityScale) -> None:
        job = self._job
        job.narrator.caution(f"{volume.name} has one value everywhere and is passed through.")
        job.progress.drop(*job.method.restoring)
        job.method.drop_readying(job, volume)
        if volume.is_first:
            job.progress.drop(Stage.REPORT)
        result = job.scratch.volume(volume.place.name, self._grid.shape, self._plan.dtype)
        for slab in slabs(self._grid.shape):
            job.token.raise_if_cancelled()
            shape = slab.stop - slab.start, *self._grid.shape[1:]
            scaled = np.zeros(shape, dtype=np.float32)
            flat = to_dtype(scale.raw(scaled), self._plan.dtype)
            result.write((slab, slice(None), slice(None)), flat)
        self._finish(volume.place, "flat")

    def _finish(self, place: Place, how: HowDone) -> None:
        document = self._job.kept.document
        document.finished.append(FinishedVolume(place=place, how=how))
        document.underway = None
        self._job.keep()
        self._job.scratch.remove(_STAGED, *self._job.method.working_volumes)
