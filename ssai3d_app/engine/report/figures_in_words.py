"""Measured values, durations and shares as words of a report; notes for what cannot be told."""

from __future__ import annotations

import re
from math import floor, log10

from ssai3d_app.engine.resolution.measured import Measured

UNKNOWN = "cannot be told"
_WITHIN_A_FIGURE = re.compile(r"(?<=\d) (?=[±×%]|µm\b)|(?<=[±×≤]) (?=\d)")


class Notes:
    """Reasons why values are missing, numbered as they are met."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def cell(self, found: Measured) -> str:
        """A measured length, or where the reason stands why there is none."""
        if found.value_um is not None:
            return length(found)
        if found.reason is None:
            return "–"
        if found.reason not in self.texts:
            self.texts.append(found.reason)
        return f"{UNKNOWN} ({self.texts.index(found.reason) + 1})"


def length(found: Measured) -> str:
    """A measured length with its uncertainty: as many digits as that has, and one more."""
    assert found.value_um is not None
    digits = _digits(found.uncertainty_um or 0.05 * found.value_um)
    words = f"{found.value_um:.{digits}f}"
    if found.uncertainty_um is not None:
        words += f" ± {found.uncertainty_um:.{digits}f}"
    return f"≤ {words} µm" if found.at_limit else f"{words} µm"


def _digits(uncertainty: float) -> int:
    if uncertainty <= 0:
        return 3
    return min(4, max(0, 1 - floor(log10(uncertainty))))


def kept_together(text: str) -> str:
    """The text with no place where a line could end within a figure or before its unit."""
    return _WITHIN_A_FIGURE.sub("\N{NO-BREAK SPACE}", text)


def percent(share: float, digits: int = 1) -> str:
    """A share (0–1) as a percentage."""
    return f"{100 * share:.{digits}f} %"


def duration(seconds: float) -> str:
    """A time span."""
    if seconds < 90:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s"


def size(edges_zyx: tuple[float | None, float | None, float | None]) -> str:
    """A voxel size as x × y × z."""
    known = ["unknown" if edge is None else f"{edge:.4g}" for edge in reversed(edges_zyx)]
    return f"{' × '.join(known)} µm"
