"""The five steps of the guide, below each other: a header each, and what is inside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from ssai3d_app.ui import texts
from ssai3d_app.ui.help.button import HelpButton
from ssai3d_app.ui.help.context import PROPERTY, STEPS
from ssai3d_app.ui.restore.guide import Guide, OpenSteps, Step, StepState, Tone
from ssai3d_app.ui.restore.step_header import StepHeader
from ssai3d_app.ui.style import enlarge, restyle, separator

_HEADER_SCALE = 1.15


class GuideStep(QWidget):
    """A header with name and mark; folded, the step says in a sentence how it stands."""

    toggled = Signal(object)
    """The Step whose header was pressed."""

    def __init__(self, step: Step, parent: QWidget) -> None:
        super().__init__(parent)
        self.step = step
        self.setProperty(PROPERTY, STEPS[step])
        self._number = list(Step).index(step) + 1
        self.state = StepState(Tone.IDLE, "")
        self.header = StepHeader(self)
        self.header.setObjectName("stepHeader")
        self.header.setToolTip(texts.GUIDE_STEP_TIPS[step])
        enlarge(self.header, _HEADER_SCALE)
        self.mark = QLabel(self)
        self.question = HelpButton(self.header, self)
        self.sentence = QLabel(self)
        self.sentence.setObjectName("stepSentence")
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.inside = QWidget(self)
        self._inside = QVBoxLayout(self.inside)
        self._inside.setContentsMargins(0, 2, 0, 6)
        self._inside.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.header, 1)
        row.addWidget(self.question)
        row.addWidget(self.mark)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(row)
        layout.addWidget(self.sentence)
        layout.addWidget(self.inside)
        self.header.clicked.connect(self._tell)
        self.show_open(False)

    def place(self, *parts: QWidget) -> None:
        """Put parts below those that are inside already."""
        for part in parts:
            self._inside.addWidget(part)

    @property
    def is_open(self) -> bool:
        """Whether what is inside is shown."""
        return not self.inside.isHidden()

    def show_open(self, opened: bool) -> None:
        """Show what is inside, or the sentence in its place."""
        self.inside.setVisible(opened)
        self.question.setVisible(opened)
        self.sentence.setVisible(not opened)
        lead = texts.GUIDE_STEP_OPEN if opened else texts.GUIDE_STEP_FOLDED
        name = texts.GUIDE_STEPS[self.step]
        self.header.show_words(lead.format(number=self._number), name)

    def show_state(self, state: StepState) -> None:
        """Say how the step stands, by mark and words and colour."""
        self.state = state
        tone = texts.GUIDE_TONES[state.tone]
        self.mark.setText(texts.GUIDE_MARKS[state.tone])
        self.mark.setToolTip(tone)
        self.sentence.setText(state.sentence)
        restyle(self.mark, "tone", state.tone.value)
        self.header.setAccessibleName(
            texts.GUIDE_STEP_ACCESSIBLE.format(
                number=self._number,
                name=texts.GUIDE_STEPS[self.step],
                tone=tone,
                sentence=state.sentence,
            )
        )

    @Slot()
    def _tell(self) -> None:
        self.toggled.emit(self.step)


class GuideView(QWidget):
    """All steps; opens what the guide asks for and what the user presses."""

    turned = Signal(object)
    """The Step that the user has opened or folded."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._folds = OpenSteps()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.steps: dict[Step, GuideStep] = {}
        for step in Step:
            if self.steps:
                layout.addWidget(separator(self))
            part = GuideStep(step, self)
            part.toggled.connect(self.toggle)
            layout.addWidget(part)
            self.steps[step] = part

    def begin(self) -> None:
        """Another stack is shown."""
        self._folds.begin()

    def show_guide(self, told: Guide) -> None:
        """Show how all steps stand; open and fold them accordingly."""
        for step, state in told.steps.items():
            self.steps[step].show_state(state)
        self._folds.follow(told.asks, self._worked_in())
        self._show_folds()

    @Slot(object)
    def toggle(self, step: Step) -> None:
        """Open or fold a step."""
        self._folds.toggle(step)
        self._show_folds()
        self.turned.emit(step)

    def open(self, step: Step) -> GuideStep:
        """The step, opened if it was folded."""
        if step not in self._folds.open:
            self.toggle(step)
        return self.steps[step]

    def _show_folds(self) -> None:
        for step, part in self.steps.items():
            if part.is_open != (step in self._folds.open):
                part.show_open(step in self._folds.open)

    def _worked_in(self) -> Step | None:
        """The step that has the keyboard in one of its fields."""
        focus = QApplication.focusWidget()
        for step, part in self.steps.items():
            if focus is not None and part.inside.isAncestorOf(focus):
                return step
        return None
