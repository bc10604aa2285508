"""What a reader process and its owner say to each other: lines of JSON, and pixels as raw bytes.

The owner sends requests, one line each. The process answers each in turn, ``Open`` with two lines.
The bytes of a box follow the line :class:`Voxels` at once, in C order and native byte order.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Annotated, Any, Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from ssai3d_app.errors import ExitStatus, UserError
from ssai3d_app.volume.scene import Box, Scene

VERSION = 1
"""Both ends are of one installation; they differ only while the program is being updated."""

LONGEST_LINE = 256_000_000
"""No line is longer; thousands of scenes with hundreds of channels take some megabytes."""


class _Message(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Warm(_Message):
    """Import every reader now, so that the first file opens fast. Answered by Done."""

    kind: Literal["warm"] = "warm"


class Open(_Message):
    """Open a file; the one before is closed. Answered by Measured, and then by Opened.

    ``path`` is what the file system calls it, in hexadecimal: a name need not be valid text.
    """

    kind: Literal["open"] = "open"
    path: str


class Read(_Message):
    """Read a box, ``(start, stop)`` along z, y and x. Answered by Voxels."""

    kind: Literal["read"] = "read"
    scene: int
    time: int
    channel: int
    box: tuple[tuple[int, int], tuple[int, int], tuple[int, int]]
    level: int


class ReadRecord(_Message):
    """Read the record of the run that a result carries. Answered by Record.

    ``path`` is as in :class:`Open`; the file that is open stays open.
    """

    kind: Literal["read record"] = "read record"
    path: str


class Close(_Message):
    """Close the file. Answered by Done."""

    kind: Literal["close"] = "close"


class Ready(_Message):
    """The first line of a process: which protocol it speaks."""

    kind: Literal["ready"] = "ready"
    version: int


class Measured(_Message):
    """How large the file to be opened is, in bytes; for a folder at least so large."""

    kind: Literal["measured"] = "measured"
    size: int


class Opened(_Message):
    """What the file says about itself."""

    kind: Literal["opened"] = "opened"
    format: str
    scenes: tuple[Scene, ...]


class Voxels(_Message):
    """The type and shape of the voxels whose bytes follow."""

    kind: Literal["voxels"] = "voxels"
    dtype: str
    shape: tuple[int, ...]


class Record(_Message):
    """The record of a run, as the JSON text that stands in the file."""

    kind: Literal["record"] = "record"
    text: str


class Done(_Message):
    """Nothing else to say."""

    kind: Literal["done"] = "done"


class Failure(_Message):
    """A failure that the user is told: the fields of UserError."""

    kind: Literal["failure"] = "failure"
    problem: str
    remedy: str
    status: ExitStatus
    detail: str

    @classmethod
    def of(cls, error: UserError) -> Failure:
        """The failure as a message."""
        return cls(
            problem=error.problem, remedy=error.remedy, status=error.status, detail=error.detail
        )

    def error(self) -> UserError:
        """The failure as an exception."""
        return UserError(self.problem, self.remedy, self.status, self.detail)


class Defect(_Message):
    """An exception that no reader may let out: a mistake of the program, with its traceback."""

    kind: Literal["defect"] = "defect"
    traceback: str


Request = Annotated[Warm | Open | Read | ReadRecord | Close, Field(discriminator="kind")]
Answer = Annotated[
    Ready | Measured | Opened | Voxels | Record | Done | Failure | Defect,
    Field(discriminator="kind"),
]

_requests: TypeAdapter[Request] = TypeAdapter(Request)
_answers: TypeAdapter[Answer] = TypeAdapter(Answer)


def _plain(value: object) -> Any:
    """Numbers that a library left in its own type."""
    if isinstance(value, np.generic):
        return value.item()
    raise TypeError(f"{type(value).__name__} in a message")


def to_line(message: Request | Answer) -> bytes:
    """A message as one line. What is no text, in a name made of other bytes, becomes ``?``."""
    with_lone_surrogates = json.dumps(
        message.model_dump(warnings=False), default=_plain, ensure_ascii=False
    )
    return with_lone_surrogates.encode("utf-8", "replace") + b"\n"


def request_from(line: bytes) -> Request:
    """The request in a line.

    Raises
    ------
    ValueError
        When it is none (pydantic's ``ValidationError`` is one).
    """
    return _requests.validate_python(json.loads(line))


def answer_from(line: bytes) -> Answer:
    """The answer in a line.

    Raises
    ------
    ValueError
        When it is none.
    """
    return _answers.validate_python(json.loads(line))


def opening(path: Path) -> Open:
    """The request to open a path."""
    return Open(path=os.fsencode(path).hex())


def reading_record(path: Path) -> ReadRecord:
    """The request to read the record in a result."""
    return ReadRecord(path=os.fsencode(path).hex())


def path_of(request: Open | ReadRecord) -> Path:
    """The path in a request."""
    return Path(os.fsdecode(bytes.fromhex(request.path)))


def reading(scene: int, time: int, channel: int, box: Box, level: int) -> Read:
    """The request to read a box."""
    z, y, x = ((int(side.start), int(side.stop)) for side in box)
    return Read(scene=scene, time=int(time), channel=int(channel), box=(z, y, x), level=int(level))


def box_of(request: Read) -> Box:
    """The box in a request."""
    z, y, x = (slice(*side) for side in request.box)
    return z, y, x
