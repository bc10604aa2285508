"""The numbers of traced filaments in µm: headline, a table of branches, calibres, SWC."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.analysis.filaments.paths import arc_lengths
from ssai3d_app.engine.analysis.filaments.swc import TracedBranch, forest_of, write_swc
from ssai3d_app.engine.analysis.filaments.traced import Traced
from ssai3d_app.engine.analysis.measured_stack import MeasuredStack
from ssai3d_app.engine.analysis.names import TRACES
from ssai3d_app.engine.analysis.request import FilamentSettings
from ssai3d_app.engine.analysis.result import (
    Analysed,
    Cell,
    Headline,
    Place,
    Table,
    share_flagged,
)

Points = npt.NDArray[np.float64]

_COLUMNS = (
    "branch", "filament", "from", "to",
    "start_z_um", "start_y_um", "start_x_um", "end_z_um", "end_y_um", "end_x_um",
    "length_um", "tortuosity", "mean_calibre_um", "sd_calibre_um", "untrusted_share",
)  # fmt: skip
_CALIBRE_BINS = 12


def analysed(traced: Traced, stack: MeasuredStack, used: FilamentSettings) -> Analysed:
    """Everything that is told of the filaments of a stack."""
    branches = _branches(traced, stack)
    lengths = np.array([arc_lengths(line)[-1] for line in traced.lines]) * stack.voxel
    calibres = [2 * stack.voxel * traced.judged(i) for i in range(len(traced.lines))]
    thick, weights = _weighed(calibres, lengths)
    objects = traced.labels > 0
    untrusted = None
    if stack.flagged is not None and objects.any():
        untrusted = float(stack.flagged[objects].mean())
    swc = [
        TracedBranch(branch.ends, line * stack.voxel, _known(radii) * stack.voxel)
        for branch, line, radii in zip(
            traced.graph.branches, traced.lines, traced.radii, strict=True
        )
    ]
    said, loops = _remarks(traced), forest_of(swc).cut_loops

    def swc_file(path: Path) -> None:
        write_swc(path, swc, said)

    return Analysed(
        settings=used,
        voxel=stack.voxel,
        headline=(
            Headline("total length", float(lengths.sum()), "µm"),
            Headline("branch points", len(traced.points)),
            Headline("tips", len(traced.tips)),
            Headline(
                "mean calibre",
                float(np.average(thick, weights=weights)) if len(thick) else None,
                "µm",
            ),
        ),
        tables=(branches, _distribution(thick, weights)),
        labels=traced.labels,
        untrusted_share=untrusted,
        remarks=(*said, *_loops_in_words(loops)),
        more_files={TRACES: swc_file},
    )


def _branches(traced: Traced, stack: MeasuredStack) -> Table:
    part = traced.graph.components()
    flagged = share_flagged(traced.labels, stack.flagged, len(traced.lines))
    rows: list[tuple[Cell, ...]] = []
    places: list[Place] = []
    for number, branch in enumerate(traced.graph.branches):
        line = traced.lines[number] * stack.voxel
        length, calibre = float(arc_lengths(line)[-1]), 2 * stack.voxel * traced.judged(number)
        straight = float(np.linalg.norm(line[-1] - line[0]))
        z, y, x = (float(v) for v in line[len(line) // 2])
        places.append((z, y, x))
        rows.append(
            (
                number + 1,
                part[branch.ends[0]] + 1,
                *(_kind(traced, node) for node in branch.ends),
                *(float(v) for v in line[0]),
                *(float(v) for v in line[-1]),
                length,
                length / straight if straight > 0 else None,
                float(calibre.mean()) if len(calibre) else None,
                float(calibre.std()) if len(calibre) else None,
                flagged[number],
            )
        )
    return Table("branches", _COLUMNS, tuple(rows), tuple(places))


def _kind(traced: Traced, node: int) -> str:
    if node in traced.points:
        return "branch point"
    if node in traced.leaving:
        return "border"
    return "tip" if node in traced.tips else "loop"


def _weighed(calibres: list[Points], lengths: Points) -> tuple[Points, Points]:
    """All calibres, each with the length in µm that it stands for."""
    known = [(c, length) for c, length in zip(calibres, lengths, strict=True) if len(c)]
    if not known:
        return np.empty(0), np.empty(0)
    weights = [np.full(len(c), length / len(c)) for c, length in known]
    return np.concatenate([c for c, _ in known]), np.concatenate(weights)


def _distribution(calibres: Points, weights: Points) -> Table:
    """Length of filament by calibre, in bins of even width."""
    if not len(calibres):
        return Table("calibres", ("from_um", "to_um", "length_um"), ())
    length, edges = np.histogram(calibres, bins=_CALIBRE_BINS, weights=weights)
    rows = [
        (float(low), float(high), float(um))
        for low, high, um in zip(edges[:-1], edges[1:], length, strict=True)
    ]
    return Table("calibres", ("from_um", "to_um", "length_um"), tuple(rows))


def _known(radii: Points) -> Points:
    """For SWC, which needs a radius everywhere: half a voxel where none could be told."""
    return np.where(np.isfinite(radii), radii, 0.5)


def _remarks(traced: Traced) -> tuple[str, ...]:
    said = ["Calibre is the full width at half brightness, in which the blur has its part."]
    if traced.leaving:
        said.append(f"{len(traced.leaving)} filaments leave the stack and end in no tip there.")
    return tuple(said)


def _loops_in_words(loops: int) -> tuple[str, ...]:
    if not loops:
        return ()
    return (f"{loops} loops are cut open in the SWC file, which holds trees only.",)
