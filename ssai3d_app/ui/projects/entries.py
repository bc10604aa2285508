"""What a row of the project panel says: words and signs, made from the document alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Literal

from ssai3d_app.projects.document import Run, RunStatus, Source
from ssai3d_app.ui import texts
from ssai3d_app.ui.quantities import moment_in_words
from ssai3d_app.ui.saying import said

Kind = Literal["source", "run"]
Tone = Literal["good", "warn", "bad", "muted"]


@dataclass(frozen=True)
class EntryKey:
    """Which source or run of the project is meant."""

    kind: Kind
    id: str


class Presence(Enum):
    """Whether a source is where it was."""

    UNKNOWN = auto()
    THERE = auto()
    CHANGED = auto()
    MISSING = auto()
    UNREADABLE = auto()


@dataclass(frozen=True)
class Look:
    """A row in words. ``sign`` and ``badge`` say what ``tone`` says."""

    title: str
    detail: str
    sign: str = ""
    badge: str = ""
    tone: Tone = "muted"
    is_file: bool = True

    @property
    def spoken(self) -> str:
        """All of it, for a screen reader."""
        return ", ".join(part for part in (self.title, self.detail, self.badge) if part)


_RUN_LOOKS: dict[RunStatus, tuple[str, Tone]] = {
    RunStatus.PLANNED: ("○", "muted"),
    RunStatus.QUEUED: ("○", "muted"),
    RunStatus.RUNNING: ("●", "good"),
    RunStatus.PAUSED: ("‖", "warn"),
    RunStatus.DONE: ("✔", "good"),
    RunStatus.FAILED: ("✖", "bad"),
    RunStatus.CANCELLED: ("–", "muted"),
    RunStatus.INTERRUPTED: ("!", "warn"),
}


def look_of_source(source: Source, runs: list[Run], presence: Presence) -> Look:
    """A file: what it holds, and the one thing that matters most about it."""
    sign, badge, tone = _badge_of_source(runs, presence)
    return Look(source.name, _contents(source), sign, badge, tone)


def look_of_run(run: Run) -> Look:
    """A run: when it was made, and where it stands."""
    sign, tone = _RUN_LOOKS[run.status]
    words = moment_in_words(run.created)
    return Look(run.name, words, sign, texts.RUN_STATES[run.status], tone, is_file=False)


def tip_of_run(run: Run) -> str:
    """What there is to say of a run beyond its row."""
    parts = [f"{run.name} · {texts.RUN_STATES[run.status]}", said(run.problem), run.notes]
    return "\n".join(part for part in parts if part)


def tip_of_source(source: Source, presence: Presence) -> str:
    """What there is to say of a file beyond its row."""
    said = {
        Presence.MISSING: texts.FILE_MISSING_TIP,
        Presence.CHANGED: texts.FILE_CHANGED_TIP,
        Presence.UNREADABLE: texts.FILE_UNREADABLE_TIP,
    }.get(presence, "")
    parts = [source.place.absolute, said, source.notes]
    return "\n".join(part for part in parts if part)


def _badge_of_source(runs: list[Run], presence: Presence) -> tuple[str, str, Tone]:
    trouble: dict[Presence, tuple[str, str, Tone]] = {
        Presence.MISSING: ("?", texts.BADGE_MISSING, "warn"),
        Presence.UNREADABLE: ("✖", texts.BADGE_UNREADABLE, "bad"),
        Presence.CHANGED: ("!", texts.BADGE_CHANGED, "warn"),
    }
    if presence in trouble:
        return trouble[presence]
    states = [run.status for run in runs]
    if any(state in (RunStatus.RUNNING, RunStatus.QUEUED) for state in states):
        return "●", texts.BADGE_RUNNING, "good"
    done = states.count(RunStatus.DONE)
    if done:
        return "✔", texts.BADGE_RESTORED, "good"
    if states and states[-1] is RunStatus.FAILED:
        return "✖", texts.BADGE_FAILED, "bad"
    return "", "", "muted"


def _contents(source: Source) -> str:
    if not source.scenes:
        return source.format or texts.FILE_NOT_READ
    first = source.scenes[0]
    channels, (planes, rows, columns) = first.shape[1], first.shape[2:5]
    parts = [texts.INFO_SHAPE.format(x=columns, y=rows, z=planes)]
    if channels > 1:
        parts.append(texts.INFO_CHANNELS.format(count=channels))
    if len(source.scenes) > 1:
        parts.append(texts.FILE_SCENES.format(count=len(source.scenes)))
    return " · ".join(parts)
