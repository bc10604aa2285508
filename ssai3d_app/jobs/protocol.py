"""What supervisor and engine process say to each other: one line of JSON or one word each.

The supervisor's first line is a :class:`Start`, then come the words. The engine's first line is a
:class:`Hello`, then come events and heartbeats.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from ssai3d_app import __version__
from ssai3d_app.engine.analysis.demos.request import DemoRequest
from ssai3d_app.engine.analysis.request import AnalyseRequest
from ssai3d_app.engine.events import (
    Cancelled,
    Caution,
    Completed,
    Device,
    Failed,
    Finding,
    Paused,
    PreviewPicture,
    Progress,
)
from ssai3d_app.engine.events import TuningLoss as Loss
from ssai3d_app.engine.preview.request import PreviewRequest
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.jobs.running import Heartbeat

PROTOCOL = 5
"""Raised with every change that the other side would not understand."""

CANCEL = "cancel"
"""Stop, and clear away what is unfinished."""
PAUSE = "pause"
"""Stop at the next safe point, keep what is done, say Paused and end."""

HEARTBEAT_INTERVAL_S = 2.0


Request = AnalyseRequest | DemoRequest | PreviewRequest | RestoreRequest
"""What an engine can be asked to do."""


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Start(_Line):
    """What the engine is to do. With ``resume`` it goes on from where an earlier one stopped."""

    protocol: int = PROTOCOL
    request: Request
    resume: bool = False


class Hello(_Line):
    """The engine's first line. ``can_pause``: it understands ``pause`` and ``resume``."""

    kind: Literal["hello"] = "hello"
    protocol: int = PROTOCOL
    software: str = f"SSAI-3D {__version__}"
    can_pause: bool = False


Line = Annotated[
    Hello
    | Heartbeat
    | Paused
    | Device
    | Progress
    | Finding
    | Caution
    | Loss
    | PreviewPicture
    | Completed
    | Failed
    | Cancelled,
    Field(discriminator="kind"),
]
"""Any line of the engine."""

_adapter: TypeAdapter[Line] = TypeAdapter(Line)


def line_from(text: str | bytes) -> Line:
    """What a line says.

    Raises
    ------
    pydantic.ValidationError
        When it is none of the protocol's lines.
    """
    return _adapter.validate_json(text)
