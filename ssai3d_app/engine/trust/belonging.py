"""Which result a trust map belongs to: the two know each other by their records."""

from __future__ import annotations

import json
from typing import Any

KIND = "trust map"
"""What a map says in its record that it is."""


def map_facts(record: str) -> dict[str, Any] | None:
    """What a trust map says of itself in its record; ``None`` when the file is no trust map."""
    try:
        facts = json.loads(record)
    except ValueError:
        return None
    return facts if isinstance(facts, dict) and facts.get("kind") == KIND else None


def is_of_run(facts: dict[str, Any], result_record: str) -> bool:
    """Whether a map was made by the same run as a result.

    Names do not decide: both may have been renamed or moved, and a result may have been replaced.
    """
    try:
        record = json.loads(result_record)
    except ValueError:
        return False
    started = record.get("started") if isinstance(record, dict) else None
    return bool(started) and facts.get("started") == started
