"""XZ and YZ slices for the report, kept among the working files until the report is written."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ssai3d_app.durable import write_durably
from ssai3d_app.engine.report.parts_of_volume import FloatArray, Measurable, MeasuredWindow
from ssai3d_app.engine.trust.signals import blur_reach, blurred_onto
from ssai3d_app.errors import CannotGoOnError, cannot_write
from ssai3d_app.volume.scene import Box

_WIDEST = 256
_DEEPEST = 256

SLICES = ("xz", "yz")


@dataclass(frozen=True)
class Section:
    """One slice, rows along z: before and after on the 0–1 scale, and maps where there are some.

    ``difference`` and ``unexplained`` are in units of the raw noise; ``first`` is the (z, y, x)
    voxel of its corner in the result.
    """

    first: tuple[int, int, int]
    before: FloatArray
    after: FloatArray
    unexplained: FloatArray
    difference: FloatArray | None = None
    trust: FloatArray | None = None


@dataclass(frozen=True)
class Pictures:
    """The slices of one channel, by name (``xz`` and ``yz``), and the edge of a voxel in µm."""

    voxel: float
    sections: dict[str, Section]


def take_pictures(volume: Measurable, window: MeasuredWindow) -> Pictures:
    """Slices through the brightest column of structure in a window, as wide as a page holds."""
    box = volume.after(window.box)
    spread = box.std(axis=0)
    y, x = (int(k) for k in np.unravel_index(int(np.argmax(spread)), spread.shape))
    y, x = y + window.box[1].start, x + window.box[2].start
    depth, height, width = volume.grid.shape
    middle = (window.box[0].start + window.box[0].stop) // 2
    planes = _around(middle, depth, _DEEPEST)
    boxes: dict[str, Box] = {
        "xz": (planes, slice(y, y + 1), _around(x, width, _WIDEST)),
        "yz": (planes, _around(y, height, _WIDEST), slice(x, x + 1)),
    }
    sections = {name: _section(volume, box) for name, box in boxes.items()}
    return Pictures(volume.grid.voxel, sections)


def _section(volume: Measurable, box: Box) -> Section:
    before, after = volume.before(box), volume.after(box)
    noise = volume.noise_at(before)
    flat = next(n for n, s in enumerate(box) if s.stop - s.start == 1 and n > 0)
    z, y, x = (s.start for s in box)
    difference = trust = None
    if volume.passes is not None:
        difference = np.squeeze(volume.passes.difference(box) / noise, flat)
    if volume.trust is not None:
        trust = np.squeeze(volume.trust(box), flat)
    return Section(
        first=(z, y, x),
        before=np.squeeze(before, flat),
        after=np.squeeze(after, flat),
        unexplained=np.squeeze(_unexplained(volume, box), flat),
        difference=difference,
        trust=trust,
    )


def _unexplained(volume: Measurable, box: Box) -> FloatArray:
    """What the blurred result leaves of the raw planes, over their noise, interpolated along z."""
    step = volume.grid.anisotropy
    planes, first, last = planes_within(volume, box)
    left = residual_of(volume, planes, first, box)
    heights = np.arange(first, last) * step - box[0].start
    rows = np.arange(box[0].stop - box[0].start)
    weights = np.stack([np.interp(rows, heights, unit) for unit in np.eye(last - first)], axis=1)
    return np.asarray(np.tensordot(weights, left, axes=1), dtype=np.float32)


def planes_within(volume: Measurable, box: Box) -> tuple[FloatArray, int, int]:
    """Raw planes that lie within a box of the result, and the numbers of first and end."""
    step = volume.grid.anisotropy
    first = int(np.ceil(box[0].start / step - 1e-6))
    last = min(int((box[0].stop - 1) / step + 1e-6) + 1, volume.staged.volume.shape[0])
    last = max(last, first + 1)
    return volume.staged.scaled((slice(first, last), *box[1:])), first, last


def residual_of(volume: Measurable, planes: FloatArray, first: int, box: Box) -> FloatArray:
    """Raw ``planes`` from number ``first`` on, less the result blurred again, over their noise."""
    step, reach = volume.grid.anisotropy, blur_reach(volume.axial_sigma)
    top = max(0, int(first * step) - reach)
    bottom = min(volume.grid.shape[0], int((first + len(planes) - 1) * step) + reach + 1)
    column = volume.after((slice(top, bottom), *box[1:]))
    heights = (first + np.arange(len(planes), dtype=np.float64)) * step - top
    seen = blurred_onto(heights, column, volume.axial_sigma)
    return np.asarray((planes - seen) / volume.noise_at(seen), dtype=np.float32)


def _around(middle: int, length: int, most: int) -> slice:
    count = min(length, most)
    first = min(max(0, middle - count // 2), length - count)
    return slice(first, first + count)


def keep_pictures(pictures: Pictures, path: Path) -> None:
    """Write them to a file; they survive a power cut when this returns.

    Raises
    ------
    UserError
        When the disk is full or cannot be written.
    """
    arrays: dict[str, npt.NDArray[np.generic]] = {"voxel": np.array([pictures.voxel])}
    for name, section in pictures.sections.items():
        arrays[f"{name}-first"] = np.asarray(section.first)
        for part in ("before", "after", "unexplained", "difference", "trust"):
            values = getattr(section, part)
            if values is not None:
                arrays[f"{name}-{part}"] = values.astype(np.float32)
    content = BytesIO()
    np.savez_compressed(content, **arrays)  # type: ignore[arg-type]
    try:
        write_durably(path, content.getvalue())
    except OSError as error:
        raise cannot_write(
            "The working files beside the result cannot be written",
            "free some disk space or choose another folder for the result",
            str(error),
        ) from error


def kept_pictures(path: Path) -> Pictures | None:
    """Those that were kept; ``None`` where there are none.

    Raises
    ------
    CannotGoOnError
        When the file is damaged.
    """
    if not path.is_file():
        return None
    try:
        with np.load(path, allow_pickle=False) as arrays:
            found = {name: arrays[name] for name in arrays.files}
        sections = {name: _kept_section(found, name) for name in SLICES}
        return Pictures(float(found["voxel"][0]), sections)
    except (OSError, ValueError, KeyError) as error:
        raise CannotGoOnError(
            "The working files beside the result are damaged", str(error)
        ) from error


def _kept_section(found: dict[str, npt.NDArray[np.generic]], name: str) -> Section:
    z, y, x = (int(k) for k in found[f"{name}-first"])

    def part(word: str) -> FloatArray | None:
        values = found.get(f"{name}-{word}")
        return None if values is None else values.astype(np.float32)

    before, after, unexplained = part("before"), part("after"), part("unexplained")
    if before is None or after is None or unexplained is None:
        raise KeyError(name)
    return Section((z, y, x), before, after, unexplained, part("difference"), part("trust"))
