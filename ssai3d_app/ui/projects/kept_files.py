"""Files as the project keeps them: corrections, what was read of them, whereabouts and pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from ssai3d_app.projects.document import SceneFacts, Source
from ssai3d_app.projects.places import Place
from ssai3d_app.ui.opening.correction_book import CorrectionBook
from ssai3d_app.ui.opening.reader import OpenedImage
from ssai3d_app.ui.projects.desk import ProjectDesk
from ssai3d_app.ui.projects.entries import Presence
from ssai3d_app.ui.projects.model import ProjectModel
from ssai3d_app.ui.projects.pictures import PictureCupboard, picture_of
from ssai3d_app.ui.projects.surveyor import Surveyed, Surveyor, Whereabouts
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.volume.corrections import Corrections
from ssai3d_app.volume.scene import ImageFile


class KeptFiles(QObject):
    """Carries what is learned of files into the project, and corrections both ways."""

    whereabouts_changed = Signal()
    """More is known of where files are."""

    def __init__(
        self,
        desk: ProjectDesk,
        model: ProjectModel,
        book: CorrectionBook,
        opener: Callable[[Path], ImageFile],
        home: Path,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._model, self._book, self._home = desk, model, book, home
        self.surveyor = Surveyor(opener, self)
        self._paths: dict[str, Path] = {}
        self._shown: Path | None = None
        self._shown_id: str | None = None
        self._renewed: set[str] = set()
        self._sought: dict[str, Place] = {}
        self._raw: DisplaySource | None = None
        self.surveyor.found.connect(self._take_whereabouts)
        self.surveyor.surveyed.connect(self._take_survey)
        model.picture_wanted.connect(self._ask_for_picture)
        book.put_in.connect(self._keep_correction)
        desk.opened.connect(self._turn_to_project)
        desk.changed.connect(self._take_document)

    @property
    def shows_a_file_of_the_project(self) -> bool:
        """Whether the file that is open is one of the project's."""
        return self._shown_id is not None

    def path_of(self, source: Source) -> Path:
        """Where a source is as far as is known; asks no disk."""
        found = self._paths.get(source.id)
        if found is not None:
            return found
        assert self._desk.project is not None
        return source.place.candidates(self._desk.project.folder)[0]

    def note_opening(self, path: Path) -> None:
        """A file is going to be opened in the window: correct it as it was."""
        source = self._desk.source_at(path)
        self._shown = path
        self._shown_id = source.id if source else None
        if source is not None:
            self._book.replace(path, source.corrections)

    def note_opened(self, image: OpenedImage) -> None:
        """It is open: list it, and keep what it says of itself and what it is known by."""
        source = self._desk.list_file(image.path)
        if source is None:
            return
        self._shown_id = source.id
        self._model.set_presence(source.id, Presence.THERE)
        scenes = tuple(SceneFacts.of(scene) for scene in image.scenes)
        self._learn(source, format=image.format, scenes=scenes)
        self._renewed.add(source.id)
        self.surveyor.seek([source])

    def note_refused(self) -> None:
        """It could not be opened: it may be unreadable, or gone."""
        source = self.shown_source
        if source is not None:
            self._model.set_presence(source.id, Presence.UNREADABLE)
            self.surveyor.seek([source])

    def note_closed(self) -> None:
        """No file is open."""
        self._shown = self._shown_id = None

    def follow(self, raw: DisplaySource) -> None:
        """The file that is open is read by the viewer: its picture needs no other reading."""
        self._raw = raw
        raw.pixels_changed.connect(self._take_picture)
        # It may be read before it is known by what to keep its picture.
        self.whereabouts_changed.connect(self._take_picture)

    @Slot()
    def _take_picture(self) -> None:
        source = self.shown_source
        volume = self._raw.volume if self._raw is not None else None
        if source is None or volume is None or not volume.is_measured or volume.key.scene:
            return
        if self._model.has_picture(source.id) or source.fingerprint is None:
            return
        planes = volume.planes(volume.shape[0])
        if planes:
            image = picture_of(planes[len(planes) // 2], volume.intensities)
            self._model.set_picture(source.id, image)
            self.surveyor.keep(source, image)

    def seek_all(self) -> None:
        """Ask again where every file is."""
        document = self._desk.document
        if document is not None:
            self.surveyor.seek(document.sources)

    @Slot()
    def _turn_to_project(self) -> None:
        self._paths.clear()
        self._sought.clear()
        self._renewed.clear()
        project = self._desk.project
        if project is None:
            self._shown_id = None
            return
        shown = self._desk.source_at(self._shown) if self._shown else None
        self._shown_id = shown.id if shown else None
        if shown is not None and self._shown is not None:
            self._book.replace(self._shown, shown.corrections)
        carries = self._desk.is_writable and not self._desk.is_implicit
        cupboard = PictureCupboard(project.folder if carries else None, self._home)
        self.surveyor.turn_to(project.folder, cupboard)
        self._seek(project.document.sources)

    @Slot()
    def _take_document(self) -> None:
        """Look for what is new, and follow corrections that were undone."""
        document = self._desk.document
        assert document is not None
        self._seek([s for s in document.sources if self._sought.get(s.id) != s.place])
        shown = self.shown_source
        if shown is not None and self._shown is not None:
            self._book.replace(self._shown, shown.corrections)

    @Slot(list)
    def _take_whereabouts(self, found: list[Whereabouts]) -> None:
        document = self._desk.document
        known = {source.id: source for source in document.sources} if document else {}
        told: dict[str, dict[str, Any]] = {}
        for entry in found:
            source = known.get(entry.source)
            if source is None:
                continue
            presence = entry.presence
            if entry.path is None:
                self._paths.pop(entry.source, None)
            else:
                self._paths[entry.source] = entry.path
                if self._model.presence_of(entry.source) is Presence.UNREADABLE:
                    presence = Presence.UNREADABLE
            if presence is Presence.CHANGED and entry.source in self._renewed:
                # It was opened since, and what it says now is kept.
                presence = Presence.THERE
                told[source.id] = {"fingerprint": entry.fingerprint}
            elif source.fingerprint is None and entry.fingerprint is not None:
                told[source.id] = {"fingerprint": entry.fingerprint}
            self._model.set_presence(entry.source, presence)
        if told and self._desk.is_writable and self._desk.project is not None:
            self._desk.project.learn_all(told)
        self.whereabouts_changed.emit()

    @Slot(object)
    def _take_survey(self, survey: Surveyed) -> None:
        source = self._source(survey.source)
        if source is None:
            return
        if survey.problem is not None:
            self._model.set_presence(source.id, Presence.UNREADABLE)
            return
        self._model.set_picture(source.id, survey.image or QImage())
        if survey.format is not None:
            self._learn(source, format=survey.format, scenes=survey.scenes)

    @Slot(str)
    def _ask_for_picture(self, source_id: str) -> None:
        source = self._source(source_id)
        if source is not None:
            # The one that is open is read by the viewer, and not twice.
            self.surveyor.picture(source, may_open=source_id != self._shown_id)

    @Slot(object, int)
    def _keep_correction(self, path: Path, scene: int) -> None:
        source = self.shown_source if path == self._shown else self._desk.source_at(path)
        if source is not None:
            entered = self._book.entries_of(path).get(scene, Corrections())
            self._desk.correct(source.id, scene, entered)

    def _seek(self, sources: Sequence[Source]) -> None:
        if sources:
            self._sought.update({source.id: source.place for source in sources})
            self.surveyor.seek(sources)

    def _learn(self, source: Source, **told: Any) -> None:
        project = self._desk.project
        if project is None or project.is_read_only:
            return
        if any(getattr(source, name) != fact for name, fact in told.items()):
            project.learn(source.id, **told)

    def _source(self, source_id: str) -> Source | None:
        document = self._desk.document
        sources = document.sources if document else ()
        return next((source for source in sources if source.id == source_id), None)

    @property
    def shown_source(self) -> Source | None:
        """The file that is open, as the project knows it."""
        return None if self._shown_id is None else self._source(self._shown_id)
