"""The stage of a restoration that measures its result, while all its working files are there."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.degradation import NoiseModel
from ssai3d_app.engine.events import Stage
from ssai3d_app.engine.job import Job, Volume
from ssai3d_app.engine.preparation import StagedChannel
from ssai3d_app.engine.record import ChannelRecord, DeconvolvedChannel
from ssai3d_app.engine.report import measuring
from ssai3d_app.engine.report.doubts import find_doubts, places_to_look
from ssai3d_app.engine.report.evidence import Evidence, Unexplained
from ssai3d_app.engine.report.parts_of_volume import (
    Measurable,
    MeasuredWindow,
    Passes,
    windows_with_structure,
)
from ssai3d_app.engine.report.pictures import keep_pictures, residual_of, take_pictures
from ssai3d_app.engine.resolution.one_image import checkerboard_resolution
from ssai3d_app.engine.trust.maps import MAP_DTYPE, MAP_STEPS
from ssai3d_app.engine.trust.stage import axial_blur
from ssai3d_app.volume.scene import Box

_UNITS = 100
_AFTER_MEASURES = 60


def pictures_name(image: int, channel: int) -> str:
    """File among the working files that keeps the pictures of a channel until the report is made;
    both numbers count in the result."""
    return f"pictures-{image}-{channel}.npz"


def measure_result(
    job: Job,
    volume: Volume,
    staged: StagedChannel,
    record: ChannelRecord | DeconvolvedChannel,
    passes: Passes | None,
) -> None:
    """Measure a restored volume: into ``record``, and pictures into the working files.

    Raises
    ------
    JobCancelled
        Between two measures, once the owner of the token has cancelled.
    """
    began = time.monotonic()
    measurable = _measurable(job, volume, staged, record, passes)

    def tell(done: int) -> None:
        job.token.raise_if_cancelled()
        job.progress.tell(Stage.REPORT, done, _UNITS)

    tell(0)
    windows = windows_with_structure(measurable)
    before = [measurable.before(window.box) for window in windows]
    after = [measurable.after(window.box) for window in windows]
    planes = measuring.lateral_planes(measurable, windows)
    tell(10)
    resolution, correlations = measuring.correlations(measurable, windows, planes)
    tell(30)
    resolution += measuring.decorrelation(measurable, windows, planes, after)
    spectra = measuring.spectra(measurable, windows, after)
    tell(45)
    widths, lines = measuring.widths(measurable, windows, before, after)
    unexplained = _unexplained(measurable, windows)
    pictures = job.scratch.path / pictures_name(volume.place.image, volume.place.channel)
    keep_pictures(take_pictures(measurable, windows[0]), pictures)
    tell(_AFTER_MEASURES)
    rest = _UNITS - _AFTER_MEASURES
    doubts = find_doubts(
        measurable, lambda number, count: tell(_AFTER_MEASURES + rest * number // count)
    )
    record.evidence = Evidence(
        time=volume.time,
        windows=len(windows),
        resolution=tuple(resolution + widths),
        checkerboard_lateral=checkerboard_resolution(planes, measurable.grid.voxel),
        correlations=tuple(correlations),
        spectra=tuple(spectra),
        lines=tuple(lines),
        unexplained=unexplained,
        disagreement_in_noise=None if passes is None else doubts.disagreement_in_noise,
        flagged_in_structure=doubts.flagged_in_structure,
        places=places_to_look(doubts, measurable.grid.voxel),
        seconds=round(time.monotonic() - began, 2),
    )
    job.keep()
    tell(_UNITS)


def _measurable(
    job: Job,
    volume: Volume,
    staged: StagedChannel,
    record: ChannelRecord | DeconvolvedChannel,
    passes: Passes | None,
) -> Measurable:
    grid = volume.plan.grid
    trust: Callable[[Box], npt.NDArray[np.float32]] | None = None
    if isinstance(record, ChannelRecord):
        sigma = axial_blur(record, grid.voxel)
        if record.trust is not None:
            mapped = job.scratch.volume(volume.place.trust_name, grid.shape, MAP_DTYPE)

            def trust(box: Box) -> npt.NDArray[np.float32]:
                return mapped.read(box).astype(np.float32) / np.float32(MAP_STEPS)
    else:
        best = record.axial_blur_best_um
        sigma = (best if best is not None else record.axial_blur_sigma_um[1]) / grid.voxel
    level = record.background if record.background_level is None else record.background_level
    return Measurable(
        grid=grid,
        staged=staged,
        result=job.scratch.volume(volume.place.name, grid.shape, volume.plan.dtype),
        noise=NoiseModel(record.noise_gain, record.noise_read_variance),
        background=(level - staged.scale.background) / staged.scale.range,
        axial_sigma=sigma,
        passes=passes,
        trust=trust,
    )


def _unexplained(volume: Measurable, windows: list[MeasuredWindow]) -> Unexplained:
    left = np.concatenate([residual_of(volume, w.planes, w.first, w.box).ravel() for w in windows])
    return Unexplained(
        root_mean_square=round(float(np.sqrt(np.mean(left.astype(np.float64) ** 2))), 4),
        beyond_three=round(float(np.mean(np.abs(left) > 3)), 5),
    )
