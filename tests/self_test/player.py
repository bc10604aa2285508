"""Plays the process of a part with two checks, well or badly."""

import os
import sys
import time

from ssai3d_app.check_report import CheckBegan, CheckResult, Outcome


def tell(line) -> None:
    print(line.model_dump_json(), flush=True)


def check(name: str) -> None:
    tell(CheckBegan(name=name))
    tell(
        CheckResult(
            name=name, title=name.title(), outcome=Outcome.PASSED, seconds=0.1, sentence="Well."
        )
    )


play = sys.argv[1]
if play == "dies at once":
    print("there is no such library", file=sys.stderr, flush=True)
    os._exit(3)
check("one")
if play in ("dies", "hangs"):
    tell(CheckBegan(name="two"))
    if play == "dies":
        os.abort()
    time.sleep(600)
if play == "chatters":
    print("Welcome to a library!", flush=True)
    print('{"kind": "something else"}', flush=True)
check("two")
