"""Metadata values as files write them, made plain: lengths in µm, colours, channel names."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from ssai3d_app.volume.corrections import numbered_channels
from ssai3d_app.volume.scene import Channel, VoxelSize

_MICROMETRES = {
    "m": 1e6,
    "meter": 1e6,
    "metre": 1e6,
    "mm": 1e3,
    "millimeter": 1e3,
    "millimetre": 1e3,
    "cm": 1e4,
    "centimeter": 1e4,
    "centimetre": 1e4,
    "µm": 1.0,  # micro sign
    "μm": 1.0,  # Greek mu
    "\\u00b5m": 1.0,  # as ImageJ escapes it
    "um": 1.0,
    "micron": 1.0,
    "microns": 1.0,
    "micrometer": 1.0,
    "micrometre": 1.0,
    "micrometers": 1.0,
    "micrometres": 1.0,
    "nm": 1e-3,
    "nanometer": 1e-3,
    "nanometre": 1e-3,
    "å": 1e-4,
    "angstrom": 1e-4,
    # No inches: they come from a resolution for printing (72 dpi), never from a microscope.
}


def micrometres(value: object, unit: str | None = "µm") -> float | None:
    """A length in µm, or ``None`` where value or unit mean nothing.

    Zero, NaN and infinite lengths are unknown, not zero; a negative step (planes recorded top
    down) is a direction, not a length, and its size counts.
    """
    try:
        length = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return None
    factor = _MICROMETRES.get((unit or "").strip().lower())
    if factor is None or not math.isfinite(length) or length == 0:
        return None
    return abs(length) * factor


def refuse_entities(xml: str) -> None:
    """Refuse XML that declares entities, before a library expands them.

    No microscope writes a document type; only there can entities be declared.

    Raises
    ------
    ValueError
        When there is such a declaration.
    """
    if "<!DOCTYPE" in xml or "<!ENTITY" in xml:
        raise ValueError("the metadata declare XML entities")


def refuse_absurd(path: Path, *lengths: int) -> None:
    """Refuse lengths of axes that the file cannot hold, as damaged metadata claim.

    Every plane takes at least a byte of its file. Without this check a single wrong byte would
    keep the computer busy with listing billions of planes.

    Raises
    ------
    ValueError
        When the product of ``lengths`` is larger than the file.
    """
    size = path.stat().st_size
    if math.prod(lengths) > size:
        raise ValueError(f"axes of {lengths} do not fit into {size} bytes")


def voxel_size(z: float | None, y: float | None, x: float | None, source: str) -> VoxelSize:
    """A voxel size in µm whose source is named only where something is known."""
    known = any(edge is not None for edge in (z, y, x))
    return VoxelSize(z, y, x, source if known else None)


def channels(
    count: int, names: Sequence[str | None] = (), colors: Sequence[str | None] = ()
) -> tuple[Channel, ...]:
    """``count`` channels; those without a name are counted from 1.

    More than 10,000 are damage: ``ValueError``.

    Black is no colour: files use it for "none", and a channel shown in it would be invisible.
    """
    if count > 10_000:
        raise ValueError(f"{count} channels")
    unnamed = numbered_channels(count)
    made = []
    for number in range(count):
        name = names[number] if number < len(names) else None
        color = colors[number] if number < len(colors) else None
        shown = None if color == "#000000" else color
        made.append(Channel(name or unnamed[number].name, shown))
    return tuple(made)


def hex_color(red: float, green: float, blue: float) -> str:
    """A colour of 0–255 parts as ``#RRGGBB``."""
    return "#" + "".join(f"{min(255, max(0, round(part))):02X}" for part in (red, green, blue))
