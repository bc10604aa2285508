"""A bundle from a colleague becomes a run of this project; what is odd or damaged does not."""

import json
import zipfile

import pytest

from ssai3d_app.engine.cancellation import CancellationSource, JobCancelled
from ssai3d_app.errors import UserError
from ssai3d_app.fingerprint import fingerprint_of
from ssai3d_app.jobs.job import ExportWork
from ssai3d_app.projects.bundle import export_run
from ssai3d_app.projects.document import RunStatus
from ssai3d_app.projects.opening import create_project, open_project
from ssai3d_app.projects.unpacking import unpack_bundle


@pytest.fixture
def token():
    return CancellationSource().token


@pytest.fixture
def bundle(filled, data, request_of, tmp_path, token, clock):
    """A run of embryo.czi with result and source, as its owner exported it."""
    source = filled.document.sources[0]
    filled.learn(source.id, fingerprint=fingerprint_of(data / source.name))
    request = request_of()
    run = filled.begin_run(source.id, "first", request)
    filled.set_field("run", run.id, "notes", "Look at the nuclei.")
    filled.note_run(run.id, status=RunStatus.DONE, ended=clock.now())
    (filled.folder / run.folder / "report.json").write_text('{"a": 1}')
    request.output.write_bytes(b"restored" * 1000)
    filled.save()
    work = ExportWork(
        project=filled.folder, run=run.id, target=tmp_path / "bundle.zip", with_source=True
    )
    return export_run(work, token)


@pytest.fixture
def other(tmp_path, clock):
    made = create_project(tmp_path / "elsewhere" / "project", "Of a colleague", clock)
    yield made
    made.close()


def rewritten(bundle, target, changes):
    """The bundle with some of its members replaced, added or, where ``None``, left out."""
    with zipfile.ZipFile(bundle) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, content in changes.items():
            if content is not None:
                new.writestr(name, content)
    return target


def test_a_bundle_becomes_a_run_with_source_result_and_notes(bundle, other, token, data, clock):
    run = other.adopt(unpack_bundle(bundle, other.folder, token))
    other.close()
    again = open_project(other.folder, clock)
    kept = again.document.run(run.id)
    assert (kept.name, kept.notes, kept.status) == ("first", "Look at the nuclei.", RunStatus.DONE)
    result = kept.result.found(again.folder)
    assert result.is_relative_to(again.folder)
    assert result.read_bytes() == b"restored" * 1000
    source = again.document.source(kept.source)
    found = source.place.found(again.folder, source.fingerprint)
    assert found.is_relative_to(again.folder)
    assert found.read_bytes() == (data / "embryo.czi").read_bytes()
    assert (again.folder / kept.folder / "report.json").read_text() == '{"a": 1}'
    assert not list((again.folder / "runs").glob(".new-*"))
    again.close()


def test_a_file_that_the_project_has_already_is_not_listed_twice(bundle, filled, token):
    before = len(filled.document.sources)
    run = filled.adopt(unpack_bundle(bundle, filled.folder, token))
    assert len(filled.document.sources) == before
    assert run.id == "0002"
    assert run.source == filled.document.sources[0].id
    assert len(filled.document.runs_of(run.source)) == 2


@pytest.mark.parametrize(
    "changes",
    [
        {"run/report.json": b'{"a": 2}'},
        {"run/report.json": None},
        {"entries.json": b"{}"},
        {"result/embryo.czi_isotropic.ome.tif": b""},
    ],
)
def test_a_bundle_that_was_changed_is_damaged_and_leaves_nothing(
    bundle, other, token, tmp_path, changes
):
    path = rewritten(bundle, tmp_path / "changed.zip", changes)
    with pytest.raises(UserError, match=r"changed\.zip is damaged"):
        unpack_bundle(path, other.folder, token)
    assert not list((other.folder / "runs").glob("*"))


@pytest.mark.parametrize(
    "name",
    ["../../evil.txt", "/evil.txt", "run/../../evil.txt", "run\\..\\evil", "run/c:evil", "x"],
)
def test_no_name_leads_out_of_the_project(bundle, other, token, tmp_path, name):
    with zipfile.ZipFile(bundle) as old:
        sums = json.loads(old.read("manifest.json"))
    sums["sha256"][name] = "0" * 64
    changes = {"manifest.json": json.dumps(sums), name: b"evil"}
    path = rewritten(bundle, tmp_path / "evil.zip", changes)
    with pytest.raises(UserError, match=r"no bundle of a run|is damaged"):
        unpack_bundle(path, other.folder, token)
    assert not list(tmp_path.rglob("evil.txt"))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no zip at all" * 100])
def test_what_is_no_zip_is_said_in_words(other, token, tmp_path, content):
    path = tmp_path / "odd.zip"
    path.write_bytes(content)
    with pytest.raises(UserError, match=r"odd\.zip"):
        unpack_bundle(path, other.folder, token)


def test_another_zip_is_no_bundle(other, token, tmp_path):
    path = tmp_path / "photos.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("a.jpg", b"x")
    with pytest.raises(UserError, match="no bundle of a run"):
        unpack_bundle(path, other.folder, token)


def test_a_cancelled_import_and_a_full_disk_leave_nothing(bundle, other, token, monkeypatch):
    source = CancellationSource()
    source.cancel()
    with pytest.raises(JobCancelled):
        unpack_bundle(bundle, other.folder, source.token)

    class Usage:
        free = 10

    monkeypatch.setattr("shutil.disk_usage", lambda path: Usage)
    with pytest.raises(UserError, match="free some space"):
        unpack_bundle(bundle, other.folder, token)
    assert not list((other.folder / "runs").glob("*"))
