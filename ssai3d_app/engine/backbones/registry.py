"""The networks that ship, by name: shape, weights file and its hash, licence and making.

Nothing here needs torch; :mod:`ssai3d_app.engine.backbones.weights` loads what is named here.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from ssai3d_app.engine.backbones.architectures import ARCHITECTURES, Architecture
from ssai3d_app.locations import networks_folder, resources


class Origin(BaseModel):
    """Where an imported network comes from: the file, its SHA-256, and what was done to it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: str
    sha256: str
    imported: date
    changes: tuple[str, ...] = ()


class Backbone(BaseModel):
    """A pre-trained network as user and record get to know it.

    ``sha256`` is that of the weights file, ``words`` say what the network is good for, and
    ``recipe`` how it was trained. A network without ``origin`` ships with the program.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    architecture: Architecture
    parameters: int
    weights_name: str
    sha256: str
    licence: str
    words: str
    recipe: str
    origin: Origin | None = None

    @property
    def path(self) -> Path:
        """The weights file."""
        if self.origin is None:
            return resources() / "weights" / self.weights_name
        return networks_folder() / self.name / self.weights_name


BACKBONES = {
    backbone.name: backbone
    for backbone in (
        Backbone(
            name="fast",
            architecture=ARCHITECTURES["w16"],
            parameters=1_969_009,
            weights_name="nafnet_w16_fast.safetensors",
            sha256="24bc11472843cf7e8044c1340d7e91706ba88625f77d2da9f5cc75843912ed8e",
            licence="MIT",
            words="Small and quick, for PCs without a GPU.",
            recipe="procedural structures and photographs, 11,000 steps of Charbonnier loss "
            "(ssai3d_app.engine.pretraining)",
        ),
    )
}
