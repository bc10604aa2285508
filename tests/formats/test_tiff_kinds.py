"""TIFF as it comes from many programs: byte orders, layouts, units, unnamed axes, colour."""

import struct

import numpy as np
import pytest
import tifffile

from ssai3d_app.errors import UserError
from ssai3d_app.formats.opening import open_image

LAYOUTS = {
    "one block": {},
    "tiles": {"tile": (16, 16)},
    "strips": {"rowsperstrip": 7, "metadata": None},
    "zlib with predictor": {"compression": "zlib", "predictor": True},
    "LZW": {"compression": "lzw"},
    "BigTIFF": {"bigtiff": True},
    "zstd in tiles with predictor": {"compression": "zstd", "predictor": True, "tile": (16, 16)},
    "PackBits": {"compression": "packbits"},
    "LZMA in strips": {"compression": "lzma", "rowsperstrip": 7},
}


@pytest.fixture
def stack(data) -> np.ndarray:
    return data[0, 0]


@pytest.mark.parametrize("byteorder", ["<", ">"])
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("dtype", ["uint8", "uint16", "int16", "float32"])
def test_every_layout_is_read_in_both_byte_orders(tmp_path, stack, byteorder, layout, dtype):
    stack = (stack // 300).astype(dtype)
    tifffile.imwrite(tmp_path / "a.tif", stack, byteorder=byteorder, **LAYOUTS[layout])
    with open_image(tmp_path / "a.tif") as image:
        assert image.scenes[0].dtype == dtype
        for z, plane in enumerate(stack):
            read = image.stack(0).read_plane(0, 0, z)
            assert read.dtype.isnative
            assert np.array_equal(read, plane)


@pytest.mark.parametrize("byteorder", ["<", ">"])
def test_pages_written_one_by_one_are_planes(tmp_path, stack, byteorder):
    with tifffile.TiffWriter(tmp_path / "a.tif", byteorder=byteorder) as file:
        for plane in stack:
            file.write(plane, metadata=None, contiguous=False)
    with open_image(tmp_path / "a.tif") as image:
        assert image.format == "TIFF"
        assert np.array_equal(image.stack(0).read_plane(0, 0, 3), stack[3])


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        ((40, 56), (1, 1, 1, 40, 56)),
        ((5, 40, 56), (1, 1, 5, 40, 56)),
        ((2, 5, 40, 56), (1, 2, 5, 40, 56)),
        ((3, 2, 5, 40, 56), (3, 2, 5, 40, 56)),
    ],
)
def test_unnamed_axes_are_the_last_of_time_channel_and_z(tmp_path, data, shape, expected):
    pixels = data.reshape(-1)[: np.prod(shape)].reshape(shape)
    tifffile.imwrite(tmp_path / "a.tif", pixels)
    with open_image(tmp_path / "a.tif") as image:
        scene = image.scenes[0]
        assert scene.shape == expected
        last = tuple(length - 1 for length in expected[:3])
        assert np.array_equal(image.stack(0).read_plane(*last), pixels.reshape(-1, 40, 56)[-1])


@pytest.mark.parametrize("order", ["TCZYX", "TZCYX", "CTZYX", "ZTCYX", "CZTYX", "ZCTYX"])
@pytest.mark.parametrize("options", [{}, {"tile": (16, 16)}, {"byteorder": ">"}])
def test_an_ome_tiff_is_read_in_every_order_of_dimensions(tmp_path, data, order, options):
    stored = np.ascontiguousarray(data.transpose(["TCZYX".index(axis) for axis in order]))
    path = tmp_path / "a.ome.tif"
    tifffile.imwrite(path, stored, ome=True, metadata={"axes": order}, **options)
    with open_image(path) as image:
        assert image.scenes[0].shape == data.shape
        for place in ((0, 0, 0), (2, 0, 1), (1, 1, 4)):
            assert np.array_equal(image.stack(0).read_plane(*place), data[place])


def test_each_image_of_an_ome_tiff_is_a_scene_with_its_own_size(tmp_path, stack):
    with tifffile.TiffWriter(tmp_path / "a.ome.tif", ome=True) as file:
        first = {"axes": "ZYX", "Name": "first", "PhysicalSizeX": 0.2}
        file.write(stack, metadata=first)
        file.write(stack[:2, :20], metadata={**first, "Name": "second", "PhysicalSizeX": 300.0,
                                             "PhysicalSizeXUnit": "nm"})  # fmt: skip
    with open_image(tmp_path / "a.ome.tif") as image:
        assert [scene.name for scene in image.scenes] == ["first", "second"]
        assert [scene.voxel_size.x for scene in image.scenes] == pytest.approx([0.2, 0.3])
        assert image.scenes[0].voxel_size.z is None
        assert np.array_equal(image.stack(1).read_plane(0, 0, 1), stack[1, :20])


@pytest.mark.parametrize(
    ("unit", "micrometres"),
    [("micron", 1), ("um", 1), ("\\u00B5m", 1), ("nm", 1e-3), ("mm", 1e3)],
)
def test_imagej_units_are_converted(tmp_path, stack, unit, micrometres):
    _write_imagej(tmp_path / "a.tif", stack, unit)
    with open_image(tmp_path / "a.tif") as image:
        size = image.scenes[0].voxel_size
    expected = (2.0 * micrometres, 0.25 * micrometres, 0.2 * micrometres)
    assert (size.z, size.y, size.x) == pytest.approx(expected)
    assert size.source == "ImageJ metadata"


@pytest.mark.parametrize("unit", ["pixel", "inch", ""])
def test_an_imagej_unit_that_measures_no_specimen_is_unknown(tmp_path, stack, unit):
    _write_imagej(tmp_path / "a.tif", stack, unit)
    with open_image(tmp_path / "a.tif") as image:
        size = image.scenes[0].voxel_size
    assert (size.z, size.y, size.x, size.source) == (None, None, None, None)


def _write_imagej(path, stack, unit) -> None:
    metadata = {"axes": "ZYX", "spacing": 2.0, "unit": unit}
    tifffile.imwrite(path, stack, imagej=True, resolution=(5.0, 4.0), metadata=metadata)


def test_a_resolution_for_printing_is_no_voxel_size(tmp_path, stack):
    tifffile.imwrite(tmp_path / "a.tif", stack, resolution=(5e3, 4e3), resolutionunit="CENTIMETER")
    with open_image(tmp_path / "a.tif") as image:
        size = image.scenes[0].voxel_size
    assert (size.z, size.y, size.x, size.source) == (None, None, None, None)


@pytest.mark.parametrize("byteorder", ["<", ">"])
@pytest.mark.parametrize("options", [{}, {"planarconfig": "separate"}])
def test_colour_is_told_from_a_stack(tmp_path, byteorder, options):
    pixels = np.random.default_rng(0).integers(0, 255, (30, 40, 3)).astype(np.uint16)
    stored = pixels.transpose(2, 0, 1) if options else pixels
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, stored, photometric="rgb", byteorder=byteorder, **options)
    with open_image(path) as image:
        (scene,) = image.scenes
        assert scene.is_rgb
        assert (scene.axes, scene.shape) == ("TCZYXS", (1, 1, 1, 30, 40, 3))
        assert np.array_equal(image.stack(0).read_plane(0, 0, 0), pixels)


def planes_of(path) -> np.ndarray:
    """All planes of a file of one time and one channel."""
    with open_image(path) as image:
        count = image.scenes[0].length("Z")
        return np.stack([image.stack(0).read_plane(0, 0, z) for z in range(count)])


@pytest.mark.parametrize("options", [{}, {"tile": (16, 16)}, {"byteorder": ">"}])
@pytest.mark.parametrize("dtype", ["uint32", "int8", "float16", "float64", "uint64"])
def test_every_type_of_number_is_read(tmp_path, stack, dtype, options):
    stored = (stack // 600).astype(dtype)
    tifffile.imwrite(tmp_path / "a.tif", stored, **options)
    assert planes_of(tmp_path / "a.tif").dtype == dtype
    assert np.array_equal(planes_of(tmp_path / "a.tif"), stored)


def test_bits_are_read_as_zeros_and_ones(tmp_path, stack):
    bits = stack > 30000
    tifffile.imwrite(tmp_path / "a.tif", bits, photometric="minisblack")
    assert planes_of(tmp_path / "a.tif").dtype == np.uint8
    assert np.array_equal(planes_of(tmp_path / "a.tif"), bits)


def packed_12_bit(plane: np.ndarray) -> bytes:
    """Two values in three bytes, each row beginning on a byte."""
    rows = b""
    for row in plane.tolist():
        number = 0
        for value in row:
            number = number << 12 | value
        rows += number.to_bytes(len(row) * 12 // 8, "big")
    return rows


def test_twelve_bits_are_read(tmp_path, stack):
    plane = (stack[0] // 16).astype(np.uint16)
    tifffile.imwrite(tmp_path / "a.tif", plane.astype(np.uint8), metadata=None)
    content = bytearray((tmp_path / "a.tif").read_bytes())
    with tifffile.TiffFile(tmp_path / "a.tif") as file:
        tags = file.pages[0].tags
        bits, counts, offsets = (tags[n].valueoffset for n in (258, 279, 273))
    packed = packed_12_bit(plane)
    content[bits : bits + 2] = struct.pack("<H", 12)
    content[counts : counts + 4] = struct.pack("<I", len(packed))
    content[offsets : offsets + 4] = struct.pack("<I", len(content))
    (tmp_path / "a.tif").write_bytes(content + packed)
    assert np.array_equal(planes_of(tmp_path / "a.tif")[0], plane)


def test_jpeg_in_tiles_is_read_nearly_as_it_was(tmp_path):
    y, x = np.mgrid[:64, :80]
    smooth = np.stack([(y + x + 10 * z).astype(np.uint8) for z in range(5)])
    options = {"compression": ("jpeg", 95), "tile": (16, 16)}
    tifffile.imwrite(tmp_path / "a.tif", smooth, photometric="minisblack", **options)
    assert np.abs(planes_of(tmp_path / "a.tif").astype(int) - smooth).max() <= 3


def test_complex_values_are_refused(tmp_path, stack):
    tifffile.imwrite(tmp_path / "a.tif", stack.astype(np.complex64))
    with pytest.raises(UserError) as caught:
        open_image(tmp_path / "a.tif")
    assert "complex" in caught.value.detail


@pytest.mark.parametrize("planar", ["contig", "separate"])
@pytest.mark.parametrize("tile", [None, (16, 16)])
def test_samples_that_are_no_colour_are_channels(tmp_path, data, planar, tile):
    channels = np.concatenate([data[0, :, 0], data[1, :, 0]])
    stored = channels if planar == "separate" else np.ascontiguousarray(channels.transpose(1, 2, 0))
    options = {"photometric": "minisblack", "planarconfig": planar, "tile": tile}
    tifffile.imwrite(tmp_path / "a.tif", stored, metadata=None, **options)
    with open_image(tmp_path / "a.tif") as image:
        (scene,) = image.scenes
        assert (scene.axes, scene.shape) == ("TCZYX", (1, 4, 1, 40, 56))
        for channel, plane in enumerate(channels):
            assert np.array_equal(image.stack(0).read_plane(0, channel, 0), plane)


def test_pages_of_another_size_are_left_out_and_told(tmp_path, stack):
    with tifffile.TiffWriter(tmp_path / "a.tif") as file:
        for plane in (*stack, stack[0, :20, :30]):
            file.write(plane, metadata=None, contiguous=False)
    with open_image(tmp_path / "a.tif") as image:
        (scene,) = image.scenes
        assert scene.shape == (1, 1, 5, 40, 56)
        assert scene.remarks == (
            "1 further pages, of 30 × 20 pixels, do not belong to the stack of the first page and "
            "are left out.",
        )


@pytest.mark.parametrize(
    ("photometric", "told"), [("miniswhite", "White is stored as 0"), ("palette", "palette")]
)
def test_numbers_that_are_no_plain_intensities_are_told(tmp_path, stack, photometric, told):
    stored = (stack // 300).astype(np.uint8)
    colours = np.zeros((3, 256), np.uint16) if photometric == "palette" else None
    tifffile.imwrite(tmp_path / "a.tif", stored, photometric=photometric, colormap=colours)
    with open_image(tmp_path / "a.tif") as image:
        assert told in image.scenes[0].remarks[0]
    assert np.array_equal(planes_of(tmp_path / "a.tif"), stored)


def test_the_axes_that_tifffile_names_are_kept(tmp_path, data):
    tifffile.imwrite(tmp_path / "a.tif", data[:, 0], metadata={"axes": "TZYX"})
    with open_image(tmp_path / "a.tif") as image:
        assert image.scenes[0].shape == (3, 1, 5, 40, 56)
        assert np.array_equal(image.stack(0).read_plane(2, 0, 1), data[2, 0, 1])


def test_a_description_of_one_block_stands_for_directories(tmp_path, data):
    # tifffile's truncate=True: one directory, and the pixels of all planes behind it.
    tifffile.imwrite(tmp_path / "a.tif", data[0, 0], metadata={}, truncate=True)
    with tifffile.TiffFile(tmp_path / "a.tif") as file:
        assert len(file.pages) == 1
    assert np.array_equal(planes_of(tmp_path / "a.tif"), data[0, 0])


# Harm


def test_directories_that_run_in_a_circle_are_refused(tmp_path, stack):
    path = tmp_path / "a.tif"
    with tifffile.TiffWriter(path) as file:
        for plane in stack:
            file.write(plane, metadata=None, contiguous=False)
    content = bytearray(path.read_bytes())
    with tifffile.TiffFile(path) as file:
        first, last = file.pages[0].offset, file.pages[4].offset
    (count,) = struct.unpack_from("<H", content, last)
    struct.pack_into("<I", content, last + 2 + 12 * count, first)
    path.write_bytes(content)
    with pytest.raises(UserError) as caught:
        open_image(path)
    assert "circle" in caught.value.detail


@pytest.mark.parametrize("tile", [None, (64, 64)])
def test_a_tile_that_claims_gigabytes_is_refused(tmp_path, tile):
    path = tmp_path / "bomb.tif"
    plane = np.zeros((64, 64), np.uint8)
    tifffile.imwrite(path, plane, compression="zlib", tile=tile)
    content = bytearray(path.read_bytes())
    with tifffile.TiffFile(path) as file:
        for name in ("ImageWidth", "ImageLength", "RowsPerStrip", "TileWidth", "TileLength"):
            if name in file.pages[0].tags:
                tag = file.pages[0].tags[name]
                kind = "<H" if tag.dtype == 3 else "<I"
                struct.pack_into(kind, content, tag.valueoffset, 20480)
    path.write_bytes(content)
    with pytest.raises(UserError) as caught, open_image(path) as image:
        image.stack(0).read_plane(0, 0, 0)
    assert any(word in caught.value.detail for word in ("claim to hold", "fit into"))


def test_a_strip_that_was_never_written_is_no_black_strip(tmp_path, stack):
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, stack[0], rowsperstrip=10, metadata=None)
    content = bytearray(path.read_bytes())
    with tifffile.TiffFile(path) as file:
        place = file.pages[0].tags["StripOffsets"].valueoffset
    struct.pack_into("<I", content, place + 8, 0)
    path.write_bytes(content)
    with open_image(path) as image, pytest.raises(UserError, match="plane 1"):
        image.stack(0).read_plane(0, 0, 0)


@pytest.mark.parametrize("kind", [2, 5, 7, 11, 12])
def test_a_width_that_is_no_whole_number_is_refused(tmp_path, stack, kind):
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, stack, bigtiff=True)
    content = bytearray(path.read_bytes())
    with tifffile.TiffFile(path) as file:
        tag = file.pages[0].tags["ImageWidth"]
    struct.pack_into("<H", content, tag.offset + 2, kind)
    path.write_bytes(content)
    with pytest.raises(UserError):
        open_image(path)
