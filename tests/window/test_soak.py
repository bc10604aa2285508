"""Queues that run for long, and windows that come and go, leave nothing behind."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "options",
    [
        pytest.param(("--jobs", "12"), id="short"),
        pytest.param(("--windows", "5"), id="windows"),
        pytest.param(("--jobs", "50", "--real"), id="real", marks=pytest.mark.slow),
        pytest.param(("--windows", "50"), id="many windows", marks=pytest.mark.slow),
    ],
)
@pytest.mark.timeout(7200)
def test_queues_and_windows_leave_no_thread_process_handle_file_or_memory_behind(options):
    done = subprocess.run(
        [sys.executable, "-m", "tests.window.soak", *options],
        check=False,
        capture_output=True,
        text=True,
        timeout=7000,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "LEFT" not in done.stdout
    assert "QThread" not in done.stderr
