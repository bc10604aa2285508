"""Stopping: the owner holds the source and cancels or pauses; the engine holds the token, asks."""

from __future__ import annotations

import threading


class JobStopped(Exception):  # noqa: N818 - not an error: the user asked for it
    """Raised inside the engine at the first question after the owner has asked it to stop."""


class JobCancelled(JobStopped):
    """It is to stop, and what was done is to be discarded."""


class JobPaused(JobStopped):
    """It is to stop, and what was done is to be kept."""


class CancellationToken:
    """What the engine is given: it may ask, never cancel."""

    def __init__(self, cancelled: threading.Event, paused: threading.Event) -> None:
        self._cancelled = cancelled
        self._paused = paused

    @property
    def cancelled(self) -> bool:
        """Whether the owner has cancelled."""
        return self._cancelled.is_set()

    @property
    def pausing(self) -> bool:
        """Whether the owner wants to go on later, so that it pays to keep what is done."""
        return self._paused.is_set() and not self._cancelled.is_set()

    def raise_if_cancelled(self) -> None:
        """Raise :class:`JobCancelled` or :class:`JobPaused` once the owner has asked for it."""
        if self._cancelled.is_set():
            raise JobCancelled
        if self._paused.is_set():
            raise JobPaused


class CancellationSource:
    """What the owner keeps. Its methods are safe from any thread and signal handler."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()
        self._paused = threading.Event()
        self.token = CancellationToken(self._cancelled, self._paused)

    def cancel(self) -> None:
        """Ask the work that holds the token to stop; cancelling outdoes pausing."""
        self._cancelled.set()

    def pause(self) -> None:
        """Ask the work that holds the token to stop and to keep what is done."""
        self._paused.set()
