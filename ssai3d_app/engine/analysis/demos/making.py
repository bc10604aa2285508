"""A demo scene from end to end: drawn, recorded, and put under its name once it is whole."""

from __future__ import annotations

import time

from ssai3d_app.durable import sync_folder, sync_tree
from ssai3d_app.engine.analysis.demos.files import write_mitochondria, write_neurons
from ssai3d_app.engine.analysis.demos.mitochondria import make_mitochondria
from ssai3d_app.engine.analysis.demos.neurons import make_neurons
from ssai3d_app.engine.analysis.demos.request import RAW, DemoRequest
from ssai3d_app.engine.cancellation import CancellationToken
from ssai3d_app.engine.events import Completed, Listener, Stage
from ssai3d_app.engine.progress import ProgressTeller
from ssai3d_app.errors import cannot_write
from ssai3d_app.formats.placing import remove, unfinished_path


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
    folder = unfinished_path(request.output)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        remove(folder)
        folder.mkdir()
        try:
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
            sync_tree(folder)
            token.raise_if_cancelled()
            remove(request.output)
            folder.rename(request.output)
        except BaseException:
            remove(folder)
            raise
        sync_folder(request.output.parent)
    except OSError as error:
        raise cannot_write(
            f"The demo cannot be written to {request.output.parent}",
            "check the free disk space",
            str(error),
        ) from error
    progress.tell(Stage.WRITING, 1, 1)
    return Completed(output=str(request.output / RAW), seconds=round(time.monotonic() - began, 1))
