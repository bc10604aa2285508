"""Names of files that are planes of one stack: ``cell_t01_c2_z004.tif`` and the like."""

from __future__ import annotations

import itertools
import os
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from ssai3d_app.errors import UserError, unreadable

_SUFFIXES = (".tif", ".tiff")
_WORDS = {
    "Z": "z|zplane|zslice|slice|plane|section|depth|layer",
    "C": "c|ch|chan|channel|w|wave|wavelength",
    "T": "t|tp|time|timepoint|frame",
}
_BEFORE = {
    # The word that stands right before a number, and not at the end of another word.
    axis: re.compile(rf"(?:^|[^a-z])(?:{words})[ _=.-]?$")
    for axis, words in _WORDS.items()
}
_REMEDY = "put the numbered planes of one stack, and no other TIFF files, into a folder"


@dataclass(frozen=True)
class PlaneSeries:
    """Files of one stack: the letters of their axes, slowest first, and the files in that order.

    ``lengths`` has one length per axis; ``remarks`` says what is odd about the numbers.
    """

    axes: str
    lengths: tuple[int, ...]
    files: tuple[Path, ...]
    remarks: tuple[str, ...] = ()


def has_tiff_files(folder: Path) -> bool:
    """Whether a folder holds TIFF files at all, by their names."""
    return bool(_tiff_names(folder))


def plane_series(folder: Path) -> PlaneSeries:
    """The one stack whose planes are the TIFF files of a folder.

    Zeros before a number do not matter; other files than TIFF are not looked at.

    Raises
    ------
    UserError
        When the files are no whole series: other names, gaps, or a number that comes twice.
    """
    names = sorted(_tiff_names(folder))
    patterns = Counter(_pattern(name) for name in names)
    pattern, count = patterns.most_common(1)[0]
    if count < len(names):
        odd = next(name for name in names if _pattern(name) != pattern)
        raise _no_series(folder, f"is a folder, and {odd} is no plane of the stack in it")
    fields = [_numbers(name) for name in names]
    varying = [n for n in range(len(fields[0])) if len({field[n] for field in fields}) > 1]
    if not varying:
        if len(names) > 1:
            raise _no_series(
                folder, f"is a folder whose files {names[0]} and {names[1]} have the same number"
            )
        raise unreadable(
            f"{folder.name} is a folder with a single TIFF file", "open that file itself"
        )
    axes = _axes(folder, names, pattern, varying)
    return _ordered(folder, names, [[field[n] for n in varying] for field in fields], axes)


def series_around(file: Path) -> int:
    """How many files beside one seem to be planes of the same series, itself included; 0 if none.

    Raises nothing: a folder that may not be listed has no series.
    """
    try:
        names = _tiff_names(file.parent)
    except OSError:
        return 0
    pattern = _pattern(file.name)
    alike = [name for name in names if _pattern(name) == pattern]
    return len(alike) if len(alike) > 1 and _numbers(file.name) else 0


def _tiff_names(folder: Path) -> list[str]:
    with os.scandir(folder) as entries:
        return [
            entry.name
            for entry in entries
            if entry.name.lower().endswith(_SUFFIXES)
            and not entry.name.startswith(".")
            and entry.is_file()
        ]


def _pattern(name: str) -> tuple[str, ...]:
    return tuple(re.split(r"[0-9]+", name.lower()))


def _numbers(name: str) -> tuple[int, ...]:
    # Longer numbers than 18 digits are no count of planes, and int() is slow with them.
    return tuple(int(digits[-18:]) for digits in re.findall(r"[0-9]+", name))


def _axes(
    folder: Path, names: list[str], pattern: tuple[str, ...], varying: list[int]
) -> list[str]:
    """The axis of each number that varies; a single one without a word counts planes along z."""
    axes = []
    for field in varying:
        found = [axis for axis, word in _BEFORE.items() if word.search(pattern[field])]
        axes.append(found[0] if found else "")
    if axes.count("") == 1 and "Z" not in axes:
        axes[axes.index("")] = "Z"
    if "" in axes or len(set(axes)) < len(axes):
        raise _no_series(
            folder,
            f"is a folder whose files, such as {names[0]}, do not say which of their numbers "
            "counts z, channels (c) and times (t)",
        )
    return axes


def _ordered(
    folder: Path, names: list[str], fields: list[list[int]], axes: list[str]
) -> PlaneSeries:
    order = [axes.index(axis) for axis in "TCZ" if axis in axes]
    at: dict[tuple[int, ...], str] = {}
    for name, numbers in zip(names, fields, strict=True):
        place = tuple(numbers[n] for n in order)
        if place in at:
            raise _no_series(
                folder, f"is a folder whose files {at[place]} and {name} have the same number"
            )
        at[place] = name
    letters = "".join(axes[n] for n in order)
    values = [sorted({place[n] for place in at}) for n in range(len(order))]
    remarks = []
    for letter, present in zip(letters, values, strict=True):
        steps = {after - before for before, after in itertools.pairwise(present)}
        if len(steps) > 1:
            gap = next(v for v in range(present[0], present[-1]) if v not in set(present))
            raise _no_series(folder, f"is a folder in which {letter.lower()} {gap} is missing")
        if steps and steps != {1}:
            remarks.append(f"The files count {letter.lower()} in steps of {steps.pop()}.")
    files = []
    for place in itertools.product(*values):
        if place not in at:
            where = ", ".join(
                f"{letter.lower()} {value}" for letter, value in zip(letters, place, strict=True)
            )
            raise _no_series(folder, f"is a folder in which the plane of {where} is missing")
        files.append(folder / at[place])
    return PlaneSeries(letters, tuple(map(len, values)), tuple(files), tuple(remarks))


def _no_series(folder: Path, what: str) -> UserError:
    return unreadable(f"{folder.name or folder} {what}", f"{_REMEDY}, or open a single file")
