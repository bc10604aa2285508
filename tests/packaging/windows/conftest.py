"""The scripts of packaging/windows import one another by name, as they do when they are run."""

import pytest

from tests.packaging.scripts import ROOT


@pytest.fixture(autouse=True)
def scripts_are_found(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "packaging" / "windows")
