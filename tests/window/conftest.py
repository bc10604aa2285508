"""The window on a real display, with files from memory and an engine that computes nothing."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest
from PySide6.QtCore import QLocale, QMimeData, QPoint, QPointF, Qt, QThread, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFontInfo
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ssai3d_app.jobs.job import Job
from ssai3d_app.jobs.runners import SupervisorMaker
from ssai3d_app.jobs.supervisor import JobSupervisor
from ssai3d_app.ui.language import install
from ssai3d_app.ui.main_window import MainWindow
from ssai3d_app.ui.opening.reader import Opener
from ssai3d_app.ui.theme import LIGHT, Theme
from ssai3d_app.ui.viewer.view_state import Levels
from ssai3d_app.volume.scene import Box, Channel, Plane, Scene, Voxels, VoxelSize
from tests.window.jobs_in_window import busy_window

FAKE_ENGINE = Path(__file__).with_name("fake_engine.py")
PATIENCE = 15_000
FONT_OF_REFERENCES = "DejaVu Sans"
"""In which pictures with words were taken."""


@dataclass
class StackInMemory:
    """A file that is an array (T, C, Z, Y, X), and remembers which thread read it."""

    data: np.ndarray
    voxel_size: VoxelSize
    path: Path = Path("memory.tif")
    format: str = "Memory"
    others: tuple[Scene, ...] = ()
    """More scenes; their pixels are never asked for."""
    seconds_per_plane: float = 0.0
    coarser: tuple[np.ndarray, ...] = ()
    told: dict[str, Any] = field(default_factory=dict)
    """What else the scene says of itself, by the names of its fields."""
    readers: set[str] = field(default_factory=set)
    planes_read: list[tuple[int, int, int]] = field(default_factory=list)
    boxes_read: list[tuple[Box, int]] = field(default_factory=list)
    closed: bool = False
    gate: threading.Event = field(default_factory=threading.Event)
    """Reading waits while it is cleared."""

    def __post_init__(self) -> None:
        self.gate.set()

    @property
    def scene(self) -> Scene:
        names = tuple(Channel(f"Channel {i}") for i in range(self.data.shape[1]))
        scene = Scene(
            0, "scene", "TCZYX", self.data.shape, str(self.data.dtype), self.voxel_size, names
        )
        pyramid = tuple(level.shape[2:] for level in self.coarser)
        return replace(scene, pyramid=pyramid, **self.told)

    @property
    def scenes(self) -> tuple[Scene, ...]:
        return (self.scene, *self.others)

    def stack(self, scene_index: int) -> StackInMemory:
        self._note()
        return self

    def read_plane(self, time_index: int, channel: int, z: int) -> Plane:
        self._note()
        self.planes_read.append((time_index, channel, z))
        time.sleep(self.seconds_per_plane)
        return self.data[time_index, channel, z]

    def read_box(self, time_index: int, channel: int, box: Box, level: int = 0) -> Voxels:
        self._note()
        self.boxes_read.append((box, level))
        data = self.coarser[level - 1] if level else self.data
        return data[time_index, channel][box]

    def close(self) -> None:
        self.closed = True

    def __enter__(self) -> StackInMemory:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _note(self) -> None:
        main = threading.current_thread() is threading.main_thread()
        self.readers.add("window" if main else "reader")
        self.gate.wait(PATIENCE / 1000)


def some_stack(
    shape: tuple[int, int, int, int, int] = (1, 2, 12, 48, 64),
    voxel_size: VoxelSize | None = None,
) -> StackInMemory:
    """A stack of noise with a bright block."""
    rng = np.random.default_rng(0)
    data = rng.integers(90, 200, shape, dtype=np.uint16)
    data[..., 3:6, 10:30, 20:40] += 1000
    return StackInMemory(data, voxel_size or VoxelSize(0.5, 0.1, 0.1, "test metadata"))


@pytest.fixture(scope="session", autouse=True)
def _dressed(qapp: QApplication) -> None:
    """The window as the user sees it, whatever the system prefers."""
    Theme(qapp, LIGHT)


MakeWindow = Callable[..., MainWindow]


@pytest.fixture
def make_window(qtbot: QtBot, qtlog: Any, tmp_path_factory: Any) -> Iterator[MakeWindow]:
    """Makes a shown window; ``image`` is what every path opens as, or what opens paths, ``engine``
    the fake's mode.

    ``folder`` holds its list of jobs, a new one each time when none is given.

    Whatever the test does, no thread and no child process is left, and Qt has warned of nothing.
    """
    QLocale.setDefault(QLocale.c())
    made: list[MainWindow] = []

    def make(
        image: StackInMemory | Opener | None = None,
        engine: str | None = None,
        size: tuple[int, int] = (1440, 900),
        folder: Path | None = None,
        supervisor: SupervisorMaker | None = None,
    ) -> MainWindow:
        options: dict[str, Any] = {"folder": folder or tmp_path_factory.mktemp("jobs")}
        if image is not None:
            options["opener"] = image if callable(image) else lambda path: image
        if engine is not None or supervisor is not None:
            options["supervisor"] = supervisor or fake_supervisor(str(engine))
        window = MainWindow(**options)
        made.append(window)
        qtbot.addWidget(window, before_close_func=MainWindow.release)
        window.resize(*size)
        window.show()
        qtbot.waitExposed(window)
        # Without a window manager nobody else gives it the keyboard.
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    children = set(psutil.Process().children(recursive=True))
    yield make
    for window in made:
        window.release()
    assert not [t for w in made for t in w.findChildren(QThread) if t.isRunning()]
    warnings = [r.message for r in qtlog.records if r.log_type_name != "QtDebugMsg"]
    assert not warnings
    left = set(psutil.Process().children(recursive=True)) - children
    assert not [child for child in left if child.is_running()]


@pytest.fixture
def speaking(qapp: QApplication, make_window: MakeWindow) -> Iterator[Callable[[str], None]]:
    """Lets what is made from then on speak a language, and write numbers as that does."""
    translators = []

    def speak(language: str) -> None:
        QLocale.setDefault(QLocale(language) if language != "en" else QLocale.c())
        if language != "en":
            translators.extend(install(language))

    yield speak
    for translator in translators:
        qapp.removeTranslator(translator)
    QLocale.setDefault(QLocale.c())


def fake_supervisor(mode: str) -> SupervisorMaker:
    """An engine that does as its mode says; of several modes, each job takes the next."""
    modes = mode.split(",")

    def make(job: Job, log: Path | None) -> JobSupervisor:
        chosen = modes.pop(0) if len(modes) > 1 else modes[0]
        command = [sys.executable, str(FAKE_ENGINE), chosen]
        return JobSupervisor(job.work.request, command, resume=job.resumes, log=log)

    return make


@pytest.fixture
def open_in(qtbot: QtBot, tmp_path: Path) -> Callable[[MainWindow], None]:
    """Opens a path and waits until the whole volume is there."""

    def open_path(window: MainWindow, path: Path | None = None) -> None:
        window.open(path or tmp_path / "memory.tif")
        qtbot.waitUntil(lambda: is_drawn(window), timeout=PATIENCE)

    return open_path


def is_drawn(window: MainWindow) -> bool:
    volume = window.raw.volume
    if volume is None or not volume.is_measured:
        return False
    found = volume.intensities
    return window.state.levels == Levels(found.low, found.high)


def drop(window: MainWindow, *paths: Path) -> None:
    """What a file manager does when files are dropped."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    nothing, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, data, left, nothing)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    event = QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, data, left, nothing)
    QApplication.sendEvent(window, event)


@pytest.fixture
def busy(qtbot: QtBot, make_window: MakeWindow, tmp_path: Path) -> MainWindow:
    """A window with a job that runs and three that wait for it."""
    return busy_window(qtbot, make_window(engine="steps0.05"), tmp_path)


@pytest.fixture
def in_the_font_of_the_references(qapp: QApplication) -> None:
    if QFontInfo(qapp.font()).family() != FONT_OF_REFERENCES:
        pytest.skip(f"the pictures of words were taken in {FONT_OF_REFERENCES}")
