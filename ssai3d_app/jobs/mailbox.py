"""News of running jobs on their way from many threads to the one that keeps the queue."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from ssai3d_app.engine.events import Progress
from ssai3d_app.jobs.job import JobId
from ssai3d_app.jobs.running import Heartbeat, Message

_OVERTAKEN = (Progress, Heartbeat)
"""Of these only the newest counts, so that a fast engine cannot keep the window busy."""


@dataclass
class Letter:
    """What a job told, and in which attempt."""

    job: JobId
    attempt: int
    message: Message


class Mailbox:
    """Takes messages from any thread; of progress that follows progress only the newest is kept.

    Everything else stays, in the order in which each job told it.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._letters: list[Letter] = []
        self._newest: dict[JobId, Letter] = {}

    def put(self, job: JobId, attempt: int, message: Message) -> None:
        """Leave a message."""
        with self._lock:
            last = self._newest.get(job)
            if (
                last is not None
                and last.attempt == attempt
                and isinstance(message, _OVERTAKEN)
                and type(message) is type(last.message)
            ):
                last.message = message
                return
            letter = Letter(job, attempt, message)
            self._letters.append(letter)
            self._newest[job] = letter

    def take(self) -> list[Letter]:
        """All that lies there, the oldest first."""
        with self._lock:
            letters, self._letters = self._letters, []
            self._newest.clear()
        return letters
