"""A folder of numbered TIFF planes is a stack, or says in one sentence why it is not."""

import numpy as np
import pytest
import tifffile

from ssai3d_app.errors import ExitStatus, UserError
from ssai3d_app.formats.opening import open_image


def write_planes(folder, data, name: str, **options) -> None:
    """The planes of ``data`` (T, C, Z, Y, X), a file each; ``name`` is a format string."""
    folder.mkdir(exist_ok=True)
    for t, c, z in np.ndindex(data.shape[:3]):
        tifffile.imwrite(
            folder / name.format(t=t, c=c, z=z), data[t, c, z], metadata=None, **options
        )


def refusal(folder) -> str:
    """The problem that opening a folder ends with."""
    with pytest.raises(UserError) as caught:
        open_image(folder)
    assert caught.value.status == ExitStatus.UNREADABLE_FILE
    return caught.value.problem


@pytest.mark.parametrize(
    "name",
    [
        "cell_t{t:02}_c{c}_z{z:03}.tif",
        "cell_z{z}_ch{c}_t{t}.TIF",
        "t{t:04}-channel{c}-slice{z}.tiff",
        "2024-01-31 Cell3 Z{z:02} C{c} Time{t}.tif",
    ],
)
def test_a_folder_of_numbered_planes_is_a_stack(tmp_path, data, name):
    folder = tmp_path / "stack"
    write_planes(folder, data, name)
    (folder / "notes.txt").write_text("what was recorded")
    with open_image(folder) as image:
        assert image.format == "TIFF series"
        (scene,) = image.scenes
        assert (scene.name, scene.shape, scene.dtype) == ("stack", data.shape, "uint16")
        assert scene.remarks == ()
        for place in np.ndindex(data.shape[:3]):
            assert np.array_equal(image.stack(0).read_plane(*place), data[place])
        box = (slice(1, 4), slice(7, 31), slice(50, 56))
        assert np.array_equal(image.stack(0).read_box(2, 1, box), data[2, 1, *[*box]])


@pytest.mark.parametrize("name", ["{z}.tif", "cell{z:04}.tif", "cell_{z}.tif", "embryo-z{z}.tif"])
def test_a_number_without_a_word_counts_planes_in_their_natural_order(tmp_path, name):
    planes = np.arange(12 * 20 * 30, dtype=np.uint16).reshape(1, 1, 12, 20, 30)
    write_planes(tmp_path / "stack", planes, name)
    with open_image(tmp_path / "stack") as image:
        assert image.scenes[0].shape == planes.shape
        box = (slice(0, 12), slice(0, 20), slice(0, 30))
        assert np.array_equal(image.stack(0).read_box(0, 0, box), planes[0, 0])


def test_numbers_of_times_or_channels_alone_are_no_z(tmp_path, data):
    write_planes(tmp_path / "times", data[:, :1, :1], "cell_t{t}.tif")
    write_planes(tmp_path / "channels", data[:1, :, :1], "cell_c{c}.tif")
    with open_image(tmp_path / "times") as image:
        assert image.scenes[0].shape[:3] == (3, 1, 1)
    with open_image(tmp_path / "channels") as image:
        assert image.scenes[0].shape[:3] == (1, 2, 1)


def test_numbers_may_begin_anywhere_and_an_even_step_is_told(tmp_path, data):
    write_planes(tmp_path / "stack", data[:1, :1], "cell_z{z}.tif")
    for z in reversed(range(5)):
        (tmp_path / "stack" / f"cell_z{z}.tif").rename(
            tmp_path / "stack" / f"cell_z{z * 2 + 7}.tif"
        )
    with open_image(tmp_path / "stack") as image:
        assert image.scenes[0].remarks == ("The files count z in steps of 2.",)
        assert np.array_equal(image.stack(0).read_plane(0, 0, 4), data[0, 0, 4])


def test_a_voxel_size_in_the_files_is_that_of_the_stack(tmp_path, data):
    (tmp_path / "stack").mkdir()
    for z, plane in enumerate(data[0, 0]):
        tifffile.imwrite(
            tmp_path / "stack" / f"z{z}.tif",
            plane,
            imagej=True,
            resolution=(1 / 0.12, 1 / 0.11),
            metadata={"unit": "um", "spacing": 0.55},
        )
    with open_image(tmp_path / "stack") as image:
        size = image.scenes[0].voxel_size
    assert (size.z, size.y, size.x) == pytest.approx((0.55, 0.11, 0.12), rel=1e-5)


@pytest.mark.parametrize(
    ("lost", "told"),
    [
        ("cell_t1_c0_z2.tif", "the plane of t 1, c 0, z 2 is missing"),
        ("cell_t?_c?_z2.tif", "z 2 is missing"),
    ],
)
def test_a_gap_is_told_and_not_closed(tmp_path, data, lost, told):
    write_planes(tmp_path / "stack", data, "cell_t{t}_c{c}_z{z}.tif")
    for file in (tmp_path / "stack").glob(lost):
        file.unlink()
    assert told in refusal(tmp_path / "stack")


def test_a_number_that_comes_twice_is_refused(tmp_path, data):
    write_planes(tmp_path / "stack", data[:1, :1], "cell_z{z}.tif")
    tifffile.imwrite(tmp_path / "stack" / "cell_z02.tif", data[0, 0, 0])
    assert "cell_z02.tif and cell_z2.tif have the same number" in refusal(tmp_path / "stack")


def test_a_file_of_another_name_is_named(tmp_path, data):
    write_planes(tmp_path / "stack", data[:1, :1], "cell_z{z}.tif")
    tifffile.imwrite(tmp_path / "stack" / "overview.tif", data[0, 0, 0])
    assert "overview.tif" in refusal(tmp_path / "stack")


@pytest.mark.parametrize("other", [np.zeros((41, 56), np.uint16), np.zeros((40, 56), np.uint8)])
def test_a_plane_of_another_size_or_type_is_named(tmp_path, data, other):
    write_planes(tmp_path / "stack", data[:1, :1], "cell_z{z}.tif")
    tifffile.imwrite(tmp_path / "stack" / "cell_z3.tif", other, metadata=None)
    assert "cell_z3.tif" in refusal(tmp_path / "stack")


def test_a_plane_of_another_size_that_takes_as_many_bytes_is_named_when_it_is_read(tmp_path, data):
    write_planes(tmp_path / "stack", data[:1, :1], "cell_z{z}.tif")
    tifffile.imwrite(tmp_path / "stack" / "cell_z3.tif", data[0, 0, 3].T.copy(), metadata=None)
    with open_image(tmp_path / "stack") as image:
        assert image.stack(0).read_plane(0, 0, 2).shape == (40, 56)
        with pytest.raises(UserError, match="is a plane of another size"):
            image.stack(0).read_plane(0, 0, 3)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("cell_{z}_{c}.tif", "do not say which of their numbers"),
        ("cell_z{z}_plane{c}.tif", "do not say which of their numbers"),
    ],
)
def test_numbers_that_could_mean_anything_are_not_guessed(tmp_path, data, name, told):
    write_planes(tmp_path / "stack", data[:1], name)
    assert told in refusal(tmp_path / "stack")


def test_a_folder_of_stacks_or_of_one_file_says_to_open_the_file(tmp_path, data):
    (tmp_path / "stacks").mkdir()
    (tmp_path / "one").mkdir()
    for number in range(3):
        tifffile.imwrite(tmp_path / "stacks" / f"cell_{number}.tif", data[0, 0])
    tifffile.imwrite(tmp_path / "one" / "cell_1.tif", data[0, 0, 0])
    assert "holds more than one plane" in refusal(tmp_path / "stacks")
    assert "single TIFF file" in refusal(tmp_path / "one")


def test_a_link_out_of_the_folder_is_refused(tmp_path, data):
    write_planes(tmp_path / "stack", data[:1, :1], "cell_z{z}.tif")
    outside = tmp_path / "private.tif"
    (tmp_path / "stack" / "cell_z4.tif").rename(outside)
    (tmp_path / "stack" / "cell_z4.tif").symlink_to(outside)
    assert "cell_z4.tif is a link" in refusal(tmp_path / "stack")


def test_one_plane_of_a_series_opens_alone_and_points_to_its_folder(tmp_path, data):
    write_planes(tmp_path / "stack", data[:1, :1], "cell_z{z}.tif")
    with open_image(tmp_path / "stack" / "cell_z3.tif") as image:
        (scene,) = image.scenes
        assert scene.shape == (1, 1, 1, 40, 56)
        assert scene.remarks == (
            "This file seems to be one of 5 planes; open its folder to read them as one stack.",
        )
        assert np.array_equal(image.stack(0).read_plane(0, 0, 0), data[0, 0, 3])


def test_a_plane_that_is_damaged_is_told_when_it_is_read(tmp_path, data):
    write_planes(tmp_path / "stack", data[:1, :1], "cell_z{z}.tif")
    damaged = tmp_path / "stack" / "cell_z3.tif"
    content = damaged.read_bytes()
    damaged.write_bytes(content[:8] + bytes(len(content) - 8))
    with open_image(tmp_path / "stack") as image, pytest.raises(UserError, match="plane 4"):
        image.stack(0).read_plane(0, 0, 3)
