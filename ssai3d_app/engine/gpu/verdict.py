"""What follows from the facts: compute on a card, or why not and what can be done. Pure.

The oldest drivers are those of NVIDIA's table "CUDA Toolkit and Minimum Required Driver Version for
CUDA Minor Version Compatibility"; which card runs which code follows from its "Binary
Compatibility" (same major, same or higher minor) and "PTX Compatibility" (any later).
"""

from __future__ import annotations

import re
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from ssai3d_app.engine.gpu.facts import Card, GpuFacts, version_of

LEAST_FREE_BYTES = 600_000_000
"""CUDA's own context takes most of this before the first voxel is computed."""

_OLDEST_DRIVERS = {11: 450, 12: 525, 13: 580}
"""Major version of the driver by the major version of CUDA."""

_UPDATE = "install a newer version of SSAI-3D"


class State(StrEnum):
    """How it stands with the graphics card."""

    USABLE = "usable"
    ABSENT = "absent"
    SWITCHED_OFF = "switched off"
    HIDDEN = "hidden"
    BUILD_WITHOUT_CUDA = "build without CUDA"
    NO_DRIVER = "no driver"
    DRIVER_TOO_OLD = "driver too old"
    CARD_TOO_OLD = "card too old"
    CARD_TOO_NEW = "card too new"
    NO_MEMORY = "no memory"
    DOES_NOT_WORK = "does not work"


class Verdict(BaseModel):
    """Whether a graphics card computes, in words for the user.

    ``index`` is torch's number of the card. ``problem`` and ``remedy`` make a sentence, without a
    full stop; both are empty for a card that is usable.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    state: State
    name: str = ""
    index: int = 0
    free_bytes: int | None = None
    problem: str = ""
    remedy: str = ""
    detail: str = ""

    @property
    def is_usable(self) -> bool:
        """Whether the card is to be used."""
        return self.state is State.USABLE

    @property
    def is_trouble(self) -> bool:
        """Whether a card is there that could be used if something was different."""
        return self.state not in (State.USABLE, State.ABSENT, State.SWITCHED_OFF)

    @property
    def sentence(self) -> str:
        """Problem and remedy; empty for a usable card."""
        return f"{self.problem}; {self.remedy}." if self.problem else ""

    @property
    def why_processor(self) -> str:
        """Why the processor computes: with what can be done, where a card could be put right."""
        return self.sentence if self.is_trouble else f"{self.problem}."


def judge(facts: GpuFacts) -> Verdict:
    """The verdict on what system, driver and torch have told, before any trial."""
    if facts.switched_off:
        return Verdict(
            state=State.SWITCHED_OFF,
            problem="Safe mode uses no graphics card",
            remedy="start SSAI-3D without --safe-mode to use it",
        )
    if not facts.cards:
        return Verdict(
            state=State.ABSENT,
            problem="No NVIDIA graphics card was found",
            remedy="choose the processor, or a computer that has one",
        )
    if facts.cuda is not None and facts.seen_by_torch:
        return _best_card(facts)
    first = facts.cards[0].name
    state, problem, remedy = _obstacle(facts, first)
    return Verdict(state=state, name=first, problem=problem, remedy=remedy)


def _obstacle(facts: GpuFacts, name: str) -> tuple[State, str, str]:
    """Why torch sees none of the cards: build, driver, environment, or nobody knows."""
    if facts.cuda is None:
        return (
            State.BUILD_WITHOUT_CUDA,
            f"There is an {_with_make(name)}, but this is the build for processors alone",
            "install the build of SSAI-3D for graphics cards (CUDA) to use it",
        )
    needed = oldest_driver(facts.cuda)
    if facts.driver is None:
        return (
            State.NO_DRIVER,
            f"There is an {_with_make(name)}, but its driver is missing or not running",
            f"install NVIDIA's driver {needed} or newer, and restart the computer",
        )
    version = version_of(facts.driver)
    if version is not None and version[0] < needed:
        return (
            State.DRIVER_TOO_OLD,
            f"The NVIDIA driver {facts.driver} is too old for this build of SSAI-3D",
            f"install driver {needed} or newer to use the {name}",
        )
    if facts.hidden:
        return (
            State.HIDDEN,
            f"The {name} is hidden from SSAI-3D by the variable CUDA_VISIBLE_DEVICES",
            "remove that variable to use it",
        )
    return (
        State.DOES_NOT_WORK,
        f"The driver does not give the {name} to SSAI-3D",
        "restart the computer, and if that does not help, install NVIDIA's current driver",
    )


def _best_card(facts: GpuFacts) -> Verdict:
    """The first card that runs this build and has memory; else why the first one does not."""
    verdicts = [
        _of_card(card, index, facts.architectures) for index, card in enumerate(facts.cards)
    ]
    return next((verdict for verdict in verdicts if verdict.is_usable), verdicts[0])


def _of_card(card: Card, index: int, architectures: tuple[str, ...]) -> Verdict:
    state, problem, remedy = State.USABLE, "", ""
    if architectures and card.capability and not runs(card.capability, architectures):
        dotted = ".".join(map(str, card.capability))
        if card.capability < _oldest(architectures):
            state = State.CARD_TOO_OLD
            problem = f"The {card.name} (compute capability {dotted}) is too old for this build"
            remedy = "choose the processor, or install the legacy build of SSAI-3D"
        else:
            state = State.CARD_TOO_NEW
            problem = f"The {card.name} (compute capability {dotted}) is newer than this build"
            remedy = _UPDATE
    elif card.free_bytes is not None and card.free_bytes < LEAST_FREE_BYTES:
        state = State.NO_MEMORY
        free = card.free_bytes / 1e9
        problem = f"The {card.name} has only {free:.1f} GB of free memory"
        remedy = "close other programs that use it, or choose the processor"
    return Verdict(
        state=state,
        name=card.name,
        index=index,
        free_bytes=card.free_bytes,
        problem=problem,
        remedy=remedy,
    )


def after_trial(verdict: Verdict, failure: str, *, lacks_memory: bool) -> Verdict:
    """The verdict on a card that has failed its trial with these words."""
    if lacks_memory:
        return verdict.model_copy(
            update={
                "state": State.NO_MEMORY,
                "problem": f"The {verdict.name} has no free memory",
                "remedy": "close other programs that use it, or choose the processor",
                "detail": failure,
            }
        )
    return verdict.model_copy(
        update={
            "state": State.DOES_NOT_WORK,
            "problem": f"The {verdict.name} failed a first small computation",
            "remedy": "restart the computer, and if that does not help, install NVIDIA's current "
            "driver",
            "detail": failure,
        }
    )


def oldest_driver(cuda: str) -> int:
    """Major version of the oldest driver for a CUDA version; of later ones, the last known."""
    major = (version_of(cuda) or (max(_OLDEST_DRIVERS),))[0]
    return _OLDEST_DRIVERS.get(major, _OLDEST_DRIVERS[max(_OLDEST_DRIVERS)])


def runs(capability: tuple[int, int], architectures: tuple[str, ...]) -> bool:
    """Whether a card runs code that was compiled for these architectures."""
    for words in architectures:
        kind, built, suffix = _parsed(words)
        if kind == "compute":
            fits = not suffix and built <= capability
        elif suffix:
            # Code for one architecture alone.
            fits = built == capability
        else:
            fits = built[0] == capability[0] and built[1] <= capability[1]
        if fits:
            return True
    return False


def _oldest(architectures: tuple[str, ...]) -> tuple[int, int]:
    return min(_parsed(words)[1] for words in architectures)


def _parsed(words: str) -> tuple[str, tuple[int, int], str]:
    """``"sm_86"`` as kind, capability and suffix; what is none fits no card."""
    found = re.fullmatch(r"(sm|compute)_(\d+)(\d)([a-z]*)", words)
    if found is None:
        return "", (1_000, 0), "unknown"
    kind, major, minor, suffix = found.groups()
    return kind, (int(major), int(minor)), suffix


def _with_make(name: str) -> str:
    return name if name.startswith("NVIDIA") else f"NVIDIA card ({name})"
