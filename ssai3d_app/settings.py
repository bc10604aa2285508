"""The settings file: the user's own, and one for the whole computer that a facility may write.

What this program does not understand, because it is damaged or of a later version, it leaves alone
and goes on with the usual settings.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from ssai3d_app.durable import make_folder, write_durably

VERSION = 1
"""Raised when a field changes its meaning; fields that are added or left out need no new one."""

_log = logging.getLogger(__name__)


class Settings(BaseModel):
    """What is set.

    ``releases`` is the address that is asked for a new version, empty to ask none; ``window`` is
    Qt's description of size and place of the window, as base64; ``language`` the code of the
    window's language (``de``), the system's when there is none. ``templates`` is a folder, such as
    one on a server, whose templates are offered too. ``programs`` are the commands by which other
    programs are started, by name.
    ``demos_walked`` are the demos whose walk the user has ended.
    ``tour_seen`` says whether the tour was shown, and ``less_motion`` what the user has chosen,
    ``None`` to follow the system.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    version: int = VERSION
    releases: str | None = None
    window: str | None = None
    language: str | None = None
    templates: str | None = None
    programs: dict[str, str] = {}
    tour_seen: bool | None = None
    less_motion: bool | None = None
    demos_walked: tuple[str, ...] = ()


@dataclass(frozen=True)
class Read:
    """Settings as they were read; ``remark`` says in a sentence why a file is left alone."""

    settings: Settings
    remark: str | None = None


def read_settings(path: Path) -> Read:
    """The settings in a file; the usual ones where there is none, or none of use."""
    try:
        content = json.loads(path.read_bytes())
    except FileNotFoundError:
        return Read(Settings())
    except (OSError, ValueError) as error:
        _log.warning("The settings %s cannot be read: %s", path, error)
        return Read(Settings(), "The settings file is damaged; it is left as it is.")
    version = content.get("version") if isinstance(content, dict) else None
    if isinstance(version, int) and version > VERSION:
        _log.warning("The settings %s are of version %d", path, version)
        return Read(
            Settings(), "The settings are of a newer SSAI-3D; they are left as they are, not used."
        )
    try:
        return Read(Settings.model_validate(content))
    except ValidationError as error:
        _log.warning("The settings %s cannot be understood: %s", path, error)
        return Read(Settings(), "The settings file is damaged; it is left as it is.")


def change_settings(path: Path, **changes: object) -> None:
    """Change some of the settings in a file; one that is not understood is left alone.

    Raises
    ------
    OSError
        When the file cannot be written; then the old one stands.
    """
    found = read_settings(path)
    changed = found.settings.model_copy(update=changes)
    if found.remark is not None or changed == found.settings:
        return
    make_folder(path.parent)
    write_durably(path, changed.model_dump_json(indent=1, exclude_none=True).encode() + b"\n")
