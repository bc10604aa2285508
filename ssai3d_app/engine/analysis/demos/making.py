"""A demo scene from end to end: drawn, recorded, and put under its name once it is whole."""

from __future__ import annotations

import time

from ssai3d_app.engine.analysis.demos.files import write_mitochondria, write_neurons
from ssai3d_app.engine.analysis.demos.mitochondria import make_mitochondria
from ssai3d_app.engine.analysis.demos.neurons import make_neurons
from ssai3d_app.engine.analysis.demos.request import RAW, DemoRequest
from ssai3d_app.engine.cancellation import CancellationToken
from ssai3d_app.engine.events import Completed, Listener, Stage
from ssai3d_app.engine.progress import ProgressTeller
from ssai3d_app.errors import cannot_write
from ssai3d_app.formats.placing import folder_in_the_making


def make_demo(request: DemoRequest, listener: Listener, token: CancellationToken) -> Completed:
    """Make the scene; one of the same name is replaced. Returns where its stack stands.

    Raises
    ------
    UserError
        When the disk is full or the folder cannot be written.
    JobCancelled, JobPaused
        When the owner of the token has asked for it; nothing is left on the disk.
    """
    began = time.monotonic()
    progress = ProgressTeller(listener, 1.0)
    progress.enter({Stage.DRAWING: 0.9, Stage.WRITING: 0.1})
    progress.tell(Stage.DRAWING, 0, 1)
    try:
        request.output.parent.mkdir(parents=True, exist_ok=True)
        with folder_in_the_making(request.output) as folder:
            if request.demo == "neurons":
                neurons = make_neurons(request.seed)
                token.raise_if_cancelled()
                progress.tell(Stage.DRAWING, 1, 1)
                write_neurons(folder, neurons, request.seed)
            else:
                mitochondria = make_mitochondria(request.seed)
                token.raise_if_cancelled()
                progress.tell(Stage.DRAWING, 1, 1)
                write_mitochondria(folder, mitochondria)
            token.raise_if_cancelled()
    except OSError as error:
        raise cannot_write(
            f"The demo cannot be written to {request.output.parent}",
            "check the free disk space",
            str(error),
        ) from error
    progress.tell(Stage.WRITING, 1, 1)
    return Completed(output=str(request.output / RAW), seconds=round(time.monotonic() - began, 1))
