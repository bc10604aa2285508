"""Volumes restored by a network that is tuned to each channel: XZ slices, YZ slices, fused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from torch import nn

from ssai3d_app.engine.adaptation import AdaptedChannel, Watch, adapt, untuned_network
from ssai3d_app.engine.backbones.library import content_of, find_network
from ssai3d_app.engine.checkpoints.document import Document, HowDone, UnderwayVolume
from ssai3d_app.engine.classics.psf_file import read_psf
from ssai3d_app.engine.consistency.stage import make_consistent
from ssai3d_app.engine.events import Stage
from ssai3d_app.engine.job import Job, Volume
from ssai3d_app.engine.narration import Narrator
from ssai3d_app.engine.preparation import StagedChannel
from ssai3d_app.engine.preview.recipes import after_preview
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.engine.record import ChannelRecord, Ingredients, RunRecord
from ssai3d_app.engine.report.parts_of_volume import Passes
from ssai3d_app.engine.restoration import Pieces, SliceRestorer, xz_slices, yz_slices
from ssai3d_app.engine.reuse.keeping import keep_model
from ssai3d_app.engine.reuse.reusable import ReusableModel
from ssai3d_app.engine.scale import IntensityScale, to_dtype
from ssai3d_app.engine.scene_plan import ScenePlan
from ssai3d_app.engine.trust.maps import DIFFERENCE_DTYPE
from ssai3d_app.engine.trust.stage import Restored, map_trust
from ssai3d_app.engine.tuned_networks import TunedNetworks
from ssai3d_app.engine.tuning import StartMaker
from ssai3d_app.engine.work import TUNING_STAGES, Working, network_bytes, plan_work, stage_work
from ssai3d_app.volume.grid import IsotropicGrid
from ssai3d_app.volume.scene import Box

_FROM_XZ, _PREDICTED, _DIFFERENCE = "xz", "predicted", "difference"


class NetworkMethod:
    """Tunes a network to each channel, or takes it from a tuned model, and restores slices.

    Raises
    ------
    UserError
        When the network, the model or the PSF that was chosen is not there, or of no use.
    """

    restoring: tuple[Stage, ...] = (Stage.RESTORING_XZ, Stage.RESTORING_YZ, Stage.CONSISTENCY)
    working_volumes: tuple[str, ...] = (_FROM_XZ, _PREDICTED, _DIFFERENCE)

    def __init__(self, request: RestoreRequest, narrator: Narrator) -> None:
        self._model = None if request.model is None else ReusableModel(request.model)
        if self._model is not None:
            request = request.model_copy(update={"network": self._model.card.network})
        self.request = request
        self._recipe = request.recipe
        if self._recipe.trust_map:
            self.restoring = (*self.restoring, Stage.TRUST)
        self._network = find_network(self._recipe.network)
        content_of(self._network)  # A damaged file is told now, not when the network is wanted.
        self._psf = None if request.psf is None else read_psf(request.psf)
        self._networks = TunedNetworks()
        self._narrator = narrator
        self._pieces = Pieces(self._recipe, 0, self._tell_of_less)
        self._to_be_tuned: frozenset[tuple[int, int]] = frozenset()
        self.watch: Watch | None = None
        """Sees each network while it is tuned."""
        self.start: StartMaker | None = None
        """What the tuning of the channel that was previewed goes on from."""

    @property
    def ingredients(self) -> Ingredients:
        """The network, the model that it came tuned with, and the PSF that was given."""
        return Ingredients(
            backbone=self._network.name,
            backbone_licence=self._network.licence,
            weights_sha256=self._network.sha256,
            model_sha256=None if self._model is None else self._model.sha256,
            psf_sha256=None if self._psf is None else self._psf.sha256,
        )

    def begin(self, plans: Sequence[ScenePlan]) -> float:
        """Be told what is to be restored; returns the work of all of it.

        Raises
        ------
        UserError
            When a model holds no network for a channel.
        """
        if self._model is not None:
            self._model.check_covers(plans)
        planned = plan_work(plans, self._recipe, tunes=self._model is None)
        self._to_be_tuned = planned.tuned
        return planned.total

    def work(self, grid: IsotropicGrid) -> Mapping[Stage, float]:
        """Work of each stage for one channel at one time."""
        return stage_work(self._recipe, grid)

    def working_bytes(self, plans: Sequence[ScenePlan]) -> Working:
        """Disk space for the networks and for the XZ pass of one volume."""
        return network_bytes(self._recipe, plans)

    def recall(self, job: Job, plans: Sequence[ScenePlan]) -> None:
        """Be where an earlier run was when it stopped."""
        document = job.kept.document
        self._pieces = Pieces(self._recipe, document.halvings, self._tell_of_less)
        if self._psf is not None and self._psf.caution is not None:
            job.narrator.caution(self._psf.caution)
        if self.request.halvings:
            job.narrator.finding(
                f"To need less memory, slices are restored in tiles of {self._pieces.tile} voxels, "
                "and fewer at a time."
            )

        def network(plan: ScenePlan, channel: int) -> nn.Module:
            blank = untuned_network(self._recipe, 0.0, plan.grid.anisotropy, job.device)
            return job.kept.network(plan.index, channel, blank)

        self._networks.recall(document.channels, plans, network)

    def keep(self, document: Document) -> None:
        """Put what the channels' networks came to into the document."""
        document.channels = self._networks.kept()
        document.halvings = self._pieces.halvings

    def scale(self, plan: ScenePlan, channel: int) -> IntensityScale | None:
        """The intensity scale that a channel's network was tuned under."""
        adapted = self._networks.of(plan, channel)
        return None if adapted is None else adapted.scale

    def record_of(self, plan: ScenePlan, channel: int) -> ChannelRecord | None:
        """What was done with a channel."""
        adapted = self._networks.of(plan, channel)
        return None if adapted is None else adapted.record

    def tuned(self, plan: ScenePlan, channel: int) -> AdaptedChannel | None:
        """The network of a channel that is ready; ``None`` before."""
        return self._networks.of(plan, channel)

    def passes(self, job: Job, volume: Volume) -> Passes | None:
        """Both passes, where how far they are apart was kept for the trust map."""
        if not self._recipe.trust_map:
            return None
        grid = volume.plan.grid
        difference = job.scratch.volume(_DIFFERENCE, grid.shape, DIFFERENCE_DTYPE)
        if self._recipe.consistency:
            fused = job.scratch.volume(_PREDICTED, grid.shape).read
        else:
            scale = self.scale(volume.plan, volume.channel)
            assert scale is not None
            result = job.scratch.volume(volume.place.name, grid.shape, volume.plan.dtype)

            def fused(box: Box) -> npt.NDArray[np.float32]:
                return scale.scaled(result.read(box))

        return Passes(fused, lambda box: difference.read(box).astype(np.float32))

    def finish(self, job: Job, record: RunRecord) -> None:
        """Write the tuned networks where they are wanted."""
        if self.request.keep_model:
            keep_model(
                self.request.keep_model,
                self._network,
                self._networks,
                record,
                job.source.fingerprint,
            )

    def skip_readying(self, job: Job, volume: Volume, how: HowDone) -> None:
        """Count as done what an earlier run did to tune, and of the volume that is underway."""
        if how == "tuned":
            self._expect_tuning(job, volume)
            job.progress.skip(*TUNING_STAGES)
        else:
            self.drop_readying(job, volume)
        underway, shape = job.kept.document.underway, volume.plan.grid.shape
        if underway is not None and underway.place == volume.place:
            xz, yz = xz_slices(shape, underway.xz_strips), yz_slices(shape, underway.yz_strips)
            job.progress.begin_at(Stage.RESTORING_XZ, xz, shape[1])
            job.progress.begin_at(Stage.RESTORING_YZ, yz, shape[2])

    def drop_readying(self, job: Job, volume: Volume) -> None:
        """Count tuning as not needed here."""
        if self._is_to_be_tuned(volume):
            job.progress.drop(*TUNING_STAGES)
        elif self._model is not None and volume.is_first:
            job.progress.drop(Stage.MEASURING)

    def make_ready(self, job: Job, volume: Volume, staged: StagedChannel) -> HowDone:
        """Find a network for a channel: that of the model, one of a like channel, or tune one."""
        if self._model is not None:
            if not volume.is_first:
                job.progress.expect(Stage.MEASURING)
            self._reuse(self._model, job, volume, staged)
            return "restored"
        lent = self._networks.lend(volume.plan, volume.channel, staged.scale)
        if lent is not None:
            self.drop_readying(job, volume)
            job.narrator.finding(
                f"{volume.name}: restored with the network that was tuned on scene "
                f"{lent.record.tuned_on_scene}."
            )
            return "restored"
        self._expect_tuning(job, volume)
        self._tune(job, volume, staged)
        return "tuned"

    def restore(
        self, job: Job, volume: Volume, underway: UnderwayVolume, staged: StagedChannel
    ) -> None:
        """Restore what is not restored yet of the volume that is underway."""
        adapted = self._networks.of(volume.plan, volume.channel)
        assert adapted is not None
        grid, dtype = volume.plan.grid, volume.plan.dtype
        depth, rows, columns = grid.shape
        restorer = SliceRestorer(
            adapted.network, staged, grid, self._recipe, self._pieces, job.token
        )
        xz, yz = Stage.RESTORING_XZ, Stage.RESTORING_YZ

        def xz_strip_done(strips: int) -> None:
            underway.xz_strips = strips
            job.keep()

        def yz_strip_done(strips: int, squares: float) -> None:
            underway.yz_strips = strips
            underway.squares += squares
            job.keep()

        def finished(scaled: npt.NDArray[np.float32]) -> npt.NDArray[Any]:
            return to_dtype(staged.scale.raw(scaled), dtype)

        result = job.scratch.volume(volume.place.name, grid.shape, dtype)
        from_xz = job.scratch.volume(_FROM_XZ, grid.shape)
        restorer.restore_xz(
            from_xz,
            underway.xz_strips,
            lambda done: job.progress.tell(xz, done, rows),
            xz_strip_done,
        )
        predicted = job.scratch.volume(_PREDICTED, grid.shape) if self._recipe.consistency else None
        difference = (
            job.scratch.volume(_DIFFERENCE, grid.shape, DIFFERENCE_DTYPE)
            if self._recipe.trust_map
            else None
        )
        restorer.restore_yz_and_fuse(
            from_xz,
            result if predicted is None else predicted,
            finished if predicted is None else lambda scaled: scaled,
            underway.yz_strips,
            lambda done: job.progress.tell(yz, done, columns),
            yz_strip_done,
            difference,
        )
        if adapted.record.pass_disagreement is None:
            disagreement = np.sqrt(underway.squares / (depth * rows * columns))
            adapted.record.pass_disagreement = float(disagreement)
        if predicted is not None:
            make_consistent(
                job,
                volume,
                underway,
                staged,
                adapted.record,
                predicted,
                result,
                finished,
                self._pieces,
                None if self._psf is None else self._psf.on_grid(grid.voxel),
            )
        if difference is not None:
            fitted = None if adapted.record.recording is None else predicted
            restored = Restored(grid, staged, result, difference, fitted)
            map_trust(job, volume, underway, adapted.record, restored)

    def _tell_of_less(self, _: int) -> None:
        self._narrator.caution("Memory is short: slices are restored in smaller tiles.")

    def _is_to_be_tuned(self, volume: Volume) -> bool:
        """Whether the work was planned with tuning here."""
        return volume.is_first and (volume.plan.index, volume.channel) in self._to_be_tuned

    def _expect_tuning(self, job: Job, volume: Volume) -> None:
        if not self._is_to_be_tuned(volume):
            job.progress.expect(*TUNING_STAGES)

    def _tune(self, job: Job, volume: Volume, staged: StagedChannel) -> None:
        plan, recipe, start = volume.plan, self._recipe, None
        if self._was_previewed(volume):
            recipe, start = after_preview(recipe), self.start
        steps = recipe.tuning_steps
        adapted = adapt(
            staged,
            plan.grid,
            volume.channel,
            volume.name,
            recipe,
            job.request.seed,
            job.device,
            job.token,
            job.kept.tuning_of(
                volume.place, lambda step: job.progress.begin_at(Stage.TUNING, step, steps)
            ),
            job.narrator,
            job.progress,
            start,
            self.watch,
        )
        adapted.record.name = plan.scene.channels[volume.channel].name
        adapted.record.tuned_on_scene = plan.index
        self._take(job, volume, adapted)

    def _was_previewed(self, volume: Volume) -> bool:
        previewed = self.request.preview
        return previewed is not None and (previewed.scene, previewed.channel) == (
            volume.plan.index,
            volume.channel,
        )

    def _reuse(self, model: ReusableModel, job: Job, volume: Volume, staged: StagedChannel) -> None:
        adapted = model.adapt(
            staged,
            volume.plan,
            volume.channel,
            volume.name,
            self._recipe,
            job.request.seed,
            job.device,
            job.token,
            job.narrator,
            job.progress,
        )
        own = job.source.fingerprint.is_of_same_content(model.card.source)
        adapted.record.tuned_on_same_file = own
        self._take(job, volume, adapted)

    def _take(self, job: Job, volume: Volume, adapted: AdaptedChannel) -> None:
        job.kept.keep_network(volume.plan.index, volume.channel, adapted.network)
        self._networks.keep(volume.plan, volume.channel, adapted)
