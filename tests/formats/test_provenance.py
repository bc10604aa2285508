"""The record of a run is read back from each format of results, and from nothing else."""

import json

import numpy as np
import pytest

from ssai3d_app.errors import ExitStatus, UserError
from ssai3d_app.formats.creating import create_result
from ssai3d_app.formats.provenance import record_of
from ssai3d_app.formats.result import ImageDescription, ResultDescription
from ssai3d_app.volume.scene import Channel
from tests.writers.tiff import write_imagej

RECORD = {"software": "SSAI-3D", "note": "σ < 2 & “µm”", "request": {"path": "a\\b.czi", "seed": 3}}


def write(path, version="0.4", images=1) -> None:
    image = ImageDescription(
        name="a", shape=(1, 1, 2, 16, 16), dtype="uint16", voxel_size=(0.1,) * 3,
        channels=(Channel("GFP"),),
    )  # fmt: skip
    writer = create_result(path, ResultDescription((image,) * images), version)
    for number in range(images):
        writer.write(number, 0, 0, 0, np.ones((2, 16, 16), np.uint16))
    writer.commit(json.dumps(RECORD))


@pytest.mark.parametrize(
    ("name", "version", "images"),
    [
        ("out.ome.tif", "0.4", 1),
        ("out.ome.tif", "0.4", 2),
        ("out.tif", "0.4", 1),
        ("out.ome.zarr", "0.4", 1),
        ("out.ome.zarr", "0.5", 2),
    ],
)
def test_the_record_comes_back_as_it_was_given(tmp_path, name, version, images):
    write(tmp_path / name, version, images)
    assert json.loads(record_of(tmp_path / name)) == RECORD


@pytest.mark.parametrize("kind", ["text", "empty", "folder", "imagej", "cut", "missing"])
def test_what_carries_no_record_is_told_in_a_sentence(tmp_path, kind):
    path = tmp_path / "x.tif"
    if kind == "folder":
        path.mkdir()
    elif kind == "imagej":
        write_imagej(path, np.ones((1, 1, 2, 16, 16), np.uint16), (0.1,) * 3, ["A"])
    elif kind == "cut":
        write(tmp_path / "whole.ome.tif")
        path.write_bytes((tmp_path / "whole.ome.tif").read_bytes()[:200])
    elif kind != "missing":
        path.write_bytes(b"no image" if kind == "text" else b"")
    with pytest.raises(UserError) as told:
        record_of(path)
    assert told.value.status == ExitStatus.UNREADABLE_FILE
    assert path.name in told.value.problem


def test_a_record_in_a_bomb_is_not_expanded(tmp_path):
    import tifffile

    bomb = (
        '<?xml version="1.0"?><!DOCTYPE OME [<!ENTITY a "aaaaaaaaaa">'
        '<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><OME><M K="record as JSON">&b;</M></OME>'
    )
    path = tmp_path / "bomb.ome.tif"
    tifffile.imwrite(path, np.ones((4, 4), np.uint8), description=bomb, metadata=None)
    with pytest.raises(UserError, match="carries no record"):
        record_of(path)
