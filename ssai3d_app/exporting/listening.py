"""Who hears what an export tells."""

from __future__ import annotations

from collections.abc import Callable

from ssai3d_app.engine.events import Event, Finding
from ssai3d_app.exporting.intensities import Mapped

Told = Event | Mapped
Listener = Callable[[Told], None]


def as_event(told: Told) -> Event:
    """What an export tells, for those who know the engine's events alone."""
    return Finding(text=told.words) if isinstance(told, Mapped) else told
