"""Menus and toolbar: where the actions are found."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMainWindow, QToolBar, QWidget

from ssai3d_app.locations import settings_file
from ssai3d_app.ui import texts
from ssai3d_app.ui.actions import Actions
from ssai3d_app.ui.projects.room import ProjectRoom
from ssai3d_app.ui.support.language_menu import LanguageMenu
from ssai3d_app.ui.support.room import SupportRoom
from ssai3d_app.ui.toolbox.room import ToolRoom
from ssai3d_app.ui.viewer.viewer import Viewer


def add_toolbar(window: QMainWindow, does: Actions) -> None:
    """What is needed all the time."""
    bar = QToolBar(texts.TOOLBAR, window)
    bar.setMovable(False)
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    bar.setIconSize(QSize(20, 20))
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    bar.addAction(does.open)
    bar.addSeparator()
    bar.addActions([does.crosshair, does.fit, does.auto_contrast])
    window.addToolBar(bar)


def add_device_place(window: QMainWindow, place: QWidget) -> None:
    """What computes, at the end of the menu bar: a toolbar hides its last parts when it is full."""
    window.menuBar().setCornerWidget(place, Qt.Corner.TopRightCorner)


def add_menus(
    window: QMainWindow,
    does: Actions,
    projects: ProjectRoom,
    viewer: Viewer,
    tools: ToolRoom,
    support: SupportRoom,
) -> None:
    """Everything there is."""
    file = window.menuBar().addMenu(texts.MENU_FILE)
    file.addActions([does.open, does.open_folder, does.open_sample])
    file.addActions(does.demos)
    file.addSeparator()
    file.addActions([does.preview, does.restore, does.batch, does.batch_summary])
    file.addSeparator()
    file.addAction(tools.does.export_stack)
    file.addSeparator()
    file.addAction(does.networks)
    file.addSeparator()
    file.addAction(does.quit)
    window.menuBar().addMenu(projects.menu)
    view = window.menuBar().addMenu(texts.MENU_VIEW)
    view.addActions([*does.modes, does.switch])
    view.addSeparator()
    view.addActions([does.crosshair, does.smooth, does.projection])
    channels, slabs = viewer.channels.does, viewer.slab_control.does
    view.addMenu(channels.channel_menu(window))
    view.addMenu(channels.contrast_menu(window))
    view.addMenu(slabs.menu(window))
    view.addMenu(viewer.walks.menu(window))
    view.addSeparator()
    view.addActions([does.fit, does.one_to_one, does.next_plane, does.previous_plane])
    view.addSeparator()
    view.addActions([does.jobs, does.full_screen, support.motion.action])
    view.addMenu(LanguageMenu(settings_file(), window))
    window.menuBar().addMenu(tools.menu)
    info = window.menuBar().addMenu(texts.MENU_HELP)
    info.addActions(support.help.does.all())
    info.addSeparator()
    info.addActions([does.diagnostics, does.open_logs])
    info.addSeparator()
    info.addActions([does.check_for_update, does.about])
    # Shortcuts work whatever has the focus.
    window.addActions([*does.all(), *projects.does.for_window(), *channels.all()])
    window.addActions([*slabs.all(), *viewer.walks.all(), *tools.does.all()])
    window.addActions([*support.help.does.all(), support.motion.action])
