"""The shipped networks by name: how each is built, where its weights lie, what they hash to."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import safetensors.torch
import torch
from torch import Tensor, nn

from ssai3d_app.engine.backbones.architectures import ARCHITECTURES, Architecture
from ssai3d_app.engine.backbones.nafnet import NafNet
from ssai3d_app.locations import resources


@dataclass(frozen=True)
class Backbone:
    """A network that ships: its shape, weights file and their SHA-256, licence and making."""

    name: str
    architecture: Architecture
    weights_name: str
    sha256: str
    licence: str
    recipe: str

    def build(self) -> NafNet:
        """The network, untrained."""
        return self.architecture.build()


BACKBONES = {
    "fast": Backbone(
        "fast",
        ARCHITECTURES["w16"],
        "nafnet_w16_fast.safetensors",
        "24bc11472843cf7e8044c1340d7e91706ba88625f77d2da9f5cc75843912ed8e",
        "MIT",
        "procedural structures and photographs, 11,000 steps of Charbonnier loss "
        "(ssai3d_app.engine.pretraining)",
    ),
}


def save_weights(network: nn.Module, path: Path) -> None:
    """Write the weights as safetensors in half precision."""
    half = {name: value.half().contiguous() for name, value in network.state_dict().items()}
    safetensors.torch.save_file(half, path)


def read_weights(content: bytes) -> dict[str, Tensor]:
    """Weights of a safetensors file, float32."""
    return {k: v.to(torch.float32) for k, v in safetensors.torch.load(content).items()}


def load_pretrained(name: str) -> NafNet:
    """The named backbone with its shipped weights, float32, on the CPU.

    Raises
    ------
    FileNotFoundError
        When the weights are not installed.
    ValueError
        When the file is not the one that this version was released with.
    """
    backbone = BACKBONES[name]
    path = resources() / "weights" / backbone.weights_name
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != backbone.sha256:
        raise ValueError(f"The weights file {path.name} is damaged; reinstall SSAI-3D.")
    network = backbone.build()
    network.load_state_dict(read_weights(content), strict=True)
    return network
