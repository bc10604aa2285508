"""ImageJ hyperstacks: what their description says, and where the planes are."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from ssai3d_app.formats import metadata
from ssai3d_app.formats.tiff_axes import page_numbers
from ssai3d_app.formats.tiff_pixels import TiffPixels
from ssai3d_app.formats.tiff_planes import (
    BlockSource,
    ChainSource,
    Samples,
    Source,
    TiffImage,
    photometric_remarks,
)
from ssai3d_app.volume.scene import Scene, VoxelSize

_SOURCE = "ImageJ metadata"


def imagej_description(descriptions: list[str]) -> dict[str, str] | None:
    """The lines ``name=value`` of a file by ImageJ; ``None`` for other files."""
    for text in descriptions:
        if text.startswith("ImageJ="):
            pairs = (line.partition("=") for line in text.splitlines())
            return {name.strip().lower(): value.strip() for name, _, value in pairs if value}
    return None


def imagej_image(pixels: TiffPixels, said: dict[str, str]) -> TiffImage:
    """The hyperstack of a file by ImageJ.

    Raises
    ------
    ValueError
        When planes that the description promises are not there.
    """
    chain = pixels.directories.chain
    first = chain[0]
    page = pixels.keyframe(first)
    samples = Samples.of(page)
    metadata.refuse_absurd_plane(pixels.path, samples.plane_bytes)
    remarks = photometric_remarks(page)
    alike = [directory for directory in chain if directory.shape == first.shape]
    promised = _count(said, "images") if "images" in said else len(alike)
    metadata.refuse_absurd(pixels.path, promised)
    source: Source
    if len(chain) == 1 < promised:
        # Beyond 4 GB ImageJ writes one directory and lets the description tell of the planes.
        offsets, _ = pixels.directories.segments(first)
        source = BlockSource(pixels, page, int(offsets[0]), promised)
    else:
        if promised > len(alike):
            raise ValueError(f"{len(alike)} of {promised} planes are here")
        if len(chain) > promised:
            remarks.append(f"{len(chain) - promised} further pages are left out.")
        source = ChainSource(pixels, alike)
    lengths = {axis: _count(said, key) for axis, key in _KEYS.items()}
    if math.prod(lengths.values()) != promised:
        if math.prod(lengths.values()) != 1:
            remarks.append(
                f"The description speaks of {lengths['T']} times, {lengths['Z']} planes and "
                f"{lengths['C']} channels, but of {promised} images; all are taken for planes "
                "along z."
            )
        lengths = {"T": 1, "Z": promised, "C": 1}
    # Channels follow each other fastest.
    numbers = page_numbers("TZC", tuple(lengths[axis] for axis in "TZC"))
    folded = samples.count > 1 and not samples.are_colour
    if folded and lengths["C"] > 1:
        raise ValueError("channels of several samples each")
    channels = samples.count if folded else lengths["C"]
    shape = (lengths["T"], channels, lengths["Z"], samples.length, samples.width)
    tags = page.tags.valueof(50839)
    extra = tags if isinstance(tags, dict) else {}
    scene = Scene(
        0,
        pixels.path.stem,
        "TCZYXS" if samples.are_colour else "TCZYX",
        (*shape, samples.count) if samples.are_colour else shape,
        samples.dtype,
        _voxel_size(page, said),
        metadata.channels(channels, _names(extra, lengths), _colours(extra, channels)),
        time_step_s=_time_step(said, lengths["T"]),
        remarks=tuple(remarks),
    )
    return TiffImage(scene, numbers, source, folded)


_KEYS = {"T": "frames", "Z": "slices", "C": "channels"}


def _count(said: dict[str, str], key: str) -> int:
    try:
        return max(int(said.get(key, "1")), 1)
    except ValueError:
        return 1


def _voxel_size(page: Any, said: dict[str, str]) -> VoxelSize:
    unit = said.get("unit", "")
    edges: dict[str, float | None] = {}
    for axis in "YX":
        resolution = page.tags.valueof(f"{axis}Resolution")
        ratio = resolution if isinstance(resolution, tuple) and len(resolution) == 2 else (0, 1)
        numerator, denominator = ratio
        # Resolution counts pixels per unit.
        own = said.get(f"{axis.lower()}unit", unit)
        edges[axis] = metadata.micrometres(denominator / numerator, own) if numerator else None
    z = metadata.micrometres(said.get("spacing"), said.get("zunit", unit))
    return metadata.voxel_size(z, edges["Y"], edges["X"], _SOURCE)


def _time_step(said: dict[str, str], times: int) -> float | None:
    if times < 2:
        return None
    # Not fps: that is how fast ImageJ plays a stack.
    return metadata.seconds(said.get("finterval"), said.get("tunit", "s"))


def _names(extra: dict[Any, Any], lengths: dict[str, int]) -> list[str | None]:
    """ImageJ labels planes; a label that all planes of a channel share is the channel's name."""
    labels = extra.get("Labels")
    count = lengths["C"]
    if count == 1 or not isinstance(labels, list | tuple) or len(labels) < count:
        return []
    return [
        str(labels[c]) if len(set(map(str, labels[c::count]))) == 1 else None for c in range(count)
    ]


def _colours(extra: dict[Any, Any], count: int) -> list[str | None]:
    """The brightest colour of each channel's look-up table."""
    tables = extra.get("LUTs")
    if not isinstance(tables, list | tuple):
        return []
    colours: list[str | None] = []
    for table in tables[:count]:
        values = np.asarray(table)
        whole = values.shape == (3, 256)
        colours.append(metadata.hex_color(*(int(part[-1]) for part in values)) if whole else None)
    return colours
