"""Pictures for the report: slices at one contrast, maps with their scales, and a scale bar."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, log10

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.report.drawing import Bitmap, Drawing, Stroke, Words
from ssai3d_app.engine.report.parts_of_volume import FloatArray
from ssai3d_app.engine.report.pictures import Pictures, Section

_WIDTH = 680.0
_GAP = 14.0
_HEAD = 16.0
_FOOT = 22.0
_TALLEST = 240.0
_DARKEST, _BRIGHTEST = 0.005, 0.998

# Dark blue over grey to yellow for one sign; blue over white to red for two.
_ONE_SIGN = np.array([[13, 8, 60], [83, 46, 122], [170, 74, 103], [233, 134, 60], [250, 231, 130]])
_TWO_SIGNS = np.array(
    [[24, 66, 156], [140, 175, 222], [247, 247, 247], [226, 152, 128], [160, 28, 30]]
)
_MOST_NOISE = 4.0


def slices(name: str, pictures: Pictures) -> Drawing:
    """Raw (interpolated) and restored slice beside each other, black and white the same in both."""
    section = pictures.sections[name]
    both = np.concatenate([section.before.ravel(), section.after.ravel()])
    low, high = np.quantile(both, [_DARKEST, _BRIGHTEST])
    grey = [
        _bytes((picture - low) / max(high - low, 1e-6))
        for picture in (section.before, section.after)
    ]
    words = ("raw, interpolated", "restored")
    return _row(
        name,
        pictures,
        [(w, g, None) for w, g in zip(words, grey, strict=True)],
    )


def maps(name: str, pictures: Pictures) -> Drawing:
    """What the result leaves unexplained, how far the passes are apart, and the trust in it."""
    section = pictures.sections[name]
    cells: list[tuple[str, npt.NDArray[np.uint8], tuple[str, str, bool] | None]] = [
        (
            "unexplained, in noise",
            _coloured(0.5 + section.unexplained / (2 * _MOST_NOISE), _TWO_SIGNS),
            ("−4", "4", True),
        )
    ]
    if section.difference is not None:
        cells.append(
            (
                "YZ pass − XZ pass, in noise",
                _coloured(0.5 + section.difference / (2 * _MOST_NOISE), _TWO_SIGNS),
                ("−4", "4", True),
            )
        )
    if section.trust is not None:
        cells.append(("trust", _coloured(section.trust, _ONE_SIGN), ("0", "1", False)))
    return _row(name, pictures, cells)


def _row(
    name: str,
    pictures: Pictures,
    cells: Sequence[tuple[str, npt.NDArray[np.uint8], tuple[str, str, bool] | None]],
) -> Drawing:
    """Pictures side by side, z downwards; below the first a scale bar, below maps their scale."""
    rows, columns = cells[0][1].shape[:2]
    wide = (_WIDTH - _GAP * (max(2, len(cells)) - 1)) / max(2, len(cells))
    scale = min(wide / columns, _TALLEST / rows)
    width, height = columns * scale, rows * scale
    drawing = Drawing(_WIDTH, _HEAD + height + _FOOT, _title(name, pictures, [c[0] for c in cells]))
    for number, (words, pixels, colours) in enumerate(cells):
        left = number * (width + _GAP)
        drawing.items.append(Words(left, 11, words, size=8.5))
        drawing.items.append(Bitmap(left, _HEAD, width, height, pixels))
        if colours is not None:
            _add_scale(drawing, left, _HEAD + height + 6, width, colours)
    if cells[0][2] is None:
        _add_bar(drawing, width, pictures.voxel / scale, _HEAD + height + 8)
    return drawing


def _add_scale(
    drawing: Drawing, left: float, top: float, width: float, colours: tuple[str, str, bool]
) -> None:
    low, high, two_signs = colours
    long = min(80.0, width - 30)
    ramp = _coloured(np.linspace(0, 1, 64)[None], _TWO_SIGNS if two_signs else _ONE_SIGN)
    drawing.items += [
        Words(left, top + 7, low, size=7.5, role="muted"),
        Bitmap(left + 14, top, long, 8, ramp),
        Words(left + 18 + long, top + 7, high, size=7.5, role="muted"),
    ]


def _add_bar(drawing: Drawing, width: float, um_per_point: float, y: float) -> None:
    longest = 0.4 * width * um_per_point
    power = 10.0 ** floor(log10(longest))
    length = max(k * power for k in (1, 2, 5) if k * power <= longest)
    drawing.items += [
        Stroke(((0, y), (length / um_per_point, y)), "ink", 2.5),
        Words(length / um_per_point + 5, y + 3, f"{length:g} µm; z downwards", size=8),
    ]


def _title(name: str, pictures: Pictures, words: Sequence[str]) -> str:
    section: Section = pictures.sections[name]
    z, y, x = (k * pictures.voxel for k in section.first)
    at = f"y = {y:.2f} µm" if name == "xz" else f"x = {x:.2f} µm"
    return f"{name.upper()} slice at {at}, from z = {z:.2f} µm: {'; '.join(words)}"


def _bytes(share: FloatArray) -> npt.NDArray[np.uint8]:
    return (np.clip(share, 0, 1) * 255).round().astype(np.uint8)


def _coloured(share: npt.NDArray[np.floating], ramp: npt.NDArray[np.int_]) -> npt.NDArray[np.uint8]:
    at = np.linspace(0, 1, len(ramp))
    channels = [np.interp(np.clip(share, 0, 1), at, ramp[:, k]) for k in range(3)]
    return np.stack(channels, axis=-1).round().astype(np.uint8)
