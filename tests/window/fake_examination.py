"""Plays ``ssai3d --self-test --lines``: ``python -m tests.window.fake_examination MODE``."""

import sys
import time

from ssai3d_app.check_report import CheckBegan, CheckPlanned, CheckResult, Outcome
from ssai3d_app.self_test.surroundings import surroundings

MODE = sys.argv[1]
TITLES = {"files": "Files of the program", "torch": "Torch", "card": "Graphics card"}


def tell(line) -> None:
    print(line.model_dump_json(), flush=True)


def result(name: str, outcome: Outcome, sentence: str, detail: str = "") -> None:
    tell(CheckBegan(name=name))
    tell(
        CheckResult(
            name=name,
            title=TITLES[name],
            outcome=outcome,
            seconds=1.25,
            sentence=sentence,
            detail=detail,
        )
    )


if MODE == "nothing":
    sys.exit(3)
tell(surroundings())
for name, title in TITLES.items():
    tell(CheckPlanned(name=name, title=title))
result("files", Outcome.PASSED, "All 40 files are as they were packaged.")
if MODE == "waits":
    tell(CheckBegan(name="torch"))
    time.sleep(600)
if MODE == "fails":
    result("torch", Outcome.FAILED, "Torch cannot be loaded.", "ImportError: libgomp.so.1")
else:
    result("torch", Outcome.PASSED, "Torch 2.13.0 takes 2 threads.")
if MODE == "breaks":
    sys.exit(1)
result("card", Outcome.NOT_APPLICABLE, "The processor computes.")
sys.exit(1 if MODE == "fails" else 0)
