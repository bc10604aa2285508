"""A job that is killed at any moment goes on to the pixels of an undisturbed run."""

import sys

import pytest

from tests.jobs.kills import Rounds

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")


@pytest.fixture(scope="module")
def rounds(tmp_path_factory) -> Rounds:
    return Rounds(tmp_path_factory.mktemp("kills"), "out.ome.tif", seed=7)


@pytest.mark.parametrize("number", range(10))
def test_a_killed_job_goes_on_to_the_same_pixels(rounds, number):
    rounds.round()


@pytest.mark.slow
@pytest.mark.timeout(4 * 3600)
@pytest.mark.parametrize("output", ["out.ome.tif", "out.ome.zarr", "out.tif"])
def test_a_hundred_kills_end_in_the_same_pixels(tmp_path, output):
    rounds = Rounds(tmp_path, output, seed=11)
    for _ in range(100):
        rounds.round()
    assert {stage.name.lower() for stage in rounds.stages} <= set(rounds.fallen), rounds.words
