"""What a copy says of itself: where it was taken from, what became of its values, and by whom.

The record of a restoration goes along untouched, under ``restoration``; what is told of the copies
stands in ``exports``, the earliest first, since a copy can be copied again.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ssai3d_app import __version__
from ssai3d_app.errors import UserError
from ssai3d_app.exporting.intensities import Mapped
from ssai3d_app.exporting.request import ExportRequest
from ssai3d_app.exporting.selecting import Selected
from ssai3d_app.safe_reading.opening import record_safely

_KEPT_IN_SIGHT = ("note", "not_for", "methods")
"""Of a restoration, what must be read first by whoever finds the copy."""

_log = logging.getLogger(__name__)


def carried_record(path: Path) -> dict[str, Any]:
    """The record in a file, empty where it carries none, as a recording does."""
    try:
        told = json.loads(record_safely(path))
    except (UserError, ValueError, RecursionError) as error:
        _log.info("%s carries no record to be kept: %s", path, error)
        return {}
    return told if isinstance(told, dict) else {}


def export_record(
    before: dict[str, Any], request: ExportRequest, part: Selected, mapped: Sequence[Mapped]
) -> str:
    """The record of a copy as a JSON text; ``before`` is that of its source."""
    restoration = before.get("restoration") or (before if "request" in before else None)
    exports = before.get("exports")
    spans = zip("zyx", part.box, strict=True)
    export = {
        "software": f"SSAI-3D {__version__}",
        "exported": datetime.now(UTC).isoformat(timespec="seconds"),
        "source": request.path.name,
        "scene": part.scene.name,
        "voxels": {axis: [side.start, side.stop] for axis, side in spans},
        "channels": [part.scene.channels[number].name for number in part.channels],
        "times": list(part.times),
        "corrections": request.corrections.model_dump(mode="json", exclude_defaults=True),
        "intensities": [
            {**told.model_dump(exclude={"kind"}), "words": told.words} for told in mapped
        ],
    }
    record: dict[str, Any] = {
        "software": export["software"],
        "intensities": "; ".join(told.words for told in mapped),
    }
    if restoration is not None:
        record |= {key: restoration[key] for key in _KEPT_IN_SIGHT if key in restoration}
    record["exports"] = [*(exports if isinstance(exports, list) else []), export]
    if restoration is not None:
        record["restoration"] = restoration
    return json.dumps(record)
