"""How long a reader process may take for each request, in seconds."""

from __future__ import annotations

STARTING = 60.0
"""To start and import the readers: 3 s here, ten times that on a cold disk with a virus scanner."""

MEASURING = 30.0
"""To ask for a file's size: a network drive that sleeps needs some seconds to answer at all."""

CLOSING = 10.0
"""To close a file; nothing is read for it."""

RECORD = 40.0
"""To read the record in the metadata of a result, by a process that may have to import first."""

_OPENING = 10.0
"""Small files open in well below a second; beyond ten a user thinks that nothing happens."""

_OPENING_AT_MOST = 120.0
"""However large the file: only its metadata are read."""

_IMPORTING = 30.0
"""On top for a process that has no reader imported yet."""

_OPENING_BYTES_PER_SECOND = 20_000_000
"""A slow network drive, should a format need its file read whole to be opened."""

_READING = 30.0
"""For the tiles around a box that have to be decoded with it, and for a busy drive."""

_READING_BYTES_PER_SECOND = 5_000_000
"""A slow network drive, and pixels that take as many bytes there as here."""


def opening(size: int, imported: bool) -> float:
    """To open a file of so many bytes."""
    by_size = min(_OPENING + size / _OPENING_BYTES_PER_SECOND, _OPENING_AT_MOST)
    return by_size if imported else by_size + _IMPORTING


def reading(size: int) -> float:
    """To read a box of so many bytes."""
    return _READING + size / _READING_BYTES_PER_SECOND
