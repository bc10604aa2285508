"""Every choice of a restoration, validated; the same document for window, command and report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PositiveFloat, PositiveInt, field_validator

from ssai3d_app.engine.backbones.registry import BACKBONES
from ssai3d_app.formats.creating import ZarrVersion
from ssai3d_app.volume.corrections import Corrections

PresetName = Literal["quick", "balanced", "best"]
DeviceChoice = Literal["auto", "cpu", "cuda"]
MOST_HALVINGS = 3
"""After so many halvings the pieces are as small as they get."""
OutputDtype = Literal["same", "float32"]

RESULT_SUFFIXES = (".ome.tif", ".ome.zarr", ".ome.tiff", ".tif", ".tiff")
"""Endings of results; the last two, without ``.ome``, are TIFF as ImageJ writes it."""


MODEL_SUFFIX = ".ssai3d-model"
"""Ending of files of tuned networks, where the program chooses the name."""


class Recipe(BaseModel):
    """Which network is tuned to the sample, how, and how slices are restored.

    Lengths are in voxels of the isotropic grid.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    network: str = "fast"
    """Name of a shipped or imported network."""
    tuning_steps: Annotated[int, Field(ge=0)] = 300
    batch_size: PositiveInt = 4
    patch_size: Annotated[int, Field(ge=32, multiple_of=16)] = 128
    learning_rate: PositiveFloat = 3e-4
    trainable_share: Annotated[float, Field(gt=0, le=1)] = 0.10
    """Largest share of the network's parameters that is trained (0–1)."""
    held_out_share: Annotated[float, Field(gt=0, lt=0.5)] = 0.15
    """Share of the planes that is never trained on and judges the tuning (0–1)."""
    tile_size: Annotated[int, Field(ge=64, multiple_of=16)] = 256
    tile_overlap: Annotated[int, Field(ge=8, multiple_of=8)] = 24
    consistency: bool = True
    """Whether the prediction is made consistent with the raw planes."""


PRESETS: dict[PresetName, Recipe] = {
    "quick": Recipe(tuning_steps=60),
    "balanced": Recipe(tuning_steps=300),
    "best": Recipe(tuning_steps=1000, network="best" if "best" in BACKBONES else "fast"),
}


class RestoreRequest(BaseModel):
    """What is to be restored, from where, to where.

    ``scenes`` are indices from 0 of the file's scenes; ``None`` is every scene that can be
    restored. ``corrections`` override what the file says of axes, voxel size and channel names of
    each of them; ``channels`` and ``time`` are indices from 0 after that, all of them when
    ``None``. ``network`` is the name of one to use instead of the preset's. ``model`` is a file of
    networks that an earlier run has tuned: they are used as they are, and nothing is tuned;
    ``keep_model`` is where those of this run are kept. ``zarr_version`` is that of NGFF and counts
    for results that end in ``.ome.zarr``; more programs read 0.4. ``halvings`` is how often the
    pieces that go through the network at a time are halved from the start, to need less memory;
    the pixels then differ a little. ``seed`` makes the result
    repeatable. A result of the same name is replaced once the new one is whole.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: Path
    output: Path
    scenes: tuple[Annotated[int, Field(ge=0)], ...] | None = (0,)
    channels: tuple[int, ...] | None = None
    time: Annotated[int, Field(ge=0)] | None = None
    corrections: Corrections = Corrections()
    preset: PresetName = "balanced"
    network: str | None = None
    model: Path | None = None
    keep_model: Path | None = None
    device: DeviceChoice = "auto"
    seed: Annotated[int, Field(ge=0, lt=2**31)] = 0
    report: Path | None = None
    dtype: OutputDtype = "same"
    zarr_version: ZarrVersion = "0.4"
    halvings: Annotated[int, Field(ge=0, le=MOST_HALVINGS)] = 0

    @field_validator("scenes")
    @classmethod
    def _each_once(cls, scenes: tuple[int, ...] | None) -> tuple[int, ...] | None:
        if scenes is not None and (not scenes or len(set(scenes)) < len(scenes)):
            raise ValueError("the scenes must be named once each, and at least one")
        return scenes

    @field_validator("output")
    @classmethod
    def _known_suffix(cls, output: Path) -> Path:
        if not output.name.lower().endswith(RESULT_SUFFIXES):
            raise ValueError(f"the output must end in {', '.join(RESULT_SUFFIXES)}")
        return output

    @property
    def recipe(self) -> Recipe:
        """The recipe of the chosen preset, with the chosen network."""
        recipe = PRESETS[self.preset]
        if self.network is None:
            return recipe
        return recipe.model_copy(update={"network": self.network})
