"""Asks for the name of a template, and says what it will hold."""

from __future__ import annotations

from pydantic import ValidationError
from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QWidget

from ssai3d_app.engine.recipe import RestoreChoices
from ssai3d_app.engine.template import Template
from ssai3d_app.projects.template_shelf import TemplateShelf
from ssai3d_app.ui import texts

_WIDTH = 520


class SaveTemplateDialog(QDialog):
    """Name and purpose; a name that no template can have keeps the button off."""

    save_asked = Signal(object)
    """A Template; one of its name is to be replaced."""

    def __init__(self, choices: RestoreChoices, shelf: TemplateShelf, parent: QWidget) -> None:
        super().__init__(parent)
        self._choices, self._shelf = choices, shelf
        self.setWindowTitle(texts.TEMPLATE_DIALOG)
        self.name = QLineEdit(self)
        self.name.setAccessibleName(texts.TEMPLATE_NAME)
        self.about = QLineEdit(self)
        self.about.setAccessibleName(texts.TEMPLATE_ABOUT)
        self.about.setPlaceholderText(texts.TEMPLATE_ABOUT_HINT)
        holds = QLabel(texts.TEMPLATE_HOLDS, self)
        holds.setObjectName("muted")
        holds.setWordWrap(True)
        self.replaces = QLabel(texts.TEMPLATE_REPLACES, self)
        self.replaces.setObjectName("caution")
        self.replaces.setWordWrap(True)
        self.replaces.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        role = QDialogButtonBox.ButtonRole.AcceptRole
        self.save = buttons.addButton(texts.TEMPLATE_DIALOG_SAVE, role)
        form = QFormLayout(self)
        form.addRow(texts.TEMPLATE_NAME, self.name)
        form.addRow(texts.TEMPLATE_ABOUT, self.about)
        form.addRow(holds)
        form.addRow(self.replaces)
        form.addRow(buttons)
        self.name.textChanged.connect(self._judge)
        self.about.textChanged.connect(self._judge)
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        self.finished.connect(self.deleteLater)
        self._judge()
        # The hint counts its words as if they were narrow, and leaves room below.
        self.ensurePolished()
        self.resize(QSize(_WIDTH, form.totalHeightForWidth(_WIDTH)))

    @property
    def template(self) -> Template | None:
        """What would be saved; ``None`` while it has no usable name."""
        try:
            return Template.of(self._choices, self.name.text(), self.about.text())
        except ValidationError:
            return None

    @Slot()
    def _judge(self) -> None:
        template = self.template
        self.save.setEnabled(template is not None)
        self.replaces.setVisible(
            template is not None and self._shelf.path_of(template.name).exists()
        )

    @Slot()
    def _save(self) -> None:
        if self.template is not None:
            self.save_asked.emit(self.template)
            self.accept()
