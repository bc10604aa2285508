"""OME-TIFF: planes wherever the metadata place them, pyramids, and the optics."""

from pathlib import Path

import numpy as np
import pytest
import tifffile

from ssai3d_app.errors import UserError
from ssai3d_app.formats.opening import open_image
from ssai3d_app.volume.scene import Modality
from tests.writers.tiff import ome, ome_image, tiff_data, write_pages


def everything(path: Path) -> np.ndarray:
    """All planes of the first scene, shape (T, C, Z, Y, X)."""
    with open_image(path) as image:
        scene, stack = image.scenes[0], image.stack(0)
        planes = [stack.read_plane(*place) for place in np.ndindex(scene.shape[:3])]
        return np.reshape(planes, scene.shape)


def scattered(shape, seed=0):
    """The places (t, c, z) of all planes in an order without any order."""
    places = list(np.ndindex(shape))
    np.random.default_rng(seed).shuffle(places)
    return [tuple(int(n) for n in place) for place in places]


# Planes


@pytest.mark.parametrize("options", [{}, {"tile": (16, 16), "compression": "zlib"}])
def test_planes_scattered_over_directories_find_their_places(tmp_path, data, options):
    places = scattered(data.shape[:3])
    blocks = "".join(tiff_data(place, ifd) for ifd, place in enumerate(places))
    pages = [data[place] for place in places]
    write_pages(tmp_path / "a.ome.tif", pages, ome(ome_image(data.shape, blocks)), **options)
    assert np.array_equal(everything(tmp_path / "a.ome.tif"), data)


@pytest.mark.parametrize("order", ["XYZCT", "XYZTC", "XYCZT", "XYCTZ", "XYTZC", "XYTCZ"])
def test_a_block_of_planes_runs_on_in_the_order_of_dimensions(tmp_path, data, order):
    axes = ["TCZ".index(axis) for axis in reversed(order[2:])]
    pages = list(data.transpose(*axes, 3, 4).reshape(-1, 40, 56))
    for name, blocks in (
        ("none", ""),
        ("open", "<TiffData/>"),
        ("two", tiff_data((0, 0, 0), 0, count=30)),
    ):
        path = tmp_path / f"{name}.ome.tif"
        write_pages(path, pages, ome(ome_image(data.shape, blocks, order=order)))
        assert np.array_equal(everything(path), data)


@pytest.mark.parametrize("schema", ["2013-06", "2015-01", "2016-06"])
def test_each_schema_is_read_with_micrometres_where_no_unit_is_stated(tmp_path, data, schema):
    sizes = 'PhysicalSizeZ="0.5" PhysicalSizeY="0.2" PhysicalSizeX="0.1"'
    xml = ome(ome_image(data.shape, attributes=sizes), schema)
    write_pages(tmp_path / "a.ome.tif", list(data.reshape(-1, 40, 56)), xml)
    with open_image(tmp_path / "a.ome.tif") as image:
        size = image.scenes[0].voxel_size
    assert (size.z, size.y, size.x, size.source) == (0.5, 0.2, 0.1, "OME metadata")


@pytest.mark.parametrize("number", [0, 1])
def test_images_without_a_word_on_their_place_follow_each_other(tmp_path, data, number):
    images = "".join(ome_image((1, 1, 5, 40, 56), "", number=n) for n in range(2))
    write_pages(tmp_path / "a.ome.tif", list(data[0].reshape(-1, 40, 56)), ome(images))
    with open_image(tmp_path / "a.ome.tif") as image:
        assert image.scenes[number].name == f"image {number}"
        assert np.array_equal(image.stack(number).read_plane(0, 0, 3), data[0, number, 3])


def test_images_of_one_name_are_told_apart(tmp_path, data):
    images = "".join(ome_image((1, 1, 5, 40, 56), "", number=n) for n in range(2))
    images = images.replace("image 1", "image 0")
    write_pages(tmp_path / "a.ome.tif", list(data[0].reshape(-1, 40, 56)), ome(images))
    with open_image(tmp_path / "a.ome.tif") as image:
        assert [scene.name for scene in image.scenes] == ["image 0 (1)", "image 0 (2)"]


# What is missing


def test_times_that_were_never_recorded_are_left_out_and_told(tmp_path, data):
    pages = list(data.reshape(-1, 40, 56))[:23]
    write_pages(tmp_path / "a.ome.tif", pages, ome(ome_image(data.shape)))
    with open_image(tmp_path / "a.ome.tif") as image:
        (scene,) = image.scenes
        assert scene.shape == (2, *data.shape[1:])
        assert scene.remarks == (
            "Only the first 2 of 3 times are in the file whole; the rest is left out.",
        )
        assert np.array_equal(image.stack(0).read_plane(1, 1, 4), data[1, 1, 4])


def test_a_plane_that_was_never_written_is_told_and_never_black(tmp_path, data):
    places = [place for place in np.ndindex(data.shape[:3]) if place != (0, 1, 2)]
    blocks = "".join(tiff_data(place, ifd) for ifd, place in enumerate(places))
    write_pages(
        tmp_path / "a.ome.tif", [data[p] for p in places], ome(ome_image(data.shape, blocks))
    )
    with open_image(tmp_path / "a.ome.tif") as image:
        (scene,) = image.scenes
        assert scene.shape == data.shape
        assert scene.remarks == ("1 of 30 planes are missing from the file and cannot be read.",)
        assert np.array_equal(image.stack(0).read_plane(0, 1, 3), data[0, 1, 3])
        with pytest.raises(UserError, match="Plane 3 of channel 2 at time 1 was never written"):
            image.stack(0).read_plane(0, 1, 2)


def test_contradictions_of_size_and_type_are_told_and_the_planes_count(tmp_path, data):
    xml = ome(ome_image((1, 1, 5, 99, 56), pixel_type="float"))
    write_pages(tmp_path / "a.ome.tif", list(data[0, 0]), xml)
    with open_image(tmp_path / "a.ome.tif") as image:
        (scene,) = image.scenes
        assert scene.shape == (1, 1, 5, 40, 56)
        assert any("56 × 99" in remark for remark in scene.remarks)
        assert any("float" in remark for remark in scene.remarks)


def test_planes_placed_twice_or_beyond_the_axes_are_told(tmp_path, data):
    blocks = tiff_data((0, 0, 0), 0, count=5) + tiff_data((0, 0, 1), 4) + tiff_data((4, 0, 0), 8)
    write_pages(tmp_path / "a.ome.tif", list(data[0, 0]), ome(ome_image((1, 1, 5, 40, 56), blocks)))
    with open_image(tmp_path / "a.ome.tif") as image:
        assert len(image.scenes[0].remarks) == 2
        assert np.array_equal(image.stack(0).read_plane(0, 0, 1), data[0, 0, 1])


def test_blocks_of_planes_over_each_other_keep_no_reader_busy(tmp_path, data):
    blocks = tiff_data((0, 0, 0), 0, count=10**9) * 1000
    write_pages(tmp_path / "a.ome.tif", list(data[0, 0]), ome(ome_image((1, 1, 5, 40, 56), blocks)))
    with pytest.raises(UserError) as caught:
        open_image(tmp_path / "a.ome.tif")
    assert "again and again" in caught.value.detail


def test_a_page_of_another_size_within_a_stack_is_no_plane_of_it(tmp_path, data):
    pages = [*data[0, 0, :4], data[0, 0, 4, :20]]
    write_pages(tmp_path / "a.ome.tif", pages, ome(ome_image((1, 1, 5, 40, 56))))
    with open_image(tmp_path / "a.ome.tif") as image, pytest.raises(UserError, match="plane 5"):
        image.stack(0).read_plane(0, 0, 4)


# Pyramids and boxes


@pytest.fixture
def pyramid(tmp_path, data):
    """A file of planes with two coarser copies each, and the copies."""
    levels = [data[0, 0], data[0, 0, :, ::2, ::2], data[0, 0, :, ::4, ::4]]
    with tifffile.TiffWriter(tmp_path / "a.ome.tif", ome=True, bigtiff=True) as file:
        options = {"tile": (16, 16), "compression": "zlib"}
        file.write(levels[0], metadata={"axes": "ZYX"}, subifds=2, **options)
        for level in levels[1:]:
            file.write(level, subfiletype=1, **options)
    return tmp_path / "a.ome.tif", levels


def test_every_level_of_a_pyramid_is_read_in_boxes(pyramid):
    path, levels = pyramid
    with open_image(path) as image:
        assert image.scenes[0].pyramid == ((5, 20, 28), (5, 10, 14))
        for number, level in enumerate(levels):
            box = (slice(1, 4), slice(3, 9), slice(level.shape[2] - 9, level.shape[2]))
            assert np.array_equal(image.stack(0).read_box(0, 0, box, number), level[box])


def test_a_box_reads_only_the_tiles_that_it_touches(pyramid, monkeypatch):
    from ssai3d_app.formats.tiff_pixels import TiffPixels

    path, levels = pyramid
    with open_image(path) as image:
        read = []
        bytes_of = TiffPixels._bytes
        monkeypatch.setattr(
            TiffPixels, "_bytes", lambda self, *place: read.append(place) or bytes_of(self, *place)
        )
        box = (slice(2, 3), slice(17, 30), slice(16, 33))
        assert np.array_equal(image.stack(0).read_box(0, 0, box), levels[0][box])
        assert len(read) == 2


@pytest.mark.parametrize(
    "options",
    [
        {"rowsperstrip": 7},
        {"rowsperstrip": 7, "compression": "zlib", "predictor": True},
        {"tile": (16, 32)},
        {"tile": (16, 32), "byteorder": ">"},
        {"rowsperstrip": 40, "byteorder": ">"},
    ],
)
def test_any_box_is_the_box_of_the_data(tmp_path, data, options):
    options = dict(options)
    byteorder = options.pop("byteorder", "<")
    with tifffile.TiffWriter(tmp_path / "a.ome.tif", ome=True, byteorder=byteorder) as file:
        file.write(data, metadata={"axes": "TCZYX"}, **options)
    chance = np.random.default_rng(1)
    with open_image(tmp_path / "a.ome.tif") as image:
        for _ in range(20):
            box = tuple(
                slice(*sorted(chance.choice(length + 1, 2, replace=False).tolist()))
                for length in data.shape[2:]
            )
            t, c = int(chance.integers(3)), int(chance.integers(2))
            assert np.array_equal(image.stack(0).read_box(t, c, box), data[t, c, *[*box]])


# Colour


@pytest.mark.parametrize("planar", ["contig", "separate"])
def test_colour_planes_of_a_stack_are_colour(tmp_path, planar):
    pixels = np.random.default_rng(0).integers(0, 255, (5, 30, 40, 3)).astype(np.uint8)
    pages = [page if planar == "contig" else page.transpose(2, 0, 1) for page in pixels]
    channel = '<Channel ID="Channel:0" SamplesPerPixel="3"/>'
    xml = ome(ome_image((1, 3, 5, 30, 40), channels=channel, pixel_type="uint8"))
    write_pages(tmp_path / "a.ome.tif", pages, xml, photometric="rgb", planarconfig=planar)
    with open_image(tmp_path / "a.ome.tif") as image:
        (scene,) = image.scenes
        assert (scene.axes, scene.shape) == ("TCZYXS", (1, 1, 5, 30, 40, 3))
        box = (slice(1, 3), slice(2, 9), slice(5, 40))
        assert np.array_equal(image.stack(0).read_box(0, 0, box), pixels[box])


def test_samples_that_are_no_colour_are_channels(tmp_path, data):
    pages = list(np.ascontiguousarray(data[0].transpose(1, 2, 3, 0)))
    channel = '<Channel ID="Channel:0" SamplesPerPixel="2"/>'
    xml = ome(ome_image((1, 2, 5, 40, 56), channels=channel))
    write_pages(tmp_path / "a.ome.tif", pages, xml, photometric="minisblack", planarconfig="contig")
    with open_image(tmp_path / "a.ome.tif") as image:
        assert image.scenes[0].shape == (1, 2, 5, 40, 56)
    assert np.array_equal(everything(tmp_path / "a.ome.tif"), data[:1])


# What the metadata know

LENGTHS = {
    "km": 1e9, "m": 1e6, "dm": 1e5, "cm": 1e4, "mm": 1e3, "µm": 1.0, "nm": 1e-3, "pm": 1e-6,
    "Å": 1e-4, "Pm": 1e21, "Mm": 1e12, "in": 25400.0, "thou": 25.4, "ft": 304800.0,
}  # fmt: skip


@pytest.mark.parametrize("unit", [*LENGTHS, "pixel", "reference frame"])
def test_units_of_the_schema_are_converted_and_others_are_unknown(tmp_path, data, unit):
    sizes = f'PhysicalSizeX="2.0" PhysicalSizeXUnit="{unit}"'
    xml = ome(ome_image((1, 1, 5, 40, 56), attributes=sizes))
    write_pages(tmp_path / "a.ome.tif", list(data[0, 0]), xml)
    with open_image(tmp_path / "a.ome.tif") as image:
        x = image.scenes[0].voxel_size.x
    assert x == (pytest.approx(2 * LENGTHS[unit]) if unit in LENGTHS else None)


def test_a_size_of_zero_is_unknown_and_told_where_there_are_several_planes(tmp_path, data):
    sizes = 'PhysicalSizeZ="0.0" PhysicalSizeX="0.1"'
    for name, planes in (("many", 5), ("one", 1)):
        xml = ome(ome_image((1, 1, planes, 40, 56), attributes=sizes))
        write_pages(tmp_path / f"{name}.ome.tif", list(data[0, 0, :planes]), xml)
        with open_image(tmp_path / f"{name}.ome.tif") as image:
            (scene,) = image.scenes
            assert scene.voxel_size.z is None
            told = ("The file states the voxel size along z as '0.0'.",)
            assert scene.remarks == (told if planes > 1 else ())


OPTICS = (
    '<Instrument ID="Instrument:0"><Objective ID="Objective:0" Model="Plan 10x" '
    'NominalMagnification="10"/><Objective ID="Objective:1" Model="Apo 63x" '
    'NominalMagnification="63.0" LensNA="1.4" Immersion="Oil"/></Instrument>'
)


def test_channels_optics_and_time_come_along(tmp_path, data):
    channels = (
        '<Channel ID="Channel:0:0" Name="DAPI" Color="65535" ExcitationWavelength="405" '
        'EmissionWavelength="0.46" EmissionWavelengthUnit="µm" '
        'AcquisitionMode="SpinningDiskConfocal"/>'
        '<Channel ID="Channel:0:1" Fluor="GFP" Color="-16776961" ExcitationWavelength="0"/>'
    )
    described = ome_image(
        data.shape,
        channels=channels,
        attributes='TimeIncrement="1.5" TimeIncrementUnit="min"',
        before='<InstrumentRef ID="Instrument:0"/><ObjectiveSettings ID="Objective:1"/>',
    )
    write_pages(tmp_path / "a.ome.tif", list(data.reshape(-1, 40, 56)), ome(OPTICS + described))
    with open_image(tmp_path / "a.ome.tif") as image:
        (scene,) = image.scenes
    first, second = scene.channels
    assert (first.name, first.color, first.excitation_nm) == ("DAPI", "#0000FF", 405)
    assert first.emission_nm == pytest.approx(460)
    assert (second.name, second.color, second.excitation_nm) == ("GFP", "#FF0000", None)
    assert scene.time_step_s == 90
    optics = scene.microscope
    assert optics.modality is Modality.SPINNING_DISK
    assert (optics.objective, optics.magnification) == ("Apo 63x", 63)
    assert (optics.numerical_aperture, optics.immersion) == (1.4, "oil")


def test_an_instrument_of_several_objectives_leaves_the_optics_unknown(tmp_path, data):
    described = ome_image((1, 1, 5, 40, 56), before='<InstrumentRef ID="Instrument:0"/>')
    write_pages(tmp_path / "a.ome.tif", list(data[0, 0]), ome(OPTICS + described))
    with open_image(tmp_path / "a.ome.tif") as image:
        assert image.scenes[0].microscope.numerical_aperture is None


def test_the_time_step_is_taken_from_the_recorded_times_where_no_other_is_stated(tmp_path, data):
    planes = "".join(f'<Plane TheT="{t}" TheC="0" TheZ="0" DeltaT="{t * 2.5}"/>' for t in range(3))
    xml = ome(ome_image(data.shape, after=planes))
    write_pages(tmp_path / "a.ome.tif", list(data.reshape(-1, 40, 56)), xml)
    with open_image(tmp_path / "a.ome.tif") as image:
        assert image.scenes[0].time_step_s == 2.5


def test_channels_of_different_modalities_have_none_together_and_it_is_told(tmp_path, data):
    channels = "".join(
        f'<Channel ID="Channel:{mode}" AcquisitionMode="{mode}"/>'
        for mode in ("WideField", "LaserScanningConfocalMicroscopy")
    )
    xml = ome(ome_image((1, 2, 5, 40, 56), channels=channels))
    write_pages(tmp_path / "a.ome.tif", list(data[0].reshape(-1, 40, 56)), xml)
    with open_image(tmp_path / "a.ome.tif") as image:
        (scene,) = image.scenes
    assert scene.microscope.modality is None
    assert scene.remarks == (
        "The channels were recorded in different ways (confocal and widefield).",
    )


def test_an_axis_that_counts_lifetimes_too_is_told(tmp_path, data):
    annotation = (
        '<StructuredAnnotations><XMLAnnotation ID="Annotation:3" '
        'Namespace="openmicroscopy.org/omero/dimension/modulo"><Value><Modulo><ModuloAlongT '
        'Type="lifetime" Unit="ps" Start="0" End="2" Step="1"/></Modulo></Value></XMLAnnotation>'
        "</StructuredAnnotations>"
    )
    xml = ome(ome_image(data.shape) + annotation)
    write_pages(tmp_path / "a.ome.tif", list(data.reshape(-1, 40, 56)), xml)
    with open_image(tmp_path / "a.ome.tif") as image:
        (remark,) = image.scenes[0].remarks
    assert "axis T also counts lifetimes" in remark
