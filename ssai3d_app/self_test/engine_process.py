"""The engine in a process of its own, started as a job starts it; and a whole restoration."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np

from ssai3d_app.engine.events import Completed, Failed
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.errors import ExitStatus
from ssai3d_app.jobs.running import End
from ssai3d_app.jobs.supervisor import JobSupervisor
from ssai3d_app.locations import sample
from ssai3d_app.safe_reading.opening import open_safely
from ssai3d_app.self_test.check import CheckFailedError, Maker
from ssai3d_app.self_test.computing import FOREIGN_NAME
from ssai3d_app.volume.scene import ImageFile

_LEAST_LIKENESS = 0.9
"""Correlation of a restored plane with the raw plane at its place."""


def check_engine_answers() -> str:
    """The engine starts with all it needs, has a reader look for a file, and says it is missing.

    Readers have checks of their own; a file that is there would only have them imported again.
    """
    with tempfile.TemporaryDirectory() as temporary:
        request = RestoreRequest(
            path=Path(temporary, "missing.ome.tif"),
            output=Path(temporary, "result.ome.tif"),
            preset="quick",
            device="cpu",
        )
        end = _end_of(request)
    if not isinstance(end, Failed) or end.status != ExitStatus.UNREADABLE_FILE:
        raise CheckFailedError(_not_as_it_should(end))
    return f"The engine's process answers: “{end.problem}”."


def check_sample_is_restored() -> str:
    """The sample is restored from end to end by the engine that ships."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary, FOREIGN_NAME)
        folder.mkdir()
        output = folder / "sample.ome.tif"
        request = RestoreRequest(path=sample(), output=output, preset="quick", device="cpu")
        end = _end_of(request)
        if not isinstance(end, Completed):
            raise CheckFailedError(_not_as_it_should(end))
        with open_safely(sample()) as raw, open_safely(output) as restored:
            return _judged(raw, restored)


def _judged(raw: ImageFile, restored: ImageFile) -> str:
    """The result has equal edges, spans the stack, and shows what the raw planes show."""
    coarse, fine = raw.scenes[0], restored.scenes[0]
    edge, step = fine.voxel_size.z, coarse.voxel_size.z
    if edge is None or step is None or edge != fine.voxel_size.x:
        raise CheckFailedError(f"The restored sample has the voxel size {fine.voxel_size}.")
    ratio = round(step / edge)
    planes = (coarse.length("Z") - 1) * ratio + 1
    if fine.length("Z") != planes:
        raise CheckFailedError(f"The restored sample has {fine.length('Z')} planes, not {planes}.")
    likeness = [
        float(
            np.corrcoef(
                raw.stack(0).read_plane(0, 0, z).ravel(),
                restored.stack(0).read_plane(0, 0, z * ratio).ravel(),
            )[0, 1]
        )
        for z in range(2, coarse.length("Z") - 2, 5)
    ]
    if not min(likeness) > _LEAST_LIKENESS:
        raise CheckFailedError(
            f"Restored planes of the sample do not look like the raw ones (r = {min(likeness):.2f})"
        )
    return f"The sample is restored: {planes} planes of {edge:g} µm, r ≥ {min(likeness):.2f}."


def _end_of(request: RestoreRequest) -> End:
    *_, end = JobSupervisor(request).events()
    assert isinstance(end, End)
    return end


def _not_as_it_should(end: End) -> str:
    if isinstance(end, Failed):
        return f"The engine failed: {end.problem}. {end.detail}".strip()
    return f"The engine ended with “{end.kind}”."


MAKERS: dict[str, Maker] = {
    "engine": check_engine_answers,
    "sample": check_sample_is_restored,
}
