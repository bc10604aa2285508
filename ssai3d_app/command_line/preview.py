"""``ssai3d preview``: a small region restored within a minute, before the whole stack is."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from pydantic import ValidationError

from ssai3d_app.command_line.narrator import JsonLines, TerminalNarrator
from ssai3d_app.command_line.signals import obeying_signals
from ssai3d_app.engine.cancellation import CancellationSource
from ssai3d_app.engine.preview.request import KEPT, TUNED, PreviewRequest
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.errors import ExitStatus
from ssai3d_app.volume.corrections import Corrections


def after_preview(request: RestoreRequest, folder: Path) -> RestoreRequest:
    """A request that goes on from the preview in a folder.

    Raises
    ------
    UserError
        When the folder holds none.
    ValidationError
        When nothing is tuned by the request.
    """
    # Safetensors brings torch, which is imported only when there is something for it to do.
    from ssai3d_app.engine.preview.kept import read_preview_card

    kept = folder / KEPT
    previewed = read_preview_card(kept).origin.previewed
    changed = request.model_copy(update={"preview": previewed, "preview_kept": kept})
    return RestoreRequest.model_validate(changed.model_dump())


def run_preview(options: argparse.Namespace) -> int:
    """Make a preview; returns the exit status."""
    z, y, x = options.voxel_size or (None, None, None)
    try:
        restoration = RestoreRequest(
            path=options.file,
            output=options.output / TUNED,
            scenes=(options.scene,),
            corrections=Corrections(z=z, y=y, x=x, axis_order=options.axis_order),
            preset=options.preset,
            network=options.network,
            device=options.device,
            seed=options.seed,
        )
    except ValidationError as error:
        reason = error.errors()[0]["msg"].removeprefix("Value error, ")
        sys.stderr.write(f"ssai3d preview: {reason}; see ssai3d preview --help.\n")
        return ExitStatus.WRONG_USAGE
    request = PreviewRequest(
        restoration=restoration,
        folder=options.output,
        region=options.region,
        channel=options.channel,
        time=options.time,
    )
    source = CancellationSource()
    with obeying_signals(source, keeps=False):
        # Torch is imported only now that there is something for it to do.
        from ssai3d_app.engine.run import preview_to_the_end

        narrator = JsonLines(sys.stdout) if options.json else TerminalNarrator(sys.stderr)
        return preview_to_the_end(request, narrator, source.token)
