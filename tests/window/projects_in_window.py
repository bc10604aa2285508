"""What tests do with the project of a window, and what they wait for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ssai3d_app.jobs.clock import SystemClock
from ssai3d_app.projects.document import ProjectDocument, Source
from ssai3d_app.projects.opening import create_project
from ssai3d_app.ui.main_window import MainWindow
from ssai3d_app.ui.projects.entries import EntryKey, Look, Presence
from ssai3d_app.ui.projects.model import Role
from tests.window.conftest import MakeWindow, is_drawn, some_stack

PATIENCE = 20_000


def some_files(folder: Path, *names: str) -> Path:
    """A new folder of files that the window's reader opens as whatever it was given."""
    folder.mkdir()
    for name in names:
        (folder / name).write_bytes(name.encode() * 100)
    return folder


def closed_project(folder: Path, data: Path) -> Path:
    """A project of the files in ``data`` that nobody has open; returns its folder."""
    project = create_project(folder, folder.name, SystemClock())
    project.add_files(sorted(data.iterdir()))
    project.close()
    return project.folder


def document_of(window: MainWindow) -> ProjectDocument:
    document = window.projects.desk.document
    assert document is not None
    return document


def names(window: MainWindow) -> list[str]:
    return [source.name for source in document_of(window).sources]


def source_of(window: MainWindow, name: str) -> Source:
    return next(source for source in document_of(window).sources if source.name == name)


def choose(window: MainWindow, *, file: str = "", run: str = "") -> None:
    """Choose a file by its name, or a run by its id."""
    key = EntryKey("run", run) if run else EntryKey("source", source_of(window, file).id)
    window.projects.panel.select(key)
    assert window.projects.panel.selected == [key]


def look_of(window: MainWindow, key: EntryKey) -> Look:
    model = window.projects.panel.model
    return model.index_of(key).data(Role.LOOK)


def presence_of(window: MainWindow, name: str) -> Presence:
    return window.projects.panel.model.presence_of(source_of(window, name).id)


def wait_for_errands(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.projects.errands.is_busy, timeout=PATIENCE)


def answer(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """Press a button of the question that stands open, or will in a moment."""
    asker = window.projects.asker
    qtbot.waitUntil(lambda: asker.question is not None, timeout=PATIENCE)
    assert asker.question is not None
    asker.question.buttons_[words].click()
    qtbot.waitUntil(lambda: asker.question is None, timeout=PATIENCE)


def says(monkeypatch: pytest.MonkeyPatch, dialog: str, path: Path | list[Path]) -> None:
    """Let a file dialog answer with a path, as if the user had chosen it."""
    named = [str(p) for p in path] if isinstance(path, list) else str(path)
    result = named if dialog == "getExistingDirectory" else (named, "")
    monkeypatch.setattr(f"PySide6.QtWidgets.QFileDialog.{dialog}", lambda *_, **__: result)


def opened(qtbot: QtBot, make_window: MakeWindow, path: Path, **options: Any) -> MainWindow:
    """A window with a file open, which is a stack in memory."""
    window = make_window(some_stack(), **options)
    window.open(path)
    qtbot.waitUntil(lambda: is_drawn(window), timeout=PATIENCE)
    return window


def drop_on_panel(window: MainWindow, *paths: Path) -> None:
    """What a file manager does when files are dropped on the panel."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    nothing, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(50, 300), Qt.DropAction.CopyAction, data, left, nothing)
    QApplication.sendEvent(window.projects.panel, enter)
    assert enter.isAccepted()
    event = QDropEvent(QPointF(50, 300), Qt.DropAction.CopyAction, data, left, nothing)
    QApplication.sendEvent(window.projects.panel, event)


def title(window: MainWindow) -> str:
    """The name of the project, as the panel shows it."""
    return window.projects.panel.title.text()
