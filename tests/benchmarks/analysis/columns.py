"""The stacks that are measured: raw, Richardson–Lucy and restored; kept in a folder."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import numpy as np
import torch

from ssai3d_app.engine.analysis.demos.files import RAW, write_stack
from ssai3d_app.engine.cancellation import CancellationSource
from ssai3d_app.engine.classics.forward_model import ForwardModel
from ssai3d_app.engine.classics.richardson_lucy import richardson_lucy
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.engine.run import run_to_the_end
from ssai3d_app.errors import ExitStatus
from ssai3d_app.volume.scene import Microscope
from tests.benchmarks.analysis.scenes import Scene

STEPS = (8, 16, 32, 64)
_MARGIN = (16, 8, 8)
_COUNTS = 100.0
"""Grey levels a photon in 16 bits."""


def restored(folder: Path, preset: str, network: str) -> Path:
    """The raw stack of a folder, restored by the program's own preset with a network."""
    output = folder / f"restored_{preset}_{network}.ome.tif"
    if not output.exists():
        raw = folder / RAW
        request = RestoreRequest(path=raw, output=output, preset=preset, network=network)
        failures: list[object] = []
        status = run_to_the_end(request, failures.append, CancellationSource().token)
        if status != ExitStatus.DONE:
            raise RuntimeError(f"{folder}: {failures[-1]}")
    return output


def perfect(folder: Path, scene: Scene) -> Path:
    """What a perfect microscope would have recorded: its errors are those of the measuring."""
    path = folder / "perfect.ome.tif"
    if not path.exists():
        _write(path, [10_000 * channel / channel.max() for channel in scene.perfect()], scene)
    return path


def _write(path: Path, channels: list[np.ndarray], scene: Scene) -> None:
    names = tuple(f"Channel {n + 1}" for n in range(len(channels)))
    counts = np.clip(np.stack(channels), 0, 65535).astype(np.uint16)
    write_stack(path, counts, (scene.voxel,) * 3, names, Microscope(), path.name)


def deconvolved(folder: Path, scene: Scene) -> dict[int, Path]:
    """Richardson–Lucy on the raw planes with the true PSF and background, by number of steps."""
    paths = {steps: folder / f"rl_{steps}.ome.tif" for steps in STEPS}
    if all(path.exists() for path in paths.values()):
        return paths
    made: dict[int, list[np.ndarray]] = {steps: [] for steps in STEPS}
    for channel in scene.channels:
        shape = channel.photons.shape
        device = torch.device("cpu")
        model = ForwardModel.of_stack(channel.acquisition, shape, _MARGIN, device)
        estimates = richardson_lucy(model, torch.from_numpy(channel.photons))
        done = 0
        for steps in STEPS:
            *_, estimate = islice(estimates, steps - done)
            done = steps
            made[steps].append(_COUNTS * model.within_field(estimate).numpy())
    for steps, path in paths.items():
        _write(path, made[steps], scene)
    return paths
