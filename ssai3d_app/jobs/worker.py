"""The child process: one request in, events out as JSON lines, words in on standard input."""

from __future__ import annotations

import faulthandler
import logging
import signal
import sys
import threading
import time
from typing import TextIO

from pydantic import BaseModel, ValidationError

from ssai3d_app.engine.analysis.demos.request import DemoRequest
from ssai3d_app.engine.analysis.request import AnalyseRequest
from ssai3d_app.engine.cancellation import CancellationSource
from ssai3d_app.engine.events import Event
from ssai3d_app.engine.preview.request import PreviewRequest
from ssai3d_app.errors import ExitStatus
from ssai3d_app.jobs.child_limits import resident_bytes, take_on_limits
from ssai3d_app.jobs.protocol import CANCEL, HEARTBEAT_INTERVAL_S, PAUSE, PROTOCOL, Hello, Start
from ssai3d_app.jobs.running import Heartbeat

_log = logging.getLogger(__name__)


class _Wire:
    """The way to the supervisor; lines of several threads do not mix."""

    def __init__(self, stream: TextIO, source: CancellationSource) -> None:
        self._stream = stream
        self._source = source
        self._lock = threading.Lock()
        self._is_broken = False

    def send(self, line: BaseModel) -> None:
        """Say a line; when nobody listens any more, stop the work and keep what is done."""
        with self._lock:
            if self._is_broken:
                return
            try:
                self._stream.write(line.model_dump_json() + "\n")
                self._stream.flush()
            except OSError as error:
                self._is_broken = True
                _log.warning("The supervisor is gone: %s", error)
                self._source.pause()


def _watch(words: TextIO, source: CancellationSource) -> None:
    """Obey the words; the end of the pipe says that the supervisor is gone: stop, and keep."""
    for line in words:
        word = line.strip()
        if word == CANCEL:
            source.cancel()
        elif word == PAUSE:
            source.pause()
        else:
            _log.warning("A word came that this engine does not know: %s", word)
    source.pause()


def _beat(wire: _Wire, ended: threading.Event) -> None:
    while not ended.wait(HEARTBEAT_INTERVAL_S):
        wire.send(Heartbeat(processor_seconds=time.process_time(), memory_bytes=resident_bytes()))


def main() -> int:
    """Serve one request from standard input; the exit status is the command's."""
    faulthandler.enable()
    take_on_limits()
    # Whatever a library prints must not look like an event.
    stream, sys.stdout = sys.stdout, sys.stderr
    source, ended = CancellationSource(), threading.Event()
    # A polite kill, as when the computer is shut down.
    signal.signal(signal.SIGTERM, lambda *_: source.pause())
    wire = _Wire(stream, source)
    wire.send(Hello(can_pause=True))
    try:
        start = Start.model_validate_json(sys.stdin.readline())
    except ValidationError as error:
        # The supervisor has read by now that this is another protocol, and says so.
        _log.error("The request was not understood: %s", error)
        return ExitStatus.WRONG_USAGE
    if start.protocol != PROTOCOL:
        return ExitStatus.WRONG_USAGE
    threading.Thread(target=_watch, args=(sys.stdin, source), daemon=True).start()
    heart = threading.Thread(target=_beat, args=(wire, ended), daemon=True)
    heart.start()

    def send(event: Event) -> None:
        wire.send(event)

    from ssai3d_app.engine.run import (
        analyse_to_the_end,
        demo_to_the_end,
        preview_to_the_end,
        run_to_the_end,
    )

    request, token = start.request, source.token
    if isinstance(request, AnalyseRequest):
        status = analyse_to_the_end(request, send, token)
    elif isinstance(request, DemoRequest):
        status = demo_to_the_end(request, send, token)
    elif isinstance(request, PreviewRequest):
        status = preview_to_the_end(request, send, token)
    else:
        status = run_to_the_end(request, send, token, resume=start.resume)
    ended.set()
    heart.join()
    return status
