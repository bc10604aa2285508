"""A request run from end to end: plan, and for every scene measure, tune, restore and write."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TypeVar

import torch

from ssai3d_app.engine.cancellation import CancellationToken, JobCancelled, JobPaused
from ssai3d_app.engine.checkpoints.store import begin, go_on, origin_of
from ssai3d_app.engine.classics.method import ClassicMethod
from ssai3d_app.engine.device import choose_device, describe, make_deterministic, why_not_gpu
from ssai3d_app.engine.events import Completed, Device, Listener
from ssai3d_app.engine.job import Job, VolumeMethod
from ssai3d_app.engine.narration import Narrator
from ssai3d_app.engine.network_method import NetworkMethod
from ssai3d_app.engine.preview.starting import start_of
from ssai3d_app.engine.progress import ProgressTeller
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.engine.record import (
    DECONVOLVED,
    PREDICTED,
    ChannelRecord,
    RunRecord,
    SceneRecord,
    library_versions,
)
from ssai3d_app.engine.report.writing import write_report
from ssai3d_app.engine.result_writing import write_volumes
from ssai3d_app.engine.scene_plan import ScenePlan, SkippedScene, label, named_after, plan_scenes
from ssai3d_app.engine.scene_restoration import SceneRestoration
from ssai3d_app.engine.source import Source
from ssai3d_app.engine.trust.writing import TrustMapFile
from ssai3d_app.engine.work import needed_bytes
from ssai3d_app.errors import CannotGoOnError, ExitStatus, UserError, wrong_usage
from ssai3d_app.formats.claiming import claimed
from ssai3d_app.formats.creating import create_result
from ssai3d_app.formats.placing import (
    check_destination,
    has_progress,
    remove_unfinished,
    scratch_folder,
)
from ssai3d_app.formats.result import ResultDescription
from ssai3d_app.formats.scratch import ScratchFolder
from ssai3d_app.safe_reading.opening import open_safely
from ssai3d_app.volume.scene import ImageFile

Outcome = TypeVar("Outcome")

_FAULT_OF_THE_STACK = ExitStatus.UNRESTORABLE_STACK
_FAULTS_OF_SCENES = (_FAULT_OF_THE_STACK, ExitStatus.UNREADABLE_FILE)


def restore(
    request: RestoreRequest,
    listener: Listener,
    token: CancellationToken,
    *,
    resume: bool = False,
) -> Completed:
    """Restore the scenes of a file; returns the event that says where the result stands.

    With ``resume`` it goes on from what an earlier run of the same request has kept, to the same
    pixels; where nothing was kept it starts from the beginning.

    Raises
    ------
    UserError
        When the file cannot be read, a scene not restored, or the result not written; or when it
        cannot go on, since something has changed that decides the pixels. What was done by then is
        kept, and can be gone on with.
    JobPaused
        When the owner of the token has paused; what was done is kept.
    JobCancelled
        When the owner of the token has cancelled; nothing is left on the disk.
    """
    if request.output.resolve() == request.path.resolve():
        raise wrong_usage(
            "The result would replace the file it is made from", "choose another name for it"
        )
    narrator = Narrator(listener)
    method = _method(request, narrator)
    request = method.request
    device = choose_device(request.device)
    listener(Device(name=describe(device), on_gpu=device.type == "cuda"))
    make_deterministic(request.seed)
    with open_safely(request.path) as image, claimed(request.output):
        plans, skipped = plan_scenes(image.scenes, request)
        work = method.begin(plans)
        goes_on = resume and has_progress(request.output)
        space = needed_bytes(request, plans, method.working_bytes(plans), goes_on=goes_on)
        check_destination(request.output, space)
        source = Source.of(request.path, request.output)
        origin = origin_of(request, method.ingredients, source)
        with ScratchFolder(scratch_folder(request.output), goes_on=goes_on) as scratch:
            scratch.is_kept = True
            open_checkpoints = go_on if goes_on else begin
            kept = open_checkpoints(scratch.path, origin, describe(device))
            job = Job(
                request,
                source,
                device,
                token,
                narrator,
                ProgressTeller(listener, work, kept.document.stage_seconds),
                method,
                scratch,
                kept,
                names_scenes=len(plans) > 1,
            )
            if request.preview is not None and isinstance(method, NetworkMethod):
                method.start = lambda: start_of(request, image, job)
            _recall(job, plans, nothing_kept=resume and not goes_on)
            if (reason := why_not_gpu(request.device)) is not None:
                narrator.caution(reason)
            _tell_beforehand(narrator, plans, skipped)
            record = RunRecord(
                device=", then ".join(kept.document.devices),
                threads=torch.get_num_threads(),
                libraries=library_versions(),
                system=f"{platform.system()} {platform.release()}",
                started=kept.document.started,
                source_fingerprint=source.fingerprint,
                request=request,
                recipe=request.recipe,
                **asdict(method.ingredients),
                note=PREDICTED if request.method == "ssai" else DECONVOLVED,
                scenes=[SceneRecord.of(plan) for plan in plans],
                skipped=skipped,
            )
            report = _keeping(job, lambda: _restore_to_result(job, image, plans, record))
    return Completed(
        output=str(request.output),
        report=None if report is None else str(report),
        seconds=record.seconds,
    )


def _method(request: RestoreRequest, narrator: Narrator) -> VolumeMethod:
    if request.method == "ssai":
        return NetworkMethod(request, narrator)
    return ClassicMethod(request, narrator)


def _recall(job: Job, plans: Sequence[ScenePlan], *, nothing_kept: bool) -> None:
    """Be where an earlier run was when it stopped."""
    document = job.kept.document
    job.method.recall(job, plans)
    job.narrator.recall(document.findings, document.cautions)
    if len(document.devices) > 1:
        job.narrator.caution(
            f"It began on {document.devices[0]} and goes on with {document.devices[-1]}; in the "
            "last digits the result may differ from that of one device."
        )
    if nothing_kept:
        job.narrator.caution("Nothing was kept of an earlier run; it starts from the beginning.")


def _keeping(job: Job, work: Callable[[], Outcome]) -> Outcome:
    """Do the work; the working files stay afterwards where it can go on from them."""
    try:
        outcome = work()
    except JobCancelled:
        job.scratch.is_kept = False
        raise
    except JobPaused:
        job.keep()
        raise
    except Exception as error:
        hopeless = isinstance(error, UserError) and (
            error.status is _FAULT_OF_THE_STACK or isinstance(error, CannotGoOnError)
        )
        job.scratch.is_kept = job.kept.is_worth_keeping and not hopeless
        raise
    job.scratch.is_kept = False
    return outcome


def _tell_beforehand(
    narrator: Narrator, plans: list[ScenePlan], skipped: list[SkippedScene]
) -> None:
    for left_out in skipped:
        narrator.caution(f"{label(left_out)} is left out: {left_out.reason}")
    for plan in plans:
        for text in plan.cautions:
            narrator.caution(text if len(plans) == 1 else f"{label(plan.scene)}: {text}")


def _restore_to_result(
    job: Job, image: ImageFile, plans: list[ScenePlan], record: RunRecord
) -> Path | None:
    """Restore and write all scenes; returns where the report stands, if one was asked for."""
    request = job.request
    remove_unfinished(request.output, keep_progress=True)
    description = ResultDescription(tuple(plan.image for plan in plans))
    # Made first, since it may refuse what it is to hold.
    writer = create_result(request.output, description, request.zarr_version)
    try:
        for number, plan in enumerate(plans):
            with _named(plan, job.names_scenes):
                scene = SceneRestoration(job, plan, image.stack(plan.index), number)
                record.scenes[number].channels = scene.run()
        record.pixels_sha256 = write_volumes(job, plans, writer)
        trust_map = TrustMapFile(job, plans)
        trust_map.write(record.started)
        job.token.raise_if_cancelled()
        _tell_trust(job, record)
        record.complete(job.narrator, job.kept.seconds, job.progress.stage_seconds)
        trust_map.remove_old()
        writer.commit(record.model_dump_json())
    except BaseException:
        writer.abort()
        raise
    trust_map.place()
    job.method.finish(job, record)
    return write_report(job, record, request.report) if request.report else None


def _tell_trust(job: Job, record: RunRecord) -> None:
    for scene in record.scenes:
        prefix = f"Scene {scene.index} ({scene.name}), " if job.names_scenes else ""
        for channel in scene.channels:
            if isinstance(channel, ChannelRecord) and channel.trust is not None:
                job.narrator.finding(channel.trust.told(f"{prefix}{channel.name}"))


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
