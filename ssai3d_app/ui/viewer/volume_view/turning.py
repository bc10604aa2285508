"""Which way the stack is turned."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

Rotation = npt.NDArray[np.float64]
"""Rows: to the right, down and away from the viewer; columns: along (z, y, x) of the stack."""


def front() -> Rotation:
    """As in the XY panel: x to the right, y down, z away."""
    return np.array([[0.0, 0.0, 1.0], [0.0, 1.0, 0.0], [1.0, 0.0, 0.0]])


def from_above() -> Rotation:
    """As in the XZ panel: x to the right, z down."""
    return np.array([[0.0, 0.0, 1.0], [1.0, 0.0, 0.0], [0.0, -1.0, 0.0]])


def from_the_side() -> Rotation:
    """As in the YZ panel: z to the right, y down."""
    return np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, -1.0]])


def turned(rotation: Rotation, right: float, down: float) -> Rotation:
    """Turned by angles (radians) as a hand does that drags the near side right and down."""
    about_down = np.array(
        [
            [math.cos(right), 0.0, -math.sin(right)],
            [0.0, 1.0, 0.0],
            [math.sin(right), 0.0, math.cos(right)],
        ]
    )
    about_right = np.array(
        [
            [1.0, 0.0, 0.0],
            [0.0, math.cos(down), -math.sin(down)],
            [0.0, math.sin(down), math.cos(down)],
        ]
    )
    both = about_right @ about_down @ rotation
    # Rounding adds up over many small turns.
    u, _, v = np.linalg.svd(both)
    return u @ v


def oblique() -> Rotation:
    """The view to begin with: all three axes are seen."""
    return turned(front(), math.radians(-30), math.radians(-25))
