"""What a check is, and how one is made so that its failure is told and never spread."""

from __future__ import annotations

import logging
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from ssai3d_app.check_report import CheckResult, Outcome
from ssai3d_app.errors import UserError

Maker = Callable[[], str]
"""Looks, and returns what it found in one plain sentence; raises :class:`CheckFailedError` or
:class:`NotApplicableError`."""

_log = logging.getLogger(__name__)


class CheckFailedError(Exception):
    """The program is not as it should be; the message is one plain sentence."""


class NotApplicableError(Exception):
    """There is nothing to check here; the message is one plain sentence that says why."""


@dataclass(frozen=True)
class Check:
    """One thing that must be so.

    ``needs`` names an earlier check of the same part without which this one makes no sense. It may
    take ``patience_s`` seconds, which is far more than it takes.
    """

    name: str
    title: str
    needs: str | None = None
    patience_s: float = 300.0

    def result(
        self, outcome: Outcome, sentence: str, seconds: float = 0.0, detail: str = ""
    ) -> CheckResult:
        """Its result, from whoever has seen how it ended."""
        return CheckResult(
            name=self.name,
            title=self.title,
            outcome=outcome,
            seconds=round(seconds, 2),
            sentence=sentence,
            detail=detail,
        )


def made(check: Check, maker: Maker) -> CheckResult:
    """Make a check. Whatever goes wrong in it is its result."""
    began = time.monotonic()
    detail = ""
    try:
        outcome, sentence = Outcome.PASSED, maker()
    except NotApplicableError as reason:
        outcome, sentence = Outcome.NOT_APPLICABLE, str(reason)
    except CheckFailedError as failure:
        outcome, sentence = Outcome.FAILED, str(failure)
        cause = failure.__cause__
        detail = "" if cause is None else "".join(traceback.format_exception(cause))
    except UserError as error:
        outcome, sentence, detail = Outcome.FAILED, error.sentence, error.detail
    except Exception as error:  # noqa: BLE001 - told as the result, with all there is to know
        _log.exception("The check %s broke", check.name)
        outcome = Outcome.FAILED
        sentence = f"It broke with an error that nobody foresaw ({type(error).__name__})."
        detail = "".join(traceback.format_exception(error))
    return check.result(outcome, sentence, time.monotonic() - began, detail)
