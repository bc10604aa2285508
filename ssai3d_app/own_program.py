"""How the program starts itself again, as a helper in a child process."""

from __future__ import annotations

import sys


def own_command(*arguments: str) -> list[str]:
    """The same executable, frozen or not, told by its arguments what to be."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments]
    return [sys.executable, "-m", "ssai3d_app", *arguments]
