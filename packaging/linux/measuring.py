"""How long the frozen program takes to show its window, and to examine itself."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from pathlib import Path

from freezing.budgets import Budget, Figure
from linux.display import Screen, virtual_display

_PATIENCE_S = 120.0
_WARM_STARTS = 3


def first_windows(bundle: Path, budget: Budget) -> list[Figure]:
    """Seconds to the first window, cold and warm (the median of some starts)."""
    with virtual_display() as display, tempfile.TemporaryDirectory() as home:
        forget_cached(bundle)
        cold = _seconds_to_window(bundle, display, home)
        warm = sorted(_seconds_to_window(bundle, display, home) for _ in range(_WARM_STARTS))
    return [
        Figure("first window, cold", cold, "s", budget.first_window_cold_s),
        Figure("first window, warm", warm[_WARM_STARTS // 2], "s", budget.first_window_warm_s),
    ]


def self_test(bundle: Path, budget: Budget, report: Path) -> tuple[bool, Figure]:
    """Let the program examine itself under a display; whether it passed, and its seconds."""
    with virtual_display() as display, tempfile.TemporaryDirectory() as home:
        began = time.monotonic()
        done = subprocess.run(
            [bundle / "ssai3d-console", "--self-test", "--json", report],
            env=surroundings(display, home),
            check=False,
        )
        took = time.monotonic() - began
    return done.returncode == 0, Figure("self-test", took, "s", budget.self_test_s)


def surroundings(display: str, home: str) -> dict[str, str]:
    """The environment of a user who never ran the program and has no Python."""
    return {
        "DISPLAY": display,
        "HOME": home,
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "XDG_RUNTIME_DIR": home,
    }


def forget_cached(bundle: Path) -> None:
    """Ask the system to forget what it holds of the bundle's files in memory."""
    for path in bundle.rglob("*"):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _seconds_to_window(bundle: Path, display: str, home: str) -> float:
    screen = Screen(display)
    began = time.monotonic()
    program = subprocess.Popen([bundle / "ssai3d"], env=surroundings(display, home))
    try:
        screen.wait_for_window(program, _PATIENCE_S)
        return time.monotonic() - began
    finally:
        program.terminate()
        program.wait()
        while screen.windows():
            time.sleep(0.02)
        screen.close()
