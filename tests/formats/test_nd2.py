"""ND2 files: positions, compression, colour, stopped acquisitions, optics, and what is read."""

import struct

import numpy as np
import pytest

from ssai3d_app.errors import UserError
from ssai3d_app.formats.opening import open_image
from ssai3d_app.volume.scene import Modality
from tests.formats.samples import CHANNELS, VOXEL_SIZE
from tests.writers.nd2 import write_nd2

OPTICS = {
    "wsObjectiveName": "Plan Apo 60x Oil",
    "dObjectiveMag": 60.0,
    "dObjectiveNA": 1.4,
    "dRefractIndex1": 1.515,
}


@pytest.fixture(scope="module")
def deep():
    """Noise of shape (T 3, C 2, Z 24, Y, X)."""
    return np.random.default_rng(1).integers(0, 60000, (3, 2, 24, 40, 56)).astype(np.uint16)


def whole(image, scene=0, time=0, channel=0):
    depth, *plane = (slice(0, image.scenes[scene].length(axis)) for axis in "ZYX")
    return image.stack(scene).read_box(time, channel, (depth, *plane))


@pytest.mark.parametrize("compressed", [False, True])
def test_a_deep_stack_comes_back_pixel_by_pixel(tmp_path, deep, compressed):
    path = tmp_path / "deep.nd2"
    write_nd2(
        path,
        deep,
        VOXEL_SIZE,
        CHANNELS,
        more_positions=[deep + 1],
        compressed=compressed,
        wavelengths=[(358, 461), (488, 509)],
        optics=OPTICS,
    )
    with open_image(path) as image:
        assert len(image.scenes) == 2
        for scene in image.scenes:
            assert scene.shape == deep.shape
            assert scene.time_step_s == 1.0
            assert scene.remarks == ()
            assert [channel.name for channel in scene.channels] == CHANNELS
            for t, c in np.ndindex(deep.shape[:2]):
                assert np.array_equal(whole(image, scene.index, t, c), deep[t, c] + scene.index)


def test_only_the_rows_that_are_wanted_are_read(tmp_path, deep, monkeypatch):
    from ssai3d_app.formats.nd2_frames import Frames

    path = tmp_path / "deep.nd2"
    write_nd2(path, deep, VOXEL_SIZE, CHANNELS)
    read, bytes_of = [], Frames._bytes
    monkeypatch.setattr(
        Frames, "_bytes", lambda self, at, n: read.append(n) or bytes_of(self, at, n)
    )
    with open_image(path) as image:
        box = image.stack(0).read_box(1, 1, (slice(2, 5), slice(7, 9), slice(0, 56)))
    assert np.array_equal(box, deep[1, 1, 2:5, 7:9])
    assert sum(read) == 3 * (2 * 56 * 2 * 2 + 16)


def test_a_compressed_frame_is_inflated_once_for_all_its_channels(tmp_path, deep, monkeypatch):
    import zlib

    path = tmp_path / "deep.nd2"
    write_nd2(path, deep, VOXEL_SIZE, CHANNELS, compressed=True)
    inflated, inflate = [], zlib.decompressobj
    monkeypatch.setattr(zlib, "decompressobj", lambda: inflated.append(1) or inflate())
    with open_image(path) as image:
        stack = image.stack(0)
        for channel in (0, 1):
            assert np.array_equal(stack.read_plane(1, channel, 3), deep[1, channel, 3])
    assert len(inflated) == 1


def test_padded_rows_are_cut_to_their_pixels(tmp_path, deep):
    for compressed in (False, True):
        path = tmp_path / f"padded{compressed}.nd2"
        write_nd2(path, deep, VOXEL_SIZE, CHANNELS, padding=6, compressed=compressed)
        with open_image(path) as image:
            assert image.scenes[0].shape == deep.shape
            assert np.array_equal(whole(image, 0, 2, 1), deep[2, 1])


def test_colour_is_one_channel_of_three_samples(tmp_path, deep):
    colour = np.concatenate([deep, deep[:, :1] + 7], axis=1).astype(np.uint8)
    path = tmp_path / "colour.nd2"
    write_nd2(path, colour, VOXEL_SIZE, ["brightfield"], rgb=True)
    with open_image(path) as image:
        (scene,) = image.scenes
        assert scene.is_rgb
        assert scene.shape == (3, 1, 24, 40, 56, 3)
        assert [channel.name for channel in scene.channels] == ["brightfield"]
        plane = image.stack(0).read_plane(1, 0, 4)
    assert np.array_equal(plane, np.moveaxis(colour[1, :, 4], 0, -1))


def test_positions_carry_their_names_and_stay_distinct(tmp_path, deep):
    path = tmp_path / "wells.nd2"
    names = ["A1", "B2", "A1"]
    write_nd2(
        path, deep, VOXEL_SIZE, CHANNELS, more_positions=[deep, deep, deep], position_names=names
    )
    with open_image(path) as image:
        assert [scene.name for scene in image.scenes] == ["A1 (1)", "B2", "A1 (2)", "Position 4"]


def test_each_position_of_a_file_is_a_scene(tmp_path, deep):
    write_nd2(tmp_path / "two.nd2", deep, VOXEL_SIZE, CHANNELS, more_positions=[deep + 1])
    with open_image(tmp_path / "two.nd2") as image:
        assert [scene.name for scene in image.scenes] == ["Position 1", "Position 2"]
        # Back and forth, as a user who compares scenes does.
        for scene in (1, 0, 1):
            plane = image.stack(scene).read_plane(2, 1, 3)
            assert np.array_equal(plane, deep[2, 1, 3] + scene)


def test_of_a_stopped_time_series_the_whole_times_are_offered(tmp_path, deep):
    path = tmp_path / "stopped.nd2"
    write_nd2(path, deep, VOXEL_SIZE, CHANNELS, missing_frames=2)
    with open_image(path) as image:
        (scene,) = image.scenes
        assert scene.shape == (2, *deep.shape[1:])
        assert scene.remarks == (
            "The acquisition ended early: 2 of 3 times hold all planes, and time 3 is left out.",
        )
        assert np.array_equal(whole(image, 0, 1, 1), deep[1, 1])


def test_of_a_stopped_stack_the_recorded_planes_are_offered(tmp_path, deep):
    path = tmp_path / "stopped.nd2"
    write_nd2(path, deep[:1], VOXEL_SIZE, CHANNELS, missing_frames=5)
    with open_image(path) as image:
        (scene,) = image.scenes
        assert scene.length("Z") == 19
        assert "19 of 24 planes were recorded" in scene.remarks[0]
        assert np.array_equal(whole(image, 0, 0, 1), deep[0, 1, :19])


def test_a_frame_that_was_never_recorded_is_no_black_plane(tmp_path, deep):
    path = tmp_path / "hole.nd2"
    write_nd2(path, deep, VOXEL_SIZE, CHANNELS, holes=[24 + 4])
    with open_image(path) as image:
        (scene,) = image.scenes
        assert scene.shape == deep.shape
        assert scene.remarks == ("1 of 72 planes were never recorded; they cannot be read.",)
        assert np.array_equal(image.stack(0).read_plane(1, 1, 3), deep[1, 1, 3])
        with pytest.raises(UserError, match="plane 5"):
            image.stack(0).read_plane(1, 1, 4)


def test_positions_that_were_never_reached_are_told_and_left_out(tmp_path, deep):
    path = tmp_path / "stopped.nd2"
    more = [deep[:1] + 1, deep[:1] + 2]
    write_nd2(path, deep[:1], VOXEL_SIZE, CHANNELS, more_positions=more, missing_frames=24 + 4)
    with open_image(path) as image:
        first, second = image.scenes
        assert (first.length("Z"), second.length("Z")) == (24, 20)
        for scene in image.scenes:
            assert "2 of 3 positions were recorded" in scene.remarks[-1]
        assert np.array_equal(whole(image, 1), deep[0, 0, :20] + 1)


def test_a_file_without_any_frame_says_so(tmp_path, deep):
    path = tmp_path / "none.nd2"
    write_nd2(path, deep[:1], VOXEL_SIZE, CHANNELS, missing_frames=24)
    with pytest.raises(UserError) as caught:
        open_image(path)
    assert "no frame" in caught.value.detail


def test_an_uncalibrated_file_has_an_unknown_lateral_step(tmp_path, deep):
    write_nd2(tmp_path / "raw.nd2", deep, VOXEL_SIZE, CHANNELS, calibrated=False)
    with open_image(tmp_path / "raw.nd2") as image:
        size = image.scenes[0].voxel_size
    assert (size.y, size.x) == (None, None)
    assert size.z == pytest.approx(VOXEL_SIZE[0])


def test_an_axis_of_length_one_keeps_its_place(tmp_path, deep):
    line = deep[:, :, :, :1]
    write_nd2(tmp_path / "line.nd2", line, VOXEL_SIZE, CHANNELS)
    with open_image(tmp_path / "line.nd2") as image:
        assert image.scenes[0].shape == line.shape
        assert np.array_equal(image.stack(0).read_plane(1, 1, 2), line[1, 1, 2])


def test_wavelengths_and_objective_are_what_the_file_says(tmp_path, deep):
    path = tmp_path / "optics.nd2"
    write_nd2(path, deep, VOXEL_SIZE, CHANNELS, wavelengths=[(358, 461), (488, 509)], optics=OPTICS)
    with open_image(path) as image:
        (scene,) = image.scenes
    assert [(c.excitation_nm, c.emission_nm) for c in scene.channels] == [(358, 461), (488, 509)]
    assert [channel.color for channel in scene.channels] == ["#00FF00", "#FF0000"]
    known = scene.microscope
    assert (known.objective, known.magnification) == ("Plan Apo 60x Oil", 60.0)
    assert (known.numerical_aperture, known.immersion) == (1.4, "oil")


def test_optics_of_zero_are_unknown(tmp_path, deep):
    nothing = {"wsObjectiveName": "", "dObjectiveMag": 0.0, "dObjectiveNA": 0.0}
    write_nd2(tmp_path / "a.nd2", deep, VOXEL_SIZE, CHANNELS, optics=nothing)
    with open_image(tmp_path / "a.nd2") as image:
        known = image.scenes[0].microscope
        channel = image.scenes[0].channels[0]
    assert (known.objective, known.magnification, known.numerical_aperture) == (None, None, None)
    assert known.immersion is None
    assert (channel.excitation_nm, channel.emission_nm) == (None, None)


@pytest.mark.parametrize(
    ("mask", "text", "expected"),
    [
        (0x201, "", Modality.CONFOCAL),
        (0x401, "", Modality.SPINNING_DISK),
        (0x10201, "", Modality.MULTIPHOTON),
        (0x101, "", None),
        (0x101, "Modality: Widefield Fluorescence\r\n", Modality.WIDEFIELD),
    ],
)
def test_the_modality_is_known_where_the_file_states_it(tmp_path, deep, mask, text, expected):
    path = tmp_path / "a.nd2"
    write_nd2(path, deep, VOXEL_SIZE, CHANNELS, modality=mask, description=text)
    with open_image(path) as image:
        assert image.scenes[0].microscope.modality is expected


def test_a_widefield_image_through_a_spinning_disk_is_a_contradiction(tmp_path, deep):
    path = tmp_path / "a.nd2"
    text = "Modality: Widefield Fluorescence\r\n  CSU-W1, Observation Mode: Confocal\r\n"
    write_nd2(path, deep, VOXEL_SIZE, CHANNELS, description=text)
    with open_image(path) as image:
        (scene,) = image.scenes
    assert scene.microscope.modality is None
    assert "spinning disk (CSU-W1)" in scene.remarks[0]


def test_a_frame_that_claims_gigabytes_in_a_few_bytes_is_refused(tmp_path, deep):
    path = tmp_path / "bomb.nd2"
    write_nd2(path, deep * 0, VOXEL_SIZE, CHANNELS, compressed=True)
    width = "uiWidthBytes\0".encode("utf-16-le")
    honest, absurd = (width + struct.pack("<I", n) for n in (56 * 4, 2_000_000_000))
    assert honest in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(honest, absurd))
    with pytest.raises(UserError) as caught:
        open_image(path)
    assert "does not fit" in caught.value.detail


def test_a_frame_shorter_than_its_pixels_is_no_black_plane(tmp_path, deep):
    path = tmp_path / "short.nd2"
    write_nd2(path, deep, VOXEL_SIZE, CHANNELS)
    height = "uiHeight\0".encode("utf-16-le")
    honest, taller = (height + struct.pack("<I", n) for n in (40, 41))
    path.write_bytes(path.read_bytes().replace(honest, taller))
    with open_image(path) as image, pytest.raises(UserError, match="plane 3"):
        image.stack(0).read_plane(0, 0, 2)
