"""Where a stack changes at once from one plane to the next, as where recordings were joined."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

_BLOCK = 4
_AROUND = 8
"""Blocks along an edge of the surroundings whose mean is left out: uneven light stays as it is
where the sample changes."""
_LEAST_PLANES = 8
_LEAST_LIKENESS = 0.7
"""Of neighbours, by the median: below, noise or coarse steps along z hide a seam."""
_UNLIKE = 0.65
"""Share of the common likeness that neighbours on both sides of a seam keep at the most."""
_LIKE = 0.85
"""Share of it that the pairs beside a seam have at the least."""
_LEAST_CONTRAST = 0.1
"""Of the median plane's: a plane with less holds too little to be compared."""


class Neighbours:
    """Compares each plane with the one before it, as they are read; keeps only the last.

    Means of small blocks are compared, which noise moves little.
    """

    def __init__(self) -> None:
        self._last: npt.NDArray[np.float64] | None = None
        self._likeness: list[float] = []
        self._contrast: list[float] = []

    def add(self, plane: npt.NDArray[Any]) -> None:
        """The next plane (Y, X), or a window of it."""
        edge = _BLOCK * _AROUND
        rows, columns = (length // edge for length in plane.shape)
        pixels = plane[: rows * edge, : columns * edge].astype(np.float64)
        blocks = pixels.reshape(rows, _AROUND, _BLOCK, columns, _AROUND, _BLOCK).mean(axis=(2, 5))
        means = (blocks - blocks.mean(axis=(1, 3), keepdims=True)).ravel()
        norm = float(np.linalg.norm(means))
        means = means / norm if norm > 0 else means
        if self._last is not None:
            self._likeness.append(float(self._last @ means))
        self._last = means
        self._contrast.append(norm)

    def seams(self) -> tuple[int, ...]:
        """Numbers, from 0, of planes that do not go on from the one before.

        Structure comes and goes over several planes; at a seam one pair alone is unlike, and the
        pairs on both sides are alike as usual.
        """
        if len(self._contrast) < _LEAST_PLANES:
            return ()
        like, contrast = np.array(self._likeness), np.array(self._contrast)
        usual = float(np.median(like))
        if usual < _LEAST_LIKENESS:
            return ()
        full = contrast > _LEAST_CONTRAST * np.median(contrast)
        found = []
        for pair in range(1, len(like) - 1):
            beside = like[pair - 1] >= _LIKE * usual and like[pair + 1] >= _LIKE * usual
            if beside and like[pair] < _UNLIKE * usual and full[pair] and full[pair + 1]:
                found.append(pair + 1)
        return tuple(found)


def seam_caution(seams: tuple[int, ...], name: str) -> str | None:
    """A warning where planes do not go on from the ones before."""
    if not seams:
        return None
    told = ", ".join(f"{number}/{number + 1}" for number in seams[:5])
    return (
        f"{name}: the image changes at once between planes {told}, as where recordings were joined "
        "or the sample moved. Nothing can be known between them: cut the stack there "
        "and restore the parts apart."
    )
