"""The numbers of an analysis in words: rows of the comparison, cells of the tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QLocale

from ssai3d_app.engine.analysis.reading import ReadAnalysis
from ssai3d_app.engine.analysis.result import Cell
from ssai3d_app.ui import texts

_NOTHING = "–"


@dataclass(frozen=True)
class NumberRow:
    """A measure, its value in each stack, and what it means where that is not plain.

    ``is_term`` says that it is a setting and not a result.
    """

    name: str
    values: tuple[str, ...]
    tip: str = ""
    is_term: bool = False


def number(value: Cell) -> str:
    """A cell as people read it: four digits that count, whole numbers whole."""
    if value is None:
        return _NOTHING
    if isinstance(value, str):
        return texts.ANALYSIS_CELLS.get(value, value)
    own = QLocale()
    own.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return own.toString(value) if isinstance(value, int) else own.toString(value, "g", 4)


def stacks_of(analysis: ReadAnalysis) -> tuple[str, ...]:
    """The columns of the comparison: the stacks, and the truth where it is known."""
    return (*analysis.stacks, "truth") if analysis.truth else tuple(analysis.stacks)


def comparison(analysis: ReadAnalysis) -> list[NumberRow]:
    """What a paper would print, then the terms under which it was measured."""
    stacks = analysis.stacks.values()
    truth = analysis.truth
    empty = ("",) if truth else ()
    rows = []
    for at, first in enumerate(next(iter(stacks)).headline):
        values = [stack.headline[at].value for stack in stacks]
        if truth:
            values.append(truth.get(first.name))
        name = texts.ANALYSIS_MEASURES.get(first.name, first.name)
        if first.unit:
            name = texts.ANALYSIS_WITH_UNIT.format(name=name, unit=first.unit)
        rows.append(NumberRow(name, tuple(map(number, values))))
    shares = (s.untrusted_share for s in stacks)
    percents = (None if share is None else 100 * share for share in shares)
    rows += [
        NumberRow(
            texts.ANALYSIS_UNTRUSTED,
            (*map(number, percents), *empty),
            texts.ANALYSIS_UNTRUSTED_TIP,
        ),
        NumberRow(
            texts.ANALYSIS_VOXEL,
            (*(number(stack.voxel) for stack in stacks), *empty),
            texts.ANALYSIS_VOXEL_TIP,
            is_term=True,
        ),
    ]
    used = [stack.settings for stack in stacks]
    rows += [
        NumberRow(name, (*(_setting(key, of) for of in used), *empty), is_term=True)
        for key, name in texts.ANALYSIS_USED.items()
        if any(key in of for of in used)
    ]
    return rows


def _setting(name: str, settings: Mapping[str, Any]) -> str:
    value = settings.get(name)
    # Channels are counted from 1 wherever a user sees them.
    return number(value + 1 if name == "dna_channel" and value is not None else value)


def column_name(name: str) -> str:
    """The heading of a column of a table."""
    return str(texts.ANALYSIS_COLUMNS.get(name, name))
