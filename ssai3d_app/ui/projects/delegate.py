"""How a row of the project panel is drawn: picture, name, and what there is to know at a glance."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ssai3d_app.ui.projects.entries import Look
from ssai3d_app.ui.projects.model import Index, Role
from ssai3d_app.ui.theme import CANVAS, DARK, LIGHT, Tones

_PAD = 6
_GAP = 8
_ROUND = 4


def tones_now() -> Tones:
    """The colours in use."""
    # The palette of a row does not say: the style sheet colours what is behind it.
    window = QApplication.palette().color(QPalette.ColorRole.Window)
    return LIGHT if window.lightness() > 127 else DARK


class EntryDelegate(QStyledItemDelegate):
    """Two lines a row, all rows equally high, so that thousands scroll at once."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines of the font in use."""
        return QSize(120, 2 * option.fontMetrics.height() + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        look: Look | None = index.data(Role.LOOK)
        if look is None:
            return
        tones = tones_now()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._background(painter, option, tones, selected)
        inside = option.rect.adjusted(_PAD, _PAD - 1, -_PAD, -_PAD + 1)
        if look.is_file:
            edge = inside.height()
            self._picture(
                painter,
                QRect(inside.left(), inside.top(), edge, edge),
                index.data(Qt.ItemDataRole.DecorationRole),
            )
            inside.setLeft(inside.left() + edge + _GAP)
        else:
            # Below the name of its file, and a little further in.
            inside.setLeft(inside.left() + inside.height() // 2 + _GAP)
        self._words(painter, option, inside, look, tones)
        painter.restore()

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """The field for the name takes the row, but for the picture."""
        super().updateEditorGeometry(editor, option, index)
        look: Look = index.data(Role.LOOK)
        place = option.rect.adjusted(2, 4, -2, -4)
        if look.is_file:
            place.setLeft(place.left() + option.rect.height())
        editor.setGeometry(place)

    def _background(
        self, painter: QPainter, option: QStyleOptionViewItem, tones: Tones, selected: bool
    ) -> None:
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if not (selected or hovered):
            return
        place = option.rect.adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tones.hover))
        painter.drawRoundedRect(place, _ROUND, _ROUND)
        if selected:
            # A bar beside the row, and a frame where the keyboard is: not by colour alone.
            painter.setBrush(QColor(tones.link))
            bar = QRect(place.left(), place.top() + 4, 3, place.height() - 8)
            painter.drawRoundedRect(bar, 1.5, 1.5)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(tones.link))
            painter.drawRoundedRect(place, _ROUND, _ROUND)

    def _picture(self, painter: QPainter, place: QRect, picture: QPixmap | None) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(CANVAS))
        painter.drawRoundedRect(place, _ROUND, _ROUND)
        if picture is None or picture.isNull():
            return
        size = picture.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
        shown = QRect(place.topLeft(), size)
        shown.moveCenter(place.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(shown, picture)

    def _words(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        place: QRect,
        look: Look,
        tones: Tones,
    ) -> None:
        metrics = option.fontMetrics
        upper = QRect(place.left(), place.top(), place.width(), place.height() // 2)
        lower = upper.translated(0, place.height() // 2)
        font = QFont(option.font)
        if look.is_file:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(tones.text))
        middle = Qt.TextElideMode.ElideMiddle
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        title = painter.fontMetrics().elidedText(look.title, middle, upper.width())
        painter.drawText(upper, left, title)
        painter.setFont(option.font)
        badge = f"{look.sign} {look.badge}".strip()
        if badge:
            painter.setPen(QColor(getattr(tones, look.tone)))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(lower, right, badge)
            lower.setRight(lower.right() - metrics.horizontalAdvance(badge) - _GAP)
        painter.setPen(QColor(tones.muted))
        detail = metrics.elidedText(look.detail, Qt.TextElideMode.ElideRight, lower.width())
        painter.drawText(lower, left, detail)
