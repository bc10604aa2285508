"""The places of a report that deserve a look, read back from its record."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from ssai3d_app.engine.report.evidence import PlaceToLook
from ssai3d_app.errors import unreadable


@dataclass(frozen=True)
class PlaceInFile:
    """A place in a result: scene, time and channel count from 0 in the file that was restored."""

    scene: int
    time: int
    channel: int
    channel_name: str
    place: PlaceToLook


def places_in(record: str | bytes) -> tuple[PlaceInFile, ...]:
    """All places that a record names; none in records of earlier versions.

    Raises
    ------
    UserError
        When the text is no record.
    """
    try:
        told = json.loads(record)
        return tuple(
            PlaceInFile(
                scene=int(scene["index"]),
                time=int(channel["evidence"]["time"]),
                channel=int(channel["channel"]),
                channel_name=str(channel["name"]),
                place=PlaceToLook.model_validate(place, strict=False),
            )
            for scene, channel in _channels(told)
            for place in channel["evidence"]["places"]
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise unreadable(
            "The report of this result cannot be read",
            "look whether its folder is complete",
            f"{type(error).__name__}: {error}",
        ) from error


def _channels(told: dict[str, Any]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    return [
        (scene, channel)
        for scene in told["scenes"]
        for channel in scene["channels"]
        if channel.get("evidence")
    ]
