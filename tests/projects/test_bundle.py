"""A run in one zip file: complete, checked, and whole or not there."""

import hashlib
import json
import zipfile

import pytest

from ssai3d_app.engine.cancellation import CancellationSource, JobCancelled
from ssai3d_app.errors import UserError
from ssai3d_app.jobs.job import ExportWork
from ssai3d_app.projects.bundle import export_run


@pytest.fixture
def work(filled, data, request_of, tmp_path):
    request = request_of()
    run = filled.begin_run(filled.document.sources[0].id, "first", request)
    filled.set_field("run", run.id, "notes", "Look at the nuclei.")
    (filled.folder / run.folder / "report.json").write_text('{"a": 1}')
    request.output.write_bytes(b"restored" * 100_000)
    filled.save()
    return ExportWork(
        project=filled.folder, run=run.id, target=tmp_path / "bundle.zip", with_source=True
    )


def test_a_bundle_holds_run_result_source_and_their_sums(work, data):
    path = export_run(work, CancellationSource().token)
    with zipfile.ZipFile(path) as bundle:
        assert bundle.testzip() is None
        assert sorted(bundle.namelist()) == [
            "README.txt",
            "entries.json",
            "manifest.json",
            "result/embryo.czi_isotropic.ome.tif",
            "run/recipe.json",
            "run/report.json",
            "run/request.json",
            "source/embryo.czi",
        ]
        sums = json.loads(bundle.read("manifest.json"))["sha256"]
        for name, known in sums.items():
            assert hashlib.sha256(bundle.read(name)).hexdigest() == known
        about = bundle.read("README.txt").decode()
    assert "predicted, not measured" in about
    assert "Look at the nuclei." in about


def test_a_cancelled_bundle_leaves_nothing_and_the_older_one_stands(work):
    work.target.write_bytes(b"older")
    source = CancellationSource()
    source.cancel()
    with pytest.raises(JobCancelled):
        export_run(work, source.token)
    assert work.target.read_bytes() == b"older"
    assert [p.name for p in work.target.parent.glob("*bundle*")] == ["bundle.zip"]
    assert not list(work.target.parent.glob(".*new*"))


def test_what_is_missing_is_said_before_anything_is_written(work, data):
    (data / "embryo.czi").unlink()
    with pytest.raises(UserError, match=r"embryo\.czi of “first” is not where it was"):
        export_run(work, CancellationSource().token)
    without = work.model_copy(update={"with_source": False})
    assert export_run(without, CancellationSource().token).exists()


def test_a_disk_that_is_too_small_is_said_before_anything_is_written(work, monkeypatch):
    class Usage:
        free = 10

    monkeypatch.setattr("shutil.disk_usage", lambda path: Usage)
    with pytest.raises(UserError, match="export without the source"):
        export_run(work, CancellationSource().token)
    assert not work.target.exists()
