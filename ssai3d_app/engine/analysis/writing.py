"""The folder of an analysis: CSV tables, labels and a JSON of all terms; whole or not there."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ssai3d_app import __version__
from ssai3d_app.engine.analysis.labels_file import write_labels
from ssai3d_app.engine.analysis.names import COMPARISON, FACTS, LABELS
from ssai3d_app.engine.analysis.request import AnalyseRequest
from ssai3d_app.engine.analysis.result import Analysed, Headline, Table
from ssai3d_app.errors import cannot_write
from ssai3d_app.formats.placing import check_folder, folder_in_the_making

_PLACE_DIGITS = 4


def check_output(folder: Path) -> None:
    """Make sure that an analysis may be written there, before anything is computed.

    Raises
    ------
    UserError
        When the name is taken by something that is no analysis, or nothing can be written.
    """
    check_folder(folder)
    if folder.is_file() or (
        folder.is_dir() and any(folder.iterdir()) and not (folder / FACTS).is_file()
    ):
        raise cannot_write(
            f"{folder.name} is there already and holds something else",
            "choose a new folder for the analysis",
        )


def write_analysis(request: AnalyseRequest, results: Mapping[str, Analysed]) -> None:
    """Write the results by name (``raw``, ``restored``), each in a folder of that name.

    An earlier analysis of the same name is replaced once this one is whole.

    Raises
    ------
    UserError
        When the disk is full or the folder cannot be written.
    """
    with _whole(request.output) as folder:
        document = _document(request, results)
        text = json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False)
        for name, result in results.items():
            (folder / name).mkdir()
            for table in result.tables:
                _write_table(folder / name / f"{table.name}.csv", table)
            title = f"{request.path.name}, {name}: {request.settings.kind}"
            write_labels(folder / name / LABELS, result.labels, result.voxel, title, text)
            for file, write in result.more_files.items():
                write(folder / name / file)
        _write_table(folder / COMPARISON, comparison(results))
        (folder / FACTS).write_text(text + "\n", encoding="utf-8")


def comparison(results: Mapping[str, Analysed]) -> Table:
    """The headline numbers of all stacks side by side."""
    numbers: dict[str, dict[str, Headline]] = {}
    for name, result in results.items():
        for headline in result.headline:
            numbers.setdefault(headline.name, {})[name] = headline
    rows = tuple(
        (number, next(iter(of.values())).unit, *(of[name].value for name in results))
        for number, of in numbers.items()
    )
    return Table("headline", ("measure", "unit", *results), rows)


def _document(request: AnalyseRequest, results: Mapping[str, Analysed]) -> dict[str, Any]:
    return {
        "kind": "analysis",
        "software": f"SSAI-3D {__version__}",
        "request": request.model_dump(mode="json"),
        "results": {name: _facts(result) for name, result in results.items()},
    }


def _facts(result: Analysed) -> dict[str, Any]:
    """The terms of a result, its tables by name, and where in the stack their rows lie."""
    places = {
        table.name: [[round(v, _PLACE_DIGITS) for v in place] for place in table.places]
        for table in result.tables
    }
    return {**result.facts(), "places_um_zyx": places}


def _write_table(path: Path, table: Table) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        lines = csv.writer(file)
        lines.writerow(table.columns)
        for row in table.rows:
            lines.writerow("" if cell is None else _figure(cell) for cell in row)


def _figure(cell: float | int | str) -> float | int | str:
    return float(f"{cell:.6g}") if isinstance(cell, float) else cell


@contextmanager
def _whole(folder: Path) -> Iterator[Path]:
    """A folder to write into, which gets its name when all is in it."""
    try:
        with folder_in_the_making(folder) as unfinished:
            yield unfinished
            check_output(folder)
    except OSError as error:
        raise cannot_write(
            f"The analysis cannot be written to {folder.name}",
            "check the free disk space, or choose another folder",
            str(error),
        ) from error
