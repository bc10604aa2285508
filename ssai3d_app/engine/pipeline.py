"""A request run from end to end: read, measure, tune, restore XZ and YZ, fuse, write."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

import numpy as np
import torch

from ssai3d_app.engine.adaptation import AdaptedChannel, adapt
from ssai3d_app.engine.backbones.registry import BACKBONES
from ssai3d_app.engine.cancellation import CancellationToken
from ssai3d_app.engine.device import choose_device, describe, make_deterministic
from ssai3d_app.engine.events import Completed, Listener, Stage
from ssai3d_app.engine.narration import Narrator
from ssai3d_app.engine.preparation import (
    StagedChannel,
    cautions,
    check_restorable,
    chosen_scene,
    saturation_caution,
    slab_planes,
    stage_channel,
)
from ssai3d_app.engine.progress import ProgressTeller
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.engine.record import RunRecord, write_report
from ssai3d_app.engine.restoration import SliceRestorer
from ssai3d_app.engine.scale import IntensityScale, to_dtype
from ssai3d_app.errors import wrong_usage
from ssai3d_app.formats.creating import create_result
from ssai3d_app.formats.opening import open_image
from ssai3d_app.formats.placing import check_destination, scratch_folder
from ssai3d_app.formats.result import ImageDescription, ResultDescription, ResultWriter
from ssai3d_app.formats.scratch import ScratchFolder, ScratchVolume
from ssai3d_app.volume.grid import IsotropicGrid
from ssai3d_app.volume.scene import Scene, Stack

BACKBONE = "fast"

_WHOLE_PLANE = (slice(None), slice(None))


@dataclass
class _Run:
    """One restoration: what all its steps share."""

    request: RestoreRequest
    scene: Scene
    stack: Stack
    grid: IsotropicGrid
    dtype: str
    device: torch.device
    token: CancellationToken
    narrator: Narrator
    progress: ProgressTeller
    staged_volume: ScratchVolume
    restored_volume: ScratchVolume
    adapted: dict[int, AdaptedChannel] = field(default_factory=dict)

    def restore_channel(self, writer: ResultWriter, t: int, c: int, to_t: int, to_c: int) -> None:
        """One channel at one time, from file to file; the first time tunes the network."""
        name = self.scene.channels[c].name
        known = self.adapted.get(c)
        staged = self._stage(t, c, known.scale if known else None)
        saturated = saturation_caution(staged, name)
        if saturated:
            self.narrator.caution(saturated)
        if known is None and staged.scale.is_constant:
            self.narrator.caution(f"{name} has one value everywhere and is passed through.")
            self._leave_flat()
        else:
            self._restore(staged, c, name)
        self._write(writer, to_t, to_c, staged.scale)

    def _stage(self, t: int, c: int, scale: IntensityScale | None) -> StagedChannel:
        planes = self.grid.raw_shape[0]
        return stage_channel(
            self.stack,
            self.grid,
            self.staged_volume,
            t,
            c,
            scale,
            self.token,
            lambda done: self.progress.tell(Stage.PREPARING, done, planes),
        )

    def _restore(self, staged: StagedChannel, c: int, name: str) -> None:
        if c not in self.adapted:
            self.adapted[c] = adapt(
                staged,
                self.grid,
                c,
                name,
                BACKBONE,
                self.request.recipe,
                self.request.seed,
                self.device,
                self.token,
                self.narrator,
                self.progress,
            )
        restorer = SliceRestorer(
            self.adapted[c].network,
            staged,
            self.grid,
            self.restored_volume,
            self.request.recipe,
            self.token,
        )
        _, rows, columns = self.grid.shape
        restorer.restore_xz(lambda done: self.progress.tell(Stage.RESTORING_XZ, done, rows))
        disagreement = restorer.restore_yz_and_fuse(
            lambda done: self.progress.tell(Stage.RESTORING_YZ, done, columns)
        )
        if self.adapted[c].record.pass_disagreement is None:
            self.adapted[c].record.pass_disagreement = disagreement

    def _leave_flat(self) -> None:
        depth, height, width = self.grid.shape
        flat = np.zeros((1, height, width), dtype=np.float32)
        for z in range(depth):
            self.restored_volume.write((slice(z, z + 1), *_WHOLE_PLANE), flat)

    def _write(self, writer: ResultWriter, to_t: int, to_c: int, scale: IntensityScale) -> None:
        depth, height, width = self.grid.shape
        step = slab_planes(height * width)
        for first in range(0, depth, step):
            self.token.raise_if_cancelled()
            last = min(first + step, depth)
            scaled = self.restored_volume.read((slice(first, last), *_WHOLE_PLANE))
            writer.write(0, to_t, to_c, first, to_dtype(scale.raw(scaled), self.dtype))
            self.progress.tell(Stage.WRITING, last, depth)


def stage_work(request: RestoreRequest, grid: IsotropicGrid) -> dict[Stage, float]:
    """Work of each stage for one channel at one time, in voxels through the network, roughly."""
    raw, restored = float(np.prod(grid.raw_shape)), float(np.prod(grid.shape))
    recipe = request.recipe
    return {
        Stage.PREPARING: 0.05 * raw,
        Stage.MEASURING: 0.02 * raw,
        Stage.TUNING: 2.5 * recipe.tuning_steps * recipe.batch_size * recipe.patch_size**2 + 1.0,
        Stage.RESTORING_XZ: restored,
        Stage.RESTORING_YZ: restored,
        Stage.WRITING: 0.05 * restored,
    }


def needed_bytes(shape: tuple[int, ...], grid: IsotropicGrid, dtype: str) -> int:
    """Disk space for a result of ``shape`` (T, C, Z, Y, X) and its working files, in bytes."""
    result = int(np.prod(shape)) * np.dtype(dtype).itemsize
    staged = grid.raw_shape[0] * grid.shape[1] * grid.shape[2] * 4
    return result + staged + int(np.prod(grid.shape)) * 4


def restore(request: RestoreRequest, listener: Listener, token: CancellationToken) -> Completed:
    """Restore a stack; returns the event that says where the result stands.

    Raises
    ------
    UserError
        When the file cannot be read, the stack not restored, or the result not written.
    JobCancelled
        When the owner of the token has cancelled; nothing is left on the disk.
    """
    started = time.monotonic()
    if request.output.resolve() == request.path.resolve():
        raise wrong_usage(
            "The result would replace the file it is made from", "choose another name for it"
        )
    device = choose_device(request.device)
    make_deterministic(request.seed)
    narrator = Narrator(listener)
    with open_image(request.path) as image:
        scene = chosen_scene(image.scenes, request)
        grid = check_restorable(scene)
        for text in cautions(scene, grid):
            narrator.caution(text)
        channels = request.channels or tuple(range(scene.length("C")))
        times = tuple(range(scene.length("T"))) if request.time is None else (request.time,)
        dtype = scene.dtype if request.dtype == "same" else "float32"
        shape = (len(times), len(channels), *grid.shape)
        check_destination(request.output, needed_bytes(shape, grid, dtype))
        weights = BACKBONES[BACKBONE]
        record = RunRecord(
            device=describe(device),
            request=request,
            recipe=request.recipe,
            backbone=weights.weights_name,
            weights_sha256=weights.sha256,
            scene=scene.name,
            raw_shape_zyx=grid.raw_shape,
            raw_voxel_size_um_zyx=grid.raw_voxel_size,
            voxel_size_source=scene.voxel_size.source,
            anisotropy=grid.anisotropy,
            result_shape_tczyx=shape,
            result_voxel_size_um=grid.voxel,
        )
        rounds = len(channels) * len(times)
        work = stage_work(request, grid)
        progress = ProgressTeller(
            listener,
            work,
            {s: len(channels) if s in (Stage.MEASURING, Stage.TUNING) else rounds for s in work},
        )
        with ScratchFolder(scratch_folder(request.output)) as scratch:
            run = _Run(
                request,
                scene,
                request.corrections.stack(image.stack(scene.index)),
                grid,
                dtype,
                device,
                token,
                narrator,
                progress,
                scratch.volume("raw", (grid.raw_shape[0], *grid.shape[1:])),
                scratch.volume("restored", grid.shape),
            )
            description = ImageDescription(
                name=f"{scene.name} (isotropic)",
                shape=shape,
                dtype=dtype,
                voxel_size=(grid.voxel,) * 3,
                channels=tuple(scene.channels[c] for c in channels),
            )
            writer = create_result(request.output, ResultDescription((description,)))
            try:
                for to_t, t in enumerate(times):
                    for to_c, c in enumerate(channels):
                        run.restore_channel(writer, t, c, to_t, to_c)
                token.raise_if_cancelled()
                record.channels = [run.adapted[c].record for c in channels if c in run.adapted]
                record.complete(narrator, time.monotonic() - started)
                writer.commit(record.model_dump_json())
            except BaseException:
                writer.abort()
                raise
    report = write_report(record, request.report) if request.report else None
    return Completed(
        output=str(request.output),
        report=None if report is None else str(report),
        seconds=record.seconds,
    )
