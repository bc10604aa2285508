"""The channels in a row: which are shown, in what colour, and on which the contrast acts."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QColor, QFocusEvent, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QColorDialog,
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QToolButton,
    QWidget,
)

from ssai3d_app.ui import texts
from ssai3d_app.ui.style import restyle
from ssai3d_app.ui.viewer.channels.actions import ChannelActions
from ssai3d_app.ui.viewer.channels.colors import GREY, PALETTE
from ssai3d_app.ui.viewer.view_state import ViewState

_LONGEST_NAME = 18
_SWATCH = 16


def swatch(color: str | None, filled: bool = True) -> QIcon:
    """A disc in a channel's colour, or a ring when the channel is hidden."""
    picture = QPixmap(2 * _SWATCH, 2 * _SWATCH)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(128, 128, 128))
    painter.setBrush(QColor(color or GREY) if filled else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(5, 5, 2 * _SWATCH - 10, 2 * _SWATCH - 10)
    if not filled:
        painter.setBrush(QColor(color or GREY))
        painter.drawEllipse(12, 12, 2 * _SWATCH - 24, 2 * _SWATCH - 24)
    painter.end()
    return QIcon(picture)


class _Chip(QFrame):
    """One channel: a button that shows or hides it, and one with its name and colours."""

    focused = Signal(object)
    """The button of it that got the keyboard."""

    def __init__(
        self, number: int, state: ViewState, does: ChannelActions, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("channelChip")
        self._number, self._state, self._does = number, state, does
        name = state.looks.names[number]
        self.shown = _Button(self)
        self.shown.setCheckable(True)
        self.shown.setIconSize(QSize(_SWATCH, _SWATCH))
        self.shown.setAccessibleName(texts.CHANNEL_SHOWN.format(name=name))
        self.name = _Button(self)
        self.name.setCheckable(True)
        self.name.setText(_short(name).replace("&", "&&"))
        self.name.setAccessibleName(name)
        self.name.setToolTip(texts.CHANNEL_SELECTED_TIP.format(name=name))
        self.name.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.name.setMenu(self._menu(name))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self.shown)
        layout.addWidget(self.name)
        self.shown.clicked.connect(self._show_or_hide)
        self.name.clicked.connect(self._select)
        self.shown.focused.connect(self.focused)
        self.name.focused.connect(self.focused)

    def _menu(self, name: str) -> QMenu:
        menu = QMenu(self)
        self._alone = QAction(texts.CHANNEL_ALONE, menu)
        self._alone.setCheckable(True)
        self._alone.triggered.connect(self._show_alone)
        menu.addAction(self._alone)
        menu.addSection(texts.CHANNEL_COLOUR.format(name=name))
        self._colors: list[QAction] = []
        for color, words in zip(PALETTE, texts.COLOUR_NAMES, strict=True):
            action = QAction(swatch(color), words, menu)
            action.setCheckable(True)
            action.setData(color)
            self._colors.append(action)
        menu.addActions(self._colors)
        self._other = QAction(texts.COLOUR_OTHER, menu)
        self._default = QAction(texts.COLOUR_DEFAULT, menu)
        menu.addActions([self._other, self._default])
        menu.triggered.connect(self._take_color)
        return menu

    def refresh(self) -> None:
        """Show what holds now."""
        state, number = self._state, self._number
        look, shown = state.looks.of(number), number in state.shown_channels
        selected = number == state.channel
        self.shown.setChecked(shown)
        self.shown.setIcon(swatch(look.color, shown))
        words = texts.CHANNEL_SHOWN_TIP.format(name=state.looks.names[number])
        keys = [action.shortcut().toString() for action in self._does.toggles]
        self.shown.setToolTip(f"{words} ({keys[number]})" if number < len(keys) else words)
        self.name.setChecked(selected)
        self._alone.setChecked(selected and state.looks.solo)
        for action in self._colors:
            action.setChecked(action.data() == (look.color or GREY))
        restyle(self, "selected", selected)

    @Slot()
    def _select(self) -> None:
        self._state.select(channel=self._number)
        self.refresh()

    @Slot(bool)
    def _show_or_hide(self, shown: bool) -> None:
        self._does.show_channel(self._number, shown)
        self.refresh()

    @Slot(bool)
    def _show_alone(self, alone: bool) -> None:
        self._state.select(channel=self._number)
        self._state.looks.set_solo(alone)
        self.refresh()

    @Slot(QAction)
    def _take_color(self, action: QAction) -> None:
        if action is self._alone:
            return
        color = action.data()
        if action is self._other:
            now = QColor(self._state.looks.of(self._number).color or GREY)
            chosen = QColorDialog.getColor(now, self, action.text())
            if not chosen.isValid():
                return
            color = chosen.name().upper()
        self._state.looks.change({self._number: {"color": color}})
        self.refresh()


class _Button(QToolButton):
    """A button that tells when the keyboard comes to it."""

    focused = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell it."""
        super().focusInEvent(event)
        self.focused.emit(self)


class ChannelStrip(QScrollArea):
    """A chip for each channel; hidden where there is only one. It scrolls where there are many."""

    def __init__(self, state: ViewState, does: ChannelActions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("channelStrip")
        self._state, self._does = state, does
        self._names: tuple[str, ...] = ()
        self.chips: list[_Chip] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rebuild()
        state.looks.changed.connect(self._refresh)
        state.selection_changed.connect(self._refresh)

    def _rebuild(self) -> None:
        row = QWidget()
        row.setObjectName("channelRow")
        layout = QHBoxLayout(row)
        layout.setContentsMargins(10, 4, 10, 0)
        layout.setSpacing(6)
        count = len(self._names)
        self.chips = [
            _Chip(number, self._state, self._does, row)
            for number in range(count if count > 1 else 0)
        ]
        for chip in self.chips:
            layout.addWidget(chip)
            chip.focused.connect(self._bring_into_view)
        layout.addStretch(1)
        # The row before it goes with this.
        self.setWidget(row)
        self.setFixedHeight(row.sizeHint().height())
        self.setVisible(bool(self.chips))

    @Slot()
    def _refresh(self) -> None:
        names = self._state.looks.names
        if names != self._names:
            self._names = names
            self._rebuild()
        for chip in self.chips:
            chip.refresh()

    @Slot(object)
    def _bring_into_view(self, button: QWidget) -> None:
        self.ensureWidgetVisible(button, 20, 0)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
