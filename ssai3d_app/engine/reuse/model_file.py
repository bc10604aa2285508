"""Tuned models as files: the trained layers alone, safetensors, with the card in the head."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import safetensors
import safetensors.torch
import torch
from torch import Tensor, nn

from ssai3d_app.durable import make_folder, write_durably
from ssai3d_app.engine.reuse.model_card import ModelCard
from ssai3d_app.errors import UserError, cannot_write, unreadable

_CARD = "ssai3d"
_REMEDY = "choose another model, or tune the network anew"

Layers = dict[str, Tensor]
"""Trained tensors by their name in the network."""


@dataclass(frozen=True)
class TunedModel:
    """A card, and the trained layers of each of its channels, in order."""

    card: ModelCard
    layers: tuple[Layers, ...]


def trained_layers(tuned: nn.Module, untuned: Mapping[str, Tensor]) -> Layers:
    """What differs between a tuned network and the state of the one it began as, on the CPU."""
    state = {name: value.detach().cpu() for name, value in tuned.state_dict().items()}
    return {
        name: value.contiguous()
        for name, value in state.items()
        if not torch.equal(value, untuned[name].cpu())
    }


def write_model(path: Path, card: ModelCard, layers: Sequence[Layers]) -> None:
    """Write a model whole, durably; it takes the place of one of the same name.

    Raises
    ------
    UserError
        When it cannot be written.
    """
    tensors = {
        f"{number}/{name}": value
        for number, trained in enumerate(layers)
        for name, value in trained.items()
    }
    content = safetensors.torch.save(tensors, {_CARD: card.model_dump_json()})
    try:
        make_folder(path.parent)
        write_durably(path, content)
    except OSError as error:
        raise cannot_write(
            f"The tuned model cannot be written to {path.parent}",
            "free some disk space or choose another folder",
            str(error),
        ) from error


def read_card(path: Path) -> ModelCard:
    """The card of a model, without its numbers.

    Raises
    ------
    UserError
        When the file cannot be read or is no tuned model.
    """
    try:
        with safetensors.safe_open(path, framework="numpy") as file:
            text = (file.metadata() or {}).get(_CARD)
    except (OSError, safetensors.SafetensorError) as error:
        raise _no_model(path, str(error)) from error
    if text is None:
        raise _no_model(path, "the head holds no card")
    try:
        version = json.loads(text).get("version")
        if version != 1:
            raise unreadable(
                f"{path.name} was made by a newer SSAI-3D", "update SSAI-3D", f"version {version}"
            )
        return ModelCard.model_validate_json(text)
    except (ValueError, AttributeError) as error:
        raise _no_model(path, str(error)) from error


def read_model(path: Path) -> TunedModel:
    """A model with its numbers.

    Raises
    ------
    UserError
        When the file cannot be read or is no tuned model.
    """
    card = read_card(path)
    layers: list[Layers] = [{} for _ in card.channels]
    try:
        with safetensors.safe_open(path, framework="pt") as file:
            for key in file.keys():  # noqa: SIM118 - the file is no mapping
                number, _, name = key.partition("/")
                layers[int(number)][name] = file.get_tensor(key)
    except (OSError, safetensors.SafetensorError, ValueError, IndexError) as error:
        raise _no_model(path, str(error)) from error
    return TunedModel(card, tuple(layers))


def put_in(layers: Layers, network: nn.Module) -> None:
    """Put trained layers into the network they belong to.

    Raises
    ------
    UserError
        When they are not of such a network.
    """
    state = network.state_dict()
    for name, value in layers.items():
        if name not in state or state[name].shape != value.shape:
            raise unreadable(
                "The tuned model does not belong to its network", _REMEDY, f"layer {name}"
            )
        state[name] = value
    network.load_state_dict(state)


def _no_model(path: Path, detail: str) -> UserError:
    return unreadable(f"{path.name} cannot be read as a tuned model", _REMEDY, detail)
