"""What is written in the head of a tuned model: of which network, tuned on what, for what."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from ssai3d_app.engine.record import ChannelRecord
from ssai3d_app.engine.scene_plan import Likeness
from ssai3d_app.fingerprint import Fingerprint


class TunedChannel(BaseModel):
    """One tuned network. ``likeness`` is what a channel must have in common with the one it was
    tuned on; ``background`` and ``range`` are the intensity scale it was tuned under, raw.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    likeness: Likeness
    background: float
    range: float
    record: ChannelRecord


class ModelCard(BaseModel):
    """All of a tuned model but its numbers.

    ``weights_sha256`` is that of the untuned network's file: the model holds only the layers that
    were trained, and means nothing without it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = 1
    software: str
    network: str
    network_licence: str
    weights_sha256: str
    source_name: str
    source: Fingerprint
    channels: tuple[TunedChannel, ...]
