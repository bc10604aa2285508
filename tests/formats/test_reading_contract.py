"""One contract for every format: what was written comes back, with axes, sizes and names."""

import time
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from ssai3d_app.errors import UserError
from ssai3d_app.formats.opening import open_image
from tests.formats.samples import CHANNELS, VOXEL_SIZE


def test_axes_shape_and_type_come_along(written, data):
    label, path, _ = written
    with open_image(path) as image:
        assert label.startswith(image.format)
        (scene,) = image.scenes
        assert scene.axes == "TCZYX"
        assert scene.shape == data.shape
        assert scene.dtype == "uint16"


def test_the_voxel_size_comes_along_in_micrometres_with_its_source(written):
    label, path, source = written
    z, y, x = VOXEL_SIZE
    with open_image(path) as image:
        size = image.scenes[0].voxel_size
    # ND2 knows one lateral step only.
    y = x if label.startswith("ND2") else y
    assert (size.z, size.y, size.x) == pytest.approx((z, y, x), rel=1e-5)
    assert size.source == source


def test_channel_names_come_along(written):
    _, path, _ = written
    with open_image(path) as image:
        names = [channel.name for channel in image.scenes[0].channels]
    assert names == CHANNELS


def test_every_plane_comes_back_pixel_by_pixel_in_native_byte_order(written, data):
    _, path, _ = written
    with open_image(path) as image:
        stack = image.stack(0)
        for t, c, z in np.ndindex(data.shape[:3]):
            plane = stack.read_plane(t, c, z)
            assert plane.dtype == np.uint16
            assert plane.dtype.isnative
            assert np.array_equal(plane, data[t, c, z])


def test_one_plane_is_read_without_the_others(written, monkeypatch):
    _, path, _ = written
    with open_image(path) as image:
        read = []
        reader = type(image._reader)
        box_of = reader._box
        monkeypatch.setattr(
            reader, "_box", lambda self, *place: read.append(place) or box_of(self, *place)
        )
        assert read == []
        image.stack(0).read_plane(1, 1, 2)
        whole = (slice(0, 40), slice(0, 56))
        assert read == [(0, 1, 1, (slice(2, 3), *whole), 0)]


def test_any_box_equals_the_same_part_of_the_data(written, data):
    _, path, _ = written
    *_, depth, height, width = data.shape
    with open_image(path) as image:
        stack = image.stack(0)
        for z, y, x in (
            ((0, depth), (0, height), (0, width)),
            ((0, 1), (0, 1), (0, 1)),
            ((depth - 1, depth), (height - 3, height), (width - 2, width)),
            ((0, depth), (17, 18), (0, width)),
            ((0, depth), (0, height), (33, 34)),
            ((1, 4), (31, 35), (5, 41)),
        ):
            box = (slice(*z), slice(*y), slice(*x))
            got = stack.read_box(2, 1, box)
            assert got.dtype == np.uint16
            assert got.dtype.isnative
            assert np.array_equal(got, data[2, 1][box])


@pytest.mark.parametrize(
    "box",
    [
        (slice(0, 6), slice(0, 40), slice(0, 56)),
        (slice(0, 5), slice(-1, 40), slice(0, 56)),
        (slice(2, 2), slice(0, 40), slice(0, 56)),
    ],
)
def test_a_box_outside_the_scene_is_refused(written, box):
    _, path, _ = written
    with open_image(path) as image, pytest.raises(UserError):
        image.stack(0).read_box(0, 0, box)


def held_within(path: Path) -> list[Path]:
    """Files of a path that this process holds open, where the system tells."""
    open_files = Path("/proc/self/fd")
    if not open_files.is_dir():
        return []
    held = []
    for entry in open_files.iterdir():
        with suppress(FileNotFoundError):  # Closed meanwhile.
            held.append(entry.readlink())
    return [place for place in held if place.is_relative_to(path)]


def test_a_closed_file_is_let_go_and_can_be_moved(written, tmp_path):
    _, path, _ = written
    with open_image(path) as image:
        image.stack(0).read_plane(0, 0, 0)
    image.close()
    # A thread of a file library may take a moment more on a busy machine.
    end = time.monotonic() + 10
    while (held := held_within(path)) and time.monotonic() < end:
        time.sleep(0.01)
    assert not held
    path.rename(tmp_path / "moved")


def test_a_file_is_known_by_its_content_whatever_its_name(written, tmp_path):
    label, path, _ = written
    path.rename(tmp_path / "renamed.dat")
    with open_image(tmp_path / "renamed.dat") as image:
        assert label.startswith(image.format)


def test_a_channel_is_never_shown_in_black():
    from ssai3d_app.formats.metadata import channels

    black, green = channels(2, ["a", None], ["#000000", "#00FF00"])
    assert (black.name, black.color) == ("a", None)
    assert (green.name, green.color) == ("Channel 2", "#00FF00")
