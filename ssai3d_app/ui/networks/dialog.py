"""The dialog that lists the networks, imports own ones and removes them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMessageBox,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ssai3d_app.errors import UserError
from ssai3d_app.ui import texts
from ssai3d_app.ui.error_card import ErrorCard
from ssai3d_app.ui.networks.import_form import ImportForm
from ssai3d_app.ui.networks.importer import NetworkImporter
from ssai3d_app.ui.networks.model import Column, NetworksModel
from ssai3d_app.ui.networks.shelf import NetworkShelf
from ssai3d_app.ui.networks.words import in_detail

_CHARACTERS, _LINES = 124, 38


class NetworksDialog(QDialog):
    """Stays open beside the work. Closing it ends an import that runs."""

    def __init__(self, shelf: NetworkShelf, importer: NetworkImporter, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.NETWORKS_TITLE)
        self._shelf = shelf
        self._chosen: str | None = None
        self.model = NetworksModel(shelf, self)
        self.error_card = ErrorCard(self)
        self.table = self._make_table()
        self.detail = self._words("muted")
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.done_line = self._words("")
        self.done_line.setProperty("state", "good")
        self.done_line.hide()
        self.form = ImportForm(importer, self)
        self.import_button = QPushButton(texts.NETWORKS_IMPORT, self)
        self.remove_button = QPushButton(texts.NETWORKS_REMOVE, self)
        self.close_button = QPushButton(texts.NETWORKS_CLOSE, self)
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(self._show_detail)
        self.model.modelReset.connect(self._choose_again)
        self.import_button.clicked.connect(self._browse)
        self.remove_button.clicked.connect(self._ask_to_remove)
        self.close_button.clicked.connect(self.close)
        self.form.closed.connect(self._show_detail)
        importer.imported.connect(self._show_imported)
        importer.failed.connect(self._show_failed)
        metrics = self.fontMetrics()
        self.resize(metrics.averageCharWidth() * _CHARACTERS, metrics.height() * _LINES)
        self._choose_again()

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setObjectName("networks")
        table.setModel(self.model)
        table.setAccessibleName(texts.NETWORKS_LIST)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        rows = table.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(round(table.fontMetrics().height() * 1.8))
        columns = table.horizontalHeader()
        columns.setHighlightSections(False)
        for column in Column:
            columns.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for column in (Column.NAME, Column.FROM, Column.LICENCE):
            columns.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        return table

    def _words(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _lay_out(self) -> None:
        about = self._words("")
        about.setText(texts.NETWORKS_ABOUT)
        buttons = QHBoxLayout()
        buttons.addWidget(self.import_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        layout.addWidget(about)
        layout.addWidget(self.error_card)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.detail)
        layout.addWidget(self.done_line)
        layout.addWidget(self.form)
        layout.addLayout(buttons)

    def ask_about(self, path: Path) -> None:
        """Ask for name and licence of a checkpoint."""
        self.error_card.hide()
        self.done_line.hide()
        self.form.ask(path)
        self._show_detail()

    @Slot()
    def _browse(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, texts.NETWORKS_DIALOG_TITLE, "", texts.NETWORKS_DIALOG_FILTER
        )
        if name:
            self.ask_about(Path(name))

    @Slot()
    def _choose_again(self) -> None:
        """The row that was chosen before, or the first."""
        row = -1 if self._chosen is None else self.model.row_of(self._chosen)
        self.table.selectRow(max(row, 0))
        self._show_detail()

    @Slot()
    def _show_detail(self) -> None:
        row = self.table.currentIndex().row()
        self._chosen = name = self.model.name_at(row)
        network = self.model.network_at(row)
        self.detail.setText("" if name is None else in_detail(network))
        asked = not self.form.isHidden()
        self.detail.setVisible(not asked)
        ships = network is not None and network.origin is None
        self.import_button.setEnabled(not asked)
        self.remove_button.setEnabled(name is not None and not ships and not asked)
        self.remove_button.setToolTip(texts.NETWORKS_REMOVE_SHIPPED if ships else "")

    @Slot(str)
    def _show_imported(self, name: str) -> None:
        self.form.hide()
        self._chosen = name
        self._shelf.look_again()
        self._show_detail()
        self.done_line.setText(texts.IMPORT_DONE.format(name=name))
        self.done_line.show()

    @Slot(str, str, str)
    def _show_failed(self, problem: str, remedy: str, detail: str) -> None:
        """Tell it above the table; the form stays, since often another name is enough."""
        self.error_card.tell(problem, remedy, detail)

    @Slot()
    def _ask_to_remove(self) -> None:
        name = self._chosen
        if name is None:
            return
        box = QMessageBox(
            QMessageBox.Icon.Question,
            texts.NETWORKS_REMOVE_TITLE,
            texts.NETWORKS_REMOVE_TEXT.format(name=name),
            parent=self,
        )
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        remove = box.addButton(texts.NETWORKS_REMOVE, QMessageBox.ButtonRole.AcceptRole)
        keep = box.addButton(texts.NETWORKS_KEEP, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        remove.clicked.connect(self._remove)
        box.open()

    @Slot()
    def _remove(self) -> None:
        name = self._chosen
        if name is None:
            return
        self.error_card.hide()
        self.done_line.hide()
        try:
            self._shelf.remove(name)
        except UserError as error:
            self.error_card.tell(error.problem, error.remedy, error.detail)

    def hideEvent(self, event: QHideEvent) -> None:
        """End what runs; nothing of it is told the next time."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.form.give_up()
            self.error_card.hide()
            self.done_line.hide()
