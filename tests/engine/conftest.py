"""What several tests of the engine begin with."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder for files as they were downloaded."""
    folder = tmp_path / "downloads"
    folder.mkdir()
    return folder
