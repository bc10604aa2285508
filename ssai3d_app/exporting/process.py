"""The export as a child of the window: one request in, lines of JSON out.

The request is the first line of standard input. When that closes, the export is not wanted any more
(or its owner is gone): it stops and leaves nothing.
"""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
from typing import Annotated, TextIO

from pydantic import Field, TypeAdapter, ValidationError

from ssai3d_app.engine.cancellation import CancellationSource
from ssai3d_app.engine.events import (
    Cancelled,
    Caution,
    Completed,
    Failed,
    Progress,
)
from ssai3d_app.errors import ExitStatus
from ssai3d_app.exporting.intensities import Mapped
from ssai3d_app.exporting.listening import Told
from ssai3d_app.exporting.request import ExportRequest
from ssai3d_app.exporting.run import export_to_the_end

Line = Annotated[
    Progress | Caution | Mapped | Completed | Failed | Cancelled, Field(discriminator="kind")
]
"""Any line of the export."""

_adapter: TypeAdapter[Line] = TypeAdapter(Line)
_log = logging.getLogger(__name__)


def line_from(text: str | bytes) -> Line:
    """What a line says.

    Raises
    ------
    pydantic.ValidationError
        When it is none of the export's lines.
    """
    return _adapter.validate_json(text)


def main() -> int:
    """Serve one request from standard input; the exit status is the command's."""
    faulthandler.enable()
    # Whatever a library prints must not look like a line of ours.
    stream, sys.stdout = sys.stdout, sys.stderr
    try:
        request = ExportRequest.model_validate_json(sys.stdin.readline())
    except ValidationError as error:
        _log.error("The request was not understood: %s", error)
        return ExitStatus.WRONG_USAGE
    source = CancellationSource()
    threading.Thread(target=_watch, args=(sys.stdin, source), daemon=True).start()

    def tell(told: Told) -> None:
        try:
            stream.write(told.model_dump_json() + "\n")
            stream.flush()
        except OSError as error:
            _log.warning("The window is gone: %s", error)
            source.cancel()

    return export_to_the_end(request, tell, source.token)


def _watch(words: TextIO, source: CancellationSource) -> None:
    """The end of the input says that nobody waits any more."""
    words.read()
    source.cancel()
