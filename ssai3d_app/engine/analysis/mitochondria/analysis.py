"""Mitochondria and their DNA, from two channels to numbers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np

from ssai3d_app.engine.analysis.labels_file import write_labels
from ssai3d_app.engine.analysis.measured_stack import MeasuredStack
from ssai3d_app.engine.analysis.mitochondria.belonging import Neighbours, neighbours
from ssai3d_app.engine.analysis.mitochondria.centrelines import Centrelines, centrelines_of
from ssai3d_app.engine.analysis.mitochondria.nucleoids import Spots, find_spots
from ssai3d_app.engine.analysis.mitochondria.segmentation import segment_network
from ssai3d_app.engine.analysis.names import NUCLEOID_LABELS
from ssai3d_app.engine.analysis.objects import Shape, measure_shapes
from ssai3d_app.engine.analysis.request import MitochondriaSettings
from ssai3d_app.engine.analysis.result import (
    Analysed,
    Cell,
    Headline,
    Table,
    share_flagged,
    unsigned,
)
from ssai3d_app.engine.cancellation import CancellationToken

_COLUMNS = (
    "mitochondrion", "z_um", "y_um", "x_um", "volume_um3", "surface_um2", "sphericity",
    "length_um", "branch_points", "nucleoids", "touches_border", "untrusted_share",
)  # fmt: skip
_SPOT_COLUMNS = (
    "nucleoid", "z_um", "y_um", "x_um", "mitochondrion", "strength", "volume_um3",
    "nearest_um", "nearest_along_network_um", "untrusted_share",
)  # fmt: skip


def analyse_mitochondria(
    matrix: MeasuredStack,
    dna: MeasuredStack,
    settings: MitochondriaSettings,
    token: CancellationToken,
    on_step: Callable[[int, int], None],
) -> Analysed:
    """Measure networks in ``matrix``, whose values are used up, and nucleoids in ``dna``.

    ``on_step`` hears how many percent are done.

    Raises
    ------
    JobCancelled, JobPaused
        When the owner of the token has asked for it.
    """
    used, voxel = suggested(settings, matrix.voxel), matrix.voxel
    assert used.smoothing is not None
    assert used.spot_size is not None
    found = segment_network(
        matrix.values,
        voxel,
        smoothing=used.smoothing,
        background_width=used.background_width,
        edge_radius=used.edge_radius,
        edge_share=used.edge_share,
        smallest=used.smallest,
        threshold=used.threshold,
        token=token,
    )
    on_step(30, 100)
    shapes = measure_shapes(found.labels, found.level, voxel, matrix.flagged, token)
    labels, threshold = found.labels, found.threshold
    del found
    on_step(50, 100)
    token.raise_if_cancelled()
    lines = centrelines_of(labels, voxel, used.spur)
    on_step(70, 100)
    token.raise_if_cancelled()
    spots = find_spots(
        dna.values, voxel, size=used.spot_size, threshold=used.spot_threshold, token=token
    )
    near = neighbours(spots.centres, labels, voxel, used.reach, lines)
    on_step(100, 100)
    used = used.model_copy(
        update={
            "threshold": float(f"{threshold:.4g}"),
            "spot_threshold": float(f"{spots.threshold:.4g}"),
        }
    )
    inside = labels > 0
    untrusted = (
        float(matrix.flagged[inside].mean())
        if matrix.flagged is not None and inside.any()
        else None
    )

    def nucleoid_labels(path: Path) -> None:
        write_labels(path, unsigned(spots.labels), voxel, "Nucleoids", "{}")

    return Analysed(
        settings=used,
        voxel=voxel,
        headline=_headline(shapes, lines, near),
        tables=(_mitochondria(shapes, lines, near), _nucleoids(spots, near, dna)),
        labels=unsigned(labels),
        untrusted_share=untrusted,
        remarks=_remarks(shapes, near),
        more_files={NUCLEOID_LABELS: nucleoid_labels},
    )


def suggested(settings: MitochondriaSettings, voxel: float) -> MitochondriaSettings:
    """The settings with all lengths filled in; thresholds are left to the stack."""
    filled = {
        "smoothing": settings.smoothing or max(0.08, voxel),
        "spot_size": settings.spot_size or max(0.25, 2.5 * voxel),
    }
    return settings.model_copy(update=filled)


def _headline(shapes: list[Shape], lines: Centrelines, near: Neighbours) -> tuple[Headline, ...]:
    inside = near.mitochondrion > 0
    return (
        Headline("mitochondria", len(shapes)),
        Headline("mitochondrial volume", sum(shape.volume for shape in shapes), "µm³"),
        Headline("mitochondrial surface", sum(shape.surface for shape in shapes), "µm²"),
        Headline("network length", float(lines.lengths(len(shapes)).sum()), "µm"),
        Headline("nucleoids", int(inside.sum())),
        Headline("nucleoid spacing", _mean(near.nearest[inside]), "µm"),
        Headline("spacing along the network", _mean(near.nearest_along[inside]), "µm"),
    )


def _mitochondria(shapes: list[Shape], lines: Centrelines, near: Neighbours) -> Table:
    count = len(shapes)
    lengths, points = lines.lengths(count), lines.branch_points(count)
    nucleoids = np.bincount(near.mitochondrion, minlength=count + 1)[1:]
    rows: list[tuple[Cell, ...]] = [
        (
            shape.label,
            *shape.centre,
            shape.volume,
            shape.surface,
            shape.sphericity,
            float(length),
            int(branching),
            int(spots),
            int(shape.touches_border),
            shape.untrusted,
        )
        for shape, length, branching, spots in zip(shapes, lengths, points, nucleoids, strict=True)
    ]
    return Table("mitochondria", _COLUMNS, tuple(rows), tuple(shape.centre for shape in shapes))


def _nucleoids(spots: Spots, near: Neighbours, dna: MeasuredStack) -> Table:
    count = len(spots.centres)
    flagged = share_flagged(unsigned(spots.labels), dna.flagged, count)
    rows: list[tuple[Cell, ...]] = [
        (
            spot + 1,
            *(float(v) for v in spots.centres[spot]),
            int(near.mitochondrion[spot]) or None,
            float(spots.strengths[spot]),
            float(spots.volumes[spot]),
            _known(near.nearest[spot]),
            _known(near.nearest_along[spot]),
            flagged[spot],
        )
        for spot in range(count)
    ]
    places = tuple((float(z), float(y), float(x)) for z, y, x in spots.centres)
    return Table("nucleoids", _SPOT_COLUMNS, tuple(rows), places)


def _remarks(shapes: list[Shape], near: Neighbours) -> tuple[str, ...]:
    said = ["Volumes lie within half of the local brightness, in which the blur has its part."]
    cut = sum(shape.touches_border for shape in shapes)
    if cut:
        said.append(f"{cut} mitochondria touch the border of the stack and may go on beyond it.")
    outside = int((near.mitochondrion == 0).sum())
    if outside:
        said.append(f"{outside} spots lie in no mitochondrion and are not counted as nucleoids.")
    return tuple(said)


def _mean(values: np.ndarray) -> float | None:
    known = values[np.isfinite(values)]
    return float(known.mean()) if known.size else None


def _known(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
