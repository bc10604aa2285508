"""LIF files: versions, folders, xz and spectral scans, tiles, layouts, dyes, lines, objectives."""

import numpy as np
import pytest

from ssai3d_app.errors import UserError
from ssai3d_app.formats.opening import open_image
from ssai3d_app.volume.scene import Modality
from tests.formats.samples import CHANNELS, VOXEL_SIZE
from tests.writers.lif import Series, write_lif, write_lif_series, write_lof

ENTITIES = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">]>'


@pytest.fixture(scope="module")
def deep():
    """Noise of shape (T 3, C 2, Z 24, Y, X)."""
    return np.random.default_rng(1).integers(0, 60000, (3, 2, 24, 40, 56)).astype(np.uint16)


def whole(image, scene=0, time=0, channel=0):
    box = tuple(slice(0, image.scenes[scene].length(axis)) for axis in "ZYX")
    return image.stack(scene).read_box(time, channel, box)


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize("order", ["TZCYX", "CTZYX", "TYCZX", "ZTYXC"])
def test_a_deep_stack_comes_back_pixel_by_pixel(tmp_path, deep, version, order):
    path = tmp_path / "deep.lif"
    write_lif(path, deep, VOXEL_SIZE, CHANNELS, order=order, version=version)
    with open_image(path) as image:
        (scene,) = image.scenes
        assert scene.shape == deep.shape
        size = scene.voxel_size
        assert (size.z, size.y, size.x) == pytest.approx(VOXEL_SIZE)
        assert scene.time_step_s == pytest.approx(1.0)
        assert [channel.name for channel in scene.channels] == CHANNELS
        assert [channel.color for channel in scene.channels] == ["#00FF00", "#FF0000"]
        assert scene.remarks == ()
        for t, c in np.ndindex(deep.shape[:2]):
            assert np.array_equal(whole(image, 0, t, c), deep[t, c])


def test_every_series_is_found_with_its_folders_and_keeps_its_name(tmp_path, deep):
    stack = deep[0, 0]
    places = [("Series 1", ""), ("Series 1", "day 1/left"), ("Series 1", ""), ("deep", "day 1")]
    series = [
        Series(name, stack + number, "ZYX", folder=folder)
        for number, (name, folder) in enumerate(places)
    ]
    write_lif_series(tmp_path / "many.lif", series)
    with open_image(tmp_path / "many.lif") as image:
        assert [scene.name for scene in image.scenes] == [
            "Series 1 (1)",
            "day 1/left/Series 1",
            "Series 1 (2)",
            "day 1/deep",
        ]
        for number in (3, 0, 2, 1):
            assert np.array_equal(whole(image, number), stack + number)


@pytest.mark.parametrize(
    ("axes", "shape"),
    [
        ("ZX", (1, 1, 24, 1, 56)),
        ("TZX", (3, 1, 24, 1, 56)),
        ("TYX", (3, 1, 1, 40, 56)),
        ("TX", (3, 1, 1, 1, 56)),
        ("YX", (1, 1, 1, 40, 56)),
    ],
)
def test_scans_without_some_axis_keep_the_others(tmp_path, deep, axes, shape):
    index = tuple(slice(None) if axis in axes else 0 for axis in "TZYX")
    pixels = deep[:, 0][index]
    steps = {"Z": 5e-7, "Y": 2e-7, "X": 1e-7, "T": 0.5}
    write_lif_series(tmp_path / "scan.lif", [Series("scan", pixels, axes, steps)])
    with open_image(tmp_path / "scan.lif") as image:
        (scene,) = image.scenes
        assert scene.shape == shape
        known = {"Z": scene.voxel_size.z, "Y": scene.voxel_size.y, "X": scene.voxel_size.x}
        for axis, edge in known.items():
            assert edge == (pytest.approx(1e6 * steps[axis]) if axis in axes else None)
        for t in range(shape[0]):
            assert np.array_equal(whole(image, 0, t).ravel(), deep[t, 0][index[1:]].ravel())


def test_wavelengths_of_a_spectral_series_are_channels(tmp_path, deep):
    spectrum = deep[:, :, 0]  # λ C Y X
    series = Series(
        "lambda", spectrum, "λCYX", {"λ": 1e-8, "X": 1e-7}, {"λ": 5e-7}, channels=_dyes("A", "B")
    )
    write_lif_series(tmp_path / "spectral.lif", [series])
    with open_image(tmp_path / "spectral.lif") as image:
        (scene,) = image.scenes
        assert [channel.name for channel in scene.channels] == [
            f"{dye}, {nm} nm" for dye in "AB" for nm in (500, 510, 520)
        ]
        assert [channel.emission_nm for channel in scene.channels] == [500, 510, 520] * 2
        assert np.array_equal(whole(image, 0, 0, 4)[0], spectrum[1, 1])


def test_excitations_of_a_spectral_series_are_channels(tmp_path, deep):
    series = Series("lambda", deep[:, 0], "ΛZYX", {"Λ": 1e-8}, {"Λ": 4.7e-7})
    write_lif_series(tmp_path / "spectral.lif", [series])
    with open_image(tmp_path / "spectral.lif") as image:
        (scene,) = image.scenes
        assert [channel.name for channel in scene.channels] == [
            f"excited at {nm} nm" for nm in (470, 480, 490)
        ]
        assert [channel.excitation_nm for channel in scene.channels] == [470, 480, 490]
        assert np.array_equal(whole(image, 0, 0, 2), deep[2, 0])


def test_tiles_and_rotations_are_scenes_and_tiles_are_told(tmp_path, deep):
    tiles = Series("grid", deep[:, 0], "MZYX")
    turned = Series("turned", deep[:2, 0], "AZYX")
    write_lif_series(tmp_path / "tiles.lif", [tiles, turned])
    with open_image(tmp_path / "tiles.lif") as image:
        assert [scene.name for scene in image.scenes] == [
            "grid, tile 1",
            "grid, tile 2",
            "grid, tile 3",
            "turned, rotation 1",
            "turned, rotation 2",
        ]
        assert "one tile" in image.scenes[2].remarks[0]
        assert image.scenes[4].remarks == ()
        assert np.array_equal(whole(image, 2), deep[2, 0])
        assert np.array_equal(whole(image, 4), deep[1, 0])


def test_a_reversed_axis_keeps_its_pixels_and_a_positive_size(tmp_path, deep):
    series = Series("down", deep[0, 0], "ZYX", {"Z": -5e-7, "Y": 1e-7, "X": -1e-7})
    write_lif_series(tmp_path / "down.lif", [series])
    with open_image(tmp_path / "down.lif") as image:
        size = image.scenes[0].voxel_size
        assert (size.z, size.y, size.x) == pytest.approx((0.5, 0.1, 0.1))
        assert np.array_equal(whole(image), deep[0, 0])


def test_a_length_of_zero_is_an_unknown_step(tmp_path, deep):
    series = Series("flat", deep[0, 0], "ZYX", {"Z": 0, "Y": 1e-7, "X": 1e-7})
    write_lif_series(tmp_path / "flat.lif", [series])
    with open_image(tmp_path / "flat.lif") as image:
        assert image.scenes[0].voxel_size.z is None
        assert image.scenes[0].voxel_size.x == pytest.approx(0.1)


@pytest.mark.parametrize("dtype", [np.uint8, np.float32])
def test_rows_that_are_padded_and_other_types_come_back(tmp_path, deep, dtype):
    pixels = deep[0].astype(dtype)
    series = Series("rows", pixels, "CZYX", row_padding=8)
    write_lif_series(tmp_path / "rows.lif", [series])
    with open_image(tmp_path / "rows.lif") as image:
        assert image.scenes[0].dtype == np.dtype(dtype).name
        assert np.array_equal(whole(image, 0, 0, 1), pixels[1])


@pytest.mark.parametrize("tags", [(1, 2, 3), (3, 2, 1)])
def test_colour_is_one_channel_in_the_order_of_its_tags(tmp_path, deep, tags):
    pixels = np.moveaxis(deep[:, 0, :4], 0, -1).astype(np.uint8)  # Z Y X and three samples
    series = Series("colour", pixels, "ZYXC", tags=tags)
    write_lif_series(tmp_path / "colour.lif", [series])
    with open_image(tmp_path / "colour.lif") as image:
        (scene,) = image.scenes
        assert scene.is_rgb
        assert scene.shape == (1, 1, *pixels.shape)
        red_first = pixels if tags[0] == 1 else pixels[..., ::-1]
        assert np.array_equal(whole(image), red_first)


def test_only_what_lies_between_first_and_last_byte_is_mapped(tmp_path, deep, monkeypatch):
    import mmap

    from ssai3d_app.formats import lif_layout

    write_lif(tmp_path / "deep.lif", deep, VOXEL_SIZE, CHANNELS)
    mapped, made = [], mmap.mmap
    monkeypatch.setattr(
        lif_layout.mmap, "mmap", lambda fd, n, **kw: mapped.append(n) or made(fd, n, **kw)
    )
    with open_image(tmp_path / "deep.lif") as image:
        assert mapped == []
        plane = image.stack(0).read_plane(2, 1, 23)
    assert np.array_equal(plane, deep[2, 1, 23])
    assert len(mapped) == 1
    assert plane.nbytes <= mapped[0] <= plane.nbytes + mmap.ALLOCATIONGRANULARITY


def test_an_lof_file_opens_and_its_entities_are_refused(tmp_path, deep):
    series = Series("single", deep[0, 0], "ZYX", {"Z": 5e-7})
    write_lof(tmp_path / "a.lof", series)
    with open_image(tmp_path / "a.lof") as image:
        assert [scene.name for scene in image.scenes] == ["single"]
        assert np.array_equal(whole(image), deep[0, 0])
    write_lof(tmp_path / "bomb.lof", series, prolog=ENTITIES)
    with pytest.raises(UserError) as caught:
        open_image(tmp_path / "bomb.lof")
    assert "entities" in caught.value.detail


def test_the_series_before_the_end_of_a_cut_file_still_open(tmp_path, deep):
    path = tmp_path / "cut.lif"
    write_lif_series(path, [Series(name, deep[0], "CZYX") for name in ("one", "two", "three")])
    path.write_bytes(path.read_bytes()[: -deep[0].nbytes - 20000])
    with open_image(path) as image:
        assert [scene.name for scene in image.scenes] == ["one", "two", "three"]
        assert np.array_equal(whole(image, 0, 0, 1), deep[0, 1])
        for scene in (1, 2):
            with pytest.raises(UserError):
                image.stack(scene).read_plane(0, 1, 23)


def test_a_series_of_thousands_of_dimensions_is_refused_at_once(tmp_path, deep):
    path = tmp_path / "a.lif"
    one = '<DimensionDescription DimID="11" NumberOfElements="1" BytesInc="0"/>'
    attachments = "</Image></Data><Data><Image><ImageDescription><Dimensions>" + 20_000 * one
    attachments += "</Dimensions></ImageDescription>"
    write_lif_series(path, [Series("a", deep[0, 0], "ZYX", attachments=attachments)])
    with pytest.raises(UserError) as caught:
        open_image(path)
    assert "dimensions" in caught.value.detail


def test_a_series_of_more_tiles_than_any_scan_has_is_refused(tmp_path):
    tiles = np.zeros((10_001, 1, 2), np.uint8)
    write_lif_series(tmp_path / "a.lif", [Series("a", tiles, "MYX")])
    with pytest.raises(UserError) as caught:
        open_image(tmp_path / "a.lif")
    assert "10001 scenes" in caught.value.detail


def _dyes(*names: str) -> list[str]:
    return [
        f"<ChannelProperty><Key>DyeName</Key><Value>{name}</Value></ChannelProperty>"
        for name in names
    ]


def _property(**values: str) -> str:
    return "".join(
        f"<ChannelProperty><Key>{key}</Key><Value>{value}</Value></ChannelProperty>"
        for key, value in values.items()
    )


def _setting(lines: dict[int, float], detectors: list[tuple[str, int, str]], rest="") -> str:
    """Laser lines with their power, and (name, active, dye) of each detector from 500 nm on."""
    listed = "".join(
        f'<Detector Name="{name}" Channel="{number}" IsActive="{active}"/>'
        for number, (name, active, _) in enumerate(detectors, 1)
    )
    bands = "".join(
        f'<MultiBand Channel="{number}" LeftWorld="{400 + 100 * number}" '
        f'RightWorld="{450 + 100 * number}" DyeName="{dye}"/>'
        for number, (_, _, dye) in enumerate(detectors, 1)
    )
    power = "".join(
        f'<LaserLineSetting LaserLine="{line}" IntensityDev="{power}"/>'
        for line, power in lines.items()
    )
    return (
        f"<ATLConfocalSettingDefinition {rest}><DetectorList>{listed}</DetectorList><Spectro>"
        f"{bands}</Spectro><AotfList><Aotf>{power}</Aotf></AotfList>"
        "</ATLConfocalSettingDefinition>"
    )


def _hardware(inside: str, source: str = "Confocal", system: str = "TCS SP8") -> str:
    return (
        f'<Attachment Name="HardwareSetting" SystemTypeName="{system}" '
        f'DataSourceTypeName="{source}">{inside}</Attachment>'
    )


OBJECTIVE = (
    'ObjectiveName="HC PL APO    63x/1.40 OIL " Magnification="63" NumericalAperture="1.4" '
    'Immersion="OIL"'
)


def described(tmp_path, deep, attachments, channels=()):
    series = Series("a", deep[0], "CZYX", attachments=attachments, channels=channels)
    write_lif_series(tmp_path / "a.lif", [series])
    with open_image(tmp_path / "a.lif") as image:
        return image.scenes[0]


def test_active_detectors_give_dyes_bands_and_lines(tmp_path, deep):
    detectors = [("HyD 1", 1, "Leica/FITC"), ("PMT 2", 0, "Leica/Cy3"), ("HyD 3", 1, "None")]
    setting = _setting({488: 0.5, 552: 3.0, 633: 0}, detectors, OBJECTIVE)
    scene = described(tmp_path, deep, _hardware(setting))
    first, second = scene.channels
    assert (first.name, first.excitation_nm, first.emission_nm) == ("FITC", 488, 525)
    # Both lines could excite what is seen from 700 nm on.
    assert (second.name, second.excitation_nm, second.emission_nm) == ("HyD 3", None, 725)
    known = scene.microscope
    assert known.modality is Modality.CONFOCAL
    assert (known.objective, known.magnification) == ("HC PL APO 63x/1.40 OIL", 63)
    assert (known.numerical_aperture, known.immersion) == (1.4, "oil")


def test_each_channel_of_a_sequence_is_that_of_its_own_setting(tmp_path, deep):
    steps = _setting({405: 1}, [("HyD 1", 1, "DAPI")]) + _setting({561: 1}, [("HyD 1", 1, "RFP")])
    sequence = (
        _setting({405: 1, 561: 1}, [("HyD 1", 1, ""), ("HyD 2", 1, "")])
        + "<LDM_Block_Sequential><LDM_Block_Sequential_List>"
        + steps
        + "</LDM_Block_Sequential_List></LDM_Block_Sequential>"
    )
    stated = [
        _property(DyeName="Leica/mCherry", DetectorName="HyD 1", SequentialSettingIndex="1"),
        _property(DetectorName="HyD 1", SequentialSettingIndex="0"),
    ]
    scene = described(tmp_path, deep, _hardware(sequence), stated)
    assert [(c.name, c.excitation_nm) for c in scene.channels] == [("mCherry", 561), ("DAPI", 405)]


def test_detectors_that_do_not_match_the_channels_name_none_of_them(tmp_path, deep):
    detectors = [("HyD 1", 1, "FITC"), ("HyD 2", 1, "Cy3"), ("HyD 3", 1, "Cy5")]
    scene = described(tmp_path, deep, _hardware(_setting({488: 1}, detectors)))
    assert [channel.name for channel in scene.channels] == ["Channel 1", "Channel 2"]
    assert {channel.excitation_nm for channel in scene.channels} == {None}


def test_one_dye_in_two_channels_is_told_apart_by_its_detectors(tmp_path, deep):
    detectors = [("HyD 1", 1, "FITC"), ("HyD 2", 1, "FITC")]
    scene = described(tmp_path, deep, _hardware(_setting({488: 1}, detectors)))
    assert [channel.name for channel in scene.channels] == ["FITC (HyD 1)", "FITC (HyD 2)"]


@pytest.mark.parametrize(
    ("lines", "rest", "expected"),
    [
        ({488: 1}, "", Modality.CONFOCAL),
        ({920: 1}, "", Modality.MULTIPHOTON),
        ({488: 1, 775: 1}, 'IsSTEDActive="1"', Modality.CONFOCAL),
        ({488: 1, 920: 1}, "", None),
    ],
)
def test_infrared_lines_make_a_multiphoton_image(tmp_path, deep, lines, rest, expected):
    detectors = [("HyD 1", 1, ""), ("HyD 2", 1, "")]
    scene = described(tmp_path, deep, _hardware(_setting(lines, detectors, rest)))
    assert scene.microscope.modality is expected
    assert bool(scene.remarks) is (expected is None)


def test_a_camera_gives_names_wavelengths_and_widefield(tmp_path, deep):
    channels = "".join(
        f'<WideFieldChannelInfo UserDefName="{name}" ExcitationWavelength="{excitation}" '
        f'EmissionWavelength="{emission}"/>'
        for name, excitation, emission in (("DAPI", 0, 461), ("GFP", 470, 509))
    )
    camera = (
        f"<ATLCameraSettingDefinition {OBJECTIVE}><WideFieldChannelConfigurator>{channels}"
        "</WideFieldChannelConfigurator></ATLCameraSettingDefinition>"
    )
    scene = described(tmp_path, deep, _hardware(camera, "Camera", "THUNDER"))
    assert [(c.name, c.excitation_nm, c.emission_nm) for c in scene.channels] == [
        ("DAPI", None, 461),
        ("GFP", 470, 509),
    ]
    assert scene.microscope.modality is Modality.WIDEFIELD
    assert scene.microscope.numerical_aperture == 1.4
    sheet = described(tmp_path, deep, _hardware(camera, "Camera", "TCS SP8 DLS"))
    assert sheet.microscope.modality is Modality.LIGHT_SHEET


def test_records_of_old_files_give_the_objective(tmp_path, deep):
    records = "".join(
        f'<FilterSettingRecord ObjectName="Turret" ClassName="CTurret" Attribute="{name}" '
        f'Variant="{value}"/>'
        for name, value in (("Objective", "HCX PL APO 40x/1.25"), ("NumericalAperture", "1.25"))
    )
    old = f'<Attachment Name="HardwareSettingList">{records}</Attachment>'
    scene = described(tmp_path, deep, old)
    assert scene.microscope.objective == "HCX PL APO 40x/1.25"
    assert scene.microscope.numerical_aperture == 1.25


def test_a_series_without_hardware_settings_knows_no_optics(tmp_path, deep):
    scene = described(tmp_path, deep, "")
    assert scene.microscope.modality is None
    assert scene.microscope.objective is None


@pytest.mark.parametrize(
    ("seconds", "step", "told"), [((0, 2, 4), 2.0, False), ((0, 2, 9), None, True)]
)
def test_time_stamps_give_the_step_where_the_axis_has_none(tmp_path, deep, seconds, step, told):
    ticks = " ".join(
        f"{0x1D7111514AD5C10 + 10_000_000 * second:x}" for second in seconds for _ in range(48)
    )
    stamps = f'<TimeStampList NumberOfTimeStamps="144">{ticks}</TimeStampList>'
    series = Series("a", deep, "TCZYX", attachments=stamps)
    write_lif_series(tmp_path / "a.lif", [series])
    with open_image(tmp_path / "a.lif") as image:
        (scene,) = image.scenes
    assert scene.time_step_s == step
    assert bool(scene.remarks) is told
