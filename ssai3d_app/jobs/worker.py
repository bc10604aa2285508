"""The child process: one request in, events out as JSON lines, words in on standard input."""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
import time
from typing import TextIO

from pydantic import BaseModel, ValidationError

from ssai3d_app.engine.cancellation import CancellationSource
from ssai3d_app.engine.events import Caution, Event
from ssai3d_app.errors import ExitStatus
from ssai3d_app.jobs.child_limits import resident_bytes, take_on_limits
from ssai3d_app.jobs.protocol import CANCEL, HEARTBEAT_INTERVAL_S, PAUSE, PROTOCOL, Hello, Start
from ssai3d_app.jobs.running import Heartbeat

_log = logging.getLogger(__name__)


class _Wire:
    """The way to the supervisor; lines of several threads do not mix."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._lock = threading.Lock()

    def send(self, line: BaseModel) -> None:
        with self._lock:
            self._stream.write(line.model_dump_json() + "\n")
            self._stream.flush()


def _watch(words: TextIO, source: CancellationSource) -> None:
    """Cancel on the word, and also when the supervisor is gone and its pipe closes."""
    for line in words:
        word = line.strip()
        if word == CANCEL:
            break
        _log.warning("%s was asked, which this engine cannot", word if word == PAUSE else "?")
    source.cancel()


def _beat(wire: _Wire, ended: threading.Event) -> None:
    while not ended.wait(HEARTBEAT_INTERVAL_S):
        wire.send(Heartbeat(processor_seconds=time.process_time(), memory_bytes=resident_bytes()))


def main() -> int:
    """Serve one request from standard input; the exit status is the command's."""
    faulthandler.enable()
    take_on_limits()
    # Whatever a library prints must not look like an event.
    stream, sys.stdout = sys.stdout, sys.stderr
    wire = _Wire(stream)
    wire.send(Hello())
    try:
        start = Start.model_validate_json(sys.stdin.readline())
    except ValidationError as error:
        # The supervisor has read by now that this is another protocol, and says so.
        _log.error("The request was not understood: %s", error)
        return ExitStatus.WRONG_USAGE
    if start.protocol != PROTOCOL:
        return ExitStatus.WRONG_USAGE
    source, ended = CancellationSource(), threading.Event()
    threading.Thread(target=_watch, args=(sys.stdin, source), daemon=True).start()
    heart = threading.Thread(target=_beat, args=(wire, ended), daemon=True)
    heart.start()

    def send(event: Event) -> None:
        wire.send(event)

    from ssai3d_app.engine.run import run_to_the_end

    if start.resume:
        send(Caution(text="What was done before could not be used; it starts from the beginning."))
    status = run_to_the_end(start.request, send, source.token)
    ended.set()
    heart.join()
    return status
