"""The steps over a whole stack, tile by tile, out of core."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch

from ssai3d_app.engine.cancellation import CancellationToken
from ssai3d_app.engine.classics.acquisition import FloatVolume, PointSpread
from ssai3d_app.engine.classics.forward_model import ForwardModel
from ssai3d_app.engine.classics.solving import tile_around
from ssai3d_app.engine.consistency.recording import Recording
from ssai3d_app.engine.consistency.resolution import Resolution
from ssai3d_app.engine.consistency.steps import Steps, extended
from ssai3d_app.engine.consistency.trials import start_from
from ssai3d_app.engine.memory import with_less_at_a_time
from ssai3d_app.engine.restoration import Pieces
from ssai3d_app.volume.boxes import Shape, parts, whole, within
from ssai3d_app.volume.scene import Box

_CORE = (160, 192, 192)
_HALO = 16


class Refiner:
    """Makes a channel's prediction consistent with its raw planes.

    ``raw`` reads a box of the raw planes, shape ``raw_shape``, and ``predicted`` one of the
    isotropic grid, both on the engine's scale. ``psf`` is the one the user has given, if any.
    """

    def __init__(
        self,
        recording: Recording,
        anisotropy: float,
        raw_shape: Shape,
        raw: Callable[[Box], FloatVolume],
        predicted: Callable[[Box], FloatVolume],
        pieces: Pieces,
        device: torch.device,
        token: CancellationToken,
        psf: PointSpread | None = None,
    ) -> None:
        self._recording = recording
        self._acquisition = recording.acquisition(anisotropy, psf)
        self._raw_shape = raw_shape
        self._raw = raw
        self._predicted = predicted
        self._pieces = pieces
        self._device = device
        self._token = token
        self._resolution = Resolution(recording.lateral_sigma)
        self._reach = self._acquisition.psf.volumes[0].shape[0] // 2
        self.boxes = list(parts(whole(self._acquisition.field(raw_shape)), _CORE))
        """The parts of the isotropic grid that are refined one after the other."""

    def refined(self, box: Box) -> FloatVolume:
        """What belongs into one of the boxes, on the engine's scale.

        Raises
        ------
        JobCancelled
            Between two steps, once the owner of the token has cancelled.
        NotEnoughMemoryError
            When memory does not suffice for the smallest pieces.
        """
        return with_less_at_a_time(lambda: self._in_pieces(box), self._pieces.less)

    def _in_pieces(self, box: Box) -> FloatVolume:
        halvings = self._pieces.halvings
        depth, height, width = (edge >> halvings for edge in _CORE)
        refined = np.empty([s.stop - s.start for s in box], dtype=np.float32)
        for core in parts(box, (depth, height, width)):
            refined[within(core, box)] = self._solved(core)
        return refined

    def _solved(self, core: Box) -> FloatVolume:
        halo = (max(_HALO, self._reach), _HALO, _HALO)
        tile = tile_around(core, self._acquisition, self._raw_shape, halo)
        depth, height, width = (s.stop - s.start for s in tile.outer)
        margin = (self._reach, self._recording.margin, self._recording.margin)
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
        kept = shown[within(core, tile.outer)]
        refined: FloatVolume = (kept + self._recording.background).cpu().numpy()
        return refined
