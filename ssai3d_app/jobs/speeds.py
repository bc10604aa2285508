"""How fast this computer has restored before, kept in a small file."""

from __future__ import annotations

import json
import logging
from pathlib import Path

from pydantic import BaseModel, ConfigDict, PositiveFloat, ValidationError

from ssai3d_app.durable import make_folder, write_durably

_KEPT = 8
_LEAST_SECONDS = 5.0
"""Shorter runs measure how long a process takes to start."""

_log = logging.getLogger(__name__)


class _Rates(BaseModel):
    """Voxels through the network “fast” in a second, the newest last."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    processor: tuple[PositiveFloat, ...] = ()
    card: tuple[PositiveFloat, ...] = ()


class Speeds:
    """Rates of earlier runs; a file that cannot be read or written is done without."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def rates(self, *, on_gpu: bool) -> tuple[float, ...]:
        """What was measured on the graphics card, or on the processor."""
        found = self._read()
        return found.card if on_gpu else found.processor

    def note(self, work: float, seconds: float, *, on_gpu: bool) -> None:
        """A run has done ``work`` from its start to its end."""
        if seconds < _LEAST_SECONDS or work <= 0:
            return
        found = self._read()
        name = "card" if on_gpu else "processor"
        kept = (*getattr(found, name), work / seconds)[-_KEPT:]
        content = found.model_copy(update={name: kept}).model_dump_json(indent=1)
        try:
            make_folder(self._path.parent)
            write_durably(self._path, content.encode() + b"\n")
        except OSError as error:
            _log.warning("The speed is not kept: %s", error)

    def _read(self) -> _Rates:
        try:
            return _Rates.model_validate(json.loads(self._path.read_bytes()))
        except FileNotFoundError:
            return _Rates()
        except (OSError, ValueError, ValidationError) as error:
            _log.warning("The speeds %s cannot be read: %s", self._path, error)
            return _Rates()
