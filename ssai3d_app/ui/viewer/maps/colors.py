"""The colours of the maps. They stand apart from those of channels and for colour-blind eyes."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor

Table = npt.NDArray[np.uint8]
"""Rows of red, green, blue, opacity; by index."""

TRUST_STEPS = 128
"""The map is drawn in as many steps as it is written in."""
KINDS = 7
"""Colours of labels; neighbours in number differ in colour, and outlines part the others."""

_VEIL = "#d55e00"
_HEAT = ("#00224e", "#2f4a7a", "#62686f", "#948e77", "#c9b75f", "#fee838")
_LABELS = ("#e69f00", "#56b4e9", "#009e73", "#f0e442", "#0072b2", "#d55e00", "#cc79a7")
_FILL = 0.6
"""Opacity inside an outline, of what is chosen."""


@lru_cache(maxsize=4)
def heat_colors() -> Table:
    """From no trust to full trust: dark blue to yellow, opaque."""
    stops = np.array([QColor(stop).getRgb() for stop in _HEAT], dtype=float)
    places = np.linspace(0, len(stops) - 1, TRUST_STEPS + 1)
    channels = [np.interp(places, np.arange(len(stops)), stops[:, n]) for n in range(4)]
    return np.stack(channels, axis=1).round().astype(np.uint8)


@lru_cache(maxsize=8)
def heat_table(opacity: float) -> Table:
    """The same with an opacity."""
    table = heat_colors().copy()
    table[:, 3] = round(255 * opacity)
    return table


@lru_cache(maxsize=8)
def veil_table(threshold: float, opacity: float) -> Table:
    """One colour below the threshold, nothing from there on."""
    table = np.zeros((TRUST_STEPS + 1, 4), np.uint8)
    below = np.arange(TRUST_STEPS + 1) < threshold * TRUST_STEPS
    table[below] = (*QColor(_VEIL).getRgb()[:3], round(255 * opacity))
    return table


@lru_cache(maxsize=8)
def label_table(opacity: float) -> Table:
    """Nothing; then the inside of each kind of label; then the outline of each."""
    table = np.zeros((1 + 2 * KINDS, 4), np.uint8)
    for kind, name in enumerate(_LABELS, start=1):
        color = QColor(name).getRgb()[:3]
        table[kind] = (*color, round(255 * opacity * _FILL))
        table[kind + KINDS] = (*color, 255)
    return table


def trust_indices(trust: npt.NDArray[np.floating]) -> npt.NDArray[np.uint8]:
    """Rows of the tables of trust for values 0–1; what is no number counts as none."""
    steps = np.nan_to_num(np.rint(trust * TRUST_STEPS), nan=0.0)
    return steps.clip(0, TRUST_STEPS).astype(np.uint8)


def label_indices(labels: npt.NDArray[np.integer]) -> npt.NDArray[np.uint8]:
    """Rows of the table of labels for a picture of them: their kind, and where an outline runs."""
    wide = labels.astype(np.int64)
    indices = np.where(wide == 0, 0, 1 + (wide - 1) % KINDS).astype(np.uint8)
    border = np.zeros(wide.shape, dtype=bool)
    down, right = wide[1:] != wide[:-1], wide[:, 1:] != wide[:, :-1]
    border[1:] |= down
    border[:-1] |= down
    border[:, 1:] |= right
    border[:, :-1] |= right
    indices[border & (wide != 0)] += KINDS
    return indices
