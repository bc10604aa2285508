"""A stack through the engine's own parts, where an arm may put another part in the place of one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from types import ModuleType
from typing import Any
from unittest import mock

import numpy as np
from torch import nn

from ssai3d_app.engine import adaptation, tuning
from ssai3d_app.engine.adaptation import MeasuredChannel, estimate_of, untuned_network
from ssai3d_app.engine.backbones.library import find_network
from ssai3d_app.engine.cancellation import CancellationSource
from ssai3d_app.engine.consistency.finding import UnclearBlurError, find_recording
from ssai3d_app.engine.consistency.refining import Refiner
from ssai3d_app.engine.consistency.trials import Window
from ssai3d_app.engine.device import make_deterministic
from ssai3d_app.engine.pairs import PairMaker
from ssai3d_app.engine.preparation import StagedChannel
from ssai3d_app.engine.recipe import Recipe
from ssai3d_app.engine.restoration import Pieces, SliceRestorer
from ssai3d_app.engine.scale import IntensityScale
from ssai3d_app.engine.surgeon import LayerChoice, choose_layers
from ssai3d_app.engine.tuning import TuningResult, tune
from ssai3d_app.volume.grid import IsotropicGrid
from ssai3d_app.volume.scene import Box
from tests.benchmarks.ablation.stacks import Specimen
from tests.benchmarks.from_scratch.training import CPU
from tests.engine.staged import channel_of
from tests.engine.tuning_specimens import ForgetsAll

Choose = Callable[[nn.Module, Sequence[str], float, int], LayerChoice]
"""Layers to train, from the network, the surgeon's ranking, the largest share, and a seed."""


def by_rank(network: nn.Module, ranking: Sequence[str], share: float, seed: int) -> LayerChoice:
    """The surgeon's own choice."""
    return choose_layers(network, ranking, share)


@dataclass(frozen=True, eq=False)
class Tuning:
    """What decides the tuned network; each is the engine's own where an arm does not change it.

    ``pairs`` takes the place of :class:`PairMaker`; they are made of planes without noise and haze
    as far as they are ``estimated``. ``shown`` is what becomes of the tuned network.
    """

    recipe: Callable[[Recipe], Recipe] = lambda recipe: recipe
    scale: Callable[[np.ndarray], IntensityScale] = IntensityScale.of
    pairs: Callable[..., PairMaker] = PairMaker
    estimated: bool = True
    choose: Choose = by_rank
    shown: Callable[[nn.Module], nn.Module] = lambda network: network


class Written:
    """A volume in memory that the engine writes to and reads like one in a scratch file."""

    def __init__(self, values: np.ndarray) -> None:
        self.values = values

    def read(self, box: Box) -> np.ndarray:
        return np.ascontiguousarray(self.values[box])

    def write(self, box: Box, values: np.ndarray) -> None:
        self.values[box] = values

    def forget_columns(self, first: int, last: int) -> None:
        """Memory is not given back in parts."""


class Run:
    """What a way of tuning makes of a stack; each step is computed when it is first wanted."""

    def __init__(self, stack: Specimen, way: Tuning, recipe: Recipe, seed: int) -> None:
        self._stack = stack
        self._way = way
        self._recipe = way.recipe(recipe)
        self._seed = seed
        self._token = CancellationSource().token
        self._staged = channel_of(stack.raw, way.scale(stack.raw))

    @cached_property
    def measured(self) -> MeasuredChannel:
        """Noise and blur, and the pairs."""
        make_deterministic(self._seed)
        beside = find_network(self._recipe.network).architecture.neighbours
        rng = np.random.default_rng([self._seed, 0])
        grid = self._stack.grid
        estimate = estimate_of(self._recipe, grid.anisotropy, CPU, self._token)
        with instead(adaptation, "PairMaker", self._way.pairs):
            return MeasuredChannel.of(
                self._staged,
                grid,
                self._recipe,
                beside,
                rng,
                estimate if self._way.estimated else None,
            )

    @cached_property
    def _tuned(self) -> tuple[nn.Module, TuningResult]:
        measured, anisotropy = self.measured, self._stack.grid.anisotropy
        network = untuned_network(self._recipe, measured.noise_at_half, anisotropy, CPU)

        def choose(network: nn.Module, ranking: Sequence[str], share: float) -> LayerChoice:
            return self._way.choose(network, ranking, share, self._seed)

        with instead(tuning, "choose_layers", choose):
            result = tune(
                network,
                measured.training,
                measured.judging,
                self._recipe,
                self._seed,
                CPU,
                self._token,
                ForgetsAll(),
                lambda _: None,
                lambda *_: None,
                lambda: None,
            )
        return self._way.shown(network).eval(), result

    @property
    def choice(self) -> LayerChoice:
        """The layers that were trained."""
        return self._tuned[1].choice

    @property
    def facts(self) -> dict[str, float]:
        """What the tuning tells of itself, where there was one."""
        if "_tuned" not in self.__dict__:
            return {}
        result = self._tuned[1]
        return {
            "tuned_share": result.choice.share,
            "steps": result.steps,
            "error_before": result.error_before,
            "error_after": result.error_after,
        }

    @cached_property
    def interpolated(self) -> np.ndarray:
        """What the network is shown: the raw planes brought to the isotropic grid."""
        raw = self._staged.scaled((slice(None),) * 3)
        return np.tensordot(self._stack.grid.interpolation(0), raw, axes=1)

    @cached_property
    def xz(self) -> np.ndarray:
        """The XZ pass alone."""
        return self._pass(self._staged, self._stack.grid)

    @cached_property
    def yz(self) -> np.ndarray:
        """The YZ pass alone: the XZ pass of the stack whose rows and columns changed places."""
        turned = channel_of(self._stack.raw.swapaxes(1, 2), self._staged.scale)
        grid = self._stack.grid
        (z, y, x), (dz, dy, dx) = grid.raw_shape, grid.raw_voxel_size
        return self._pass(turned, IsotropicGrid((z, x, y), (dz, dx, dy))).swapaxes(1, 2)

    @cached_property
    def fused(self) -> np.ndarray:
        """Both passes, brought together as the engine does it."""
        result = Written(np.empty(self._stack.grid.shape, dtype=np.float32))
        self._restorer(self._staged, self._stack.grid).restore_yz_and_fuse(
            Written(self.xz), result, lambda fused: fused, 0, lambda _: None, lambda *_: None
        )
        return result.values

    def _pass(self, staged: StagedChannel, grid: IsotropicGrid) -> np.ndarray:
        result = Written(np.empty(grid.shape, dtype=np.float32))
        restorer = self._restorer(staged, grid)
        restorer.restore_xz(result, 0, lambda _: None, lambda _: None)
        return result.values

    def _restorer(self, staged: StagedChannel, grid: IsotropicGrid) -> SliceRestorer:
        network, pieces = self._tuned[0], _pieces(self._recipe)
        return SliceRestorer(network, staged, grid, self._recipe, pieces, self._token)

    def consistent(self, predicted: np.ndarray) -> tuple[np.ndarray, dict[str, float]]:
        """A prediction after the consistency stage, and what that found.

        Where the recording is unclear the prediction stays as it is, and nothing was found.
        """
        r = self._stack.grid.anisotropy
        raw = self._staged.scaled((slice(None),) * 3)
        # A field is about as large as the windows that the stage looks at.
        windows = [Window(raw, predicted)]
        try:
            recording = find_recording(
                windows, r, self.measured.reading.noise, self._seed, CPU, self._token
            )
        except UnclearBlurError:
            return predicted, {}
        volume = Written(predicted)
        refiner = Refiner(
            recording,
            r,
            raw.shape,
            self._staged.scaled,
            volume.read,
            _pieces(self._recipe),
            CPU,
            self._token,
        )
        refined = np.empty_like(predicted)
        for box in refiner.boxes:
            refined[box] = refiner.refined(box)
        found = {"consistency_steps": len(recording.strides), "axial_sigma": recording.axial_sigma}
        return refined, found


def _pieces(recipe: Recipe) -> Pieces:
    return Pieces(recipe, 0, lambda _: None)


@contextmanager
def instead(owner: ModuleType | type, name: str, part: Callable[..., Any]) -> Iterator[None]:
    """Let a part take the place of the engine's meanwhile, in a module or class.

    Raises
    ------
    RuntimeError
        When the engine did without it, so that an arm would be said to change what it did not.
    """
    with mock.patch.object(owner, name, side_effect=part) as stand_in:
        yield
    if not stand_in.called:
        raise RuntimeError(f"{owner.__name__} did not use its {name}")
