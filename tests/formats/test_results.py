"""Results on disk: valid for other readers, in place only when whole, refused when too big."""

import dataclasses
import json
import shutil
import warnings
from pathlib import Path

import numpy as np
import pytest

from ssai3d_app.errors import ExitStatus, UserError
from ssai3d_app.formats import placing
from ssai3d_app.formats.creating import create_result
from ssai3d_app.formats.opening import open_image
from ssai3d_app.formats.placing import (
    check_destination,
    remove_unfinished,
    result_beside,
    scratch_folder,
    unfinished_path,
)
from ssai3d_app.formats.result import ImageDescription, ResultDescription, ResultWriter
from ssai3d_app.volume.scene import Channel

PROVENANCE = json.dumps({"software": "SSAI-3D", "note": "µm & <angle>"})
ENDINGS = (".ome.tif", ".ome.zarr", "_sharded.ome.zarr", ".tif")


def create(path: Path, description: ResultDescription) -> ResultWriter:
    return create_result(path, description, "0.5" if "sharded" in path.name else "0.4")


@pytest.fixture
def data() -> np.ndarray:
    return np.random.default_rng(0).integers(0, 60000, (2, 2, 5, 40, 56)).astype(np.uint16)


def describe(data: np.ndarray) -> ResultDescription:
    image = ImageDescription(
        "Cells (isotropic)",
        data.shape,
        str(data.dtype),
        (0.11, 0.11, 0.11),
        (Channel("DAPI", "#0080FF"), Channel("GFP", "#FF8000")),
    )
    return ResultDescription((image,))


def complete(writer: ResultWriter, data: np.ndarray) -> None:
    for t, c in np.ndindex(data.shape[:2]):
        writer.write(0, t, c, 0, data[t, c])
    writer.commit(PROVENANCE)


def write(path, data) -> None:
    stood_before = path.exists()
    writer = create(path, describe(data))
    for t, c in np.ndindex(data.shape[:2]):
        writer.write(0, t, c, 0, data[t, c, :3])
        writer.write(0, t, c, 3, data[t, c, 3:])
    assert path.exists() == stood_before
    writer.commit(PROVENANCE)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("dtype", ["uint8", "uint16", "float32"])
def test_a_result_comes_back_with_pixels_names_colours_and_sizes(tmp_path, data, ending, dtype):
    path = tmp_path / f"out{ending}"
    data = data.astype(dtype)
    write(path, data)
    with open_image(path) as image:
        (scene,) = image.scenes
        assert (scene.shape, scene.dtype) == (data.shape, dtype)
        assert scene.channels == describe(data).images[0].channels
        assert scene.voxel_size.z == pytest.approx(0.11)
        for t, c, z in np.ndindex(data.shape[:3]):
            assert np.array_equal(image.stack(0).read_plane(t, c, z), data[t, c, z])
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_the_ome_tiff_is_valid_for_ome_types_and_holds_its_provenance(tmp_path, data):
    import tifffile
    from ome_types import from_xml

    write(tmp_path / "out.ome.tif", data)
    with tifffile.TiffFile(tmp_path / "out.ome.tif") as file:
        xml = file.ome_metadata
        assert np.array_equal(file.asarray(), data)
    ome = from_xml(xml)
    pixels = ome.images[0].pixels
    assert pixels.physical_size_z == pytest.approx(0.11)
    assert pixels.channels[1].color.as_rgb_tuple(alpha=False) == (255, 128, 0)
    annotation = ome.structured_annotations[0]
    assert annotation.namespace == "ssai3d/provenance"
    assert annotation.value["software"] == "SSAI-3D"
    assert json.loads(annotation.value["record as JSON"]) == json.loads(PROVENANCE)


def test_the_zarr_store_is_read_by_the_zarr_package(tmp_path, data):
    import zarr

    write(tmp_path / "out.ome.zarr", data)
    group = zarr.open_group(str(tmp_path / "out.ome.zarr"), mode="r")
    assert np.array_equal(group["0"][:], data)
    assert group.attrs["ssai3d"] == json.loads(PROVENANCE)
    assert group.attrs["multiscales"][0]["version"] == "0.4"


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_aborted_result_leaves_nothing_and_keeps_the_older_one(tmp_path, data, ending):
    path = tmp_path / f"out{ending}"
    write(path, data)
    writer = create(path, describe(data))
    writer.write(0, 0, 0, 0, data[0, 0] * 0)
    writer.abort()
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]
    with open_image(path) as image:
        assert np.array_equal(image.stack(0).read_plane(0, 0, 0), data[0, 0, 0])


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_newer_result_replaces_an_older_one(tmp_path, data, ending):
    path = tmp_path / f"out{ending}"
    write(path, data)
    write(path, data + 1)
    with open_image(path) as image:
        assert np.array_equal(image.stack(0).read_plane(1, 1, 4), data[1, 1, 4] + 1)
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_incomplete_result_is_never_given_its_name(tmp_path, data, ending):
    writer = create(tmp_path / f"out{ending}", describe(data))
    writer.write(0, 0, 0, 0, data[0, 0])
    with pytest.raises(ValueError, match="5 planes were written of 20"):
        writer.commit(PROVENANCE)
    writer.abort()
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_process_left_is_removed(tmp_path):
    tiff, store = tmp_path / "out.ome.tif", tmp_path / "out.ome.zarr"
    unfinished_path(tiff).write_bytes(b"half")
    unfinished_path(store).mkdir()
    for path in (tiff, store):
        scratch_folder(path).mkdir()
        remove_unfinished(path)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_a_full_disk_and_a_taken_name_are_told_before_the_work(
    tmp_path, monkeypatch
):
    (tmp_path / "taken.ome.tif").mkdir()
    (tmp_path / "photos.ome.zarr").mkdir()
    for path, words in (
        (tmp_path / "nowhere" / "out.ome.tif", "does not exist"),
        (tmp_path / "taken.ome.tif", "is a folder"),
        (tmp_path / "photos.ome.zarr", "is a folder"),
    ):
        with pytest.raises(UserError, match=words) as caught:
            check_destination(path, 10)
        assert caught.value.status == ExitStatus.WRONG_USAGE
    usage = shutil.disk_usage(tmp_path)._replace(free=10**9)
    monkeypatch.setattr(placing.shutil, "disk_usage", lambda _: usage)
    with pytest.raises(UserError, match=r"1\.0 GB free and 2\.5 GB are needed"):
        check_destination(tmp_path / "out.ome.tif", 2_500_000_000)


def test_a_folder_without_permission_is_told_before_the_work(tmp_path, monkeypatch):
    monkeypatch.setattr(placing.os, "access", lambda *_: False)
    with pytest.raises(UserError, match="cannot be written"):
        check_destination(tmp_path / "out.ome.tif", 10)


def test_the_proposed_name_stands_beside_the_source_and_takes_no_other_file(tmp_path):
    assert result_beside(tmp_path / "a.b.czi").name == "a.b_isotropic.ome.tif"
    assert result_beside(tmp_path / "a.ome.tif", ".ome.zarr").name == "a_isotropic.ome.zarr"
    (tmp_path / "a_isotropic.ome.tif").touch()
    assert result_beside(tmp_path / "a.czi").name == "a_isotropic_2.ome.tif"


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_folder_of_other_files_is_never_replaced(tmp_path, data, ending):
    path = tmp_path / f"out{ending}"
    path.mkdir()
    (path / "thesis.docx").write_text("three years of work")
    with pytest.raises(UserError, match="is a folder"):
        create(path, describe(data))
    path.rename(tmp_path / "safe")
    writer = create(path, describe(data))
    for t, c in np.ndindex(data.shape[:2]):
        writer.write(0, t, c, 0, data[t, c])
    (tmp_path / "safe").rename(path)
    with pytest.raises(UserError, match="is a folder"):
        writer.commit(PROVENANCE)
    writer.abort()
    assert (path / "thesis.docx").read_text() == "three years of work"
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_an_older_store_comes_back_after_a_kill_between_two_renames(tmp_path, data):
    path = tmp_path / "out.ome.zarr"
    write(path, data)
    path.rename(tmp_path / ".replaced-out.ome.zarr")
    remove_unfinished(path)
    with open_image(path) as image:
        assert np.array_equal(image.stack(0).read_plane(0, 0, 0), data[0, 0, 0])
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_an_older_store_stays_when_the_newer_cannot_take_its_place(tmp_path, data, monkeypatch):
    path = tmp_path / "out.ome.zarr"
    write(path, data)
    rename = Path.rename

    def refuse(self, target):
        if self == unfinished_path(path):
            raise PermissionError(13, "in use")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(UserError, match="cannot be written"):
        write(path, data + 1)
    with open_image(path) as image:
        assert np.array_equal(image.stack(0).read_plane(0, 0, 0), data[0, 0, 0])


def test_clearing_away_goes_on_past_what_cannot_be_removed(tmp_path, monkeypatch, caplog):
    path = tmp_path / "out.ome.tif"
    unfinished_path(path).write_bytes(b"half")
    scratch_folder(path).mkdir()
    monkeypatch.setattr(Path, "unlink", _in_use)
    remove_unfinished(path)
    assert not scratch_folder(path).exists()
    assert "cannot be cleared away" in caplog.text


def _in_use(*_args, **_kwargs):
    raise PermissionError(13, "in use")


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_disk_that_fills_up_ends_in_one_sentence_and_leaves_nothing(
    tmp_path, data, ending, monkeypatch
):
    writer = create(tmp_path / f"out{ending}", describe(data))

    def full(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    close = writer._close

    def full_on_last_flush():
        close()
        full()

    monkeypatch.setattr(writer, "_append", full)
    monkeypatch.setattr(writer, "_close", full_on_last_flush)
    with pytest.raises(UserError, match="cannot be written") as caught:
        writer.write(0, 0, 0, 0, data[0, 0])
    assert caught.value.status == ExitStatus.WRONG_USAGE
    writer.abort()
    writer.abort()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_the_system_refuses_to_write_ends_in_one_sentence(tmp_path, data, ending):
    resource = pytest.importorskip("resource", reason="Windows has no limit on file sizes")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    writer = create(tmp_path / f"out{ending}", describe(data))
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    try:
        with pytest.raises(UserError, match="cannot be written") as caught:
            complete(writer, data)
        writer.abort()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert caught.value.status == ExitStatus.WRONG_USAGE
    assert list(tmp_path.iterdir()) == []


def test_the_ending_chooses_the_format_whatever_its_case(tmp_path, data):
    for name, format_name in (
        ("a.ome.tiff", "OME-TIFF"),
        ("b.OME.TIF", "OME-TIFF"),
        ("c.tiff", "ImageJ TIFF"),
        ("d.TIF", "ImageJ TIFF"),
        ("e.OME.ZARR", "OME-Zarr"),
    ):
        write(tmp_path / name, data)
        with open_image(tmp_path / name) as image:
            assert image.format.startswith(format_name)


@pytest.mark.parametrize("ending", ENDINGS)
def test_planes_out_of_order_or_of_another_shape_are_refused(tmp_path, data, ending):
    writer = create(tmp_path / f"out{ending}", describe(data))
    with pytest.raises(ValueError, match="out of order"):
        writer.write(0, 0, 1, 0, data[0, 0])
    with pytest.raises(ValueError, match="do not fit"):
        writer.write(0, 0, 0, 0, data[0, 0, :, :-1])
    with pytest.raises(ValueError, match="do not fit"):
        writer.write(0, 0, 0, 0, np.concatenate([data[0, 0], data[0, 0]]))
    writer.abort()


@pytest.mark.parametrize(
    ("dtype", "predictor"), [("uint8", 2), ("uint16", 2), ("float32", 1), ("float64", 1)]
)
def test_an_ome_tiff_uses_only_what_bio_formats_and_imagej_decode(tmp_path, data, dtype, predictor):
    import tifffile

    write(tmp_path / "out.ome.tif", data.astype(dtype))
    with tifffile.TiffFile(tmp_path / "out.ome.tif") as file:
        assert file.is_bigtiff
        for page in file.pages:
            # 3, the predictor for real values, is unknown to Bio-Formats and ImageJ.
            assert page.predictor == predictor
            assert page.compression == tifffile.COMPRESSION.ADOBE_DEFLATE


def test_an_ome_tiff_is_read_by_aicsimageio_s_own_reader(tmp_path, data):
    from aicsimageio.readers.ome_tiff_reader import OmeTiffReader

    write(tmp_path / "out.ome.tif", data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what that reader warns about is not ours
        reader = OmeTiffReader(tmp_path / "out.ome.tif")
        assert reader.channel_names == ["DAPI", "GFP"]
        z_um, _, _ = reader.physical_pixel_sizes
        assert z_um == pytest.approx(0.11)
        assert np.array_equal(reader.get_image_data("TCZYX"), data)


def test_a_type_that_ome_tiff_does_not_know_is_refused_before_the_work(tmp_path, data):
    with pytest.raises(UserError, match=r"uint64.*\.ome\.zarr"):
        create_result(tmp_path / "out.ome.tif", describe(data.astype("uint64")))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ENDINGS[:3])
def test_odd_names_and_numpy_lengths_make_a_valid_file(tmp_path, data, ending):
    path = tmp_path / f"out{ending}"
    odd = dataclasses.replace(
        describe(data).images[0],
        name="tab\t bell\x07 surrogate\udcff µ <&>",
        voxel_size=tuple(np.float32(0.25) for _ in range(3)),
    )
    writer = create(path, ResultDescription((odd,)))
    complete(writer, data)
    with open_image(path) as image:
        (scene,) = image.scenes
        assert (scene.voxel_size.z, scene.voxel_size.x) == (0.25, 0.25)
        assert scene.name.endswith("µ <&>")


def test_a_zarr_store_says_between_which_intensities_to_show_it(tmp_path, data):
    path = tmp_path / "out.ome.zarr"
    write(path, (data // 100).astype("float32"))
    channels = json.loads((path / ".zattrs").read_text())["omero"]["channels"]
    for number, channel in enumerate(channels):
        shown = (channel["window"]["start"], channel["window"]["end"])
        assert shown == (data[:, number].min() // 100, data[:, number].max() // 100)


def test_a_broken_store_of_that_name_is_told_in_one_sentence(tmp_path):
    (tmp_path / "out.ome.zarr").mkdir()
    (tmp_path / "out.ome.zarr" / ".zattrs").write_text('{"multisc')
    with pytest.raises(UserError, match="is a folder"):
        check_destination(tmp_path / "out.ome.zarr", 10)


def test_free_and_needed_space_never_look_equal(tmp_path, monkeypatch):
    usage = shutil.disk_usage(tmp_path)._replace(free=1_010_000_000)
    monkeypatch.setattr(placing.shutil, "disk_usage", lambda _: usage)
    with pytest.raises(UserError, match=r"1\.0 GB free and 1\.1 GB are needed"):
        check_destination(tmp_path / "out.ome.tif", 1_040_000_000)
