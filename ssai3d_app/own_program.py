"""How the program starts itself again, as a helper in a child process."""

from __future__ import annotations

import sys
from pathlib import Path

_TWIN = "ssai3d-console.exe"


def own_command(*arguments: str) -> list[str]:
    """The same executable, frozen or not, told by its arguments what to be."""
    if getattr(sys, "frozen", False):
        return [_frozen_program(), *arguments]
    return [sys.executable, "-m", "ssai3d_app", *arguments]


def _frozen_program() -> str:
    """The frozen program; on Windows its twin for terminals, if there is one.

    A child speaks through its standard output, which a program with a window need not have there.
    """
    if sys.platform == "win32":
        twin = Path(sys.executable).with_name(_TWIN)
        if twin.is_file():
            return str(twin)
    return sys.executable
