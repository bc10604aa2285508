"""Requests that were kept by an earlier version: brought to the shape of today."""

from __future__ import annotations

import json
from typing import Any

from ssai3d_app.engine.recipe import RestoreRequest


def brought_up_to_date(stored: dict[str, Any]) -> dict[str, Any]:
    """A request as an earlier version wrote it, in today's fields; one of today is left alone.

    ``scene`` became ``scenes``, ``voxel_size`` (z, y, x) became part of the corrections, and
    ``overwrite`` is what always happens.
    """
    request = dict(stored)
    if "scene" in request:
        request["scenes"] = [request.pop("scene")]
    if "voxel_size" in request:
        size = request.pop("voxel_size")
        if size is not None:
            entered = dict(zip("zyx", size, strict=True))
            request["corrections"] = {**request.get("corrections", {}), **entered}
    request.pop("overwrite", None)
    return request


def request_from_json(text: str) -> RestoreRequest:
    """The request in a JSON text of this or an earlier version.

    Raises
    ------
    ValueError
        When the text is no request.
    """
    stored = json.loads(text)
    if not isinstance(stored, dict):
        raise ValueError("a request must be an object")
    # Through text again: in Python mode pydantic takes neither lists for tuples nor text for paths.
    return RestoreRequest.model_validate_json(json.dumps(brought_up_to_date(stored)))
