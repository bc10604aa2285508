"""No test leaves a process or an open pipe behind."""

import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from ssai3d_app.safe_reading import deadlines, process, spare

MISBEHAVING = Path(__file__).with_name("misbehaving.py")


@pytest.fixture(autouse=True)
def _nothing_left() -> Iterator[None]:
    ours = psutil.Process()
    children, files = set(ours.children(recursive=True)), open_files()
    yield
    spare.cool_down()
    assert set(ours.children(recursive=True)) <= children
    assert open_files() <= files


def open_files() -> int:
    """Pipes and files that this process has open."""
    ours = psutil.Process()
    return ours.num_fds() if hasattr(ours, "num_fds") else ours.num_handles()


@pytest.fixture
def misbehaving(monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers whose files do harm, and deadlines that a test can wait for."""
    monkeypatch.setattr(process, "own_command", lambda _: [sys.executable, str(MISBEHAVING)])
    monkeypatch.setattr(deadlines, "opening", lambda size, imported: 2.0)
    monkeypatch.setattr(deadlines, "reading", lambda size: 2.0)
    monkeypatch.setattr(deadlines, "CLOSING", 2.0)
