"""Projects begun in a folder, and opened again."""

from __future__ import annotations

import uuid
from pathlib import Path

from ssai3d_app.errors import UserError
from ssai3d_app.jobs.clock import Clock
from ssai3d_app.projects import storage
from ssai3d_app.projects.disk import Disk, directly
from ssai3d_app.projects.document import ProjectDocument
from ssai3d_app.projects.lock import ProjectLock
from ssai3d_app.projects.project import Project


def create_project(folder: Path, title: str, clock: Clock, disk: Disk = directly) -> Project:
    """Make a project in a folder, which is made when missing.

    Raises
    ------
    UserError
        When the folder holds one already or cannot be written.
    """
    storage.make_project_folder(folder)
    document = ProjectDocument(id=uuid.uuid4().hex, title=title, created=clock.now())
    lock = ProjectLock.acquire(folder)
    try:
        storage.write_document(folder, document)
    except UserError:
        lock.release()
        raise
    return Project(folder, document, clock, lock, disk)


def open_project(
    folder: Path,
    clock: Clock,
    *,
    read_only: bool = False,
    take_over: bool = False,
    copy: bool = False,
    disk: Disk = directly,
) -> Project:
    """Open the project of a folder.

    ``copy`` opens the copy that was kept when it last opened well, in place of a damaged document.

    Raises
    ------
    ProjectInUseError
        When another window has it open for writing.
    UserError
        When it cannot be read, or not be locked: then open it ``read_only``.
    """
    if read_only:
        return Project(folder, storage.read_document(folder, copy=copy), clock, None, disk)
    if not storage.is_project(folder) and not copy:
        # Before a lock is put into some other folder.
        storage.read_document(folder)
    lock = ProjectLock.acquire(folder, take_over=take_over)
    try:
        storage.clean_up(folder)
        document = storage.read_document(folder, copy=copy)
        if copy:
            storage.write_document(folder, document)
        else:
            storage.keep_copy(folder)
    except BaseException:
        lock.release()
        raise
    return Project(folder, document, clock, lock, disk)
