"""What the last run left when it crashed: found at the next start, and kept on this computer."""

from __future__ import annotations

import faulthandler
import logging
import platform
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from pydantic import BaseModel, ConfigDict, ValidationError

from ssai3d_app import __version__
from ssai3d_app.durable import make_folder, put_durably, temporary_beside
from ssai3d_app.errors import cannot_write
from ssai3d_app.jobs.processes import ProcessIdentity, own_identity

_log = logging.getLogger(__name__)

_RUNNING, _FAULTS = ".running.json", ".faults.txt"
_LOG_BYTES = 200_000


class _Marker(BaseModel):
    """Lies in the folder while a window runs."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    software: str
    process: ProcessIdentity


@dataclass(frozen=True)
class Crash:
    """A run that ended without saying so.

    ``faults`` is what Python wrote when a library crashed, empty when the process was killed.
    """

    software: str
    faults: str
    log: str
    marker: Path

    @property
    def words(self) -> str:
        """What happened, for the user."""
        how = "crashed inside a library" if self.faults.strip() else "was ended by the system"
        return (
            f"SSAI-3D {how} when it last ran. Jobs that were running can be resumed. A report can "
            "be saved on this computer; nothing is sent anywhere."
        )

    def files(self) -> dict[str, str]:
        """Names and texts of what a report holds, exactly as it would be saved."""
        system = (
            f"{self.software} (report made by SSAI-3D {__version__})\n"
            f"Python {platform.python_version()} on {platform.platform()}, {platform.machine()}\n"
        )
        files = {"system.txt": system, "faults.txt": self.faults, "log.txt": self.log}
        return {name: _without_name_of_home(text) for name, text in files.items()}

    def save(self, target: Path) -> None:
        """Write the report as a zip file.

        Raises
        ------
        UserError
            When it cannot be written.
        """
        temporary = temporary_beside(target)
        try:
            with zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as report:
                for name, text in self.files().items():
                    report.writestr(name, text)
            put_durably(temporary, target)
        except OSError as error:
            temporary.unlink(missing_ok=True)
            raise cannot_write(
                f"The report cannot be written to {target.parent}",
                "choose another folder",
                str(error),
            ) from error

    def dismiss(self) -> None:
        """Never tell of it again."""
        self.marker.unlink(missing_ok=True)
        _faults_of(self.marker).unlink(missing_ok=True)


class CrashWatch:
    """Marks that the program runs, and takes down where a library crashed."""

    def __init__(self, folder: Path) -> None:
        """Begin; the marker lies in the folder until :meth:`end`.

        Raises
        ------
        OSError
            When the folder cannot be written; the program can do without.
        """
        make_folder(folder.absolute())
        process = own_identity()
        self._marker = folder / f"{process.pid}{_RUNNING}"
        marker = _Marker(software=f"SSAI-3D {__version__}", process=process)
        self._marker.write_text(marker.model_dump_json(), encoding="utf-8")
        # Stays open: when a library crashes there is no opening files any more.
        self._file: IO[str] | None = _faults_of(self._marker).open("w", encoding="utf-8")
        faulthandler.enable(self._file)

    def end(self) -> None:
        """The program ends in order; safe to call twice."""
        if self._file is None:
            return
        if sys.__stderr__ is not None:
            faulthandler.enable(sys.__stderr__)
        else:
            faulthandler.disable()
        self._file.close()
        self._file = None
        self._marker.unlink(missing_ok=True)
        _faults_of(self._marker).unlink(missing_ok=True)


def last_crashes(folder: Path, log: Path) -> list[Crash]:
    """Runs that ended without saying so, with the end of the log that they wrote to."""
    found = []
    for marker in sorted(folder.glob(f"*{_RUNNING}")):
        try:
            told = _Marker.model_validate_json(marker.read_bytes())
        except ValidationError as error:
            # Cut off by a power cut before it was whole; nothing can be told of it.
            _log.info("%s is not whole: %s", marker, error)
            marker.unlink(missing_ok=True)
            continue
        if told.process.is_on_this_computer and not told.process.is_alive:
            faults = _faults_of(marker)
            text = faults.read_text(encoding="utf-8", errors="replace") if faults.exists() else ""
            found.append(Crash(told.software, text, _end_of(log), marker))
    return found


def _faults_of(marker: Path) -> Path:
    return marker.with_name(marker.name.replace(_RUNNING, _FAULTS))


def _end_of(log: Path) -> str:
    if not log.exists():
        return ""
    with log.open("rb") as file:
        file.seek(max(0, log.stat().st_size - _LOG_BYTES))
        return file.read().decode("utf-8", "replace")


def _without_name_of_home(text: str) -> str:
    """Paths as they are, but for the folder that bears the user's name."""
    home = str(Path.home())
    return text if len(home) < 2 else text.replace(home, "~")
