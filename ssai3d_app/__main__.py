"""One entrance: window, command, engine worker or reader, before anything heavy is imported."""

from __future__ import annotations

import multiprocessing
import sys
from pathlib import Path

_COMMANDS = ("info", "restore", "networks")


def main(arguments: list[str] | None = None) -> int:
    """Run the program; returns its exit status."""
    multiprocessing.freeze_support()
    given = sys.argv[1:] if arguments is None else arguments
    from ssai3d_app.logs import start_logging

    start_logging()
    if given == ["--engine-worker"]:
        from ssai3d_app.jobs.worker import main as work

        return work()
    if given == ["--reader-process"]:
        from ssai3d_app.safe_reading.child import main as read

        return read()
    if given and (given[0] in _COMMANDS or given[0].startswith("-")):
        from ssai3d_app.command_line.commands import run_command

        return run_command(given)
    if len(given) > 1:
        sys.stderr.write("The window opens one file; quote its name if it holds spaces.\n")
        return 2
    from ssai3d_app.ui.application import run

    return run(Path(given[0]) if given else None)


if __name__ == "__main__":
    sys.exit(main())
