"""What the tuning of a whole stack goes on from: what a preview has kept, or its repetition."""

from __future__ import annotations

from ssai3d_app.engine.device import make_deterministic
from ssai3d_app.engine.job import Job
from ssai3d_app.engine.narration import Narrator
from ssai3d_app.engine.preview.cropping import CroppedStack
from ssai3d_app.engine.preview.kept import read_preview
from ssai3d_app.engine.preview.pipeline import origin_of_preview, stack_of
from ssai3d_app.engine.preview.region_job import Surroundings, region_job
from ssai3d_app.engine.preview.request import PreviewRequest
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.engine.tuning import TuningStart
from ssai3d_app.volume.scene import ImageFile

_WORKING = "preview"


def preview_of(request: RestoreRequest, job: Job) -> PreviewRequest:
    """The preview that a request names."""
    previewed = request.preview
    assert previewed is not None
    restoration = request.model_copy(update={"scenes": (previewed.scene,)})
    return PreviewRequest(
        restoration=restoration,
        folder=job.scratch.path / _WORKING,
        region=previewed.region,
        channel=previewed.channel,
        time=previewed.time,
    )


def start_of(request: RestoreRequest, image: ImageFile, job: Job) -> TuningStart:
    """What the preview that the request names has learnt.

    Where nothing of the same making was kept, the preview's tuning is repeated: to the same
    numbers on the same device, so that the result does not depend on what lies about.

    Raises
    ------
    UserError
        When it has to be repeated, and the file cannot be read or the region not restored.
    """
    asked = preview_of(request, job)
    previewed = request.preview
    assert previewed is not None
    silent = Narrator(lambda _: None)
    around = Surroundings(job.source, job.device, job.token, silent, lambda _: None)
    origin = origin_of_preview(asked, previewed, around, job.method.ingredients.weights_sha256)
    start = None
    if request.preview_kept is not None:
        start = read_preview(request.preview_kept, origin)
    if start is None:
        job.narrator.finding("The tuning of the preview is repeated, since it was not kept.")
        stack = stack_of(asked, image)
        previewed.region.check_within(stack.scene)
        asked.folder.mkdir(exist_ok=True)
        crop = CroppedStack(stack, previewed.region)
        with region_job(asked, crop, around, asked.folder / "working") as (region, _):
            start = region.tune()
        assert start is not None, "nothing was tuned although no model was given"
    make_deterministic(request.seed)
    return start
