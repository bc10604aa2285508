"""The sheet of keys as a window, to search in, and as a PDF to print."""

from __future__ import annotations

import html
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, Qt, Slot
from PySide6.QtGui import QPageLayout, QPageSize, QPalette, QPdfWriter, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QTextBrowser,
    QVBoxLayout,
)

from ssai3d_app.durable import write_durably
from ssai3d_app.ui import texts
from ssai3d_app.ui.help.keys import Groups, keys_of, sheet
from ssai3d_app.ui.viewer.exporting.worker import unwritable

_WIDTH_IN_CHARACTERS, _HEIGHT = 118, 680
_PAPER_MARGIN_MM = 15.0


class KeySheet(QDialog):
    """Shows the keys as they are when it is opened; beside the work."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._groups: Groups = {}
        self.setWindowTitle(texts.KEYS_TITLE)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(texts.KEYS_SEARCH)
        self.search.setAccessibleName(texts.KEYS_SEARCH)
        self.search.setClearButtonEnabled(True)
        self.page = QTextBrowser(self)
        self.page.setAccessibleName(texts.KEYS_TITLE)
        self.page.document().setDocumentMargin(16)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.save = buttons.addButton(texts.KEYS_SAVE[0], QDialogButtonBox.ButtonRole.ActionRole)
        self.save.setToolTip(texts.KEYS_SAVE[1])
        layout = QVBoxLayout(self)
        layout.addWidget(self.search)
        layout.addWidget(self.page, 1)
        layout.addWidget(self.told)
        layout.addWidget(buttons)
        self.search.textChanged.connect(self._show)
        self.save.clicked.connect(self._ask_where_to_save)
        buttons.rejected.connect(self.close)
        self.resize(self.fontMetrics().averageCharWidth() * _WIDTH_IN_CHARACTERS, _HEIGHT)

    def show_keys(self) -> None:
        """Open, or bring to the front, with the keys as they are now."""
        self._groups = keys_of(self._window)
        self._tell("")
        self.search.clear()
        self._show()
        self.show()
        self.raise_()
        self.activateWindow()
        self.search.setFocus()

    def save_as(self, path: Path) -> None:
        """Write all keys as a PDF, dark on white whatever the theme; say how it went."""
        try:
            write_durably(path, _as_pdf(self._groups))
        except OSError as error:
            self._tell(unwritable(path, error).sentence)
        else:
            self._tell(texts.SAID_WRITTEN.format(name=path.name, folder=path.parent))

    def _tell(self, words: str) -> None:
        self.told.setText(words)
        self.told.setVisible(bool(words))

    @Slot()
    def _show(self) -> None:
        self.page.setHtml(sheet(self._groups, self.search.text(), self.palette()))

    @Slot()
    def _ask_where_to_save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, texts.KEYS_SAVE_TITLE, texts.KEYS_FILE, texts.KEYS_FILTER
        )
        if name:
            path = Path(name)
            self.save_as(path if path.suffix.lower() == ".pdf" else Path(f"{name}.pdf"))


def _as_pdf(groups: Groups) -> bytes:
    content = QBuffer()
    content.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(content)
    writer.setTitle(texts.KEYS_TITLE)
    margin = QMarginsF(*(4 * [_PAPER_MARGIN_MM]))
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            margin,
            QPageLayout.Unit.Millimeter,
        )
    )
    paper = QPalette(Qt.GlobalColor.white)
    paper.setColor(QPalette.ColorRole.AlternateBase, Qt.GlobalColor.white)
    paper.setColor(QPalette.ColorRole.PlaceholderText, Qt.GlobalColor.darkGray)
    document = QTextDocument()
    title = html.escape(texts.KEYS_TITLE)
    page = f"<h1>{title}</h1>{sheet(groups, '', paper)}"
    document.setHtml(page)
    document.print_(writer)
    content.close()
    return bytes(content.data().data())
