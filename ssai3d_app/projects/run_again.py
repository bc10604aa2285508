"""The same restoration once more, from the record that a result or report carries."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ssai3d_app import __version__
from ssai3d_app.engine.backbones.library import library
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.errors import unreadable
from ssai3d_app.fingerprint import Fingerprint, fingerprint_of
from ssai3d_app.jobs.stored_requests import brought_up_to_date


@dataclass(frozen=True)
class RunAgain:
    """A request that repeats an earlier run, and what may keep the pixels from being the same.

    Without ``remarks``, the same device and libraries give the same pixels.
    """

    request: RestoreRequest
    remarks: tuple[str, ...]


def run_again(record: str | bytes, output: Path, source: Path | None = None) -> RunAgain:
    """The request in a record, to be written to ``output``.

    ``record`` is the text of ``report.json``, or what a result carries. ``source`` is where the
    file lies now, when it was moved.

    Raises
    ------
    UserError
        When the text is no record, or the source is not there.
    """
    told = _record(record)
    request = _request(told)
    changes = {"output": output, "path": source or request.path, "report": None}
    request = request.model_copy(update=changes)
    if not request.path.exists():
        raise unreadable(f"{request.path} does not exist", "say where the file lies now")
    remarks = (
        *_about_the_source(told, request.path),
        *_about_the_program(told),
        *_about_the_recipe(told, request),
    )
    return RunAgain(RestoreRequest.model_validate(request.model_dump()), remarks)


def _record(text: str | bytes) -> dict[str, Any]:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _no_record(str(error)) from error
    if isinstance(told, dict) and "restoration" in told:
        # An exported copy carries the record of what it was copied from.
        told = told["restoration"]
    if not isinstance(told, dict) or not isinstance(told.get("request"), dict):
        raise _no_record("there is no request in it")
    return told


def _request(told: dict[str, Any]) -> RestoreRequest:
    try:
        request = brought_up_to_date(told["request"])
        return RestoreRequest.model_validate_json(json.dumps(request))
    except ValueError as error:
        raise _no_record(str(error)) from error


def _about_the_source(told: dict[str, Any], path: Path) -> list[str]:
    stored = told.get("source_fingerprint")
    if stored is None:
        return [f"Whether {path.name} is unchanged cannot be told: the record has no fingerprint."]
    try:
        known = Fingerprint.model_validate(stored)
        seen = fingerprint_of(path)
    except ValueError as error:
        raise _no_record(str(error)) from error
    except OSError as error:
        raise unreadable(
            f"{path.name} cannot be read", "check its drive and your permission", str(error)
        ) from error
    if known.is_of_same_content(seen):
        return []
    return [f"{path.name} is not the file that was restored then: its content has changed."]


def _about_the_program(told: dict[str, Any]) -> list[str]:
    from importlib.metadata import version

    remarks = []
    now = {"software": f"SSAI-3D {__version__}", "torch": version("torch")}
    for name, present in now.items():
        before = told.get(name)
        if before is not None and before != present:
            word = "" if name == "software" else f"{name} "
            remarks.append(f"It was made with {word}{before}, and would now be with {present}.")
    weights = told.get("weights_sha256")
    if weights is not None and weights not in {known.sha256 for known in library().networks}:
        remarks.append("The network it was made with is neither part of this version nor imported.")
    return remarks


def _about_the_recipe(told: dict[str, Any], request: RestoreRequest) -> list[str]:
    stored = told.get("recipe")
    if not isinstance(stored, dict):
        return []
    now = request.recipe.model_dump(mode="json")
    changed = sorted(name for name in now if name in stored and stored[name] != now[name])
    if not changed:
        return []
    words = ", ".join(f"{name.replace('_', ' ')} {stored[name]} → {now[name]}" for name in changed)
    return [f"The preset “{request.preset}” has changed since: {words}."]


def _no_record(detail: str) -> Exception:
    return unreadable(
        "This holds no record of a restoration",
        "choose a result or report that SSAI-3D has written",
        detail,
    )
