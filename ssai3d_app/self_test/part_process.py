"""The process that makes the checks of one part and tells each result as a line of JSON."""

from __future__ import annotations

import faulthandler
import os
import sys
import threading
import traceback
from collections.abc import Callable
from typing import TextIO

from pydantic import BaseModel

from ssai3d_app.check_report import CheckBegan, CheckResult, Outcome
from ssai3d_app.errors import ExitStatus
from ssai3d_app.self_test.check import made
from ssai3d_app.self_test.plan import Part, part_named

PART_ARGUMENT = "--self-test-part"


def main(arguments: list[str]) -> int:
    """Make the checks of the part whose name is given."""
    part = part_named(arguments[0]) if len(arguments) == 1 else None
    if part is None:
        return ExitStatus.WRONG_USAGE
    faulthandler.enable()
    # Whatever a library prints must not look like a result.
    wire, sys.stdout = sys.stdout, sys.stderr
    threading.Thread(target=_end_with_owner, daemon=True).start()
    make_part(part, lambda line: _send(wire, line))
    return ExitStatus.DONE


def make_part(part: Part, tell: Callable[[BaseModel], None]) -> None:
    """Make the checks of a part in order; each is told as it begins and as it ends."""
    outcomes: dict[str, CheckResult] = {}
    try:
        makers = part.makers()
    except Exception:  # noqa: BLE001 - a library that is missing is what is looked for
        detail = traceback.format_exc()
        for check in part.checks:
            sentence = "A part of the program cannot be loaded; install SSAI-3D again."
            tell(check.result(Outcome.FAILED, sentence, detail=detail))
        return
    for check in part.checks:
        if check.needs is not None and outcomes[check.needs].outcome is Outcome.FAILED:
            title = outcomes[check.needs].title
            result = check.result(Outcome.FAILED, f"Not made, since “{title}” has failed.")
        else:
            tell(CheckBegan(name=check.name))
            result = made(check, makers[check.name])
        outcomes[check.name] = result
        tell(result)


def _send(wire: TextIO, line: BaseModel) -> None:
    wire.write(line.model_dump_json() + "\n")
    wire.flush()


def _end_with_owner() -> None:
    """When the pipe closes, the owner is gone, and nobody wants to know any more."""
    # Not through sys.stdin: the interpreter cannot end while a thread holds that one's lock.
    while os.read(0, 1024):
        pass
    os._exit(ExitStatus.CANCELLED)
