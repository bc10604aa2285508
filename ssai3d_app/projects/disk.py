"""Asking a disk that may not answer: a network share can hang, and the window must not."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TypeVar

from ssai3d_app.errors import UserError, cannot_write

_log = logging.getLogger(__name__)

PATIENCE_S = 8.0

Answer = TypeVar("Answer")


class Disk(Protocol):
    """Does what asks the disk."""

    def __call__(self, work: Callable[[], Answer], /) -> Answer:
        """The answer of ``work``, or what it raised."""


def directly(work: Callable[[], Answer], /) -> Answer:
    """Wait as long as it takes; for commands and tests."""
    return work()


class PatientDisk:
    """Asks in a thread and waits for a while only. Used from one thread.

    What did not answer may still be done when the disk comes back; until then nothing else is
    begun, so that nothing older is ever written over something newer.
    """

    def __init__(self, folder: Path, patience_s: float | None = None) -> None:
        self._folder = folder
        self._patience = PATIENCE_S if patience_s is None else patience_s
        self._thread: threading.Thread | None = None

    @property
    def is_stuck(self) -> bool:
        """Whether it still has not answered."""
        return self._thread is not None and self._thread.is_alive()

    def __call__(self, work: Callable[[], Answer], /) -> Answer:
        """The answer of ``work``, or what it raised.

        Raises
        ------
        UserError
            When the disk does not answer in time, or has not answered since.
        """
        if threading.current_thread() is self._thread:
            # Part of what is being asked already.
            return work()
        if self.is_stuck:
            raise self._does_not_answer()
        answers: list[Answer] = []
        errors: list[BaseException] = []

        def ask() -> None:
            try:
                answers.append(work())
            except BaseException as error:  # noqa: BLE001 - raised again by whoever waits
                errors.append(error)

        # A daemon, for a program that ends must not wait for it either.
        self._thread = threading.Thread(target=ask, name=f"disk of {self._folder}", daemon=True)
        self._thread.start()
        self._thread.join(self._patience)
        if self._thread.is_alive():
            _log.error("%s does not answer", self._folder)
            raise self._does_not_answer()
        if errors:
            raise errors[0]
        return answers[0]

    def _does_not_answer(self) -> UserError:
        return cannot_write(
            f"The drive of {self._folder} does not answer",
            "check the network and that drive; what you changed stays in memory until it does",
        )


def asked_patiently(folder: Path, work: Callable[[], Any], otherwise: Any) -> Any:
    """The answer of a question about a folder; ``otherwise`` when there is none in time."""
    try:
        return PatientDisk(folder)(work)
    except UserError:
        return otherwise
