"""The map beside its result, ``NAME_trust.ome.tif``: both belong together, or there is none."""

from __future__ import annotations

import json
from collections.abc import Sequence

import numpy as np

from ssai3d_app import __version__
from ssai3d_app.durable import put_durably, sync_folder
from ssai3d_app.engine.checkpoints.document import Place
from ssai3d_app.engine.events import Stage
from ssai3d_app.engine.job import Job
from ssai3d_app.engine.preparation import slabs
from ssai3d_app.engine.scene_plan import ScenePlan
from ssai3d_app.engine.trust.belonging import KIND, map_facts
from ssai3d_app.engine.trust.maps import MAP_DTYPE, MAP_STEPS, map_description
from ssai3d_app.errors import UserError, cannot_write
from ssai3d_app.formats.ome_tiff_writer import OmeTiffWriter
from ssai3d_app.formats.placing import trust_map_beside
from ssai3d_app.formats.provenance import record_of

NOTE = (
    "Reliability of the restored volume named here, voxel by voxel: the probability (0–1) that its "
    "value lies within two standard deviations of the raw noise from the truth. It is itself "
    "predicted, from what the restoration tells of its errors, and was calibrated on phantoms; it "
    "is no evidence for or against a structure."
)
_UNPLACED = "trust.ome.tif"
"""Among the working files, until the result stands."""


class TrustMapFile:
    """The file of the maps of one restoration: written to its end before the result gets its name,
    and put beside the result after it, so that no result ever stands beside another one's map.
    """

    def __init__(self, job: Job, plans: Sequence[ScenePlan]) -> None:
        self._job = job
        self._plans = plans
        self._result = job.request.output
        self._path = trust_map_beside(self._result)
        self._unplaced = job.scratch.path / _UNPLACED
        self._is_written = False

    def write(self, started: str) -> None:
        """Write all maps, where they are wanted; what fails is told, and the result goes on.

        ``started`` is that of the run, by which a map and its result know each other.
        """
        if Stage.TRUST not in self._job.method.restoring:
            return
        if self._path.exists() and not self._may_be_replaced():
            self._lost(f"{self._path.name} is there and is no trust map of this result")
            return
        try:
            writer = OmeTiffWriter(self._unplaced, map_description(self._plans))
            try:
                for image, plan in enumerate(self._plans):
                    for time, channel in np.ndindex(len(plan.times), len(plan.channels)):
                        place = Place(image=image, time=time, channel=channel)
                        self._copy(writer, plan, place)
                writer.commit(json.dumps(self._facts(started)))
            except BaseException:
                writer.abort()
                raise
        except UserError as error:
            self._lost(error.problem)
            return
        self._is_written = True

    def remove_old(self) -> None:
        """Remove the map of the result that is about to be replaced.

        Raises
        ------
        UserError
            When it cannot be removed.
        """
        if not self._path.exists() or not self._may_be_replaced():
            return
        try:
            self._path.unlink()
            sync_folder(self._path.absolute().parent)
        except OSError as error:
            raise cannot_write(
                f"{self._path.name}, the trust map of the earlier result, cannot be removed",
                "close the programs that have it open",
                str(error),
            ) from error

    def place(self) -> None:
        """The result stands: put its map beside it."""
        if not self._is_written:
            return
        try:
            put_durably(self._unplaced, self._path.absolute())
        except OSError as error:
            self._lost(f"{self._path.name} cannot be written ({error.strerror})")

    def _copy(self, writer: OmeTiffWriter, plan: ScenePlan, place: Place) -> None:
        """One volume from the working files; what has one value everywhere is sure."""
        done = self._job.kept.document.finished_volume(place)
        is_flat = done is not None and done.how == "flat"
        for slab in slabs(plan.grid.shape):
            self._job.token.raise_if_cancelled()
            if is_flat:
                shape = slab.stop - slab.start, *plan.grid.shape[1:]
                steps = np.full(shape, MAP_STEPS, dtype=MAP_DTYPE)
            else:
                mapped = self._job.scratch.volume(place.trust_name, plan.grid.shape, MAP_DTYPE)
                steps = mapped.read((slab, slice(None), slice(None)))
            planes = steps.astype(np.float32) / np.float32(MAP_STEPS)
            writer.write(place.image, place.time, place.channel, slab.start, planes)

    def _facts(self, started: str) -> dict[str, str]:
        return {
            "kind": KIND,
            "software": f"SSAI-3D {__version__}",
            "result": self._result.name,
            "started": started,
            "note": NOTE,
        }

    def _may_be_replaced(self) -> bool:
        """Whether what bears the map's name is a trust map, and not that of another result."""
        if not self._path.is_file() or self._path.resolve() == self._job.request.path.resolve():
            return False
        try:
            facts = map_facts(record_of(self._path))
        except UserError:
            return False
        if facts is None:
            return False
        other = str(facts.get("result"))
        return other == self._result.name or not self._path.with_name(other).exists()

    def _lost(self, why: str) -> None:
        self._job.narrator.caution(
            f"There is no trust map beside this result: {why}. The result itself is whole."
        )
