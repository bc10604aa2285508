"""``ssai3d export``: a copy of a stack, or of a part of it, in another format."""

from __future__ import annotations

import argparse
import sys

from pydantic import ValidationError

from ssai3d_app.command_line.choices import corrections_from
from ssai3d_app.command_line.narrator import JsonLines, TerminalNarrator
from ssai3d_app.command_line.signals import obeying_signals
from ssai3d_app.engine.cancellation import CancellationSource
from ssai3d_app.errors import ExitStatus
from ssai3d_app.exporting.intensities import Mapped
from ssai3d_app.exporting.listening import Listener, Told, as_event
from ssai3d_app.exporting.request import ExportRequest
from ssai3d_app.exporting.run import export_to_the_end


def run_export(options: argparse.Namespace) -> int:
    """Export; returns the exit status."""
    try:
        request = ExportRequest(
            path=options.file,
            output=options.output,
            scene=options.scene,
            region=options.region,
            channels=None if options.channels is None else tuple(options.channels),
            times=None if options.times is None else tuple(options.times),
            bit_depth=options.bit_depth,
            scale=None if options.scale is None else tuple(options.scale),
            unscaled=options.unscaled,
            corrections=corrections_from(options),
            zarr_version=options.zarr_version,
            replace=options.replace,
        )
    except ValidationError as error:
        mistake = error.errors()[0]
        option = str(mistake["loc"][0]).replace("_", "-") if mistake["loc"] else "options"
        reason = mistake["msg"].removeprefix("Value error, ")
        sys.stderr.write(f"ssai3d export: {option}: {reason}; see ssai3d export --help.\n")
        return ExitStatus.WRONG_USAGE
    source = CancellationSource()
    with obeying_signals(source, keeps=False):
        return export_to_the_end(request, _listener(as_json=options.json), source.token)


def _listener(*, as_json: bool) -> Listener:
    if not as_json:
        narrator = TerminalNarrator(sys.stderr)
        return lambda told: narrator(as_event(told))
    lines = JsonLines(sys.stdout)

    def tell(told: Told) -> None:
        if isinstance(told, Mapped):
            sys.stdout.write(told.model_dump_json() + "\n")
        else:
            lines(told)

    return tell
