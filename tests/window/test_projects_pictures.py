"""Pictures of files: like the file, kept where they belong, and never more than they may take."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from ssai3d_app.fingerprint import Fingerprint
from ssai3d_app.projects.storage import THUMBNAILS
from ssai3d_app.ui.projects.pictures import EDGE, PictureCupboard, picture_from, picture_of
from tests.window.conftest import StackInMemory, some_stack


def of(number: int) -> Fingerprint:
    return Fingerprint(size=1, modified_ns=1, digest=f"{number:020x}" * 2)


def grey(level: int, edge: int = EDGE) -> QImage:
    image = QImage(edge, edge, QImage.Format.Format_Grayscale8)
    image.fill(level)
    return image


def test_a_picture_is_as_bright_as_the_stack_where_it_is_bright_and_small():
    plane = np.full((300, 500), 100, np.uint16)
    plane[:, 250:] = 4000
    picture = picture_of(plane)
    assert max(picture.width(), picture.height()) <= EDGE
    assert picture.width() > picture.height()
    assert picture.pixelColor(2, 2).red() < 10
    assert picture.pixelColor(picture.width() - 2, 2).red() > 245


@pytest.mark.parametrize(
    "plane",
    [
        np.zeros((8, 8), np.uint16),
        np.full((5, 3), np.nan, np.float32),
        np.ones((40, 1), np.uint8),
        np.random.default_rng(0).integers(0, 255, (30, 20, 3), dtype=np.uint8),
    ],
)
def test_odd_planes_have_a_picture_too(plane):
    picture = picture_of(plane)
    assert (picture.width(), picture.height()) == (plane.shape[1], plane.shape[0])


def test_a_picture_is_made_from_the_smallest_level_that_is_large_enough():
    stack = some_stack((1, 1, 4, 512, 512))
    stack.coarser = tuple(np.zeros((1, 1, 4, n, n), np.uint16) for n in (256, 128, 64))
    assert picture_from(stack) is not None
    assert [level for _, level in stack.boxes_read] == [2]


def test_a_plane_that_is_too_large_is_not_read_for_a_picture():
    class Vast(StackInMemory):
        def read_box(self, *_: object) -> np.ndarray:
            raise AssertionError("it must not be read")

    vast = Vast(np.broadcast_to(np.uint16(0), (1, 1, 1, 20_000, 20_000)), some_stack().voxel_size)
    assert picture_from(vast) is None


def test_pictures_go_into_the_project_and_are_found_there(tmp_path: Path):
    project, own = tmp_path / "project", tmp_path / "own"
    project.mkdir()
    own.mkdir()
    cupboard = PictureCupboard(project, own)
    cupboard.keep(of(1), grey(80))
    assert [path.parent for path in tmp_path.rglob("*.png")] == [project / THUMBNAILS]
    found = cupboard.find(of(1))
    assert found is not None
    assert found.pixelColor(3, 3).red() == 80
    assert cupboard.find(of(2)) is None


def test_a_project_that_has_vanished_is_not_made_again_for_a_picture(tmp_path: Path):
    own = tmp_path / "own"
    own.mkdir()
    PictureCupboard(tmp_path / "gone", own).keep(of(1), grey(80))
    assert not (tmp_path / "gone").exists()
    assert len(list(own.rglob("*.png"))) == 1


def test_of_our_own_pictures_the_oldest_are_removed_when_they_take_too_much(tmp_path: Path):
    rng = np.random.default_rng(0)
    cupboard = PictureCupboard(None, tmp_path, limit=40_000)
    for number in range(20):
        cupboard.keep(of(number), picture_of(rng.integers(0, 4000, (EDGE, EDGE), np.uint16)))
    left = list(tmp_path.rglob("*.png"))
    assert sum(path.stat().st_size for path in left) <= 40_000
    assert cupboard.find(of(19)) is not None
    assert cupboard.find(of(0)) is None


def test_a_damaged_picture_counts_as_none(tmp_path: Path):
    cupboard = PictureCupboard(None, tmp_path)
    cupboard.keep(of(1), grey(80))
    next(tmp_path.rglob("*.png")).write_bytes(b"damaged")
    assert cupboard.find(of(1)) is None
