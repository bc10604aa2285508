"""The report of a genuine run is complete, and its record makes the same result again."""

import hashlib
import json

import numpy as np
import pytest
import tifffile

from ssai3d_app.engine import recipe
from ssai3d_app.engine.cancellation import CancellationSource, JobCancelled
from ssai3d_app.engine.events import Progress, Stage
from ssai3d_app.engine.pipeline import restore
from ssai3d_app.engine.recipe import Recipe, RestoreRequest
from ssai3d_app.engine.record import NOT_FOR, PREDICTED, RunRecord
from ssai3d_app.projects.run_again import run_again


@pytest.fixture(autouse=True)
def _tiny(monkeypatch):
    """The genuine engine with little to do."""
    tiny = Recipe(tuning_steps=2, batch_size=1, patch_size=32, consistency_steps=3)
    monkeypatch.setitem(recipe.PRESETS, "quick", tiny)


def ignore(event):
    pass


def test_the_report_is_complete_and_its_record_makes_the_same_pixels(tiny_stack, tmp_path):
    output, folder = tmp_path / "first.ome.tif", tmp_path / "report"
    request = RestoreRequest(path=tiny_stack, output=output, preset="quick", seed=3, report=folder)
    restore(request, ignore, CancellationSource().token)
    record = RunRecord.model_validate_json((folder / "report.json").read_bytes())
    pixels = tifffile.imread(output)
    assert record.pixels_sha256 == hashlib.sha256(np.ascontiguousarray(pixels)).hexdigest()
    assert record.note == PREDICTED
    assert record.not_for == NOT_FOR
    assert record.weights_sha256
    assert record.request.seed == 3
    assert record.libraries["numpy"] == np.__version__
    assert record.system
    # In tenths of a second, of which a stage of a tiny stack may take none.
    assert {Stage.TUNING, Stage.REPORT} <= set(record.stage_seconds)
    assert 0 < sum(record.stage_seconds.values()) <= record.seconds + 1
    (channel,) = record.scenes[0].channels
    evidence = channel.evidence
    assert channel.tuning_curve
    assert channel.tuned_layers
    known = {(row.axis, row.method) for row in evidence.resolution}
    methods = ("halves", "passes", "decorrelation", "line width")
    assert known == {(axis, method) for axis in "xyz" for method in methods}
    for row in evidence.resolution:
        for found in (row.before, row.after):
            assert (found.value_um is None) == (found.reason is not None)
    assert evidence.unexplained.root_mean_square > 0
    assert evidence.disagreement_in_noise is not None
    page = (folder / "report.html").read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", " ")
    for wanted in (
        PREDICTED,
        NOT_FOR,
        record.methods,
        record.pixels_sha256,
        record.weights_sha256,
        "Resolution",
        "Look at these places",
        "Time by stage",
        "Flagged by the trust map",
        "XZ slice at y = ",
        "YZ slice at x = ",
        *channel.tuned_layers,
    ):
        assert wanted in page
    assert (folder / "report.pdf").read_bytes().startswith(b"%PDF-")
    assert (folder / "methods.txt").read_text(encoding="utf-8").strip() == record.methods
    again = run_again((folder / "report.json").read_bytes(), tmp_path / "again.ome.zarr")
    assert again.remarks == ()
    other = again.request.model_copy(update={"report": tmp_path / "other"})
    restore(other, ignore, CancellationSource().token)
    told = json.loads((tmp_path / "other" / "report.json").read_text(encoding="utf-8"))
    assert told["pixels_sha256"] == record.pixels_sha256


def test_a_restoration_can_be_cancelled_while_its_result_is_measured(tiny_stack, tmp_path):
    source = CancellationSource()

    def cancel_then(event):
        if isinstance(event, Progress) and event.stage is Stage.REPORT:
            source.cancel()

    request = RestoreRequest(
        path=tiny_stack, output=tmp_path / "out.ome.tif", preset="quick", report=tmp_path / "r"
    )
    with pytest.raises(JobCancelled):
        restore(request, cancel_then, source.token)
    assert sorted(path.name for path in tmp_path.iterdir()) == [tiny_stack.name]


def test_a_classic_is_measured_too(tiny_stack, tmp_path):
    folder = tmp_path / "report"
    request = RestoreRequest(
        path=tiny_stack, output=tmp_path / "rl.ome.tif", method="rl", iterations=2, report=folder
    )
    restore(request, ignore, CancellationSource().token)
    record = RunRecord.model_validate_json((folder / "report.json").read_bytes())
    evidence = record.scenes[0].channels[0].evidence
    assert {row.method for row in evidence.resolution} == {"halves", "decorrelation", "line width"}
    assert evidence.disagreement_in_noise is None
    assert "Richardson–Lucy" in (folder / "report.html").read_text(encoding="utf-8")


def test_a_page_that_cannot_be_made_costs_no_result_and_is_told(tiny_stack, tmp_path, monkeypatch):
    def broken(_):
        raise RuntimeError("no pages today")

    monkeypatch.setattr("ssai3d_app.engine.report.writing.paper_of", broken)
    events = []
    request = RestoreRequest(
        path=tiny_stack, output=tmp_path / "out.ome.tif", preset="quick", report=tmp_path / "r"
    )
    restore(request, events.append, CancellationSource().token)
    assert any("report.pdf could not be made" in getattr(event, "text", "") for event in events)
    names = {path.name for path in (tmp_path / "r").iterdir()}
    assert names == {"report.json", "methods.txt", "report.html"}
    assert (tmp_path / "out.ome.tif").is_file()
