"""TIFF as it comes from many programs: byte orders, layouts, units, unnamed axes, colour."""

import numpy as np
import pytest
import tifffile

from ssai3d_app.formats.opening import open_image

LAYOUTS = {
    "one block": {},
    "tiles": {"tile": (16, 16)},
    "strips": {"rowsperstrip": 7, "metadata": None},
    "zlib with predictor": {"compression": "zlib", "predictor": True},
    "LZW": {"compression": "lzw"},
    "BigTIFF": {"bigtiff": True},
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


def test_a_pyramid_is_read_at_its_finest_level(tmp_path, stack):
    with tifffile.TiffWriter(tmp_path / "a.ome.tif", ome=True, bigtiff=True) as file:
        file.write(stack, metadata={"axes": "ZYX"}, subifds=1, tile=(16, 16))
        file.write(stack[:, ::2, ::2], subfiletype=1, tile=(16, 16))
    with open_image(tmp_path / "a.ome.tif") as image:
        assert image.scenes[0].shape == (1, 1, *stack.shape)
        assert np.array_equal(image.stack(0).read_plane(0, 0, 4), stack[4])


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
