"""One contract for every format: what was written comes back, with axes, sizes and names."""

from pathlib import Path

import numpy as np
import pytest

from ssai3d_app.formats.opening import open_image
from tests.formats.samples import CHANNELS, VOXEL_SIZE
from tests.writers.czi import write_czi
from tests.writers.nd2 import write_nd2


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
    assert (size.z, size.y, size.x) == pytest.approx((z, x if label == "ND2" else y, x), rel=1e-5)
    assert size.source == source


def test_channel_names_come_along_where_the_format_has_them(written):
    label, path, _ = written
    with open_image(path) as image:
        names = [channel.name for channel in image.scenes[0].channels]
    assert names == (["Channel 1", "Channel 2"] if label.startswith("LIF") else CHANNELS)


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


def test_a_closed_file_is_let_go_and_can_be_moved(written, tmp_path):
    _, path, _ = written
    with open_image(path) as image:
        image.stack(0).read_plane(0, 0, 0)
    image.close()
    open_files = Path("/proc/self/fd")
    if open_files.is_dir():
        held = [entry.readlink() for entry in open_files.iterdir() if entry.is_symlink()]
        assert not [place for place in held if place.is_relative_to(path)]
    path.rename(tmp_path / "moved")


def test_a_file_is_known_by_its_content_whatever_its_name(written, tmp_path):
    label, path, _ = written
    path.rename(tmp_path / "renamed.dat")
    with open_image(tmp_path / "renamed.dat") as image:
        assert label.startswith(image.format)


def test_each_position_of_an_nd2_file_is_a_scene(tmp_path, data):
    write_nd2(tmp_path / "two.nd2", data, VOXEL_SIZE, CHANNELS, more_positions=[data + 1])
    with open_image(tmp_path / "two.nd2") as image:
        assert [scene.name for scene in image.scenes] == ["Position 1", "Position 2"]
        # Back and forth, as a user who compares scenes does.
        for scene in (1, 0, 1):
            plane = image.stack(scene).read_plane(2, 1, 3)
            assert np.array_equal(plane, data[2, 1, 3] + scene)


def test_an_uncalibrated_nd2_file_has_an_unknown_lateral_step(tmp_path, data):
    write_nd2(tmp_path / "raw.nd2", data, VOXEL_SIZE, CHANNELS, calibrated=False)
    with open_image(tmp_path / "raw.nd2") as image:
        size = image.scenes[0].voxel_size
    assert (size.y, size.x) == (None, None)
    assert size.z == pytest.approx(VOXEL_SIZE[0])


def test_an_axis_of_length_one_keeps_its_place_in_an_nd2_file(tmp_path, data):
    line = data[:, :, :, :1]
    write_nd2(tmp_path / "line.nd2", line, VOXEL_SIZE, CHANNELS)
    with open_image(tmp_path / "line.nd2") as image:
        assert image.scenes[0].shape == line.shape
        assert np.array_equal(image.stack(0).read_plane(1, 1, 2), line[1, 1, 2])


def test_channels_of_different_depth_come_in_the_wider_type(tmp_path):
    from pylibCZIrw import czi

    dim, bright = np.full((8, 8, 1), 7, np.uint8), np.full((8, 8, 1), 60000, np.uint16)
    with czi.create_czi(str(tmp_path / "mixed.czi")) as file:
        file.write(dim, plane={"C": 0})
        file.write(bright, plane={"C": 1})
    with open_image(tmp_path / "mixed.czi") as image:
        assert image.scenes[0].dtype == "uint16"
        assert image.stack(0).read_plane(0, 0, 0).max() == 7
        assert image.stack(0).read_plane(0, 1, 0).max() == 60000


@pytest.mark.parametrize("scale", [0.0, float("nan")])
def test_a_czi_scaling_of_zero_is_unknown(tmp_path, data, scale):
    write_czi(tmp_path / "zero.czi", data[:1], (scale, 0.1, 0.1), CHANNELS)
    with open_image(tmp_path / "zero.czi") as image:
        size = image.scenes[0].voxel_size
    assert size.z is None
    assert size.x == pytest.approx(0.1)


def test_an_ome_zarr_of_version_0_5_opens(tmp_path, data):
    import json

    import tensorstore

    folder = tmp_path / "five.ome.zarr"
    spec = {
        "driver": "zarr3",
        "kvstore": {"driver": "file", "path": str(folder / "0")},
        "metadata": {"shape": data.shape[2:], "data_type": "uint16"},
        "create": True,
    }
    tensorstore.open(spec).result().write(data[0, 0]).result()
    axes = [{"name": n, "type": "space", "unit": "micrometer"} for n in "zyx"]
    scale = {"type": "scale", "scale": list(VOXEL_SIZE)}
    datasets = [{"path": "0", "coordinateTransformations": [scale]}]
    ome = {"version": "0.5", "multiscales": [{"axes": axes, "datasets": datasets}]}
    document = {"zarr_format": 3, "node_type": "group", "attributes": {"ome": ome}}
    (folder / "zarr.json").write_text(json.dumps(document))
    with open_image(folder) as image:
        (scene,) = image.scenes
        assert scene.shape == (1, 1, *data.shape[2:])
        size = scene.voxel_size
        assert (size.z, size.y, size.x) == VOXEL_SIZE
        assert np.array_equal(image.stack(0).read_plane(0, 0, 4), data[0, 0, 4])


def test_a_channel_is_never_shown_in_black():
    from ssai3d_app.formats.metadata import channels

    black, green = channels(2, ["a", None], ["#000000", "#00FF00"])
    assert (black.name, black.color) == ("a", None)
    assert (green.name, green.color) == ("Channel 2", "#00FF00")
