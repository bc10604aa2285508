"""The file that is restored: what it is known by, and whether it is still what it was."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ssai3d_app.errors import UserError, unreadable
from ssai3d_app.fingerprint import Fingerprint, fingerprint_of


@dataclass(frozen=True)
class Source:
    """A file or folder of which the pixels are read over minutes or hours."""

    path: Path
    fingerprint: Fingerprint
    may_be_checked: bool
    """Not where the result is made inside the source's folder: that changes the folder."""

    @classmethod
    def of(cls, path: Path, output: Path) -> Source:
        """Take the fingerprint of a source from which ``output`` is made.

        Raises
        ------
        UserError
            When it cannot be read.
        """
        try:
            known = fingerprint_of(path)
        except OSError as error:
            raise _gone(path, error) from error
        return cls(path, known, not output.resolve().is_relative_to(path.resolve()))

    def raise_if_changed(self) -> None:
        """Make sure that what was read is all of one file.

        Raises
        ------
        UserError
            When it is gone, or was written to meanwhile.
        """
        if not self.may_be_checked:
            return
        try:
            unchanged = self.fingerprint.looks_unchanged(self.path)
        except OSError as error:
            raise _gone(self.path, error) from error
        if not unchanged:
            raise unreadable(
                f"{self.path.name} was changed while it was being read",
                "leave the file alone, and start its restoration anew",
            )


def _gone(path: Path, error: OSError) -> UserError:
    return unreadable(
        f"{path.name} cannot be reached any more",
        "check that its drive is connected and that it was not moved",
        str(error),
    )
