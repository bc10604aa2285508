"""What many tests share: a tiny stack of known truth, and the genuine files where they are."""

import os
from pathlib import Path
from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

from tests.phantoms import Recording, neurites, record
from tests.writers.tiff import write_imagej

TINY_VOXEL_SIZE = (0.4, 0.1, 0.1)


class _WindowsTogether(LoadScopeScheduling):
    """Where processes share the tests out, a file stays together, and all windows in one process.

    Windows of two processes would take the keys from each other on one display. The largest share
    comes first, which are the windows: the other process has the rest to do meanwhile.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.split("::", 1)[0]
        return "tests/window" if file.startswith("tests/window/") else file


@pytest.hookimpl
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    return _WindowsTogether(config, log)


_IN_REAL_TIME = ("tests/window/", "tests/jobs/")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What watches real windows and processes is tried a second time before it counts as failed.

    A machine that others share can hold a thread up anywhere, for longer than any test is patient.
    What was tried again is listed at the end of the run: it is a race to be found, not a pass.
    """
    for item in items:
        if item.nodeid.startswith(_IN_REAL_TIME):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session", autouse=True)
def _own_log_folder(tmp_path_factory):
    """Tests never write into the user's own logs and settings."""
    home = tmp_path_factory.mktemp("home")
    before = {
        name: os.environ.get(name)
        for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
    }
    os.environ.update({name: str(home) for name in before})
    yield
    for name, value in before.items():
        if value is None:
            del os.environ[name]
        else:
            os.environ[name] = value


@pytest.fixture(scope="session")
def tiny_recording() -> Recording:
    """A phantom of 8 planes of 48×48, four times coarser along z."""
    return record(neurites((29, 48, 48), seed=3), anisotropy=4, seed=4)


@pytest.fixture
def tiny_stack(tmp_path: Path, tiny_recording: Recording) -> Path:
    """The phantom as a big-endian ImageJ TIFF."""
    path = tmp_path / "tiny.tif"
    write_imagej(path, tiny_recording.raw[None, None], TINY_VOXEL_SIZE, ["Neurites"])
    return path


@pytest.fixture(scope="session")
def genuine() -> Path:
    """The folder of genuine microscope files; without it the test is skipped."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "data"
    folder = Path(os.environ.get("SSAI3D_TEST_DATA", beside))
    if not folder.is_dir():
        pytest.skip("the genuine microscope files are not here (set SSAI3D_TEST_DATA)")
    return folder


@pytest.fixture
def own_networks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for imported networks, in the environment as well, for other processes."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "user data"))
    folder = tmp_path / "user data" / "SSAI-3D" / "networks"
    for module in ("library", "registry"):
        monkeypatch.setattr(f"ssai3d_app.engine.backbones.{module}.networks_folder", lambda: folder)
    return folder


@pytest.fixture
def official(tmp_path: Path) -> Path:
    """A small checkpoint in the layout that the authors of NAFNet publish."""
    from tests.writers.nafnet import state_dict, write_official  # torch, which few tests need

    state = state_dict(8, (1, 1), 1, (1, 1), gain=0.05)
    return write_official(tmp_path / "NAFNet-tiny.pth", state)
