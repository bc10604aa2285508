"""A preview from end to end: a region, a quick look at once, and then the tuned network's."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from torch import nn

from ssai3d_app import __version__
from ssai3d_app.engine.cancellation import CancellationToken
from ssai3d_app.engine.device import choose_device, describe, make_deterministic
from ssai3d_app.engine.events import Completed, Device, Listener, PreviewPicture
from ssai3d_app.engine.narration import Narrator
from ssai3d_app.engine.preparation import check_restorable
from ssai3d_app.engine.preview.cropping import CroppedStack
from ssai3d_app.engine.preview.kept import PreviewOrigin, keep_preview
from ssai3d_app.engine.preview.proposing import propose
from ssai3d_app.engine.preview.region import PreviewedRegion
from ssai3d_app.engine.preview.region_job import RegionJob, Surroundings, region_job
from ssai3d_app.engine.preview.request import KEPT, QUICK_LOOK, TUNED, PreviewRequest
from ssai3d_app.engine.record import PREDICTED
from ssai3d_app.engine.scene_plan import plan_scenes
from ssai3d_app.engine.source import Source
from ssai3d_app.errors import cannot_write
from ssai3d_app.formats.claiming import claimed
from ssai3d_app.formats.placing import remove, scratch_folder
from ssai3d_app.formats.scratch import ScratchVolume
from ssai3d_app.safe_reading.opening import open_safely
from ssai3d_app.volume.scene import ImageFile, Stack

_log = logging.getLogger(__name__)

_BETWEEN_PICTURES = 3.0
"""Pictures on the way are taken so seldom that tuning has this many times what they cost."""

What = Literal["quick look", "on the way", "tuned"]


def preview(request: PreviewRequest, listener: Listener, token: CancellationToken) -> Completed:
    """Restore a region of a file; returns the event that says where the tuned preview stands.

    Raises
    ------
    UserError
        When the file cannot be read, the region not restored, or nothing be written.
    JobStopped
        When the owner of the token has cancelled or paused; nothing of this run is left.
    """
    began = time.monotonic()
    narrator = Narrator(listener)
    device = choose_device(request.restoration.device)
    listener(Device(name=describe(device), on_gpu=device.type == "cuda"))
    make_deterministic(request.restoration.seed)
    with (
        _folder(request.folder) as written,
        open_safely(request.restoration.path) as image,
        claimed(request.output),
    ):
        stack = stack_of(request, image)
        previewed = request.of(_region(request, stack, narrator).region)
        source = Source.of(request.restoration.path, request.output)
        around = Surroundings(source, device, token, narrator, listener)
        crop = CroppedStack(stack, previewed.region)
        with region_job(request, crop, around, scratch_folder(request.output)) as (job, method):
            pictures = _Pictures(request, previewed, job, listener, written)
            pictures.show("quick look", job.quick_look(), QUICK_LOOK)
            if request.live:
                method.watch = pictures.watch
            start = job.tune()
            pictures.show("tuned", job.restore(), TUNED)
            if start is not None:
                origin = origin_of_preview(
                    request, previewed, around, method.ingredients.weights_sha256
                )
                written.append(request.folder / KEPT)
                keep_preview(request.folder / KEPT, origin, start)
            job.written()
        pictures.clear_away()
    return Completed(output=str(request.output), seconds=round(time.monotonic() - began, 1))


def stack_of(request: PreviewRequest, image: ImageFile) -> Stack:
    """The stack that is previewed, under the corrections of the request.

    Raises
    ------
    UserError
        When scene, channel or time do not exist, or the scene cannot be restored.
    """
    place = {"scenes": (request.scene,), "channels": (request.channel,), "time": request.time}
    plan_scenes(image.scenes, request.restoration.model_copy(update=place))
    return request.restoration.corrections.stack(image.stack(request.scene))


def origin_of_preview(
    request: PreviewRequest,
    previewed: PreviewedRegion,
    around: Surroundings,
    weights_sha256: str | None,
) -> PreviewOrigin:
    """All that decides what the preview learns."""
    asked = request.on_region()
    return PreviewOrigin(
        device=describe(around.device),
        source=around.source.fingerprint,
        corrections=request.restoration.corrections.changes,
        previewed=previewed,
        recipe=asked.recipe,
        seed=asked.seed,
        weights_sha256=weights_sha256,
    )


def _region(request: PreviewRequest, stack: Stack, narrator: Narrator) -> PreviewedRegion:
    if request.region is not None:
        request.region.check_within(stack.scene)
        return request.of(request.region)
    grid = check_restorable(stack.scene)
    region, place = propose(stack, request.channel, request.time, grid)
    z, y, x = region.shape
    if place.has_structure:
        narrator.finding(f"The preview is of {x}×{y}×{z} voxels, where there is most structure.")
    else:
        narrator.finding(f"The preview is of {x}×{y}×{z} voxels in the middle of the stack.")
    return request.of(region)


class _Pictures:
    """Small stacks that are written and told of, and those on the way removed at the end."""

    def __init__(
        self,
        request: PreviewRequest,
        previewed: PreviewedRegion,
        job: RegionJob,
        listener: Listener,
        written: list[Path],
    ) -> None:
        self._request, self._previewed, self._job = request, previewed, job
        self._listener, self._written = listener, written
        self._on_the_way: list[Path] = []
        self._steps = request.on_region().recipe.tuning_steps
        self._cost = 0.0
        self._last = time.monotonic()

    def show(self, what: What, volume: ScratchVolume, name: str, step: int = 0) -> None:
        """Write a volume and tell of it."""
        path = self._request.folder / name
        told = {
            "software": f"SSAI-3D {__version__}",
            "preview": what,
            "step": step,
            "of": self._request.restoration.model_dump(mode="json"),
            "previewed": self._previewed.model_dump(mode="json"),
            "note": PREDICTED,
        }
        self._written.append(path)
        self._job.write(volume, path, json.dumps(told))
        self._listener(
            PreviewPicture(what=what, path=str(path), previewed=self._previewed, step=step)
        )
        self._last = time.monotonic()

    def watch(self, network: nn.Module, step: int, _error: float) -> None:
        """Show how the region looks by now, if the last time is long enough ago.

        Not after the last step: what is tuned follows at once, and takes these pictures away.
        """
        began = time.monotonic()
        if step in (0, self._steps) or began - self._last < _BETWEEN_PICTURES * self._cost:
            return
        path = self._request.folder / f"on_the_way_{step:04d}.ome.tif"
        self._on_the_way.append(path)
        self.show("on the way", self._job.shown_by(network), path.name, step)
        self._cost = time.monotonic() - began

    def clear_away(self) -> None:
        """Remove the pictures on the way; whoever reads them has had them told in order."""
        for path in self._on_the_way:
            _remove(path)


@contextmanager
def _folder(path: Path) -> Iterator[list[Path]]:
    """The folder of a preview; unless all goes well, what was written by then is removed again."""
    try:
        is_new = not path.exists()
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(
            f"The folder {path} cannot be written", "choose another folder", str(error)
        ) from error
    written: list[Path] = []
    try:
        yield written
    except BaseException:
        for file in written:
            _remove(file)
        if is_new:
            _remove_empty(path)
        raise


def _remove(path: Path) -> None:
    try:
        remove(path)
    except OSError as error:
        # A window may still show it; whoever owns the folder clears it.
        _log.info("%s stays: %s", path, error)


def _remove_empty(path: Path) -> None:
    try:
        path.rmdir()
    except OSError as error:
        _log.info("%s stays: %s", path, error)
