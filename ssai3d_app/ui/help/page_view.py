"""One page of the help, laid out in the colours of the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import (
    QFont,
    QImageReader,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
    QTextFrame,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from ssai3d_app.ui import texts
from ssai3d_app.ui.help.pages import Page, anchor_of

_MARGIN = 20
_LINE_HEIGHT = 125.0
_ABOVE_HEADING = 14.0
_CELL = 5.0
_LEAST_OF_A_WORD = 3
"""Shorter ones, such as "z", are found as whole words only."""
_SIZES = {1: 1.6, 2: 1.2, 3: 1.05}


class PageView(QTextBrowser):
    """Shows Markdown; it opens no link itself, but says which one was chosen.

    ``pictures`` is the folder from which the pages name their pictures.
    """

    link_chosen = Signal(str)

    def __init__(self, pictures: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self.setSearchPaths([str(pictures)])
        self.setAccessibleName(texts.HELP_PAGE)
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._choose)
        self._page: Page | None = None
        self._words: tuple[str, ...] = ()

    def show_page(self, page: Page, anchor: str = "", words: tuple[str, ...] = ()) -> None:
        """Show a page from that heading on, with those words marked."""
        self._page, self._words = page, words
        self._lay_out()
        self.setAccessibleDescription(page.title)
        heading = next((b for b in self._headings() if anchor_of(b.text()) == anchor), None)
        at = QTextCursor(self.document() if heading is None else heading)
        self.setTextCursor(at)
        if heading is not None:
            # Scrolling to the end first brings the heading to the top of the view.
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
            self.ensureCursorVisible()
            top = self.cursorRect(at).top() - round(_ABOVE_HEADING)
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + top)
        else:
            self.verticalScrollBar().setValue(0)

    def changeEvent(self, event: QEvent) -> None:
        """Colours stand in the page itself: lay it out again when they change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._page is not None:
            at = self.verticalScrollBar().value()
            self._lay_out()
            self.verticalScrollBar().setValue(at)

    @Slot("QUrl")
    def _choose(self, link: object) -> None:
        self.link_chosen.emit(link.toString())  # type: ignore[attr-defined]

    def _lay_out(self) -> None:
        assert self._page is not None
        document = self.document()
        document.setDocumentMargin(_MARGIN)
        self.setMarkdown(self._page.markdown)
        self._space_out(document)
        for table in _tables(document.rootFrame()):
            self._rule(table)
        self._fit_pictures()
        self._mark_words()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep pictures within the page."""
        super().resizeEvent(event)
        self._fit_pictures()

    def _fit_pictures(self) -> None:
        """As large as they are, or as the page is wide."""
        room = self.viewport().width() - 2 * _MARGIN
        for piece in list(pictures_in(self.document())):
            look = piece.charFormat().toImageFormat()
            size = QImageReader(str(self._pictures / look.name())).size()
            width = min(size.width(), room)
            if width > 0 and width != look.width():
                look.setWidth(width)
                look.setHeight(round(width * size.height() / size.width()))
                at = QTextCursor(self.document())
                at.setPosition(piece.position())
                at.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
                at.setCharFormat(look)

    def _space_out(self, document: QTextDocument) -> None:
        for block in blocks_of(document):
            layout = block.blockFormat()
            # Of a line that is a picture, a share more would be a gap below it.
            layout.setLineHeight(100.0 if has_picture(block) else _LINE_HEIGHT, 1)
            level = layout.headingLevel()
            if level:
                layout.setTopMargin(_ABOVE_HEADING if block.blockNumber() else 0.0)
                layout.setBottomMargin(4.0)
            QTextCursor(block).setBlockFormat(layout)
            if level:
                self._enlarge(block, _SIZES.get(level, 1.0))

    def _enlarge(self, block: QTextBlock, factor: float) -> None:
        words = QTextCursor(block)
        words.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        look = words.charFormat()
        # Markdown's own sizes are multiples of a size that is not the window's.
        look.clearProperty(QTextCharFormat.Property.FontSizeAdjustment)
        look.setFontPointSize(self.font().pointSizeF() * factor)
        look.setFontWeight(QFont.Weight.DemiBold)
        words.setCharFormat(look)

    def _rule(self, table: QTextTable) -> None:
        look = table.format()
        look.setBorder(1.0)
        look.setBorderCollapse(True)
        look.setBorderBrush(self.palette().brush(QPalette.ColorRole.Mid))
        look.setCellPadding(_CELL)
        look.setCellSpacing(0.0)
        look.setTopMargin(8.0)
        look.setBottomMargin(8.0)
        look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        table.setFormat(look)

    def _mark_words(self) -> None:
        marks = []
        look = QTextCharFormat()
        look.setBackground(self.palette().brush(QPalette.ColorRole.Highlight))
        look.setForeground(self.palette().brush(QPalette.ColorRole.HighlightedText))
        for word in self._words:
            whole = QTextDocument.FindFlag(0)
            if len(word) < _LEAST_OF_A_WORD:
                whole = QTextDocument.FindFlag.FindWholeWords
            found = self.document().find(word, 0, whole)
            while not found.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor, mark.format = found, look  # type: ignore[attr-defined]
                marks.append(mark)
                found = self.document().find(word, found, whole)
        self.setExtraSelections(marks)

    def _headings(self) -> Iterator[QTextBlock]:
        for block in blocks_of(self.document()):
            if block.blockFormat().headingLevel():
                yield block


def blocks_of(document: QTextDocument) -> Iterator[QTextBlock]:
    """The paragraphs of a page, from the top."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def pictures_in(document: QTextDocument) -> Iterator[QTextFragment]:
    """The pieces of a page that are pictures, from the top."""
    for block in blocks_of(document):
        yield from _pictures_of(block)


def has_picture(block: QTextBlock) -> bool:
    """Whether one of its pieces is a picture."""
    return any(True for _ in _pictures_of(block))


def _pictures_of(block: QTextBlock) -> Iterator[QTextFragment]:
    pieces = block.begin()
    while not pieces.atEnd():
        if pieces.fragment().charFormat().isImageFormat():
            yield pieces.fragment()
        pieces += 1


def _tables(frame: QTextFrame) -> Iterator[QTextTable]:
    for child in frame.childFrames():
        if isinstance(child, QTextTable):
            yield child
        yield from _tables(child)
