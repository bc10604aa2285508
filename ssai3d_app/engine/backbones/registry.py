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
            architecture=ARCHITECTURES["w16-5"],
            parameters=1_969_585,
            weights_name="fast.safetensors",
            sha256="9ceb87e75be49780ddc98d14b0e995ab62781952d2ee2ae2570f3f5834b032dd",
            licence="MIT",
            words="Small and quick, for PCs without a GPU.",
            recipe="procedural structures and photographs, 30,500 steps of Charbonnier loss, the "
            "last 2,500 with two neighbours on either side (ssai3d_app.engine.pretraining)",
        ),
        Backbone(
            name="best",
            architecture=ARCHITECTURES["w32-5"],
            parameters=7_767_905,
            weights_name="best.safetensors",
            sha256="80f85a8a34e8a631e9af3944883a027c5e9d29a5bde2503d14d232d808e6c66a",
            licence="MIT",
            words="Four times as large: ahead in most tissue, but not on thin fibres.",
            recipe="the network “fast” with each channel doubled, 15,192 steps more of the same "
            "(ssai3d_app.engine.pretraining)",
        ),
    )
}
