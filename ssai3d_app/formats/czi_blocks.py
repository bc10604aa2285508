"""What a CZI file's directory of sub-blocks tells: scenes, dimensions, tiles, pyramid, gaps.

The sum over the whole file, which Zeiss's library offers, hides that a scene may have fewer
planes, times or channels than the file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ssai3d_app.formats.czi_segments import BlockEntry

MORE_DIMENSIONS = "VIRB"
"""View, illumination, rotation and block: each combination of them is a scene of its own."""

_PLANE_DIMENSIONS = "TCZH" + MORE_DIMENSIONS
_COLOUR = {3, 4, 8}
"""The format's numbers for pixels of blue, green and red."""
_MOST_TILES_TO_COVER = 2000
"""Above so many tiles the gaps of a mosaic are not looked for: it would delay the opening."""


@dataclass(frozen=True)
class Rectangle:
    """A rectangle in pixels of the whole file's plane; x and y may be negative."""

    x: int
    y: int
    w: int
    h: int


@dataclass
class _Block:
    place: dict[str, int]
    area: Rectangle
    factor: int
    pixel_type: int


@dataclass(frozen=True)
class Layout:
    """One scene of ours: where its planes are among the sub-blocks.

    ``key`` is the file's number for the scene, ``fixed`` the index along each dimension that we
    do not have, ``channels`` the (C, H) of each channel, ``pixel_types`` the format's number
    for each channel's pixels. ``present`` says which planes exist, axes T, C, Z, counted from
    ``first_time`` and ``first_plane``. ``factors`` are those of the pyramid's levels.
    """

    key: int | None
    fixed: dict[str, int]
    channels: tuple[tuple[int, int], ...]
    pixel_types: tuple[int, ...]
    first_time: int
    first_plane: int
    present: npt.NDArray[np.bool_]
    area: Rectangle
    factors: tuple[int, ...]
    has_gaps: bool

    @property
    def is_colour(self) -> bool:
        """Whether the pixels are colour samples instead of one intensity."""
        return self.pixel_types[0] in _COLOUR


class Directory:
    """All sub-blocks of a file, grouped by scene.

    Parameters
    ----------
    entries
        The directory of the file.
    most_planes
        More planes in a scene than this are damage: ``ValueError``.
    """

    def __init__(self, entries: Iterable[BlockEntry], most_planes: int) -> None:
        self._most_planes = most_planes
        self._blocks: dict[int | None, list[_Block]] = defaultdict(list)
        for entry in entries:
            if min(entry.w, entry.h, entry.stored_w, entry.stored_h) > 0:
                reduction = max(round(entry.w / entry.stored_w), round(entry.h / entry.stored_h), 1)
                area = Rectangle(entry.x, entry.y, entry.w, entry.h)
                block = _Block(entry.place, area, reduction, entry.pixel_type)
                self._blocks[entry.place.get("S")].append(block)

    def layouts(self) -> Iterator[Layout]:
        """The scenes in the file's order, each with its own extent.

        Raises
        ------
        ValueError
            When the sub-blocks make no sense.
        """
        if not any(block.factor == 1 for blocks in self._blocks.values() for block in blocks):
            raise ValueError("the file holds no image")
        for key in sorted(self._blocks, key=lambda key: -1 if key is None else key):
            blocks = self._blocks[key]
            for colour in (False, True):
                alike = [block for block in blocks if (block.pixel_type in _COLOUR) is colour]
                yield from self._of_one_kind(key, alike)

    def _of_one_kind(self, key: int | None, blocks: list[_Block]) -> Iterator[Layout]:
        apart: dict[tuple[int, ...], list[_Block]] = defaultdict(list)
        for block in blocks:
            apart[tuple(block.place.get(dim, 0) for dim in MORE_DIMENSIONS)].append(block)
        for more in sorted(apart):
            if any(block.factor == 1 for block in apart[more]):
                fixed = dict(zip(MORE_DIMENSIONS, more, strict=True))
                yield self._layout(key, fixed, apart[more])

    def _layout(self, key: int | None, fixed: dict[str, int], blocks: list[_Block]) -> Layout:
        full = [block for block in blocks if block.factor == 1]
        spans = {
            dim: (
                min(block.place.get(dim, 0) for block in full),
                max(block.place.get(dim, 0) for block in full),
            )
            for dim in "TZ"
        }
        (first_time, last_time), (first_plane, last_plane) = spans["T"], spans["Z"]
        types = {
            (block.place.get("C", 0), block.place.get("H", 0)): block.pixel_type for block in full
        }
        channels = tuple(sorted(types))
        times, planes = last_time - first_time + 1, last_plane - first_plane + 1
        if times * len(channels) * planes > self._most_planes:
            raise ValueError(f"{times} times and {planes} planes do not fit into the file")
        number = {place: index for index, place in enumerate(channels)}
        there: dict[int, set[tuple[int, int, int]]] = defaultdict(set)
        for block in blocks:
            channel = number.get((block.place.get("C", 0), block.place.get("H", 0)))
            time = block.place.get("T", 0) - first_time
            plane = block.place.get("Z", 0) - first_plane
            if channel is not None and 0 <= time < times and 0 <= plane < planes:
                there[block.factor].add((time, channel, plane))
        present = np.zeros((times, len(channels), planes), bool)
        present[tuple(np.array(sorted(there[1])).T)] = True
        area = _around([block.area for block in full])
        # A level that some planes lack is none: they would have to be read in full.
        factors = tuple(
            factor
            for factor in sorted(there)
            if 1 < factor <= min(area.w, area.h) and there[1] <= there[factor]
        )
        sample = full[0].place
        tiles = [
            block.area
            for block in full
            if all(block.place.get(dim) == sample.get(dim) for dim in _PLANE_DIMENSIONS)
        ]
        return Layout(
            key,
            fixed,
            channels,
            tuple(types[channel] for channel in channels),
            first_time,
            first_plane,
            present,
            area,
            factors,
            _has_gaps(tiles, area),
        )


def _around(areas: list[Rectangle]) -> Rectangle:
    left, top = min(area.x for area in areas), min(area.y for area in areas)
    right = max(area.x + area.w for area in areas)
    bottom = max(area.y + area.h for area in areas)
    return Rectangle(left, top, right - left, bottom - top)


def _has_gaps(tiles: list[Rectangle], area: Rectangle) -> bool:
    """Whether some pixels of the area lie in no tile."""
    if len(tiles) == 1:
        return tiles[0] != area
    if sum(tile.w * tile.h for tile in tiles) < area.w * area.h:
        return True
    if len(tiles) > _MOST_TILES_TO_COVER:
        return False
    columns = np.unique([edge for tile in tiles for edge in (tile.x, tile.x + tile.w)])
    rows = np.unique([edge for tile in tiles for edge in (tile.y, tile.y + tile.h)])
    covered = np.zeros((len(rows) - 1, len(columns) - 1), bool)
    for tile in tiles:
        top, bottom = np.searchsorted(rows, (tile.y, tile.y + tile.h))
        left, right = np.searchsorted(columns, (tile.x, tile.x + tile.w))
        covered[top:bottom, left:right] = True
    return not covered.all()
