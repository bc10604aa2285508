"""What can be done with projects, from menus and keys."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ssai3d_app.ui import texts
from ssai3d_app.ui.action_making import made_action


def _infos() -> dict[str, tuple[tuple[str, str], str]]:
    return {
        "new": (texts.PROJECT_NEW, "Ctrl+Shift+N"),
        "open": (texts.PROJECT_OPEN, "Ctrl+Alt+O"),
        "save": (texts.PROJECT_SAVE, "Ctrl+S"),
        "save_as": (texts.PROJECT_SAVE_AS, "Ctrl+Shift+S"),
        "close": (texts.PROJECT_CLOSE, ""),
        "add": (texts.PROJECT_ADD, "Ctrl+Shift+A"),
        "add_folder": (texts.PROJECT_ADD_FOLDER, ""),
        "import_bundle": (texts.PROJECT_IMPORT, ""),
        "undo": (texts.PROJECT_UNDO, "Ctrl+Z"),
        "redo": (texts.PROJECT_REDO, "Ctrl+Shift+Z"),
        "find": (texts.PROJECT_FIND, "Ctrl+F"),
        "show": (texts.PROJECT_SHOW, "Ctrl+B"),
        "locate": (texts.PROJECT_LOCATE, ""),
        "open_entry": (texts.ENTRY_OPEN, ""),
        "show_folder": (texts.ENTRY_FOLDER, ""),
        "rename": (texts.ENTRY_RENAME, "F2"),
        "remove": (texts.ENTRY_REMOVE, "Del"),
        "again": (texts.RUN_AGAIN, "Ctrl+Shift+R"),
        "methods": (texts.RUN_METHODS, "Ctrl+Shift+M"),
        "citation": (texts.RUN_CITATION, ""),
        "export": (texts.RUN_EXPORT, ""),
    }


_IN_THE_TREE = ("rename", "remove")
"""Keys that mean something else wherever text is written."""


class ProjectActions(QObject):
    """The actions as attributes; each has a text, a tooltip and its key."""

    new: QAction
    open: QAction
    save: QAction
    save_as: QAction
    close: QAction
    add: QAction
    add_folder: QAction
    import_bundle: QAction
    undo: QAction
    redo: QAction
    find: QAction
    show: QAction
    locate: QAction
    open_entry: QAction
    show_folder: QAction
    rename: QAction
    remove: QAction
    again: QAction
    methods: QAction
    citation: QAction
    export: QAction

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        for name, (words, key) in _infos().items():
            setattr(self, name, made_action(self, f"project_{name}", words, key))
        for name in _IN_THE_TREE:
            getattr(self, name).setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.show.setCheckable(True)
        self.show.setChecked(True)

    def all(self) -> list[QAction]:
        """Every action."""
        return [getattr(self, name) for name in _infos()]

    def for_window(self) -> list[QAction]:
        """Those whose keys work wherever the focus is."""
        return [getattr(self, name) for name in _infos() if name not in _IN_THE_TREE]

    def fill(self, menu: QMenu, recent: QMenu) -> None:
        """The menu of the window's bar."""
        menu.addActions([self.new, self.open])
        menu.addMenu(recent)
        menu.addActions([self.save, self.save_as, self.close])
        menu.addSeparator()
        menu.addActions([self.undo, self.redo])
        menu.addSeparator()
        menu.addActions([self.add, self.add_folder, self.import_bundle, self.locate])
        menu.addSeparator()
        self.fill_for_entry(menu)
        menu.addSeparator()
        menu.addActions([self.find, self.show])

    def fill_for_entry(self, menu: QMenu) -> None:
        """What can be done with the files and runs that are chosen."""
        menu.addActions([self.open_entry, self.show_folder, self.rename, self.remove])
        menu.addSeparator()
        menu.addActions([self.again, self.methods, self.citation, self.export])
