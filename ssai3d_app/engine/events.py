"""What the engine tells while it works: typed events, each one line of JSON on the wire."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from ssai3d_app.engine.preview.region import PreviewedRegion


class Stage(StrEnum):
    """The stages of a job in order, of which each has some; the values are words for the user."""

    PREPARING = "Reading the stack"
    MEASURING = "Measuring blur and noise"
    TUNING = "Fine-tuning the network"
    RESTORING_XZ = "Restoring XZ slices"
    RESTORING_YZ = "Restoring YZ slices"
    CONSISTENCY = "Fitting the prediction to the raw planes"
    DECONVOLVING = "Deconvolving"
    TRUST = "Judging where to trust it"
    REPORT = "Measuring the result"
    ANALYSING = "Measuring structures"
    DRAWING = "Drawing the demo"
    WRITING = "Writing the result"


class Shortage(StrEnum):
    """What there was too little of, where another choice may bring a run to its end."""

    MEMORY = "memory"
    MEMORY_AT_THE_SMALLEST = "memory, with the smallest pieces"
    GPU = "a graphics card"


class _Event(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Device(_Event):
    """What the job computes on, as its maker calls it; told once, when that is settled."""

    kind: Literal["device"] = "device"
    name: str
    on_gpu: bool = False


class Progress(_Event):
    """How far the job is.

    ``done`` of ``total`` counts the units of the stage (planes, steps, slices); ``fraction`` is
    the share of the whole job in 0–1; ``seconds_left`` an estimate for the whole job, ``None``
    while nothing is known.
    """

    kind: Literal["progress"] = "progress"
    stage: Stage
    done: int
    total: int
    fraction: float
    seconds_left: float | None = None


class Finding(_Event):
    """A sentence about the sample or the run, with the numbers that are used."""

    kind: Literal["finding"] = "finding"
    text: str


class Caution(_Event):
    """A plain warning; the job goes on."""

    kind: Literal["caution"] = "caution"
    text: str


class TuningLoss(_Event):
    """Fine-tuning error on held-out patches (root mean square, share of the signal range)."""

    kind: Literal["tuning_loss"] = "tuning_loss"
    step: int
    held_out_error: float


class PreviewPicture(_Event):
    """A restored region stands complete as a small stack under ``path``.

    ``what`` it is: by the untuned network, on the way after ``step`` steps, or the tuned preview.
    """

    kind: Literal["preview_picture"] = "preview_picture"
    what: Literal["quick look", "on the way", "tuned"]
    path: str
    previewed: PreviewedRegion
    step: int = 0


class Completed(_Event):
    """The job is done; ``output`` stands complete under its name."""

    kind: Literal["completed"] = "completed"
    output: str
    report: str | None = None
    seconds: float


class Failed(_Event):
    """The job ended without a result. ``status`` is the exit status of the command.

    ``kept``: what was done by then is on the disk, and a later run can go on from there.
    ``shortage`` says what there was too little of, if that was it.
    """

    kind: Literal["failed"] = "failed"
    problem: str
    remedy: str
    status: int
    detail: str = ""
    kept: bool = False
    shortage: Shortage | None = None


class Paused(_Event):
    """The job has stopped at a point that is safe on the disk; a later run goes on from there."""

    kind: Literal["paused"] = "paused"


class Cancelled(_Event):
    """The job was cancelled; nothing stands under the result's name."""

    kind: Literal["cancelled"] = "cancelled"


Event = Annotated[
    Device
    | Progress
    | Finding
    | Caution
    | TuningLoss
    | PreviewPicture
    | Completed
    | Failed
    | Paused
    | Cancelled,
    Field(discriminator="kind"),
]
"""Any event. Exactly one of Completed, Failed, Paused and Cancelled ends a job."""

Listener = Callable[[Event], None]

_adapter: TypeAdapter[Event] = TypeAdapter(Event)


def to_json_line(event: Event) -> str:
    """The event as one line of JSON, without the line break."""
    return event.model_dump_json()


def from_json_line(line: str | bytes) -> Event:
    """The event in a line of JSON.

    Raises
    ------
    pydantic.ValidationError
        When the line is not an event.
    """
    return _adapter.validate_json(line)
