"""Metadata values as files write them, made plain: lengths in µm, colours, channel names."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from ssai3d_app.volume.corrections import numbered_channels
from ssai3d_app.volume.scene import Channel, VoxelSize

_Item = TypeVar("_Item")

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
    "picometer": 1e-6,
    "picometre": 1e-6,
    "å": 1e-4,
    "angstrom": 1e-4,
    # No inches: they come from a resolution for printing (72 dpi), never from a microscope.
}


_SECONDS = {
    "s": 1.0,
    "sec": 1.0,
    "second": 1.0,
    "seconds": 1.0,
    "ms": 1e-3,
    "msec": 1e-3,
    "millisecond": 1e-3,
    "milliseconds": 1e-3,
    "µs": 1e-6,
    "μs": 1e-6,
    "us": 1e-6,
    "microsecond": 1e-6,
    "ns": 1e-9,
    "nanosecond": 1e-9,
    "min": 60.0,
    "minute": 60.0,
    "minutes": 60.0,
    "h": 3600.0,
    "hour": 3600.0,
    "hours": 3600.0,
    "d": 86400.0,
    "day": 86400.0,
}


def seconds(value: object, unit: str | None = "s") -> float | None:
    """A time in s, or ``None`` where value or unit mean nothing; no time passes in 0 s."""
    try:
        time = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return None
    factor = _SECONDS.get((unit or "").strip().lower())
    if factor is None or not math.isfinite(time) or time <= 0:
        return None
    return time * factor


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


_LARGE_PLANE = 512 * 2**20
"""Bytes. Smaller planes are read whatever the file's size: their memory is there."""

_MOST_COMPRESSED = 50
"""How many times larger than its whole file one plane may be. Noise of real pixels leaves codecs
a factor of two to ten; a damaged width is met by far larger ones."""


def refuse_absurd_plane(path: Path, bytes_: int) -> None:
    """Refuse a plane that the file cannot hold even compressed, before memory is asked for.

    Raises
    ------
    ValueError
        When a plane of so many bytes can only come from a damaged width or height.
    """
    size = path.stat().st_size
    if bytes_ > max(_LARGE_PLANE, _MOST_COMPRESSED * size):
        raise ValueError(f"a plane of {bytes_} bytes does not fit into {size} bytes")


def axes_and_shape(lengths: tuple[int, ...], samples: int = 1) -> tuple[str, tuple[int, ...]]:
    """The axes and shape of a scene of so many T, C, Z, Y and X, with S last for colour."""
    return ("TCZYX", lengths) if samples == 1 else ("TCZYXS", (*lengths, samples))


def unique_names(names: Sequence[str]) -> list[str]:
    """The names of scenes; those that would be met twice get a number behind them."""
    counts = Counter(names)
    seen: dict[str, int] = {}
    made = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        made.append(f"{name} ({seen[name]})" if counts[name] > 1 else name)
    return made


def voxel_size(
    z: float | None, y: float | None, x: float | None, source: str, doubted: str = ""
) -> VoxelSize:
    """A voxel size in µm whose source is named only where something is known."""
    known = any(edge is not None for edge in (z, y, x))
    return VoxelSize(z, y, x, source if known else None, doubted)


def channels(
    count: int,
    names: Sequence[str | None] = (),
    colors: Sequence[str | None] = (),
    excitations_nm: Sequence[float | None] = (),
    emissions_nm: Sequence[float | None] = (),
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
        color = _at(colors, number)
        made.append(
            Channel(
                _at(names, number) or unnamed[number].name,
                None if color == "#000000" else color,
                _at(excitations_nm, number),
                _at(emissions_nm, number),
            )
        )
    return tuple(made)


def _at(items: Sequence[_Item | None], number: int) -> _Item | None:
    return items[number] if number < len(items) else None


def hex_color(red: float, green: float, blue: float) -> str:
    """A colour of 0–255 parts as ``#RRGGBB``."""
    return "#" + "".join(f"{min(255, max(0, round(part))):02X}" for part in (red, green, blue))
