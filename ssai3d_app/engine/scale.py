"""One robust, linear intensity scale per channel, inverted exactly at the output."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float32]

_BACKGROUND_QUANTILE = 0.02
_BRIGHT_QUANTILE = 0.999


@dataclass(frozen=True)
class IntensityScale:
    """``scaled = (raw − background) / range``: background near 0, bright structure near 1.

    ``background`` is the zero of the scale and no more: the level of the darkest fiftieth of the
    voxels, so that in noise it lies below what is dark, and in a crowded sample above. The scale is
    linear and loses nothing by it. The level without structure is read in
    :mod:`ssai3d_app.engine.sample.brightness`.
    """

    background: float
    range: float

    @classmethod
    def of(cls, values: npt.NDArray[Any]) -> IntensityScale:
        """The scale of a representative sample of raw values; hot pixels do not set it.

        A constant sample has ``range`` 0 (see :attr:`is_constant`).
        """
        low, high = np.quantile(values, [_BACKGROUND_QUANTILE, _BRIGHT_QUANTILE])
        if high <= low:
            # Nearly everything has one value; what is left is the signal (a single bead).
            low, high = float(values.min()), float(values.max())
        return cls(float(low), float(high - low))

    @property
    def is_constant(self) -> bool:
        """Whether there is no signal at all to scale."""
        return self.range <= 0

    def scaled(self, raw: npt.NDArray[Any]) -> FloatArray:
        """Raw intensities on the engine's scale, float32."""
        return ((raw.astype(np.float32) - self.background) / self.range).astype(np.float32)

    def raw(self, scaled: FloatArray) -> FloatArray:
        """Back to raw intensities, float32."""
        return np.asarray(scaled * np.float32(self.range) + np.float32(self.background))


def to_dtype(intensities: FloatArray, dtype: str) -> npt.NDArray[Any]:
    """Intensities in the output dtype: integers are rounded and held within their range."""
    kind = np.dtype(dtype)
    if kind.kind in "ui":
        limits = np.iinfo(kind)
        # float64: the largest 32-bit integers are not float32 numbers.
        rounded = np.rint(intensities.astype(np.float64))
        return np.clip(rounded, limits.min, limits.max).astype(kind)
    return intensities.astype(kind)
