"""A channel in memory, to be measured as one among the working files is."""

from __future__ import annotations

import numpy as np

from ssai3d_app.engine.preparation import StagedChannel
from ssai3d_app.engine.scale import IntensityScale
from ssai3d_app.volume.scene import Box


class Planes:
    """Raw planes in memory, read like those in a scratch file."""

    def __init__(self, raw: np.ndarray) -> None:
        self._raw = raw.astype(np.float32)
        self.shape = self._raw.shape

    def read(self, box: Box) -> np.ndarray:
        return self._raw[box]


def channel_of(raw: np.ndarray, scale: IntensityScale | None = None) -> StagedChannel:
    """The channel of raw planes (Z, Y, X), with the scale that they ask for if none is given."""
    return StagedChannel(Planes(raw), scale or IntensityScale.of(raw), 0.0)
