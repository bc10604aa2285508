"""The export of one window: the dialog when it is asked for, and the export that runs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QWidget

from ssai3d_app.exporting.intensities import Mapped
from ssai3d_app.ui import texts
from ssai3d_app.ui.export_stack.dialog import ExportDialog
from ssai3d_app.ui.export_stack.exporter import StackExporter
from ssai3d_app.ui.export_stack.running_part import RunningPart
from ssai3d_app.ui.export_stack.subject import subjects
from ssai3d_app.ui.opening.correction_book import CorrectionBook
from ssai3d_app.ui.restore.destination import KINDS, with_suffix
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.view_state import ViewState
from ssai3d_app.ui.viewer.viewer import Viewer


class StackExportRoom(QObject):
    """``action`` opens the dialog. What runs goes on when it is closed, and is told at its end."""

    said = Signal(str)

    def __init__(
        self,
        action: QAction,
        viewer: Viewer,
        state: ViewState,
        sources: tuple[DisplaySource, DisplaySource],
        book: CorrectionBook,
        window: QWidget,
    ) -> None:
        super().__init__(viewer)
        self._viewer, self._state = viewer, state
        self._raw, self._restored = sources
        self._book, self._window = book, window
        self.exporter = StackExporter(self)
        self.dialog: ExportDialog | None = None
        action.triggered.connect(self.show_dialog)
        self.exporter.done.connect(self._tell_done)
        self.exporter.failed.connect(self._tell_failed)

    @Slot()
    def show_dialog(self) -> None:
        """Ask what is to be exported, or show how far it is."""
        if self.dialog is not None and self.exporter.is_running:
            self.dialog.show()
            self.dialog.raise_()
            return
        found = subjects(self._raw, self._restored, self._viewer.region, self._book)
        if not found:
            self.said.emit(texts.EXPORT_NOTHING)
            return
        if self.dialog is not None:
            self.dialog.deleteLater()
        levels = self._state.levels
        contrast = None if levels is None else (levels.low, levels.high)
        running = RunningPart(self.exporter, self._window)
        self.dialog = ExportDialog(found, contrast, running, self._window)
        self.dialog.asked.connect(self._ask_where)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    @Slot()
    def _ask_where(self) -> None:
        dialog = self.dialog
        if dialog is None or dialog.mistake is not None or self.exporter.is_running:
            return
        filters = {texts.SAVE_KINDS[k.name][0] + f" (*{k.suffixes[0]})": k for k in KINDS}
        chosen_filter = next(words for words, kind in filters.items() if kind is dialog.kind)
        name, _ = QFileDialog.getSaveFileName(
            dialog, texts.EXPORT_SAVE_AS, str(dialog.proposed), chosen_filter
        )
        if name:
            # The system's dialog has asked before a file of that very name is replaced.
            typed = Path(name)
            path = Path(with_suffix(name, dialog.kind))
            self.start(path, replace=path == typed)

    def start(self, output: Path, *, replace: bool = False) -> None:
        """Export what is chosen in the dialog."""
        assert self.dialog is not None
        request = self.dialog.request(output, replace=replace)
        if request is not None and not self.exporter.is_running:
            self.exporter.start(request)

    @Slot(object, object)
    def _tell_done(self, path: Path, _mapped: list[Mapped]) -> None:
        self.said.emit(texts.EXPORT_DONE.format(path=path))

    @Slot(str, str, str)
    def _tell_failed(self, problem: str, remedy: str, _detail: str) -> None:
        if self.dialog is None or not self.dialog.isVisible():
            self.said.emit(f"{problem}; {remedy}.")

    def release(self) -> None:
        """End what runs; nothing of it is left."""
        self.exporter.release()
