"""The Restore panel: data, how, where to, one button, and what came of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.ui import texts
from ssai3d_app.ui.opening.correction_book import CorrectionBook, fits
from ssai3d_app.ui.opening.reader import OpenedImage
from ssai3d_app.ui.restore.choices import Choices
from ssai3d_app.ui.restore.data_step import DataStep
from ssai3d_app.ui.restore.destination import Destination
from ssai3d_app.ui.restore.outcome import Outcome
from ssai3d_app.ui.restore.plan import Part, Plan, is_restorable, plan_for, plan_for_all
from ssai3d_app.ui.restore.sentences import Sentences
from ssai3d_app.ui.style import heading, restyle, separator
from ssai3d_app.volume.corrections import Corrections

_WIDTH_IN_CHARACTERS = 58
_LARGEST_SHARE = 0.36


class RestorePanel(QWidget):
    """Knows what is open and what was chosen; makes the request. It starts nothing itself.

    What the user corrects goes into the ``book``, from where the viewer takes it as well.
    """

    requested = Signal(object)
    """A RestoreRequest."""

    def __init__(
        self, book: CorrectionBook, restore: QAction, switch: QAction, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._book = book
        self._image: OpenedImage | None = None
        self._index = 0
        self._plan = Plan()
        self._restorable: tuple[int, ...] = ()
        self._taken: set[Path] = set()
        self._action = restore
        body = QWidget(self)
        body.setObjectName("panelBody")
        self.data = DataStep(body)
        self.choices = Choices(body)
        self.destination = Destination(body)
        self.outcome = Outcome(switch, body)
        self.expected = self._words(body)
        self.cautions = Sentences(body)
        self._replaces = self._words(body, "muted")
        self._replaces.setText(texts.SAVE_REPLACES)
        self._lay_out(body)
        self._steps = body
        body.installEventFilter(self)
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
        self.data.corrected.connect(self._note_corrections)
        self.data.judged.connect(self._judge)
        self.choices.changed.connect(self._judge)
        self.destination.changed.connect(self._judge)
        self._judge()

    def _lay_out(self, body: QWidget) -> None:
        inside = QVBoxLayout(body)
        inside.setContentsMargins(16, 14, 16, 14)
        inside.setSpacing(8)
        for part in (
            self.data,
            self.cautions,
            self.expected,
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

    def minimumSizeHint(self) -> QSize:
        """No narrower than its fields: nothing scrolls sideways here."""
        fields = self._steps.minimumSizeHint().width()
        return QSize(fields + self._scroll.verticalScrollBar().sizeHint().width(), 200)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell the window when the fields have come to need another width."""
        if watched is self._steps and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def show_nothing(self) -> None:
        """No file is open, or another one is being opened."""
        self._image = None
        self.data.clear()
        self.outcome.clear()
        self._judge()

    def show_image(self, image: OpenedImage) -> None:
        """Another file; nothing is told of it before one of its scenes is shown."""
        self.show_nothing()
        self._image = image
        self._index = 0
        self.destination.propose(image.path, image.proposed_result)

    def show_scene(self, index: int, channel: int, time: int) -> None:
        """The scene, channel and time on display, as the user has corrected them."""
        assert self._image is not None
        self._index = index
        stored = self._image.scenes[index]
        corrections = self._book.of(self._image.path, stored)
        another = self.data.show_scene(self._image, stored, corrections)
        self.choices.show_scene(corrections.scene(stored), channel, time)
        if another and self.data.blocker is not None:
            self.data.blocker[1].setFocus()

    def show_taken(self, outputs: set[Path]) -> None:
        """Which files jobs will write that are not finished."""
        self._taken = outputs
        self.destination.look_again()

    def show_outcome(self) -> None:
        """Bring the result step into view."""
        self._scroll.ensureWidgetVisible(self.outcome)

    @property
    def request(self) -> RestoreRequest | None:
        """What is asked for, or ``None`` while something is in the way."""
        if self._image is None or self._blocker() is not None:
            return None
        part = self._part()
        return RestoreRequest(
            path=self._image.path,
            output=self.destination.value,
            scenes=self._chosen_scenes(),
            channels=part.channels,
            time=part.time,
            corrections=self.data.corrections,
            preset=self.choices.chosen_preset,
            network=self.choices.chosen_network,
            method=self.choices.chosen_method,
            device=self.choices.chosen_device,
            zarr_version=self.destination.kind.zarr_version,
        )

    @Slot()
    def _request(self) -> None:
        request = self.request
        if request is not None:
            self.requested.emit(request)

    @Slot(object)
    def _note_corrections(self, corrections: Corrections) -> None:
        assert self._image is not None
        self._book.put(self._image.path, self._index, corrections)

    def _part(self) -> Part:
        return Part(self.choices.chosen_channels, self.choices.chosen_time)

    def _chosen_scenes(self) -> tuple[int, ...]:
        return self._restorable if self.choices.all_scenes else (self._index,)

    def _blocker(self) -> str | None:
        if self._image is None:
            return texts.NOTHING_OPEN
        if self.data.stored is None:
            return texts.READING_FILE
        if self._plan.blocker is not None:
            return self.data.missing_planes or self._plan.blocker
        chosen = self._chosen_scenes()
        if self.data.blocker is not None and self._index in (chosen or (self._index,)):
            return self.data.blocker[0]
        if self.destination.value in self._taken:
            return texts.BLOCKED_IN_QUEUE
        return self._scenes_blocker(chosen) or self.destination.blocker

    def _scenes_blocker(self, chosen: tuple[int, ...]) -> str | None:
        """Why these scenes cannot go into one request, which holds one set of corrections."""
        assert self._image is not None
        others = [self._image.scenes[index] for index in chosen if index != self._index]
        entered = [self._book.of(self._image.path, stored) for stored in others]
        if any(not e.is_empty and e != self.data.corrections for e in entered):
            return texts.BLOCKED_DIFFERENT
        if len(chosen) > 1 and self.destination.kind.holds_one_scene:
            return texts.BLOCKED_ONE_SCENE
        return None

    def _make_plan(self) -> Plan:
        """What would be restored, after what was entered, and what is to be minded."""
        stored, corrections = self.data.stored, self.data.corrections
        if self._image is None or stored is None:
            self._restorable = ()
            return Plan()
        part = self._part()
        scenes = [(s, corrections.scene(s)) for s in self._image.scenes if fits(corrections, s)]
        self._restorable = tuple(s.index for _, s in scenes if is_restorable(s, part))
        self.choices.show_scenes(stored.name, len(self._restorable))
        shown = corrections.scene(stored)
        plan = plan_for(stored, shown, part, size_is_usable=self.data.blocker is None)
        if not self.choices.all_scenes:
            return plan
        return plan_for_all(plan, scenes, self._restorable, part, not corrections.is_empty)

    @Slot()
    def _judge(self) -> None:
        """Say what to expect, what to mind, and whether it can start."""
        self._plan = plan = self._make_plan()
        self.expected.setText(plan.expected)
        self.expected.setVisible(bool(plan.expected))
        self._show_cautions(plan.cautions)
        self._steps.setEnabled(self.data.stored is not None)
        self._replaces.setVisible(self._image is not None and self.destination.replaces)
        blocker = self._blocker()
        self.reason.setText(blocker or "")
        self.reason.setVisible(blocker is not None)
        waiting = blocker in (texts.NOTHING_OPEN, texts.READING_FILE, texts.BLOCKED_IN_QUEUE)
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
