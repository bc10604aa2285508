"""What NGFF says of an image's axes, steps and places (0.1 to 0.5)."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ssai3d_app.errors import unreadable
from ssai3d_app.formats import metadata
from ssai3d_app.volume.scene import VoxelSize

_KINDS = {"time": "T", "channel": "C"}


@dataclass(frozen=True)
class Axes:
    """The axes of an image in the order of its arrays: letters of ours, and units.

    A letter in lower case is an axis of length 1 that means nothing to us.
    """

    letters: str
    units: tuple[str | None, ...]

    def length(self, letter: str, shape: tuple[int, ...]) -> int:
        """How long an axis is in an array of that shape; 1 where there is none."""
        return shape[self.letters.index(letter)] if letter in self.letters else 1


def axes_of(multiscale: dict[str, Any], shape: tuple[int, ...], name: str) -> Axes:
    """The axes of an image whose finest array has a shape.

    Raises
    ------
    UserError
        When it has an axis that a stack cannot have.
    ValueError
        When axes and array do not fit together.
    """
    listed = multiscale.get("axes") or list("tczyx"[-len(shape) :])
    if len(listed) != len(shape):
        raise ValueError(f"{len(listed)} axes for an array of {shape}")
    letters, units = "", []
    for axis, length in zip(listed, shape, strict=True):
        described = axis if isinstance(axis, dict) else {"name": axis}
        called = str(described.get("name", ""))
        letter = called.upper() if called.lower() in set("tczyx") else None
        letter = letter or _KINDS.get(str(described.get("type", "")))
        if letter is None or letter in letters:
            if length != 1:
                raise unreadable(
                    f"The image {name} has an axis {called[:40]!r} that a stack does not have",
                    "export one position of that axis",
                )
            letter = "-"
        letters += letter
        unit = described.get("unit")
        units.append(unit if isinstance(unit, str) else None)
    if not {"Y", "X"} <= set(letters):
        raise ValueError(f"the axes {listed} have no y or no x")
    return Axes(letters, tuple(units))


@dataclass(frozen=True)
class Placing:
    """How far apart an array's elements are and where the first lies, in units of the axes.

    ``is_stated`` is false where the file says nothing of it.
    """

    scale: tuple[float, ...]
    translation: tuple[float, ...]
    is_stated: bool


def placing_of(dataset: dict[str, Any], multiscale: dict[str, Any], count: int) -> Placing:
    """The steps of a level: its own, then those of all levels together.

    Raises
    ------
    ValueError
        When a step is no list of as many numbers as there are axes.
    """
    scale, translation, stated = [1.0] * count, [0.0] * count, False
    for owner in (dataset, multiscale):
        for step in owner.get("coordinateTransformations") or ():
            if step.get("type") == "scale":
                factors = _numbers(step["scale"], count)
                scale = [a * b for a, b in zip(scale, factors, strict=True)]
                translation = [a * b for a, b in zip(translation, factors, strict=True)]
                stated = True
            elif step.get("type") == "translation":
                shift = _numbers(step["translation"], count)
                translation = [a + b for a, b in zip(translation, shift, strict=True)]
    return Placing(tuple(scale), tuple(translation), stated)


def _numbers(values: Any, count: int) -> list[float]:
    numbers = [float(value) for value in values]
    if len(numbers) != count or not all(map(math.isfinite, numbers)):
        raise ValueError(f"{values!r} does not give {count} axes a number")
    return numbers


def voxel_size_of(axes: Axes, placing: Placing) -> VoxelSize:
    """Voxel size in µm; a length without a unit is unknown."""
    edges: list[float | None] = []
    for letter in "ZYX":
        edge = None
        if placing.is_stated and letter in axes.letters:
            axis = axes.letters.index(letter)
            edge = metadata.micrometres(placing.scale[axis], axes.units[axis])
        edges.append(edge)
    return metadata.voxel_size(edges[0], edges[1], edges[2], "OME-Zarr metadata")


def time_step_of(axes: Axes, placing: Placing, shape: tuple[int, ...]) -> float | None:
    """Time between frames in s."""
    if not placing.is_stated or axes.length("T", shape) < 2:
        return None
    axis = axes.letters.index("T")
    return metadata.seconds(placing.scale[axis], axes.units[axis])


def level_remark(
    number: int, axes: Axes, shapes: Iterable[tuple[int, ...]], placings: Iterable[Placing]
) -> str | None:
    """Why a coarser copy is no copy of the finest level; ``None`` when it is one.

    ``shapes`` and ``placings`` are those of the finest level and of the copy. The copy has to lie
    where the finest level lies: the first voxel within one of its own, the last one within two,
    since a rest of voxels may have been left out.
    """
    finest, copy = shapes
    there, here = placings
    for axis, letter in enumerate(axes.letters):
        if letter in "TC-" and finest[axis] != copy[axis]:
            return f"The coarser copy {number} has other times or channels and is left out."
        if letter not in "ZYX":
            continue
        if not 0 < copy[axis] <= finest[axis]:
            return f"The coarser copy {number} is no smaller than the image and is left out."
        step = here.scale[axis]
        ends = (
            abs(here.translation[axis] - there.translation[axis]),
            abs(
                (here.translation[axis] + (copy[axis] - 1) * step)
                - (there.translation[axis] + (finest[axis] - 1) * there.scale[axis])
            ),
        )
        if there.is_stated and here.is_stated and (ends[0] > abs(step) or ends[1] > 2 * abs(step)):
            return f"The coarser copy {number} lies at another place and is left out."
    return None
