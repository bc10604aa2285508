"""The stage of a restoration that makes a predicted volume consistent with its raw planes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.checkpoints.document import UnderwayVolume
from ssai3d_app.engine.classics.acquisition import FloatVolume, PointSpread
from ssai3d_app.engine.consistency.diffraction import Microscope
from ssai3d_app.engine.consistency.finding import UnclearBlurError, find_recording
from ssai3d_app.engine.consistency.recording import Recording
from ssai3d_app.engine.consistency.refining import Refiner
from ssai3d_app.engine.consistency.trials import Window
from ssai3d_app.engine.degradation import NoiseModel
from ssai3d_app.engine.events import Stage
from ssai3d_app.engine.job import Job, Volume
from ssai3d_app.engine.preparation import StagedChannel, slabs
from ssai3d_app.engine.psf import FWHM_PER_SIGMA
from ssai3d_app.engine.record import ChannelRecord
from ssai3d_app.engine.restoration import Pieces
from ssai3d_app.formats.scratch import ScratchVolume
from ssai3d_app.volume import scene

_MOST_WINDOWS = 2
_WINDOW_EDGE = 56
_WINDOW_DEPTH = 112
_TRIES = 6
_BY_MODALITY: dict[scene.Modality, Microscope] = {
    scene.Modality.WIDEFIELD: "widefield",
    scene.Modality.CONFOCAL: "confocal",
    scene.Modality.SPINNING_DISK: "confocal",
    scene.Modality.LIGHT_SHEET: "light-sheet",
    scene.Modality.MULTIPHOTON: "confocal",
}
_MICROSCOPES: dict[Microscope, str] = {
    "confocal": "a confocal or two-photon microscope",
    "light-sheet": "a light-sheet microscope",
    "widefield": "a widefield microscope",
}


def make_consistent(
    job: Job,
    volume: Volume,
    underway: UnderwayVolume,
    staged: StagedChannel,
    record: ChannelRecord,
    predicted: ScratchVolume,
    result: ScratchVolume,
    finished: Callable[[FloatVolume], npt.NDArray[Any]],
    pieces: Pieces,
    psf: PointSpread | None = None,
) -> None:
    """Bring ``predicted``, on the engine's scale, into ``result``, made consistent on the way.

    How the channel was recorded is found at its first volume and kept in ``record``. Where that
    is unclear, the prediction is taken as it is, and a caution says so. ``finished`` makes of
    voxels on the engine's scale what ``result`` takes. ``psf``, on the isotropic grid, is the one
    that the user has given, if any.
    """
    grid = volume.plan.grid
    if record.recording is None and not record.recording_unclear:
        _learn(job, volume, staged, record, predicted, psf)
        job.keep()
    if record.recording is None:
        everything = slice(None), slice(None)
        boxes, refined = [(slab, *everything) for slab in slabs(grid.shape)], predicted.read
    else:
        refiner = Refiner(
            record.recording,
            grid.anisotropy,
            staged.volume.shape,
            staged.scaled,
            predicted.read,
            pieces,
            job.device,
            job.token,
            psf,
        )
        boxes, refined = refiner.boxes, refiner.refined
    if underway.boxes:
        job.progress.begin_at(Stage.CONSISTENCY, underway.boxes, len(boxes))
    for number, box in enumerate(boxes[underway.boxes :], underway.boxes + 1):
        job.token.raise_if_cancelled()
        result.write(box, finished(refined(box)))
        underway.boxes = number
        job.keep()
        job.progress.tell(Stage.CONSISTENCY, number, len(boxes))


def _learn(
    job: Job,
    volume: Volume,
    staged: StagedChannel,
    record: ChannelRecord,
    predicted: ScratchVolume,
    psf: PointSpread | None,
) -> None:
    grid, seed = volume.plan.grid, job.request.seed
    noise = NoiseModel(record.noise_gain, record.noise_read_variance)
    windows = _windows(staged, predicted, grid.anisotropy, seed)
    try:
        recording = find_recording(
            windows,
            grid.anisotropy,
            noise,
            seed,
            job.device,
            job.token,
            psf,
            job.request.recipe.consistency_steps,
            _known(staged.microscope),
        )
    except UnclearBlurError:
        record.recording_unclear = True
        job.narrator.caution(
            f"{volume.name}: how it is blurred along z is not clear enough to check the prediction "
            "against the raw planes (strong aberration, a blur that changes with depth, or "
            "widefield haze); the result is the network's alone."
        )
        return
    record.recording = recording
    job.narrator.finding(_told(volume.name, recording, grid.voxel))


def _known(microscope: scene.Microscope | None) -> Microscope | None:
    modality = None if microscope is None else microscope.modality
    return None if modality is None else _BY_MODALITY[modality]


def _told(name: str, recording: Recording, voxel: float) -> str:
    microscope = "with the PSF that was given"
    if recording.axial_sigma is not None:
        width = recording.axial_sigma * FWHM_PER_SIGMA * voxel
        microscope = (
            f"as of {_MICROSCOPES[recording.microscope]} with {width:.2f} µm axial resolution "
            "(full width at half maximum, as stack and prediction tell)"
        )
    return (
        f"{name}: the prediction is made consistent with the raw planes in "
        f"{len(recording.strides)} steps, {microscope}. At pixels kept back as a "
        f"test, what it leaves unexplained goes from {recording.misfit_before:.2f} to "
        f"{recording.misfit_after:.2f} times the noise's variance."
    )


def _windows(
    staged: StagedChannel, predicted: ScratchVolume, anisotropy: float, seed: int
) -> list[Window]:
    """Windows with structure: of a few random ones that with the largest deviation, twice where
    there is room for two side by side. Two that overlap cost twice as much and tell little more."""
    planes, height, width = staged.volume.shape
    h, w = min(height, _WINDOW_EDGE), min(width, _WINDOW_EDGE)
    count = min(planes, max(4, int(_WINDOW_DEPTH / anisotropy)))
    room = (planes // count) * (height // h) * (width // w)
    rng = np.random.default_rng([seed, 12])
    windows = []
    for _ in range(min(_MOST_WINDOWS, room)):
        deviation = -1.0
        for _ in range(_TRIES):
            # The first plane must lie on the isotropic grid.
            first = _on_grid(int(rng.integers(planes - count + 1)), anisotropy)
            y, x = int(rng.integers(height - h + 1)), int(rng.integers(width - w + 1))
            place = slice(first, first + count), slice(y, y + h), slice(x, x + w)
            raw = staged.scaled(place)
            if raw.std() > deviation:
                deviation, chosen, best = float(raw.std()), place, raw
        z = round(chosen[0].start * anisotropy)
        depth = int((count - 1) * anisotropy + 1e-6) + 1
        windows.append(Window(best, predicted.read((slice(z, z + depth), *chosen[1:]))))
    return windows


def _on_grid(plane: int, anisotropy: float) -> int:
    """The next plane at or above that lies within a twentieth of a voxel of the grid."""
    while plane and abs(plane * anisotropy - round(plane * anisotropy)) > 0.05:
        plane -= 1
    return plane
