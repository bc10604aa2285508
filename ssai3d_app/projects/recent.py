"""The projects and files that were open lately, and the place of the project that needs no name."""

from __future__ import annotations

import json
import logging
import socket
from datetime import datetime
from pathlib import Path

from pydantic import AwareDatetime, BaseModel, ConfigDict, TypeAdapter, ValidationError

from ssai3d_app.durable import write_durably
from ssai3d_app.errors import UserError
from ssai3d_app.jobs.clock import Clock
from ssai3d_app.locations import own_folder
from ssai3d_app.projects.lock import ProjectInUseError
from ssai3d_app.projects.opening import create_project, open_project
from ssai3d_app.projects.project import Project
from ssai3d_app.projects.storage import file_name, is_project

_log = logging.getLogger(__name__)

_MOST = 20
_MOST_FILES = 12
_MOST_LOOSE = 300
"""Files that were opened without a project are remembered, but not for ever."""
_LOOSE = "Files without a project"


class RecentProject(BaseModel):
    """A project that was open lately."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    folder: Path
    title: str
    opened: AwareDatetime

    @property
    def is_there(self) -> bool:
        """Whether it can be opened now; asks the disk."""
        return is_project(self.folder)


_list = TypeAdapter(list[RecentProject])
_files = TypeAdapter(list[Path])


def recent_file(home: Path) -> Path:
    """Where the list is kept, in the folder of what the program keeps of its own."""
    return home / "recent_projects.json"


def jobs_file() -> Path:
    """Where the journal of jobs is kept: one per computer, since homes may be shared."""
    return own_folder() / file_name(socket.gethostname()) / "jobs.sqlite"


def recent_projects(path: Path) -> list[RecentProject]:
    """The list in that file, newest first; missing projects included, for they may come back."""
    try:
        return _list.validate_json(path.read_bytes())
    except FileNotFoundError:
        return []
    except (OSError, ValidationError) as error:
        # Worth no question to the user: it fills again.
        _log.warning("The list of recent projects cannot be read: %s", error)
        return []


def remember(path: Path, folder: Path, title: str, opened: datetime) -> None:
    """Put a project at the top of the list."""
    entry = RecentProject(folder=folder.absolute(), title=title, opened=opened)
    others = [known for known in recent_projects(path) if known.folder != entry.folder]
    _write(path, [entry, *others][:_MOST])


def forget(path: Path, folder: Path) -> None:
    """Take a project from the list."""
    _write(path, [known for known in recent_projects(path) if known.folder != folder.absolute()])


def recent_files(path: Path) -> list[Path]:
    """The files in that list, newest first; whether they are still there is not asked."""
    try:
        return _files.validate_json(path.read_bytes())
    except FileNotFoundError:
        return []
    except (OSError, ValidationError) as error:
        # Worth no question to the user: it fills again.
        _log.warning("The list of recent files cannot be read: %s", error)
        return []


def remember_file(path: Path, file: Path) -> list[Path]:
    """Put a file at the top of that list, which is returned."""
    file = file.absolute()
    others = [known for known in recent_files(path) if known != file]
    files = [file, *others][:_MOST_FILES]
    _keep(path, json.dumps(_files.dump_python(files, mode="json"), indent=1))
    return files


def implicit_project(clock: Clock, base: Path | None = None) -> Project:
    """The project of files that were opened without one. Each window has its own.

    Raises
    ------
    UserError
        When the user's own folder cannot be written.
    """
    home = own_folder() if base is None else base
    number = 1
    while True:
        folder = home / (_LOOSE if number == 1 else f"{_LOOSE} {number}")
        try:
            if is_project(folder):
                opened = open_project(folder, clock)
                opened.forget_untouched(_MOST_LOOSE)
                return opened
            return create_project(folder, _LOOSE, clock)
        except ProjectInUseError:
            number += 1
        except UserError as error:
            if not is_project(folder) or "damaged" not in error.problem:
                raise
            # It must never keep a file from being opened; the damaged one stays for support.
            _log.error("%s is passed over: %s", folder, error)
            number += 1


def _write(path: Path, projects: list[RecentProject]) -> None:
    _keep(path, json.dumps(_list.dump_python(projects, mode="json"), indent=1))


def _keep(path: Path, content: str) -> None:
    try:
        write_durably(path, content.encode())
    except OSError as error:
        # A full disk does not keep anyone from working.
        _log.warning("%s cannot be written: %s", path.name, error)
