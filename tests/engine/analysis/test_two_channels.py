"""From files to folders: mitochondria with their DNA, and nuclei."""

import csv
import json

import numpy as np
import pytest
import tifffile
from pydantic import ValidationError

from ssai3d_app.engine.analysis.demos.files import write_mitochondria
from ssai3d_app.engine.analysis.demos.mitochondria import VOXEL, make_mitochondria
from ssai3d_app.engine.analysis.request import (
    AnalyseRequest,
    MitochondriaSettings,
    NucleiSettings,
)
from ssai3d_app.engine.analysis.run import analyse
from ssai3d_app.engine.cancellation import CancellationSource
from tests.engine.analysis.balls import ball
from tests.writers.tiff import write_ome_tiff

SHAPE = (61, 96, 96)


def _rows(path):
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_mitochondria_and_nucleoids_are_written_for_others_to_read(tmp_path):
    scene = make_mitochondria(4, SHAPE)
    write_mitochondria(tmp_path, scene)
    assert tifffile.imread(tmp_path / "truth_labels.ome.tif").max() == len(scene.networks)
    truth = json.loads((tmp_path / "truth.json").read_text(encoding="utf-8"))
    assert len(truth["nucleoids"]) == truth["headline"]["nucleoids"] == len(scene.nucleoids)
    request = AnalyseRequest(
        path=tmp_path / "raw.ome.tif", output=tmp_path / "out", settings=MitochondriaSettings()
    )
    told = []
    analyse(request, told.append, CancellationSource().token)
    folder = tmp_path / "out" / "raw"
    labels = tifffile.imread(folder / "labels.ome.tif")
    spots = tifffile.imread(folder / "nucleoids.ome.tif")
    assert labels.shape == spots.shape == SHAPE
    mitochondria, nucleoids = _rows(folder / "mitochondria.csv"), _rows(folder / "nucleoids.csv")
    assert len(mitochondria) == labels.max()
    assert len(nucleoids) == spots.max()
    assert len(nucleoids) == pytest.approx(len(scene.nucleoids), rel=0.2)
    facts = json.loads((tmp_path / "out" / "analysis.json").read_text(encoding="utf-8"))
    assert facts["results"]["raw"]["voxel_um"] == pytest.approx(VOXEL)
    assert facts["results"]["raw"]["settings"]["spot_threshold"] > 0
    assert any("nucleoids, raw" in getattr(event, "text", "") for event in told)
    # A spot of the table lies where its number lies in the labels.
    first = nucleoids[0]
    place = tuple(round(float(first[f"{axis}_um"]) / VOXEL) for axis in "zyx")
    assert spots[place] == int(first["nucleoid"])


def test_nuclei_of_a_coarse_stack_are_measured_in_true_micrometres(tmp_path):
    volume = np.zeros((57, 60, 90), dtype=np.float32)
    for centre in ((28, 30, 22), (28, 30, 55)):
        np.maximum(volume, ball(volume.shape, centre, 12), out=volume)
    recorded = (100 + 1000 * volume[::2]).astype(np.uint16)
    write_ome_tiff(tmp_path / "raw.ome.tif", recorded[None, None], (0.6, 0.3, 0.3), ["DAPI"])
    request = AnalyseRequest(
        path=tmp_path / "raw.ome.tif", output=tmp_path / "out", settings=NucleiSettings()
    )
    analyse(request, lambda _: None, CancellationSource().token)
    rows = _rows(tmp_path / "out" / "raw" / "nuclei.csv")
    assert len(rows) == 2
    for row in rows:
        volume_um3 = 4 / 3 * np.pi * (12 * 0.3) ** 3
        assert float(row["volume_um3"]) == pytest.approx(volume_um3, rel=0.02)
        assert float(row["nearest_um"]) == pytest.approx(33 * 0.3, rel=0.01)


def test_both_in_one_channel_is_refused(tmp_path):
    with pytest.raises(ValidationError, match="two different channels"):
        AnalyseRequest(
            path=tmp_path / "a.tif",
            output=tmp_path / "out",
            settings=MitochondriaSettings(dna_channel=0),
        )
