"""The values of a recipe that an expert may change, with the range that each may take."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

TuningSteps = Annotated[int, Field(ge=0, le=20_000)]
BatchSize = Annotated[int, Field(ge=1, le=64)]
PatchSize = Annotated[int, Field(ge=32, le=512, multiple_of=16)]
LearningRate = Annotated[float, Field(ge=1e-6, le=0.1)]
TrainableShare = Annotated[float, Field(ge=0.001, le=1)]
HeldOutShare = Annotated[float, Field(ge=0.01, le=0.49)]
TileSize = Annotated[int, Field(ge=64, le=1024, multiple_of=16)]
TileOverlap = Annotated[int, Field(ge=8, le=256, multiple_of=8)]
ConsistencySteps = Annotated[int, Field(ge=1, le=100)]
Iterations = Annotated[int, Field(ge=1, le=10_000)]
TvWeight = Annotated[float, Field(ge=0, le=100)]
Seed = Annotated[int, Field(ge=0, lt=2**31)]


class RecipeChanges(BaseModel):
    """What is to be otherwise than the preset has it; what is ``None`` stays.

    The fields are those of :class:`~ssai3d_app.engine.recipe.Recipe`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    tuning_steps: TuningSteps | None = None
    batch_size: BatchSize | None = None
    patch_size: PatchSize | None = None
    learning_rate: LearningRate | None = None
    trainable_share: TrainableShare | None = None
    held_out_share: HeldOutShare | None = None
    tile_size: TileSize | None = None
    tile_overlap: TileOverlap | None = None
    consistency: bool | None = None
    consistency_steps: ConsistencySteps | None = None

    @property
    def made(self) -> dict[str, int | float | bool]:
        """The changes by name of the value."""
        return self.model_dump(exclude_none=True)


@dataclass(frozen=True)
class Allowed:
    """The range of a number: both ends belong to it; ``step`` is what it must be a multiple of."""

    low: float
    high: float
    is_whole: bool
    step: int | None = None


_NUMBERS: dict[str, Any] = {
    "tuning_steps": TuningSteps,
    "batch_size": BatchSize,
    "patch_size": PatchSize,
    "learning_rate": LearningRate,
    "trainable_share": TrainableShare,
    "held_out_share": HeldOutShare,
    "tile_size": TileSize,
    "tile_overlap": TileOverlap,
    "consistency_steps": ConsistencySteps,
    "iterations": Iterations,
    "tv_weight": TvWeight,
    "seed": Seed,
}


@cache
def _adapter(name: str) -> TypeAdapter[Any]:
    """Made once: that takes much longer than to check a value with it."""
    return TypeAdapter(_NUMBERS[name])


def allowed(name: str) -> Allowed:
    """The range of a number of the recipe, as its model has it."""
    schema = _adapter(name).json_schema()
    high = schema.get("maximum", schema.get("exclusiveMaximum", 0) - 1)
    whole = schema["type"] == "integer"
    return Allowed(schema["minimum"], high, whole, schema.get("multipleOf"))


def checked_number(name: str, value: float) -> int | float:
    """A number of the recipe, as its model takes it.

    Raises
    ------
    pydantic.ValidationError
        When it is outside its range, or no whole number where one is needed.
    """
    found: int | float = _adapter(name).validate_python(value)
    return found
