"""Every choice of a pre-training, validated, and kept beside the weights it made."""

from __future__ import annotations

import math
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PositiveFloat, PositiveInt

from ssai3d_app.engine.backbones.architectures import Architecture
from ssai3d_app.engine.pretraining.structures import FAMILIES

ObjectiveName = Literal["charbonnier", "frequency", "ssim"]

_WARM_UP = 200  # steps
_LEAST_FACTOR = 1e-3


class Cycle(BaseModel):
    """A stretch of training: warm-up, a constant rate for a share of it, a cosine to near zero."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    steps: PositiveInt
    constant: Annotated[float, Field(ge=0, lt=1)] = 0.0

    def factor(self, step: int) -> float:
        """Share of the learning rate at a step of this cycle."""
        warm_up = min(_WARM_UP, self.steps // 10 + 1)
        if step < warm_up:
            return (step + 1) / warm_up
        flat = max(warm_up, int(self.constant * self.steps))
        progress = min(1.0, max(0.0, (step - flat) / max(1, self.steps - flat)))
        return _LEAST_FACTOR + (1 - _LEAST_FACTOR) * 0.5 * (1 + math.cos(math.pi * progress))


class PretrainingRecipe(BaseModel):
    """What is trained, on what, and how; the run is a function of this alone.

    ``width`` is that of the slices in voxels, ``average`` the decay per step of the exponential
    average of the weights, ``warm_start`` the SHA-256 of the weights it began with.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    architecture: Architecture
    cycles: Annotated[tuple[Cycle, ...], Field(min_length=1)]
    objective: ObjectiveName = "charbonnier"
    seed: Annotated[int, Field(ge=0)] = 1
    batch_size: PositiveInt = 6
    width: Annotated[int, Field(ge=32, le=128, multiple_of=16)] = 112
    learning_rate: PositiveFloat = 1e-3
    average: Annotated[float, Field(gt=0, lt=1)] = 0.999
    gradient_norm: PositiveFloat = 0.5
    families: tuple[str, ...] = tuple(FAMILIES)
    warm_start: str | None = None

    @property
    def total_steps(self) -> int:
        """Steps of all cycles."""
        return sum(cycle.steps for cycle in self.cycles)

    def rate(self, step: int) -> float:
        """Learning rate at a step, counted over all cycles."""
        for cycle in self.cycles:
            if step < cycle.steps:
                return self.learning_rate * cycle.factor(step)
            step -= cycle.steps
        return self.learning_rate * _LEAST_FACTOR
