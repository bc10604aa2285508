"""What the queue asks of whoever does the work, and what it hears from them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from pydantic import BaseModel, ConfigDict

from ssai3d_app.engine.events import Cancelled, Completed, Event, Failed, Paused
from ssai3d_app.jobs.job import Job, JobId


class _Wire(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Heartbeat(_Wire):
    """The engine's process lives: processor time used so far in s, and resident memory in bytes."""

    kind: Literal["heartbeat"] = "heartbeat"
    processor_seconds: float
    memory_bytes: int


@dataclass(frozen=True)
class Began:
    """A process of that id works on the job from now on."""

    process_id: int


@dataclass(frozen=True)
class Stalled:
    """Nothing has come of the job for ``seconds``; ``why`` is a sentence."""

    seconds: float
    why: str


@dataclass(frozen=True)
class Recovered:
    """A job that was stalled moves again."""


End = Completed | Failed | Cancelled | Paused
"""Exactly one of these ends an attempt."""

Message = Event | Began | Heartbeat | Stalled | Recovered

Listener = Callable[[JobId, int, Message], None]
"""Hears a message: of which job, of which attempt. Called from any thread."""


class Attempt(Protocol):
    """A job at work. Its methods return at once and may be called from any thread."""

    @property
    def can_pause(self) -> bool:
        """Whether :meth:`pause` is understood."""

    def pause(self) -> None:
        """Stop at the next safe point and end with Paused."""

    def cancel(self) -> None:
        """Stop soon, clear away what is unfinished, and end with Cancelled."""

    def force_stop(self) -> None:
        """Stop now, whatever it does."""


class Runner(Protocol):
    """Does the work of jobs."""

    def start(self, job: Job, listener: Listener) -> Attempt:
        """Start it without waiting. The last message is exactly one End, whatever happens."""

    def discard(self, job: Job) -> None:
        """Clear away what a job that will not go on has left unfinished."""
