"""The child process: one request in, events out as JSON lines, ``cancel`` in on standard input."""

from __future__ import annotations

import sys
import threading
from typing import TextIO

from ssai3d_app.engine.cancellation import CancellationSource
from ssai3d_app.engine.events import Event, to_json_line
from ssai3d_app.engine.recipe import RestoreRequest

CANCEL = "cancel"
"""The one command that the supervisor sends after the request."""


def _watch(commands: TextIO, source: CancellationSource) -> None:
    """Cancel on the command, and also when the supervisor is gone and its pipe closes."""
    for line in commands:
        if line.strip() == CANCEL:
            break
    source.cancel()


def main() -> int:
    """Serve one request from standard input; the exit status is the command's."""
    # Whatever a library prints must not look like an event.
    wire, sys.stdout = sys.stdout, sys.stderr
    request = RestoreRequest.model_validate_json(sys.stdin.readline())
    source = CancellationSource()
    threading.Thread(target=_watch, args=(sys.stdin, source), daemon=True).start()

    def send(event: Event) -> None:
        wire.write(to_json_line(event) + "\n")
        wire.flush()

    from ssai3d_app.engine.run import run_to_the_end

    return run_to_the_end(request, send, source.token)
