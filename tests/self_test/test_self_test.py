"""The program's examination of itself: real parts, and parts that die, hang, lie and fail."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ssai3d_app.build_info import hashes_of_resources
from ssai3d_app.check_report import CheckBegan, CheckPlanned, CheckReport, CheckResult, Outcome
from ssai3d_app.engine.gpu.verdict import State, Verdict
from ssai3d_app.self_test import command, computing, graphics_card, program_files, specimens
from ssai3d_app.self_test.check import Check, CheckFailedError, NotApplicableError, made
from ssai3d_app.self_test.part_process import make_part
from ssai3d_app.self_test.plan import PARTS, Part, chosen_parts
from ssai3d_app.self_test.runner import run_parts

PLAYER = (sys.executable, "-m", "tests.self_test.player")


def refuse() -> dict:
    raise AssertionError("only the part's own process imports what its checks need")


TWO = Part("two", (Check("one", "One", patience_s=20), Check("two", "Two", patience_s=20)), refuse)


def run(play: str, part: Part = TWO) -> tuple[list[CheckResult], list]:
    told: list = []
    command_line = [*PLAYER, play]
    return run_parts([part], told.append, lambda _: command_line), told


def test_every_check_of_every_part_has_something_that_makes_it():
    names = [check.name for part in PARTS for check in part.checks]
    assert len(names) == len(set(names))
    for part in PARTS:
        makers = part.makers()
        assert {check.name for check in part.checks} <= set(makers)
        earlier: set[str] = set()
        for check in part.checks:
            assert check.needs is None or check.needs in earlier
            earlier.add(check.name)


def test_the_long_checks_are_made_only_when_asked_for():
    short = {check.name for part in chosen_parts(full=False) for check in part.checks}
    full = {check.name for part in chosen_parts(full=True) for check in part.checks}
    assert full - short == {"sample", "repaints"}


def test_results_come_in_order_and_are_told_as_they_come():
    results, told = run("well")
    assert [(r.name, r.outcome) for r in results] == [("one", "passed"), ("two", "passed")]
    assert [type(line) for line in told] == [
        CheckPlanned, CheckPlanned, CheckBegan, CheckResult, CheckBegan, CheckResult,
    ]  # fmt: skip


def test_a_process_that_dies_fails_its_check_and_those_after_it():
    results, _ = run("dies")
    assert [r.outcome for r in results] == [Outcome.PASSED, Outcome.FAILED]
    assert "signal" in results[1].sentence or "exit status" in results[1].sentence
    results, _ = run("dies at once")
    assert [r.outcome for r in results] == [Outcome.FAILED, Outcome.FAILED]
    assert "there is no such library" in results[0].detail
    assert "Not made" in results[1].sentence


def test_a_process_that_hangs_is_ended_and_its_check_has_failed():
    hasty = Part("two", (Check("one", "One", patience_s=20), Check("two", "Two", patience_s=1)),
                 refuse)  # fmt: skip
    results, _ = run("hangs", hasty)
    assert results[0].outcome is Outcome.PASSED
    assert results[1].sentence == "It did not come to an end and was stopped."


def test_what_libraries_print_is_no_result():
    results, _ = run("chatters")
    assert [r.outcome for r in results] == [Outcome.PASSED, Outcome.PASSED]


def test_a_part_ends_with_its_owner():
    process = subprocess.Popen(
        [sys.executable, "-m", "ssai3d_app", "--self-test-part", "window"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    assert process.stdin is not None
    assert process.stdout is not None
    assert b"began" in process.stdout.readline()
    process.stdin.close()
    assert process.wait(30) != 0
    process.stdout.close()


# One check ---------------------------------------------------------------------------------------


def raising(error: Exception):
    def make() -> str:
        raise error

    return make


@pytest.mark.parametrize(
    ("maker", "outcome", "sentence"),
    [
        (lambda: "It is so.", Outcome.PASSED, "It is so."),
        (raising(CheckFailedError("It is not.")), Outcome.FAILED, "It is not."),
        (raising(NotApplicableError("Not here.")), Outcome.NOT_APPLICABLE, "Not here."),
        (raising(KeyError("x")), Outcome.FAILED,
         "It broke with an error that nobody foresaw (KeyError)."),
    ],
)  # fmt: skip
def test_whatever_happens_in_a_check_is_its_result(maker, outcome, sentence):
    result = made(Check("one", "One"), maker)
    assert (result.outcome, result.sentence) == (outcome, sentence)


def test_a_check_is_not_made_when_what_it_needs_has_failed():
    told: list = []
    part = Part(
        "part",
        (Check("torch", "Torch"), Check("training", "Training", needs="torch")),
        lambda: {"torch": raising(CheckFailedError("No.")), "training": pytest.fail},
    )
    make_part(part, told.append)
    assert told[-1].outcome is Outcome.FAILED
    assert told[-1].sentence == "Not made, since “Torch” has failed."


def test_a_part_that_cannot_be_imported_fails_all_its_checks():
    told: list = []

    def cannot() -> dict:
        raise ImportError("libEGL.so.1 is missing")

    make_part(Part("part", TWO.checks, cannot), told.append)
    assert [r.outcome for r in told] == [Outcome.FAILED, Outcome.FAILED]
    assert "libEGL.so.1" in told[0].detail


# What the checks see -----------------------------------------------------------------------------


@pytest.fixture
def resources(tmp_path, monkeypatch):
    """A small folder of resources with a stamp, which the checks take for the program's."""
    for name in ("icons/ssai3d.svg", "help/one.md", "LICENSES/x.txt", "sample/s.tif"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    monkeypatch.setattr(program_files, "resources", lambda: tmp_path)
    monkeypatch.setattr(program_files, "sample", lambda: tmp_path / "sample" / "s.tif")
    monkeypatch.setattr(program_files, "specimens", dict)
    monkeypatch.setattr("ssai3d_app.build_info.resources", lambda: tmp_path)

    def stamp(**changes):
        build = {"version": program_files.__version__, "variant": "cpu", "cuda": None}
        build["resources"] = hashes_of_resources(tmp_path)
        (tmp_path / "build.json").write_text(json.dumps(build | changes))
        return tmp_path

    return stamp


def test_a_stamp_of_another_version_is_told(resources):
    resources()
    assert "is what the stamp says" in program_files.check_stamp()
    resources(version="0.0.1")
    with pytest.raises(CheckFailedError, match=r"The stamp is of version 0\.0\.1"):
        program_files.check_stamp()


def test_a_damaged_stamp_is_told(resources):
    (resources() / "build.json").write_text("{")
    with pytest.raises(CheckFailedError, match="damaged"):
        program_files.check_stamp()


def test_a_file_that_is_missing_or_changed_is_named(resources):
    folder = resources()
    assert program_files.check_resources() == "All 4 files are as they were packaged."
    (folder / "help" / "one.md").write_text("something else")
    with pytest.raises(CheckFailedError, match=r"help/one\.md has changed"):
        program_files.check_resources()
    (folder / "help" / "one.md").unlink()
    with pytest.raises(CheckFailedError, match=r"help/one\.md is missing"):
        program_files.check_resources()


def test_weights_that_were_cut_off_are_told(tmp_path, monkeypatch):
    assert "fast" in program_files.check_weights()
    (tmp_path / "weights").mkdir()
    (tmp_path / "weights" / "fast.safetensors").write_bytes(b"half of it")
    monkeypatch.setattr(program_files, "resources", lambda: tmp_path)
    with pytest.raises(CheckFailedError, match=r"fast\.safetensors has changed"):
        program_files.check_weights()


def test_a_torch_of_another_build_than_was_meant_is_told(resources):
    resources(cuda="13.0")
    with pytest.raises(CheckFailedError, match=r"the package for CUDA 13\.0"):
        computing.check_cuda_build()


def test_the_files_that_are_tried_are_those_that_the_list_names():
    listed = specimens.specimens()
    assert set(listed) == {"czi", "lif", "nd2", "zlib", "lzw"}
    for specimen in listed.values():
        assert program_files.sha256_of(specimen.path) == specimen.sha256
        assert specimen.path.stat().st_size < 100_000


# The command -------------------------------------------------------------------------------------


def play(what: str):
    return lambda _: [*PLAYER, what]


def test_the_command_writes_a_report_and_says_what_it_found(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(command, "chosen_parts", lambda full: (TWO,))
    report = tmp_path / "report.json"
    assert command.main(["--json", str(report)], play("well")) == 0
    found = CheckReport.model_validate_json(report.read_bytes())
    assert found.passed
    assert [check.name for check in found.checks] == ["one", "two"]
    assert found.surroundings.libraries["numpy"]
    said = capsys.readouterr().out
    assert "passed One" in said
    assert "Everything is as it should be" in said
    assert str(Path.home()) not in found.as_text()


def test_the_command_fails_when_a_check_has_failed(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(command, "chosen_parts", lambda full: (TWO,))
    assert command.main(["--json", str(tmp_path / "r.json")], play("dies")) == 1
    assert "1 of 2 failed" in capsys.readouterr().out


def test_a_report_that_cannot_be_written_is_told(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(command, "chosen_parts", lambda full: (TWO,))
    assert command.main(["--json", str(tmp_path / "none" / "r.json")], play("well")) == 2
    assert "cannot be written" in capsys.readouterr().out


def test_a_wrong_option_is_wrong_usage(capsys):
    assert command.main(["--fully"]) == 2
    assert "--fully" in capsys.readouterr().err


# The graphics card -------------------------------------------------------------------------------


def verdict_is(monkeypatch, state: State) -> None:
    verdict = Verdict(state=state, name="NVIDIA X", problem="Something is wrong", remedy="mend it")
    monkeypatch.setattr(graphics_card, "gpu_verdict", lambda: verdict)


@pytest.mark.parametrize("state", [State.NO_DRIVER, State.DRIVER_TOO_OLD, State.DOES_NOT_WORK])
def test_a_card_that_could_be_put_right_is_a_failure(monkeypatch, state):
    verdict_is(monkeypatch, state)
    with pytest.raises(CheckFailedError, match="Something is wrong; mend it"):
        graphics_card.check_card()


@pytest.mark.parametrize(
    "state", [State.ABSENT, State.BUILD_WITHOUT_CUDA, State.CARD_TOO_OLD, State.SWITCHED_OFF]
)
def test_a_computer_without_a_card_of_use_fails_nothing(monkeypatch, state):
    verdict_is(monkeypatch, state)
    with pytest.raises(NotApplicableError, match="The processor computes"):
        graphics_card.check_card()
    with pytest.raises(NotApplicableError):
        graphics_card.check_training()


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_real_checks_pass_without_a_display(tmp_path):
    report = tmp_path / "report.json"
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        [sys.executable, "-m", "ssai3d_app", "--self-test", "--json", str(report)],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found = {
        check.name: check for check in CheckReport.model_validate_json(report.read_bytes()).checks
    }
    assert set(found) == {check.name for part in chosen_parts(full=False) for check in part.checks}
    assert "there is no display" in found["window"].sentence


def test_a_part_ends_well_while_its_owner_still_listens():
    with subprocess.Popen(
        [sys.executable, "-m", "ssai3d_app", "--self-test-part", "files"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        lines = process.stdout.read().splitlines()
        assert process.wait(60) == 0
        assert b"Fatal" not in process.stderr.read()
    assert len(lines) == 8
