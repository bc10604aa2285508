"""What the Help menu offers, and the place that says what computes, for one window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMainWindow

from ssai3d_app.ui.actions import Actions
from ssai3d_app.ui.help.room import HelpRoom
from ssai3d_app.ui.support.device_place import DevicePlace
from ssai3d_app.ui.support.diagnostics.dialog import DiagnosticsDialog
from ssai3d_app.ui.support.gpu_watch import GpuWatch
from ssai3d_app.ui.support.motion import MotionChoice
from ssai3d_app.ui.support.update_check import UpdateCheck


class SupportRoom(QObject):
    """Made with the window; nothing is looked at before somebody asks."""

    def __init__(self, window: QMainWindow, does: Actions) -> None:
        super().__init__(window)
        self._window = window
        self.help = HelpRoom(window)
        self.motion = MotionChoice(self)
        self.updates = UpdateCheck(window, does.check_for_update)
        self.gpu = GpuWatch(self)
        self.device_place = DevicePlace(window)
        self.diagnostics: DiagnosticsDialog | None = None
        self.gpu.known.connect(self.device_place.show_verdict)
        self.device_place.clicked.connect(self.show_diagnostics)
        does.about.triggered.connect(self.help.show_about)
        does.open_logs.triggered.connect(self.help.open_logs)
        does.diagnostics.triggered.connect(self.show_diagnostics)

    @Slot()
    def show_diagnostics(self) -> None:
        """Open the diagnostics, which begin at once, or bring them to the front."""
        if self.diagnostics is None:
            self.diagnostics = DiagnosticsDialog(self._window)
        if not self.diagnostics.isVisible():
            self.diagnostics.show()
            self.diagnostics.start()
        self.diagnostics.raise_()
        self.diagnostics.activateWindow()

    def close(self) -> None:
        """Close the windows of its own with the main one."""
        self.help.close()
        if self.diagnostics is not None:
            self.diagnostics.close()

    def release(self) -> None:
        """End every child."""
        self.help.release()
        self.gpu.release()
        self.updates.release()
        if self.diagnostics is not None:
            self.diagnostics.release()
