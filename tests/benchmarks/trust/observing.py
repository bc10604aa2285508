"""A recording through the program, and at voxels of it: signals, trust, and whether it is wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from unittest import mock

import numpy as np

from ssai3d_app.engine.checkpoints.document import UnderwayVolume
from ssai3d_app.engine.degradation import NoiseModel
from ssai3d_app.engine.job import Job, Volume
from ssai3d_app.engine.preparation import StagedChannel
from ssai3d_app.engine.recipe import PresetName
from ssai3d_app.engine.record import ChannelRecord
from ssai3d_app.engine.trust import stage
from ssai3d_app.engine.trust.signals import blur_reach, signals
from ssai3d_app.engine.trust.stage import Restored
from ssai3d_app.formats.scratch import ScratchVolume
from ssai3d_app.volume.scene import Box
from tests.benchmarks.against_richardson_lucy.cases import Recording
from tests.benchmarks.against_richardson_lucy.engine import restored as through_the_program
from tests.benchmarks.trust.phantoms import DemoRecording

VOXELS = 20_000
"""Of a stack, drawn at random."""
_STRUCTURE = 0.1
"""Share of the brightest above which a voxel counts as structure."""


@dataclass(frozen=True)
class Observed:
    """At voxels of one stack: ``signals`` (voxels × signals), ``trust`` (0–1), ``wrong`` whether
    the error exceeds two standard deviations of the raw noise at the true brightness,
    ``structure`` whether there is some. ``consistent``: physics had its say.
    """

    signals: np.ndarray
    trust: np.ndarray
    wrong: np.ndarray
    structure: np.ndarray
    consistent: np.ndarray

    def save(self, path: Path) -> None:
        """Keep it in a file."""
        np.savez(path, **{field.name: getattr(self, field.name) for field in fields(self)})

    @classmethod
    def load(cls, path: Path) -> Observed:
        """From a file."""
        with np.load(path) as held:
            return cls(**{field.name: held[field.name] for field in fields(cls)})


@dataclass(frozen=True)
class _InRawUnits:
    """A volume on the engine's scale, read as the result is."""

    volume: ScratchVolume
    staged: StagedChannel

    def read(self, box: Box) -> np.ndarray:
        return self.staged.scale.raw(self.volume.read(box))


def observe(
    recording: Recording | DemoRecording, network: str, preset: PresetName, seed: int
) -> tuple[Observed, Observed]:
    """Restore a recording; the second is of the network's prediction, without physics."""
    seen: list[Observed] = []

    def look(
        job: Job,
        volume: Volume,
        underway: UnderwayVolume,
        record: ChannelRecord,
        restored: Restored,
    ) -> None:
        seen.append(_observed(recording, record, restored, seed))
        predicted = job.scratch.volume("predicted", restored.grid.shape)
        alone = _InRawUnits(predicted, restored.staged)
        without = replace(restored, result=alone, predicted=None)  # type: ignore[arg-type]
        seen.append(_observed(recording, record, without, seed))
        original(job, volume, underway, record, restored)

    original: Callable[..., None] = stage.map_trust
    with mock.patch("ssai3d_app.engine.network_method.map_trust", look):
        through_the_program(recording, network, preset, seed)
    result, alone = seen
    return result, alone


def _observed(
    recording: Recording | DemoRecording, record: ChannelRecord, restored: Restored, seed: int
) -> Observed:
    everything = tuple(slice(0, length) for length in restored.grid.shape)
    noise = NoiseModel(record.noise_gain, record.noise_read_variance)
    sigma = stage.axial_blur(record, restored.grid.voxel)
    around, _ = restored.around(everything, blur_reach(sigma))  # type: ignore[arg-type]
    told = signals(around, noise, sigma)
    truth = restored.staged.scale.scaled(recording.truth_as_recorded)
    variance = noise.gain * np.maximum(truth, 0) + noise.read_variance
    wrong = np.abs(around.result - truth) > 2 * np.sqrt(np.maximum(variance, 1e-12))
    ground = float(np.quantile(truth, 0.02))
    structure = truth - ground > _STRUCTURE * (float(np.quantile(truth, 0.999)) - ground)
    chosen = np.random.default_rng([seed, 9]).choice(
        truth.size, min(truth.size, VOXELS), replace=False
    )
    return Observed(
        told.reshape(len(told), -1)[:, chosen].T,
        stage.model_for(restored).trust(told).ravel()[chosen],
        wrong.ravel()[chosen],
        structure.ravel()[chosen],
        np.array(restored.consistent),
    )
