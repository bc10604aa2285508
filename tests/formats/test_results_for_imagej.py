"""TIFF as ImageJ writes it: axes, scale, colours, labels, record, and files beyond 4 GB."""

import dataclasses
import json
import struct

import numpy as np
import pytest
import tifffile

from ssai3d_app.errors import ExitStatus, UserError
from ssai3d_app.formats import imagej_writer
from ssai3d_app.formats.creating import create_result
from ssai3d_app.formats.imagej_tags import per_micrometre
from ssai3d_app.formats.opening import open_image
from ssai3d_app.formats.result import ImageDescription, ResultDescription
from ssai3d_app.volume.scene import Channel
from tests.formats.results import LARGE, PROVENANCE, SMALL, write_result

SHORT = dataclasses.replace(LARGE, shape=(2, 2, 5, 40, 56), voxel_size=(0.25, 0.13, 0.11))


def test_tifffile_finds_axes_scale_colours_labels_and_the_record(tmp_path):
    (data,) = write_result(tmp_path / "out.tif", SHORT)
    with tifffile.TiffFile(tmp_path / "out.tif") as file:
        assert not file.is_bigtiff
        assert len(file.pages) == 20
        (series,) = file.series
        assert series.axes == "TZCYX"
        assert np.array_equal(series.asarray().swapaxes(1, 2), data)
        # Each plane has a directory of its own, for readers that do not know ImageJ.
        for number, page in enumerate(file.pages):
            t, z, c = np.unravel_index(number, (2, 5, 2))
            assert np.array_equal(page.asarray(), data[t, c, z])
        found = file.imagej_metadata
        tags = file.pages[0].tags
    assert (found["spacing"], found["unit"], found["finterval"]) == (0.25, "micron", 12.5)
    assert (found["hyperstack"], found["mode"]) == (True, "composite")
    for name, edge in (("YResolution", 0.13), ("XResolution", 0.11)):
        numerator, denominator = tags[name].value
        assert denominator / numerator == pytest.approx(edge, rel=1e-12)
    assert found["Labels"] == ["DAPI", "GFP"] * 10
    assert json.loads(found["Info"]) == json.loads(PROVENANCE)
    limits = [(data[:, c].min(), data[:, c].max()) for c in (0, 1)]
    assert found["Ranges"] == tuple(value for pair in limits for value in pair)
    assert (found["min"], found["max"]) == (data.min(), data.max())
    for table, brightest in zip(found["LUTs"], ((0, 128, 255), (255, 128, 0)), strict=True):
        assert tuple(table[:, 255]) == brightest
        assert tuple(table[:, 0]) == (0, 0, 0)


def test_a_single_grey_stack_needs_no_hyperstack(tmp_path):
    (data,) = write_result(tmp_path / "out.tif", SMALL)
    with tifffile.TiffFile(tmp_path / "out.tif") as file:
        assert file.series[0].axes == "ZYX"
        assert np.array_equal(file.asarray(), data[0, 0])
        found = file.imagej_metadata
    assert found["mode"] == "grayscale"
    assert not {"hyperstack", "finterval", "LUTs"} & found.keys()


def test_aicsimageio_reads_it_too(tmp_path):
    import warnings

    from aicsimageio import AICSImage

    (data,) = write_result(tmp_path / "out.tif", SHORT)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what that reader warns about is not ours
        image = AICSImage(tmp_path / "out.tif")
        assert np.array_equal(image.get_image_data("TCZYX"), data)
        assert image.physical_pixel_sizes == pytest.approx((0.25, 0.13, 0.11))


def test_where_offsets_do_not_reach_one_directory_stands_for_all_planes(tmp_path, monkeypatch):
    monkeypatch.setattr(imagej_writer, "_LARGEST_OFFSET", 50_000)
    (data,) = write_result(tmp_path / "out.tif", SHORT)
    head = (tmp_path / "out.tif").read_bytes()[:1024]
    (entries,) = struct.unpack_from("<H", head, 8)
    assert struct.unpack_from("<I", head, 10 + 12 * entries) == (0,)
    with tifffile.TiffFile(tmp_path / "out.tif") as file:
        assert np.array_equal(file.series[0].asarray().swapaxes(1, 2), data)
        assert json.loads(file.imagej_metadata["Info"]) == json.loads(PROVENANCE)
    with open_image(tmp_path / "out.tif") as image:
        assert image.scenes[0].channels[1].name == "GFP"
        assert np.array_equal(image.stack(0).read_plane(1, 1, 4), data[1, 1, 4])


def test_a_record_too_long_for_its_room_is_told_and_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(imagej_writer, "_LARGEST_OFFSET", 50_000)
    writer = create_result(tmp_path / "out.tif", ResultDescription((SMALL,)))
    writer.write(0, 0, 0, 0, np.zeros(SMALL.shape[2:], np.uint8))
    with pytest.raises(UserError, match=r"too long.*\.ome\.tif"):
        writer.commit(json.dumps({"note": "x" * 10**6}))
    writer.abort()
    assert list(tmp_path.iterdir()) == []


def test_a_stack_beyond_4_gb_is_read_to_its_last_plane(tmp_path):
    depth, edge = 4100, 1024
    image = ImageDescription(
        "long", (1, 1, depth, edge, edge), "uint8", (0.1,) * 3, (Channel("A"),)
    )
    writer = create_result(tmp_path / "long.tif", ResultDescription((image,)))
    first = np.arange(edge * edge, dtype=np.uint8).reshape(1, edge, edge)
    # The planes between stay holes in the file, so that it takes no space.
    writer.write(0, 0, 0, 0, first)
    writer._planes = depth - 1
    writer.write(0, 0, 0, depth - 1, first[:, ::-1])
    writer.commit(PROVENANCE)
    assert (tmp_path / "long.tif").stat().st_size > 2**32
    with open_image(tmp_path / "long.tif") as opened:
        assert opened.scenes[0].shape == image.shape
        stack = opened.stack(0)
        assert np.array_equal(stack.read_plane(0, 0, 0), first[0])
        assert np.array_equal(stack.read_plane(0, 0, depth - 1), first[0, ::-1])
        assert not stack.read_plane(0, 0, depth // 2).any()
    with tifffile.TiffFile(tmp_path / "long.tif") as file:
        assert file.series[0].shape == (depth, edge, edge)
        assert np.array_equal(tifffile.memmap(tmp_path / "long.tif")[-1], first[0, ::-1])


@pytest.mark.parametrize("dtype", ["int16", "uint32", "float64"])
def test_types_that_imagej_does_not_know_are_refused_before_the_work(tmp_path, dtype):
    odd = dataclasses.replace(SMALL, dtype=dtype)
    with pytest.raises(UserError, match=rf"{dtype}.*\.ome\.tif") as caught:
        create_result(tmp_path / "out.tif", ResultDescription((odd,)))
    assert caught.value.status == ExitStatus.WRONG_USAGE
    assert list(tmp_path.iterdir()) == []


def test_several_scenes_are_refused_before_the_work(tmp_path):
    with pytest.raises(UserError, match=r"one scene.*\.ome\.tif"):
        create_result(tmp_path / "out.tif", ResultDescription((SMALL, LARGE)))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("edge", [1e-5, 0.0225, 0.1083333, 1.0, 6.0, 123456.7])
def test_pixel_sizes_keep_their_digits(edge):
    numerator, denominator = np.frombuffer(per_micrometre(edge), "<u4").astype(float)
    assert denominator / numerator == pytest.approx(edge, rel=1e-8)
