"""How the program starts its children, frozen or not."""

import sys

import pytest

from ssai3d_app.own_program import own_command


def test_a_checkout_starts_its_module():
    assert own_command("--gpu-check") == [sys.executable, "-m", "ssai3d_app", "--gpu-check"]


@pytest.mark.parametrize(
    ("system", "has_twin", "name"),
    [
        ("linux", True, "ssai3d"),
        ("win32", True, "ssai3d-console.exe"),
        ("win32", False, "ssai3d"),
    ],
)
def test_a_frozen_program_starts_one_that_can_answer(tmp_path, monkeypatch, system, has_twin, name):
    if has_twin:
        (tmp_path / "ssai3d-console.exe").touch()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "ssai3d"))
    assert own_command("--gpu-check") == [str(tmp_path / name), "--gpu-check"]
