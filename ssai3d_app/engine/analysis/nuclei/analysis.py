"""Nuclei from voxels to numbers."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ssai3d_app.engine.analysis.distances import nearest_distances
from ssai3d_app.engine.analysis.measured_stack import MeasuredStack
from ssai3d_app.engine.analysis.nuclei.segmentation import segment_nuclei, suggested_diameter
from ssai3d_app.engine.analysis.objects import Shape, measure_shapes
from ssai3d_app.engine.analysis.request import NucleiSettings
from ssai3d_app.engine.analysis.result import Analysed, Cell, Headline, Table, unsigned
from ssai3d_app.engine.cancellation import CancellationToken

_COLUMNS = (
    "nucleus", "z_um", "y_um", "x_um", "volume_um3", "surface_um2", "sphericity", "axis_ratio",
    "nearest_um", "touches_border", "untrusted_share",
)  # fmt: skip


def analyse_nuclei(
    stack: MeasuredStack,
    settings: NucleiSettings,
    token: CancellationToken,
    on_step: Callable[[int, int], None],
) -> Analysed:
    """Measure the nuclei of a stack, whose values are used up; ``on_step`` hears percent.

    Raises
    ------
    JobCancelled, JobPaused
        When the owner of the token has asked for it.
    """
    used = suggested(settings, stack)
    assert used.diameter is not None
    assert used.smoothing is not None
    assert used.background_width is not None
    assert used.smallest is not None
    on_step(10, 100)
    token.raise_if_cancelled()
    found = segment_nuclei(
        stack.values,
        stack.voxel,
        diameter=used.diameter,
        smoothing=used.smoothing,
        background_width=used.background_width,
        edge_share=used.edge_share,
        separation=used.separation,
        smallest=used.smallest,
        threshold=used.threshold,
        token=token,
    )
    on_step(70, 100)
    shapes = measure_shapes(found.labels, found.level, stack.voxel, stack.flagged, token)
    on_step(100, 100)
    inside = found.labels > 0
    return Analysed(
        settings=used.model_copy(update={"threshold": float(f"{found.threshold:.4g}")}),
        voxel=stack.voxel,
        headline=_headline(shapes),
        tables=(_table(shapes),),
        labels=unsigned(found.labels),
        untrusted_share=(
            float(stack.flagged[inside].mean())
            if stack.flagged is not None and inside.any()
            else None
        ),
        remarks=_remarks(shapes),
    )


def suggested(settings: NucleiSettings, stack: MeasuredStack) -> NucleiSettings:
    """The settings with all lengths filled in; the threshold is left to the stack."""
    diameter = settings.diameter or suggested_diameter(stack.values, stack.voxel)
    filled = {
        "diameter": diameter,
        "smoothing": settings.smoothing or max(diameter / 30, 0.5 * stack.voxel),
        "background_width": settings.background_width or 4 * diameter,
        # A tenth of a ball of that diameter.
        "smallest": settings.smallest or 0.1 * np.pi / 6 * diameter**3,
    }
    return settings.model_copy(
        update={name: float(f"{value:.4g}") for name, value in filled.items()}
    )


def _headline(shapes: list[Shape]) -> tuple[Headline, ...]:
    whole = [shape for shape in shapes if not shape.touches_border]
    apart = _apart(shapes)
    return (
        Headline("nuclei", len(shapes)),
        Headline("mean volume", _mean([shape.volume for shape in whole]), "µm³"),
        Headline("mean sphericity", _mean([shape.sphericity for shape in whole])),
        Headline("mean axis ratio", _mean([shape.axis_ratio for shape in whole])),
        Headline("neighbour distance", _mean(list(apart[np.isfinite(apart)])), "µm"),
    )


def _table(shapes: list[Shape]) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            shape.label,
            *shape.centre,
            shape.volume,
            shape.surface,
            shape.sphericity,
            shape.axis_ratio,
            float(distance) if np.isfinite(distance) else None,
            int(shape.touches_border),
            shape.untrusted,
        )
        for shape, distance in zip(shapes, _apart(shapes), strict=True)
    ]
    return Table("nuclei", _COLUMNS, tuple(rows), tuple(shape.centre for shape in shapes))


def _apart(shapes: list[Shape]) -> np.ndarray:
    return nearest_distances(np.array([shape.centre for shape in shapes]).reshape(-1, 3))


def _remarks(shapes: list[Shape]) -> tuple[str, ...]:
    cut = sum(shape.touches_border for shape in shapes)
    if not cut:
        return ()
    return (
        f"{cut} nuclei touch the border of the stack; they count, but not in the mean volume, "
        "sphericity and axis ratio.",
    )


def _mean(values: list[float]) -> float | None:
    return float(np.mean(values)) if values else None
