"""The Restore panel: the guide's five steps, one button, and the request that comes of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ssai3d_app.engine.events import Caution, Finding, TuningLoss
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.ui import texts
from ssai3d_app.ui.expert.fold import ExpertFold
from ssai3d_app.ui.opening.correction_book import CorrectionBook, fits
from ssai3d_app.ui.opening.reader import OpenedImage
from ssai3d_app.ui.restore.choices import Choices
from ssai3d_app.ui.restore.data_step import DataStep
from ssai3d_app.ui.restore.destination import Destination
from ssai3d_app.ui.restore.guide import (
    Known,
    Phase,
    PreviewFact,
    Primary,
    Run,
    Step,
    Tone,
    guide,
)
from ssai3d_app.ui.restore.guide_area import GuideArea
from ssai3d_app.ui.restore.live_tuning import LiveTuning
from ssai3d_app.ui.restore.outcome import Outcome
from ssai3d_app.ui.restore.plan import Part, Plan, is_restorable, plan_for, plan_for_all
from ssai3d_app.ui.restore.preflight_view import PreflightView
from ssai3d_app.ui.restore.preflight_words import Preflight
from ssai3d_app.ui.restore.preview_place import PreviewPart
from ssai3d_app.ui.restore.sentences import Sentences
from ssai3d_app.ui.style import restyle, separator, show_primary
from ssai3d_app.ui.templates.bar import TemplateBar
from ssai3d_app.volume.corrections import Corrections
from ssai3d_app.volume.scene import Scene

_WIDTH_IN_CHARACTERS = 58
_LARGEST_SHARE = 0.36
_OVER = (Phase.DONE, Phase.FAILED, Phase.STOPPED)


class RestorePanel(QWidget):
    """Knows what is open and what was chosen; makes the request. It starts nothing itself.

    What the user corrects goes into the ``book``, from where the viewer takes it as well.
    """

    requested = Signal(object)
    """A RestoreRequest."""
    judged = Signal()
    """What is asked for may have changed."""

    def __init__(
        self, book: CorrectionBook, restore: QAction, compare: QAction, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._book = book
        self._image: OpenedImage | None = None
        self._index = 0
        self._plan = Plan()
        self._seen: tuple[str, ...] = ()
        self._restorable: tuple[int, ...] = ()
        self._taken: set[Path] = set()
        self._run: Run | None = None
        self._asked: RestoreRequest | None = None
        self._preview: PreviewPart | None = None
        self._action = restore
        self._area = GuideArea(self)
        self._area.needs_changed.connect(self.updateGeometry)
        self.guide, body = self._area.guide, self._area.body
        self.data = DataStep(body)
        self.choices = Choices(body)
        self.expert = ExpertFold(self.choices, body)
        self.templates = TemplateBar(self.choices, self.expert, body)
        self.tuning = LiveTuning(body)
        self.destination = Destination(body)
        self.outcome = Outcome(compare, body)
        self.preflight = PreflightView(body)
        self.expected = self._words(body)
        self.cautions = Sentences(body)
        self._replaces = self._words(body, "muted")
        self._replaces.setText(texts.SAVE_REPLACES)
        self.reason = self._words(self, "blocker")
        self.button = QPushButton(texts.RESTORE_BUTTON, self)
        self.button.setAccessibleName(texts.RESTORE_BUTTON)
        self._lay_out()
        self.button.clicked.connect(restore.trigger)
        restore.triggered.connect(self._request)
        self.data.corrected.connect(self._note_corrections)
        for part in (self.data.judged, self.expert.changed, self.destination.changed):
            part.connect(self._judge)
        self.outcome.changed.connect(self._show_guide)
        self._judge()

    def _lay_out(self) -> None:
        steps = self.guide.steps
        steps[Step.DATA].place(self.data, self.choices.part, self.cautions)
        steps[Step.TUNE].place(self.tuning, self.templates, self.choices, self.expert)
        steps[Step.RESTORE].place(self.expected, self.preflight, self.destination, self._replaces)
        steps[Step.CHECK].place(self.outcome)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._area, 1)
        layout.addWidget(separator(self))
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 10, 16, 12)
        foot.setSpacing(6)
        foot.addWidget(self.reason)
        foot.addWidget(self.button)
        layout.addLayout(foot)

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
        return QSize(self._area.needed_width, 200)

    # What is open

    def take_preview(self, part: PreviewPart) -> None:
        """Put the preview into step 2."""
        assert isinstance(part, QWidget)
        self._preview = part
        self.guide.steps[Step.PREVIEW].place(part)
        part.changed.connect(self._show_guide)
        self._show_guide()

    def show_nothing(self) -> None:
        """No file is open, or another one is being opened."""
        self._image = None
        self._seen = ()
        self.data.clear()
        self.guide.begin()
        self.begin_run(None)
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

    def show_seen(self, cautions: tuple[str, ...]) -> None:
        """What a look at the pixels of the scene on display gives cause to mind."""
        if cautions != self._seen:
            self._seen = cautions
            self._judge()

    def show_preflight(self, told: Preflight) -> None:
        """What the start would take, and what of that is in its way."""
        if told != self.preflight.told:
            self.preflight.show_preflight(told)
            self._judge()

    def show_taken(self, outputs: set[Path]) -> None:
        """Which files jobs will write that are not finished."""
        self._taken = outputs
        self.destination.look_again()

    # The run

    def begin_run(self, request: RestoreRequest | None) -> None:
        """Forget the run before; ``request`` is what was asked for now."""
        self._asked = request
        self._run = None
        self.tuning.clear()
        self.outcome.clear()

    def show_run(self, run: Run | None) -> None:
        """How far the run is that was started last on this file."""
        learns = run is not None and run.phase is Phase.LEARNING
        self.tuning.show_now(run.words if run is not None and learns else "")
        if run != self._run:
            self._run = run
            self._show_guide()

    def add_sentence(self, sentence: Finding | Caution) -> None:
        """Something that the run has told: of the stack, or later of the result."""
        late = self._run is not None and self._run.phase in (Phase.RESTORING, Phase.DONE)
        (self.outcome if late else self.tuning).add(sentence)

    def add_loss(self, loss: TuningLoss) -> None:
        """How well the network does on planes that it does not learn from."""
        self.tuning.add_loss(loss)

    @property
    def sentences(self) -> list[str]:
        """All that the run has told, of the stack and of the result."""
        return [*self.tuning.found.texts, *self.outcome.sentences]

    def show_outcome(self) -> None:
        """Bring the result step into view."""
        self._area.ensureWidgetVisible(self.guide.open(Step.CHECK))

    # The request

    @property
    def request(self) -> RestoreRequest | None:
        """What is asked for, or ``None`` while something is in the way."""
        if self._image is None or self._blocker() is not None:
            return None
        return self._wish()

    @property
    def wish(self) -> RestoreRequest | None:
        """The same, also while disk, memory or another job are in the way."""
        if self._waits() or self._data_blocker() or self._choice_blocker():
            return None
        return self._wish()

    @property
    def scenes(self) -> tuple[Scene, ...]:
        """What the file that is open says of its scenes."""
        return () if self._image is None else self._image.scenes

    def _wish(self) -> RestoreRequest:
        assert self._image is not None
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
            **self.expert.chosen,
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

    # What is in the way

    def _waits(self) -> str | None:
        if self._image is None:
            return texts.NOTHING_OPEN
        return texts.READING_FILE if self.data.stored is None else None

    def _data_blocker(self) -> str | None:
        """Why the stack cannot be restored as it is described now."""
        if self._plan.blocker is not None:
            return self.data.missing_planes or self._plan.blocker
        chosen = self._chosen_scenes()
        if self.data.blocker is not None and self._index in (chosen or (self._index,)):
            return self.data.blocker[0]
        return self._corrected_differently(chosen)

    def _start_blocker(self) -> str | None:
        """Why the start has to wait, though the stack can be restored."""
        if self.expert.blocker is None and self.destination.value in self._taken:
            return texts.BLOCKED_IN_QUEUE
        return self._choice_blocker() or self.preflight.told.blocker

    def _choice_blocker(self) -> str | None:
        """What in the choices of how and where to has to be put right."""
        if self.expert.blocker is not None:
            return self.expert.blocker
        if len(self._chosen_scenes()) > 1 and self.destination.kind.holds_one_scene:
            return texts.BLOCKED_ONE_SCENE
        return self.destination.blocker

    def _blocker(self) -> str | None:
        return self._waits() or self._data_blocker() or self._start_blocker()

    def _corrected_differently(self, chosen: tuple[int, ...]) -> str | None:
        """Why these scenes cannot go into one request, which holds one set of corrections."""
        assert self._image is not None
        others = [self._image.scenes[index] for index in chosen if index != self._index]
        entered = [self._book.of(self._image.path, stored) for stored in others]
        ours = self.data.corrections.changes
        if any(not e.is_empty and e != ours for e in (kept.changes for kept in entered)):
            return texts.BLOCKED_DIFFERENT
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
        return plan_for_all(plan, scenes, self._restorable, part, not corrections.changes.is_empty)

    @Slot()
    def _judge(self) -> None:
        """Say what to expect, what to mind, and whether it can start."""
        self._plan = plan = self._make_plan()
        self.expected.setText(plan.expected)
        self.expected.setVisible(bool(plan.expected))
        self.cautions.show_cautions((*plan.cautions, *self._seen))
        self._area.body.setEnabled(self.data.stored is not None)
        self._replaces.setVisible(self._image is not None and self.destination.replaces)
        blocker = self._blocker()
        self.reason.setText(blocker or "")
        self.reason.setVisible(blocker is not None)
        waiting = blocker in (texts.NOTHING_OPEN, texts.READING_FILE, texts.BLOCKED_IN_QUEUE)
        restyle(self.reason, "state", "waiting" if waiting else "blocked")
        for part in (self.button, self._action):
            part.setEnabled(blocker is None)
        self.button.setToolTip(blocker or self._action.toolTip())
        self._show_guide()
        self.judged.emit()

    # The guide

    @Slot()
    def _show_guide(self) -> None:
        told = guide(self._known())
        self.guide.show_guide(told)
        show_primary(self.button, told.primary is Primary.RESTORE)
        show_primary(self.outcome.compare, told.primary is Primary.COMPARE)
        if self._preview is not None:
            show_primary(self._preview.button, told.primary is Primary.PREVIEW)

    def _known(self) -> Known:
        waits = self._waits()
        if waits is not None:
            return Known(waits=waits)
        is_asked = self._asked is None or self._wish_is(self._asked)
        run = self._run
        if run is not None and run.phase in _OVER and not is_asked:
            run = None
        start = self._start_blocker()
        return Known(
            size=self.data.voxel_fields.summary,
            data_is_guessed=self.data.voxel_fields.is_guessed,
            data_blocker=self._data_blocker(),
            cautions=len(self.cautions.texts),
            preview=PreviewFact() if self._preview is None else self._preview.fact,
            method=self.choices.in_words,
            tunes=self.choices.chosen_method == "ssai",
            start_blocker=None if start == texts.BLOCKED_IN_QUEUE else start,
            start_cautions=self._start_cautions(),
            expected=self._plan.in_short,
            target=self.destination.value.name,
            run=run,
            has_result=self.outcome.has_result,
            result_is_asked=is_asked,
            places=self.outcome.places.count,
        )

    def _start_cautions(self) -> tuple[str, ...]:
        told = self.preflight.told
        said = tuple(line.text for line in told.lines if line.tone is Tone.CAUTION)
        return (texts.SAVE_REPLACES, *said) if self.destination.replaces else said

    def _wish_is(self, asked: RestoreRequest) -> bool:
        if self._choice_blocker() is not None:
            return False
        # Whether a preview went before is no choice, nor is what was confirmed.
        aside = {"preview": None, "preview_kept": None, "corrections": asked.corrections.changes}
        wish = self._wish()
        wish = wish.model_copy(update={"corrections": wish.corrections.changes})
        return wish == asked.model_copy(update=aside)
