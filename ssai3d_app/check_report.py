"""What the program's examination of itself tells: lines of JSON while it runs, a report at the end.

Both the examination and the window that shows it know these, and neither needs the other.
"""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, TypeAdapter


def without_home(words: str) -> str:
    """Words in which the user's home, which bears their name, is ``~``."""
    try:
        home = str(Path.home())
    except RuntimeError:
        return words
    return words.replace(home, "~") if len(home) > 1 else words


class Outcome(StrEnum):
    """How a check ended; the values are words for the user."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_APPLICABLE = "not applicable"


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CheckPlanned(_Line):
    """A check that will be made; told for all of them before the first begins."""

    kind: Literal["planned"] = "planned"
    name: str
    title: str


class CheckBegan(_Line):
    """A check is being made now."""

    kind: Literal["began"] = "began"
    name: str


class CheckResult(_Line):
    """A check that was made: what came of it in one plain sentence, and the detail for support."""

    kind: Literal["result"] = "result"
    name: str
    title: str
    outcome: Outcome
    seconds: float
    sentence: str
    detail: str = ""


class Surroundings(_Line):
    """What the examined program is and where it runs.

    ``build`` is the stamp's words, ``None`` for a checkout. ``places`` are folders by what they
    hold, with the user's home written ``~``.
    """

    kind: Literal["surroundings"] = "surroundings"
    version: str
    build: str | None
    python: str
    system: str
    processors: int
    memory_bytes: int | None
    libraries: dict[str, str]
    places: dict[str, str] = {}


class CheckReport(BaseModel):
    """The whole examination, as ``--json`` writes it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    surroundings: Surroundings
    when: AwareDatetime = Field(default_factory=lambda: datetime.now(UTC))
    full: bool
    seconds: float
    passed: bool
    checks: tuple[CheckResult, ...]

    def as_text(self) -> str:
        """The report for people: to be read, copied and sent."""
        about = self.surroundings
        lines = [
            f"SSAI-3D {about.version} ({about.build or 'not packaged'})",
            f"{about.system}; Python {about.python}; {about.processors} processors"
            + ("" if about.memory_bytes is None else f"; {about.memory_bytes / 2**30:.0f} GiB"),
            ", ".join(f"{name} {version}" for name, version in about.libraries.items()),
            *(f"{what}: {place}" for what, place in about.places.items()),
            f"{self.when.isoformat(timespec='seconds')}, {self.seconds:.0f} s",
            "",
        ]
        for check in self.checks:
            lines.append(
                f"[{check.outcome.value}] {check.title} ({check.seconds:.1f} s): {check.sentence}"
            )
            if check.outcome is Outcome.FAILED and check.detail:
                lines += [f"    {line}" for line in check.detail.splitlines()]
        return without_home("\n".join(lines) + "\n")


Line = Annotated[
    CheckPlanned | CheckBegan | CheckResult | Surroundings, Field(discriminator="kind")
]
"""Any line that is told while the checks are made."""

_adapter: TypeAdapter[Line] = TypeAdapter(Line)


def line_from(text: str | bytes) -> Line:
    """What a line says.

    Raises
    ------
    pydantic.ValidationError
        When it is none of these lines.
    """
    return _adapter.validate_json(text)
