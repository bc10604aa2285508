"""A scale bar with a round length."""

from __future__ import annotations

import math


def scale_bar_length(um_per_pixel: float, width: float) -> float:
    """The longest of 1, 2, 5, 10, … µm that takes at most a quarter of ``width`` pixels."""
    longest = um_per_pixel * width / 4
    power = 10.0 ** math.floor(math.log10(longest))
    return max(step * power for step in (1.0, 2.0, 5.0) if step * power <= longest * (1 + 1e-9))


def scale_bar_text(length: float) -> str:
    """The length in the unit that suits it."""
    if length >= 1000:
        return f"{length / 1000:g} mm"
    return f"{length:g} µm" if length >= 1 else f"{length * 1000:g} nm"
