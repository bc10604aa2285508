"""Search by words, and files that were moved found by what they are."""

import shutil

from ssai3d_app.fingerprint import fingerprint_of
from ssai3d_app.projects.document import RunStatus, SceneFacts
from ssai3d_app.projects.finding import Query, look_for, missing_sources, search


def facts(*channels: str, modality: str | None = None) -> tuple[SceneFacts, ...]:
    return (
        SceneFacts(
            index=0,
            name="Series 1",
            axes="TCZYX",
            shape=(1, len(channels), 8, 64, 64),
            dtype="uint16",
            voxel_size_um=(0.5, 0.1, None),
            channels=channels,
            modality=modality,
        ),
    )


def learned(project, data):
    for source in project.document.sources:
        project.learn(source.id, fingerprint=fingerprint_of(data / source.name))
    return project.document.sources


def found_names(project, query) -> list[str]:
    found = search(project.document, query)
    return [s.name for s in project.document.sources if s.id in found.sources]


def test_words_are_found_in_channels_notes_and_names_whatever_their_case(filled):
    embryo, retina, _ = filled.document.sources
    filled.learn(embryo.id, scenes=facts("DAPI", "GFP", modality="confocal"), format="CZI")
    filled.set_field("source", retina.id, "notes", "Größe geprüft")
    assert found_names(filled, Query("dapi CONFOCAL")) == ["embryo.czi"]
    assert found_names(filled, Query("grosse gepruft")) == ["retina.lif"]
    assert found_names(filled, Query("größe GEPRUFT")) == ["retina.lif"]
    assert found_names(filled, Query("")) == ["embryo.czi", "retina.lif", "spheroid.nd2"]
    assert found_names(filled, Query("dapi lif")) == []


def test_runs_are_filtered_by_status_and_tags_and_bring_their_source(filled, request_of, clock):
    embryo, retina, _ = filled.document.sources
    good = filled.begin_run(embryo.id, "good", request_of())
    bad = filled.begin_run(retina.id, "bad", request_of("retina.lif"))
    filled.note_run(good.id, status=RunStatus.DONE)
    filled.note_run(bad.id, status=RunStatus.FAILED, problem="The disk is full")
    filled.set_field("source", embryo.id, "tags", ("control",))
    failed = search(filled.document, Query(statuses=frozenset({RunStatus.FAILED})))
    assert (failed.runs, failed.sources) == ({bad.id}, {retina.id})
    tagged = search(filled.document, Query(tags=frozenset({"control"})))
    assert (tagged.runs, tagged.sources) == ({good.id}, {embryo.id})
    assert search(filled.document, Query("disk full")).runs == {bad.id}
    assert search(filled.document, Query("retina")).runs == {bad.id}


def test_moved_and_renamed_files_are_found_by_content_and_undone_in_one_step_each(
    filled, data, tmp_path
):
    sources = learned(filled, data)
    archive = tmp_path / "archive" / "2026"
    archive.mkdir(parents=True)
    for source in sources[:2]:
        (data / source.name).rename(archive / f"old {source.name}")
    (archive / "embryo.czi").write_bytes(b"another file of that name" * 400)
    missing = missing_sources(filled.document, filled.folder)
    assert [s.name for s in missing] == ["embryo.czi", "retina.lif"]
    places = look_for(missing, tmp_path / "archive")
    assert places == {s.id: archive / f"old {s.name}" for s in sources[:2]}
    filled.locate(places)
    assert missing_sources(filled.document, filled.folder) == []
    filled.undo()
    assert len(missing_sources(filled.document, filled.folder)) == 1


def test_a_moved_image_folder_is_found(project, data, tmp_path):
    store = data / "a.ome.zarr"
    (store / "0").mkdir(parents=True)
    (store / ".zattrs").write_text("{}")
    (store / "0" / "0").write_text("pixels")
    (source,) = project.add_files([store])
    project.learn(source.id, fingerprint=fingerprint_of(store))
    shutil.move(store, tmp_path / "b.ome.zarr")
    missing = missing_sources(project.document, project.folder)
    assert look_for(missing, tmp_path) == {source.id: tmp_path / "b.ome.zarr"}


def test_a_file_never_read_is_found_by_its_name_and_the_search_can_be_ended(filled, data, tmp_path):
    archive = tmp_path / "archive"
    archive.mkdir()
    (data / "embryo.czi").rename(archive / "embryo.czi")
    missing = missing_sources(filled.document, filled.folder)
    assert look_for(missing, archive, go_on=lambda: False) == {}
    assert look_for(missing, archive) == {missing[0].id: archive / "embryo.czi"}
