"""The thread in which a job is supervised."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QThread


class SupervisingThread(QThread):
    """Owns the child process of one job from its start to its end.

    It tells the window nothing by itself: what the engine says goes into the queue's mailbox, and
    the window looks there a few times a second.
    """

    def __init__(self, work: Callable[[], None], name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._work = work

    def run(self) -> None:
        """Supervise to the end."""
        self._work()

    def is_alive(self) -> bool:
        """Whether it has begun and not ended."""
        return self.isRunning()

    def join(self, timeout: float | None = None) -> None:
        """Wait for its end, so many seconds at most."""
        if timeout is None:
            self.wait()
        else:
            self.wait(round(1000 * timeout))
