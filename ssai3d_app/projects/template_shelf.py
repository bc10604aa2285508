"""The templates there are: the user's own, and those of the facility, which are only read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ssai3d_app.engine.template import TEMPLATE_SUFFIX, Template, read_template, write_template
from ssai3d_app.errors import UserError, cannot_write
from ssai3d_app.locations import (
    settings_file,
    site_settings_file,
    site_templates_folder,
    templates_folder,
)
from ssai3d_app.settings import read_settings

_MOST = 200
"""So many files are looked into in a folder; a wrong folder may hold thousands."""


@dataclass(frozen=True)
class Shelved:
    """A template file. ``refusal`` says in a sentence why it cannot be used; then there is none."""

    path: Path
    is_own: bool
    template: Template | None = None
    refusal: str | None = None

    @property
    def name(self) -> str:
        """What it is called, or the file, where it cannot be read."""
        return self.path.name if self.template is None else self.template.name


class TemplateShelf:
    """Own templates in a folder that is written, and those of facilities in folders that are read.

    A folder that is not there, as a server may be away, holds none.
    """

    def __init__(self, own: Path, facility: Iterable[Path] = ()) -> None:
        self.own = own
        self.facility = tuple(facility)

    @classmethod
    def usual(cls) -> TemplateShelf:
        """The user's folder, that of the computer, and the one that the settings name."""
        named = (read_settings(path).settings for path in (settings_file(), site_settings_file()))
        folders = [Path(settings.templates) for settings in named if settings.templates]
        return cls(templates_folder(), (site_templates_folder(), *folders[:1]))

    def all(self) -> list[Shelved]:
        """The own ones first, then those of the facility, each by name; reads the files."""
        found = [*_in(self.own, is_own=True)]
        for folder in self.facility:
            found += _in(folder, is_own=False)
        return found

    def path_of(self, name: str) -> Path:
        """Where an own template of that name stands, or would."""
        kept = re.sub(r"[^\w .+-]", "_", name).strip(" .") or "recipe"
        return self.own / f"{kept[:80]}{TEMPLATE_SUFFIX}"

    def save(self, template: Template, *, replace: bool = False) -> Path:
        """Keep a template among the own ones; returns its file.

        Raises
        ------
        UserError
            When there is one of that name and it is not to be replaced, or nothing can be written.
        """
        path = self.path_of(template.name)
        if path.exists() and not replace:
            raise cannot_write(
                f"There is a template “{template.name}” already", "choose another name"
            )
        write_template(template, path)
        return path

    def take_in(self, path: Path) -> Path:
        """Copy a template from elsewhere among the own ones; returns the copy.

        Raises
        ------
        UserError
            When it is no template, there is one of its name, or nothing can be written.
        """
        return self.save(read_template(path))

    def remove(self, path: Path) -> None:
        """Remove an own template.

        Raises
        ------
        UserError
            When it is none of the own ones, or cannot be removed.
        """
        if path.parent != self.own:
            raise cannot_write(
                f"{path.name} belongs to the facility", "ask its administrator to remove it"
            )
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise cannot_write(
                f"{path.name} cannot be removed", "check your permission", str(error)
            ) from error


def _in(folder: Path, *, is_own: bool) -> list[Shelved]:
    try:
        paths = sorted(folder.glob(f"*{TEMPLATE_SUFFIX}"))[:_MOST]
    except OSError:
        # A server that is away: the own ones are still there.
        return []
    found = []
    for path in paths:
        try:
            found.append(Shelved(path, is_own, read_template(path)))
        except UserError as error:
            found.append(Shelved(path, is_own, refusal=error.sentence))
    return sorted(found, key=lambda shelved: shelved.name.lower())
