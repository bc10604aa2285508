"""Project documents of earlier versions, brought to the shape of today, one version at a time."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError

from ssai3d_app.errors import unreadable
from ssai3d_app.projects.document import SCHEMA_VERSION, ProjectDocument

Migration = Callable[[dict[str, Any]], dict[str, Any]]


def _as_it_is(stored: dict[str, Any]) -> dict[str, Any]:
    """What is new may be missing."""
    return stored


def _contrast_into_channels(stored: dict[str, Any]) -> dict[str, Any]:
    """Contrast becomes one of the things that are kept of a channel."""
    for source in stored.get("sources", ()):
        view = source.get("view")
        if view is not None:
            view["channels"] = {
                scene: {number: {"levels": levels} for number, levels in channels.items()}
                for scene, channels in view.pop("contrast", {}).items()
            }
    return stored


MIGRATIONS: dict[int, Migration] = {1: _as_it_is, 2: _contrast_into_channels}
"""What leads from a version to the next one. Version 1 is the first there was; 2 keeps how files
were looked at; 3 keeps how each channel was shown, the thickness of slices, and bookmarks."""


def document_from(
    text: bytes, name: str, migrations: Mapping[int, Migration] | None = None
) -> tuple[ProjectDocument, int]:
    """The document in a text of this or an earlier version, and the version of the text.

    Raises
    ------
    UserError
        When it is damaged, or of a later version: that is never touched.
    """
    try:
        stored = json.loads(text)
        version = stored["schema_version"]
        if not isinstance(stored, dict) or not isinstance(version, int) or version < 1:
            raise ValueError("not a project document")
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _damaged(name, error) from error
    if version > SCHEMA_VERSION:
        raise unreadable(
            f"{name} was made by a newer version of SSAI-3D",
            "open it with that version, or update this one",
            f"schema version {version}, known up to {SCHEMA_VERSION}",
        )
    try:
        for number in range(version, SCHEMA_VERSION):
            stored = (MIGRATIONS if migrations is None else migrations)[number](stored)
        stored["schema_version"] = SCHEMA_VERSION
        return ProjectDocument.model_validate_json(json.dumps(stored)), version
    except (ValidationError, KeyError, TypeError, AttributeError) as error:
        raise _damaged(name, error) from error


def _damaged(name: str, error: Exception) -> Exception:
    return unreadable(
        f"{name} is damaged",
        "open the copy that was kept of it",
        f"{type(error).__name__}: {error}",
    )
