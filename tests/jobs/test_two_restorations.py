"""Two programs that restore to one file: the second is refused, and the first loses nothing."""

import json
import os
import signal
import subprocess
import sys

import pytest

from ssai3d_app.engine.events import Completed, Failed
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.formats.claiming import lock_path
from ssai3d_app.formats.placing import has_progress, scratch_folder
from ssai3d_app.jobs.clock import SystemClock
from ssai3d_app.jobs.job import RestoreWork, new_job
from ssai3d_app.jobs.runners import ThreadRunner
from ssai3d_app.jobs.supervisor import JobSupervisor
from tests.engine.interruptions import pixels_of, write_source
from tests.jobs.hasty_worker import COMMAND

HASTY_COMMAND = (
    "import sys\n"
    "from tests.jobs.hasty_worker import hasten\n"
    "hasten()\n"
    "from ssai3d_app.__main__ import main\n"
    "sys.exit(main(sys.argv[1:]))\n"
)


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    path = tmp_path_factory.mktemp("source") / "raw.tif"
    write_source(path, channels=1)
    return path


def started(request: RestoreRequest) -> subprocess.Popen:
    """The command, stopped by the system in the middle of its tuning."""
    arguments = ["restore", str(request.path), "--output", str(request.output)]
    choices = ["--preset", "quick", "--device", "cpu", "--json"]
    call = [sys.executable, "-c", HASTY_COMMAND, *arguments, *choices]
    process = subprocess.Popen(call, stdout=subprocess.PIPE, text=True)
    for line in process.stdout:
        if json.loads(line)["kind"] == "tuning_loss":
            break
    process.send_signal(signal.SIGSTOP)
    os.waitpid(process.pid, os.WUNTRACED)
    return process


def everything(folder) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_a_window_is_refused_what_a_command_writes_and_goes_on_when_that_was_killed(
    source, tmp_path
):
    request = RestoreRequest(
        path=source, output=tmp_path / "out.ome.tif", preset="quick", device="cpu"
    )
    with started(request) as command:
        before = everything(tmp_path)
        assert has_progress(request.output)
        *_, end = JobSupervisor(request, COMMAND).events()
        assert isinstance(end, Failed)
        assert "is being written by another restoration (started 20" in end.problem
        assert end.remedy == "wait for it or choose another name"
        assert not end.kept
        # A job that is given up does not take what is not its own, nor does one that dies early.
        job = new_job(RestoreWork(request=request), "a", SystemClock().now())
        ThreadRunner(lambda _: None, lambda *_: None).discard(job)
        crash = [sys.executable, "-c", "import os; input(); os.abort()"]
        *_, end = JobSupervisor(request, crash).events()
        assert isinstance(end, Failed)
        assert not end.kept
        assert everything(tmp_path) == before
        command.send_signal(signal.SIGKILL)
        # At once: nobody waits for the command, which may not even be gone yet.
        *_, end = JobSupervisor(request, COMMAND, resume=True).events()
        assert isinstance(end, Completed)
    assert pixels_of(request.output)
    assert not lock_path(request.output).exists()
    assert not scratch_folder(request.output).exists()
