"""What follows from made-up cards, drivers and builds; and that nothing of it is silent."""

import ctypes
import dataclasses
import logging

import pytest

from ssai3d_app.engine import device
from ssai3d_app.engine.cancellation import CancellationSource
from ssai3d_app.engine.events import Caution, Device, Failed, Shortage
from ssai3d_app.engine.gpu import driver, examining, trial
from ssai3d_app.engine.gpu.driver import Installed
from ssai3d_app.engine.gpu.facts import Card, GpuFacts, version_of
from ssai3d_app.engine.gpu.verdict import (
    LEAST_FREE_BYTES,
    State,
    Verdict,
    after_trial,
    judge,
    oldest_driver,
    runs,
)
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.engine.run import run_to_the_end
from ssai3d_app.errors import ExitStatus, GpuUnusableError

CUDA_13 = ("sm_75", "sm_80", "sm_86", "sm_90", "sm_100", "sm_120", "compute_120")
CUDA_12 = ("sm_50", "sm_60", "sm_70", "sm_75", "sm_80", "sm_86", "sm_90")
RTX = Card("NVIDIA GeForce RTX 4070", (8, 9), 11_000_000_000)
GTX = Card("NVIDIA GeForce GTX 1080", (6, 1), 7_000_000_000)

GOOD = GpuFacts(
    cards=(RTX,), driver="580.65.06", cuda="13.0", architectures=CUDA_13, seen_by_torch=True
)


def but(**changes: object) -> GpuFacts:
    return dataclasses.replace(GOOD, **changes)


def test_a_current_card_with_a_current_driver_is_used():
    verdict = judge(GOOD)
    assert verdict.is_usable
    assert (verdict.name, verdict.index) == (RTX.name, 0)
    assert verdict.sentence == ""


@pytest.mark.parametrize(
    ("facts", "state", "words"),
    [
        (GpuFacts(), State.ABSENT, "No NVIDIA graphics card was found"),
        (but(switched_off=True), State.SWITCHED_OFF, "Safe mode"),
        (but(cuda=None, seen_by_torch=False), State.BUILD_WITHOUT_CUDA,
         "install the build of SSAI-3D for graphics cards"),
        (but(driver=None, seen_by_torch=False), State.NO_DRIVER,
         "install NVIDIA's driver 580 or newer"),
        (but(driver="470.256.02", seen_by_torch=False), State.DRIVER_TOO_OLD,
         "The NVIDIA driver 470.256.02 is too old for this build of SSAI-3D; "
         "install driver 580 or newer"),
        (but(driver="535.1", cuda="12.6", seen_by_torch=False, hidden=True), State.HIDDEN,
         "CUDA_VISIBLE_DEVICES"),
        (but(seen_by_torch=False), State.DOES_NOT_WORK, "restart the computer"),
        (but(cards=(GTX,)), State.CARD_TOO_OLD,
         "GTX 1080 (compute capability 6.1) is too old for this build; "
         "choose the processor, or install the legacy build"),
        (but(cards=(Card("NVIDIA X", (13, 0)),), architectures=CUDA_12), State.CARD_TOO_NEW,
         "install a newer version of SSAI-3D"),
        (but(cards=(dataclasses.replace(RTX, free_bytes=LEAST_FREE_BYTES - 1),)), State.NO_MEMORY,
         "only 0.6 GB of free memory; close other programs"),
    ],
)  # fmt: skip
def test_each_obstacle_is_told_with_what_to_do(facts, state, words):
    verdict = judge(facts)
    assert verdict.state is state
    assert words in verdict.sentence
    assert not verdict.is_usable
    assert verdict.is_trouble is (state not in (State.ABSENT, State.SWITCHED_OFF))


def test_of_two_cards_the_first_that_fits_is_used():
    verdict = judge(but(cards=(GTX, RTX)))
    assert verdict.is_usable
    assert (verdict.name, verdict.index) == (RTX.name, 1)


def test_what_is_unknown_of_a_card_does_not_keep_it_from_its_trial():
    assert judge(but(cards=(Card("NVIDIA Y"),), architectures=())).is_usable


@pytest.mark.parametrize(
    ("capability", "architectures", "fits"),
    [
        ((8, 6), CUDA_12, True),
        ((8, 9), CUDA_12, True),  # newer of the same major
        ((7, 2), ("sm_75",), False),  # older of the same major
        ((10, 0), CUDA_12, False),
        ((13, 0), CUDA_13, True),  # through PTX
        ((12, 0), (*CUDA_12, "compute_90"), True),
        ((9, 0), ("sm_90a",), True),
        ((9, 1), ("sm_90a",), False),  # for one architecture alone
        ((8, 0), ("gfx1100",), False),
    ],
)
def test_which_card_runs_which_code(capability, architectures, fits):
    assert runs(capability, architectures) is fits


def test_drivers_by_version_of_cuda():
    assert [oldest_driver(cuda) for cuda in ("11.8", "12.6", "13.0", "14.1")] == [
        450, 525, 580, 580,
    ]  # fmt: skip
    assert version_of("535.104.05") == (535, 104, 5)
    assert version_of("unknown") is None
    assert version_of(None) is None


def test_a_failed_trial_takes_the_trust_away():
    usable = judge(GOOD)
    lost = after_trial(usable, "CUBLAS_STATUS", lacks_memory=False)
    assert (lost.state, lost.detail) == (State.DOES_NOT_WORK, "CUBLAS_STATUS")
    assert "failed a first small computation" in lost.sentence
    assert after_trial(usable, "oom", lacks_memory=True).state is State.NO_MEMORY


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (RuntimeError("CUDA error: no kernel image"), State.DOES_NOT_WORK),
        (RuntimeError("CUDA out of memory. Tried to allocate"), State.NO_MEMORY),
        (AssertionError("Torch not compiled with CUDA enabled"), State.DOES_NOT_WORK),
    ],
)
def test_whatever_the_trial_meets_becomes_a_verdict(monkeypatch, error, state):
    def fail(index: int) -> None:
        raise error

    monkeypatch.setattr(trial, "convolve", fail)
    assert examining.tried(judge(GOOD)).state is state


# What the system says ----------------------------------------------------------------------------


@pytest.fixture
def fresh(monkeypatch):
    """The verdict of a new process."""
    monkeypatch.delenv(examining.SWITCHED_OFF, raising=False)
    examining.gpu_verdict.cache_clear()
    yield monkeypatch
    examining.gpu_verdict.cache_clear()


def test_nothing_is_imported_or_asked_twice(fresh):
    asked: list[int] = []
    fresh.setattr(examining, "installed", lambda: asked.append(1) or Installed((), None))
    fresh.setattr(examining, "has_cuda_library", lambda: False)
    fresh.setattr(examining, "_with_torch", pytest.fail)
    assert examining.gpu_verdict().state is State.ABSENT
    assert examining.gpu_verdict().state is State.ABSENT
    assert asked == [1]


def test_safe_mode_asks_no_driver(fresh):
    fresh.setenv(examining.SWITCHED_OFF, "1")
    fresh.setattr(examining, "installed", pytest.fail)
    assert examining.gpu_verdict().state is State.SWITCHED_OFF


def test_trouble_is_written_into_the_log(fresh, caplog):
    fresh.setattr(examining, "installed", lambda: Installed((RTX,), "580.1"))
    fresh.setattr(examining, "_with_torch", lambda facts: dataclasses.replace(facts, cuda=None))
    with caplog.at_level(logging.WARNING):
        assert examining.gpu_verdict().state is State.BUILD_WITHOUT_CUDA
    assert "this is the build for processors alone" in caplog.text


def test_a_build_without_cuda_sees_no_cards_in_torch(fresh):
    fresh.setattr("torch.version.cuda", None)
    facts = examining._with_torch(GpuFacts(cards=(RTX,), driver="580.1"))
    assert judge(facts).state is State.BUILD_WITHOUT_CUDA


class NoSuchLibrary:
    def __init__(self, name: str) -> None:
        raise OSError(f"{name}: cannot open shared object file")


def test_cards_on_the_bus_are_found_where_no_driver_is(monkeypatch, tmp_path):
    for name, vendor, kind in (
        ("0000:01:00.0", "0x10de", "0x030000"),
        ("0000:01:00.1", "0x10de", "0x040300"),  # its sound
        ("0000:02:00.0", "0x8086", "0x030000"),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "vendor").write_text(vendor + "\n")
        (tmp_path / name / "class").write_text(kind + "\n")
    assert [device.name for device in driver._on_the_bus(tmp_path)] == ["0000:01:00.0"]
    assert list(driver._on_the_bus(tmp_path / "nowhere")) == []
    monkeypatch.setattr(ctypes, "CDLL", NoSuchLibrary)
    monkeypatch.setattr(driver, "_cards_without_driver", lambda: (Card("NVIDIA card"),))
    assert driver.installed() == Installed((Card("NVIDIA card"),), None)
    assert not driver.has_cuda_library()


# Never silent ------------------------------------------------------------------------------------

OLD_DRIVER = Verdict(
    state=State.DRIVER_TOO_OLD,
    name=RTX.name,
    problem="The NVIDIA driver 470 is too old",
    remedy="install driver 580 or newer",
)


@pytest.fixture
def old_driver(monkeypatch):
    monkeypatch.setattr(device, "gpu_verdict", lambda: OLD_DRIVER)


def told_by(request: RestoreRequest) -> tuple[int, list]:
    told: list = []
    status = run_to_the_end(request, told.append, CancellationSource().token)
    return status, told


@pytest.mark.usefixtures("old_driver")
def test_a_job_that_asks_for_the_gpu_does_not_run_on_the_cpu(tiny_stack, tmp_path):
    with pytest.raises(GpuUnusableError, match="install driver 580"):
        device.choose_device("cuda")
    request = RestoreRequest(path=tiny_stack, output=tmp_path / "o.ome.tif", device="cuda")
    status, (failed,) = told_by(request)
    assert status == ExitStatus.WRONG_USAGE
    assert isinstance(failed, Failed)
    assert failed.shortage is Shortage.GPU


@pytest.mark.usefixtures("old_driver")
def test_a_job_that_may_choose_says_why_it_computes_on_the_cpu(tiny_stack, tmp_path):
    request = RestoreRequest(
        path=tiny_stack, output=tmp_path / "o.ome.tif", method="rl", iterations=1
    )
    status, told = told_by(request)
    assert status == ExitStatus.DONE
    assert [e.on_gpu for e in told if isinstance(e, Device)] == [False]
    cautions = [e.text for e in told if isinstance(e, Caution)]
    assert "It computes on the processor. " + OLD_DRIVER.sentence in cautions


@pytest.mark.usefixtures("old_driver")
def test_who_asks_for_the_cpu_is_not_told_of_cards():
    assert device.why_not_gpu("cpu") is None
    assert device.choose_device("cpu").type == "cpu"
