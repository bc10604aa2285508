"""Whatever is wrong with a file, the user meets one plain sentence and never another failure."""

import json
import os
import random
import struct
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
import tifffile

from ssai3d_app.errors import ExitStatus, UserError
from ssai3d_app.formats.opening import open_image
from tests.formats.samples import CHANNELS, VOXEL_SIZE
from tests.writers.czi import write_czi
from tests.writers.lif import write_lif
from tests.writers.nd2 import write_nd2
from tests.writers.tiff import write_ome_tiff
from tests.writers.zarr import write_ome_zarr

NAMES = ("a.czi", "a.lif", "a.nd2", "a.tif", "a.ome.tif", "a.ome.zarr")
BOMB = '<!DOCTYPE OME [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'


def failure(path: Path) -> UserError:
    """The failure of opening a file and reading all of it."""
    with pytest.raises(UserError) as caught, open_image(path) as image:  # noqa: PT012
        for scene in image.scenes:
            for place in np.ndindex(scene.shape[:3]):
                image.stack(scene.index).read_plane(*place)
    error = caught.value
    assert error.status == ExitStatus.UNREADABLE_FILE
    assert error.problem
    assert error.remedy
    assert "\n" not in error.sentence
    assert "Error" not in error.sentence
    return error


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_file_is_called_missing(tmp_path, name):
    assert "does not exist" in failure(tmp_path / name).problem


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_file_is_called_empty(tmp_path, name):
    (tmp_path / name).touch()
    assert "is empty" in failure(tmp_path / name).problem


@pytest.mark.parametrize("name", NAMES)
def test_a_text_file_is_no_image_whatever_its_name(tmp_path, name):
    (tmp_path / name).write_text("This is not an image, whatever its name says.\n")
    error = failure(tmp_path / name)
    assert "not an image" in error.problem
    assert "OME-TIFF" in error.remedy


@pytest.mark.parametrize("name", NAMES)
def test_a_folder_that_is_no_image_is_called_a_folder(tmp_path, name):
    (tmp_path / name).mkdir()
    assert "is a folder" in failure(tmp_path / name).problem


@pytest.mark.parametrize(
    "head", [b"ZISRAWFILE", b"\xda\xce\xbe\x0a", b"\x70\x00\x00\x00", b"II*\x00", b"MM\x00+"]
)
def test_a_file_that_only_begins_like_its_format_fails_in_one_sentence(tmp_path, head):
    (tmp_path / "head").write_bytes(head + bytes(3000))
    failure(tmp_path / "head")


@pytest.mark.parametrize("kept", [0.1, 0.34, 0.7, 0.95])
def test_a_truncated_file_fails_in_one_sentence(written, kept):
    _, path, _ = written
    chunks = [entry for entry in path.rglob("*") if entry.is_file()]
    cut = max(chunks, key=lambda chunk: chunk.stat().st_size) if chunks else path
    content = cut.read_bytes()
    cut.write_bytes(content[: int(kept * len(content))])
    failure(path)


def test_a_plain_tiff_that_is_cut_off_is_no_smaller_stack(tmp_path, data):
    path = tmp_path / "plain.tif"
    for options in ({}, {"bigtiff": True}, {"tile": (16, 16)}, {"metadata": None}):
        tifffile.imwrite(path, data[0, 0], **options)
        content = path.read_bytes()
        path.write_bytes(content[:-50])
        failure(path)


def test_an_imagej_stack_without_directories_that_is_cut_off_is_no_single_plane(tmp_path, data):
    # Beyond 4 GB, ImageJ writes one directory and lets the description tell of the planes.
    path = tmp_path / "large.tif"
    text = "ImageJ=1.54f\nimages=5\nslices=5\nunit=micron\nspacing=0.5\n"
    tifffile.imwrite(path, data[0, 0, 0], description=text, metadata=None, byteorder=">")
    with path.open("ab") as file:
        file.write(data[0, 0, 1:].astype(">u2").tobytes())
    with open_image(path) as image:
        assert image.scenes[0].shape == (1, 1, 5, *data.shape[3:])
        assert np.array_equal(image.stack(0).read_plane(0, 0, 4), data[0, 0, 4])
    path.write_bytes(path.read_bytes()[:-50])
    failure(path)


def test_a_store_with_broken_metadata_fails_in_one_sentence(tmp_path, data):
    for name in (".zattrs", "0/.zarray"):
        store = tmp_path / f"{name[-6:]}.ome.zarr"
        write_ome_zarr(store, data, VOXEL_SIZE, CHANNELS)
        document = store / name
        document.write_text(document.read_text()[:40])
        failure(store)


def test_a_store_that_points_outside_itself_is_refused(tmp_path, data):
    write_ome_zarr(tmp_path / "inner.ome.zarr", data, VOXEL_SIZE, CHANNELS)
    attributes = tmp_path / "inner.ome.zarr" / ".zattrs"
    attributes.write_text(attributes.read_text().replace('"path": "0"', '"path": "../../x"'))
    failure(tmp_path / "inner.ome.zarr")


def test_a_damaged_file_fails_in_one_sentence_or_opens(written):
    _, path, _ = written
    documents = [path / "0" / name for name in (".zarray", "zarr.json")]
    file = next(filter(Path.is_file, documents)) if path.is_dir() else path
    content, chance = file.read_bytes(), random.Random(1)
    for _ in range(8):
        damaged = bytearray(content)
        for _ in range(8):
            damaged[chance.randrange(min(2000, len(damaged)))] = chance.randrange(256)
        file.write_bytes(damaged)
        with suppress(UserError), open_image(path) as image:
            if np.prod(image.scenes[0].shape[3:]) < 1e6:
                image.stack(0).read_plane(0, 0, 0)


def test_an_ome_tiff_that_claims_billions_of_planes_is_refused_at_once(tmp_path, data):
    xml = (
        '<OME xmlns="http://www.openmicroscopy.org/Schemas/OME/2016-06"><Image ID="Image:0">'
        '<Pixels ID="Pixels:0" DimensionOrder="XYZCT" Type="uint16" SizeX="56" SizeY="40" '
        'SizeZ="5000000000" SizeC="1" SizeT="1"><TiffData/></Pixels></Image></OME>'
    )
    tifffile.imwrite(tmp_path / "a.ome.tif", data[0, 0], description=xml, metadata=None)
    assert "do not fit" in failure(tmp_path / "a.ome.tif").detail


def test_a_lif_file_that_claims_billions_of_planes_is_refused_at_once(tmp_path, data):
    path = tmp_path / "a.lif"
    write_lif(path, data, VOXEL_SIZE, CHANNELS)
    content = path.read_bytes()
    end = 13 + 2 * struct.unpack("<IIBI", content[:13])[-1]
    xml = content[13:end].decode("utf-16-le").replace('="5"', '="5000000000"')
    head = struct.pack("<IIBI", 0x70, 5 + 2 * len(xml), 0x2A, len(xml))
    path.write_bytes(head + xml.encode("utf-16-le") + content[end:])
    failure(path)


def test_an_nd2_file_that_claims_billions_of_planes_is_refused_at_once(tmp_path, data):
    path = tmp_path / "a.nd2"
    write_nd2(path, data, VOXEL_SIZE, CHANNELS)
    count = "uiCount\0".encode("utf-16-le")
    honest, absurd = (count + struct.pack("<I", n) for n in (5, 2_500_000_000))
    assert honest in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(honest, absurd))
    assert "do not fit" in failure(path).detail


def test_a_store_that_claims_billions_of_planes_is_refused_at_once(tmp_path, data):
    write_ome_zarr(tmp_path / "a.ome.zarr", data, VOXEL_SIZE, CHANNELS)
    document = tmp_path / "a.ome.zarr" / "0" / ".zarray"
    described = json.loads(document.read_text())
    described["shape"][2] = 5_000_000_000
    document.write_text(json.dumps(described))
    assert "planes" in failure(tmp_path / "a.ome.zarr").detail


def test_a_black_frame_that_was_recorded_is_read(tmp_path, data):
    write_nd2(tmp_path / "black.nd2", data * 0, VOXEL_SIZE, CHANNELS)
    with open_image(tmp_path / "black.nd2") as image:
        assert image.stack(0).read_plane(2, 1, 4).max() == 0


def test_an_entity_bomb_in_a_tiff_is_refused(tmp_path, data):
    xml = f'{BOMB}<OME xmlns="http://www.openmicroscopy.org/Schemas/OME/2016-06">&b;</OME>'
    tifffile.imwrite(tmp_path / "bomb.ome.tif", data[0, 0], description=xml, metadata=None)
    assert "entities" in failure(tmp_path / "bomb.ome.tif").detail


def test_an_entity_bomb_in_a_lif_file_is_refused(tmp_path, data):
    write_lif(tmp_path / "bomb.lif", data, VOXEL_SIZE, CHANNELS, prolog=BOMB)
    assert "entities" in failure(tmp_path / "bomb.lif").detail


def test_an_entity_bomb_in_a_czi_file_is_refused(tmp_path, data):
    path = tmp_path / "bomb.czi"
    long_name = "A" * 200
    write_czi(path, data, VOXEL_SIZE, [long_name, "GFP"])
    content = path.read_bytes()
    start = content.index(b"<ImageDocument>")
    end = content.index(b"</ImageDocument>") + len(b"</ImageDocument>")
    xml = BOMB.encode() + content[start:end].replace(long_name.encode(), b"&b;")
    path.write_bytes(content[:start] + xml.ljust(end - start) + content[end:])
    assert "Entities" in failure(path).detail


def test_an_entity_in_an_nd2_file_reads_no_other_file(tmp_path, data):
    secret = tmp_path / "secret.xml"
    secret.write_text('<sDescription runtype="CLxStringW" value="my secret"/>')
    plane = (
        '<a{0} runtype="CLxListVariant"><uiCompCount runtype="lx_uint32" value="1"/>'
        '<uiSampleIndex runtype="lx_uint32" value="{0}"/>'
        '<pFluorescentProbe runtype="CLxListVariant">'
        '<sName runtype="CLxStringW" value="x"/></pFluorescentProbe>&e;</a{0}>'
    )
    xml = (
        f'<!DOCTYPE v [<!ENTITY e SYSTEM "{secret.as_uri()}">]><variant>'
        '<no_name runtype="CLxListVariant"><bCalibrated runtype="bool" value="true"/>'
        '<dCalibration runtype="double" value="0.1"/><sPicturePlanes runtype="CLxListVariant">'
        '<uiCount runtype="lx_uint32" value="2"/><sPlaneNew runtype="CLxListVariant">'
        f"{plane.format(0)}{plane.format(1)}"
        "</sPlaneNew></sPicturePlanes></no_name></variant>"
    )
    path = tmp_path / "curious.nd2"
    write_nd2(path, data, VOXEL_SIZE, CHANNELS, extra_metadata=xml.encode())
    with suppress(UserError), open_image(path) as image:
        assert "my secret" not in repr(image.scenes)


def test_a_file_without_permission_is_called_forbidden(tmp_path, data, monkeypatch):
    path = tmp_path / "a.ome.tif"
    write_ome_tiff(path, data, VOXEL_SIZE, CHANNELS)

    def forbidden(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    for method in ("open", "stat"):
        with monkeypatch.context() as patch:
            patch.setattr(Path, method, forbidden)
            assert "may not be read" in failure(path).problem


def test_a_plane_too_big_for_the_memory_is_told_in_one_sentence(tmp_path, data, monkeypatch):
    from ssai3d_app.formats.tiff import TiffReader

    def too_big(*_args):
        raise MemoryError

    write_ome_tiff(tmp_path / "a.ome.tif", data, VOXEL_SIZE, CHANNELS)
    monkeypatch.setattr(TiffReader, "_box", too_big)
    assert "more memory" in failure(tmp_path / "a.ome.tif").problem


def test_names_that_no_file_can_have_fail_in_one_sentence(tmp_path):
    failure(tmp_path / ("long" * 200))
    failure(tmp_path / "with\0null.czi")
    failure(Path("~nobody-of-that-name/a.czi"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are a thing of POSIX")
def test_a_pipe_is_refused_instead_of_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.tif")
    assert "not a file" in failure(tmp_path / "pipe.tif").problem
