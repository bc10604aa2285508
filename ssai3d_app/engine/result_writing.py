"""From restored volumes to the result: when all are done, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from itertools import product
from typing import Protocol

import numpy as np

from ssai3d_app.engine.checkpoints.document import Place
from ssai3d_app.engine.events import Stage
from ssai3d_app.engine.job import Job
from ssai3d_app.engine.preparation import slabs
from ssai3d_app.engine.scene_plan import ScenePlan
from ssai3d_app.formats.result import ResultWriter


class _Hash(Protocol):
    def update(self, data: memoryview, /) -> None: ...


def write_volumes(job: Job, plans: Sequence[ScenePlan], writer: ResultWriter) -> str:
    """Hand every restored volume to the writer, in the order that it wants.

    Returns the SHA-256 of all voxels in that order (little-endian), by which a result is compared
    with that of another run, whatever its format.
    """
    seen = sha256()
    for image, plan in enumerate(plans):
        job.progress.enter(job.method.work(plan.grid))
        for time, channel in product(range(len(plan.times)), range(len(plan.channels))):
            place = Place(image=image, time=time, channel=channel)
            _write_volume(job, plan, place, writer, seen)
    return seen.hexdigest()


def _write_volume(
    job: Job, plan: ScenePlan, place: Place, writer: ResultWriter, seen: _Hash
) -> None:
    volume = job.scratch.volume(place.name, plan.grid.shape, plan.dtype)
    for slab in slabs(plan.grid.shape):
        job.token.raise_if_cancelled()
        planes = volume.read((slab, slice(None), slice(None)))
        little = planes.dtype.newbyteorder("<")
        seen.update(np.ascontiguousarray(planes, dtype=little).data)
        writer.write(place.image, place.time, place.channel, slab.start, planes)
        job.progress.tell(Stage.WRITING, slab.stop, plan.grid.shape[0])
