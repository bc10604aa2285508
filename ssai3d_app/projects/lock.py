"""One window per project: a lock file that says who holds it, and notices when they are gone."""

from __future__ import annotations

import contextlib
import getpass
import os
import uuid
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from ssai3d_app.durable import sync_folder, temporary_beside
from ssai3d_app.errors import ExitStatus, UserError, cannot_write
from ssai3d_app.jobs.processes import ProcessIdentity, own_identity

LOCK = "project.lock"
BEAT_EVERY_S = 15.0
SILENT_AFTER_S = 90.0
"""Six beats that did not come, on a computer that cannot be asked."""


class Holder(BaseModel):
    """Who has a project open. ``token`` tells two openings by one process apart."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    token: str
    user: str
    process: ProcessIdentity


class ProjectInUseError(UserError):
    """Another window has the project open. ``may_take_over``: it has not been heard of lately."""

    def __init__(self, holder: Holder | None, silent_s: float) -> None:
        self.holder = holder
        self.silent_s = silent_s
        self.may_take_over = silent_s >= SILENT_AFTER_S
        who = "another window"
        if holder is not None:
            who = f"{holder.user} on {holder.process.host}"
            if holder.process.is_on_this_computer:
                who = "another window on this computer"
        remedy = "close it there, or open it here for reading only"
        if self.may_take_over:
            remedy = (
                f"make sure that it is closed there and take it over; the last sign of life is "
                f"{silent_s / 60:.0f} minutes old"
            )
        super().__init__(f"This project is open in {who}", remedy, ExitStatus.WRONG_USAGE)


@dataclass(frozen=True)
class _Found:
    """A lock file as it was read: who, the bytes, and seconds since its last beat."""

    holder: Holder | None
    content: bytes
    silent_s: float

    @property
    def is_stale(self) -> bool:
        """Whether its process has certainly ended."""
        if self.holder is None or not self.holder.process.is_on_this_computer:
            return False
        return not self.holder.process.is_alive


class ProjectLock:
    """Held while a project is open for writing. Not for several threads at once."""

    def __init__(self, path: Path, holder: Holder) -> None:
        self._path = path
        self._holder = holder
        self._content = holder.model_dump_json(indent=1).encode()
        self.remark: str | None = None

    @classmethod
    def acquire(
        cls, folder: Path, *, take_over: bool = False, process: ProcessIdentity | None = None
    ) -> ProjectLock:
        """Lock a project.

        A lock whose process has ended on this computer is taken over, which ``remark`` says. One
        of another computer that was silent for long is taken over with ``take_over``.

        Raises
        ------
        ProjectInUseError
            When another window holds it.
        UserError
            When the folder cannot be written.
        """
        holder = Holder(token=uuid.uuid4().hex, user=_user(), process=process or own_identity())
        lock = cls(folder / LOCK, holder)
        try:
            while not lock._placed():
                found = lock._found()
                if found is None:
                    continue
                if not (found.is_stale or (take_over and found.silent_s >= SILENT_AFTER_S)):
                    raise ProjectInUseError(found.holder, found.silent_s)
                if lock._cleared(found):
                    lock.remark = "The window that had this project open has ended without closing."
        except OSError as error:
            raise cannot_write(
                f"The project in {folder} cannot be locked",
                "open it for reading only, or ask for permission to write there",
                f"{type(error).__name__}: {error}",
            ) from error
        return lock

    @property
    def is_held(self) -> bool:
        """Whether the lock is still ours: another computer may have taken us for dead."""
        try:
            return self._path.read_bytes() == self._content
        except FileNotFoundError:
            return False

    def beat(self) -> bool:
        """Show that we live; called every :data:`BEAT_EVERY_S`. Says whether the lock is ours."""
        if not self.is_held:
            return False
        # By the clock of the server that holds the file, which all computers see alike.
        os.utime(self._path)
        return True

    def keep(self) -> bool:
        """As :meth:`beat`, where the project's folder can be reached.

        Raises
        ------
        UserError
            When it cannot, or is gone; the lock counts again when its drive is back.
        """
        folder = self._path.parent
        try:
            held = self.beat()
            gone = not held and not folder.is_dir()
        except OSError as error:
            raise cannot_write(
                f"The project in {folder} cannot be reached",
                "check that its drive is connected",
                f"{type(error).__name__}: {error}",
            ) from error
        if gone:
            raise cannot_write(
                f"The folder of this project, {folder}, is gone",
                "put it back or connect its drive, or save the project elsewhere",
            )
        return held

    def release(self) -> None:
        """Give the project back; safe to call twice, and when it was taken from us."""
        if self.is_held:
            self._path.unlink(missing_ok=True)

    def _placed(self) -> bool:
        """Put our lock where there is none. It appears whole, so that nobody reads half of it."""
        temporary = temporary_beside(self._path)
        temporary.write_bytes(self._content)
        try:
            try:
                os.link(temporary, self._path)
            except FileExistsError:
                return False
            except OSError:
                # A file system without links: exclusive creation does nearly as well.
                return self._created()
            sync_folder(self._path.parent)
            return True
        finally:
            temporary.unlink(missing_ok=True)

    def _created(self) -> bool:
        try:
            with self._path.open("xb") as file:
                file.write(self._content)
        except FileExistsError:
            return False
        return True

    def _found(self) -> _Found | None:
        try:
            content = self._path.read_bytes()
            beat = self._path.stat().st_mtime
        except FileNotFoundError:
            return None
        try:
            holder = Holder.model_validate_json(content)
        except ValidationError:
            holder = None
        return _Found(holder, content, max(0.0, self._server_time() - beat))

    def _server_time(self) -> float:
        """Now, by the clock that stamps the lock file: two computers' clocks may differ."""
        probe = temporary_beside(self._path)
        probe.touch()
        try:
            return probe.stat().st_mtime
        finally:
            probe.unlink(missing_ok=True)

    def _cleared(self, found: _Found) -> bool:
        """Remove the lock that was found, and no other that has come in its place meanwhile."""
        aside = temporary_beside(self._path)
        try:
            self._path.rename(aside)
        except FileNotFoundError:
            return False
        if aside.read_bytes() == found.content:
            aside.unlink()
            return True
        # Someone was faster, and this is their lock: it goes back.
        with contextlib.suppress(FileExistsError):
            os.link(aside, self._path)
        aside.unlink()
        return False


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "someone"
