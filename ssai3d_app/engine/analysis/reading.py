"""The folder of an analysis, read again: numbers, tables with places, traces, and its terms."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ssai3d_app.engine.analysis.demos.request import KIND_OF_DEMO, RAW, TRUTH
from ssai3d_app.engine.analysis.filaments.swc import Points, read_traces
from ssai3d_app.engine.analysis.names import FACTS, LABELS, TRACES
from ssai3d_app.engine.analysis.request import AnalyseRequest
from ssai3d_app.engine.analysis.result import Cell, Headline, Place, Table
from ssai3d_app.errors import unreadable


@dataclass(frozen=True)
class ReadStack:
    """What was measured in one stack.

    ``voxel`` is the edge in µm of the isotropic voxels; ``settings`` are those that were used.
    ``untrusted_share`` (0–1) is ``None`` without a trust map. ``traces`` are lines (n, 3) as z, y,
    x in µm; ``labels`` is the file that numbers the objects.
    """

    voxel: float
    settings: dict[str, Any]
    headline: tuple[Headline, ...]
    untrusted_share: float | None
    remarks: tuple[str, ...]
    tables: tuple[Table, ...]
    traces: tuple[Points, ...]
    labels: Path


@dataclass(frozen=True)
class ReadAnalysis:
    """An analysis as it lies on the disk; ``stacks`` by name, ``raw`` first."""

    folder: Path
    request: AnalyseRequest
    stacks: dict[str, ReadStack]
    truth: dict[str, float | int]
    """What is true of a demo, by the names of the headline; empty for other stacks."""


def read_analysis(folder: Path) -> ReadAnalysis:
    """Read what :func:`ssai3d_app.engine.analysis.writing.write_analysis` has written.

    Raises
    ------
    UserError
        When the folder holds no analysis, or one that is damaged.
    """
    try:
        document = json.loads((folder / FACTS).read_text(encoding="utf-8"))
        stacks = {name: _stack(folder / name, of) for name, of in document["results"].items()}
        request = AnalyseRequest.model_validate_json(json.dumps(document["request"]))
        return ReadAnalysis(folder, request, stacks, _truth(request))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise unreadable(
            f"The analysis in {folder.name} cannot be read", "measure the stack again", str(error)
        ) from error


def _truth(request: AnalyseRequest) -> dict[str, float | int]:
    """What stands beside a demo; another kind of analysis has nothing to be held against."""
    truth = request.path.with_name(TRUTH)
    if request.path.name != RAW or not truth.is_file():
        return {}
    facts = json.loads(truth.read_text(encoding="utf-8"))
    kind = KIND_OF_DEMO.get(facts.get("demo"))
    return dict(facts["headline"]) if kind == request.settings.kind else {}


def _stack(folder: Path, facts: dict[str, Any]) -> ReadStack:
    traces = folder / TRACES
    return ReadStack(
        voxel=facts["voxel_um"],
        settings=facts["settings"],
        headline=tuple(Headline(h["name"], h["value"], h["unit"]) for h in facts["headline"]),
        untrusted_share=facts["untrusted_share"],
        remarks=tuple(facts["remarks"]),
        tables=tuple(
            _table(folder / f"{name}.csv", name, places)
            for name, places in facts["places_um_zyx"].items()
        ),
        traces=tuple(read_traces(traces.read_text(encoding="ascii"))) if traces.is_file() else (),
        labels=folder / LABELS,
    )


def _table(path: Path, name: str, places: list[list[float]]) -> Table:
    with path.open(newline="", encoding="utf-8") as file:
        columns, *rows = list(csv.reader(file))
    return Table(
        name,
        tuple(columns),
        tuple(tuple(_cell(text) for text in row) for row in rows),
        tuple(_place(place) for place in places),
    )


def _place(numbers: list[float]) -> Place:
    z, y, x = numbers
    return z, y, x


def _cell(text: str) -> Cell:
    if not text:
        return None
    try:
        return int(text)
    except ValueError:
        pass
    try:
        return float(text)
    except ValueError:
        return text
