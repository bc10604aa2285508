"""OME-Zarr 0.4 and 0.5: every order of axes, levels, series, wells, and no way out of the store."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from ssai3d_app.errors import ExitStatus, UserError
from ssai3d_app.formats.opening import open_image
from ssai3d_app.volume.scene import Modality
from tests.writers.tiff import ome, ome_image
from tests.writers.zarr import placed, write_group, write_levels, write_old_group

VERSIONS = pytest.mark.parametrize("version", ["0.4", "0.5"])


@pytest.fixture
def store(tmp_path) -> Path:
    return tmp_path / "a.ome.zarr"


@pytest.fixture
def stack(data) -> np.ndarray:
    return data[0, 0]


def refusal(path: Path) -> str:
    """The problem that opening and reading a corner ends with."""
    with pytest.raises(UserError) as caught, open_image(path) as image:
        image.stack(0).read_box(0, 0, (slice(0, 1), slice(0, 2), slice(0, 2)))
    assert caught.value.status == ExitStatus.UNREADABLE_FILE
    return f"{caught.value.problem} {caught.value.detail}"


def write_plain(path: Path, stack: np.ndarray, version: str = "0.4", **options) -> None:
    """A stack (Z, Y, X) of one level."""
    write_levels(path, [stack], "zyx", [placed((0.5, 0.2, 0.1))], version=version, **options)


def change(document: Path, **changes) -> None:
    """Other values in a JSON document."""
    document.write_text(json.dumps(json.loads(document.read_text()) | changes))


# Axes, sizes and names


@VERSIONS
@pytest.mark.parametrize(
    "letters", ["yx", "zyx", "tyx", "cyx", "czyx", "tzyx", "tczyx", "ctzyx", "xyz", "zcyx", "tczxy"]
)
def test_axes_of_any_order_find_their_places(store, data, version, letters):
    kept = [axis for axis in "tczyx" if axis in letters]
    whole = data[tuple(slice(None) if axis in letters else slice(0, 1) for axis in "tczyx")]
    stored = whole.reshape(
        [n for n, axis in zip(whole.shape, "tczyx", strict=True) if axis in kept]
    )
    stored = np.ascontiguousarray(stored.transpose([kept.index(axis) for axis in letters]))
    steps = {"t": 2.0, "c": 1.0, "z": 0.5, "y": 0.2, "x": 0.1}
    scale = placed(tuple(steps[axis] for axis in letters))
    write_levels(store, [stored], letters, [scale], version=version)
    with open_image(store) as image:
        (scene,) = image.scenes
        assert (scene.axes, scene.shape, scene.dtype) == ("TCZYX", whole.shape, "uint16")
        size = scene.voxel_size
        assert (size.z, size.y, size.x) == (0.5 if "z" in letters else None, 0.2, 0.1)
        assert scene.time_step_s == (2.0 if "t" in letters else None)
        for place in np.ndindex(whole.shape[:3]):
            assert np.array_equal(image.stack(0).read_plane(*place), whole[place])
        box = (slice(0, 1), slice(3, 40), slice(20, 21))
        assert np.array_equal(image.stack(0).read_box(0, 0, box), whole[0, 0, *[*box]])


@VERSIONS
@pytest.mark.parametrize("dtype", ["uint8", "int16", "uint32", "float32", "float64", "bool"])
def test_every_type_of_number_is_read(store, stack, version, dtype):
    stored = (stack // 300).astype(dtype)
    write_plain(store, stored, version)
    with open_image(store) as image:
        assert image.scenes[0].dtype == ("uint8" if dtype == "bool" else dtype)
        assert np.array_equal(image.stack(0).read_plane(0, 0, 3), stored[3])


def test_an_axis_that_a_stack_does_not_have_is_named(store, stack):
    write_plain(store, stack)
    attributes = store / ".zattrs"
    attributes.write_text(attributes.read_text().replace('"name": "z"', '"name": "angle"'))
    assert "'angle'" in refusal(store)


@pytest.mark.parametrize(
    ("unit", "micrometres"),
    [("nanometer", 1e-3), ("millimeter", 1e3), ("angstrom", 1e-4), ("meter", 1e6), (None, None)],
)
def test_units_are_converted_and_a_length_without_one_is_unknown(store, stack, unit, micrometres):
    write_plain(store, stack, units={"z": unit})
    with open_image(store) as image:
        z = image.scenes[0].voxel_size.z
    assert z == (None if micrometres is None else pytest.approx(0.5 * micrometres))


def test_the_steps_of_all_levels_together_count_too(store, data):
    together = {"coordinateTransformations": placed((3.0, 1.0, 2.0, 1.0, 1.0))}
    own = placed((0.5, 1.0, 0.25, 0.2, 0.1))
    units = {"t": "minute"}
    write_levels(store, [data], "tczyx", [own], multiscale=together, units=units)
    with open_image(store) as image:
        assert image.scenes[0].voxel_size.z == 0.5
        assert image.scenes[0].time_step_s == 90


def test_channels_are_named_and_coloured_as_omero_has_them(store, data):
    channels = [{"label": "DAPI", "color": "0000ff"}, {"label": "", "color": "green"}]
    write_levels(
        store,
        [data],
        "tczyx",
        [placed((1.0, 1.0, 0.5, 0.2, 0.1))],
        attributes={"omero": {"channels": channels}},
    )
    with open_image(store) as image:
        first, second = image.scenes[0].channels
    assert (first.name, first.color) == ("DAPI", "#0000FF")
    assert (second.name, second.color) == ("Channel 2", None)


def test_several_multiscale_images_of_a_group_are_scenes(store, stack):
    write_plain(store, stack)
    attributes = store / ".zattrs"
    (first,) = json.loads(attributes.read_text())["multiscales"]
    change(attributes, multiscales=[first | {"name": "raw"}, first | {"name": "the same"}])
    with open_image(store) as image:
        assert [scene.name for scene in image.scenes] == ["raw", "the same"]
        assert np.array_equal(image.stack(1).read_plane(0, 0, 2), stack[2])


# Levels


def write_pyramid(
    path: Path, stack: np.ndarray, version: str, shift: float = 0.0
) -> list[np.ndarray]:
    """A stack and two coarser copies, the second away from its place by ``shift`` µm in x."""
    levels = [stack, stack[:, ::2, ::2], stack[:, ::4, ::4]]
    placings = [
        placed((0.5, 0.2, 0.1), (10.0, 20.0, 30.0)),
        placed((0.5, 0.4, 0.2), (10.0, 20.1, 30.05)),
        placed((0.5, 0.8, 0.4), (10.0, 20.0, 30.0 + shift)),
    ]
    write_levels(path, levels, "zyx", placings, version=version)
    return levels


@VERSIONS
def test_every_level_is_read_in_boxes(store, stack, version):
    levels = write_pyramid(store, stack, version)
    with open_image(store) as image:
        assert image.scenes[0].pyramid == ((5, 20, 28), (5, 10, 14))
        assert image.scenes[0].remarks == ()
        for number, level in enumerate(levels):
            box = (slice(1, 4), slice(3, 9), slice(level.shape[2] - 9, level.shape[2]))
            assert np.array_equal(image.stack(0).read_box(0, 0, box, number), level[box])


@VERSIONS
def test_a_level_that_lies_elsewhere_is_left_out_and_told(store, stack, version):
    levels = write_pyramid(store, stack, version, shift=5.0)
    with open_image(store) as image:
        (scene,) = image.scenes
        assert scene.pyramid == (levels[1].shape,)
        assert scene.remarks == ("The coarser copy 2 lies at another place and is left out.",)


def test_a_level_that_is_missing_is_told(store, stack):
    levels = write_pyramid(store, stack, "0.4")
    shutil.rmtree(store / "1")
    with open_image(store) as image:
        (scene,) = image.scenes
        assert scene.pyramid == (levels[2].shape,)
        assert scene.remarks == ("The coarser copy 1 is missing from the store.",)
        box = (slice(0, 5), slice(0, 10), slice(0, 14))
        assert np.array_equal(image.stack(0).read_box(0, 0, box, 1), levels[2])


# Series, plates and labels


@pytest.mark.parametrize("listed", [True, False])
def test_series_are_scenes_with_what_their_ome_xml_knows(store, data, listed):
    optics = (
        '<Instrument ID="Instrument:0"><Objective ID="Objective:0" LensNA="1.2" '
        'Immersion="Water"/></Instrument>'
    )
    channels = "".join(
        f'<Channel ID="Channel:0:{n}" Name="dye {n}" ExcitationWavelength="{488 + n}" '
        'AcquisitionMode="SPIM"/>'
        for n in range(2)
    )
    before = '<ObjectiveSettings ID="Objective:0"/>'
    images = [ome_image(data.shape, channels=channels, before=before, number=n) for n in range(2)]
    write_old_group(store, {"bioformats2raw.layout": 3})
    write_old_group(store / "OME", {"series": ["0", "1"]} if listed else {})
    (store / "OME" / "METADATA.ome.xml").write_text(ome(optics + "".join(images)))
    for number in range(2):
        scale = placed((1.0, 1.0, 0.5, 0.2, 0.1))
        write_levels(store / str(number), [data + number], "tczyx", [scale])
    with open_image(store) as image:
        assert [scene.name for scene in image.scenes] == ["image 0", "image 1"]
        scene = image.scenes[1]
        assert [channel.name for channel in scene.channels] == ["dye 0", "dye 1"]
        assert [channel.excitation_nm for channel in scene.channels] == [488, 489]
        assert scene.microscope.modality is Modality.LIGHT_SHEET
        assert (scene.microscope.numerical_aperture, scene.microscope.immersion) == (1.2, "water")
        assert scene.voxel_size.source == "OME-Zarr metadata"
        assert np.array_equal(image.stack(1).read_plane(2, 1, 3), data[2, 1, 3] + 1)


def test_a_voxel_size_that_only_the_ome_xml_knows_counts_and_another_one_is_told(store, data):
    sizes = 'PhysicalSizeZ="0.7" PhysicalSizeY="0.2" PhysicalSizeX="0.1"'
    for name, units in (("unknown", dict.fromkeys("zyx", None)), ("other", None)):
        place = store / name
        write_old_group(place / "OME", {})
        scale = placed((1.0, 1.0, 0.5, 0.2, 0.1))
        write_levels(place / "0", [data], "tczyx", [scale], units=units)
        (place / "OME" / "METADATA.ome.xml").write_text(
            ome(ome_image(data.shape, attributes=sizes))
        )
    with open_image(store / "unknown") as image:
        size = image.scenes[0].voxel_size
        assert (size.z, size.source) == (0.7, "OME metadata")
    with open_image(store / "other") as image:
        (scene,) = image.scenes
        assert scene.voxel_size.z == 0.5
        assert "another voxel size" in scene.remarks[0]


@VERSIONS
def test_fields_of_the_wells_of_a_plate_are_scenes(store, stack, version):
    plate = {"plate": {"wells": [{"path": "A/1"}, {"path": "B/2"}]}}
    if version == "0.4":
        write_old_group(store, plate)
    else:
        write_group(store, plate)
    for shift, name in enumerate(("A/1", "B/2")):
        well = {"well": {"images": [{"path": "0"}, {"path": "1"}]}}
        (store / name).mkdir(parents=True)
        for field in range(2):
            write_plain(store / name / str(field), stack + 2 * shift + field, version)
        if version == "0.4":
            write_old_group(store / name, well)
        else:
            write_group(store / name, well)
    with open_image(store) as image:
        names = [scene.name for scene in image.scenes]
        assert names == ["a A/1/0", "a A/1/1", "a B/2/0", "a B/2/1"]
        for number in range(4):
            assert np.array_equal(image.stack(number).read_plane(0, 0, 2), stack[2] + number)
    with open_image(store / "B" / "2") as image:
        assert np.array_equal(image.stack(1).read_plane(0, 0, 2), stack[2] + 3)


def test_labels_are_no_images(store, stack):
    write_plain(store, stack)
    write_old_group(store / "labels", {"labels": ["nuclei"]})
    write_plain(store / "labels" / "nuclei", stack // 1000, attributes={"image-label": {}})
    with open_image(store) as image:
        assert len(image.scenes) == 1
    assert "holds labels and no image" in refusal(store / "labels")
    assert "holds labels and no image" in refusal(store / "labels" / "nuclei")


@pytest.mark.parametrize("part", ["0", "0/0", ".zattrs", ".zgroup", "0/.zarray"])
def test_a_part_of_a_store_names_the_store(store, stack, part):
    write_plain(store, stack)
    assert "is a part of the OME-Zarr image a.ome.zarr" in refusal(store / part)


# Chunks


@VERSIONS
def test_a_chunk_that_was_never_written_holds_the_fill_value(store, version):
    stack = np.full((5, 40, 56), 9, np.uint16)
    write_plain(store, stack, version)
    if version == "0.4":
        (store / "0" / "0" / "1" / "2").unlink()
    else:
        shutil.rmtree(store / "0" / "c")
    with open_image(store) as image:
        plane = image.stack(0).read_plane(0, 0, 0)
        assert plane[20, 40] == (7 if version == "0.4" else 0)
        assert len(image.scenes[0].remarks) == (version == "0.5")


@VERSIONS
def test_a_chunk_that_is_cut_off_is_damage(store, stack, version):
    write_plain(store, stack, version)
    chunk = store / "0" / ("0/0/0" if version == "0.4" else "c/0/0/0")
    chunk.write_bytes(chunk.read_bytes()[:-20])
    assert "stops making sense at plane 1" in refusal(store)


def test_a_chunk_that_claims_more_than_it_can_hold_is_refused(store, stack):
    write_plain(store, stack)
    change(store / "0" / ".zarray", chunks=[5, 40000, 56000], shape=[5, 40000, 56000])
    (store / "0" / "0" / "0" / "0").write_bytes(b"tiny")
    assert "claims to hold" in refusal(store)


@pytest.mark.parametrize("length", [2**40, 2**70, -1, 2.5, "40", None, True])
def test_a_length_that_is_none_is_refused(store, stack, length):
    write_plain(store, stack)
    change(store / "0" / ".zarray", shape=[5, length, 56])
    assert "a length of" in refusal(store)


def test_a_box_of_many_chunks_is_read_in_parts(store, stack, monkeypatch):
    from ssai3d_app.formats import zarr_array

    monkeypatch.setattr(zarr_array, "_BYTES_AT_ONCE", 4 * 5 * 16 * 16 * 2)
    write_plain(store, stack)
    with open_image(store) as image:
        for box in (
            (slice(0, 5), slice(0, 40), slice(0, 56)),
            (slice(1, 4), slice(7, 33), slice(31, 55)),
            (slice(2, 3), slice(39, 40), slice(0, 56)),
        ):
            assert np.array_equal(image.stack(0).read_box(0, 0, box), stack[box])


def test_a_plane_that_no_chunk_fills_is_refused(store, stack):
    write_plain(store, stack)
    change(store / "0" / ".zarray", shape=[5, 40000, 56000], chunks=[5, 4000, 4000])
    with open_image(store) as image, pytest.raises(UserError) as caught:
        image.stack(0).read_plane(0, 0, 0)
    assert "bytes of pixels from" in caught.value.detail


# Ways out of the store


def test_no_name_leads_out_of_the_store(store, stack, tmp_path):
    write_plain(tmp_path / "private.ome.zarr", stack)
    private = "../private.ome.zarr"
    inner = {"axes": ["z", "y", "x"], "datasets": [{"path": f"{private}/0"}]}
    for attributes in (
        {"multiscales": [{"version": "0.4", **inner}]},
        {"plate": {"wells": [{"path": private}]}},
        {"well": {"images": [{"path": private}]}},
        {"multiscales": [{**inner, "datasets": [{"path": str(tmp_path / "private.ome.zarr/0")}]}]},
    ):
        write_old_group(store, attributes)
        assert "points outside itself" in refusal(store)
    write_old_group(store, {})
    write_old_group(store / "OME", {"series": [private]})
    assert "points outside itself" in refusal(store)


@pytest.mark.parametrize("linked", ["0", "0/0", "0/0/0", "0/0/0/0", "0/.zarray"])
def test_no_link_leads_out_of_the_store(store, stack, tmp_path, linked):
    write_plain(store, stack)
    (store / linked).rename(tmp_path / "private")
    (store / linked).symlink_to(tmp_path / "private")
    assert "points outside itself" in refusal(store)


def test_no_link_of_a_series_or_its_ome_xml_leads_out_of_the_store(store, stack, tmp_path):
    write_old_group(store, {})
    write_plain(store / "0", stack)
    write_old_group(store / "OME", {})
    secret = tmp_path / "secret.xml"
    secret.write_text(ome(ome_image((1, 1, 5, 40, 56))))
    (store / "OME" / "METADATA.ome.xml").symlink_to(secret)
    assert "points outside itself" in refusal(store)
    shutil.rmtree(store / "OME")
    (store / "0").rename(tmp_path / "private")
    (store / "0").symlink_to(tmp_path / "private")
    assert "points outside itself" in refusal(store)


def test_a_store_that_is_itself_behind_a_link_opens(store, stack, tmp_path):
    write_plain(store, stack)
    (tmp_path / "link.ome.zarr").symlink_to(store)
    with open_image(tmp_path / "link.ome.zarr") as image:
        assert np.array_equal(image.stack(0).read_plane(0, 0, 3), stack[3])


def test_an_entity_in_the_ome_xml_is_refused(store, stack):
    write_old_group(store, {})
    write_plain(store / "0", stack)
    write_old_group(store / "OME", {})
    bomb = '<!DOCTYPE OME [<!ENTITY a "aaaa">]><OME>&a;</OME>'
    (store / "OME" / "METADATA.ome.xml").write_text(bomb)
    assert "entities" in refusal(store)
