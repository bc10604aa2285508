"""Many files, one recipe: what fits in which group, what does not, and the start."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import cast

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ssai3d_app.engine.recipe import DeviceChoice, PresetName, RestoreRequest
from ssai3d_app.errors import cannot_write
from ssai3d_app.projects.batch import BatchPlan, TuneFor
from ssai3d_app.projects.template_shelf import Shelved, TemplateShelf
from ssai3d_app.ui import texts
from ssai3d_app.ui.batch.preparing import Corrected, Preparer, ReadFile, Wish, stacks_in
from ssai3d_app.ui.batch.tree import PlanTree
from ssai3d_app.ui.jobs.start_time import night_in_words
from ssai3d_app.ui.opening.welcome import dropped_paths
from ssai3d_app.ui.reading_order import put_in_reading_order
from ssai3d_app.ui.restore.destination import KINDS
from ssai3d_app.ui.templates.lister import TemplateLister

_SIZE = QSize(860, 620)


class BatchDialog(QDialog):
    """Plans; what is planned is handed over when it is to be queued."""

    queue_asked = Signal(object, object, bool)
    """A BatchPlan, a TuneFor, and whether it starts at night."""
    refused = Signal(object)
    """A UserError."""

    def __init__(
        self,
        like: RestoreRequest,
        preparer: Preparer,
        corrected: Corrected,
        taken: Callable[[], set[Path]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.BATCH_TITLE)
        self.setAcceptDrops(True)
        self._asked = self._like = like
        self._corrected = corrected
        self._taken = taken
        self._folder: Path | None = None
        self._wanted: list[Path] = []
        self._read: dict[Path, ReadFile] = {}
        self.plan = BatchPlan((), ())
        self.preparer = preparer
        self._wish = 0
        self._is_planned = True
        self.tree = PlanTree(self)
        self.preset = self._combo(texts.PRESET_LABEL)
        for name, words in texts.PRESETS.items():
            self.preset.addItem(words[0], name)
        self.preset.setCurrentIndex(self.preset.findData(like.preset))
        self.template = self._combo(texts.TEMPLATE_LABEL)
        self.template.setToolTip(texts.TEMPLATE_TIP)
        self.template.addItem(texts.BATCH_NO_TEMPLATE, None)
        self.device = self._combo(texts.DEVICE_LABEL)
        for name, words in texts.DEVICES.items():
            self.device.addItem(words[0], name)
        self.device.setCurrentIndex(self.device.findData(like.device))
        self.kind = self._combo(texts.BATCH_KIND)
        for kind in KINDS:
            self.kind.addItem(texts.SAVE_KINDS[kind.name][0], kind)
        fitting = (k for k in KINDS if like.output.name.lower().endswith(k.suffixes))
        self.kind.setCurrentIndex(KINDS.index(next(fitting, KINDS[0])))
        self.tune = self._combo(texts.BATCH_TUNE)
        for tune_for in TuneFor:
            self.tune.addItem(texts.BATCH_TUNE_FOR[tune_for][0], tune_for)
        self.tune_words = self._words("", "muted")
        self.place = self._combo(texts.BATCH_PLACE)
        self.place.addItems([texts.BATCH_BESIDE, texts.BATCH_CHOOSE_FOLDER])
        self.night = QCheckBox(texts.BATCH_NIGHT.format(time=night_in_words()), self)
        self.state = QLabel(self)
        self.state.setObjectName("muted")
        self._lay_out()
        self.preparer.read.connect(self._take_file)
        self.preparer.planned.connect(self._take_plan)
        for combo in (self.preset, self.device, self.kind):
            combo.activated.connect(self._plan_again)
        self.template.activated.connect(self._take_template)
        self._lister = TemplateLister(TemplateShelf.usual(), self)
        self._lister.listed.connect(self._offer_templates)
        self._lister.ask()
        self.place.activated.connect(self._choose_place)
        self.tune.currentIndexChanged.connect(self._explain_tuning)
        self._explain_tuning()
        self.queue_button.clicked.connect(self._queue)
        self.finished.connect(self._end)
        self.resize(_SIZE)
        self._show_state()

    def _combo(self, name: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setAccessibleName(name)
        return combo

    def _lay_out(self) -> None:
        add = self._button(texts.BATCH_ADD, self._browse)
        add_folder = self._button(texts.BATCH_ADD_FOLDER, self._browse_folder)
        self.remove = self._button(texts.BATCH_REMOVE, self._remove)
        self.queue_button = QPushButton(self)
        self.queue_button.setObjectName("primary")
        close = QPushButton(texts.BATCH_CLOSE, self)
        close.clicked.connect(self.close)
        above = QHBoxLayout()
        for button in (add, add_folder, self.remove):
            above.addWidget(button)
        above.addWidget(self.state, 1)
        choices = QGridLayout()
        choices.setHorizontalSpacing(12)
        for place, combo in enumerate(
            (self.template, self.preset, self.kind, self.device, self.place, self.tune)
        ):
            row, column = divmod(place, 2)
            label = QLabel(combo.accessibleName(), self)
            label.setBuddy(combo)
            choices.addWidget(label, row, 2 * column)
            choices.addWidget(combo, row, 2 * column + 1)
            choices.setColumnStretch(2 * column + 1, 1)
        choices.addWidget(self.tune_words, 3, 0, 1, 4)
        below = QHBoxLayout()
        below.addWidget(self.night)
        below.addStretch(1)
        below.addWidget(self.queue_button)
        below.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(self._words(texts.BATCH_EXPLAIN))
        layout.addLayout(above)
        layout.addWidget(self.tree, 1)
        layout.addLayout(choices)
        layout.addWidget(self._words(texts.BATCH_RECIPE, "muted"))
        layout.addLayout(below)
        put_in_reading_order(self)

    def _words(self, text: str, name: str = "") -> QLabel:
        label = QLabel(text, self)
        label.setObjectName(name)
        label.setWordWrap(True)
        return label

    def _button(self, told: tuple[str, str], does: Callable[[], None]) -> QPushButton:
        button = QPushButton(told[0], self)
        button.setToolTip(told[1])
        button.setAccessibleName(told[0].rstrip("…"))
        button.setAutoDefault(False)
        button.clicked.connect(does)
        return button

    # Files

    def add(self, paths: Iterable[Path]) -> None:
        """Read what these files are; those that are in the batch already are left alone."""
        new = [path for path in dict.fromkeys(paths) if path not in self._wanted]
        self._wanted += new
        self.preparer.read_files(new)
        self._show_state()

    @Slot()
    def _browse(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self, texts.OPEN_DIALOG_TITLE, "", texts.OPEN_DIALOG_FILTER
        )
        self.add(Path(name) for name in names)

    @Slot()
    def _browse_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, texts.BATCH_ADD_FOLDER[1])
        if name:
            self.add_folder(Path(name))

    def add_folder(self, folder: Path) -> None:
        """Add the stacks that lie in a folder."""
        try:
            self.add(stacks_in(folder))
        except OSError as error:
            problem = texts.ERROR_UNREADABLE.format(name=folder)
            self.refused.emit(cannot_write(problem, texts.BATCH_CSV_REMEDY, str(error)))

    @Slot()
    def _remove(self) -> None:
        gone = self.tree.chosen
        self._wanted = [path for path in self._wanted if path not in gone]
        for path in gone:
            self._read.pop(path, None)
        self._plan_again()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        event.acceptProposedAction()
        self.add(dropped_paths(event.mimeData()))

    @Slot(object)
    def _take_file(self, file: ReadFile) -> None:
        if file.path in self._wanted:
            self._read[file.path] = file
            if len(self._read) == len(self._wanted):
                self._plan_again()
        self._show_state()

    # The plan

    @Slot(object)
    def _offer_templates(self, found: list[Shelved]) -> None:
        for shelved in found:
            if shelved.template is not None:
                words = shelved.name
                if not shelved.is_own:
                    words = texts.TEMPLATE_FACILITY.format(name=shelved.name)
                self.template.addItem(words, shelved.template)

    @Slot()
    def _take_template(self) -> None:
        """Restore as a template says; without one, as the Restore panel does."""
        template = self.template.currentData()
        self._like = self._asked if template is None else template.applied_to(self._asked)
        self.preset.setCurrentIndex(self.preset.findData(self._like.preset))
        self._plan_again()

    @Slot()
    def _plan_again(self) -> None:
        kind = KINDS[self.kind.currentIndex()]
        changes = {
            "preset": cast(PresetName, self.preset.currentData()),
            "device": cast(DeviceChoice, self.device.currentData()),
            "zarr_version": kind.zarr_version,
        }
        files = tuple(self._read[path] for path in self._wanted if path in self._read)
        corrections = {
            (file.path, scene.index): self._corrected(file.path, scene)
            for file in files
            for scene in file.scenes
        }
        self._wish += 1
        self._is_planned = False
        self.preparer.plan(
            Wish(
                self._wish,
                files,
                self._like.model_copy(update=changes),
                kind.suffixes[0],
                self._folder,
                frozenset(self._taken()),
                corrections,
            )
        )
        self._show_state()

    @Slot(int)
    def _choose_place(self, row: int) -> None:
        last = self.place.count() - 1
        if row == last:
            name = QFileDialog.getExistingDirectory(self, texts.BATCH_CHOOSE_FOLDER)
            if name:
                self.put_results_into(Path(name))
                return
            self.place.setCurrentIndex(0)
        if row in (0, last):
            self._folder = None
        self._plan_again()

    def put_results_into(self, folder: Path) -> None:
        """Put all results into one folder."""
        self._folder = folder
        if self.place.count() > 2:
            self.place.removeItem(1)
        self.place.insertItem(1, texts.BATCH_FOLDER.format(folder=folder))
        self.place.setCurrentIndex(1)
        self._plan_again()

    @Slot(int, object)
    def _take_plan(self, wish: int, plan: BatchPlan) -> None:
        if wish != self._wish:
            return
        self._is_planned = True
        self.plan = plan
        self.tree.show_plan(plan)
        self._show_state()

    def _show_state(self) -> None:
        reading = len(self._read) < len(self._wanted)
        self.state.setText(
            texts.BATCH_READING.format(done=len(self._read), total=len(self._wanted))
            if reading
            else ""
        )
        count = len(self.plan.members)
        many = texts.BATCH_QUEUE.format(count=count)
        one = texts.BATCH_QUEUE_ONE if count else texts.BATCH_QUEUE_NONE
        self.queue_button.setText(many if count > 1 else one)
        self.queue_button.setEnabled(count > 0 and not reading and self._is_planned)
        self.remove.setEnabled(bool(self._wanted))

    @Slot()
    def _explain_tuning(self) -> None:
        self.tune_words.setText(texts.BATCH_TUNE_FOR[self.tune.currentData()][1])

    @Slot()
    def _queue(self) -> None:
        self.queue_asked.emit(self.plan, TuneFor(self.tune.currentData()), self.night.isChecked())
        self.accept()

    @Slot()
    def _end(self) -> None:
        self.preparer.leave()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Read no further."""
        self.reject()
        event.accept()
