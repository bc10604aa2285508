"""``ssai3d --self-test [--full] [--json FILE]``."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from ssai3d_app.check_report import CheckReport, CheckResult, Line, Outcome
from ssai3d_app.durable import write_durably
from ssai3d_app.errors import ExitStatus
from ssai3d_app.self_test.plan import chosen_parts
from ssai3d_app.self_test.runner import CommandOf, part_command, run_parts
from ssai3d_app.self_test.surroundings import surroundings

SELF_TEST_ARGUMENT = "--self-test"


def main(arguments: list[str], command_of: CommandOf = part_command) -> int:
    """Make the checks; exit status 0 when none has failed, 1 when one has, 2 for a wrong call."""
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as ended:  # argparse has said why, or printed the help
        return int(ended.code or 0)
    began = time.monotonic()
    about = surroundings()
    tell = _tell_lines if options.lines else _tell_people
    if options.lines:
        _say(about.model_dump_json())
    results = run_parts(chosen_parts(full=options.full), tell, command_of)
    passed = all(result.outcome is not Outcome.FAILED for result in results)
    report = CheckReport(
        surroundings=about,
        full=options.full,
        seconds=round(time.monotonic() - began, 1),
        passed=passed,
        checks=tuple(results),
    )
    if options.json is not None:
        try:
            write_durably(options.json, report.model_dump_json(indent=1).encode() + b"\n")
        except OSError as error:
            _say(f"The report {options.json} cannot be written: {error.strerror}.")
            return ExitStatus.WRONG_USAGE
    if not options.lines:
        failed = sum(result.outcome is Outcome.FAILED for result in results)
        end = "Everything is as it should be" if passed else f"{failed} of {len(results)} failed"
        _say(f"{end} ({report.seconds:.0f} s).")
    return ExitStatus.DONE if passed else ExitStatus.INTERNAL


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"ssai3d {SELF_TEST_ARGUMENT}",
        description="Check that this installation works: files, libraries, engine, window.",
    )
    parser.add_argument(
        "--full", action="store_true", help="restore the sample, and draw 20,000 times"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="where to write the report")
    parser.add_argument("--lines", action="store_true", help=argparse.SUPPRESS)
    return parser


def _tell_lines(line: Line) -> None:
    _say(line.model_dump_json())


def _tell_people(line: Line) -> None:
    if isinstance(line, CheckResult):
        mark = {Outcome.PASSED: "passed", Outcome.FAILED: "FAILED"}.get(line.outcome, "–")
        _say(f"{mark:6} {line.title:28} {line.seconds:6.1f} s  {line.sentence}")


def _say(words: str) -> None:
    # A windowed program on Windows has no standard output; the report is in the file then.
    if sys.stdout is not None:
        sys.stdout.write(words + "\n")
        sys.stdout.flush()
