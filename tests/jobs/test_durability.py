"""A power cut is more than a kill: what is called done has been flushed, file and folder.

The system calls of a small real job are recorded, and read in their order.
"""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.formats.placing import scratch_folder, unfinished_path
from ssai3d_app.jobs.protocol import Start
from tests.engine.interruptions import write_source
from tests.jobs.hasty_worker import COMMAND

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="there is no strace here")

_CALL = re.compile(r"^\d+\s+(\w+)\((.*)\)\s+= (-?\d+)")
_SYNCED = re.compile(r"^\d+<([^>]*)>")
_RENAMED = re.compile(r'"([^"]*)"[^"]*"([^"]*)"')


def calls_of(request: RestoreRequest, trace: Path) -> list[tuple[str, tuple[str, ...]]]:
    """Renames (from, to) and flushes (path,) of a job that succeeded, in order."""
    wanted = "trace=fsync,fdatasync,rename,renameat,renameat2"
    command = ["strace", "-f", "-y", "-s", "1000", "-e", wanted, "-o", str(trace), *COMMAND]
    start = Start(request=request).model_dump_json() + "\n"
    done = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    with done:
        done.stdin.write(start)
        done.stdin.flush()
        said = done.stdout.read()
    assert '"kind":"completed"' in said, said[-500:]
    return list(_read(trace.read_text().splitlines()))


def _read(lines: list[str]):
    begun: dict[str, str] = {}
    for line in lines:
        process, _, rest = line.partition(" ")
        if rest.endswith("<unfinished ...>"):
            begun[process] = rest.removesuffix("<unfinished ...>").strip()
            continue
        if "resumed>" in rest:
            rest = begun.pop(process) + rest.partition("resumed>")[2]
        call = _CALL.match(f"{process} {rest.strip()}")
        if call is None or call[3] != "0":
            continue
        if call[1].startswith("rename"):
            yield "rename", _RENAMED.search(call[2]).groups()
        else:
            yield "flush", (_SYNCED.match(call[2].strip())[1],)


@pytest.mark.parametrize("name", ["out.ome.tif", "out.ome.zarr", "out.tif"])
def test_file_and_folder_are_flushed_before_a_step_is_called_done(tmp_path, name):
    source = tmp_path / "raw.tif"
    write_source(source, channels=1)
    request = RestoreRequest(
        path=source, output=tmp_path / "results" / name, preset="quick", device="cpu"
    )
    folder = request.output.parent
    folder.mkdir()
    working, unfinished = scratch_folder(request.output), unfinished_path(request.output)
    progress = working / "progress.json"

    flushed: set[str] = set()
    names_to_flush: set[str] = set()
    steps, placed = 0, False
    for kind, paths in calls_of(request, tmp_path / "trace"):
        if kind == "flush":
            flushed.add(paths[0])
            names_to_flush.discard(paths[0])
            continue
        before, after = map(Path, paths)
        if working not in after.parents and after != request.output:
            continue
        if after == progress:
            steps += 1
            # All that this step speaks of has its name for good.
            assert not names_to_flush, (steps, names_to_flush)
        if after == request.output:
            placed = True
            assert str(before) == str(unfinished)
            whole = (str(unfinished / p.relative_to(after)) for p in after.rglob("*"))
            assert flushed.issuperset(whole)
        # Whatever gets its name has been flushed under the one before.
        assert str(before) in flushed, before
        names_to_flush.add(str(after.parent))
    assert placed
    assert not names_to_flush
    # The beginning, the network, two passes of one and two strips, how it was recorded, the one
    # box that is made consistent, the one that trust is judged of, what the report has measured,
    # and the finished volume.
    assert steps == 10
