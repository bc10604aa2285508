"""A restoration from the command line that is stopped, kept, and gone on with."""

import json
import signal
import subprocess
import sys

import pytest

from ssai3d_app.command_line.narrator import TerminalNarrator
from ssai3d_app.engine.events import Failed, Paused
from ssai3d_app.formats.placing import has_progress
from tests.engine.interruptions import write_source

HASTY = (
    "import sys\n"
    "from tests.jobs.hasty_worker import hasten\n"
    "hasten()\n"
    "from ssai3d_app.__main__ import main\n"
    "sys.exit(main(sys.argv[1:]))\n"
)


def stopped(arguments: list[str], number: int) -> tuple[int, str]:
    """Exit status and last event of a command that gets a signal while it tunes."""
    call = [sys.executable, "-c", HASTY, *arguments, "--json"]
    with subprocess.Popen(call, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            if json.loads(line)["kind"] == "tuning_loss":
                process.send_signal(number)
                break
        rest = process.stdout.read().splitlines()
        return process.wait(60), json.loads(rest[-1])["kind"]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize(("number", "options"), [(signal.SIGTERM, []), (signal.SIGINT, ["--keep"])])
def test_a_stopped_command_keeps_what_is_done_with_status_6_and_goes_on(tmp_path, number, options):
    source, output = tmp_path / "raw.tif", tmp_path / "out.ome.tif"
    write_source(source, channels=1)
    arguments = ["restore", str(source), "--output", str(output), "--preset", "quick", *options]
    assert stopped(arguments, number) == (6, "paused")
    assert has_progress(output)
    assert not output.exists()
    call = [sys.executable, "-c", HASTY, *arguments, "--resume", "--json"]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Nothing was kept" not in done.stdout
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["out.ome.tif", "out_trust.ome.tif", "raw.tif"]


def test_how_to_go_on_is_said_where_something_is_kept(capsys):
    tell = TerminalNarrator(sys.stderr)
    tell(Paused())
    tell(Failed(problem="The disk is full", remedy="free some space", status=2, kept=True))
    tell(Failed(problem="The disk is full", remedy="free some space", status=2))
    stopped_line, kept, lost = capsys.readouterr().err.splitlines()
    assert "--resume" in stopped_line
    assert "--resume" in kept
    assert lost == "The disk is full; free some space."
