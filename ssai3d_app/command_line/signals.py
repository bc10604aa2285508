"""What Ctrl+C and a polite kill do to a job."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from ssai3d_app.engine.cancellation import CancellationSource


@contextmanager
def obeying_signals(source: CancellationSource, *, keeps: bool) -> Iterator[None]:
    """Ctrl+C cancels the job, or stops it and ``keeps`` what is done; a polite kill always keeps.

    Whoever presses Ctrl+C knows whether they want it any more; a computer that shuts down does not.
    """
    answers = {
        signal.SIGINT: source.pause if keeps else source.cancel,
        signal.SIGTERM: source.pause,
    }
    before = {
        number: signal.signal(number, lambda *_, answer=answer: answer())
        for number, answer in answers.items()
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
