"""The steps over a whole stack, tile by tile, out of core."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

import torch

from ssai3d_app.engine.cancellation import CancellationToken
from ssai3d_app.engine.classics.acquisition import FloatVolume, Shape
from ssai3d_app.engine.classics.forward_model import ForwardModel
from ssai3d_app.engine.classics.solving import Tile, tiles
from ssai3d_app.engine.consistency.finding import (
    LATERAL_SIGMA,
    MARGIN,
    Recording,
    start_from,
)
from ssai3d_app.engine.consistency.resolution import Resolution
from ssai3d_app.engine.consistency.steps import Steps, extended
from ssai3d_app.volume.scene import Box

_TILE = (160, 192, 192)
_HALO = 16


class Refiner:
    """Makes a channel's prediction consistent with its raw planes.

    ``raw`` reads a box of the raw planes, shape ``raw_shape``, and ``predicted`` one of the
    isotropic grid, both on the engine's scale.
    """

    def __init__(
        self,
        recording: Recording,
        anisotropy: float,
        raw_shape: Shape,
        raw: Callable[[Box], FloatVolume],
        predicted: Callable[[Box], FloatVolume],
        device: torch.device,
        token: CancellationToken,
    ) -> None:
        self._recording = recording
        self._acquisition = recording.acquisition(anisotropy)
        self._raw_shape = raw_shape
        self._raw = raw
        self._predicted = predicted
        self._device = device
        self._token = token
        self._resolution = Resolution(LATERAL_SIGMA, device)
        self._reach = self._acquisition.psf.volumes[0].shape[0] // 2

    @property
    def tiles(self) -> int:
        """How many tiles there are."""
        return sum(1 for _ in self._tiles())

    def refined(self, tiles_done: int = 0) -> Iterator[tuple[Box, FloatVolume]]:
        """The boxes of the isotropic grid after those done, and what belongs there.

        Raises
        ------
        JobCancelled
            Between two steps, once the owner of the token has cancelled.
        """
        for tile in islice(self._tiles(), tiles_done, None):
            yield tile.core, self._solved(tile)

    def _tiles(self) -> Iterator[Tile]:
        halo = (max(_HALO, self._reach), _HALO, _HALO)
        return tiles(self._acquisition, self._raw_shape, _TILE, halo)

    def _solved(self, tile: Tile) -> FloatVolume:
        depth, height, width = (s.stop - s.start for s in tile.outer)
        margin = (self._reach, MARGIN, MARGIN)
        model = ForwardModel.of(
            self._acquisition, (depth, height, width), tile.planes, margin, self._device
        )
        planes = torch.from_numpy(self._raw((tile.seen, *tile.outer[1:]))).to(self._device)
        planes = planes + self._recording.shift
        predicted = torch.from_numpy(self._predicted(tile.outer)).to(self._device)
        start = start_from(predicted, self._recording.background, self._resolution)
        steps = Steps(model, planes, torch.ones_like(planes), extended(model, start))
        for stride in self._recording.strides:
            self._token.raise_if_cancelled()
            steps.step(stride)
        shown = self._resolution(model.within_field(steps.estimate))
        inside = tuple(
            slice(core.start - outer.start, core.stop - outer.start)
            for core, outer in zip(tile.core, tile.outer, strict=True)
        )
        return (shown[inside] + self._recording.background).cpu().numpy()
