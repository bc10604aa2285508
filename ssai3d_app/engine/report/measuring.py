"""Resolution, spectra and widths of the windows of a restored volume, before and after."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

from ssai3d_app.engine.report.evidence import AxialLine, AxisName, Curve, Resolution
from ssai3d_app.engine.report.parts_of_volume import FloatArray, Measurable, MeasuredWindow
from ssai3d_app.engine.resolution.axis_spectra import axis_spectrum
from ssai3d_app.engine.resolution.fourier_correlation import Correlation
from ssai3d_app.engine.resolution.line_widths import (
    Structure,
    find_structures,
    median_width,
    sharpest,
)
from ssai3d_app.engine.resolution.measured import Measured, standard_error_of_median
from ssai3d_app.engine.resolution.one_image import (
    axial_correlation,
    plane_correlation,
    two_volumes,
)
from ssai3d_app.engine.sample.resolution import cut_off

AXES: tuple[AxisName, AxisName, AxisName] = ("z", "y", "x")
_PLANES = 12
_PLANE_EDGE = 320
_LEAST_CONTRAST = 0.5
_SLICES = 6
_GROUPS = 4
_AT_LIMIT = 0.95
_COARSE = 1 / 8
"""Of an image's extent: a longer period is no finest detail."""
_STRUCTURE_IN_NOISE = 6.0
_LEAST_STRUCTURE = 0.15
_LINES_SHOWN = 4
NOT_INDEPENDENT = (
    "the correlation of two halves tells the resolution of recorded planes only: the errors of "
    "neighbouring voxels of a result go together"
)


def lateral_planes(volume: Measurable, windows: Sequence[MeasuredWindow]) -> list[FloatArray]:
    """Some raw planes (Y, X) around the window with the most structure, 320 pixels wide at most.

    Planes above and below the structure hold noise and blurred light alone, and would tell a
    coarser resolution than the stack has: those with half the contrast of the best are chosen from.
    """
    depth, height, width = volume.staged.volume.shape
    looked_at = np.unique(np.linspace(0, depth - 1, 3 * _PLANES).astype(int))
    within = windows[0].box[1:]
    contrast = np.array(
        [float(volume.staged.scaled((slice(z, z + 1), *within)).std()) for z in looked_at]
    )
    sharp = looked_at[contrast >= _LEAST_CONTRAST * contrast.max()]
    chosen = sharp[np.unique(np.linspace(0, len(sharp) - 1, _PLANES).astype(int))]
    sides = []
    for length, middle in zip((height, width), windows[0].box[1:], strict=True):
        edge = min(length, _PLANE_EDGE)
        first = (middle.start + middle.stop - edge) // 2
        first = min(max(0, first), length - edge)
        sides.append(slice(first, first + edge))
    rows, columns = sides
    return [volume.staged.scaled((slice(z, z + 1), rows, columns))[0] for z in chosen]


def correlations(
    volume: Measurable, windows: Sequence[MeasuredWindow], planes: Sequence[FloatArray]
) -> tuple[list[Resolution], list[Curve]]:
    """By the correlation of halves: of the raw planes, and of both passes where there are two."""
    grid = volume.grid
    quarters = [quarter for w in windows for quarter in _quarters(w.planes, 0)]
    before = {
        "z": axial_correlation(quarters, grid.raw_voxel_size[0], grid.voxel),
        "y": plane_correlation(planes, 0, grid.voxel),
        "x": plane_correlation(planes, 1, grid.voxel),
    }
    after = _between_passes(volume, windows)
    found, curves = [], []
    for axis in AXES:
        found.append(
            Resolution(
                axis=axis,
                method="halves",
                before=before[axis].cut_off,
                after=Measured.unknown(NOT_INDEPENDENT),
            )
        )
        curves.append(_curve(axis, before[axis], after=False))
        if axis in after:
            found.append(
                Resolution(
                    axis=axis,
                    method="passes",
                    before=Measured.unknown("there is one recording, and no passes"),
                    after=after[axis].cut_off,
                )
            )
            curves.append(_curve(axis, after[axis], after=True))
    return found, [curve for curve in curves if curve.frequency]


def _between_passes(
    volume: Measurable, windows: Sequence[MeasuredWindow]
) -> dict[AxisName, Correlation]:
    if volume.passes is None:
        return {}
    pairs = []
    for window in windows:
        fused, half = volume.passes.fused(window.box), 0.5 * volume.passes.difference(window.box)
        pairs.append(((fused - half).astype(np.float32), (fused + half).astype(np.float32)))
    found = {}
    for number, axis in enumerate(AXES):
        quartered = [
            halves
            for first, second in pairs
            for halves in zip(_quarters(first, number), _quarters(second, number), strict=True)
        ]
        found[axis] = two_volumes(quartered, number, volume.grid.voxel)
    return found


def _quarters(block: FloatArray, axis: int) -> list[FloatArray]:
    """A block cut in halves across both other axes: several samples, with all of this axis."""
    one, other = (length // 2 for k, length in enumerate(block.shape) if k != axis)
    across = [k for k in range(3) if k != axis]
    quarters = []
    for first in (slice(0, one), slice(one, 2 * one)):
        for second in (slice(0, other), slice(other, 2 * other)):
            box = [slice(None)] * 3
            box[across[0]], box[across[1]] = first, second
            quarters.append(block[tuple(box)])
    return quarters


def _curve(axis: AxisName, found: Correlation, *, after: bool) -> Curve:
    when: Literal["before", "after"] = "after" if after else "before"
    return Curve.of_arrays(axis, when, found.frequency[1:], found.correlation[1:])


def decorrelation(
    volume: Measurable,
    windows: Sequence[MeasuredWindow],
    planes: Sequence[FloatArray],
    after: Sequence[FloatArray],
) -> list[Resolution]:
    """By decorrelation analysis: of raw planes and raw XZ and YZ slices, and of those after."""
    step, voxel = volume.grid.anisotropy, volume.grid.voxel
    raw = [window.planes for window in windows]
    limit = {"z": 2 * step * voxel, "y": 2 * voxel, "x": 2 * voxel}
    seen = {
        "z": (_groups(_axial_slices(raw)), _groups(_axial_slices(after))),
        "y": (_groups(planes), _groups(_lateral_slices(after))),
        "x": (
            _groups([plane.T for plane in planes]),
            _groups([plane.T for plane in _lateral_slices(after)]),
        ),
    }
    steps = {"z": (step, 1.0), "y": (1.0, 1.0), "x": (1.0, 1.0)}
    return [
        Resolution(
            axis=axis,
            method="decorrelation",
            before=_finest(seen[axis][0], steps[axis], voxel, limit[axis]),
            after=_finest(seen[axis][1], (1.0, 1.0), voxel, 2 * voxel),
        )
        for axis in AXES
    ]


def _finest(
    groups: Sequence[Sequence[FloatArray]], steps: tuple[float, float], voxel: float, limit: float
) -> Measured:
    cuts = [cut_off(images, steps, along_rows=True) for images in groups]
    periods = [voxel / cut for cut in cuts if cut is not None]
    if not periods:
        return Measured.unknown("no frequency rises above the noise, or the image is too small")
    value = float(np.median(periods))
    extent = groups[0][0].shape[0] * steps[0] * voxel
    if value > _COARSE * extent:
        return Measured.unknown(
            "in noise its maximum lies at coarse structure, and does not tell the finest detail"
        )
    # Fifty radii are tried up to the highest frequency.
    tried = value**2 / limit / 50
    spread = standard_error_of_median(periods)
    return Measured(
        value_um=value,
        uncertainty_um=None if spread is None else float(np.hypot(spread, tried)),
        count=len(periods),
        at_limit=value * _AT_LIMIT <= limit,
    )


def _groups(images: Sequence[FloatArray]) -> list[list[FloatArray]]:
    """A few groups of images, from which one number each."""
    groups = [list(images[k::_GROUPS]) for k in range(_GROUPS)]
    return [group for group in groups if group]


def _axial_slices(blocks: Sequence[FloatArray]) -> list[FloatArray]:
    slices: list[FloatArray] = []
    for block in blocks:
        for place in np.linspace(0, block.shape[1] - 1, _SLICES).astype(int):
            slices += [block[:, place], block[:, :, place]]
    return slices


def _lateral_slices(blocks: Sequence[FloatArray]) -> list[FloatArray]:
    return [
        block[place]
        for block in blocks
        for place in np.unique(np.linspace(0, len(block) - 1, _SLICES).astype(int))
    ]


def spectra(
    volume: Measurable, windows: Sequence[MeasuredWindow], after: Sequence[FloatArray]
) -> list[Curve]:
    """Power along z and along x, of the raw planes and of the result."""
    voxel = volume.grid.voxel
    raw_steps = (volume.grid.raw_voxel_size[0], voxel, voxel)
    raw = [window.planes for window in windows]
    curves = []
    for number, axis in ((0, AXES[0]), (2, AXES[2])):
        curves += [
            Curve.of_arrays(axis, "before", *axis_spectrum(raw, number, raw_steps)),
            Curve.of_arrays(axis, "after", *axis_spectrum(after, number, (voxel,) * 3)),
        ]
    return [curve for curve in curves if curve.frequency]


def widths(
    volume: Measurable,
    windows: Sequence[MeasuredWindow],
    before: Sequence[FloatArray],
    after: Sequence[FloatArray],
) -> tuple[list[Resolution], list[AxialLine]]:
    """By the widths of lines across the sharpest isolated structures, and some of those lines."""
    voxel, level = volume.grid.voxel, np.float32(volume.background)
    least = max(_LEAST_STRUCTURE, _STRUCTURE_IN_NOISE * float(volume.noise_at(np.zeros(1))[0]) / 3)
    structures: list[Structure] = []
    corner: dict[int, tuple[int, int, int]] = {}
    for window, seen, restored in zip(windows, before, after, strict=True):
        found = find_structures(
            window.planes - level, seen - level, restored - level, volume.grid.anisotropy, least
        )
        z, y, x = (s.start for s in window.box)
        corner |= {id(one): (z, y, x) for one in found}
        structures += found
    chosen = sharpest(structures)
    rows = [
        Resolution(
            axis=axis,
            method="line width",
            before=median_width(chosen, number, voxel, after=False),
            after=median_width(chosen, number, voxel, after=True),
        )
        for number, axis in enumerate(AXES)
    ]
    lines = []
    for one in chosen[:_LINES_SHOWN]:
        lines.append(_axial_line(one, corner[id(one)], voxel))
    return rows, lines


def _axial_line(one: Structure, corner: tuple[int, int, int], voxel: float) -> AxialLine:
    """Both lines along z over the depths that both have."""
    z, y, x = ((p + c) * voxel for p, c in zip(one.point, corner, strict=True))
    before, after = one.before[0], one.after[0]
    first = max(before.first, after.first)
    last = min(line.first + len(line.values) for line in (before, after))
    seen, restored = (
        line.values[first - line.first : last - line.first] for line in (before, after)
    )
    return AxialLine.model_validate(
        {
            "at_um": (round(z, 4), round(y, 4), round(x, 4)),
            "voxel_um": voxel,
            "from_um": round((first + corner[0]) * voxel, 4),
            "before": seen,
            "after": restored,
        }
    )
