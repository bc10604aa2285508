"""Projects on a disk of their own, with a clock in the test's hand."""

from pathlib import Path

import pytest

from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.projects.opening import create_project
from tests.jobs.desk import Desk, HandClock


@pytest.fixture
def clock():
    return HandClock()


@pytest.fixture
def data(tmp_path) -> Path:
    """Three files beside the project's place."""
    folder = tmp_path / "data"
    folder.mkdir(exist_ok=True)
    for name in ("embryo.czi", "retina.lif", "spheroid.nd2"):
        (folder / name).write_bytes(name.encode() * 1000)
    return folder


@pytest.fixture
def project(tmp_path, clock):
    made = create_project(tmp_path / "data" / "project", "Embryos", clock)
    yield made
    made.close()


@pytest.fixture
def filled(project, data):
    """The project with its three files."""
    project.add_files(sorted(data.glob("*.*")))
    return project


@pytest.fixture
def request_of(data):
    def make(name: str = "embryo.czi", **choices: object) -> RestoreRequest:
        output = data / f"{name}_isotropic.ome.tif"
        return RestoreRequest(path=data / name, output=output, **choices)

    return make


@pytest.fixture
def desk(tmp_path):
    folder = tmp_path / "jobs"
    folder.mkdir()
    desk = Desk(folder)
    yield desk
    desk.journal.close()
