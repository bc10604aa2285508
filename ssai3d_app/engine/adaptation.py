"""One channel made known to the network: measure the sample, make pairs, tune the chosen layers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

from ssai3d_app.engine.backbones.conditions import Conditioned
from ssai3d_app.engine.backbones.library import find_network
from ssai3d_app.engine.backbones.weights import load_pretrained
from ssai3d_app.engine.cancellation import CancellationToken
from ssai3d_app.engine.degradation import NoiseModel
from ssai3d_app.engine.device import placed
from ssai3d_app.engine.events import Stage
from ssai3d_app.engine.narration import Narrator
from ssai3d_app.engine.pairs import PairMaker, select_patches
from ssai3d_app.engine.preparation import StagedChannel, sampled_planes
from ssai3d_app.engine.progress import ProgressTeller
from ssai3d_app.engine.psf import FWHM_PER_SIGMA
from ssai3d_app.engine.recipe import Recipe
from ssai3d_app.engine.record import ChannelRecord
from ssai3d_app.engine.sample import BlurRange, estimate_noise
from ssai3d_app.engine.sample.blur import Evidence, plausible_blur
from ssai3d_app.engine.sample.spectra import PowerSpectrum, SpectralBlocks
from ssai3d_app.engine.scale import IntensityScale
from ssai3d_app.engine.tuning import StateKeeper, tune
from ssai3d_app.volume.grid import IsotropicGrid

FloatArray = npt.NDArray[np.float32]

_TRAINING_PATCHES = 320
_HELD_OUT_PATCHES = 48


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

    noise: NoiseModel
    blur: BlurRange
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
    ) -> MeasuredChannel:
        """Find noise and blur, and choose the patches that the pairs are made of."""
        planes = sampled_planes(staged, rng)
        noise = estimate_noise(planes.images)
        blur = measure_blur(staged, grid)
        held_out = max(1, round(recipe.held_out_share * len(planes.images)))

        def pairs(first: int, last: int, count: int) -> PairMaker:
            places = select_patches(planes.images[first:last], count, rng, recipe.patch_size)
            patches = [
                staged.between_planes(planes.origins[first + number], rows, columns, beside)
                for number, rows, columns in places
            ]
            return PairMaker(np.stack(patches), grid.anisotropy, blur, noise)

        judging = pairs(0, held_out, _HELD_OUT_PATCHES)
        training = pairs(held_out, len(planes.images), _TRAINING_PATCHES)
        return cls(noise, blur, judging, training)

    @property
    def noise_at_half(self) -> float:
        """Standard deviation of the noise at half brightness, on the engine's scale."""
        return float(self.noise.standard_deviation(torch.tensor(0.5)))


def measure_blur(staged: StagedChannel, grid: IsotropicGrid) -> BlurRange:
    """The plausible axial blur of a channel, from spectra of blocks with structure."""
    blocks = SpectralBlocks.of(staged).read(staged, slice(0, staged.volume.shape[0]))
    spectrum = PowerSpectrum.of(blocks, grid.anisotropy)
    return plausible_blur(Evidence.of(spectrum, grid.anisotropy), grid.anisotropy)


def describe_blur(name: str, blur: BlurRange, voxel: float) -> str:
    """The blur range as a sentence, in µm (``voxel`` is the isotropic voxel's edge in µm)."""
    low, high = (w * FWHM_PER_SIGMA * voxel for w in (blur.smallest, blur.largest))
    origin = "judged from the voxel size" if blur.measured is None else "measured from the stack"
    return (
        f"{name}: along z the image is taken to be blurred by {low:.2f}–{high:.2f} µm more than "
        f"in the plane (full width at half maximum, {origin})."
    )


def facts_of(
    measured: MeasuredChannel, scale: IntensityScale, grid: IsotropicGrid
) -> dict[str, Any]:
    """What a :class:`ChannelRecord` tells of the stack itself."""
    blur, noise = measured.blur, measured.noise
    return {
        "background": scale.background,
        "intensity_range": scale.range,
        "noise_gain": noise.gain,
        "noise_read_variance": noise.read_variance,
        "axial_blur_sigma_um": (blur.smallest * grid.voxel, blur.largest * grid.voxel),
        "axial_blur_measured_um": None if blur.measured is None else blur.measured * grid.voxel,
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


def measure(
    staged: StagedChannel,
    grid: IsotropicGrid,
    channel: int,
    name: str,
    recipe: Recipe,
    seed: int,
    narrator: Narrator,
    progress: ProgressTeller,
) -> MeasuredChannel:
    """Find noise and blur of a channel, and make its planes into pairs that teach and judge."""
    beside = find_network(recipe.network).architecture.neighbours
    rng = np.random.default_rng([seed, channel])
    measured = MeasuredChannel.of(staged, grid, recipe, beside, rng)
    blur = measured.blur
    narrator.finding(describe_blur(name, blur, grid.voxel))
    if blur.already_isotropic and grid.anisotropy < 1.5:
        narrator.caution(
            f"{name} looks as sharp along z as in the plane already; expect little change."
        )
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
) -> AdaptedChannel:
    """Measure the channel and fine-tune the pre-trained backbone to it, on planes of its own.

    Measuring takes moments and is done anew after an interruption; the tuning goes on from where
    ``keeper`` has it.
    """
    measured = measure(staged, grid, channel, name, recipe, seed, narrator, progress)
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
        narrator.tuning_loss,
        lambda: narrator.caution(
            f"Memory is short: {name} is tuned with fewer patches at a time, which takes longer."
        ),
    )
    if result.steps < recipe.tuning_steps:
        progress.tell(Stage.TUNING, recipe.tuning_steps, recipe.tuning_steps)
    narrator.finding(
        f"{name}: {100 * result.choice.share:.1f} % of the network was tuned in {result.steps} "
        f"steps; the error on held-out planes went from {100 * result.error_before:.2f} to "
        f"{100 * result.error_after:.2f} % of the signal."
    )
    record = ChannelRecord(
        channel=channel,
        name=name,
        **facts_of(measured, staged.scale, grid),
        tuned_layers=result.choice.layers,
        tuned_share=result.choice.share,
        tuning_steps=result.steps,
        held_out_error_before=result.error_before,
        held_out_error_after=result.error_after,
        tuning_curve=result.curve,
    )
    return AdaptedChannel(network, staged.scale, record)
