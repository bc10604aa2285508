"""Cancelling: the owner holds the source and cancels; the engine holds the token and asks."""

from __future__ import annotations

import threading


class JobCancelled(Exception):  # noqa: N818 - not an error: the user asked for it
    """Raised inside the engine at the first question after the owner has cancelled."""


class CancellationToken:
    """What the engine is given: it may ask, never cancel."""

    def __init__(self, event: threading.Event) -> None:
        self._event = event

    @property
    def cancelled(self) -> bool:
        """Whether the owner has cancelled."""
        return self._event.is_set()

    def raise_if_cancelled(self) -> None:
        """Raise :class:`JobCancelled` once the owner has cancelled."""
        if self._event.is_set():
            raise JobCancelled


class CancellationSource:
    """What the owner keeps."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self.token = CancellationToken(self._event)

    def cancel(self) -> None:
        """Ask the work that holds the token to stop; safe from any thread and signal handler."""
        self._event.set()
