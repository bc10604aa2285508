"""News on their way to the queue, and what they say of the time that is left."""

import threading

from ssai3d_app.engine.events import Completed, Finding, Progress, Stage
from ssai3d_app.jobs.job import JobId
from ssai3d_app.jobs.mailbox import Mailbox
from ssai3d_app.jobs.pace import Pace
from ssai3d_app.jobs.running import Heartbeat

A, B = JobId("a"), JobId("b")
DONE = Completed(output="x.ome.tif", seconds=1)


def told(done: int, left: float | None = None, stage: Stage = Stage.TUNING) -> Progress:
    return Progress(stage=stage, done=done, total=100, fraction=done / 100, seconds_left=left)


def test_of_progress_upon_progress_only_the_newest_is_kept_and_everything_else_in_order():
    box = Mailbox()
    box.put(A, 1, told(1))
    box.put(B, 1, told(5))
    box.put(A, 1, told(2))
    box.put(A, 1, Finding(text="Axial blur is 2.1 µm."))
    box.put(A, 1, told(3))
    box.put(A, 1, told(4))
    box.put(A, 1, DONE)
    letters = box.take()
    of_a = [letter.message for letter in letters if letter.job == A]
    assert of_a == [told(2), Finding(text="Axial blur is 2.1 µm."), told(4), DONE]
    assert [letter.message for letter in letters if letter.job == B] == [told(5)]
    assert box.take() == []


def test_progress_of_the_next_attempt_does_not_replace_that_of_the_one_before():
    box = Mailbox()
    box.put(A, 1, told(9))
    box.put(A, 2, told(1))
    assert [(x.attempt, x.message) for x in box.take()] == [(1, told(9)), (2, told(1))]


def test_heartbeats_and_progress_do_not_replace_each_other():
    box, beat = Mailbox(), Heartbeat(processor_seconds=1, memory_bytes=2)
    box.put(A, 1, told(1))
    box.put(A, 1, beat)
    box.put(A, 1, told(2))
    assert [letter.message for letter in box.take()] == [told(1), beat, told(2)]


def test_nothing_is_lost_between_threads():
    box, taken, stop = Mailbox(), [], threading.Event()

    def tell(name: str) -> None:
        for step in range(2000):
            box.put(JobId(name), 1, Finding(text=str(step)))

    def fetch() -> None:
        while not stop.is_set():
            taken.extend(box.take())

    tellers = [threading.Thread(target=tell, args=(name,)) for name in "abc"]
    fetcher = threading.Thread(target=fetch)
    for thread in (*tellers, fetcher):
        thread.start()
    for thread in tellers:
        thread.join()
    stop.set()
    fetcher.join()
    taken.extend(box.take())
    for name in "abc":
        assert [x.message.text for x in taken if x.job == name] == [str(n) for n in range(2000)]


def test_the_time_left_is_unknown_at_first_and_then_a_range_that_holds_what_was_estimated():
    pace = Pace(0.0)
    pace.hear(told(1), 1.0)
    assert pace.seconds_left(1.0) is None
    # The estimated end wanders between 90 s and 110 s.
    for at, left in ((10.0, 80.0), (12.0, 98.0), (14.0, 86.0)):
        pace.hear(told(int(at), left), at)
    low, high = pace.seconds_left(14.0)
    assert low <= 90 - 14 < 110 - 14 <= high
    assert high < 130


def test_an_estimate_that_settles_narrows_the_range_and_never_goes_below_nothing():
    pace = Pace(0.0)
    for at in range(1, 100):
        pace.hear(told(at, (200 if at < 20 else 100) - at), float(at))
    low, high = pace.seconds_left(99.0)
    assert high - low < 5
    assert low >= 0
    assert pace.seconds_left(150.0) == (0.0, 0.0)


def test_throughput_counts_the_units_of_the_stage_that_runs():
    pace = Pace(0.0)
    for second in range(1, 40):
        pace.hear(told(2 * second), float(second))
    assert round(pace.units_per_second, 6) == 2.0
    pace.hear(told(1, stage=Stage.RESTORING_XZ), 40.0)
    assert pace.units_per_second is None
    for second in range(41, 45):
        pace.hear(told(5 * (second - 40), stage=Stage.RESTORING_XZ), float(second))
    assert 4 < pace.units_per_second <= 5
