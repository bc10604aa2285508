"""A request run from end to end: plan, and for every scene measure, tune, restore and write."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from ssai3d_app.engine.backbones.library import content_of, find_network
from ssai3d_app.engine.cancellation import CancellationToken
from ssai3d_app.engine.device import choose_device, describe, make_deterministic
from ssai3d_app.engine.events import Completed, Listener
from ssai3d_app.engine.narration import Narrator
from ssai3d_app.engine.progress import ProgressTeller
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.engine.record import RunRecord, SceneRecord, write_report
from ssai3d_app.engine.scene_plan import ScenePlan, SkippedScene, label, named_after, plan_scenes
from ssai3d_app.engine.scene_restoration import Job, SceneRestoration
from ssai3d_app.engine.tuned_networks import TunedNetworks
from ssai3d_app.engine.work import needed_bytes, plan_work
from ssai3d_app.errors import ExitStatus, UserError, wrong_usage
from ssai3d_app.formats.creating import create_result
from ssai3d_app.formats.placing import check_destination, scratch_folder
from ssai3d_app.formats.result import ResultDescription
from ssai3d_app.formats.scratch import ScratchFolder
from ssai3d_app.safe_reading.opening import open_safely
from ssai3d_app.volume.scene import ImageFile

_FAULTS_OF_SCENES = (ExitStatus.UNRESTORABLE_STACK, ExitStatus.UNREADABLE_FILE)


def restore(request: RestoreRequest, listener: Listener, token: CancellationToken) -> Completed:
    """Restore the scenes of a file; returns the event that says where the result stands.

    Raises
    ------
    UserError
        When the file cannot be read, a scene not restored, or the result not written.
    JobCancelled
        When the owner of the token has cancelled; nothing is left on the disk.
    """
    started = time.monotonic()
    if request.output.resolve() == request.path.resolve():
        raise wrong_usage(
            "The result would replace the file it is made from", "choose another name for it"
        )
    network = find_network(request.recipe.network)
    content_of(network)  # A damaged file is told now, not when the network is wanted.
    device = choose_device(request.device)
    make_deterministic(request.seed)
    narrator = Narrator(listener)
    with open_safely(request.path) as image:
        plans, skipped = plan_scenes(image.scenes, request)
        check_destination(request.output, needed_bytes(request, plans))
        _tell_beforehand(narrator, plans, skipped)
        record = RunRecord(
            device=describe(device),
            request=request,
            recipe=request.recipe,
            backbone=network.name,
            backbone_licence=network.licence,
            weights_sha256=network.sha256,
            scenes=[SceneRecord.of(plan) for plan in plans],
            skipped=skipped,
        )
        work = plan_work(plans, request.recipe)
        job = Job(
            request,
            device,
            token,
            narrator,
            ProgressTeller(listener, work.total),
            TunedNetworks(),
            work,
            names_scenes=len(plans) > 1,
        )
        _restore_scenes(job, image, plans, record, started)
    report = write_report(record, request.report) if request.report else None
    return Completed(
        output=str(request.output),
        report=None if report is None else str(report),
        seconds=record.seconds,
    )


def _tell_beforehand(
    narrator: Narrator, plans: list[ScenePlan], skipped: list[SkippedScene]
) -> None:
    for left_out in skipped:
        narrator.caution(f"{label(left_out)} is left out: {left_out.reason}")
    for plan in plans:
        for text in plan.cautions:
            narrator.caution(text if len(plans) == 1 else f"{label(plan.scene)}: {text}")


def _restore_scenes(
    job: Job, image: ImageFile, plans: list[ScenePlan], record: RunRecord, started: float
) -> None:
    request = job.request
    description = ResultDescription(tuple(plan.image for plan in plans))
    with ScratchFolder(scratch_folder(request.output)) as scratch:
        writer = create_result(request.output, description, request.zarr_version)
        try:
            for number, plan in enumerate(plans):
                with _named(plan, job.names_scenes):
                    scene = SceneRestoration(job, plan, image.stack(plan.index), scratch, number)
                    record.scenes[number].channels = scene.run(writer)
            job.token.raise_if_cancelled()
            record.complete(job.narrator, time.monotonic() - started)
            writer.commit(record.model_dump_json())
        except BaseException:
            writer.abort()
            raise


@contextmanager
def _named(plan: ScenePlan, names_scenes: bool) -> Iterator[None]:
    """Where several scenes are restored, a failure of one says of which."""
    try:
        yield
    except UserError as error:
        # A disk that is full is no fault of the scene.
        if not names_scenes or error.status not in _FAULTS_OF_SCENES:
            raise
        raise named_after(plan.scene, error) from error
