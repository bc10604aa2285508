"""How the proof on a real Windows judges what the installed program says of itself."""

import pytest

from windows.proof import problem_of

PASSED = {"passed": True, "checks": [{"name": "torch", "outcome": "passed"}]}
FAILED = {"passed": False, "checks": [{"name": "torch", "outcome": "failed"}]}
CUDA = {"variant": "cuda", "cuda": "13.0"}


def test_a_program_that_passes_and_is_the_wanted_build_has_no_problem():
    assert problem_of(PASSED, CUDA, "cuda") is None
    assert problem_of(PASSED, {"variant": "cpu", "cuda": None}, "cpu") is None


def test_a_failed_check_is_named():
    assert problem_of(FAILED, CUDA, "cuda") == "Failed: torch."


@pytest.mark.parametrize(
    "stamp", [{"variant": "cpu", "cuda": None}, {"variant": "cuda", "cuda": None}]
)
def test_a_build_without_cuda_in_cudas_place_is_a_problem(stamp):
    assert "and not cuda" in problem_of(PASSED, stamp, "cuda")
