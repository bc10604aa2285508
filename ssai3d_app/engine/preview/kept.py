"""What a preview keeps for the restoration after it: the layers it has trained, and of what."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Literal

import safetensors
import safetensors.torch
import torch
from pydantic import BaseModel, ConfigDict
from torch import Tensor

from ssai3d_app import __version__
from ssai3d_app.durable import make_folder, write_durably
from ssai3d_app.engine.preview.region import PreviewedRegion
from ssai3d_app.engine.recipe import Recipe
from ssai3d_app.engine.surgeon import LayerChoice
from ssai3d_app.engine.tuning import TuningStart
from ssai3d_app.errors import UserError, cannot_write, unreadable
from ssai3d_app.fingerprint import Fingerprint
from ssai3d_app.volume.corrections import Corrections

_CARD = "ssai3d"

_log = logging.getLogger(__name__)


class PreviewOrigin(BaseModel):
    """All that decides what a preview has learnt."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    software: str = f"SSAI-3D {__version__}"
    torch: str = version("torch")
    device: str
    source: Fingerprint
    corrections: Corrections
    previewed: PreviewedRegion
    recipe: Recipe
    seed: int
    weights_sha256: str | None


class PreviewCard(BaseModel):
    """Where it comes from, and which layers it has trained in how many steps."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = 1
    origin: PreviewOrigin
    layers: tuple[str, ...]
    share: float
    steps: int


def keep_preview(path: Path, origin: PreviewOrigin, start: TuningStart) -> None:
    """Write it whole, durably.

    Raises
    ------
    UserError
        When it cannot be written.
    """
    card = PreviewCard(
        origin=origin, layers=start.choice.layers, share=start.choice.share, steps=start.steps
    )
    tensors = {name: value.detach().cpu().contiguous() for name, value in start.trained.items()}
    content = safetensors.torch.save(tensors, {_CARD: card.model_dump_json()})
    try:
        make_folder(path.parent)
        write_durably(path, content)
    except OSError as error:
        raise cannot_write(
            f"The preview cannot be written to {path.parent}",
            "free some disk space or choose another folder",
            str(error),
        ) from error


def read_preview_card(path: Path) -> PreviewCard:
    """What a preview says of itself.

    Raises
    ------
    UserError
        When the file cannot be read or was not kept by a preview of this version.
    """
    try:
        with safetensors.safe_open(path, framework="numpy") as file:
            text = (file.metadata() or {}).get(_CARD, "")
        return PreviewCard.model_validate_json(text)
    except (OSError, safetensors.SafetensorError, ValueError) as error:
        raise unreadable(
            f"{path.name} holds nothing that a preview has kept",
            "make the preview again",
            str(error),
        ) from error


def read_preview(path: Path, origin: PreviewOrigin) -> TuningStart | None:
    """What was learnt, if it is of the same making.

    ``None`` when it is of another one, or the file is gone or damaged.
    """
    try:
        card = read_preview_card(path)
        trained: Mapping[str, Tensor] = safetensors.torch.load(path.read_bytes())
    except (UserError, OSError, safetensors.SafetensorError) as error:
        _log.info("What the preview has kept is of no use: %s", error)
        return None
    if card.origin != origin or not all(torch.isfinite(value).all() for value in trained.values()):
        return None
    return TuningStart(LayerChoice(card.layers, card.share), trained, card.steps)
