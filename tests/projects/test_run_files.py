"""What lies in the folder of a run, found where its source and result are now."""

import json

import pytest

from ssai3d_app.errors import UserError
from ssai3d_app.fingerprint import fingerprint_of
from ssai3d_app.projects import run_files
from ssai3d_app.projects.document import RunStatus
from ssai3d_app.projects.storage import METHODS, REPORT


@pytest.fixture
def run(filled, request_of, data):
    source = filled.document.sources[0]
    filled.learn(source.id, fingerprint=fingerprint_of(data / source.name))
    request = request_of(preset="quick", seed=5)
    made = filled.begin_run(source.id, "first", request)
    request.output.write_bytes(b"restored")
    filled.note_run(made.id, status=RunStatus.DONE)
    return filled.document.run(made.id)


def test_a_result_is_told_with_the_request_that_made_it_and_the_source_where_it_is_now(
    filled, run, data, tmp_path
):
    kept = run_files.result_of(filled.document, filled.folder, run)
    assert kept.source == data / "embryo.czi"
    assert kept.result == data / "embryo.czi_isotropic.ome.tif"
    assert (kept.request.preset, kept.request.path) == ("quick", data / "embryo.czi")
    (data / "embryo.czi").rename(tmp_path / "moved.czi")
    with pytest.raises(UserError, match="Locate…"):
        run_files.result_of(filled.document, filled.folder, run)
    filled.locate({run.source: tmp_path / "moved.czi"})
    assert run_files.result_of(filled.document, filled.folder, run).request.path == (
        tmp_path / "moved.czi"
    )


def test_a_result_that_is_gone_and_a_request_that_is_damaged_are_said(filled, run, data):
    (filled.folder / run.folder / "request.json").write_bytes(b"{")
    with pytest.raises(UserError, match=r"request\.json of this run cannot be read"):
        run_files.result_of(filled.document, filled.folder, run)
    (data / "embryo.czi_isotropic.ome.tif").unlink()
    with pytest.raises(UserError, match="run it again"):
        run_files.result_of(filled.document, filled.folder, run)


def test_a_run_is_run_again_under_a_name_that_no_run_has(filled, run, request_of, data):
    first = run_files.again(filled.document, filled.folder, run)
    assert first.request.output == data / "embryo_isotropic.ome.tif"
    assert (first.request.preset, first.request.seed) == ("quick", 5)
    # Another run is to write there, and has not yet.
    filled.begin_run(run.source, "second", first.request)
    again = run_files.again(filled.document, filled.folder, run)
    assert again.request.output == data / "embryo_isotropic_2.ome.tif"


def test_a_run_with_a_report_is_run_again_as_that_says(filled, run, request_of, data):
    request = request_of(preset="best", seed=9)
    record = {"request": request.model_dump(mode="json"), "torch": "1.0.0"}
    (filled.folder / run.folder / REPORT).write_text(json.dumps(record))
    again = run_files.again(filled.document, filled.folder, run)
    assert (again.request.preset, again.request.seed) == ("best", 9)
    assert "made with torch 1.0.0" in " ".join(again.remarks)


def test_the_methods_paragraph_is_that_of_the_run(filled, run):
    with pytest.raises(UserError, match="no Methods paragraph"):
        run_files.methods_of(filled.folder, run)
    (filled.folder / run.folder / METHODS).write_text("Restored so.\n")
    assert run_files.methods_of(filled.folder, run) == "Restored so."
