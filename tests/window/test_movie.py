"""Movies: frames are what the panels show, in the background, and can be stopped."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, ImageSequence
from PySide6.QtWidgets import QFileDialog

from ssai3d_app.ui.viewer.exporting.composing import RAW
from ssai3d_app.ui.viewer.exporting.movie import MovieChoice, MovieKind, frames_of, gif
from ssai3d_app.ui.viewer.exporting.worker import Cancelled, Progress
from ssai3d_app.ui.viewer.view_state import Levels
from tests.window.conftest import PATIENCE
from tests.window.test_exporting import seen
from tests.window.test_viewer import marked_stack


@pytest.fixture
def window(make_window, open_in):
    window = make_window(marked_stack())
    open_in(window)
    window.state.set_levels(Levels(0, 500))
    return window


def frames_in(content: bytes) -> list[np.ndarray]:
    with Image.open(io.BytesIO(content)) as movie:
        return [np.asarray(frame.convert("RGB")) for frame in ImageSequence.Iterator(movie)]


def bright(frame: np.ndarray) -> int:
    """White pixels in the middle of a frame, where no label is."""
    high, wide = frame.shape[:2]
    middle = frame[high // 4 : 3 * high // 4, wide // 4 : 3 * wide // 4]
    return int((middle[..., 0] > 200).sum())


def test_a_walk_through_the_planes_shows_each_of_them_and_the_box_where_it_is(window):
    choice = MovieChoice(MovieKind.PLANES, (RAW,), width=320, rate=10)
    told: list[int] = []
    content = gif(window.tools.exports.sight, choice)(Progress(told.append))
    frames = frames_in(content)
    assert len(frames) == 12
    # The box lies in planes 4 to 7.
    assert [bright(frame) > 100 for frame in frames] == [4 <= z < 8 for z in range(12)]
    assert told == sorted(told)
    with Image.open(io.BytesIO(content)) as movie:
        assert movie.info["duration"] == 100
        assert "memory.tif" in movie.info["comment"].decode()


def test_from_raw_to_restored_and_back_there_is_one_of_both_on_each_side(qtbot, window, tmp_path):
    window.restored.open(tmp_path / "restored.tif")
    qtbot.waitUntil(
        lambda: window.restored.volume is not None and window.restored.volume.is_complete,
        timeout=PATIENCE,
    )
    count, frames = frames_of(
        window.tools.exports.sight, MovieChoice(MovieKind.COMPARISON, width=300, rate=4)
    )
    shown = [seen(frame) for frame in frames]
    assert len(shown) == count
    first, middle = shown[0], shown[count // 2]
    # Only the titles differ: the fake result is the stack itself.
    assert not np.array_equal(first, middle)
    assert np.array_equal(first[60:], middle[60:])


def test_a_rotation_turns_once_around_and_shows_the_stack_from_all_sides(window):
    count, frames = frames_of(
        window.tools.exports.sight, MovieChoice(MovieKind.ROTATION, (RAW,), width=240, rate=2)
    )
    shown = [seen(frame) for frame in frames]
    assert len(shown) == count == 12
    assert all(frame.max() == 255 for frame in shown)
    assert not np.array_equal(shown[0], shown[3])


def test_the_dialog_saves_a_movie_in_the_background_and_closes(
    qtbot, window, tmp_path, monkeypatch
):
    window.tools.does.movie.trigger()
    dialog = window.tools.exports.movie_dialog
    dialog.wide.setValue(160)
    target = tmp_path / "walk"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog.save.click()
    qtbot.waitUntil(lambda: window.tools.exports.maker is None, timeout=PATIENCE)
    assert len(frames_in((tmp_path / "walk.gif").read_bytes())) == 12


def test_a_movie_that_is_stopped_leaves_nothing(window, tmp_path):
    def tell(percent: int) -> None:
        progress.cancel()

    progress = Progress(tell)
    work = gif(window.tools.exports.sight, MovieChoice(MovieKind.PLANES, (RAW,), width=160))
    with pytest.raises(Cancelled):
        work(progress)
    assert not list(tmp_path.glob("*.gif"))
