"""One entrance: window, command, self-test, engine or reader, before anything heavy is imported."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable
from pathlib import Path

_COMMANDS = ("info", "preview", "restore", "analyse", "export", "networks")


def main(arguments: list[str] | None = None) -> int:
    """Run the program; returns its exit status."""
    multiprocessing.freeze_support()
    given = sys.argv[1:] if arguments is None else arguments
    from ssai3d_app.logs import start_logging

    start_logging()
    first, rest = (given[0], given[1:]) if given else ("", [])
    if first in _PARTS:
        return _PARTS[first](rest)
    if first in _COMMANDS or first.startswith("-"):
        from ssai3d_app.command_line.commands import run_command

        return run_command(given)
    return _window(given)


def _engine_worker(_arguments: list[str]) -> int:
    from ssai3d_app.jobs.worker import main as work

    return work()


def _reader_process(_arguments: list[str]) -> int:
    from ssai3d_app.safe_reading.child import main as read

    return read()


def _export_worker(_arguments: list[str]) -> int:
    from ssai3d_app.exporting.process import main as work

    return work()


def _gpu_check(_arguments: list[str]) -> int:
    from ssai3d_app.engine.gpu.process import main as look

    return look()


def _update_check(_arguments: list[str]) -> int:
    from ssai3d_app.updates.process import main as ask

    return ask()


def _self_test(arguments: list[str]) -> int:
    from ssai3d_app.self_test.command import main as examine

    return examine(arguments)


def _self_test_part(arguments: list[str]) -> int:
    from ssai3d_app.self_test.part_process import main as make_part

    return make_part(arguments)


def _safe_mode(arguments: list[str]) -> int:
    return _window(arguments, safe_mode=True)


def _in_language(arguments: list[str]) -> int:
    if not arguments:
        sys.stderr.write("Name a language after --language, such as de or en.\n")
        return 2
    language, *rest = arguments
    safe_mode = rest[:1] == ["--safe-mode"]
    return _window(rest[1:] if safe_mode else rest, safe_mode=safe_mode, language=language)


def _window(arguments: list[str], *, safe_mode: bool = False, language: str | None = None) -> int:
    if len(arguments) > 1:
        sys.stderr.write("The window opens one file; quote its name if it holds spaces.\n")
        return 2
    from ssai3d_app.ui.application import run

    path = Path(arguments[0]) if arguments else None
    return run(path, safe_mode=safe_mode, language=language)


_PARTS: dict[str, Callable[[list[str]], int]] = {
    "--engine-worker": _engine_worker,
    "--export-worker": _export_worker,
    "--reader-process": _reader_process,
    "--safe-mode": _safe_mode,
    "--language": _in_language,
    "--gpu-check": _gpu_check,
    "--self-test": _self_test,
    "--self-test-part": _self_test_part,
    "--update-check": _update_check,
}
"""What the program is to be, by its first argument; most are for its own children."""


if __name__ == "__main__":
    sys.exit(main())
