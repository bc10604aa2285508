"""One export to its end: whatever happens becomes one terminal event and an exit status."""

from __future__ import annotations

import logging
import traceback

from ssai3d_app.engine.cancellation import CancellationToken, JobStopped
from ssai3d_app.engine.events import Cancelled, Failed
from ssai3d_app.errors import ExitStatus, UserError
from ssai3d_app.exporting.copying import export
from ssai3d_app.exporting.intensities import Mapped
from ssai3d_app.exporting.listening import Listener, Told
from ssai3d_app.exporting.request import ExportRequest

_log = logging.getLogger(__name__)


def export_to_the_end(
    request: ExportRequest, listener: Listener, token: CancellationToken
) -> ExitStatus:
    """Export; report the end as one event and return the exit status.

    No exception leaves this function: a failure is told in a sentence and its traceback logged.
    What became of the intensities is logged as well.
    """

    def tell(told: Told) -> None:
        if isinstance(told, Mapped):
            _log.info("%s: %s", request.output.name, told.words)
        listener(told)

    try:
        tell(export(request, tell, token))
    except JobStopped:
        tell(Cancelled())
        return ExitStatus.CANCELLED
    except UserError as error:
        _log.info("The export ended: %s (%s)", error, error.detail)
        tell(_failed(error))
        return error.status
    except MemoryError as error:
        tell(
            Failed(
                problem="There is not enough memory for this copy",
                remedy="close other programs, or export a smaller region",
                status=ExitStatus.INTERNAL,
                detail=str(error),
            )
        )
        return ExitStatus.INTERNAL
    except Exception as error:  # noqa: BLE001 - the last door before the user
        _log.exception("The export failed")
        tell(
            Failed(
                problem="Something went wrong inside SSAI-3D",
                remedy="try again, and send the log to support if it happens again",
                status=ExitStatus.INTERNAL,
                detail="".join(traceback.format_exception(error)),
            )
        )
        return ExitStatus.INTERNAL
    return ExitStatus.DONE


def _failed(error: UserError) -> Failed:
    return Failed(
        problem=error.problem, remedy=error.remedy, status=error.status, detail=error.detail
    )
