"""The stage of a restoration that maps how far its volume is to be trusted, box by box."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.checkpoints.document import UnderwayVolume
from ssai3d_app.engine.degradation import NoiseModel
from ssai3d_app.engine.events import Stage
from ssai3d_app.engine.job import Job, Volume
from ssai3d_app.engine.preparation import StagedChannel
from ssai3d_app.engine.record import ChannelRecord
from ssai3d_app.engine.sample.blur import BlurRange
from ssai3d_app.engine.trust.maps import MAP_DTYPE, MAP_STEPS
from ssai3d_app.engine.trust.reliability import CONSISTENT, PREDICTED, Reliability
from ssai3d_app.engine.trust.shares import EVEN, SURE, TrustShares
from ssai3d_app.engine.trust.signals import HALO, FloatArray, Surroundings, blur_reach, signals
from ssai3d_app.formats.scratch import ScratchVolume
from ssai3d_app.volume.boxes import parts, whole, widened, within
from ssai3d_app.volume.grid import IsotropicGrid
from ssai3d_app.volume.scene import Box

_CORE = (64, 128, 128)


@dataclass(frozen=True)
class Restored:
    """A restored volume on the disk, with what its restoration leaves behind.

    ``difference`` is how far the YZ pass lies above the XZ pass, on the engine's scale;
    ``predicted`` is what the network made of the stack, on that scale, before it was fitted to the
    raw planes; ``None`` where it was not.
    """

    grid: IsotropicGrid
    staged: StagedChannel
    result: ScratchVolume
    difference: ScratchVolume
    predicted: ScratchVolume | None

    @property
    def consistent(self) -> bool:
        """Whether the result was fitted to the raw planes."""
        return self.predicted is not None

    def around(self, core: Box, reach: int) -> tuple[Surroundings, Box]:
        """What the signals of a box need, and where in it the box itself lies."""
        near = widened(core, (HALO, HALO, HALO), self.grid.shape)
        column = widened(near, (reach, 0, 0), self.grid.shape)
        step, planes = self.grid.anisotropy, self.staged.volume.shape[0]
        first = max(0, min(int(near[0].start / step), planes - 1))
        last = min(planes, int(np.ceil(near[0].stop / step)) + 1)
        seen = self.staged.scaled((slice(first, last), *near[1:]))
        tall = self.staged.scale.scaled(self.result.read(column))
        above = near[0].start - column[0].start
        result = tall[above : above + near[0].stop - near[0].start]
        correction = np.zeros_like(result)
        if self.predicted is not None:
            correction = result - self.predicted.read(near)
        around = Surroundings(
            result=result,
            difference=self.difference.read(near).astype(np.float32),
            correction=correction,
            column=tall,
            above=above,
            planes=seen,
            heights=np.arange(first, last) * step - near[0].start,
        )
        return around, within(core, near)


def map_trust(
    job: Job,
    volume: Volume,
    underway: UnderwayVolume,
    record: ChannelRecord,
    restored: Restored,
) -> None:
    """Map what is not mapped yet of a volume into its scratch volume; shares go into ``record``."""
    grid = volume.plan.grid
    boxes = list(parts(whole(grid.shape), _CORE))
    mapped = job.scratch.volume(volume.place.trust_name, grid.shape, MAP_DTYPE)
    if underway.trust_boxes:
        job.progress.begin_at(Stage.TRUST, underway.trust_boxes, len(boxes))
    for number, box in enumerate(boxes[underway.trust_boxes :], underway.trust_boxes + 1):
        job.token.raise_if_cancelled()
        steps = np.rint(trust_of(record, restored, box) * MAP_STEPS).astype(np.uint8)
        mapped.write(box, steps)
        record.trust = _counted(record.trust or TrustShares(), steps)
        underway.trust_boxes = number
        job.keep()
        job.progress.tell(Stage.TRUST, number, len(boxes))


def trust_of(record: ChannelRecord, restored: Restored, box: Box) -> FloatArray:
    """Trust (0–1) in the voxels of a box."""
    noise = NoiseModel(record.noise_gain, record.noise_read_variance)
    sigma = axial_blur(record, restored.grid.voxel)
    around, inside = restored.around(box, blur_reach(sigma))
    return model_for(restored).trust(signals(around, noise, sigma)[:, *inside])


def model_for(restored: Restored) -> Reliability:
    """The model of results of that kind."""
    return CONSISTENT if restored.consistent else PREDICTED


def axial_blur(record: ChannelRecord, voxel: float) -> float:
    """How much wider the blur is along z than in the plane, in voxels."""
    recording = record.recording
    if recording is not None and recording.axial_sigma is not None:
        return float(np.sqrt(max(recording.axial_sigma**2 - recording.lateral_sigma**2, 0.0)))
    read = BlurRange(*record.axial_blur_sigma_um, record.axial_blur_measured_um)
    return read.best / voxel


def _counted(before: TrustShares, steps: npt.NDArray[np.uint8]) -> TrustShares:
    return TrustShares(
        voxels=before.voxels + steps.size,
        below_half=before.below_half + int(np.count_nonzero(steps < EVEN * MAP_STEPS)),
        below_nine_tenths=before.below_nine_tenths
        + int(np.count_nonzero(steps < SURE * MAP_STEPS)),
    )
