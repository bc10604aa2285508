"""The charts of a channel: correlation, spectra, lines along z, and tuning."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, log10

from ssai3d_app.engine.report.charts import Series, Span, line_chart
from ssai3d_app.engine.report.drawing import Drawing, Role
from ssai3d_app.engine.report.evidence import AxialLine, Curve, Evidence
from ssai3d_app.engine.resolution.fourier_correlation import THRESHOLD

_FREQUENCY = "cycles per µm"
_DECADES = 7
_SMALL = (166.0, 150.0)


def correlation_chart(evidence: Evidence) -> Drawing | None:
    """Correlation of halves of the raw planes, and of both passes along z."""
    words = {
        ("x", "before"): "raw, x",
        ("z", "before"): "raw, z",
        ("x", "after"): "passes, x",
        ("z", "after"): "passes, z",
    }
    series = _named(evidence.correlations, words)
    if not series:
        return None
    return line_chart(
        "Correlation by frequency",
        series,
        Span(_FREQUENCY, 0, _farthest(series)),
        Span("correlation", -0.2, 1.0),
        level=(THRESHOLD, "1/7"),
    )


def spectrum_chart(evidence: Evidence) -> Drawing | None:
    """Power along z and x, raw and restored."""
    words = {
        ("x", "before"): "raw, x",
        ("z", "before"): "raw, z",
        ("x", "after"): "restored, x",
        ("z", "after"): "restored, z",
    }
    series = _named(evidence.spectra, words)
    values = [value for one in series for value in one.y if value > 0]
    if not values:
        return None
    high = ceil(log10(max(values)))
    low = max(floor(log10(min(values))), high - _DECADES)
    return line_chart(
        "Power by frequency",
        series,
        Span(_FREQUENCY, 0, _farthest(series)),
        Span("signal² × µm³", 10.0**low, 10.0**high, logarithmic=True),
    )


def line_charts(evidence: Evidence) -> list[Drawing]:
    """Lines along z through some structures, each over its own brightness."""
    charts = []
    for line in evidence.lines:
        highest = max(*line.before, *line.after)
        lowest = min(0.0, *line.before, *line.after)
        before, after = (_depths(line, values) for values in (line.before, line.after))
        z, y, x = line.at_um
        charts.append(
            line_chart(
                f"x {x:.1f}, y {y:.1f}, z {z:.1f} µm",
                [
                    Series("raw", before, line.before, "before", broken=True),
                    Series("restored", after, line.after, "after"),
                ],
                Span("z in µm", min(before[0], after[0]), max(before[-1], after[-1])),
                Span("signal", lowest, 1.05 * highest),
                size=_SMALL,
                names=False,
            )
        )
    return charts


def tuning_chart(curve: Sequence[tuple[int, float]]) -> Drawing | None:
    """Error on held-out planes by tuning step."""
    if len(curve) < 2:
        return None
    steps = [float(step) for step, _ in curve]
    errors = [100 * error for _, error in curve]
    spread = max(errors) - min(errors) or 0.1 * max(errors) or 1.0
    return line_chart(
        "Tuning",
        [Series("held-out planes", steps, errors, "after")],
        Span("step", 0, max(steps)),
        Span("error in % of the range", min(errors) - 0.1 * spread, max(errors) + 0.2 * spread),
        size=(330.0, 180.0),
    )


def _named(curves: Sequence[Curve], words: dict[tuple[str, str], str]) -> list[Series]:
    found = []
    for (axis, of), name in words.items():
        for curve in curves:
            if (curve.axis, curve.of) == (axis, of):
                role: Role = "before" if of == "before" else "after"
                broken = axis == "x"
                found.append(Series(name, curve.frequency, curve.values, role, broken))
    return found


def _farthest(series: Sequence[Series]) -> float:
    return max(max(one.x) for one in series)


def _depths(line: AxialLine, values: Sequence[float]) -> list[float]:
    """Where the values of a line lie along z, or from its peak where its record does not tell."""
    peak = max(range(len(values)), key=lambda k: values[k])
    first = -peak * line.voxel_um if line.from_um is None else line.from_um
    return [first + k * line.voxel_um for k in range(len(values))]
