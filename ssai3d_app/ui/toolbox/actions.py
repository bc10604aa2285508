"""What can be done with the tools, from the menu and keys."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ssai3d_app.ui import texts
from ssai3d_app.ui.action_making import made_action


def _infos() -> dict[str, tuple[tuple[str, str], str, bool]]:
    return {
        "point": (texts.TOOL_POINT, "Esc", False),
        "profile": (texts.TOOL_PROFILE, "L", True),
        "distance": (texts.TOOL_DISTANCE, "Shift+L", True),
        "region": (texts.TOOL_REGION, "R", True),
        "add_bookmark": (texts.BOOKMARK_ADD, "Ctrl+D", False),
        "show_bookmarks": (texts.BOOKMARKS_SHOW, "Ctrl+Shift+D", False),
        "volume": (texts.VOLUME, "V", False),
        "analyse": (texts.ANALYSE_ACTION, "Ctrl+M", True),
        "screenshot": (texts.SCREENSHOT, "Ctrl+Shift+C", False),
        "export_stack": (texts.EXPORT_STACK, "Ctrl+Shift+E", False),
        "figure": (texts.FIGURE, "Ctrl+Shift+F", False),
        "movie": (texts.MOVIE, "Ctrl+Shift+V", False),
    }


_GROUPS = (
    ("point", "profile", "distance", "region"),
    ("add_bookmark", "show_bookmarks"),
    ("volume", "analyse"),
    ("export_stack",),
    ("screenshot", "figure", "movie"),
)


class ToolActions(QObject):
    """The actions as attributes; each has a text, a tooltip and its key."""

    point: QAction
    profile: QAction
    distance: QAction
    region: QAction
    add_bookmark: QAction
    show_bookmarks: QAction
    volume: QAction
    analyse: QAction
    screenshot: QAction
    export_stack: QAction
    figure: QAction
    movie: QAction

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        for name, (words, key, checkable) in _infos().items():
            action = made_action(self, f"tool_{name}", words, key, checkable=checkable)
            setattr(self, name, action)

    def all(self) -> list[QAction]:
        """Every action."""
        return [getattr(self, name) for name in _infos()]

    def menu(self, parent: QWidget) -> QMenu:
        """The menu of them."""
        menu = QMenu(texts.MENU_TOOLS, parent)
        for number, group in enumerate(_GROUPS):
            if number:
                menu.addSeparator()
            menu.addActions([getattr(self, name) for name in group])
        return menu
