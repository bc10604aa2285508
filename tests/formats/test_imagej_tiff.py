"""ImageJ hyperstacks: order of planes, units, labels, colours, files beyond 4 GB."""

import os

import numpy as np
import pytest
import tifffile

from ssai3d_app.errors import UserError
from ssai3d_app.formats.opening import open_image

BYTEORDERS = pytest.mark.parametrize("byteorder", ["<", ">"])


def hyperstack(path, data, **options) -> None:
    """An ImageJ file of ``data`` (T, C, Z, Y, X)."""
    metadata = {"axes": "TZCYX", **options.pop("metadata", {})}
    stored = np.ascontiguousarray(data.swapaxes(1, 2))
    tifffile.imwrite(path, stored, imagej=True, metadata=metadata, **options)


def described(path, data, text: str, **options) -> None:
    """Planes (N, Y, X) in directories of their own under a description by hand."""
    with tifffile.TiffWriter(path, **{"byteorder": options.pop("byteorder", "<")}) as file:
        for number, plane in enumerate(data):
            description = f"ImageJ=1.54f\n{text}" if number == 0 else None
            file.write(plane, description=description, metadata=None, contiguous=False, **options)


@BYTEORDERS
@pytest.mark.parametrize("compression", [None, "lzw", "zlib", "packbits"])
def test_hyperstacks_are_read_plain_and_compressed(tmp_path, data, byteorder, compression):
    text = "images=30\nchannels=2\nslices=5\nframes=3\nhyperstack=true\n"
    planes = data.swapaxes(1, 2).reshape(-1, 40, 56)
    described(tmp_path / "a.tif", planes, text, byteorder=byteorder, compression=compression)
    with open_image(tmp_path / "a.tif") as image:
        assert image.format == "ImageJ TIFF"
        assert image.scenes[0].shape == data.shape
        for place in np.ndindex(data.shape[:3]):
            assert np.array_equal(image.stack(0).read_plane(*place), data[place])


@BYTEORDERS
def test_a_stack_beyond_4_gb_is_read_to_its_last_plane(tmp_path, byteorder):
    """ImageJ writes one directory; the file is sparse, so that it takes no space."""
    path = tmp_path / "large.tif"
    planes, height, width = 2200, 1024, 1024
    plane = np.arange(height * width, dtype=np.uint16).reshape(height, width)
    text = f"ImageJ=1.54f\nimages={planes}\nchannels=2\nslices=1100\nhyperstack=true\n"
    tifffile.imwrite(path, plane, description=text, metadata=None, byteorder=byteorder)
    with tifffile.TiffFile(path) as file:
        (start,) = file.pages[0].dataoffsets
    last = start + (planes - 1) * plane.nbytes
    assert last > 2**32
    with path.open("r+b") as file:
        file.seek(last)
        file.write(plane.astype(f"{byteorder}u2").tobytes())
    with open_image(path) as image:
        (scene,) = image.scenes
        assert scene.shape == (1, 2, 1100, height, width)
        box = (slice(1098, 1100), slice(1000, 1024), slice(3, 9))
        read = image.stack(0).read_box(0, 1, box)
        assert not read[0].any()
        assert np.array_equal(read[1], plane[1000:1024, 3:9])
    os.truncate(path, last + plane.nbytes - 1)
    with pytest.raises(UserError):
        open_image(path)


def test_the_time_step_is_the_frame_interval_and_not_the_rate_of_playing(tmp_path, data):
    hyperstack(tmp_path / "a.tif", data, metadata={"finterval": 1.5})
    hyperstack(tmp_path / "b.tif", data, metadata={"fps": 10.0})
    hyperstack(tmp_path / "c.tif", data, metadata={"finterval": 2, "tunit": "min"})
    steps = []
    for name in "abc":
        with open_image(tmp_path / f"{name}.tif") as image:
            steps.append(image.scenes[0].time_step_s)
    assert steps == [1.5, None, 120]


@BYTEORDERS
def test_labels_name_channels_only_where_they_are_those_of_channels(tmp_path, data, byteorder):
    of_channels = [["DAPI", "GFP"][n % 2] for n in range(30)]
    of_planes = [f"c:{n % 2 + 1}/2 z:{n // 2 % 5 + 1}/5 t:{n // 10 + 1}/3" for n in range(30)]
    named = []
    for labels in (of_channels, of_planes):
        hyperstack(tmp_path / "a.tif", data, byteorder=byteorder, metadata={"Labels": labels})
        with open_image(tmp_path / "a.tif") as image:
            named.append([channel.name for channel in image.scenes[0].channels])
    assert named == [["DAPI", "GFP"], ["Channel 1", "Channel 2"]]


@BYTEORDERS
def test_channels_have_the_colours_of_their_look_up_tables(tmp_path, data, byteorder):
    ramp, none = np.arange(256, dtype=np.uint8), np.zeros(256, np.uint8)
    tables = [np.stack([none, ramp, none]), np.stack([ramp, none, ramp])]
    metadata = {"LUTs": tables, "mode": "composite"}
    hyperstack(tmp_path / "a.tif", data, byteorder=byteorder, metadata=metadata)
    with open_image(tmp_path / "a.tif") as image:
        assert [c.color for c in image.scenes[0].channels] == ["#00FF00", "#FF00FF"]


def test_what_a_user_wrote_into_info_changes_nothing(tmp_path, data):
    info = "ImageJ=9\nimages=1\nunit=mm\n<!-- <script> --> spacing = 77\n" + "x" * 100_000
    metadata = {"Info": info, "unit": "um", "spacing": 0.5}
    hyperstack(tmp_path / "a.tif", data, resolution=(10.0, 5.0), metadata=metadata)
    with open_image(tmp_path / "a.tif") as image:
        (scene,) = image.scenes
        assert scene.shape == data.shape
        size = scene.voxel_size
        assert (size.z, size.y, size.x) == pytest.approx((0.5, 0.2, 0.1))


def test_each_axis_may_have_a_unit_of_its_own(tmp_path, data):
    metadata = {"unit": "um", "yunit": "nm", "zunit": "mm", "spacing": 0.002}
    hyperstack(tmp_path / "a.tif", data, resolution=(10.0, 0.005), metadata=metadata)
    with open_image(tmp_path / "a.tif") as image:
        size = image.scenes[0].voxel_size
    assert (size.z, size.y, size.x) == pytest.approx((2.0, 0.2, 0.1))


def test_axes_that_do_not_make_up_the_planes_are_told_and_taken_for_z(tmp_path, data):
    described(tmp_path / "a.tif", data[0, 0], "images=5\nchannels=2\nslices=3\n")
    with open_image(tmp_path / "a.tif") as image:
        (scene,) = image.scenes
        assert scene.shape == (1, 1, 5, 40, 56)
        assert "all are taken for planes along z" in scene.remarks[0]


def test_pages_behind_the_stack_are_told(tmp_path, data):
    described(tmp_path / "a.tif", data[0, 0], "images=3\nslices=3\n")
    with open_image(tmp_path / "a.tif") as image:
        (scene,) = image.scenes
        assert scene.shape == (1, 1, 3, 40, 56)
        assert scene.remarks == ("2 further pages are left out.",)


def test_pages_that_nothing_counts_are_planes(tmp_path, data):
    described(tmp_path / "a.tif", data[0, 0], "unit=um\nspacing=0.5\n")
    with open_image(tmp_path / "a.tif") as image:
        assert image.scenes[0].shape == (1, 1, 5, 40, 56)
        assert image.scenes[0].remarks == ()


def test_a_stack_that_lacks_planes_is_refused(tmp_path, data):
    described(tmp_path / "a.tif", data[0, 0], "images=6\nslices=6\n")
    with pytest.raises(UserError):
        open_image(tmp_path / "a.tif")


@pytest.mark.parametrize("images", ["-3", "1e9", "abc", ""])
def test_a_count_of_images_that_is_none_leaves_one_plane(tmp_path, data, images):
    described(tmp_path / "a.tif", data[0, 0, :1], f"images={images}\n")
    with open_image(tmp_path / "a.tif") as image:
        assert image.scenes[0].shape == (1, 1, 1, 40, 56)


def test_a_count_of_images_that_no_file_can_hold_is_refused(tmp_path, data):
    described(tmp_path / "a.tif", data[0, 0, :1], "images=99999999999\n")
    with pytest.raises(UserError):
        open_image(tmp_path / "a.tif")


def test_colour_stacks_of_imagej_are_colour(tmp_path):
    pixels = np.random.default_rng(0).integers(0, 255, (1, 5, 1, 30, 40, 3)).astype(np.uint8)
    tifffile.imwrite(tmp_path / "a.tif", pixels, imagej=True, metadata={"axes": "TZCYXS"})
    with open_image(tmp_path / "a.tif") as image:
        assert image.scenes[0].shape == (1, 1, 5, 30, 40, 3)
        assert np.array_equal(image.stack(0).read_plane(0, 0, 4), pixels[0, 4, 0])
