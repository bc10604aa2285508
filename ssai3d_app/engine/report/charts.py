"""Line charts for the report: axes with round numbers, curves with their names beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.report.drawing import Drawing, Role, Stroke, Words

_LEFT, _RIGHT, _TOP, _BOTTOM = 46.0, 12.0, 34.0, 34.0
_DASH = (4.0, 3.0)
_TICKS = 5


@dataclass(frozen=True)
class Series:
    """A curve: what it is called and what it shows; ``broken`` ones are dashed."""

    name: str
    x: Sequence[float]
    y: Sequence[float]
    role: Role
    broken: bool = False


@dataclass(frozen=True)
class Span:
    """An axis from ``low`` to ``high``; a logarithmic one shows powers of ten."""

    label: str
    low: float
    high: float
    logarithmic: bool = False

    def share(self, values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Where values lie along the axis, 0–1."""
        low, high = self.low, self.high
        if self.logarithmic:
            values, low, high = np.log10(np.maximum(values, 1e-300)), log10(low), log10(high)
        return np.asarray((values - low) / (high - low))

    def ticks(self) -> list[tuple[float, str]]:
        """Round values with their words."""
        if self.logarithmic:
            first, last = ceil(log10(self.low)), floor(log10(self.high))
            step = max(1, (last - first) // _TICKS)
            return [(10.0**k, f"10^{k}".replace("-", "−")) for k in range(first, last + 1, step)]
        apart = _round_step(self.high - self.low)
        first, last = ceil(self.low / apart - 1e-9), floor(self.high / apart + 1e-9)
        digits = max(0, -floor(log10(apart) + 1e-9))
        if abs(apart * 10.0**digits % 1) > 1e-6:
            digits += 1  # a step of 2.5
        values = [k * apart for k in range(first, last + 1)]
        return [(value, f"{value:.{digits}f}".replace("-", "−")) for value in values]


def _round_step(length: float) -> float:
    rough = length / _TICKS
    power = 10.0 ** floor(log10(rough))
    return float(next(k * power for k in (1, 2, 2.5, 5, 10) if k * power >= rough * 0.999))


def line_chart(
    title: str,
    series: Sequence[Series],
    x: Span,
    y: Span,
    size: tuple[float, float] = (330.0, 220.0),
    level: tuple[float, str] | None = None,
    names: bool = True,
) -> Drawing:
    """A chart of curves; ``level`` is a value to compare with, and its name.

    Without ``names`` the caption has to tell the curves apart.
    """
    width, height = size
    drawing = Drawing(width, height, title)
    left, right, top, bottom = _LEFT, width - _RIGHT, _TOP, height - _BOTTOM
    drawing.items.append(Words(left, 12, title, size=9.5))

    def at(px: float, py: float) -> tuple[float, float]:
        along = float(x.share(np.array([px]))[0])
        up = float(y.share(np.array([py]))[0])
        return left + along * (right - left), bottom - up * (bottom - top)

    for value, words in y.ticks():
        _, py = at(x.low, value)
        drawing.items.append(Stroke(((left, py), (right, py)), "grid", 0.6))
        drawing.items += _tick(left - 4, py + 3, words)
    for value, words in x.ticks():
        px, _ = at(value, y.low)
        drawing.items.append(Stroke(((px, bottom), (px, bottom + 3)), "muted", 0.6))
        drawing.items.append(Words(px, bottom + 12, words, "middle", 7.5, "muted"))
    drawing.items.append(Stroke(((left, bottom), (right, bottom)), "muted", 0.8))
    drawing.items.append(Words((left + right) / 2, height - 7, x.label, "middle", 8, "muted"))
    drawing.items.append(Words(10, (top + bottom) / 2, y.label, "middle", 8, "muted", turned=True))
    if level is not None:
        _, py = at(x.low, level[0])
        drawing.items.append(Stroke(((left, py), (right, py)), "muted", 0.8, (1.5, 2.5)))
        drawing.items.append(Words(left + 3, py - 3, level[1], "start", 7.5, "muted"))
    for one in series:
        drawing.items.append(_curve(one, x, y, (left, top, right, bottom)))
    if names:
        _add_names(drawing, series, left)
    return drawing


def _tick(right: float, y: float, words: str) -> list[Words]:
    """A value beside an axis, its exponent raised where it has one."""
    base, _, power = words.partition("^")
    if not power:
        return [Words(right, y, words, "end", 7.5, "muted")]
    return [
        Words(right - 0.62 * 5.5 * len(power), y, base, "end", 7.5, "muted"),
        Words(right, y - 3, power, "end", 5.5, "muted"),
    ]


def _add_names(drawing: Drawing, series: Sequence[Series], left: float) -> None:
    """What each curve is, in a row between the title and the curves."""
    for one in series:
        dash = _DASH if one.broken else ()
        drawing.items.append(Stroke(((left, 22), (left + 16, 22)), one.role, 1.6, dash))
        drawing.items.append(Words(left + 19, 24.5, one.name, "start", 7.5))
        left += 19 + 4.1 * len(one.name) + 10


def _curve(one: Series, x: Span, y: Span, frame: tuple[float, float, float, float]) -> Stroke:
    left, top, right, bottom = frame
    along = x.share(np.asarray(one.x, dtype=np.float64))
    up = y.share(np.asarray(one.y, dtype=np.float64))
    inside = (along >= -1e-9) & (along <= 1 + 1e-9)
    if y.logarithmic:
        # Drawn along the axis, it would seem to stay there.
        inside &= up >= 0
    up = np.clip(up, 0, 1)
    points = tuple(
        (round(left + a * (right - left), 2), round(bottom - u * (bottom - top), 2))
        for a, u in zip(along[inside].tolist(), up[inside].tolist(), strict=True)
    )
    return Stroke(points, one.role, 1.4, _DASH if one.broken else ())
