"""A file that is read in another process looks as one that is read in this one."""

import json
import os
import subprocess
import sys
import threading
import time

import numpy as np
import psutil
import pytest
import tifffile

from ssai3d_app.errors import UserError
from ssai3d_app.formats.ome_tiff_writer import OmeTiffWriter
from ssai3d_app.formats.opening import open_image
from ssai3d_app.formats.result import ImageDescription, ResultDescription
from ssai3d_app.safe_reading import deadlines, memory_limit, opening
from ssai3d_app.safe_reading.opening import open_safely, record_safely
from ssai3d_app.safe_reading.process import ReaderProcess
from ssai3d_app.safe_reading.spare import cool_down, warm_up
from ssai3d_app.volume.scene import Channel
from tests.formats.samples import CHANNELS, FORMATS, VOXEL_SIZE, sample_data

CORNER = (slice(1, 4), slice(7, 30), slice(11, 12))


@pytest.fixture
def stack(tmp_path):
    """A TIFF of 6 planes of 20 × 30."""
    data = np.random.default_rng(0).integers(0, 60000, (6, 20, 30)).astype(np.uint16)
    tifffile.imwrite(tmp_path / "stack.tif", data)
    return tmp_path / "stack.tif"


def test_every_format_comes_through_the_process_as_it_is(tmp_path):
    data = sample_data()
    warm_up()
    for label, (write, name, _) in FORMATS.items():
        folder = tmp_path / label
        folder.mkdir()
        write(folder / name, data, VOXEL_SIZE, CHANNELS)
        with open_image(folder / name) as here, open_safely(folder / name) as there:
            assert there.path == here.path
            assert there.format == here.format
            assert there.scenes == here.scenes
            mine, other = here.stack(0), there.stack(0)
            assert other.scene == mine.scene
            for place in ((0, 0, 0), (2, 1, 4)):
                plane = other.read_plane(*place)
                assert plane.dtype == mine.read_plane(*place).dtype
                assert np.array_equal(plane, mine.read_plane(*place))
            assert np.array_equal(other.read_box(1, 1, CORNER), mine.read_box(1, 1, CORNER))


def test_the_record_of_a_result_comes_through_the_process_and_a_file_without_one_is_told(
    tmp_path, stack
):
    image = ImageDescription("cells", (1, 1, 2, 8, 8), "uint16", (1.0, 1.0, 1.0), (Channel("A"),))
    writer = OmeTiffWriter(tmp_path / "cells.ome.tif", ResultDescription((image,)))
    writer.write(0, 0, 0, 0, np.zeros((2, 8, 8), np.uint16))
    writer.commit('{"software": "SSAI-3D", "started": "noon"}')
    warm_up()
    record = record_safely(tmp_path / "cells.ome.tif")
    assert json.loads(record) == {"software": "SSAI-3D", "started": "noon"}
    with pytest.raises(UserError, match="carries no record"):
        record_safely(stack)
    # The process goes on reading other files.
    with open_safely(stack) as opened:
        assert opened.scenes[0].length("Z") == 6


def test_colour_comes_with_its_samples(tmp_path):
    data = np.random.default_rng(0).integers(0, 255, (4, 10, 12, 3)).astype(np.uint8)
    box = (slice(1, 4), slice(7, 10), slice(11, 12))
    tifffile.imwrite(tmp_path / "colour.tif", data, photometric="rgb")
    with open_safely(tmp_path / "colour.tif") as image:
        assert image.stack(0).read_plane(0, 0, 1).tolist() == data[1].tolist()
        assert image.stack(0).read_box(0, 0, box).tolist() == data[box].tolist()


def test_a_box_in_parts_is_the_same_box(stack, monkeypatch):
    box = (slice(1, 6), slice(2, 19), slice(3, 30))
    with open_image(stack) as here, open_safely(stack) as there:
        whole = here.stack(0).read_box(0, 0, box)
        for part in (1, 60, 500, 1200, 3000, 10**6):
            monkeypatch.setattr(opening, "_PART_BYTES", part)
            assert np.array_equal(there.stack(0).read_box(0, 0, box), whole)


def test_a_box_that_no_memory_is_free_for_is_refused_before_it_is_filled(stack, monkeypatch):
    monkeypatch.setattr(opening, "_PART_BYTES", 1000)
    with open_safely(stack) as image:
        for free, fits in ((20_000, True), (None, True), (1100, False)):
            monkeypatch.setattr(opening, "free_bytes", lambda free=free: free)
            if fits:
                assert image.stack(0).read_plane(0, 0, 0).shape == (20, 30)
            else:
                with pytest.raises(UserError, match="more memory than is free"):
                    image.stack(0).read_plane(0, 0, 0)


def test_failures_are_the_same_sentences(tmp_path, stack):
    (tmp_path / "empty.czi").write_bytes(b"")
    (tmp_path / "text.czi").write_text("no image")
    (tmp_path / "short.tif").write_bytes(stack.read_bytes()[:1000])
    (tmp_path / "folder").mkdir()
    warm_up()
    for name in ("missing.tif", "empty.czi", "text.czi", "short.tif", "folder", "nu\0ll.tif"):
        with pytest.raises(UserError) as here:
            open_image(tmp_path / name)
        with pytest.raises(UserError) as there:
            open_safely(tmp_path / name)
        assert there.value.args[:3] == here.value.args[:3]
    with pytest.raises(UserError, match="has no place on this computer"):
        open_safely("~nobody-of-that-name/a.czi")


def test_a_box_outside_is_refused(stack):
    with open_safely(stack) as image:
        for z in (slice(6, 7), slice(3, 3), slice(-1, 1)):
            with pytest.raises(UserError):
                image.stack(0).read_box(0, 0, (z, slice(0, 20), slice(0, 30)))
        assert image.stack(0).read_plane(0, 0, 5).shape == (20, 30)


def test_a_relative_path_is_seen_from_here_also_by_a_process_that_is_older(stack, monkeypatch):
    warm_up()
    monkeypatch.chdir(stack.parent)
    with open_safely("stack.tif") as image:
        assert str(image.path) == "stack.tif"


@pytest.mark.skipif(sys.platform != "linux", reason="only there a name may be any bytes")
def test_a_name_that_is_no_text_opens(stack):
    odd = stack.rename(os.fsdecode(os.fsencode(stack.parent) + b"/caf\xe9.tif"))
    with open_safely(odd) as image:
        assert image.path == odd
        assert image.scenes[0].name == "caf?"


def test_an_idle_process_opens_the_next_file_and_is_kept_when_it_is_closed(stack):
    warm_up()
    (process,) = psutil.Process().children()
    open_safely(stack).close()
    started = time.monotonic()
    with open_safely(stack) as image:
        # A second file at the same time has a process of its own.
        with open_safely(stack):
            assert len(psutil.Process().children()) == 2
        assert image.stack(0).read_plane(0, 0, 0).any()
    assert time.monotonic() - started < 5
    assert process in psutil.Process().children()
    cool_down()
    assert not psutil.Process().children()


def test_nothing_is_kept_unless_asked_for(stack):
    open_safely(stack).close()
    assert not psutil.Process().children()


def test_a_spare_that_died_is_replaced_unseen(stack):
    warm_up()
    (process,) = psutil.Process().children()
    process.kill()
    with open_safely(stack) as image:
        assert image.scenes[0].shape == (1, 1, 6, 20, 30)


def test_a_closed_file_is_closed(stack):
    warm_up()
    image = open_safely(stack)
    image.close()
    image.close()
    with pytest.raises(ValueError, match="is closed"):
        image.stack(0)
    (process,) = psutil.Process().children()
    assert not [file for file in process.open_files() if file.path == str(stack)]


def test_two_files_are_read_from_two_threads(tmp_path):
    warm_up()
    found = {}

    def read(number: int) -> None:
        path = tmp_path / f"{number}.tif"
        tifffile.imwrite(path, np.full((40, 64, 64), number, np.uint16))
        with open_safely(path) as image:
            planes = [image.stack(0).read_plane(0, 0, z) for z in range(40)]
        found[number] = {int(value) for plane in planes for value in np.unique(plane)}

    threads = [threading.Thread(target=read, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {0: {0}, 1: {1}}


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")
def test_no_reader_outlives_an_owner_that_is_killed(stack):
    code = (
        "import sys, time\n"
        "from ssai3d_app.safe_reading.opening import open_safely\n"
        "from ssai3d_app.safe_reading.spare import warm_up\n"
        "image = open_safely(sys.argv[1])\n"
        "warm_up()\n"
        "print('open', flush=True)\n"
        "time.sleep(100)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code, stack], stdout=subprocess.PIPE) as owner:
        assert owner.stdout.readline() == b"open\n"
        readers = psutil.Process(owner.pid).children(recursive=True)
        assert len(readers) == 2
        owner.kill()
    _, alive = psutil.wait_procs(readers, timeout=10)
    assert not alive


def test_a_program_that_ends_with_a_file_open_ends_its_readers_in_silence(stack):
    code = (
        "import sys\n"
        "from ssai3d_app.safe_reading.opening import open_safely\n"
        "from ssai3d_app.safe_reading.spare import warm_up\n"
        "warm_up()\n"
        "image = open_safely(sys.argv[1])\n"
        "warm_up()\n"
    )
    command = [sys.executable, "-c", code, stack]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    assert done.stderr == b""


def test_another_program_in_place_of_the_reader_is_not_believed():
    line = '{"kind": "ready", "version": 0}'
    code = f"import sys; print({line!r}, flush=True); sys.stdin.read()"
    process = ReaderProcess([sys.executable, "-c", code])
    with pytest.raises(Exception, match="version=0"):
        process.greet()


def test_large_files_may_take_longer_but_not_for_ever():
    assert deadlines.opening(0, imported=True) == 10
    assert deadlines.opening(2_000_000_000, imported=True) == 110
    assert deadlines.opening(10**15, imported=True) == 120
    assert deadlines.reading(0) == 30
    assert deadlines.reading(50_000_000) == 40


def test_the_size_of_a_folder_is_the_sum_of_its_files_up_to_a_bound(tmp_path, monkeypatch):
    for number in range(10):
        (tmp_path / str(number)).mkdir()
        (tmp_path / str(number) / "0").write_bytes(bytes(100))
    assert memory_limit.size_of(tmp_path) == 1000
    assert memory_limit.size_of(tmp_path / "3" / "0") == 100
    monkeypatch.setattr(memory_limit, "_COUNTED_FILES", 4)
    assert memory_limit.size_of(tmp_path) == 400


@pytest.mark.skipif(sys.platform == "win32", reason="only POSIX limits a process")
def test_the_limit_counts_from_what_the_process_has_and_grows_with_the_file():
    code = (
        "import numpy as np\n"
        "from ssai3d_app.safe_reading.memory_limit import limit_memory\n"
        "limit_memory(0)\n"
        "np.ones(900_000_000, np.uint8)\n"
        "try:\n"
        "    np.ones(1_100_000_000, np.uint8)\n"
        "except MemoryError:\n"
        "    print('refused')\n"
        "limit_memory(200_000_000)\n"
        "np.ones(1_300_000_000, np.uint8)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout == "refused\n"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux promises memory that it lacks")
def test_what_is_free_is_less_than_what_there_is():
    assert 0 < memory_limit.free_bytes() < psutil.virtual_memory().total
