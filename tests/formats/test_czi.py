"""CZI files: scenes of their own extent, mosaics, pyramids, phases, views, codecs, optics."""

import numpy as np
import pytest
from pylibCZIrw import czi

from ssai3d_app.formats.contradictions import doubted_edges
from ssai3d_app.formats.opening import open_image
from ssai3d_app.volume.scene import Modality
from tests.formats.samples import CHANNELS, VOXEL_SIZE
from tests.writers.czi import Block, czi_xml, write_czi, write_czi_blocks


@pytest.fixture(scope="module")
def deep():
    """Noise of shape (T 3, C 2, Z 24, Y, X)."""
    return np.random.default_rng(1).integers(0, 60000, (3, 2, 24, 40, 56)).astype(np.uint16)


def whole(image, scene=0, time=0, channel=0, level=0):
    box = tuple(slice(0, n) for n in image.scenes[scene].level_shape(level))
    return image.stack(scene).read_box(time, channel, box, level)


def channel_xml(*channels: str) -> str:
    listed = "".join(
        f'<Channel Id="Channel:{number}" Name="{CHANNELS[number]}">{inside}</Channel>'
        for number, inside in enumerate(channels)
    )
    return f"<Channels>{listed}</Channels>"


@pytest.mark.parametrize("compression", [None, "zstd0:", "zstd1:"])
def test_a_deep_stack_comes_back_pixel_by_pixel(tmp_path, deep, compression):
    path = tmp_path / "deep.czi"
    write_czi(path, deep, VOXEL_SIZE, CHANNELS, compression=compression)
    with open_image(path) as image:
        (scene,) = image.scenes
        assert scene.shape == deep.shape
        size = scene.voxel_size
        assert (size.z, size.y, size.x) == pytest.approx(VOXEL_SIZE)
        assert [channel.name for channel in scene.channels] == CHANNELS
        assert scene.remarks == ()
        for t, c in np.ndindex(deep.shape[:2]):
            assert np.array_equal(whole(image, 0, t, c), deep[t, c])


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_jpeg_xr_comes_back_pixel_by_pixel(tmp_path, dtype):
    data = np.random.default_rng(2).integers(0, 250, (24, 64, 48)).astype(dtype)
    blocks = [Block(plane, place={"Z": z}, jpeg_xr=True) for z, plane in enumerate(data)]
    write_czi_blocks(tmp_path / "xr.czi", blocks)
    with open_image(tmp_path / "xr.czi") as image:
        assert image.scenes[0].dtype == np.dtype(dtype).name
        assert np.array_equal(whole(image), data)


def test_each_scene_has_its_own_extent_and_name(tmp_path, deep):
    # The second has fewer times, channels and planes, and other pixels.
    small = deep[:1, :1, :7, :20, :30] + 3
    blocks = [
        Block(stack[t, c, z], x=left, place={"S": number, "T": t, "C": c, "Z": z})
        for number, (stack, left) in enumerate([(deep, 0), (small, 100)])
        for t, c, z in np.ndindex(stack.shape[:3])
    ]
    named = (
        '<SizeZ>24</SizeZ><SizeT>3</SizeT><Dimensions><S><Scenes><Scene Index="0" Name="well"/>'
        '<Scene Index="1"><Shape Name="B7"/></Scene></Scenes></S></Dimensions>'
    )
    write_czi_blocks(tmp_path / "scenes.czi", blocks, czi_xml(named))
    with open_image(tmp_path / "scenes.czi") as image:
        assert [scene.name for scene in image.scenes] == ["well", "B7"]
        assert [scene.shape for scene in image.scenes] == [deep.shape, small.shape]
        assert [scene.remarks for scene in image.scenes] == [(), ()]
        assert np.array_equal(whole(image, 1), small[0, 0])
        assert np.array_equal(whole(image, 0, 2, 1), deep[2, 1])


def test_scenes_of_one_name_stay_distinct(tmp_path, deep):
    write_czi(tmp_path / "a.czi", deep[:1], VOXEL_SIZE, CHANNELS, scenes=[deep[:1] + 1])
    with open_image(tmp_path / "a.czi") as image:
        assert [scene.name for scene in image.scenes] == ["Scene 1", "Scene 2"]
        assert np.array_equal(whole(image, 1, 0, 1), deep[0, 1] + 1)


def test_numbers_that_do_not_begin_at_zero_are_found(tmp_path, deep):
    # As in a file that was cut out of a longer one.
    blocks = [
        Block(deep[t, 0, z], place={"T": 5 + t, "C": 3, "Z": 9 + z, "S": 2})
        for t, z in np.ndindex(3, 24)
    ]
    write_czi_blocks(tmp_path / "part.czi", blocks)
    with open_image(tmp_path / "part.czi") as image:
        assert image.scenes[0].shape == (3, 1, *deep.shape[2:])
        assert np.array_equal(whole(image, 0, 2), deep[2, 0])


def test_views_and_illuminations_are_scenes(tmp_path, deep):
    blocks = [
        Block(deep[v, i, z], place={"Z": z, "V": v, "I": i}) for v, i, z in np.ndindex(2, 2, 24)
    ]
    write_czi_blocks(tmp_path / "sheet.czi", blocks)
    with open_image(tmp_path / "sheet.czi") as image:
        assert [scene.name for scene in image.scenes] == [
            "sheet, view 1, illumination 1",
            "sheet, view 1, illumination 2",
            "sheet, view 2, illumination 1",
            "sheet, view 2, illumination 2",
        ]
        assert np.array_equal(whole(image, 2), deep[1, 0])


def test_raw_phases_are_channels_and_said_to_be_raw(tmp_path, deep):
    blocks = [
        Block(deep[h, c, z], place={"Z": z, "C": c, "H": h}) for h, c, z in np.ndindex(3, 2, 24)
    ]
    xml = czi_xml(f"<Dimensions>{channel_xml('', '')}</Dimensions>")
    write_czi_blocks(tmp_path / "airyscan.czi", blocks, xml)
    with open_image(tmp_path / "airyscan.czi") as image:
        (scene,) = image.scenes
        names = [channel.name for channel in scene.channels]
        assert names == [f"{name}, phase {h}" for name in CHANNELS for h in (1, 2, 3)]
        assert "raw phases" in scene.remarks[0]
        assert np.array_equal(whole(image, 0, 0, 4), deep[1, 1])


def test_colour_and_grey_of_one_file_are_two_scenes(tmp_path, deep):
    grey = deep[0, 0, :3].astype(np.uint8)
    colour = np.stack([grey, grey + 1, grey + 2], axis=-1)
    blocks = [Block(plane, place={"Z": z, "C": 0}) for z, plane in enumerate(grey)]
    blocks += [Block(plane, place={"Z": z, "C": 1}) for z, plane in enumerate(colour)]
    write_czi_blocks(tmp_path / "slide.czi", blocks)
    with open_image(tmp_path / "slide.czi") as image:
        assert [scene.name for scene in image.scenes] == ["slide, grey", "slide, colour"]
        assert [scene.is_rgb for scene in image.scenes] == [False, True]
        assert np.array_equal(whole(image, 0), grey)
        # Stored as blue, green, red.
        assert np.array_equal(whole(image, 1), colour[..., ::-1])


def halved(planes: np.ndarray, factor: int) -> np.ndarray:
    depth, height, width = planes.shape
    parts = planes.reshape(depth, height // factor, factor, width // factor, factor)
    return parts.mean(axis=(2, 4)).astype(planes.dtype)


def mosaic_blocks(planes: np.ndarray, factors: tuple[int, ...] = ()) -> list[Block]:
    """Two tiles side by side that overlap by 8 pixels, the corner left of and above zero."""
    blocks = []
    middle = planes.shape[2] // 2
    for z, plane in enumerate(planes):
        for tile, (begin, end) in enumerate([(0, middle + 4), (middle - 4, planes.shape[2])]):
            place = {"Z": z, "C": 0, "M": tile}
            blocks.append(Block(plane[:, begin:end], x=begin - 7, y=-9, place=place))
    for factor in factors:
        for z, plane in enumerate(halved(planes, factor)):
            blocks.append(Block(plane, x=-7, y=-9, factor=factor, place={"Z": z, "C": 0}))
    return blocks


def test_a_mosaic_is_one_plane_where_the_microscope_placed_its_tiles(tmp_path):
    planes = np.random.default_rng(3).integers(0, 6000, (4, 48, 96)).astype(np.uint16)
    write_czi_blocks(tmp_path / "mosaic.czi", mosaic_blocks(planes))
    with open_image(tmp_path / "mosaic.czi") as image:
        assert image.scenes[0].remarks == ()
        assert np.array_equal(whole(image), planes)
        corner = image.stack(0).read_box(0, 0, (slice(1, 3), slice(40, 48), slice(44, 96)))
        assert np.array_equal(corner, planes[1:3, 40:48, 44:96])


def test_a_pyramid_is_read_at_its_levels(tmp_path):
    planes = np.random.default_rng(3).integers(0, 6000, (4, 48, 96)).astype(np.uint16)
    write_czi_blocks(tmp_path / "pyramid.czi", mosaic_blocks(planes, (2, 4)))
    with open_image(tmp_path / "pyramid.czi") as image:
        assert image.scenes[0].pyramid == ((4, 24, 48), (4, 12, 24))
        assert np.array_equal(whole(image), planes)
        for level, factor in ((1, 2), (2, 4)):
            coarse = halved(planes, factor)
            assert np.array_equal(whole(image, level=level), coarse)
            box = (slice(2, 4), slice(3, 11), slice(5, 23))
            assert np.array_equal(image.stack(0).read_box(0, 0, box, level), coarse[box])


def test_a_level_that_some_planes_lack_is_not_offered(tmp_path):
    planes = np.zeros((4, 48, 96), np.uint16)
    write_czi_blocks(tmp_path / "pyramid.czi", mosaic_blocks(planes, (2, 4))[:-1])
    with open_image(tmp_path / "pyramid.czi") as image:
        assert image.scenes[0].pyramid == ((4, 24, 48),)


def test_places_without_a_tile_are_zero_and_told(tmp_path):
    tile = np.full((10, 10), 5, np.uint16)
    write_czi_blocks(
        tmp_path / "gap.czi",
        [Block(tile), Block(tile, x=20, y=5, place={"M": 1}), Block(tile, y=5, place={"M": 2})],
    )
    with open_image(tmp_path / "gap.czi") as image:
        (scene,) = image.scenes
        assert scene.remarks == ("Some places of the mosaic have no tile; their pixels are 0.",)
        plane = whole(image)[0]
    assert plane.shape == (15, 30)
    assert (plane[:, :10] == 5).all()
    assert (plane[:, 10:20] == 0).all()


def test_of_a_stopped_time_series_the_whole_times_are_offered(tmp_path, deep):
    places = list(np.ndindex(3, 2, 24))[:-5]
    blocks = [Block(deep[t, c, z], place={"T": t, "C": c, "Z": z}) for t, c, z in places]
    write_czi_blocks(tmp_path / "stopped.czi", blocks)
    with open_image(tmp_path / "stopped.czi") as image:
        (scene,) = image.scenes
        assert scene.length("T") == 2
        assert "time 3 is left out" in scene.remarks[0]
        assert np.array_equal(whole(image, 0, 1, 1), deep[1, 1])


def test_a_channel_of_a_single_plane_is_told_and_costs_the_others_nothing(tmp_path, deep):
    places = [(0, z) for z in range(24)] + [(1, 12)]
    blocks = [Block(deep[0, c, z], place={"C": c, "Z": z}) for c, z in places]
    write_czi_blocks(tmp_path / "transmitted.czi", blocks)
    with open_image(tmp_path / "transmitted.czi") as image:
        (scene,) = image.scenes
        assert scene.shape == (1, 2, *deep.shape[2:])
        assert "23 of 48 planes were never recorded (channel 2)" in scene.remarks[0]
        assert np.array_equal(whole(image), deep[0, 0])
        assert not image.stack(0).read_plane(0, 1, 3).any()


def test_a_count_that_the_planes_contradict_is_told(tmp_path, deep):
    blocks = [Block(plane, place={"Z": z}) for z, plane in enumerate(deep[0, 0])]
    write_czi_blocks(tmp_path / "a.czi", blocks, czi_xml("<SizeZ>30</SizeZ>"))
    with open_image(tmp_path / "a.czi") as image:
        assert image.scenes[0].remarks == ("The metadata announce 30 planes, the file holds 24.",)


def test_a_skewed_lattice_acquisition_is_told(tmp_path, deep):
    blocks = [Block(plane, place={"Z": z}) for z, plane in enumerate(deep[0, 0])]
    z = "<Dimensions><Z><ZAxisShear>{}</ZAxisShear></Z></Dimensions>"
    write_czi_blocks(tmp_path / "raw.czi", blocks, czi_xml(z.format("Skew60")))
    write_czi_blocks(tmp_path / "done.czi", blocks, czi_xml(z.format("None")))
    with open_image(tmp_path / "raw.czi") as image:
        assert "not deskewed" in image.scenes[0].remarks[0]
    with open_image(tmp_path / "done.czi") as image:
        assert image.scenes[0].remarks == ()


def test_channels_of_different_depth_come_in_the_wider_type(tmp_path):
    dim, bright = np.full((8, 8, 1), 7, np.uint8), np.full((8, 8, 1), 60000, np.uint16)
    with czi.create_czi(str(tmp_path / "mixed.czi")) as file:
        file.write(dim, plane={"C": 0})
        file.write(bright, plane={"C": 1})
    with open_image(tmp_path / "mixed.czi") as image:
        assert image.scenes[0].dtype == "uint16"
        assert image.stack(0).read_plane(0, 0, 0).max() == 7
        assert image.stack(0).read_plane(0, 1, 0).max() == 60000


@pytest.mark.parametrize("scale", [0.0, float("nan")])
def test_a_scaling_of_zero_is_unknown(tmp_path, deep, scale):
    write_czi(tmp_path / "zero.czi", deep[:1], (scale, 0.1, 0.1), CHANNELS)
    with open_image(tmp_path / "zero.czi") as image:
        size = image.scenes[0].voxel_size
    assert size.z is None
    assert size.x == pytest.approx(0.1)


POSITIONS = {
    "Z": "<Dimensions><Z><Positions><Interval><Increment>{}</Increment></Interval></Positions></Z>"
    "</Dimensions>",
    "T": "<Dimensions><T><Positions><List><Offsets>{}</Offsets></List></Positions></T>"
    "</Dimensions>",
}


def test_a_z_step_that_only_the_planes_tell_is_used_with_its_source(tmp_path, deep):
    blocks = [Block(plane, place={"Z": z}) for z, plane in enumerate(deep[0, 0])]
    xml = czi_xml(POSITIONS["Z"].format(-0.7), scaling_um=(0.0, 0.1, 0.1))
    write_czi_blocks(tmp_path / "a.czi", blocks, xml)
    with open_image(tmp_path / "a.czi") as image:
        size = image.scenes[0].voxel_size
    assert size.z == pytest.approx(0.7)
    assert size.source == "CZI metadata (z from its planes)"


def test_two_z_steps_are_a_contradiction(tmp_path, deep):
    blocks = [Block(plane, place={"Z": z}) for z, plane in enumerate(deep[0, 0])]
    xml = czi_xml(POSITIONS["Z"].format(0.7), scaling_um=(0.5, 0.1, 0.1))
    write_czi_blocks(tmp_path / "a.czi", blocks, xml)
    with open_image(tmp_path / "a.czi") as image:
        (scene,) = image.scenes
    assert scene.voxel_size.z == pytest.approx(0.5)
    assert "two z steps: 0.5 µm as voxel size, 0.7 µm" in scene.remarks[0]
    assert doubted_edges(scene) == {"z"}


@pytest.mark.parametrize(
    ("offsets", "step", "told"),
    [("0 2.5 5", 2.5, False), ("0 2 9", None, True), ("", None, False)],
)
def test_the_time_step_is_known_where_times_are_even(tmp_path, deep, offsets, step, told):
    blocks = [Block(deep[t, 0, 0], place={"T": t}) for t in range(3)]
    write_czi_blocks(tmp_path / "a.czi", blocks, czi_xml(POSITIONS["T"].format(offsets)))
    with open_image(tmp_path / "a.czi") as image:
        (scene,) = image.scenes
    assert scene.time_step_s == step
    assert bool(scene.remarks) is told


@pytest.mark.parametrize(
    ("stamps", "step", "told"),
    [
        ((9360.0, 9362.5, 9365.1), 2.55, False),
        ((0.0, 2.0, 9.0), None, True),
        ((7.0, 8.0), None, False),
    ],
)
def test_times_in_an_attachment_give_the_step_where_the_xml_has_none(
    tmp_path, deep, stamps, step, told
):
    blocks = [Block(deep[t, 0, 0], place={"T": t}) for t in range(3)]
    write_czi_blocks(tmp_path / "a.czi", blocks, stamps_s=stamps)
    with open_image(tmp_path / "a.czi") as image:
        (scene,) = image.scenes
    assert scene.time_step_s == (None if step is None else pytest.approx(step))
    assert bool(scene.remarks) is told


def test_wavelengths_and_optics_are_what_the_file_says(tmp_path, deep):
    dimensions = channel_xml(
        "<Color>#FF0000FF</Color><AcquisitionMode>LaserScanningConfocalMicroscopy"
        "</AcquisitionMode><ExcitationWavelength>353</ExcitationWavelength>"
        "<EmissionWavelength>465</EmissionWavelength>",
        "<AcquisitionMode>LaserScanningConfocalMicroscopy</AcquisitionMode><ExcitationWavelength>0"
        "</ExcitationWavelength><DetectionWavelength><Ranges>500-550</Ranges>"
        "</DetectionWavelength>",
    )
    image_xml = (
        f"<Dimensions>{dimensions}</Dimensions><ObjectiveSettings><Medium>Oil</Medium>"
        '<ObjectiveRef Id="Objective:2"/></ObjectiveSettings>'
    )
    objectives = (
        '<Objectives><Objective Id="Objective:1"/><Objective Id="Objective:2" '
        'Name="Plan-Apochromat 63x/1.4"><LensNA>1.4</LensNA><NominalMagnification>63'
        "</NominalMagnification><Immersion>Oil</Immersion></Objective></Objectives>"
    )
    blocks = [Block(deep[0, c, 0], place={"C": c}) for c in (0, 1)]
    write_czi_blocks(tmp_path / "a.czi", blocks, czi_xml(image_xml, objectives))
    with open_image(tmp_path / "a.czi") as image:
        (scene,) = image.scenes
    first, second = scene.channels
    assert (first.color, first.excitation_nm, first.emission_nm) == ("#0000FF", 353, 465)
    assert (second.color, second.excitation_nm, second.emission_nm) == (None, None, 525)
    known = scene.microscope
    assert known.modality is Modality.CONFOCAL
    assert (known.objective, known.magnification) == ("Plan-Apochromat 63x/1.4", 63)
    assert (known.numerical_aperture, known.immersion) == (1.4, "oil")
    assert scene.remarks == ()


def test_optics_that_contradict_each_other_are_told(tmp_path, deep):
    modes = ("WideField", "SpinningDiskConfocal")
    dimensions = channel_xml(*(f"<AcquisitionMode>{mode}</AcquisitionMode>" for mode in modes))
    image_xml = (
        f"<Dimensions>{dimensions}</Dimensions><ObjectiveSettings><Medium>Air</Medium>"
        "</ObjectiveSettings>"
    )
    objective = "<Objectives><Objective><Immersion>Oil</Immersion></Objective></Objectives>"
    blocks = [Block(deep[0, c, 0], place={"C": c}) for c in (0, 1)]
    write_czi_blocks(tmp_path / "a.czi", blocks, czi_xml(image_xml, objective))
    with open_image(tmp_path / "a.czi") as image:
        (scene,) = image.scenes
    assert scene.microscope.modality is None
    assert scene.remarks == (
        "The channels were recorded in different ways (spinning disk and widefield).",
        "The objective is made for oil, the file says it was used in air.",
    )
