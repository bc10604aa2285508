"""Finding what a project holds by words, and files that were moved by what they are."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ssai3d_app.fingerprint import fingerprint_of
from ssai3d_app.projects.document import ProjectDocument, Run, RunStatus, Source

_MOST_LOOKED_AT = 200_000


@dataclass(frozen=True)
class Query:
    """What is looked for: every word of ``text``, and one of ``statuses`` when there are any."""

    text: str = ""
    statuses: frozenset[RunStatus] = frozenset()
    tags: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Found:
    """Ids of what fits. A source is shown when it fits or one of its runs does."""

    sources: frozenset[str]
    runs: frozenset[str]


def search(document: ProjectDocument, query: Query) -> Found:
    """All sources and runs that fit.

    Words are looked for in names, notes, tags, channels, formats and status, whatever their case
    and accents. A run is also found by the words of its source.
    """
    words = _folded(query.text).split()
    by_source = {source.id: _folded(_words_of_source(source)) for source in document.sources}
    tags = {source.id: set(source.tags) for source in document.sources}
    runs = {
        run.id: run.source
        for run in document.runs
        if (not query.statuses or run.status in query.statuses)
        and query.tags <= {*run.tags, *tags.get(run.source, ())}
        and _all_in(words, _folded(_words_of_run(run)) + " " + by_source.get(run.source, ""))
    }
    sources = {
        id
        for id, text in by_source.items()
        if not query.statuses and query.tags <= tags[id] and _all_in(words, text)
    }
    return Found(frozenset(sources | set(runs.values())), frozenset(runs))


def missing_sources(document: ProjectDocument, folder: Path) -> list[Source]:
    """Sources that are at none of their places."""
    return [source for source in document.sources if source.place.found(folder) is None]


def look_for(
    missing: list[Source],
    where: Path,
    go_on: Callable[[], bool] = lambda: True,
) -> dict[str, Path]:
    """Look in a folder, and those in it, for sources; returns places by source id.

    Only a file of the same content counts, whatever its name; one of the same name but without
    a known fingerprint counts by name. ``go_on`` is asked between files and ends the search.
    """
    found: dict[str, Path] = {}
    by_size: dict[int, list[Source]] = {}
    by_name: dict[str, list[Source]] = {}
    folders = [s for s in missing if s.name.lower().endswith(".zarr")]
    for source in missing:
        if source.fingerprint is None:
            by_name.setdefault(source.name, []).append(source)
        elif source not in folders:
            by_size.setdefault(source.fingerprint.size, []).append(source)
    for path in _walk(where):
        if not go_on() or len(found) == len(missing):
            break
        for source in by_name.get(path.name, []):
            found.setdefault(source.id, path)
        candidates = folders if path.is_dir() else by_size.get(path.stat().st_size, [])
        wanted = [s for s in candidates if s.id not in found and s.fingerprint is not None]
        if wanted:
            seen = fingerprint_of(path)
            for source in wanted:
                assert source.fingerprint is not None
                if source.fingerprint.is_of_same_content(seen):
                    found[source.id] = path
    return found


def _walk(where: Path) -> Iterator[Path]:
    """Files, and folders that are images, in a folder and those in it; never endlessly many."""
    left = _MOST_LOOKED_AT
    for base, folders, names in os.walk(where):
        stores = [name for name in folders if name.lower().endswith(".zarr")]
        folders[:] = sorted(name for name in folders if name not in stores)
        for name in (*sorted(names), *stores):
            path = Path(base) / name
            if path.exists():
                yield path
            left -= 1
            if left <= 0:
                return


def _words_of_source(source: Source) -> str:
    scenes = " ".join(f"{s.name} {' '.join(s.channels)} {s.modality or ''}" for s in source.scenes)
    return f"{source.name} {source.format or ''} {source.notes} {' '.join(source.tags)} {scenes}"


def _words_of_run(run: Run) -> str:
    return f"{run.id} {run.name} {run.status} {run.notes} {run.problem} {' '.join(run.tags)}"


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()


def _all_in(words: list[str], text: str) -> bool:
    return all(word in text for word in words)
