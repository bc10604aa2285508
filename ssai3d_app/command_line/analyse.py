"""``ssai3d analyse``: measure structures in a stack, and in what was restored of it."""

from __future__ import annotations

import argparse
import sys

from pydantic import ValidationError

from ssai3d_app.command_line.narrator import JsonLines, TerminalNarrator
from ssai3d_app.command_line.signals import obeying_signals
from ssai3d_app.engine.analysis.request import SETTINGS, AnalyseRequest
from ssai3d_app.engine.cancellation import CancellationSource
from ssai3d_app.errors import ExitStatus
from ssai3d_app.volume.corrections import Corrections


def run_analyse(options: argparse.Namespace) -> int:
    """Measure; returns the exit status."""
    z, y, x = options.voxel_size or (None, None, None)
    try:
        request = AnalyseRequest(
            path=options.file,
            output=options.output,
            settings=SETTINGS[options.kind](**dict(options.setting or ())),
            restored=options.restored,
            scene=options.scene,
            channel=options.channel,
            time=options.time,
            corrections=Corrections(z=z, y=y, x=x, axis_order=options.axis_order),
        )
    except ValidationError as error:
        sys.stderr.write(f"ssai3d analyse: {_reason(error, options.kind)}.\n")
        return ExitStatus.WRONG_USAGE
    source = CancellationSource()
    with obeying_signals(source, keeps=False):
        # What measures is imported only now that there is something to measure.
        from ssai3d_app.engine.run import analyse_to_the_end

        narrator = JsonLines(sys.stdout) if options.json else TerminalNarrator(sys.stderr)
        return analyse_to_the_end(request, narrator, source.token)


def _reason(error: ValidationError, kind: str) -> str:
    first = error.errors()[0]
    name = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        known = sorted(set(SETTINGS[kind].model_fields) - {"kind"})
        return f"{name} is no setting of {kind}; choose of {', '.join(known)}"
    reason = first["msg"].removeprefix("Value error, ")
    return f"{name}: {reason[0].lower()}{reason[1:]}" if name else reason
