"""Plain TIFF: a stack of pages, by tifffile's description or just one after the other."""

from __future__ import annotations

import json
import math

from ssai3d_app.formats import metadata
from ssai3d_app.formats.tiff_axes import leading, page_numbers, standard_axes
from ssai3d_app.formats.tiff_directories import Directory
from ssai3d_app.formats.tiff_pixels import TiffPixels
from ssai3d_app.formats.tiff_planes import (
    BlockSource,
    ChainSource,
    Samples,
    Source,
    TiffImage,
    photometric_remarks,
    pyramid_of,
)
from ssai3d_app.volume.scene import Scene, VoxelSize

_MICRO_MANAGER = 51123


def plain_image(pixels: TiffPixels) -> TiffImage:
    """The stack of all pages that are like the first one.

    Raises
    ------
    ValueError
        When pages that the description promises are not there.
    """
    chain = pixels.directories.chain
    whole = [page for page in chain if not page.is_reduced] or chain
    first = whole[0]
    page = pixels.keyframe(first)
    samples = Samples.of(page)
    metadata.refuse_absurd_plane(pixels.path, samples.plane_bytes)
    alike = [directory for directory in whole if directory.shape == first.shape]
    axes, shape = _described(pixels, samples) or ("Q", (len(alike),))
    count = math.prod(shape)
    source: Source = ChainSource(pixels, alike)
    if count > len(alike):
        if len(alike) > 1 or len(chain) > 1:
            raise ValueError(f"{len(alike)} of {count} planes are here")
        metadata.refuse_absurd(pixels.path, count)
        offsets, _ = pixels.directories.segments(first)
        source = BlockSource(pixels, page, int(offsets[0]), count)
        alike = [first] * count
    remarks = [*_left_out(chain, alike[:count]), *photometric_remarks(page)]
    if pixels.directories.has_tag(_MICRO_MANAGER) and count > 1:
        remarks.append(
            "This file is a part of a Micro-Manager data set; its planes are given in the order of "
            "the file, whether they follow each other along z, channels or times."
        )
    return made_image(pixels, axes, shape, samples, source, remarks=remarks, pyramid_page=first)


def made_image(
    pixels: TiffPixels,
    axes: str,
    shape: tuple[int, ...],
    samples: Samples,
    source: Source,
    *,
    remarks: list[str],
    pyramid_page: Directory | None = None,
) -> TiffImage:
    """An image whose pages follow each other along ``axes``, slowest first, without metadata.

    Raises
    ------
    ValueError
        When the axes cannot be told apart.
    """
    folded = samples.count > 1 and not samples.are_colour
    # Samples that are channels leave no room for unnamed ones.
    named = standard_axes(axes, shape, taken="C" if folded else "")
    numbers = page_numbers(named, shape)
    times, stored, planes = numbers.shape
    if folded and stored != 1:
        raise ValueError("channels of several samples each")
    channels = samples.count if folded else stored
    lengths = (times, channels, planes, samples.length, samples.width)
    scene = Scene(
        0,
        pixels.path.stem,
        "TCZYXS" if samples.are_colour else "TCZYX",
        (*lengths, samples.count) if samples.are_colour else lengths,
        samples.dtype,
        VoxelSize(),
        metadata.channels(channels),
        pyramid=pyramid_of(pixels, pyramid_page, planes) if pyramid_page else (),
        remarks=tuple(remarks),
    )
    return TiffImage(scene, numbers, source, folded)


def _described(pixels: TiffPixels, samples: Samples) -> tuple[str, tuple[int, ...]] | None:
    """Axes and shape of the pages as tifffile describes them; ``None`` in other files."""
    for text in pixels.directories.descriptions:
        if not (text.startswith("{") and '"shape":' in text):
            continue
        try:
            said = json.loads(text)
            shape = tuple(int(length) for length in said["shape"])
        except (ValueError, TypeError, KeyError):
            return None
        count = leading(shape, samples.length * samples.width * samples.count)
        if count is None or min(shape, default=0) < 1:
            return None
        axes = said.get("axes")
        named = isinstance(axes, str) and len(axes) == len(shape) and axes.isascii()
        return (axes[:count] if named else "Q" * count), shape[:count]
    return None


def _left_out(chain: list[Directory], used: list[Directory]) -> list[str]:
    """A remark on the pages that are not part of the stack."""
    places = {page.offset for page in used}
    others = [page for page in chain if page.offset not in places]
    if not others:
        return []
    sizes = sorted({f"{page.width} × {page.length}" for page in others})
    shown = ", ".join(sizes[:3]) + (" and others" if len(sizes) > 3 else "")
    return [
        f"{len(others)} further pages, of {shown} pixels, do not belong to the stack of the first "
        "page and are left out."
    ]
