"""Formats without a reader of ours open through aicsimageio's own, and say so."""

import numpy as np
import pytest

from ssai3d_app.errors import ExitStatus, UserError
from ssai3d_app.formats.opening import open_image
from tests.formats.samples import VOXEL_SIZE
from tests.writers.deltavision import write_deltavision

EMISSIONS = [457, 523]


@pytest.mark.parametrize("order", ["CTZ", "TZC", "TCZ"])
@pytest.mark.parametrize("byteorder", ["<", ">"])
def test_a_deltavision_file_opens_pixel_by_pixel_with_its_voxel_size(
    tmp_path, data, order, byteorder
):
    path = tmp_path / "cells.dv"
    write_deltavision(path, data, VOXEL_SIZE, EMISSIONS, order, byteorder)
    with open_image(path) as image:
        assert image.format == "DeltaVision, opened by a general reader"
        (scene,) = image.scenes
        assert (scene.axes, scene.shape, scene.dtype) == ("TCZYX", data.shape, "uint16")
        size = scene.voxel_size
        assert (size.z, size.y, size.x) == pytest.approx(VOXEL_SIZE)
        assert size.source == "DeltaVision metadata"
        assert [channel.emission_nm for channel in scene.channels] == EMISSIONS
        assert "check" in scene.remarks[0]
        stack = image.stack(0)
        for place in np.ndindex(data.shape[:3]):
            assert np.array_equal(stack.read_plane(*place), data[place])
        box = (slice(1, 3), slice(4, 20), slice(7, 9))
        assert np.array_equal(stack.read_box(2, 1, box), data[2, 1][box])


def test_a_deltavision_file_without_scaling_has_an_unknown_voxel_size(tmp_path, data):
    write_deltavision(tmp_path / "a.dv", data, (0.0, 0.0, 0.0), [])
    with open_image(tmp_path / "a.dv") as image:
        assert [channel.emission_nm for channel in image.scenes[0].channels] == [None, None]
        size = image.scenes[0].voxel_size
    assert (size.z, size.y, size.x, size.source) == (None, None, None, None)


def test_a_deltavision_file_that_is_cut_off_fails_in_one_sentence(tmp_path, data):
    path = tmp_path / "a.dv"
    write_deltavision(path, data, VOXEL_SIZE, EMISSIONS)
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(UserError) as caught, open_image(path) as image:
        image.stack(0).read_plane(0, 0, 0)
    assert caught.value.status == ExitStatus.UNREADABLE_FILE


@pytest.mark.parametrize("ending", ["png", "bmp", "jpg"])
def test_a_picture_opens_as_one_plane_and_is_told_from_a_stack(tmp_path, ending):
    from PIL import Image

    grey = np.arange(30 * 40, dtype=np.uint8).reshape(30, 40)
    Image.fromarray(grey).save(tmp_path / f"a.{ending}")
    Image.fromarray(np.dstack([grey] * 3)).save(tmp_path / f"rgb.{ending}")
    with open_image(tmp_path / f"a.{ending}") as image:
        assert image.scenes[0].shape == (1, 1, 1, 30, 40)
        plane = image.stack(0).read_plane(0, 0, 0)
        assert ending == "jpg" or np.array_equal(plane, grey)
    with open_image(tmp_path / f"rgb.{ending}") as image:
        assert image.scenes[0].is_rgb
        assert image.stack(0).read_plane(0, 0, 0).shape == (30, 40, 3)


def test_a_slidebook_folder_is_refused_since_its_reader_runs_what_the_file_says(tmp_path):
    victim = tmp_path / "victim"
    folder = tmp_path / "a.dir" / "x.imgdir"
    folder.mkdir(parents=True)
    (folder / "ImageRecord.yaml").write_text(f"!!python/object/apply:os.mkdir ['{victim}']")
    (tmp_path / "a.sldy").write_text("slidebook")
    for path in (tmp_path / "a.sldy", tmp_path / "a.dir"):
        with pytest.raises(UserError):
            open_image(path)
    assert not victim.exists()
