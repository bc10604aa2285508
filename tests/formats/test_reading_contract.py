"""One contract for every format: what was written comes back, with axes, sizes and names."""

import numpy as np
import pytest

from ssai3d_app.errors import ExitStatus, UserError
from ssai3d_app.formats.opening import open_image
from tests.writers.czi import write_czi
from tests.writers.lif import write_lif
from tests.writers.tiff import write_imagej, write_ome_tiff, write_ome_zarr

VOXEL_SIZE = (0.55, 0.11, 0.12)
CHANNELS = ["DAPI", "GFP"]


def write_little_endian_imagej(path, data, voxel_size, channels):
    write_imagej(path, data, voxel_size, channels, byteorder="<")


def write_big_endian_ome_tiff(path, data, voxel_size, channels):
    write_ome_tiff(path, data, voxel_size, channels, byteorder=">")


def write_compressed_ome_tiff(path, data, voxel_size, channels):
    write_ome_tiff(path, data, voxel_size, channels, compression="lzw", tile=(32, 32))


def write_xz_scan(path, data, voxel_size, channels):
    write_lif(path, data, voxel_size, channels, order="TYCZX")


FORMATS = {
    "CZI": (write_czi, "stack.czi", "CZI metadata"),
    "LIF": (write_lif, "stack.lif", "LIF metadata"),
    "LIF xz scan": (write_xz_scan, "stack.lif", "LIF metadata"),
    "OME-TIFF": (write_ome_tiff, "stack.ome.tif", "OME metadata"),
    "OME-TIFF big-endian": (write_big_endian_ome_tiff, "stack.ome.tif", "OME metadata"),
    "OME-TIFF tiled LZW": (write_compressed_ome_tiff, "stack.ome.tif", "OME metadata"),
    "ImageJ TIFF big-endian": (write_imagej, "stack.tif", "ImageJ metadata"),
    "ImageJ TIFF little-endian": (write_little_endian_imagej, "stack.tif", "ImageJ metadata"),
    "OME-Zarr": (write_ome_zarr, "stack.ome.zarr", "OME-Zarr metadata"),
}


@pytest.fixture
def data() -> np.ndarray:
    return np.random.default_rng(0).integers(0, 60000, (3, 2, 5, 40, 56)).astype(np.uint16)


@pytest.fixture(params=FORMATS, ids=str)
def written(request, tmp_path, data):
    write, name, source = FORMATS[request.param]
    write(tmp_path / name, data, VOXEL_SIZE, CHANNELS)
    return request.param, tmp_path / name, source


def test_axes_shape_and_type_come_along(written, data):
    label, path, _ = written
    with open_image(path) as image:
        assert label.startswith(image.format)
        (scene,) = image.scenes
        assert scene.axes == "TCZYX"
        assert scene.shape == data.shape
        assert scene.dtype == "uint16"


def test_the_voxel_size_comes_along_in_micrometres_with_its_source(written):
    _, path, source = written
    with open_image(path) as image:
        size = image.scenes[0].voxel_size
    assert (size.z, size.y, size.x) == pytest.approx(VOXEL_SIZE, rel=1e-5)
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
        for t, c, z in ((0, 0, 0), (2, 1, 4), (1, 0, 3), (0, 1, 2)):
            plane = stack.read_plane(t, c, z)
            assert plane.dtype == np.uint16
            assert plane.dtype.isnative
            assert np.array_equal(plane, data[t, c, z])


def test_a_truncated_file_fails_in_one_sentence(written):
    _, path, _ = written
    if path.is_dir():
        for name in (".zarray", ".zattrs"):
            for document in path.rglob(name):
                document.write_text(document.read_text()[:40])
    else:
        content = path.read_bytes()
        path.write_bytes(content[: len(content) // 3])
    with pytest.raises(UserError) as caught, open_image(path) as image:  # noqa: PT012
        stack = image.stack(0)
        for z in range(stack.scene.length("Z")):
            stack.read_plane(2, 1, z)
    assert caught.value.status == ExitStatus.UNREADABLE_FILE
    assert caught.value.sentence.endswith(".")
    assert "Error" not in caught.value.sentence


def test_bad_files_say_what_is_wrong_and_what_to_do(tmp_path):
    (tmp_path / "empty.czi").touch()
    (tmp_path / "text.nd2").write_text("This is not an image, whatever its name says.\n")
    (tmp_path / "folder").mkdir()
    (tmp_path / "hollow.ome.zarr").mkdir()
    for name, words in (
        ("missing.lif", "does not exist"),
        ("empty.czi", "is empty"),
        ("text.nd2", "not an image"),
        ("folder", "is a folder"),
        ("hollow.ome.zarr", "is a folder"),
    ):
        with pytest.raises(UserError, match=words) as caught:
            open_image(tmp_path / name)
        assert caught.value.status == ExitStatus.UNREADABLE_FILE
        assert caught.value.remedy


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("head.czi", b"ZISRAWFILE"),
        ("head.nd2", b"\xda\xce\xbe\x0a"),
        ("head.lif", b"\x70\x00\x00\x00"),
        ("head.tif", b"II*\x00"),
    ],
)
def test_a_file_that_only_begins_like_its_format_fails_in_one_sentence(tmp_path, name, head):
    path = tmp_path / name
    path.write_bytes(head + bytes(3000))
    with pytest.raises(UserError) as caught:
        open_image(path)
    assert caught.value.status == ExitStatus.UNREADABLE_FILE


def test_an_entity_bomb_in_the_metadata_is_not_expanded(tmp_path, data):
    import tifffile

    bomb = '<?xml version="1.0"?><!DOCTYPE OME [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    xml = f'{bomb}<OME xmlns="http://www.openmicroscopy.org/Schemas/OME/2016-06">&b;</OME>'
    tifffile.imwrite(tmp_path / "bomb.ome.tif", data[0, 0], description=xml, metadata=None)
    with pytest.raises(UserError):
        open_image(tmp_path / "bomb.ome.tif")


def test_a_store_that_points_outside_itself_is_refused(tmp_path, data):
    write_ome_zarr(tmp_path / "inner.ome.zarr", data, VOXEL_SIZE, CHANNELS)
    attributes = tmp_path / "inner.ome.zarr" / ".zattrs"
    attributes.write_text(attributes.read_text().replace('"path": "0"', '"path": "../../x"'))
    with pytest.raises(UserError):
        open_image(tmp_path / "inner.ome.zarr")


def test_a_plain_tiff_opens_as_a_stack_of_unknown_voxel_size(tmp_path, data):
    import tifffile

    tifffile.imwrite(tmp_path / "plain.tif", data[0, 0], byteorder=">")
    with open_image(tmp_path / "plain.tif") as image:
        (scene,) = image.scenes
        size = scene.voxel_size
        assert scene.shape == (1, 1, 5, 40, 56)
        assert (size.z, size.y, size.x, size.source) == (None, None, None, None)
        assert np.array_equal(image.stack(0).read_plane(0, 0, 3), data[0, 0, 3])


def test_a_colour_image_is_told_from_a_stack(tmp_path):
    import tifffile

    tifffile.imwrite(tmp_path / "rgb.tif", np.zeros((4, 30, 40, 3), np.uint8), photometric="rgb")
    with open_image(tmp_path / "rgb.tif") as image:
        assert image.scenes[0].is_rgb
