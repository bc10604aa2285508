"""The same run from its record: also from records of earlier versions, and with honest remarks."""

import json
from pathlib import Path

import pytest

from ssai3d_app.engine.recipe import PRESETS, RestoreRequest
from ssai3d_app.engine.record import RunRecord
from ssai3d_app.errors import UserError
from ssai3d_app.fingerprint import fingerprint_of
from ssai3d_app.projects.run_again import run_again

RECORDS = Path(__file__).parent / "records"


@pytest.fixture
def record(request_of):
    """A record as the engine of today writes it, of the network that ships."""
    from ssai3d_app.engine.backbones.registry import BACKBONES

    request = request_of(preset="quick", seed=5, channels=(0,))
    return json.loads(
        RunRecord(
            device="CPU",
            request=request,
            recipe=request.recipe,
            backbone="fast",
            weights_sha256=BACKBONES["fast"].sha256,
            scenes=[],
        ).model_dump_json()
    )


def test_the_same_request_is_made_with_no_remark_when_all_is_as_it_was(
    record, data, request_of, tmp_path
):
    known = fingerprint_of(data / "embryo.czi")
    record["source_fingerprint"] = known.model_dump()
    again = run_again(json.dumps(record), tmp_path / "again.ome.tif")
    first = request_of(preset="quick", seed=5, channels=(0,))
    assert again.request == first.model_copy(update={"output": tmp_path / "again.ome.tif"})
    assert again.remarks == ()


def test_what_has_changed_since_is_said(record, data, tmp_path):
    known = fingerprint_of(data / "retina.lif")
    record["source_fingerprint"] = known.model_dump()
    record["torch"] = "1.0.0"
    record["weights_sha256"] = "0" * 64
    record["recipe"]["tuning_steps"] = 61
    remarks = " ".join(run_again(json.dumps(record), tmp_path / "again.ome.tif").remarks)
    assert "embryo.czi is not the file that was restored then" in remarks
    assert "made with torch 1.0.0" in remarks
    assert "network it was made with is neither part of this version nor imported" in remarks
    assert f"tuning steps 61 → {PRESETS['quick'].tuning_steps}" in remarks


def test_a_record_without_fingerprint_says_what_cannot_be_told(record, tmp_path):
    again = run_again(json.dumps(record), tmp_path / "again.ome.tif")
    assert "cannot be told" in again.remarks[0]


def test_a_moved_source_is_taken_from_where_it_lies_now(record, data, tmp_path):
    (data / "embryo.czi").rename(tmp_path / "moved.czi")
    with pytest.raises(UserError, match="say where the file lies now"):
        run_again(json.dumps(record), tmp_path / "again.ome.tif")
    again = run_again(json.dumps(record), tmp_path / "again.ome.tif", tmp_path / "moved.czi")
    assert again.request.path == tmp_path / "moved.czi"


@pytest.mark.parametrize("name", ["first.json", "with_corrections.json"])
def test_records_of_earlier_versions_are_run_again(name, data, tmp_path):
    text = (RECORDS / name).read_text(encoding="utf-8")
    again = run_again(text, tmp_path / "again.ome.zarr", data / "embryo.czi")
    assert isinstance(again.request, RestoreRequest)
    assert again.request.scenes == (1,)
    assert again.request.corrections.z == 0.5
    assert again.request.seed == 3


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"request": {"path": 3}}', "{" * 10_000])
def test_what_is_no_record_is_said_in_words(text, tmp_path):
    with pytest.raises(UserError, match="no record of a restoration"):
        run_again(text, tmp_path / "again.ome.tif")
