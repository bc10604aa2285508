"""TIFF of microscope makers: Zeiss LSM and MetaMorph STK, with the sizes that they know."""

import numpy as np
import pytest

from ssai3d_app.errors import UserError
from ssai3d_app.formats.opening import open_image
from tests.formats.samples import CHANNELS, VOXEL_SIZE
from tests.writers.makers_tiff import write_lsm, write_stk


def test_an_lsm_file_opens_with_channels_sizes_and_time(tmp_path, data):
    write_lsm(tmp_path / "a.lsm", data, VOXEL_SIZE, CHANNELS)
    with open_image(tmp_path / "a.lsm") as image:
        assert image.format == "Zeiss LSM"
        (scene,) = image.scenes
        assert (scene.axes, scene.shape, scene.dtype) == ("TCZYX", data.shape, "uint16")
        size = scene.voxel_size
        assert (size.z, size.y, size.x) == pytest.approx(VOXEL_SIZE)
        assert size.source == "LSM metadata"
        assert [(c.name, c.color, c.excitation_nm) for c in scene.channels] == [
            ("DAPI", "#FF0000", 405),
            ("GFP", "#00FF00", 488),
        ]
        lens = scene.microscope
        assert (lens.magnification, lens.numerical_aperture, lens.immersion) == (63, 1.4, "oil")
        assert lens.modality is None
        assert scene.time_step_s == 2.5
        for place in np.ndindex(data.shape[:3]):
            assert np.array_equal(image.stack(0).read_plane(*place), data[place])
        box = (slice(1, 4), slice(3, 30), slice(9, 50))
        assert np.array_equal(image.stack(0).read_box(1, 1, box), data[1, 1, *[*box]])


def test_an_lsm_file_of_one_channel_and_one_time_is_a_stack(tmp_path, data):
    write_lsm(tmp_path / "a.lsm", data[:1, :1], (0.5, 0.0, 0.1), CHANNELS[:1])
    with open_image(tmp_path / "a.lsm") as image:
        (scene,) = image.scenes
        assert scene.shape == (1, 1, *data.shape[2:])
        assert (scene.voxel_size.z, scene.voxel_size.y) == (pytest.approx(0.5), None)
        assert scene.time_step_s is None
        assert np.array_equal(image.stack(0).read_plane(0, 0, 4), data[0, 0, 4])


def test_positions_of_an_lsm_file_are_scenes(tmp_path, data):
    write_lsm(tmp_path / "a.lsm", data, VOXEL_SIZE, CHANNELS, positions=3)
    with open_image(tmp_path / "a.lsm") as image:
        names = [scene.name for scene in image.scenes]
        assert names == ["a position 1", "a position 2", "a position 3"]
        for position in range(3):
            assert image.scenes[position].shape == (1, *data.shape[1:])
            plane = image.stack(position).read_plane(0, 1, 2)
            assert np.array_equal(plane, data[position, 1, 2])


def test_an_lsm_file_that_is_cut_off_fails(tmp_path, data):
    write_lsm(tmp_path / "a.lsm", data, VOXEL_SIZE, CHANNELS)
    content = (tmp_path / "a.lsm").read_bytes()
    (tmp_path / "a.lsm").write_bytes(content[: len(content) // 2])
    with pytest.raises(UserError):
        open_image(tmp_path / "a.lsm")


def test_a_metamorph_stack_opens_with_its_calibration(tmp_path, data):
    stack = data[0, 0]
    write_stk(tmp_path / "a.stk", stack, z_um=0.4, pixel=(0.11, 0.12, "um"), wavelength=525)
    with open_image(tmp_path / "a.stk") as image:
        assert image.format == "MetaMorph STK"
        (scene,) = image.scenes
        assert scene.shape == (1, 1, *stack.shape)
        size = scene.voxel_size
        assert (size.z, size.y, size.x) == pytest.approx((0.4, 0.11, 0.12))
        assert scene.channels[0].emission_nm == 525
        for z, plane in enumerate(stack):
            assert np.array_equal(image.stack(0).read_plane(0, 0, z), plane)


def test_a_metamorph_series_without_z_counts_times(tmp_path, data):
    times = [1000 + 250 * t for t in range(5)]
    write_stk(tmp_path / "a.stk", data[0, 0], z_um=0.0, pixel=None, times_ms=times)
    with open_image(tmp_path / "a.stk") as image:
        (scene,) = image.scenes
        assert scene.shape == (5, 1, 1, 40, 56)
        assert scene.time_step_s == 0.25
        size = scene.voxel_size
        assert (size.z, size.y, size.x, size.source) == (None, None, None, None)


@pytest.mark.parametrize("unit", ["pixel", "pixels", ""])
def test_a_metamorph_calibration_in_pixels_is_no_voxel_size(tmp_path, data, unit):
    write_stk(tmp_path / "a.stk", data[0, 0], z_um=0.4, pixel=(1.0, 1.0, unit))
    with open_image(tmp_path / "a.stk") as image:
        assert image.scenes[0].voxel_size.x is None


def test_a_metamorph_stack_that_is_cut_off_fails(tmp_path, data):
    write_stk(tmp_path / "a.stk", data[0, 0], z_um=0.4, pixel=None)
    content = (tmp_path / "a.stk").read_bytes()
    (tmp_path / "a.stk").write_bytes(content[:-500])
    with pytest.raises(UserError):
        open_image(tmp_path / "a.stk")
