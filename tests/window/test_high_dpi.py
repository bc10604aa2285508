"""Screens with more pixels: what is drawn lies where it does on others, and is sharper."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.window.high_dpi import CROSSHAIR, SIZE, UM_PER_PIXEL


@pytest.mark.parametrize("factor", [1, 1.5, 2])
def test_crosshair_blend_and_scale_bar_are_right_on_every_screen(factor):
    """In a process of its own, for the factor counts when the application begins."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.window.high_dpi"],
        check=False,
        capture_output=True,
        text=True,
        timeout=200,
        env={**os.environ, "QT_SCALE_FACTOR": str(factor)},
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["ratio"] == factor
    assert told["size"] == [edge * factor for edge in SIZE]
    assert told["sum"] == [200, 100, 0]
    pixels = factor / UM_PER_PIXEL
    assert told["red ends"] == pytest.approx(16.0 * pixels, abs=1)
    assert told["green ends"] == pytest.approx(12.0 * pixels, abs=1)
    _, y, x = CROSSHAIR
    assert told["crosshair"] == pytest.approx([x * pixels, y * pixels], abs=1)
    assert told["bar"] == pytest.approx(told["bar um"] * pixels, rel=0.01)


def test_a_screen_with_twice_the_pixels_shows_every_voxel():
    """Columns of one voxel, bright and dark by turns, are not mixed."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.window.high_dpi"],
        check=True,
        capture_output=True,
        text=True,
        timeout=200,
        env={**os.environ, "QT_SCALE_FACTOR": "2"},
    )
    assert json.loads(done.stdout)["stripes"] == [0, 255]
