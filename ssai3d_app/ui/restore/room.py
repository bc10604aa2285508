"""What the Restore panel hears of beside its own fields: pixels, disk, memory, and a report."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from ssai3d_app.ui.comparing import Comparison
from ssai3d_app.ui.jobs.desk import JobDesk
from ssai3d_app.ui.restore.panel import RestorePanel
from ssai3d_app.ui.restore.preflight_room import PreflightRoom
from ssai3d_app.ui.restore.result_report import ResultReport
from ssai3d_app.ui.restore.seen_in_pixels import SeenInPixels
from ssai3d_app.ui.support.gpu_watch import GpuWatch
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.view_state import ViewState


class RestoreRoom(QObject):
    """Made with the window, whose list of jobs lies in ``folder``."""

    def __init__(
        self,
        panel: RestorePanel,
        raw: DisplaySource,
        state: ViewState,
        comparison: Comparison,
        desk: JobDesk,
        gpu: GpuWatch,
        folder: Path,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.report = ResultReport(comparison, panel.outcome, state, self)
        SeenInPixels(raw, panel, self)
        self.preflight = PreflightRoom(folder, panel, desk, self)
        gpu.known.connect(self.preflight.show_gpu)
