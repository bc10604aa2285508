"""What the scenes of one restoration share, and what a method of restoring volumes must offer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import torch

from ssai3d_app.engine.cancellation import CancellationToken
from ssai3d_app.engine.checkpoints.document import Document, HowDone, Place, UnderwayVolume
from ssai3d_app.engine.checkpoints.store import Checkpoints
from ssai3d_app.engine.events import Stage
from ssai3d_app.engine.narration import Narrator
from ssai3d_app.engine.preparation import StagedChannel
from ssai3d_app.engine.progress import ProgressTeller
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.engine.record import ChannelRecord, DeconvolvedChannel, Ingredients, RunRecord
from ssai3d_app.engine.report.parts_of_volume import Passes
from ssai3d_app.engine.scale import IntensityScale
from ssai3d_app.engine.scene_plan import ScenePlan
from ssai3d_app.engine.source import Source
from ssai3d_app.engine.work import Working
from ssai3d_app.formats.scratch import ScratchFolder
from ssai3d_app.volume.grid import IsotropicGrid


@dataclass(frozen=True)
class Volume:
    """A volume to be restored: its place in the result, and where in the file it comes from.

    ``time`` and ``channel`` are indices into the scene; ``name`` is what the channel is called in
    sentences.
    """

    plan: ScenePlan
    place: Place
    time: int
    channel: int
    name: str

    @property
    def is_first(self) -> bool:
        """Whether it is the first time of its channel, at which the channel is made known."""
        return self.time == self.plan.times[0]


class VolumeMethod(Protocol):
    """A way from staged channels to restored volumes.

    Each channel is first made ready, by what is learnt of it at its first time, and then each of
    its times restored. What was learnt and how far a volume is go into the job's document, so that
    a later run can go on to the same pixels.
    """

    request: RestoreRequest
    """What is asked for, with what the method has settled of it."""
    restoring: tuple[Stage, ...]
    """The stages of restoring one volume."""
    working_volumes: tuple[str, ...]
    """Names of scratch volumes that are of no use when a volume is restored."""

    @property
    def ingredients(self) -> Ingredients:
        """What decides the pixels beside the stack and the choices."""

    def begin(self, plans: Sequence[ScenePlan]) -> float:
        """Be told what is to be restored; returns the work of all of it, as :meth:`work` counts.

        Raises
        ------
        UserError
            When it cannot do that.
        """

    def work(self, grid: IsotropicGrid) -> Mapping[Stage, float]:
        """Work of each stage for one channel at one time."""

    def working_bytes(self, plans: Sequence[ScenePlan]) -> Working:
        """Disk space that its own working files take at the most."""

    def recall(self, job: Job, plans: Sequence[ScenePlan]) -> None:
        """Be where an earlier run was when it stopped."""

    def keep(self, document: Document) -> None:
        """Put what was learnt of the channels into the document."""

    def scale(self, plan: ScenePlan, channel: int) -> IntensityScale | None:
        """The intensity scale of a channel that is ready; ``None`` before."""

    def make_ready(self, job: Job, volume: Volume, staged: StagedChannel) -> HowDone:
        """Learn what must be known of a channel before it can be restored."""

    def skip_readying(self, job: Job, volume: Volume, how: HowDone) -> None:
        """Count as done what an earlier run did to make the channel ready."""

    def drop_readying(self, job: Job, volume: Volume) -> None:
        """Count as not needed what would make the channel ready."""

    def restore(
        self, job: Job, volume: Volume, underway: UnderwayVolume, staged: StagedChannel
    ) -> None:
        """Restore what is not restored yet of a volume into the scratch volume of its place."""

    def record_of(self, plan: ScenePlan, channel: int) -> ChannelRecord | DeconvolvedChannel | None:
        """What was done with a channel; ``None`` where nothing was, as it has one value."""

    def passes(self, job: Job, volume: Volume) -> Passes | None:
        """What two passes leave behind of the volume just restored; ``None`` without passes."""

    def finish(self, job: Job, record: RunRecord) -> None:
        """The result stands; ``record`` is that of the whole run."""


@dataclass(frozen=True)
class Job:
    """What all scenes of one restoration share."""

    request: RestoreRequest
    source: Source
    device: torch.device
    token: CancellationToken
    narrator: Narrator
    progress: ProgressTeller
    method: VolumeMethod
    scratch: ScratchFolder
    kept: Checkpoints
    names_scenes: bool

    def keep(self) -> None:
        """Make durable how far it has come: a safe point, from which it can go on."""
        document = self.kept.document
        document.findings = list(self.narrator.findings)
        document.cautions = list(self.narrator.cautions)
        document.stage_seconds = dict(self.progress.stage_seconds)
        self.method.keep(document)
        self.kept.save()
