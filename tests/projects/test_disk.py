"""A disk that hangs is given up on for now, and nothing older ever overtakes something newer."""

import threading
import time
from pathlib import Path

import pytest

from ssai3d_app.errors import UserError
from ssai3d_app.projects import storage
from ssai3d_app.projects.disk import PatientDisk, asked_patiently
from ssai3d_app.projects.opening import open_project


def test_answers_and_errors_come_through():
    disk = PatientDisk(Path("share"))
    assert disk(lambda: 3) == 3
    with pytest.raises(ZeroDivisionError):
        disk(lambda: 1 / 0)
    assert not disk.is_stuck


def test_what_does_not_answer_is_said_and_nothing_else_begun_until_it_does():
    disk = PatientDisk(Path("share"), patience_s=0.05)
    back, done = threading.Event(), []
    with pytest.raises(UserError, match="share does not answer"):
        disk(lambda: back.wait(30) and done.append("first"))
    began = time.monotonic()
    with pytest.raises(UserError, match="does not answer"):
        disk(lambda: done.append("second"))
    assert time.monotonic() - began < 0.05
    back.set()
    deadline = time.monotonic() + 10
    while disk.is_stuck and time.monotonic() < deadline:
        time.sleep(0.01)
    disk(lambda: done.append("third"))
    assert done == ["first", "third"]


def test_a_question_has_an_answer_whatever_the_disk_does(monkeypatch):
    monkeypatch.setattr("ssai3d_app.projects.disk.PATIENCE_S", 0.05)
    back = threading.Event()
    assert asked_patiently(Path("share"), lambda: back.wait(30), "no idea") == "no idea"
    back.set()
    assert asked_patiently(Path("share"), lambda: "yes", "no idea") == "yes"


def test_a_document_that_could_not_be_written_in_time_is_written_as_it_then_is(
    filled, clock, monkeypatch
):
    filled.close()
    project = open_project(filled.folder, clock, disk=PatientDisk(filled.folder, patience_s=0.05))
    back, write = threading.Event(), storage.write_durably

    def wait(path: Path, content: bytes) -> None:
        back.wait(30)
        write(path, content)

    monkeypatch.setattr(storage, "write_durably", wait)
    project.set_field("project", "", "notes", "first")
    with pytest.raises(UserError, match="does not answer"):
        project.save()
    project.set_field("project", "", "notes", "second")
    assert not project.is_saved
    back.set()
    deadline = time.monotonic() + 10
    while not project.is_saved and time.monotonic() < deadline:
        clock.go_on(2)
        try:
            project.tick()
        except UserError:
            time.sleep(0.01)
    assert storage.read_document(filled.folder).notes == "second"
    project.close()
