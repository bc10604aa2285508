"""The window of the 3D look: follows what the viewer shows, channel by channel."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ssai3d_app.ui import texts
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.exporting.snapshot import snapshot_of
from ssai3d_app.ui.viewer.overlays.traces import Traces
from ssai3d_app.ui.viewer.view_state import ViewState
from ssai3d_app.ui.viewer.volume_view.turning import (
    Rotation,
    from_above,
    from_the_side,
    front,
    oblique,
)
from ssai3d_app.ui.viewer.volume_view.volume_view import VolumeView

_FOLLOW_MS = 250


class VolumeWindow(QWidget):
    """Stays open beside the work, on a second screen perhaps."""

    def __init__(
        self,
        state: ViewState,
        raw: DisplaySource,
        restored: DisplaySource,
        traces: Mapping[str, Traces],
        opengl: bool,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._state, self._raw, self._restored = state, raw, restored
        self._traces = traces
        self.setWindowTitle(texts.VOLUME_TITLE)
        surface = None
        if opengl:
            from ssai3d_app.ui.viewer.volume_view.opengl import surface_for_opengl

            surface = surface_for_opengl()
        self._surface = surface
        self.view = VolumeView(surface, self)
        self.show_raw = self._check(texts.VOLUME_RAW)
        self.show_restored = self._check(texts.VOLUME_RESTORED)
        self.shows_traces = self._check(texts.VOLUME_TRACES[0])
        self.shows_traces.setToolTip(texts.VOLUME_TRACES[1])
        row = QHBoxLayout()
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(8)
        row.addWidget(self.show_raw)
        row.addWidget(self.show_restored)
        row.addWidget(self.shows_traces)
        row.addStretch(1)
        self._shown: list[str] = []
        """The names of the stacks in view, as their traces have them."""
        self._ways: dict[QPushButton, Rotation] = {}
        for (words, tip), rotation in zip(
            texts.VOLUME_WAYS,
            (front(), from_above(), from_the_side(), oblique()),
            strict=True,
        ):
            button = QPushButton(words, self)
            button.setToolTip(tip)
            button.clicked.connect(self._look)
            self._ways[button] = rotation
            row.addWidget(button)
        fit = QPushButton(texts.VOLUME_FIT[0], self)
        fit.setToolTip(texts.VOLUME_FIT[1])
        fit.clicked.connect(self.view.fit)
        row.addWidget(fit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(self.view, 1)
        # Planes come many a second while a file is read.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_FOLLOW_MS)
        self._soon.timeout.connect(self.follow)
        for changed in (
            raw.pixels_changed,
            restored.pixels_changed,
            raw.geometry_changed,
            restored.geometry_changed,
            state.selection_changed,
            state.looks.changed,
        ):
            changed.connect(self._follow_soon)
        for found in traces.values():
            found.changed.connect(self._follow_traces)
        self.resize(QSize(960, 600))

    def _check(self, words: str) -> QCheckBox:
        check = QCheckBox(words, self)
        check.setChecked(True)
        check.toggled.connect(self.follow)
        return check

    @Slot()
    def follow(self) -> None:
        """Show what the viewer shows now."""
        self._soon.stop()
        self.show_restored.setEnabled(self._restored.scene is not None)
        stacks = []
        self._shown = []
        for name, check, title, source in (
            ("raw", self.show_raw, texts.VOLUME_RAW_TITLE, self._raw),
            ("restored", self.show_restored, texts.FIGURE_RESTORED, self._restored),
        ):
            stack = snapshot_of(source, self._state) if check.isChecked() else None
            if stack is not None:
                told = f"{title} · {stack.own_contrast}" if stack.own_contrast else title
                stacks.append((told, stack))
                self._shown.append(name)
        self.view.show_stacks(tuple(stacks), "µm" if self._raw.scale_is_known else "px")
        self._follow_traces()

    @Slot()
    def _follow_traces(self) -> None:
        """What was found in a stack is drawn where that stack is."""
        found = [self._traces[name] for name in self._shown]
        any_found = any(not traces.is_empty for traces in found)
        self.shows_traces.setVisible(any_found)
        shown = any_found and self.shows_traces.isChecked()
        self.view.show_traces(tuple(found) if shown else ())

    @Slot()
    def _follow_soon(self) -> None:
        if self.isVisible() and not self._soon.isActive():
            self._soon.start()

    @Slot()
    def _look(self) -> None:
        button = self.sender()
        assert isinstance(button, QPushButton)
        self.view.look(self._ways[button])

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up."""
        super().showEvent(event)
        self.follow()
        self.view.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """End the thread with the window; opening it again makes a new one."""
        self.release()
        super().closeEvent(event)

    def release(self) -> None:
        """End the thread, and give the card back."""
        self._soon.stop()
        self.view.stop()
        if self._surface is not None:
            self._surface.destroy()
            self._surface = None
