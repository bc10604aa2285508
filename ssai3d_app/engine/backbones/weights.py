"""Weights on disk: read, checked and put into a network, or written."""

from __future__ import annotations

from pathlib import Path

import safetensors.torch
import torch
from torch import Tensor, nn

from ssai3d_app.engine.backbones.fitting import misfit, shapes_of
from ssai3d_app.engine.backbones.library import content_of, find_network
from ssai3d_app.engine.backbones.nafnet import NafNet
from ssai3d_app.errors import unreadable


def save_weights(network: nn.Module, path: Path) -> None:
    """Write the weights as safetensors in half precision."""
    half = {name: value.half().contiguous() for name, value in network.state_dict().items()}
    safetensors.torch.save_file(half, path)


def read_weights(content: bytes) -> dict[str, Tensor]:
    """Weights of a safetensors file, float32."""
    return {k: v.to(torch.float32) for k, v in safetensors.torch.load(content).items()}


def load_pretrained(name: str) -> NafNet:
    """The shipped or imported network of a name with its weights, float32, on the CPU.

    Raises
    ------
    UserError
        When there is no such network, or its weights are missing, damaged or of another shape.
    """
    backbone = find_network(name)
    weights = read_weights(content_of(backbone))
    network = backbone.architecture.build()
    unfit = misfit(shapes_of(network.state_dict()), shapes_of(weights))
    if unfit is not None:
        raise unreadable(
            f"The weights of the network {backbone.name} do not fit it",
            "reinstall SSAI-3D" if backbone.origin is None else "remove it and import it again",
            unfit,
        )
    network.load_state_dict(weights, strict=True)
    return network
