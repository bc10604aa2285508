"""How the pages of a TIFF file follow each other: from its axes to the page of each plane."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

POSITIONS = "PM"
"""Axes that are other places of the specimen: positions and tiles of a mosaic."""


def standard_axes(axes: str, shape: tuple[int, ...], taken: str = "") -> str:
    """tifffile's axis letters in ours: unnamed axes (I, Q, R, …) are taken for the last of T C Z.

    So an unnamed stack of three axes is Z Y X, of four C Z Y X, of five T C Z Y X. Axes that are
    ``taken`` are no place for an unnamed one.

    Raises
    ------
    ValueError
        When there are more unnamed axes than places.
    """
    free = [axis for axis in "TCZ" if axis not in axes + taken]
    standard = ""
    for axis, length in zip(reversed(axes), reversed(shape), strict=True):
        if axis in "TCZYXS" or length == 1:
            standard += axis
        elif free:
            standard += free.pop()
        else:
            raise ValueError(f"the axes {axes} of shape {shape} cannot be told apart")
    return standard[::-1]


def page_numbers(axes: str, shape: tuple[int, ...]) -> npt.NDArray[np.int64]:
    """The number of the page of each plane, shape (T, C, Z).

    ``axes`` and ``shape`` are those along which whole pages follow each other, slowest first; axes
    that are none of ours have length 1.
    """
    numbers = np.arange(math.prod(shape), dtype=np.int64).reshape(shape)
    kept = [axis for axis in axes if axis in "TCZ"]
    numbers = numbers.reshape([shape[axes.index(axis)] for axis in kept])
    numbers = numbers.transpose([kept.index(axis) for axis in "TCZ" if axis in kept])
    return numbers.reshape([shape[axes.index(axis)] if axis in kept else 1 for axis in "TCZ"])


def leading(shape: tuple[int, ...], pixels: int) -> int | None:
    """How many of the axes count pages, when a page holds so many values; ``None`` if none fit."""
    held = 1
    for position in range(len(shape), -1, -1):
        if held == pixels:
            return position
        if position:
            held *= shape[position - 1]
    return None
