"""The tree of files and runs: as the document says, changed row by row, quick with thousands."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from ssai3d_app.projects.document import ProjectDocument, Run, RunStatus, Source
from ssai3d_app.projects.finding import Found
from ssai3d_app.projects.places import Place
from ssai3d_app.ui import texts
from ssai3d_app.ui.projects.actions import ProjectActions
from ssai3d_app.ui.projects.entries import EntryKey, Presence
from ssai3d_app.ui.projects.filtering import narrowed
from ssai3d_app.ui.projects.model import ProjectModel, Role
from ssai3d_app.ui.projects.panel import ProjectPanel
from tests.benchmarks.projects import make_project
from tests.jobs.desk import NOON


def source(name: str) -> Source:
    place = Place(relative=f"../{name}", absolute=f"/data/{name}")
    return Source(id=name, name=name, place=place, added=NOON)


def run(number: int, of: str, status: RunStatus = RunStatus.DONE) -> Run:
    made = NOON + timedelta(minutes=number)
    return Run(
        id=f"{number:04d}",
        name=f"run {number}",
        source=of,
        folder=f"runs/{number}",
        created=made,
        status=status,
    )


@pytest.fixture
def document() -> ProjectDocument:
    """Three files, of which the first has two runs and the last one."""
    return ProjectDocument(
        id="x",
        title="Embryos",
        created=datetime(2026, 3, 1, tzinfo=UTC),
        sources=tuple(source(name) for name in ("a.czi", "b.lif", "c.nd2")),
        runs=(run(1, "a.czi"), run(2, "a.czi", RunStatus.FAILED), run(3, "c.nd2")),
    )


@pytest.fixture
def model(document, qtmodeltester) -> ProjectModel:
    made = ProjectModel()
    made.show(document)
    qtmodeltester.check(made, force_py=True)
    return made


class Told:
    """What a model tells those who watch it."""

    def __init__(self, model: ProjectModel) -> None:
        self.words: list[tuple[str, int, int]] = []
        model.modelReset.connect(lambda: self.words.append(("reset", 0, 0)))
        for name in ("rowsInserted", "rowsRemoved"):
            signal = getattr(model, name)
            signal.connect(lambda _p, first, last, n=name: self.words.append((n, first, last)))
        model.dataChanged.connect(
            lambda first, last, *_: self.words.append(("dataChanged", first.row(), last.row()))
        )


def words(model: ProjectModel) -> dict[str, list[str]]:
    tree = {}
    for row in range(model.rowCount()):
        top = model.index(row, 0)
        tree[top.data()] = [model.index(r, 0, top).data() for r in range(model.rowCount(top))]
    return tree


def test_the_tree_shows_files_and_below_them_their_runs(model):
    assert words(model) == {"a.czi": ["run 1", "run 2"], "b.lif": [], "c.nd2": ["run 3"]}
    of_run = model.index(1, 0, model.index(0, 0))
    assert of_run.parent() == model.index(0, 0)
    assert of_run.data(Role.KEY) == EntryKey("run", "0002")
    assert model.index_of(EntryKey("run", "0003")).data() == "run 3"


def test_a_run_that_is_added_or_changed_is_one_row_and_its_file(model, document):
    told = Told(model)
    added = document.model_copy(update={"runs": (*document.runs, run(4, "b.lif"))})
    model.show(added)
    assert told.words == [("rowsInserted", 0, 0), ("dataChanged", 1, 1)]
    told.words.clear()
    ended = added.run("0004").model_copy(update={"status": RunStatus.CANCELLED})
    model.show(added.with_entry(ended))
    assert told.words == [("dataChanged", 0, 0), ("dataChanged", 1, 1)]
    told.words.clear()
    model.show(added.with_entry(ended))
    assert told.words == []


def test_files_leave_and_come_back_row_by_row(model, document, qtmodeltester):
    told = Told(model)
    first, second, third = document.sources
    model.show(document.model_copy(update={"sources": (first, third)}))
    assert words(model) == {"a.czi": ["run 1", "run 2"], "c.nd2": ["run 3"]}
    model.show(document.model_copy(update={"sources": (source("0"), first, second, third)}))
    assert list(words(model)) == ["0", "a.czi", "b.lif", "c.nd2"]
    assert ("reset", 0, 0) not in told.words
    assert words(model)["c.nd2"] == ["run 3"]
    model.show(document.model_copy(update={"sources": (third, second, first)}))
    assert list(words(model)) == ["c.nd2", "b.lif", "a.czi"]
    qtmodeltester.check(model, force_py=True)


@pytest.mark.parametrize(
    ("presence", "badge"),
    [
        (Presence.THERE, texts.BADGE_RESTORED),
        (Presence.MISSING, texts.BADGE_MISSING),
        (Presence.UNREADABLE, texts.BADGE_UNREADABLE),
        (Presence.CHANGED, texts.BADGE_CHANGED),
    ],
)
def test_a_badge_says_what_matters_most_in_words_and_by_a_sign(model, presence, badge):
    model.set_presence("a.czi", presence)
    look = model.index(0, 0).data(Role.LOOK)
    assert look.badge == badge
    assert look.sign
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert badge in spoken
    assert "a.czi" in spoken


def test_pictures_are_asked_for_where_they_are_drawn_and_old_ones_forgotten(model):
    asked = []
    model.picture_wanted.connect(asked.append)
    assert model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None
    assert asked == []
    model.set_presence("a.czi", Presence.THERE)
    model.index(0, 0).data(Qt.ItemDataRole.DecorationRole)
    assert set(asked) == {"a.czi"}
    picture = QImage(8, 8, QImage.Format.Format_Grayscale8)
    picture.fill(80)
    model.set_picture("a.czi", picture)
    asked.clear()
    assert model.index(0, 0).data(Qt.ItemDataRole.DecorationRole).width() == 8
    assert asked == []


@pytest.mark.parametrize(
    ("name", "files", "runs"),
    [
        ("all", {"a.czi", "b.lif", "c.nd2"}, {"0001", "0002", "0003"}),
        ("restored", {"a.czi", "c.nd2"}, {"0001", "0003"}),
        ("failed", {"a.czi"}, {"0002"}),
        ("busy", set(), set()),
        ("open", {"b.lif"}, {"0001", "0002", "0003"}),
        ("missing", {"c.nd2"}, {"0003"}),
    ],
)
def test_filters_leave_what_their_names_say(document, name, files, runs):
    everything = Found(
        frozenset(source.id for source in document.sources),
        frozenset(run.id for run in document.runs),
    )
    left = narrowed(everything, document, name, {"c.nd2"})
    assert (left.sources, left.runs) == (files, runs)


@pytest.fixture
def panel(qtbot) -> Iterator[ProjectPanel]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 900)
    made = ProjectPanel(ProjectActions(window), QMenu(window), window)
    made.resize(300, 900)
    window.show()
    qtbot.waitExposed(window)
    yield made
    window.close()


def test_selection_and_unfolded_rows_stay_when_the_document_changes(panel, document):
    panel.show_another(document)
    panel.tree.collapseAll()
    panel.tree.expand(panel.shown.index(0, 0))
    panel.select(EntryKey("run", "0002"))
    panel.show_document(document.model_copy(update={"sources": (source("0"), *document.sources)}))
    assert panel.selected == [EntryKey("run", "0002")]
    assert panel.tree.isExpanded(panel.shown.index(1, 0))
    assert not panel.tree.isExpanded(panel.shown.index(3, 0))


def test_a_search_narrows_the_tree_and_says_when_nothing_fits(panel, document, qtmodeltester):
    panel.show_another(document)
    panel.tree.collapseAll()
    panel.tree.expand(panel.shown.index(2, 0))
    panel.select(EntryKey("source", "a.czi"))
    panel.field.setText("failed")
    panel.search()
    assert panel.shown.rowCount() == 1
    assert panel.shown.rowCount(panel.shown.index(0, 0)) == 1
    assert panel.tree.isExpanded(panel.shown.index(0, 0))
    assert panel.selected == [EntryKey("source", "a.czi")]
    qtmodeltester.check(panel.shown, force_py=True)
    panel.field.setText("nothing like it")
    panel.search()
    assert panel.shown.rowCount() == 0
    assert not panel.tree.isVisible()
    panel.field.clear()
    panel.search()
    assert panel.shown.rowCount() == 3
    unfolded = [panel.tree.isExpanded(panel.shown.index(row, 0)) for row in range(3)]
    assert unfolded == [False, False, True]


def test_a_thousand_files_with_five_thousand_runs_open_and_scroll_with_little_computing(
    panel, tmp_path: Path
):
    from ssai3d_app.projects.storage import read_document

    make_project(tmp_path / "project", 1000, 5000)
    began = time.thread_time()
    panel.show_another(read_document(tmp_path / "project"))
    panel.tree.expandAll()
    QApplication.processEvents()
    assert time.thread_time() - began < 2.0
    bar = panel.tree.verticalScrollBar()
    gaps = []
    for step in range(100):
        began = time.thread_time()
        bar.setValue(bar.maximum() * step // 100)
        panel.tree.viewport().repaint()
        QApplication.processEvents()
        gaps.append(time.thread_time() - began)
        assert panel.tree.indexAt(panel.tree.viewport().rect().center()).isValid()
    assert sorted(gaps)[95] < 0.2
    began = time.thread_time()
    panel.field.setText("gfp right")
    panel.search()
    QApplication.processEvents()
    panel.field.clear()
    panel.search()
    QApplication.processEvents()
    assert time.thread_time() - began < 4.0
