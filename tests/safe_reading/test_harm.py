"""Whatever a file does to the library that reads it: one sentence, and the program lives."""

import sys
import threading
import time

import psutil
import pytest

from ssai3d_app.errors import ExitStatus, UserError
from ssai3d_app.safe_reading import deadlines
from ssai3d_app.safe_reading.opening import open_safely
from ssai3d_app.safe_reading.spare import stop_reading, warm_up

pytestmark = pytest.mark.usefixtures("misbehaving")

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits are of POSIX")
DEATHS = [
    pytest.param("crash", "SIGABRT", marks=POSIX),
    pytest.param("segfault", "SIGSEGV", marks=POSIX),
    pytest.param("exit", "status 3; the library gives up"),
]
HANGS = ["hang", "lock"]


@pytest.fixture
def file(tmp_path):
    def make(name: str):
        path = tmp_path / f"{name}.tif"
        path.write_bytes(b"content")
        return path

    return make


def opening_fails(path) -> UserError:
    with pytest.raises(UserError) as raised:
        open_safely(path)
    assert raised.value.status == ExitStatus.UNREADABLE_FILE
    assert raised.value.sentence.startswith(path.name)
    return raised.value


def reading_fails(path) -> UserError:
    with open_safely(path) as image:
        stack = image.stack(0)
        with pytest.raises(UserError) as raised:
            stack.read_plane(0, 0, 0)
        with pytest.raises(UserError) as again:
            stack.read_plane(0, 0, 1)
    assert again.value.problem == raised.value.problem
    assert raised.value.sentence.startswith(path.name)
    return raised.value


@pytest.mark.parametrize(("way", "detail"), DEATHS)
def test_a_file_that_ends_its_reader_is_told_and_the_next_one_opens(file, way, detail):
    for error in (opening_fails(file(f"open_{way}")), reading_fails(file(f"read_{way}"))):
        assert "makes its reader stop" in error.problem
        assert detail in error.detail
    with open_safely(file("fine")) as image:
        assert image.stack(0).read_plane(0, 0, 2).tolist() == [[7] * 8] * 8


@pytest.mark.parametrize("way", HANGS)
def test_a_file_that_hangs_is_given_up_at_the_deadline(file, way):
    started = time.monotonic()
    for error in (opening_fails(file(f"open_{way}")), reading_fails(file(f"read_{way}"))):
        assert "does not answer" in error.problem
        assert "copy it to this computer" in error.remedy
    assert time.monotonic() - started < 20


@POSIX
@pytest.mark.parametrize("way", ["memory", "hoard"])
def test_a_file_that_wants_all_the_memory_gets_little_of_it(file, way):
    before = psutil.Process().memory_info().rss
    assert "memory" in opening_fails(file(f"open_{way}")).problem
    with open_safely(file(f"read_{way}")) as image, pytest.raises(UserError, match="memory"):
        image.stack(0).read_plane(0, 0, 0)
    assert psutil.Process().memory_info().rss - before < 1e8


@POSIX
def test_a_reader_that_the_system_kills_is_told_as_lack_of_memory(file):
    assert "memory" in opening_fails(file("open_killed")).problem


def test_what_a_library_prints_is_not_taken_for_an_answer(file):
    with open_safely(file("read_print")) as image:
        assert image.stack(0).read_plane(0, 0, 0).shape == (8, 8)
        assert image.stack(0).read_plane(0, 0, 1).shape == (8, 8)


@pytest.mark.parametrize("name", ["open_defect", "open_nameless"])
def test_a_mistake_of_a_reader_goes_to_the_log_and_the_user_reads_a_sentence(file, name, caplog):
    assert "makes its reader stop" in opening_fails(file(name)).problem
    assert "A reader met a mistake" in caplog.text


def test_a_box_of_another_shape_than_was_asked_for_is_not_taken(file, caplog):
    assert "makes its reader stop" in reading_fails(file("read_shape")).problem
    assert "shape=(1, 1, 1)" in caplog.text


def test_a_file_that_cannot_be_closed_takes_its_process_along(file):
    warm_up()
    image = open_safely(file("close_closehang"))
    (process,) = psutil.Process().children()
    image.close()
    assert not process.is_running()


def test_after_a_crash_a_new_process_is_kept_ready(file):
    warm_up()
    (first,) = psutil.Process().children()
    opening_fails(file("open_exit"))
    (second,) = psutil.Process().children()
    assert first.pid != second.pid


def test_an_interruption_while_waiting_does_not_mix_up_answers(file, monkeypatch):
    with open_safely(file("fine")) as image:
        stack = image.stack(0)
        results = stack._process._results

        class Interrupted:
            put = results.put

            def get(self, timeout: float) -> object:
                results.get(timeout=timeout)
                raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(stack._process, "_results", Interrupted())
            with pytest.raises(KeyboardInterrupt):
                stack.read_plane(0, 0, 0)
        with pytest.raises(UserError):
            stack.read_plane(0, 0, 0)


def test_a_hanging_file_does_not_hold_up_another_one(file):
    failures = []
    hanging = threading.Thread(target=lambda: failures.append(opening_fails(file("open_hang"))))
    hanging.start()
    with open_safely(file("fine")) as image:
        assert hanging.is_alive()
        assert image.stack(0).read_plane(0, 0, 0).max() == 7
    hanging.join()
    assert len(failures) == 1


def test_a_program_that_quits_does_not_wait_for_a_hanging_file(file, monkeypatch):
    monkeypatch.setattr(deadlines, "opening", lambda size, imported: 100.0)
    warm_up()
    failures = []
    hanging = threading.Thread(target=lambda: failures.append(opening_fails(file("open_hang"))))
    hanging.start()
    hanging.join(1)
    assert hanging.is_alive()
    stop_reading()
    hanging.join(5)
    assert not hanging.is_alive()
    assert "its owner quits" in failures[0].detail
