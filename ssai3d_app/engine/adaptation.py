"""One channel made known to the network: measure the sample, make pairs, tune the chosen layers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

from ssai3d_app.engine.backbones.conditions import Conditioned
from ssai3d_app.engine.backbones.library import find_network
from ssai3d_app.engine.backbones.weights import load_pretrained
from ssai3d_app.engine.cancellation import CancellationToken
from ssai3d_app.engine.device import placed
from ssai3d_app.engine.events import Stage
from ssai3d_app.engine.narration import Narrator
from ssai3d_app.engine.pairs import (
    PairMaker,
    estimated_planes,
    held_out_patches,
    plan_crops,
    read_crops,
)
from ssai3d_app.engine.preparation import StagedChannel, sampled_planes
from ssai3d_app.engine.progress import ProgressTeller
from ssai3d_app.engine.recipe import PRESETS, Recipe
from ssai3d_app.engine.record import ChannelRecord
from ssai3d_app.engine.restoration import Pieces
from ssai3d_app.engine.sample import sentences
from ssai3d_app.engine.sample.reading import SampleReading, read_sample
from ssai3d_app.engine.scale import IntensityScale
from ssai3d_app.engine.tuning import StartMaker, StateKeeper, TuningResult, tune
from ssai3d_app.volume.grid import IsotropicGrid

FloatArray = npt.NDArray[np.float32]
Estimate = Callable[[float, FloatArray], FloatArray]
"""Makes of the noise at half brightness and raw planes (n, Y, X) what these would be without noise
and haze, all on the engine's scale."""


Watch = Callable[[nn.Module, int, float], None]
"""Sees a network while it is tuned: as it is after so many steps, and its error then."""


@dataclass(frozen=True)
class AdaptedChannel:
    """A channel's tuned network, and the scale that all its time points share."""

    network: nn.Module
    scale: IntensityScale
    record: ChannelRecord


@dataclass(frozen=True)
class MeasuredChannel:
    """What a channel tells of its recording, and pairs made of its planes: some only judge.

    Each patch is shown between those of ``beside`` planes above and below.
    """

    reading: SampleReading
    judging: PairMaker
    training: PairMaker

    @classmethod
    def of(
        cls,
        staged: StagedChannel,
        grid: IsotropicGrid,
        recipe: Recipe,
        beside: int,
        rng: np.random.Generator,
        estimate: Estimate | None = None,
    ) -> MeasuredChannel:
        """Find noise and blur, and make pairs of what ``estimate`` gives for the planes.

        Without it the planes are taken as they are, noise and all.
        """
        planes = sampled_planes(staged, rng)
        reading = read_sample(staged, planes, grid)

        def shown(raw: FloatArray) -> FloatArray:
            return raw if estimate is None else estimate(reading.noise.at_half, raw)

        plan = plan_crops(staged.volume.shape, grid.anisotropy, recipe)
        crops = read_crops(staged, plan, grid.anisotropy, planes, rng, shown)
        judging, training = (
            PairMaker(patches, grid.anisotropy, reading.blur, reading.noise)
            for patches in held_out_patches(crops, beside, recipe.held_out_share, rng)
        )
        return cls(reading, judging, training)

    @property
    def noise_at_half(self) -> float:
        """Standard deviation of the noise at half brightness, on the engine's scale."""
        return self.reading.noise.at_half


def facts_of(reading: SampleReading, staged: StagedChannel, grid: IsotropicGrid) -> dict[str, Any]:
    """What :class:`ChannelFacts` tell of the stack itself, but for channel and name."""
    scale, voxel = staged.scale, grid.voxel
    blur, expected, by_depth = reading.blur, reading.expected_by_optics, reading.blur_by_depth
    cut_offs = reading.axial_cut_off, reading.lateral_cut_off
    return {
        "background": scale.background,
        "intensity_range": scale.range,
        "noise_gain": reading.noise.gain,
        "noise_read_variance": reading.noise.read_variance,
        "axial_blur_sigma_um": (blur.smallest * voxel, blur.largest * voxel),
        "axial_blur_measured_um": None if blur.measured is None else blur.measured * voxel,
        "axial_blur_best_um": blur.best * voxel,
        "axial_blur_by_depth_um": by_depth and tuple(width * voxel for width in by_depth),
        "axial_blur_by_optics_um": None if expected is None else expected.width * voxel,
        "background_level": reading.background * scale.range + scale.background,
        "saturated_share": staged.saturated_share,
        "brightness_lost": reading.fading,
        "resolution_um": tuple(cut and voxel / cut for cut in cut_offs),
    }


def untuned_network(
    recipe: Recipe, noise: float, anisotropy: float, device: torch.device
) -> nn.Module:
    """The recipe's network on a device; one that wants to know the recording is told of it.

    ``noise`` is the standard deviation at half brightness on the engine's scale.
    """
    network = load_pretrained(recipe.network)
    if not network.conditions:
        return placed(network, device)
    return placed(Conditioned(network, noise, anisotropy), device)


def estimate_of(
    recipe: Recipe,
    anisotropy: float,
    device: torch.device,
    token: CancellationToken,
    halvings: int = 0,
) -> Estimate:
    """The estimate by the recipe's network before tuning, where that knows microscopes.

    An imported network was trained on other pictures, mostly, and one that ships takes its place.
    ``halvings`` is how often the pieces that go through it are made smaller from the start; they
    are again where memory is short.
    """
    ships = find_network(recipe.network).origin is None
    name = recipe.network if ships else PRESETS["balanced"].network
    own = recipe.model_copy(update={"network": name})
    beside = find_network(name).architecture.neighbours
    pieces = Pieces(own, halvings, lambda _: None)

    @cache
    def network_for(noise: float) -> nn.Module:
        return untuned_network(own, noise, anisotropy, device).eval()

    def estimate(noise: float, raw: FloatArray) -> FloatArray:
        return estimated_planes(
            network_for(noise), raw, anisotropy, beside, own.tile_overlap, pieces, token
        )

    return estimate


def measure(
    staged: StagedChannel,
    grid: IsotropicGrid,
    channel: int,
    name: str,
    recipe: Recipe,
    seed: int,
    device: torch.device,
    token: CancellationToken,
    narrator: Narrator,
    progress: ProgressTeller,
    halvings: int = 0,
) -> MeasuredChannel:
    """Find noise and blur of a channel, and make its planes into pairs that teach and judge.

    ``halvings`` is how often what goes through the network at a time is halved from the start.
    """
    estimate = estimate_of(recipe, grid.anisotropy, device, token, halvings)
    beside = find_network(recipe.network).architecture.neighbours
    rng = np.random.default_rng([seed, channel])
    measured = MeasuredChannel.of(staged, grid, recipe, beside, rng, estimate)
    for finding in sentences.findings(name, measured.reading, staged.scale, grid):
        narrator.finding(finding)
    for caution in sentences.cautions(name, measured.reading, grid):
        narrator.caution(caution)
    progress.tell(Stage.MEASURING, 1, 1)
    return measured


def adapt(
    staged: StagedChannel,
    grid: IsotropicGrid,
    channel: int,
    name: str,
    recipe: Recipe,
    seed: int,
    device: torch.device,
    token: CancellationToken,
    keeper: StateKeeper,
    narrator: Narrator,
    progress: ProgressTeller,
    start: StartMaker | None = None,
    watch: Watch | None = None,
) -> AdaptedChannel:
    """Measure the channel and fine-tune the pre-trained backbone to it, on planes of its own.

    Measuring takes moments and is done anew after an interruption; the tuning goes on from where
    ``keeper`` has it, or else from ``start``. ``watch`` sees the network whenever it was judged.
    """

    def judged(step: int, error: float) -> None:
        narrator.tuning_loss(step, error)
        if watch is not None:
            watch(network, step, error)

    measured = measure(
        staged,
        grid,
        channel,
        name,
        recipe,
        seed,
        device,
        token,
        narrator,
        progress,
        keeper.halvings,
    )
    network = untuned_network(recipe, measured.noise_at_half, grid.anisotropy, device)
    result = tune(
        network,
        measured.training,
        measured.judging,
        recipe,
        seed,
        device,
        token,
        keeper,
        lambda step: progress.tell(Stage.TUNING, step, recipe.tuning_steps),
        judged,
        lambda: narrator.caution(
            f"Memory is short: {name} is tuned with fewer patches at a time, which takes longer."
        ),
        start,
    )
    if result.steps < recipe.tuning_steps:
        progress.tell(Stage.TUNING, recipe.tuning_steps, recipe.tuning_steps)
    narrator.finding(_told(name, result))
    record = ChannelRecord(
        channel=channel,
        name=name,
        **facts_of(measured.reading, staged, grid),
        tuned_layers=result.choice.layers,
        tuned_share=result.choice.share,
        tuning_steps=result.steps,
        preview_steps=result.steps_before,
        held_out_error_before=result.error_before,
        held_out_error_after=result.error_after,
        tuning_curve=result.curve,
    )
    return AdaptedChannel(network, staged.scale, record)


def _told(name: str, result: TuningResult) -> str:
    share = 100 * result.choice.share
    tuned = f"{name}: {share:.1f} % of the network was tuned in {result.steps} steps"
    errors = f"{100 * result.error_before:.2f} to {100 * result.error_after:.2f} % of the signal."
    fallen = f"the error on held-out planes went from {errors}"
    if result.steps_before:
        return f"{tuned}, after {result.steps_before} in the preview; {fallen}"
    return f"{tuned}; {fallen}"
