"""Volumes deconvolved as it is classically done, under the blur found or the PSF given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import numpy as np

from ssai3d_app.engine.adaptation import facts_of
from ssai3d_app.engine.checkpoints.document import (
    Document,
    HowDone,
    KeptDeconvolution,
    UnderwayVolume,
)
from ssai3d_app.engine.classics.acquisition import Acquisition, FloatVolume, PointSpread
from ssai3d_app.engine.classics.estimating import (
    estimates_of,
    gaussian_along_z,
    halo_and_margin,
    pedestal,
)
from ssai3d_app.engine.classics.names import CLASSICS
from ssai3d_app.engine.classics.psf_file import GivenPsf, read_psf
from ssai3d_app.engine.classics.solving import TileSolver
from ssai3d_app.engine.classics.tiles import core_edge, halved
from ssai3d_app.engine.events import Stage
from ssai3d_app.engine.job import Job, Volume
from ssai3d_app.engine.memory import with_less_at_a_time
from ssai3d_app.engine.narration import Narrator
from ssai3d_app.engine.preparation import StagedChannel, sampled_planes, slabs
from ssai3d_app.engine.psf import FWHM_PER_SIGMA
from ssai3d_app.engine.recipe import MOST_HALVINGS, RestoreRequest
from ssai3d_app.engine.record import DeconvolvedChannel, Ingredients, RunRecord
from ssai3d_app.engine.report.parts_of_volume import Passes
from ssai3d_app.engine.sample import sentences
from ssai3d_app.engine.sample.reading import read_sample
from ssai3d_app.engine.scale import IntensityScale, to_dtype
from ssai3d_app.engine.scene_plan import ScenePlan
from ssai3d_app.engine.work import Working, classic_work
from ssai3d_app.formats.scratch import ScratchVolume
from ssai3d_app.volume.boxes import parts, whole
from ssai3d_app.volume.grid import IsotropicGrid
from ssai3d_app.volume.scene import Box

_MOST_VOXELS = 2**24
"""Of a tile with all around it; a step holds up to 25 such volumes of float32 at once."""


class ClassicMethod:
    """Deconvolves each channel; no network is loaded or tuned.

    Raises
    ------
    UserError
        When the PSF that was given cannot be used.
    """

    restoring: tuple[Stage, ...] = (Stage.DECONVOLVING,)
    working_volumes: tuple[str, ...] = ()

    def __init__(self, request: RestoreRequest, narrator: Narrator) -> None:
        assert request.method != "ssai"
        self.request = request
        self._recipe = recipe = request.recipe
        assert recipe.iterations is not None
        self._name, self._steps = request.method, recipe.iterations
        self._psf: GivenPsf | None = None if request.psf is None else read_psf(request.psf)
        self._narrator = narrator
        self._channels: dict[tuple[int, int], KeptDeconvolution] = {}
        self._halvings = 0

    @property
    def ingredients(self) -> Ingredients:
        """The PSF, where one was given."""
        return Ingredients(psf_sha256=None if self._psf is None else self._psf.sha256)

    def begin(self, plans: Sequence[ScenePlan]) -> float:
        """Be told what is to be restored; returns the work of all of it."""
        total = 0.0
        for plan in plans:
            work = dict(self.work(plan.grid))
            once = work.pop(Stage.MEASURING) + work.pop(Stage.REPORT)
            total += len(plan.channels) * (once + len(plan.times) * sum(work.values()))
        return total

    def work(self, grid: IsotropicGrid) -> Mapping[Stage, float]:
        """Work of each stage for one channel at one time."""
        return classic_work(self._steps, grid)

    def working_bytes(self, plans: Sequence[ScenePlan]) -> Working:  # noqa: ARG002
        """Disk space for working files of its own: it has none."""
        return Working()

    def recall(self, job: Job, plans: Sequence[ScenePlan]) -> None:  # noqa: ARG002
        """Be where an earlier run was when it stopped."""
        document = job.kept.document
        self._halvings = document.halvings
        self._channels = {(kept.scene, kept.channel): kept for kept in document.deconvolved}
        if self._psf is not None and self._psf.caution is not None:
            job.narrator.caution(self._psf.caution)

    def keep(self, document: Document) -> None:
        """Put what was found of the channels into the document."""
        document.deconvolved = list(self._channels.values())
        document.halvings = self._halvings

    def scale(self, plan: ScenePlan, channel: int) -> IntensityScale | None:
        """The intensity scale of a channel whose noise and blur are known."""
        kept = self._channels.get((plan.index, channel))
        return None if kept is None else IntensityScale(kept.background, kept.range)

    def record_of(self, plan: ScenePlan, channel: int) -> DeconvolvedChannel | None:
        """What was done with a channel."""
        kept = self._channels.get((plan.index, channel))
        return None if kept is None else kept.record

    def passes(self, job: Job, volume: Volume) -> Passes | None:  # noqa: ARG002
        """A deconvolution has none."""
        return None

    def finish(self, job: Job, record: RunRecord) -> None:
        """Nothing is left to do."""

    def skip_readying(self, job: Job, volume: Volume, how: HowDone) -> None:
        """Count as done what an earlier run did to measure."""
        if how != "measured":
            self.drop_readying(job, volume)
            return
        if not volume.is_first:
            job.progress.expect(Stage.MEASURING)
        job.progress.skip(Stage.MEASURING)

    def drop_readying(self, job: Job, volume: Volume) -> None:
        """Count measuring as not needed here."""
        if volume.is_first:
            job.progress.drop(Stage.MEASURING)

    def make_ready(self, job: Job, volume: Volume, staged: StagedChannel) -> HowDone:
        """Find noise and blur of a channel."""
        if not volume.is_first:
            job.progress.expect(Stage.MEASURING)
        grid, scale = volume.plan.grid, staged.scale
        rng = np.random.default_rng([job.request.seed, volume.channel])
        reading = read_sample(staged, sampled_planes(staged, rng), grid)
        raised = pedestal(reading.noise)
        sigma = None if self._psf is not None else reading.blur.best
        sigma_um = None if sigma is None else sigma * grid.voxel
        self._channels[volume.plan.index, volume.channel] = KeptDeconvolution(
            scene=volume.plan.index,
            channel=volume.channel,
            background=scale.background,
            range=scale.range,
            sigma=sigma,
            noise_at_half=reading.noise.at_half,
            pedestal=raised,
            record=DeconvolvedChannel(
                channel=volume.channel,
                name=volume.plan.scene.channels[volume.channel].name,
                **facts_of(reading, staged, grid),
                psf_sigma_um=sigma_um,
                iterations=self._steps,
                tv_weight=self._recipe.tv_weight,
                background_of_model=raised * scale.range,
            ),
        )
        if sigma is not None:
            for finding in sentences.findings(volume.name, reading, scale, grid):
                job.narrator.finding(finding)
            for caution in sentences.cautions(volume.name, reading, grid):
                job.narrator.caution(caution)
        job.narrator.finding(self._in_words(volume.name, sigma_um))
        job.progress.tell(Stage.MEASURING, 1, 1)
        return "measured"

    def _in_words(self, name: str, sigma_um: float | None) -> str:
        title = CLASSICS[self._name].title
        under = (
            f"under a Gaussian blur along z of {sigma_um * FWHM_PER_SIGMA:.2f} µm (full width at "
            "half maximum)"
            if sigma_um is not None
            else f"with the PSF {self._psf.name if self._psf else ''}"
        )
        return f"{name}: deconvolved by {title}, {self._steps} steps, {under}."

    def _point_spread(self, kept: KeptDeconvolution, voxel: float) -> PointSpread:
        if self._psf is not None:
            return self._psf.on_grid(voxel)
        assert kept.sigma is not None
        return gaussian_along_z(kept.sigma)

    def restore(
        self, job: Job, volume: Volume, underway: UnderwayVolume, staged: StagedChannel
    ) -> None:
        """Solve what is not solved yet of the volume that is underway."""
        grid = volume.plan.grid
        kept = self._channels[volume.plan.index, volume.channel]
        psf = self._point_spread(kept, grid.voxel)
        weight = self._recipe.tv_weight
        halo, margin = halo_and_margin(self._name, psf, grid.anisotropy)
        raised = np.float32(kept.pedestal)

        def read(box: Box) -> FloatVolume:
            return staged.scaled(box) + raised

        solver = TileSolver(
            estimates_of(self._name, self._steps, weight, kept.noise_at_half),
            Acquisition(psf, grid.anisotropy, kept.pedestal),
            staged.volume.shape,
            read,
            halo,
            margin,
            self._steps,
            job.device,
            job.token,
        )
        edge = core_edge(grid.shape, halo, margin, _MOST_VOXELS)
        tiles = list(parts(whole(grid.shape), edge))
        result = job.scratch.volume(volume.place.name, grid.shape, volume.plan.dtype)
        total = len(tiles) * self._steps
        if underway.tiles:
            job.progress.begin_at(Stage.DECONVOLVING, underway.tiles * self._steps, total)
        for number, core in enumerate(tiles[underway.tiles :], underway.tiles):
            work = partial(self._solve, job, volume, solver, core, number * self._steps, total)
            light = with_less_at_a_time(partial(work, staged.scale, result), self._less)
            underway.tiles, underway.light = number + 1, underway.light + light
            job.keep()
            job.progress.tell(Stage.DECONVOLVING, (number + 1) * self._steps, total)
        if kept.record.flux is None:
            seen = _interpolated_light(staged, grid)
            kept.record.flux = underway.light / seen if seen > 0 else None

    def _solve(
        self,
        job: Job,
        volume: Volume,
        solver: TileSolver,
        core: Box,
        done: int,
        total: int,
        scale: IntensityScale,
        result: ScratchVolume,
    ) -> float:
        """Solve a tile, in pieces where memory is short; returns its light."""
        light = 0.0
        pieces = list(halved(core, self._halvings))
        for number, piece in enumerate(pieces):

            def on_step(step: int, before: int = number * self._steps) -> None:
                within = (before + step) // len(pieces)
                job.progress.tell(Stage.DECONVOLVING, min(done + within, total - 1), total)

            solved = solver.solve(piece, on_step)
            light += float(solved.sum(dtype=np.float64))
            result.write(piece, to_dtype(scale.raw(solved), volume.plan.dtype))
        return light

    def _less(self) -> bool:
        """Halve what is solved at a time; says whether that could be."""
        if self._halvings >= MOST_HALVINGS:
            return False
        self._halvings += 1
        self._narrator.caution("Memory is short: the stack is deconvolved in smaller tiles.")
        return True


def _interpolated_light(staged: StagedChannel, grid: IsotropicGrid) -> float:
    """What the raw planes hold above background, brought to the isotropic grid along z."""
    weights = grid.interpolation(0).sum(axis=0, dtype=np.float64)
    light = 0.0
    for slab in slabs(staged.volume.shape):
        planes = staged.scaled((slab, slice(None), slice(None)))
        light += float(weights[slab] @ planes.sum(axis=(1, 2), dtype=np.float64))
    return light
