"""A walk through a demo: restore, measure, compare, with one button each.

It goes on by what has happened, whoever did it and by which button, and keeps nobody from anything.
"""

from __future__ import annotations

import logging
from enum import Enum

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ssai3d_app.engine.analysis.demos.request import KIND_OF_DEMO, Demo
from ssai3d_app.locations import settings_file
from ssai3d_app.settings import change_settings, read_settings
from ssai3d_app.ui import texts
from ssai3d_app.ui.analysis.room import AnalysisRoom
from ssai3d_app.ui.announcing import announce
from ssai3d_app.ui.comparing import Comparison
from ssai3d_app.ui.jobs.desk import JobDesk

_log = logging.getLogger(__name__)


class WalkStep(Enum):
    """What is to be done next."""

    RESTORE = "restore"
    MEASURE = "measure"
    COMPARE = "compare"


class WalkStrip(QFrame):
    """One line above the panels: which step, what it is for, and its button."""

    pressed = Signal()
    skipped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("walk")
        self.setAccessibleName(texts.WALK_TITLE)
        self.number = QLabel(self)
        self.number.setObjectName("title")
        self.words = QLabel(self)
        for label in (self.number, self.words):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.button = QPushButton(self)
        self.button.clicked.connect(self.pressed)
        self.skip = QPushButton(self)
        self.skip.setObjectName("link")
        self.skip.clicked.connect(self.skipped)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        row.setSpacing(10)
        row.addWidget(self.number)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        row.addWidget(self.skip)
        self.hide()
        self.show_step(WalkStep.RESTORE, running=False)

    def show_step(self, step: WalkStep, running: bool) -> None:
        """Show a step; while it is being done there is nothing to press."""
        steps = list(WalkStep)
        number = texts.WALK_STEP.format(number=steps.index(step) + 1, total=len(steps))
        words = (texts.WALK_RUNNING if running else texts.WALK_WORDS)[step.value]
        is_new = (number, words) != (self.number.text(), self.words.text())
        if is_new and self.isVisible():
            announce(self, f"{number}: {words}")
        self.number.setText(number)
        self.words.setText(words)
        shown, tip = texts.WALK_BUTTONS[step.value]
        self.button.setText(shown)
        self.button.setAccessibleName(shown)
        self.button.setToolTip(tip)
        self.button.setVisible(not running)
        shown, tip = texts.WALK_FINISH if step is WalkStep.COMPARE else texts.WALK_SKIP
        self.skip.setText(shown)
        self.skip.setAccessibleName(shown)
        self.skip.setToolTip(tip)


class DemoWalk(QObject):
    """Leads through the demo that is on display, until the user has had enough of it."""

    def __init__(
        self,
        restore: QAction,
        volume: QAction,
        comparison: Comparison,
        desk: JobDesk,
        analysis: AnalysisRoom,
    ) -> None:
        super().__init__(analysis)
        self._actions = {WalkStep.RESTORE: restore, WalkStep.COMPARE: volume}
        self._comparison, self._desk, self._analysis = comparison, desk, analysis
        self._demo: Demo | None = None
        self.strip = WalkStrip(analysis.viewer)
        analysis.viewer.add_bar(self.strip)
        self.strip.pressed.connect(self._act)
        self.strip.skipped.connect(self._end)
        comparison.restored.opened.connect(self._show)
        desk.states_changed.connect(self._show)
        analysis.changed.connect(self._show)

    def begin(self, demo: Demo | None) -> bool:
        """Lead through a demo; none for any other stack. Returns whether the user wants it."""
        walked = read_settings(settings_file()).settings.demos_walked
        self._demo = None if demo in walked else demo
        self._show()
        return self._demo is not None

    def allow(self, demo: Demo) -> None:
        """Lead through a demo again, though the user has ended its walk."""
        walked = read_settings(settings_file()).settings.demos_walked
        if demo in walked:
            self._keep_as_walked(tuple(other for other in walked if other != demo))

    @property
    def step(self) -> WalkStep:
        """The first thing that has not been done."""
        assert self._demo is not None
        restored = self._comparison.restored
        if restored.image is None or restored.part is not None:
            return WalkStep.RESTORE
        measured = self._analysis.panel.analysis
        if measured is None or "restored" not in measured.stacks:
            return WalkStep.MEASURE
        as_meant = measured.request.settings.kind == KIND_OF_DEMO[self._demo]
        return WalkStep.COMPARE if as_meant else WalkStep.MEASURE

    @Slot()
    def _show(self) -> None:
        image = self._comparison.raw.image
        self.strip.setVisible(self._demo is not None and image is not None)
        if self._demo is None or image is None:
            return
        step = self.step
        running = {
            WalkStep.RESTORE: self._desk.unfinished_on(image.path) is not None,
            WalkStep.MEASURE: self._analysis.is_measuring,
            WalkStep.COMPARE: False,
        }
        self.strip.show_step(step, running[step])

    @Slot()
    def _act(self) -> None:
        assert self._demo is not None
        step = self.step
        if step is WalkStep.MEASURE:
            self._analysis.panel.form.choose_kind(KIND_OF_DEMO[self._demo])
            self._analysis.open()
            self._analysis.start()
        else:
            self._actions[step].trigger()

    @Slot()
    def _end(self) -> None:
        demo, self._demo = self._demo, None
        self._show()
        self._analysis.viewer.take_focus()
        if demo is not None:
            walked = read_settings(settings_file()).settings.demos_walked
            self._keep_as_walked((*walked, demo))

    @staticmethod
    def _keep_as_walked(demos: tuple[Demo, ...]) -> None:
        try:
            change_settings(settings_file(), demos_walked=demos)
        except OSError as error:
            # The walk comes or stays away once more; that is no reason to keep anybody.
            _log.warning("The settings cannot be written: %s", error)
