"""Bounds of the engine process, and when a job counts as standing still."""

import subprocess
import sys
from pathlib import Path

import pytest

from ssai3d_app.engine.events import Progress, Stage
from ssai3d_app.jobs.child_limits import ChildLimits, usable_processors
from ssai3d_app.jobs.running import Heartbeat, Recovered
from ssai3d_app.jobs.stalls import IDLE_S, NO_PROGRESS_S, SILENCE_S, StallWatch

STEP = Progress(stage=Stage.TUNING, done=1, total=2, fraction=0.5)


def in_a_child(code: str, limits: ChildLimits) -> str:
    first = "from ssai3d_app.jobs.child_limits import take_on_limits; take_on_limits()\n"
    return subprocess.run(
        [sys.executable, "-c", first + code],
        env=limits.environment(),
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()


def test_threads_are_set_before_any_library_looks():
    environment = ChildLimits(threads=3).environment({})
    assert environment["OMP_NUM_THREADS"] == environment["MKL_NUM_THREADS"] == "3"
    assert environment["OMP_WAIT_POLICY"] == "passive"
    assert ChildLimits().environment({})["OMP_NUM_THREADS"] == str(usable_processors())


@pytest.mark.skipif(sys.platform == "win32", reason="there a job object bounds the memory")
def test_more_memory_than_allowed_is_a_memory_error_and_no_dead_computer():
    code = (
        "try: block = bytearray(2_000_000_000)\n"
        "except MemoryError: print('told')\n"
        "else: print('taken')"
    )
    assert in_a_child(code, ChildLimits(memory_bytes=1_000_000_000)) == "told"


@pytest.mark.skipif(sys.platform != "linux", reason="Linux chooses who dies by a score")
def test_when_memory_runs_out_the_engine_dies_before_the_window():
    score = in_a_child("print(open('/proc/self/oom_score_adj').read())", ChildLimits())
    assert int(score) >= 500
    assert int(Path("/proc/self/oom_score_adj").read_text()) < int(score)


@pytest.mark.skipif(sys.platform != "linux", reason="the parent-death signal is Linux's")
def test_a_child_whose_parent_is_already_gone_does_not_start():
    environment = ChildLimits().environment()
    environment["SSAI3D_PARENT_PROCESS"] = "1"
    code = "from ssai3d_app.jobs.child_limits import take_on_limits; take_on_limits()"
    ended = subprocess.run(
        [sys.executable, "-c", code], env=environment, check=False, capture_output=True
    )
    assert ended.returncode == 1
    assert b"supervisor is gone" in ended.stderr


def beat(processor_seconds: float) -> Heartbeat:
    return Heartbeat(processor_seconds=processor_seconds, memory_bytes=1)


def test_silence_is_a_stall_and_a_word_ends_it():
    watch = StallWatch(0.0)
    assert watch.news(SILENCE_S - 1) is None
    stalled = watch.news(SILENCE_S)
    assert "does not answer" in stalled.why
    assert watch.news(SILENCE_S + 1) is None
    watch.hear(STEP, SILENCE_S + 2)
    assert watch.news(SILENCE_S + 2) == Recovered()
    assert watch.standing_for(SILENCE_S + 2) == 0


def test_a_heart_that_beats_without_work_means_a_drive_that_does_not_answer():
    watch = StallWatch(0.0)
    watch.hear(STEP, 0.0)
    stalled = None
    for second in range(2, int(IDLE_S) + 4, 2):
        watch.hear(beat(5.0 + 0.0001 * second), float(second))
        stalled = stalled or watch.news(float(second))
    assert "drive" in stalled.why


def test_a_long_step_that_computes_is_no_stall_until_it_is_very_long():
    watch = StallWatch(0.0)
    for second in range(2, int(NO_PROGRESS_S), 2):
        watch.hear(beat(float(second)), float(second))
        assert watch.news(float(second)) is None
    watch.hear(beat(NO_PROGRESS_S), NO_PROGRESS_S)
    assert "no further" in watch.news(NO_PROGRESS_S).why


def test_a_computer_that_slept_is_not_taken_for_a_stall_after_its_first_word():
    watch = StallWatch(0.0)
    watch.hear(beat(1.0), 2.0)
    watch.hear(STEP, 40_000.0)
    assert watch.news(40_000.5) is None
