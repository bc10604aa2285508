"""The line of templates: choose one, save, take in, hand on and delete."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QMessageBox,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ssai3d_app.engine.recipe import RestoreChoices
from ssai3d_app.engine.template import TEMPLATE_SUFFIX, Template, write_template
from ssai3d_app.errors import UserError
from ssai3d_app.projects.template_shelf import Shelved, TemplateShelf
from ssai3d_app.ui import texts
from ssai3d_app.ui.expert.fold import ExpertFold
from ssai3d_app.ui.restore.choices import Choices
from ssai3d_app.ui.style import restyle
from ssai3d_app.ui.templates.lister import TemplateLister
from ssai3d_app.ui.templates.save_dialog import SaveTemplateDialog


class TemplateBar(QWidget):
    """What is chosen is written into ``choices`` and ``expert``, which may be changed then."""

    listed = Signal()
    """The templates there are have been read again."""

    def __init__(
        self,
        choices: Choices,
        expert: ExpertFold,
        parent: QWidget,
        shelf: TemplateShelf | None = None,
    ) -> None:
        super().__init__(parent)
        self._choices, self._expert = choices, expert
        self.shelf = shelf or TemplateShelf.usual()
        self._found: list[Shelved] = []
        self._wanted: Path | None = None
        self.dialog: SaveTemplateDialog | None = None
        self.combo = QComboBox(self)
        self.combo.setAccessibleName(texts.TEMPLATE_LABEL)
        self.combo.setToolTip(texts.TEMPLATE_TIP)
        self.combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.combo.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.combo.setMinimumContentsLength(10)
        self.combo.addItem(texts.TEMPLATE_NONE)
        self.words = QLabel(self)
        self.words.setObjectName("muted")
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.hide()
        label = QLabel(texts.TEMPLATE_LABEL, self)
        label.setBuddy(self.combo)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(label)
        row.addWidget(self.combo, 1)
        row.addWidget(self._menu_button())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.words)
        self._lister = TemplateLister(self.shelf, self)
        self._lister.listed.connect(self._take_list)
        self.combo.activated.connect(self._choose)
        expert.changed.connect(self._follow)
        self._lister.ask()

    def _menu_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("projectMenu")
        button.setText("⋯")
        button.setAccessibleName(texts.TEMPLATE_MENU)
        button.setToolTip(texts.TEMPLATE_MENU)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        self.save_action = menu.addAction(texts.TEMPLATE_SAVE, self.ask_name)
        menu.addAction(texts.TEMPLATE_IMPORT, self._ask_what_to_import)
        self.share_action = menu.addAction(texts.TEMPLATE_SHARE, self._ask_where_to_share)
        self.delete_action = menu.addAction(texts.TEMPLATE_DELETE, self._ask_before_deleting)
        menu.addSeparator()
        menu.addAction(texts.TEMPLATE_LOOK, self._lister_ask)
        menu.aboutToShow.connect(self._show_availability)
        button.setMenu(menu)
        return button

    # What there is

    @property
    def chosen(self) -> Shelved | None:
        """The template that was chosen last."""
        row = self.combo.currentIndex() - 1
        return self._found[row] if 0 <= row < len(self._found) else None

    @property
    def present(self) -> RestoreChoices | None:
        """The choices as they stand; ``None`` while a value is not usable."""
        if self._expert.blocker is not None:
            return None
        return RestoreChoices(
            preset=self._choices.chosen_preset,
            network=self._choices.chosen_network,
            method=self._choices.chosen_method,
            **self._expert.chosen,
        )

    @Slot()
    def _lister_ask(self) -> None:
        self._lister.ask()

    @Slot(object)
    def _take_list(self, found: list[Shelved]) -> None:
        before = self.chosen
        wanted = self._wanted or (before.path if before is not None else None)
        self._wanted = None
        self._found = found
        self.combo.clear()
        self.combo.addItem(texts.TEMPLATE_NONE)
        model = self.combo.model()
        assert isinstance(model, QStandardItemModel)
        for row, shelved in enumerate(found, 1):
            words = texts.TEMPLATE_FACILITY.format(name=shelved.name)
            self.combo.addItem(shelved.name if shelved.is_own else words)
            if shelved.template is None:
                self.combo.setItemText(row, texts.TEMPLATE_UNUSABLE.format(name=shelved.name))
                model.item(row).setEnabled(False)
            tip = shelved.refusal or (shelved.template.about if shelved.template else "")
            self.combo.setItemData(row, tip, Qt.ItemDataRole.ToolTipRole)
        paths = [shelved.path for shelved in found]
        self.combo.setCurrentIndex(paths.index(wanted) + 1 if wanted in paths else 0)
        self.listed.emit()

    @Slot(int)
    def _choose(self, _row: int) -> None:
        shelved = self.chosen
        if shelved is None or shelved.template is None:
            self._say("")
            return
        self.apply(shelved.template)

    def apply(self, template: Template) -> None:
        """Choose what a template says."""
        there = self._choices.take(template.method, template.preset, template.network)
        self._expert.take(template)
        if there:
            self._follow()
        else:
            self._say(texts.TEMPLATE_WITHOUT_NETWORK.format(network=template.network), odd=True)

    @Slot()
    def _follow(self) -> None:
        """Say what the chosen template is for, or that the choices have left it."""
        shelved = self.chosen
        if shelved is None or shelved.template is None:
            return
        present = self.present
        same = present is not None and present.recipe == shelved.template.recipe
        same = same and (present.dtype, present.seed) == (
            shelved.template.dtype,
            shelved.template.seed,
        )
        self._say(shelved.template.about if same else texts.TEMPLATE_CHANGED)

    def _say(self, sentence: str, *, odd: bool = False) -> None:
        self.words.setText(sentence)
        self.words.setVisible(bool(sentence))
        restyle(self.words, "state", "odd" if odd else "")

    # What can be done

    @Slot()
    def _show_availability(self) -> None:
        shelved = self.chosen
        self.save_action.setEnabled(self.present is not None)
        self.share_action.setEnabled(self.present is not None)
        self.delete_action.setEnabled(shelved is not None and shelved.is_own)

    @Slot()
    def ask_name(self) -> None:
        """Ask under which name the present choices are kept."""
        present = self.present
        if present is None:
            return
        self.dialog = SaveTemplateDialog(present, self.shelf, self.window())
        self.dialog.save_asked.connect(self._save)
        self.dialog.destroyed.connect(self._forget_dialog)
        self.dialog.open()

    @Slot(object)
    def _save(self, template: Template) -> None:
        if self._tried(lambda: self._keep(template)):
            self._say(texts.TEMPLATE_SAVED.format(name=template.name))

    def _keep(self, template: Template) -> None:
        self._wanted = self.shelf.save(template, replace=True)

    @Slot()
    def _ask_what_to_import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, texts.TEMPLATE_IMPORT, "", texts.TEMPLATE_FILTER
        )
        if name:
            self.take_in(Path(name))

    def take_in(self, path: Path) -> None:
        """Take a template from elsewhere among the own ones."""

        def take() -> None:
            self._wanted = self.shelf.take_in(path)

        self._tried(take)

    @Slot()
    def _ask_where_to_share(self) -> None:
        shelved = self.chosen
        proposed = shelved.path.name if shelved is not None else TEMPLATE_SUFFIX.lstrip(".")
        name, _ = QFileDialog.getSaveFileName(
            self, texts.TEMPLATE_SHARE, proposed, texts.TEMPLATE_FILTER
        )
        if name:
            self.share(Path(name))

    def share(self, path: Path) -> None:
        """Write the present choices to a file that others can import."""
        present, shelved = self.present, self.chosen
        if present is None:
            return
        if not path.name.endswith(TEMPLATE_SUFFIX):
            path = path.with_name(path.name.removesuffix(".json") + TEMPLATE_SUFFIX)
        about = shelved.template.about if shelved is not None and shelved.template else ""
        name = path.name.removesuffix(TEMPLATE_SUFFIX).strip()[:80] or texts.TEMPLATE_LABEL
        template = Template.of(present, name, about)
        if self._tried(lambda: write_template(template, path)):
            self._say(texts.TEMPLATE_SHARED.format(path=path))

    @Slot()
    def _ask_before_deleting(self) -> None:
        shelved = self.chosen
        if shelved is None:
            return
        box = QMessageBox(self.window())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setText(texts.TEMPLATE_DELETE_ASK.format(name=shelved.name))
        box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
        box.button(QMessageBox.StandardButton.Yes).clicked.connect(self.delete)
        box.open()

    @Slot()
    def delete(self) -> None:
        """Delete the chosen template; the choices stay as they are."""
        shelved = self.chosen
        if shelved is not None:
            self._say("")
            self._tried(lambda: self.shelf.remove(shelved.path))

    def _tried(self, what: Callable[[], None]) -> bool:
        try:
            what()
        except UserError as error:
            self._say(error.sentence, odd=True)
            return False
        finally:
            self._lister.ask()
        return True

    @Slot(QObject)
    def _forget_dialog(self) -> None:
        self.dialog = None
