"""The process that asks for the window, so that a network that hangs holds nothing up."""

from __future__ import annotations

import sys

from ssai3d_app import __version__
from ssai3d_app.errors import ExitStatus
from ssai3d_app.updates.address import release_address
from ssai3d_app.updates.asking import answer_for

UPDATE_ARGUMENT = "--update-check"


def main() -> int:
    """Ask, and print the answer as a line of JSON."""
    address = release_address()
    if address is None:
        return ExitStatus.WRONG_USAGE
    sys.stdout.write(answer_for(address, __version__).model_dump_json() + "\n")
    sys.stdout.flush()
    return ExitStatus.DONE
