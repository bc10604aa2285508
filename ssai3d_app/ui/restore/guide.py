"""The guide without a window: what each of its five steps knows, says, and what comes next.

All of it follows from :class:`Known`; nothing here remembers but which steps stand open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ssai3d_app.ui import texts


class Step(StrEnum):
    """The steps, in their order."""

    DATA = "data"
    PREVIEW = "preview"
    TUNE = "tune"
    RESTORE = "restore"
    CHECK = "check"


class Tone(StrEnum):
    """How a step stands; each has a mark and a word of its own, and a colour besides."""

    GOOD = "good"
    CAUTION = "caution"
    MISSING = "missing"
    IDLE = "idle"
    WORKING = "working"


class Phase(StrEnum):
    """Where a restoration stands, as far as the guide tells it apart."""

    LEARNING = "learning"
    RESTORING = "restoring"
    RESTING = "resting"
    STOPPED = "stopped"
    FAILED = "failed"
    DONE = "done"


class Primary(StrEnum):
    """The one button that is meant next."""

    PREVIEW = "preview"
    RESTORE = "restore"
    COMPARE = "compare"


@dataclass(frozen=True)
class Run:
    """A restoration of the stack on display; ``words`` is what the list of jobs says of it."""

    phase: Phase
    words: str


class PreviewStands(StrEnum):
    """Where a preview stands."""

    NOT_OFFERED = "not offered"
    OFFERED = "offered"
    RUNNING = "running"
    MADE = "made"
    FAILED = "failed"


@dataclass(frozen=True)
class PreviewFact:
    """What the preview tells of itself."""

    stands: PreviewStands = PreviewStands.NOT_OFFERED
    words: str = ""


@dataclass(frozen=True)
class Known:
    """What is known of the stack, the choices and the run; the guide says the rest.

    ``waits`` is why nothing can be said yet (no file, or it is still read). ``size`` is the voxel
    size in words with its source, ``data_blocker`` why the stack cannot be restored, and
    ``data_is_guessed`` whether the size is to be confirmed. ``method`` is said in words, and
    ``tunes`` whether it learns from the stack. ``start_blocker`` is why the start has to wait for
    reasons that lie in step 4, ``start_cautions`` what to mind there, ``expected`` what will come,
    and ``target`` the name of the file. ``has_result`` says that a result is shown, and
    ``result_is_asked`` that it is the one of the present choices; ``places`` counts what the
    report sends to.
    """

    waits: str | None = None
    size: str = ""
    data_is_guessed: bool = False
    data_blocker: str | None = None
    cautions: int = 0
    preview: PreviewFact = PreviewFact()
    method: str = ""
    tunes: bool = True
    start_blocker: str | None = None
    start_cautions: tuple[str, ...] = ()
    expected: str = ""
    target: str = ""
    run: Run | None = None
    has_result: bool = False
    result_is_asked: bool = False
    places: int = 0


@dataclass(frozen=True)
class StepState:
    """How a step stands, and the sentence that it says while it is folded."""

    tone: Tone
    sentence: str


@dataclass(frozen=True)
class Guide:
    """All steps, those that are to stand open, and the button that is meant next."""

    steps: Mapping[Step, StepState]
    asks: frozenset[Step]
    primary: Primary


def guide(known: Known) -> Guide:
    """What the guide says of all that is known."""
    steps = {
        Step.DATA: _data(known),
        Step.PREVIEW: _preview(known),
        Step.TUNE: _tune(known),
        Step.RESTORE: _restore(known),
        Step.CHECK: _check(known),
    }
    return Guide(steps, _asks(known, steps[Step.DATA].tone), _primary(known))


def _data(known: Known) -> StepState:
    if known.waits is not None:
        return StepState(Tone.IDLE, known.waits)
    if known.data_blocker is not None:
        return StepState(Tone.MISSING, known.data_blocker)
    if not known.cautions:
        return StepState(Tone.CAUTION if known.data_is_guessed else Tone.GOOD, known.size)
    cautions = texts.GUIDE_CAUTIONS.format(count=known.cautions)
    if known.cautions == 1:
        cautions = texts.GUIDE_ONE_CAUTION
    return StepState(Tone.CAUTION, _joined(known.size, cautions))


def _preview(known: Known) -> StepState:
    if not _is_complete(known):
        return StepState(Tone.IDLE, texts.GUIDE_PREVIEW_LATER)
    tones = {
        PreviewStands.RUNNING: Tone.WORKING,
        PreviewStands.MADE: Tone.GOOD,
        PreviewStands.FAILED: Tone.CAUTION,
    }
    tone = tones.get(known.preview.stands, Tone.IDLE)
    return StepState(tone, known.preview.words or texts.GUIDE_PREVIEW_NONE)


def _tune(known: Known) -> StepState:
    run = known.run
    if known.waits is not None:
        return StepState(Tone.IDLE, texts.GUIDE_TUNE_AUTOMATIC)
    if run is not None and run.phase is Phase.LEARNING:
        return StepState(Tone.WORKING, run.words)
    if not known.tunes:
        return StepState(Tone.GOOD, texts.GUIDE_TUNE_NOT_NEEDED.format(method=known.method))
    if run is not None and run.phase in (Phase.RESTORING, Phase.DONE):
        return StepState(Tone.GOOD, _joined(texts.GUIDE_TUNED, known.method))
    return StepState(Tone.GOOD, _joined(texts.GUIDE_TUNE_AUTOMATIC, known.method))


_TONES_OF_RUNS = {
    Phase.RESTORING: Tone.WORKING,
    Phase.RESTING: Tone.CAUTION,
    Phase.STOPPED: Tone.CAUTION,
    Phase.FAILED: Tone.MISSING,
    Phase.DONE: Tone.GOOD,
}


def _restore(known: Known) -> StepState:
    if not _is_complete(known):
        return StepState(Tone.IDLE, texts.GUIDE_RESTORE_LATER)
    if known.run is not None and known.run.phase in _TONES_OF_RUNS:
        return StepState(_TONES_OF_RUNS[known.run.phase], known.run.words)
    if known.run is not None:
        return StepState(Tone.IDLE, texts.GUIDE_TO.format(name=known.target))
    if known.start_blocker is not None:
        return StepState(Tone.MISSING, known.start_blocker)
    if known.start_cautions:
        return StepState(Tone.CAUTION, _joined(*known.start_cautions))
    return StepState(Tone.GOOD, _joined(known.expected, texts.GUIDE_TO.format(name=known.target)))


def _check(known: Known) -> StepState:
    if not known.has_result:
        return StepState(Tone.IDLE, texts.GUIDE_CHECK_LATER)
    if not known.places:
        return StepState(Tone.GOOD, texts.GUIDE_CHECK_READY)
    places = texts.GUIDE_CHECK_PLACES.format(count=known.places)
    if known.places == 1:
        places = texts.GUIDE_CHECK_ONE_PLACE
    return StepState(Tone.CAUTION, _joined(texts.GUIDE_CHECK_READY, places))


def _asks(known: Known, data: Tone) -> frozenset[Step]:
    """The steps that want to be seen: what is missing, what to mind, and what comes next."""
    if known.waits is not None or data is Tone.MISSING:
        return frozenset({Step.DATA})
    if known.run is not None:
        following = {Phase.LEARNING: Step.TUNE, Phase.DONE: Step.CHECK}
        return frozenset({following.get(known.run.phase, Step.RESTORE)})
    if known.has_result and known.result_is_asked:
        return frozenset({Step.CHECK})
    previews = known.preview.stands in (PreviewStands.OFFERED, PreviewStands.RUNNING)
    asked = {Step.PREVIEW if previews and not known.start_blocker else Step.RESTORE}
    if data is Tone.CAUTION:
        asked.add(Step.DATA)
    return frozenset(asked)


def _primary(known: Known) -> Primary:
    if known.has_result and known.result_is_asked:
        return Primary.COMPARE
    waits = known.run is None and _is_complete(known) and known.start_blocker is None
    if waits and known.preview.stands is PreviewStands.OFFERED:
        return Primary.PREVIEW
    return Primary.RESTORE


def _is_complete(known: Known) -> bool:
    return known.waits is None and known.data_blocker is None


def _joined(*words: str) -> str:
    return texts.GUIDE_AND.join(word for word in words if word)


class OpenSteps:
    """Which steps stand open: those that the guide asks for, and those that the user opened.

    A step that the user works in is never folded by itself.
    """

    def __init__(self) -> None:
        self._asked: frozenset[Step] = frozenset()
        self._by_user: set[Step] = set()
        self.open: frozenset[Step] = frozenset()

    def begin(self) -> None:
        """Another stack: what was opened for the one before is forgotten."""
        self._asked = self.open = frozenset()
        self._by_user.clear()

    def follow(self, asked: frozenset[Step], held: Step | None = None) -> None:
        """Open what is asked for since, fold what no longer is; ``held`` is worked in."""
        done = self._asked - asked - self._by_user - ({held} if held else set())
        self.open = self.open - done | (asked - self._asked)
        self._asked = asked

    def toggle(self, step: Step) -> None:
        """Open or fold a step by hand; what is opened so stays open."""
        if step in self.open:
            self.open -= {step}
            self._by_user.discard(step)
        else:
            self.open |= {step}
            self._by_user.add(step)
