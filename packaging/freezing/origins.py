"""Writes down where every file of a bundle was taken from, for the licences."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def write(analysis: Any, target: Path) -> None:
    """Write the sources of all that PyInstaller's ``Analysis`` collects, as a list in JSON."""
    sources = {
        str(Path(source).absolute())
        for entries in (analysis.pure, analysis.scripts, analysis.binaries, analysis.datas)
        for _, source, kind in entries
        # A link names another entry, and a namespace package no file at all.
        if kind != "SYMLINK" and source and source != "-"
    }
    target.write_text(json.dumps(sorted(sources), indent=0), encoding="utf-8")
