"""One request to its end: whatever happens becomes one terminal event and an exit status."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from pathlib import Path

from ssai3d_app.engine.analysis.demos.request import DemoRequest
from ssai3d_app.engine.analysis.request import AnalyseRequest
from ssai3d_app.engine.cancellation import CancellationToken, JobCancelled, JobPaused
from ssai3d_app.engine.events import Cancelled, Completed, Failed, Listener, Paused, Shortage
from ssai3d_app.engine.preview.request import PreviewRequest
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.errors import (
    CannotGoOnError,
    ExitStatus,
    GpuUnusableError,
    NotEnoughMemoryError,
    UserError,
)
from ssai3d_app.formats.claiming import ResultInUseError
from ssai3d_app.formats.placing import has_progress

_log = logging.getLogger(__name__)


def run_to_the_end(
    request: RestoreRequest,
    listener: Listener,
    token: CancellationToken,
    *,
    resume: bool = False,
) -> int:
    """Restore; report the end as one event and return the exit status.

    With ``resume`` it goes on from what an earlier run has kept, if it has kept anything.

    No exception leaves this function: a failure is told in a sentence and its traceback logged.
    """

    def work() -> Completed:
        from ssai3d_app.engine.pipeline import restore

        return restore(request, listener, token, resume=resume)

    return _to_the_end(work, listener, request.output)


def analyse_to_the_end(
    request: AnalyseRequest, listener: Listener, token: CancellationToken
) -> int:
    """Measure; report the end as one event and return the exit status.

    It cannot be paused: to stop it is to cancel it. No exception leaves this function.
    """

    def work() -> Completed:
        from ssai3d_app.engine.analysis.run import analyse

        return analyse(request, listener, token)

    return _to_the_end(lambda: _without_pauses(work), listener, None)


def demo_to_the_end(request: DemoRequest, listener: Listener, token: CancellationToken) -> int:
    """Make a demo scene, in the same way."""

    def work() -> Completed:
        from ssai3d_app.engine.analysis.demos.making import make_demo

        return make_demo(request, listener, token)

    return _to_the_end(lambda: _without_pauses(work), listener, None)


def preview_to_the_end(
    request: PreviewRequest, listener: Listener, token: CancellationToken
) -> int:
    """Make a preview, in the same way."""

    def work() -> Completed:
        from ssai3d_app.engine.preview.pipeline import preview

        return preview(request, listener, token)

    return _to_the_end(lambda: _without_pauses(work), listener, None)


def _without_pauses(work: Callable[[], Completed]) -> Completed:
    try:
        return work()
    except JobPaused as error:
        raise JobCancelled from error


def _to_the_end(work: Callable[[], Completed], listener: Listener, output: Path | None) -> int:
    """Do the work; where ``output`` is made, what was done may be kept when it fails."""

    def is_kept() -> bool:
        return output is not None and has_progress(output)

    try:
        listener(work())
    except JobCancelled:
        listener(Cancelled())
        return ExitStatus.CANCELLED
    except JobPaused:
        listener(Paused())
        return ExitStatus.PAUSED
    except UserError as error:
        _log.info("The job ended: %s (%s)", error, error.detail, exc_info=True)
        # What another restoration keeps there is not of this one.
        useless = isinstance(error, CannotGoOnError | ResultInUseError)
        listener(
            Failed(
                problem=error.problem,
                remedy=error.remedy,
                status=error.status,
                detail=error.detail,
                kept=is_kept() and not useless,
                shortage=_shortage_in(error),
            )
        )
        return error.status
    except Exception as error:  # noqa: BLE001 - the last door before the user
        _log.exception("The job failed")
        memory = isinstance(error, MemoryError) or "out of memory" in str(error).lower()
        listener(
            Failed(
                problem="There is not enough memory for this restoration"
                if memory
                else "Something went wrong inside SSAI-3D",
                remedy="close other programs or restore fewer channels at a time"
                if memory
                else "try again, and send the log to support if it happens again",
                status=ExitStatus.INTERNAL,
                detail="".join(traceback.format_exception(error)),
                kept=is_kept(),
                shortage=Shortage.MEMORY if memory else None,
            )
        )
        return ExitStatus.INTERNAL
    return ExitStatus.DONE


def _shortage_in(error: UserError) -> Shortage | None:
    if isinstance(error, NotEnoughMemoryError):
        return Shortage.MEMORY_AT_THE_SMALLEST
    return Shortage.GPU if isinstance(error, GpuUnusableError) else None
