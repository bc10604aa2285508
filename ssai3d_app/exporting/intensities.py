"""What becomes of intensities: a mapping for each channel, stated in numbers and counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
from pydantic import BaseModel, ConfigDict

from ssai3d_app.errors import wrong_usage
from ssai3d_app.exporting.request import ExportRequest
from ssai3d_app.volume.scene import Scene, full_scale

Values = npt.NDArray[Any]
Range = tuple[float, float]

_EXACT_IN_FLOAT32 = ("float32", "float16", "uint16", "int16", "uint8", "int8", "bool")


class Mapped(BaseModel):
    """How the values of one channel were mapped, and what was lost by it.

    ``low`` became 0 and ``high`` became ``top``; both are ``None`` where nothing was scaled.
    ``clipped`` counts the voxels that lay outside, ``missing`` those without a number, which
    became 0.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["mapped"] = "mapped"
    channel: str
    from_dtype: str
    to_dtype: str
    low: float | None = None
    high: float | None = None
    top: float | None = None
    clipped: int = 0
    missing: int = 0

    @property
    def words(self) -> str:
        """The same as one line."""
        if self.low is None or self.high is None or self.top is None:
            said = f"unscaled, {self.from_dtype}"
            if self.to_dtype != self.from_dtype:
                said += f" → {self.to_dtype}"
        else:
            said = f"{_number(self.low)}–{_number(self.high)} → 0–{_number(self.top)}"
        if self.low is not None or self.clipped:
            said += f", {self.clipped:,} voxels clipped"
        if self.missing:
            said += f", {self.missing:,} voxels without a number became 0"
        return f"{self.channel}: {said}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6g}"


def exported_dtype(request: ExportRequest, scene: Scene) -> str:
    """The type of the copy, numpy's name."""
    if request.bit_depth is None:
        return scene.dtype
    return {8: "uint8", 16: "uint16", 32: "float32"}[request.bit_depth]


def _holds_all(dtype: str, of: str) -> bool:
    """Whether a type holds every value of another."""
    return bool(np.can_cast(np.dtype(of), np.dtype(dtype), "safe"))


def is_scaled(request: ExportRequest, scene: Scene) -> bool:
    """Whether values are scaled. Real numbers of 32 bits, and the scene's own type, never are."""
    to = exported_dtype(request, scene)
    if full_scale(to) is None or (to == scene.dtype and request.scale is None):
        return False
    if request.scale is not None:
        return True
    return not request.unscaled and not _holds_all(to, scene.dtype)


def needs_extremes(request: ExportRequest, scene: Scene) -> bool:
    """Whether the highest value of each channel must be found before it can be scaled."""
    return is_scaled(request, scene) and request.scale is None


def check_scale(request: ExportRequest, scene: Scene, channels: Sequence[int]) -> None:
    """Make sure that what is asked of the intensities goes together.

    Raises
    ------
    UserError
        When it does not, in one sentence.
    """
    if request.scale is None:
        return
    if request.unscaled:
        raise wrong_usage("Values cannot be scaled and unscaled at once", "choose one of the two")
    if full_scale(exported_dtype(request, scene)) is None:
        raise wrong_usage(
            "Real numbers of 32 bits are never scaled",
            "choose 8 or 16 bits, or leave the scale out",
        )
    if len(request.scale) not in (1, len(channels)):
        raise wrong_usage(
            f"There are {len(request.scale)} scales for {len(channels)} channels",
            "give one for all, or one for each",
        )


class ChannelMapping:
    """Maps the planes of one channel and counts what it does to them."""

    def __init__(self, channel: str, scene: Scene, dtype: str, scale: Range | None) -> None:
        self._channel, self._from, self._to = channel, scene.dtype, dtype
        self._scale = scale
        self._top = full_scale(dtype)
        self._clipped = self._missing = 0

    def apply(self, planes: Values) -> Values:
        """The values of the copy, in its type."""
        if self._to == self._from and self._scale is None:
            return planes
        if self._top is None:
            return planes.astype(self._to)
        bottom = float(np.iinfo(self._to).min)
        values = planes.astype(np.float64)
        missing = np.isnan(values)
        if missing.any():
            self._missing += int(missing.sum())
            values[missing] = 0.0 if self._scale is None else self._scale[0]
        if self._scale is not None:
            low, high = self._scale
            bottom = 0.0
            outside = (values < low) | (values > high)
            values = (np.clip(values, low, high) - low) * (self._top / (high - low))
        values = np.rint(values)
        if self._scale is None:
            outside = (values < bottom) | (values > self._top)
        self._clipped += int(outside.sum())
        return np.clip(values, bottom, self._top).astype(self._to)

    @property
    def told(self) -> Mapped:
        """What was done."""
        low, high = self._scale or (None, None)
        return Mapped(
            channel=self._channel,
            from_dtype=self._from,
            to_dtype=self._to,
            low=low,
            high=high,
            top=self._top if self._scale else None,
            clipped=self._clipped,
            missing=self._missing,
        )


class Extremes:
    """The lowest and the highest number of a channel, whatever is no number left aside."""

    def __init__(self) -> None:
        self._low, self._high = np.inf, -np.inf

    def see(self, planes: Values) -> None:
        """Take planes into account."""
        finite = planes[np.isfinite(planes)] if planes.dtype.kind == "f" else planes
        if finite.size:
            self._low = min(self._low, float(finite.min()))
            self._high = max(self._high, float(finite.max()))

    @property
    def scale(self) -> Range:
        """From 0, or the lowest where that is negative, to the highest value."""
        low = min(self._low, 0.0)
        high = self._high if np.isfinite(self._high) else 1.0
        low = low if np.isfinite(low) else 0.0
        return low, high if high > low else low + 1.0


def loses_digits(request: ExportRequest, scene: Scene) -> bool:
    """Whether 32-bit real numbers come only near the values of the scene."""
    return exported_dtype(request, scene) == "float32" and scene.dtype not in _EXACT_IN_FLOAT32
