"""Documents of earlier versions open, and say afterwards what they said before."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from ssai3d_app.errors import UserError
from ssai3d_app.projects import storage
from ssai3d_app.projects.document import SCHEMA_VERSION, ChannelView, RunStatus, Slab
from ssai3d_app.projects.migration import document_from
from ssai3d_app.projects.opening import open_project

FIXTURES = Path(__file__).with_name("documents")


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_documents_of_every_version_open(tmp_path, clock, version):
    shutil.copyfile(FIXTURES / f"version_{version}.ssai3d", tmp_path / storage.DOCUMENT)
    project = open_project(tmp_path, clock)
    assert project.document.schema_version == SCHEMA_VERSION
    names = [source.name for source in project.document.sources]
    assert names == ["embryo.czi", "Retina — Maus.lif"]
    assert project.document.source("b2").corrections[1].z == 0.5
    assert project.document.run("0001").status is RunStatus.DONE
    assert project.document.run("0001").notes == "The nuclei look right."
    project.close()


def test_contrast_of_version_2_is_levels_of_the_channel_in_version_3(tmp_path):
    text = (FIXTURES / "version_2.ssai3d").read_bytes()
    document, version = document_from(text, "project")
    assert version == 2
    view = document.source("a1").view
    assert view.channels == {0: {1: ChannelView(levels=(110.0, 900.0))}}
    assert (view.crosshair, view.zoom, view.slab) == ((12.0, 200.0, 310.5), 2.5, None)
    assert document_from(document.to_json(), "project") == (document, 3)


def test_version_3_keeps_how_channels_were_shown_and_bookmarks():
    document, _ = document_from((FIXTURES / "version_3.ssai3d").read_bytes(), "project")
    source = document.source("a1")
    assert source.view.channels[0] == {
        0: ChannelView(visible=False),
        1: ChannelView(
            color="#00FFFF", levels=(110.0, 900.0), restored_levels=(90.0, 1200.0), gamma=0.7
        ),
    }
    assert source.view.slab == Slab(thickness_um=2.0, kind="max")
    assert [(mark.name, mark.position) for mark in source.bookmarks] == [
        ("dividing cell", (10.0, 180.0, 300.0))
    ]


@pytest.mark.parametrize("view", [{"contrast": {"0": [1, 2]}}, {"contrast": 7}, "nothing"])
def test_an_odd_look_of_version_2_is_said_in_words(view):
    stored = json.loads((FIXTURES / "version_2.ssai3d").read_bytes())
    stored["sources"][0]["view"] = view
    with pytest.raises(UserError, match="damaged"):
        document_from(json.dumps(stored).encode(), storage.DOCUMENT)


def test_a_chain_of_migrations_is_followed_and_the_old_document_kept(tmp_path, monkeypatch):
    """With versions of a later day: each step is applied once and in order."""
    monkeypatch.setattr("ssai3d_app.projects.migration.SCHEMA_VERSION", 3)
    steps = []

    def to_two(stored):
        steps.append(1)
        title = stored.pop("title")
        return {**stored, "label": title}

    def to_three(stored):
        steps.append(2)
        label = stored.pop("label")
        return {**stored, "title": label.upper()}

    text = (FIXTURES / "version_1.ssai3d").read_bytes()
    document, version = document_from(text, "project", {1: to_two, 2: to_three})
    assert (document.title, version, steps) == ("EMBRYOS", 1, [1, 2])
    monkeypatch.setattr("ssai3d_app.projects.migration.MIGRATIONS", {1: to_two, 2: to_three})
    (tmp_path / storage.DOCUMENT).write_bytes(text)
    assert storage.read_document(tmp_path).title == "EMBRYOS"
    assert (tmp_path / "project.version-1.ssai3d").read_bytes() == text
