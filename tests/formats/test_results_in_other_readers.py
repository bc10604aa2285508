"""OME-TIFF and OME-Zarr of several images and levels, read and judged by programs not ours."""

import dataclasses
import json
import re
import warnings

import numpy as np
import pytest

from ssai3d_app.formats.opening import open_image
from tests.formats.results import LARGE, PROVENANCE, SMALL, write_result


def block_means(volume: np.ndarray, steps: tuple[int, int, int]) -> np.ndarray:
    """Means of whole blocks of a volume (Z, Y, X); what is left over at the ends is cut off."""
    kept = tuple(slice(n // s * s) for n, s in zip(volume.shape, steps, strict=True))
    z, y, x = (n // s for n, s in zip(volume.shape, steps, strict=True))
    blocks = volume[kept].astype(float).reshape(z, steps[0], y, steps[1], x, steps[2])
    return blocks.mean(axis=(1, 3, 5))


@pytest.mark.parametrize("name", ["out.ome.tif", "out.ome.zarr", "out.ome.zarr:0.5"])
def test_images_of_different_shape_type_and_scale_come_back_each_with_its_own(tmp_path, name):
    name, _, version = name.partition(":")
    pixels = write_result(tmp_path / name, LARGE, SMALL, version=version or "0.4")
    with open_image(tmp_path / name) as image:
        assert len(image.scenes) == 2
        for scene, wanted, data in zip(image.scenes, (LARGE, SMALL), pixels, strict=True):
            assert (scene.name, scene.shape, scene.dtype) == (
                wanted.name,
                wanted.shape,
                wanted.dtype,
            )
            for channel, meant in zip(scene.channels, wanted.channels, strict=True):
                # NGFF demands a colour; where none is known it is white.
                shown = meant.color or ("#FFFFFF" if name.endswith(".zarr") else None)
                assert channel == dataclasses.replace(meant, color=shown)
            assert scene.time_step_s == wanted.time_step_s
            assert scene.microscope == wanted.microscope
            size = scene.voxel_size
            assert (size.z, size.y, size.x) == pytest.approx(wanted.voxel_size)
            stack = image.stack(scene.index)
            for t, c, z in np.ndindex(data.shape[:3]):
                assert np.array_equal(stack.read_plane(t, c, z), data[t, c, z])


def test_tifffile_sees_the_levels_of_every_plane(tmp_path):
    import tifffile

    large, small = write_result(tmp_path / "out.ome.tif", LARGE, SMALL)
    with tifffile.TiffFile(tmp_path / "out.ome.tif") as file:
        first, second = file.series
        assert [level.shape[-2:] for level in first.levels] == [(530, 600), (265, 300)]
        assert np.array_equal(first.asarray(), large)
        coarse = first.levels[1].asarray()
        for t, c in np.ndindex(2, 2):
            assert np.array_equal(coarse[t, c], np.rint(block_means(large[t, c], (1, 2, 2))))
        assert file.pages[0].is_tiled
        assert len(second.levels) == 1
        assert np.array_equal(second.asarray().reshape(small.shape), small)


def test_ome_types_finds_optics_wavelengths_time_and_provenance(tmp_path):
    import tifffile
    from ome_types import from_xml

    write_result(tmp_path / "out.ome.tif", LARGE, SMALL)
    with tifffile.TiffFile(tmp_path / "out.ome.tif") as file:
        ome = from_xml(file.ome_metadata, validate=True)
    first, second = ome.images
    (objective,) = ome.instruments[0].objectives
    assert (objective.model, objective.lens_na, objective.nominal_magnification) == (
        "W Plan-Apochromat 20x",
        1.0,
        20.0,
    )
    assert objective.immersion.value == "Water"
    assert first.objective_settings.id == objective.id
    assert second.instrument_ref is None
    channel = first.pixels.channels[0]
    assert (channel.excitation_wavelength, channel.emission_wavelength) == (405.0, 450.5)
    assert channel.acquisition_mode.value == "SPIM"
    assert first.pixels.time_increment == 12.5
    assert second.pixels.time_increment is None
    (annotation,) = ome.structured_annotations
    assert annotation.value["software"] == "SSAI-3D"
    assert json.loads(annotation.value["record as JSON"]) == json.loads(PROVENANCE)


def test_aicsimageio_chooses_its_own_reader_and_finds_both_images(tmp_path):
    from aicsimageio import AICSImage
    from aicsimageio.readers.ome_tiff_reader import OmeTiffReader

    pixels = write_result(tmp_path / "out.ome.tif", LARGE, SMALL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what that reader warns about is not ours
        image = AICSImage(tmp_path / "out.ome.tif")
        assert isinstance(image.reader, OmeTiffReader)
        for scene, wanted, data in zip(image.scenes, (LARGE, SMALL), pixels, strict=True):
            image.set_scene(scene)
            assert image.channel_names == [channel.name for channel in wanted.channels]
            assert image.physical_pixel_sizes == pytest.approx(wanted.voxel_size)
            assert np.array_equal(image.get_image_data("TCZYX"), data)


def check_ngff_image(attributes: dict, shapes: list[tuple[int, ...]], voxel_size) -> None:
    """What the NGFF 0.4 and 0.5 schemas demand of ``multiscales`` and ``omero``."""
    (multiscale,) = attributes["multiscales"]
    axes = multiscale["axes"]
    assert [axis["name"] for axis in axes] == ["t", "c", "z", "y", "x"]
    assert [axis["type"] for axis in axes] == ["time", "channel", "space", "space", "space"]
    assert {axis["unit"] for axis in axes[2:]} == {"micrometer"}
    assert axes[0].get("unit", "second") == "second"
    assert isinstance(multiscale["name"], str)
    assert [level["path"] for level in multiscale["datasets"]] == [
        str(number) for number in range(len(shapes))
    ]
    for level, shape in zip(multiscale["datasets"], shapes, strict=True):
        scale, *rest = level["coordinateTransformations"]
        assert scale["type"] == "scale"
        assert len(scale["scale"]) == len(shape) == 5
        steps = np.divide(scale["scale"][2:], voxel_size)
        moved = rest[0]["translation"][2:] if rest else [0.0] * 3
        assert [step["type"] for step in rest] in ([], ["translation"])
        # The first voxel covers `steps` full ones, the first of which lies at 0.
        assert moved == pytest.approx((steps - 1) / 2 * voxel_size)
        whole = np.array(shapes[0][2:])
        assert np.array_equal(np.ceil(whole / steps), shape[2:])
    for channel in attributes["omero"]["channels"]:
        assert re.fullmatch("[0-9A-F]{6}", channel["color"])
        window = channel["window"]
        assert window["min"] <= window["start"] < window["end"] <= window["max"]
        assert isinstance(channel["label"], str)
        assert channel["active"] is True


def test_ome_zarr_0_4_follows_ngff_and_bioformats2raw_for_the_zarr_package(tmp_path):
    import zarr
    from ome_types import from_xml

    path = tmp_path / "out.ome.zarr"
    pixels = write_result(path, LARGE, SMALL)
    root = zarr.open_group(str(path), mode="r")
    assert root.attrs["bioformats2raw.layout"] == 3
    assert root["OME"].attrs["series"] == ["0", "1"]
    assert root.attrs["ssai3d"] == json.loads(PROVENANCE)
    for number, (wanted, data) in enumerate(zip((LARGE, SMALL), pixels, strict=True)):
        group = root[str(number)]
        shapes = [group[level].shape for level in sorted(group.array_keys())]
        check_ngff_image(dict(group.attrs), shapes, wanted.voxel_size)
        assert group.attrs["multiscales"][0]["version"] == "0.4"
        assert group["0"].dtype == data.dtype
        assert np.array_equal(group["0"][:], data)
    means = block_means(pixels[0][1, 0], (4, 4, 4))
    coarse = root["0/2"][1, 0][tuple(slice(n) for n in means.shape)]
    assert np.array_equal(coarse, np.rint(means))
    ome = from_xml((path / "OME" / "METADATA.ome.xml").read_text(encoding="ascii"), validate=True)
    assert [image.name for image in ome.images] == [LARGE.name, SMALL.name]
    assert all(image.pixels.metadata_only for image in ome.images)


def test_ome_zarr_0_5_is_sharded_and_read_by_tensorstore(tmp_path):
    import tensorstore

    path = tmp_path / "out.ome.zarr"
    pixels = write_result(path, LARGE, SMALL, version="0.5")
    root = json.loads((path / "zarr.json").read_text())
    assert (root["zarr_format"], root["node_type"]) == (3, "group")
    assert root["attributes"]["ome"] == {"version": "0.5", "bioformats2raw.layout": 3}
    assert root["attributes"]["ssai3d"] == json.loads(PROVENANCE)
    series = json.loads((path / "OME" / "zarr.json").read_text())["attributes"]["ome"]["series"]
    for name, wanted, data in zip(series, (LARGE, SMALL), pixels, strict=True):
        attributes = json.loads((path / name / "zarr.json").read_text())["attributes"]["ome"]
        assert attributes["version"] == "0.5"
        assert "version" not in attributes["multiscales"][0]
        levels = []
        for level in attributes["multiscales"][0]["datasets"]:
            place = {"driver": "file", "path": str(path / name / level["path"])}
            array = tensorstore.open({"driver": "zarr3", "kvstore": place}).result()
            metadata = json.loads((path / name / level["path"] / "zarr.json").read_text())
            assert metadata["dimension_names"] == ["t", "c", "z", "y", "x"]
            assert metadata["codecs"][0]["name"] == "sharding_indexed"
            levels.append(array)
        check_ngff_image(attributes, [array.shape for array in levels], wanted.voxel_size)
        assert np.array_equal(levels[0].read().result(), data)
    # 2 × 2 × 2 files of 8 planes, each with all chunks of 256 × 256.
    stored = [file for file in (path / "0" / "0" / "c").rglob("*") if file.is_file()]
    assert len(stored) == 8


def test_aicsimageio_s_own_ome_zarr_reader_reads_a_single_image(tmp_path):
    from aicsimageio.readers.ome_zarr_reader import OmeZarrReader

    (data,) = write_result(tmp_path / "out.ome.zarr", LARGE)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what that reader warns about is not ours
        reader = OmeZarrReader(str(tmp_path / "out.ome.zarr"))
        assert reader.channel_names == ["DAPI", "GFP"]
        assert reader.physical_pixel_sizes == pytest.approx(LARGE.voxel_size)
        assert np.array_equal(reader.get_image_data("TCZYX"), data)
