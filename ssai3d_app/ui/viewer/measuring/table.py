"""Profiles as a table, for spreadsheets."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Sequence

from ssai3d_app.ui.viewer.measuring.profile import LineProfile


def table_of(
    profiles: Sequence[LineProfile | None],
    names: Sequence[str],
    unit: str,
    about: str,
    separator: str,
) -> str:
    """One row a place along the line; ``about`` is a heading on a line of its own.

    Numbers have a dot, whatever the locale: programs read them.
    """
    there = [(profile, name) for profile, name in zip(profiles, names, strict=True) if profile]
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator="\n")
    writer.writerow([about])
    writer.writerow([f"distance_{unit}", *(name for _, name in there)])
    for row, distance in enumerate(there[0][0].distances if there else ()):
        values = [profile.values[row] for profile, _ in there]
        writer.writerow([f"{distance:.6g}", *("" if math.isnan(v) else f"{v:.8g}" for v in values)])
    return text.getvalue()
