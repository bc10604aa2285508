"""Every choice of a restoration, validated; the same document for window, command and report."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from ssai3d_app.engine.classics.names import CLASSICS, MethodName
from ssai3d_app.engine.preview.region import PreviewedRegion
from ssai3d_app.engine.recipe_values import (
    BatchSize,
    ConsistencySteps,
    HeldOutShare,
    Iterations,
    LearningRate,
    PatchSize,
    RecipeChanges,
    Seed,
    TileOverlap,
    TileSize,
    TrainableShare,
    TuningSteps,
    TvWeight,
)
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

    Lengths are in voxels of the isotropic grid. Where ``method`` is one of the classics, it alone,
    ``iterations`` and ``tv_weight`` count.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    network: str = "fast"
    """Name of a shipped or imported network."""
    tuning_steps: TuningSteps = 300
    batch_size: BatchSize = 4
    patch_size: PatchSize = 128
    learning_rate: LearningRate = 3e-4
    trainable_share: TrainableShare = 0.10
    """Largest share of the network's parameters that is trained (0–1)."""
    held_out_share: HeldOutShare = 0.15
    """Share of the planes that is never trained on and judges the tuning (0–1)."""
    tile_size: TileSize = 288
    """Edge of a tile in voxels at the most; two cover 512 with hardly a voxel seen twice."""
    tile_overlap: TileOverlap = 24
    consistency: bool = True
    """Whether the prediction is made consistent with the raw planes."""
    consistency_steps: ConsistencySteps = 45
    """So many steps towards that at the most; how many pay is found from the stack."""
    method: MethodName = "ssai"
    iterations: Iterations | None = None
    """Steps of a classic; ``None`` for the network."""
    tv_weight: TvWeight | None = None
    """How strongly total variation is held back: for Richardson–Lucy a plain number (useful:
    0.001–0.02), for FISTA in standard deviations of the noise at half brightness (useful:
    0.05–0.4). ``None`` where it has no part."""
    trust_map: bool = True
    """Whether a map of how far each voxel is to be trusted is made, and written beside it."""


PRESETS: dict[PresetName, Recipe] = {
    # In so few steps 3e-4 leads nowhere in some stacks; over 200, 1e-3 leads too far from what the
    # network knew: it fits the pairs better, and the truth no better or worse.
    "quick": Recipe(tuning_steps=60, learning_rate=1e-3, consistency_steps=20),
    "balanced": Recipe(tuning_steps=300),
    # The wider network learns too little at 3e-4: neurites gain up to 0.7 dB at 1e-3, and with few
    # photons nothing is lost.
    "best": Recipe(network="best", tuning_steps=300, learning_rate=1e-3),
}


class RestoreChoices(BaseModel):
    """How stacks are restored: what a request and a template have in common.

    ``network`` is the name of one to use instead of the preset's, ``changes`` what else is to be
    otherwise than the preset has it. ``method`` is the tuned network or one of the classics, whose
    ``iterations`` and ``tv_weight`` are the usual ones when ``None``. ``trust_map`` says whether a
    map of how far each voxel of the network's result is to be trusted is written beside it.
    ``dtype`` is the type of the result; ``seed`` makes it repeatable.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    preset: PresetName = "balanced"
    network: str | None = None
    changes: RecipeChanges = RecipeChanges()
    method: MethodName = "ssai"
    iterations: Iterations | None = None
    tv_weight: TvWeight | None = None
    trust_map: bool = True
    dtype: OutputDtype = "same"
    seed: Seed = 0

    @model_validator(mode="after")
    def _one_method(self) -> Self:
        told: dict[str, object]
        if self.method == "ssai":
            told = {"iterations": self.iterations, "TV weight": self.tv_weight}
            others = "rl, rl-tv and fista"
        else:
            told = {"network": self.network, **dict.fromkeys(self.changes.made, True)}
            others = "ssai"
        _refuse_what_goes_with_others(told, self.method, others)
        if self.method == "rl" and self.tv_weight is not None:
            raise ValueError("TV weight goes with the methods rl-tv and fista")
        return self

    @model_validator(mode="after")
    def _tiles_wider_than_what_they_share(self) -> Self:
        recipe = self.recipe
        if 2 * recipe.tile_overlap > recipe.tile_size:
            raise ValueError(
                f"tiles of {recipe.tile_size} voxels cannot overlap by {recipe.tile_overlap}; "
                "the overlap must be at most half the tile"
            )
        return self

    @property
    def recipe(self) -> Recipe:
        """The recipe of the chosen preset, with what is changed of it; or that of a classic."""
        recipe = PRESETS[self.preset]
        if self.method != "ssai":
            usual = CLASSICS[self.method]
            weight = usual.tv_weight if self.tv_weight is None else self.tv_weight
            changes = {"iterations": self.iterations or usual.iterations, "tv_weight": weight}
            return recipe.model_copy(update={"method": self.method, "trust_map": False, **changes})
        chosen: dict[str, str | bool | int | float] = dict(self.changes.made)
        if not self.trust_map:
            chosen["trust_map"] = False
        if self.network is not None:
            chosen["network"] = self.network
        return recipe.model_copy(update=chosen)


class RestoreRequest(RestoreChoices):
    """What is to be restored, from where, to where, and how.

    ``scenes`` are indices from 0 of the file's scenes; ``None`` is every scene that can be
    restored. ``corrections`` override what the file says of axes, voxel size and channel names of
    each of them; ``channels`` and ``time`` are indices from 0 after that, all of them when
    ``None``. ``model`` is a file of networks that an earlier run has tuned: they are used as they
    are, and nothing is tuned; ``keep_model`` is where those of this run are kept. ``zarr_version``
    is that of NGFF and counts for results that end in ``.ome.zarr``; more programs read 0.4.
    ``halvings`` is how often the pieces that go through the network at a time are halved from the
    start, to need less memory; the pixels then differ a little. What is fitted to the raw planes,
    by a classic or after the network, is with the PSF of the file ``psf``, or else under the blur
    that is found. A result of the same name is replaced once the new one is whole.
    """

    path: Path
    output: Path
    scenes: tuple[Annotated[int, Field(ge=0)], ...] | None = (0,)
    channels: tuple[int, ...] | None = None
    time: Annotated[int, Field(ge=0)] | None = None
    corrections: Corrections = Corrections()
    model: Path | None = None
    keep_model: Path | None = None
    device: DeviceChoice = "auto"
    report: Path | None = None
    zarr_version: ZarrVersion = "0.4"
    halvings: Annotated[int, Field(ge=0, le=MOST_HALVINGS)] = 0
    psf: Path | None = None
    preview: PreviewedRegion | None = None
    """The preview that the tuning goes on from; it is repeated where nothing of it was kept."""
    preview_kept: Path | None = None
    """What that preview has kept; used where it is of the same making, and else left alone."""

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

    @model_validator(mode="after")
    def _nothing_tuned_by_classics(self) -> Self:
        # Nothing is tuned that ``keep_model`` could keep, which does no harm.
        if self.method != "ssai":
            _refuse_what_goes_with_others({"tuned model": self.model}, self.method, "ssai")
        return self

    @model_validator(mode="after")
    def _preview_of_a_tuning(self) -> Self:
        if self.preview is not None and (self.method != "ssai" or self.model is not None):
            raise ValueError("a preview goes before a tuning, and nothing is tuned here")
        return self


def _refuse_what_goes_with_others(
    told: Mapping[str, object], method: MethodName, others: str
) -> None:
    for word, value in told.items():
        if value is not None:
            words = word.replace("_", " ")
            raise ValueError(f"{words} goes with the method {others}, and the method is {method}")
