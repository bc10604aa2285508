"""A first look at a few planes of a channel, before anything is restored: is the recording sound?

Knows neither torch nor files, so that the window can look while a stack is opened; the restoration
looks again, at all planes where that is cheap, and says the same sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.sample.brightness import background_level, fading
from ssai3d_app.engine.sample.clipping import Clipping
from ssai3d_app.engine.sample.line_shift import line_shift
from ssai3d_app.volume.scene import Stack

Plane = npt.NDArray[Any]

LOOKED_AT = 16
"""Planes at the most."""
LARGEST_EDGE = 512
"""Of the window in the middle of a plane."""

_LEAST_PLANES = 4
_SATURATED_SHARE = 0.001
_TOLD_FADING = 0.3
_TOLD_SHIFT = 0.3
_BLOCK = 4
_LEAST_PLANES_TO_COMPARE = 8
_LEAST_LIKENESS = 0.6
_LIKE_NEIGHBOURS = 0.97
"""Planes far apart that are alike by this share of the likeness of neighbours are no depths."""


@dataclass(frozen=True)
class Likeness:
    """Mean correlation of neighbouring planes, and of planes half the stack apart."""

    of_neighbours: float
    far_apart: float


@dataclass(frozen=True)
class FirstLook:
    """What was seen; ``None`` is what cannot be told.

    ``saturated`` is a share of the voxels, ``fading`` the share of brightness lost from the first
    plane to the last, ``line_shift`` in pixels.
    """

    saturated: float | None = None
    fading: float | None = None
    line_shift: float | None = None
    likeness: Likeness | None = None

    def cautions(self, name: str) -> list[str]:
        """What to beware of in the channel ``name``, with numbers and what to do."""
        said = (
            saturation_caution(self.saturated, name),
            fading_caution(self.fading, name),
            line_shift_caution(self.line_shift, name),
            likeness_caution(self.likeness, name),
        )
        return [sentence for sentence in said if sentence is not None]


def depths_to_look_at(depth: int) -> list[int]:
    """Numbers of planes spread over the depth, in order."""
    count = min(depth, LOOKED_AT)
    return [int(z) for z in np.unique(np.linspace(0, depth - 1, count).round().astype(int))]


def middle(length: int) -> slice:
    """The middle of an edge, as far as it is looked at."""
    first = max(0, (length - LARGEST_EDGE) // 2)
    return slice(first, min(length, first + LARGEST_EDGE))


def look_at(planes: Sequence[Plane], depths: Sequence[int]) -> FirstLook:
    """Look at planes (Y, X) of raw intensities with the depth of each, in order."""
    usable = len(planes) >= _LEAST_PLANES and all(plane.ndim == 2 for plane in planes)
    if not usable or not all(np.isfinite(plane).all() for plane in planes):
        return FirstLook()
    clipping = Clipping()
    for plane in planes:
        clipping.add(plane)
    values = np.stack([plane.astype(np.float32) for plane in planes])
    return FirstLook(
        clipping.share(),
        fading(values, depths, background_level(values)),
        line_shift(planes),
        likeness(values),
    )


def look_at_stack(stack: Stack, time: int, channel: int) -> FirstLook:
    """Read a few windows of a channel and look at them; bounded in memory and time."""
    depths, read = windows_of(stack, time, channel)
    return look_at([read(z) for z in depths], depths)


def windows_of(stack: Stack, time: int, channel: int) -> tuple[list[int], Callable[[int], Plane]]:
    """The depths to look at, and what reads the window (Y, X) at one of them."""
    scene = stack.scene
    rows, columns = (middle(scene.length(axis)) for axis in "YX")

    def read(z: int) -> Plane:
        window: Plane = stack.read_box(time, channel, (slice(z, z + 1), rows, columns))[0]
        return window

    return depths_to_look_at(scene.length("Z")), read


def likeness(planes: npt.NDArray[np.float32]) -> Likeness | None:
    """How alike neighbouring planes (n, Y, X) are, and planes half of them apart.

    Of means of small blocks, which noise moves little. Along z the likeness falls off as structures
    come and go; in time it does not.
    """
    count = len(planes)
    if count < _LEAST_PLANES_TO_COMPARE or min(planes.shape[1:]) < 4 * _BLOCK:
        return None
    rows, columns = (edge // _BLOCK * _BLOCK for edge in planes.shape[1:])
    blocks = planes[:, :rows, :columns].astype(np.float64)
    blocks = blocks.reshape(count, rows // _BLOCK, _BLOCK, columns // _BLOCK, _BLOCK)
    flat = blocks.mean(axis=(2, 4)).reshape(count, -1)
    flat -= flat.mean(axis=1, keepdims=True)
    norms = np.linalg.norm(flat, axis=1)
    if not (norms > 0).all():
        return None
    flat /= norms[:, None]
    half = count // 2
    neighbours = float((flat[1:] * flat[:-1]).sum(axis=1).mean())
    return Likeness(neighbours, float((flat[half:] * flat[:-half]).sum(axis=1).mean()))


def saturation_caution(share: float | None, name: str) -> str | None:
    """A warning when more than a thousandth of the voxels are at the detector's limit."""
    if share is None or share <= _SATURATED_SHARE:
        return None
    return (
        f"{100 * share:.1f} % of the voxels of {name} are saturated; brightness and shape cannot "
        "be trusted there. Record with less light or gain."
    )


def fading_caution(fading: float | None, name: str) -> str | None:
    """A warning when the brightness changes steadily by more than 30 % along z."""
    if fading is None or abs(fading) <= _TOLD_FADING:
        return None
    change = "loses" if fading > 0 else "gains"
    return (
        f"{name} {change} {100 * abs(fading):.0f} % of its brightness from the first plane to "
        "the last: bleaching, light lost in the sample, or less to see there. Intensities are "
        "left as they are; do not compare brightness between depths."
    )


def line_shift_caution(shift: float | None, name: str) -> str | None:
    """A warning when odd and even lines lie more than 0.3 pixels apart."""
    if shift is None or abs(shift) <= _TOLD_SHIFT:
        return None
    return (
        f"{name}: odd lines are shifted by {abs(shift):.1f} pixels against even ones, as when a "
        "scan in both directions is out of phase; the restoration takes the comb for structure. "
        "Correct the scan phase in the microscope's software and save the stack again."
    )


def likeness_caution(found: Likeness | None, name: str) -> str | None:
    """A warning when the planes look like one plane at many times."""
    if found is None or found.far_apart < _LEAST_LIKENESS:
        return None
    if found.far_apart < _LIKE_NEIGHBOURS * found.of_neighbours:
        return None
    return (
        f"{name}: planes far apart are as alike as neighbours (correlation {found.far_apart:.2f} "
        f"against {found.of_neighbours:.2f}), as in a time series. If all are of one depth, "
        "change the axis order; there is nothing to restore along time."
    )
