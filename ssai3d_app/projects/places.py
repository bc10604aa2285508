"""Where files lie as a project knows it: beside the project, which may be moved, or anywhere."""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from ssai3d_app.fingerprint import Fingerprint

_STEPS_UP = 3
"""Files so few folders above the project are taken to move along with it."""


class Place(BaseModel):
    """A path, kept twice where it can be: from the project's folder, and from the root.

    ``relative`` is written with slashes on every system; ``None`` for a file far away.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    relative: str | None
    absolute: str

    @classmethod
    def of(cls, path: Path, project: Path) -> Place:
        """The place of a file for a project in that folder."""
        # Links stay as they are: the user knows the file by that name.
        absolute, base = (Path(os.path.normpath(p.absolute())) for p in (path, project))
        relative = None
        for steps, parent in enumerate((base, *base.parents)):
            if steps > _STEPS_UP or parent == Path(parent.anchor):
                break
            if absolute.is_relative_to(parent):
                relative = "/".join([".."] * steps + list(absolute.relative_to(parent).parts))
                break
        return cls(relative=relative, absolute=str(absolute))

    def candidates(self, project: Path) -> list[Path]:
        """Where the file may be, the likeliest first."""
        paths = [] if self.relative is None else [project / self.relative]
        absolute = Path(self.absolute)
        return [Path(os.path.normpath(path)) for path in (*paths, absolute)]

    def found(self, project: Path, fingerprint: Fingerprint | None = None) -> Path | None:
        """Where the file is, or ``None``.

        When there is one at either place, the one that looks as it did is taken: a project that
        was copied beside other data must not take them for its own.
        """
        there = [path for path in self.candidates(project) if path.exists()]
        if fingerprint is not None:
            for path in there:
                if fingerprint.looks_unchanged(path):
                    return path
        return there[0] if there else None
