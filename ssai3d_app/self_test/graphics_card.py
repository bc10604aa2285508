"""The graphics card: the verdict that jobs go by, and a few steps of training on it."""

from __future__ import annotations

from ssai3d_app.engine.gpu.examining import gpu_verdict
from ssai3d_app.engine.gpu.verdict import State
from ssai3d_app.self_test.check import CheckFailedError, Maker, NotApplicableError

_TO_BE_MENDED = (State.NO_DRIVER, State.DRIVER_TOO_OLD, State.DOES_NOT_WORK)
"""What somebody can and should put right on this computer; the rest is as it is."""


def check_card() -> str:
    """A card that is there works, or it is known why it is not used."""
    verdict = gpu_verdict()
    if verdict.is_usable:
        return f"{verdict.name} computes a convolution as the processor does."
    if verdict.state in _TO_BE_MENDED:
        raise CheckFailedError(verdict.sentence)
    raise NotApplicableError(f"The processor computes. {verdict.why_processor}")


def check_training() -> str:
    """Training on the card, with all libraries that it loads."""
    verdict = gpu_verdict()
    if not verdict.is_usable:
        raise NotApplicableError("There is no graphics card to compute with.")
    from ssai3d_app.engine.examination import UnsoundError, training_on_card

    try:
        return training_on_card(verdict.index)
    except UnsoundError as error:
        raise CheckFailedError(str(error)) from error


MAKERS: dict[str, Maker] = {"card": check_card, "card_training": check_training}
