"""The state of a tuning between two steps: all that the next step depends on."""

from __future__ import annotations

import io
from typing import Any

import torch
from pydantic import BaseModel, ConfigDict
from torch import Tensor


class TuningFacts(BaseModel):
    """The numbers: of the surgeon's choice, of the run so far, and of the random generators.

    ``portion`` is how many patches of a batch go through the network at a time; ``steps_before``
    are those that a preview had made.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    layers: tuple[str, ...]
    share: float
    step: int
    steps_before: int = 0
    without_gain: int
    error_before: float
    best_error: float
    curve: tuple[tuple[int, float], ...]
    portion: int
    generator: dict[str, Any]
    """State of numpy's generator, which draws the batches."""


class TuningState:
    """``trained`` and ``best`` hold the tuned parameters by name, now and when judged best."""

    def __init__(
        self,
        facts: TuningFacts,
        trained: dict[str, Tensor],
        best: dict[str, Tensor],
        optimizer: dict[str, Any],
        schedule: dict[str, Any],
        torch_generator: Tensor,
    ) -> None:
        self.facts = facts
        self.trained = trained
        self.best = best
        self.optimizer = optimizer
        self.schedule = schedule
        self.torch_generator = torch_generator

    def to_bytes(self, place: str) -> bytes:
        """As the content of a file; ``place`` says of which volume."""
        stream = io.BytesIO()
        torch.save(
            {
                "place": place,
                "facts": self.facts.model_dump_json(),
                "trained": self.trained,
                "best": self.best,
                "optimizer": self.optimizer,
                "schedule": self.schedule,
                "torch_generator": self.torch_generator,
            },
            stream,
        )
        return stream.getvalue()

    @classmethod
    def from_bytes(cls, content: bytes, place: str) -> TuningState | None:
        """The state in a file; ``None`` when it is of another volume."""
        stored = torch.load(io.BytesIO(content), map_location="cpu", weights_only=True)
        if stored.pop("place") != place:
            return None
        return cls(TuningFacts.model_validate_json(stored.pop("facts")), **stored)
