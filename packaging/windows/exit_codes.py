"""The exit codes of the Windows setup program and uninstaller, told once for all who need them.

The installer script and the plug-in include what :func:`write_headers` writes; the help page for
facility managers lists the same codes.
"""

from __future__ import annotations

from enum import IntEnum
from pathlib import Path


class ExitCode(IntEnum):
    """What the setup program says to the program that started it."""

    DONE = 0
    CANCELLED = 1
    SCRIPT_ABORTED = 2
    PART_MISSING = 10
    PART_DAMAGED = 11
    DISK_FULL = 12
    FOLDER_IN_USE_BY_OTHERS = 13
    PATH_TOO_LONG = 14
    PROGRAM_RUNS = 15
    NEEDS_ADMINISTRATOR = 16
    CANNOT_WRITE = 17
    SETUP_RUNS_ALREADY = 18
    BAD_FOLDER = 19


def write_headers(folder: Path) -> None:
    """Write ``exit_codes.h`` for the plug-in and ``exit_codes.nsh`` for the script."""
    c_lines = [f"#define EXIT_{code.name} {code.value}" for code in ExitCode]
    header = ["#ifndef EXIT_CODES_H", "#define EXIT_CODES_H", *c_lines, "#endif"]
    (folder / "exit_codes.h").write_text("\n".join(header) + "\n", encoding="ascii")
    nsis_lines = [f"!define EXIT_{code.name} {code.value}" for code in ExitCode]
    (folder / "exit_codes.nsh").write_text("\n".join(nsis_lines) + "\n", encoding="ascii")
