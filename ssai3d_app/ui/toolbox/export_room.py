"""Screenshots, figures and movies: what the actions ask for, made in the background."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from ssai3d_app.ui import texts
from ssai3d_app.ui.toolbox.actions import ToolActions
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.exporting.composing import (
    RAW,
    RESTORED,
    FigureChoice,
    Sight,
    figure_of,
)
from ssai3d_app.ui.viewer.exporting.figure_dialog import FigureDialog
from ssai3d_app.ui.viewer.exporting.file_types import FILE_TYPES, png_of
from ssai3d_app.ui.viewer.exporting.movie import gif
from ssai3d_app.ui.viewer.exporting.movie_dialog import MovieDialog
from ssai3d_app.ui.viewer.exporting.screenshot import screenshot
from ssai3d_app.ui.viewer.exporting.seeing import sight_of
from ssai3d_app.ui.viewer.exporting.worker import FileMaker, Work, unwritable
from ssai3d_app.ui.viewer.view_state import ViewState
from ssai3d_app.ui.viewer.viewer import Viewer


class ExportRoom(QObject):
    """One file is made at a time."""

    refused = Signal(object)
    """A UserError."""
    said = Signal(str)

    def __init__(
        self,
        does: ToolActions,
        viewer: Viewer,
        state: ViewState,
        raw: DisplaySource,
        restored: DisplaySource,
        window: QWidget,
    ) -> None:
        super().__init__(viewer)
        self._does, self._viewer, self._state = does, viewer, state
        self._raw, self._restored, self._parent = raw, restored, window
        self.figure_dialog: FigureDialog | None = None
        self.maker: FileMaker | None = None
        """What makes a file now."""
        does.screenshot.triggered.connect(self.take_screenshot)
        self.movie_dialog: MovieDialog | None = None
        does.movie.triggered.connect(self.show_movie)
        does.figure.triggered.connect(self.show_figure)

    @property
    def sight(self) -> Sight | None:
        """What is shown now."""
        return sight_of(self._viewer, self._state, self._raw, self._restored)

    @Slot()
    def take_screenshot(self) -> None:
        """Copy the panels, and save them with the user's pictures."""
        sight, image = self.sight, self._raw.image
        if sight is None or image is None:
            return
        shown = tuple(name for name in (RAW, RESTORED) if name in sight.stacks)
        taken = screenshot(self._viewer, figure_of(sight, FigureChoice(shown)).caption)
        QGuiApplication.clipboard().setImage(taken)
        now = datetime.now().strftime("%Y-%m-%d_%H-%M-%S")
        name = texts.SCREENSHOT_FILE.format(name=image.path.stem, time=now)
        folder = pictures_folder()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self.refused.emit(unwritable(folder / name, error))
            return
        self.make(lambda _progress: png_of(taken), folder / name)

    @Slot()
    def show_figure(self) -> None:
        """Ask what is to be in the figure."""
        sight = self.sight
        if sight is None:
            return
        self.figure_dialog = FigureDialog(sight, self._parent)
        self.figure_dialog.save_asked.connect(self._ask_where)
        self.figure_dialog.open()

    @Slot()
    def _ask_where(self) -> None:
        dialog, image = self.figure_dialog, self._raw.image
        if dialog is None or image is None:
            return
        figure, style = dialog.figure, dialog.style_
        if figure is None:
            return
        proposed = image.path.with_name(texts.FIGURE_FILE.format(name=image.path.stem))
        name, chosen = QFileDialog.getSaveFileName(
            dialog, texts.FIGURE_TITLE, str(proposed), texts.FIGURE_FILTER
        )
        if not name:
            return
        path = Path(name)
        if path.suffix.lower() not in FILE_TYPES:
            suffix = next((end for end in FILE_TYPES if f"*{end}" in chosen), ".png")
            path = path.with_name(path.name + suffix)
        work = FILE_TYPES[path.suffix.lower()]
        dialog.close()
        self.make(lambda _progress: work(figure, style), path)

    @Slot()
    def show_movie(self) -> None:
        """Ask what is to be in the movie."""
        sight = self.sight
        if sight is None:
            return
        self.movie_dialog = MovieDialog(sight, self._parent)
        self.movie_dialog.save_asked.connect(self._ask_where_to_put_movie)
        self.movie_dialog.cancel_asked.connect(self._cancel)
        self.movie_dialog.open()

    @Slot()
    def _ask_where_to_put_movie(self) -> None:
        dialog, image = self.movie_dialog, self._raw.image
        if dialog is None or image is None:
            return
        proposed = image.path.with_name(texts.MOVIE_FILE.format(name=image.path.stem))
        name, _ = QFileDialog.getSaveFileName(
            dialog, texts.MOVIE_TITLE, str(proposed), texts.MOVIE_FILTER
        )
        if not name:
            return
        path = Path(name if name.lower().endswith(".gif") else f"{name}.gif")
        maker = self.make(gif(dialog.sight, dialog.choice), path)
        if maker is not None:
            dialog.show_making()
            maker.progressed.connect(dialog.bar.setValue)
            maker.finished.connect(dialog.close)

    @Slot()
    def _cancel(self) -> None:
        if self.maker is not None:
            self.maker.cancel()

    def make(self, work: Work, path: Path) -> FileMaker | None:
        """Make a file in the background; ``None`` while another one is being made."""
        if self.maker is not None:
            self.said.emit(texts.EXPORT_BUSY)
            return None
        self.maker = maker = FileMaker(work, path, self)
        maker.written.connect(self._say_written)
        maker.failed.connect(self.refused)
        maker.finished.connect(self._forget_maker)
        maker.start()
        return maker

    @Slot(object)
    def _say_written(self, path: Path) -> None:
        if path.parent == pictures_folder():
            self.said.emit(texts.SCREENSHOT_TAKEN.format(path=path))
        else:
            self.said.emit(texts.SAID_WRITTEN.format(name=path.name, folder=path.parent))

    @Slot()
    def _forget_maker(self) -> None:
        if self.maker is not None:
            self.maker.deleteLater()
            self.maker = None

    def release(self) -> None:
        """Stop what is being made, and wait for its end."""
        if self.maker is not None:
            self.maker.cancel()
            self.maker.wait()


def pictures_folder() -> Path:
    """Where screenshots go: a folder of their own among the user's pictures."""
    place = QStandardPaths.StandardLocation.PicturesLocation
    return Path(QStandardPaths.writableLocation(place)) / texts.SCREENSHOT_FOLDER
