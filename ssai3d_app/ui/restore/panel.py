"""The Restore panel: data, how, where to, one button, and what came of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.ui import texts
from ssai3d_app.ui.restore.choices import Choices
from ssai3d_app.ui.restore.destination import Destination
from ssai3d_app.ui.restore.outcome import Outcome
from ssai3d_app.ui.restore.plan import Plan, plan_for
from ssai3d_app.ui.restore.sentences import Sentences
from ssai3d_app.ui.restore.voxel_fields import VoxelFields
from ssai3d_app.ui.style import heading, restyle, separator
from ssai3d_app.volume.corrections import Corrections
from ssai3d_app.volume.scene import Scene

_WIDTH_IN_CHARACTERS = 58
_LARGEST_SHARE = 0.36


class RestorePanel(QWidget):
    """Knows what is open and what was chosen; makes the request. It starts nothing itself."""

    requested = Signal(object)
    """A RestoreRequest."""
    voxel_size_changed = Signal(object)
    """(z, y, x) in µm, or ``None`` while incomplete."""

    def __init__(self, restore: QAction, switch: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._source: Path | None = None
        self._scene: Scene | None = None
        self._scene_index = 0
        self._busy = False
        self._action = restore
        body = QWidget(self)
        body.setObjectName("panelBody")
        self.voxel_fields = VoxelFields(body)
        self.choices = Choices(body)
        self.destination = Destination(body)
        self.outcome = Outcome(switch, body)
        self.expected = self._words(body)
        self.cautions = Sentences(body)
        self._replaces = self._words(body, "muted")
        self._replaces.setText(texts.SAVE_REPLACES)
        self._lay_out(body)
        self._steps = body
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        self._scroll = scroll
        self.reason = self._words(self, "blocker")
        self.button = QPushButton(texts.RESTORE_BUTTON, self)
        self.button.setObjectName("primary")
        self.button.setAccessibleName(texts.RESTORE_BUTTON)
        self.button.clicked.connect(restore.trigger)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(scroll, 1)
        layout.addWidget(separator(self))
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 10, 16, 12)
        foot.setSpacing(6)
        foot.addWidget(self.reason)
        foot.addWidget(self.button)
        layout.addLayout(foot)
        restore.triggered.connect(self._request)
        self.voxel_fields.changed.connect(self._take_voxel_size)
        self.choices.changed.connect(self._judge)
        self.destination.changed.connect(self._judge)
        self._judge()

    def _lay_out(self, body: QWidget) -> None:
        inside = QVBoxLayout(body)
        inside.setContentsMargins(16, 14, 16, 14)
        inside.setSpacing(8)
        for part in (
            heading(texts.STEP_DATA, body),
            self.voxel_fields,
            self.expected,
            self.cautions,
            separator(body),
            heading(texts.STEP_CHOICES, body),
            self.choices,
            separator(body),
            heading(texts.STEP_SAVE, body),
            self.destination,
            self._replaces,
            self.outcome,
        ):
            inside.addWidget(part)
        inside.addStretch(1)

    def _words(self, parent: QWidget, name: str = "") -> QLabel:
        label = QLabel(parent)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def sizeHint(self) -> QSize:
        """As wide as its sentences like to be, but the stack gets most of the window."""
        wished = self.fontMetrics().averageCharWidth() * _WIDTH_IN_CHARACTERS
        return QSize(min(wished, round(_LARGEST_SHARE * self.window().width())), 600)

    def show_source(self, source: Path | None, proposed: Path | None = None) -> None:
        """Another file; nothing is known of it before its scene is shown."""
        self._source, self._scene = source, None
        self.outcome.clear()
        if source is not None and proposed is not None:
            self.destination.propose(source, proposed)
        self._judge()

    def show_scene(self, index: int, scene: Scene, channel: int, time: int) -> None:
        """The scene, channel and time on display."""
        another = self._scene != scene
        self._scene, self._scene_index = scene, index
        if another:
            self.voxel_fields.show_file(scene.voxel_size)
        self.choices.show_scene(scene, channel, time)
        if another and self.voxel_fields.blocker is not None:
            self.voxel_fields.blocker[1].setFocus()

    def show_busy(self, busy: bool) -> None:
        """Whether a job runs."""
        self._busy = busy
        self.destination.look_again()

    def show_outcome(self) -> None:
        """Bring the result step into view."""
        self._scroll.ensureWidgetVisible(self.outcome)

    @property
    def request(self) -> RestoreRequest | None:
        """What is asked for, or ``None`` while something is in the way."""
        if self._source is None or self._scene is None or self._blocker() is not None:
            return None
        return RestoreRequest(
            path=self._source,
            output=self.destination.value,
            scenes=(self._scene_index,),
            channels=self.choices.chosen_channels,
            time=self.choices.chosen_time,
            corrections=Corrections(**self.voxel_fields.entered),
            preset=self.choices.chosen_preset,
            device=self.choices.chosen_device,
        )

    @Slot()
    def _request(self) -> None:
        request = self.request
        if request is not None:
            self.requested.emit(request)

    @Slot()
    def _take_voxel_size(self) -> None:
        self._judge()
        self.voxel_size_changed.emit(self.voxel_fields.value)

    def _blocker(self) -> str | None:
        if self._source is None:
            return texts.NOTHING_OPEN
        if self._scene is None:
            return texts.READING_FILE
        if self._busy:
            return texts.JOB_RUNNING
        plan = self._plan()
        if plan.blocker is not None:
            return plan.blocker
        blocked = self.voxel_fields.blocker
        return blocked[0] if blocked else self.destination.blocker

    def _plan(self) -> Plan:
        assert self._scene is not None
        channels = self._scene.length("C") if self.choices.chosen_channels is None else 1
        times = self._scene.length("T") if self.choices.chosen_time is None else 1
        return plan_for(self._scene, self.voxel_fields.value, channels, times)

    @Slot()
    def _judge(self) -> None:
        """Say what to expect, what to mind, and whether it can start."""
        plan = Plan(None, "", ()) if self._scene is None else self._plan()
        self.expected.setText(plan.expected)
        self.expected.setVisible(bool(plan.expected))
        self._show_cautions(plan.cautions)
        self._steps.setEnabled(self._scene is not None)
        self._replaces.setVisible(self._source is not None and self.destination.replaces)
        blocker = self._blocker()
        self.reason.setText(blocker or "")
        self.reason.setVisible(blocker is not None)
        waiting = blocker in (texts.NOTHING_OPEN, texts.READING_FILE, texts.JOB_RUNNING)
        restyle(self.reason, "state", "waiting" if waiting else "blocked")
        for part in (self.button, self._action):
            part.setEnabled(blocker is None)
        self.button.setToolTip(blocker or self._action.toolTip())

    def _show_cautions(self, sentences: tuple[str, ...]) -> None:
        if list(sentences) == self.cautions.texts:
            return
        self.cautions.clear()
        for sentence in sentences:
            self.cautions.add(sentence, caution=True)
