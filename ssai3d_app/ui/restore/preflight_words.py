"""What a start would take, in words: disk, memory, time and device, and what is in its way."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ssai3d_app.engine.gpu.verdict import Verdict
from ssai3d_app.engine.preflight import Cost
from ssai3d_app.engine.recipe import DeviceChoice
from ssai3d_app.ui import texts
from ssai3d_app.ui.quantities import range_in_words, size_in_words
from ssai3d_app.ui.restore.guide import Tone
from ssai3d_app.ui.saying import said

LEAST_SHARE = 0.6
"""Of the memory that is needed: with less the computer comes to a standstill."""


@dataclass(frozen=True)
class Found:
    """What was looked up for a request; ``None`` is what the system does not tell.

    ``seconds`` is the least and the most, ``is_measured`` whether earlier runs tell it.
    """

    cost: Cost
    folder: Path
    free_disk: int | None
    free_memory: int | None
    seconds: tuple[float, float]
    is_measured: bool


@dataclass(frozen=True)
class Line:
    """One sentence of the pre-flight, with how it stands."""

    tone: Tone
    text: str


@dataclass(frozen=True)
class Preflight:
    """All sentences; the ``blocker`` is why it cannot start, ``asks`` whether to go on without the
    graphics card."""

    lines: tuple[Line, ...] = ()
    blocker: str | None = None
    asks: bool = False


def preflight(found: Found | None, device: DeviceChoice, gpu: Verdict | None) -> Preflight:
    """What is said before the start."""
    if found is None:
        return Preflight()
    lines = (_disk(found), _memory(found), _time(found), _device(device, gpu))
    asks = device == "auto" and gpu is not None and gpu.is_trouble
    blocked = [line.text for line in lines if line.tone is Tone.MISSING]
    if asks:
        blocked.append(texts.PREFLIGHT_BLOCKED_ASKED)
    return Preflight(lines, blocked[0] if blocked else None, asks)


def _disk(found: Found) -> Line:
    words = {
        "result": size_in_words(found.cost.result_bytes),
        "needed": size_in_words(found.cost.disk_bytes),
        "folder": found.folder,
    }
    if found.free_disk is None:
        return Line(Tone.GOOD, texts.PREFLIGHT_DISK_UNKNOWN.format(**words))
    words["free"] = size_in_words(found.free_disk)
    if found.free_disk < found.cost.disk_bytes:
        return Line(Tone.MISSING, texts.PREFLIGHT_NO_DISK.format(**words))
    return Line(Tone.GOOD, texts.PREFLIGHT_DISK.format(**words))


def _memory(found: Found) -> Line:
    words = {"needed": size_in_words(found.cost.memory_bytes)}
    if found.free_memory is None:
        return Line(Tone.GOOD, texts.PREFLIGHT_MEMORY_UNKNOWN.format(**words))
    words["free"] = size_in_words(found.free_memory)
    if found.free_memory < LEAST_SHARE * found.cost.memory_bytes:
        return Line(Tone.MISSING, texts.PREFLIGHT_NO_MEMORY.format(**words))
    if found.free_memory < found.cost.memory_bytes:
        return Line(Tone.CAUTION, texts.PREFLIGHT_LITTLE_MEMORY.format(**words))
    return Line(Tone.GOOD, texts.PREFLIGHT_MEMORY.format(**words))


def _time(found: Found) -> Line:
    words = texts.PREFLIGHT_TIME if found.is_measured else texts.PREFLIGHT_TIME_UNMEASURED
    return Line(Tone.GOOD, words.format(time=range_in_words(*found.seconds)))


def _device(device: DeviceChoice, gpu: Verdict | None) -> Line:
    if device == "cpu":
        return Line(Tone.GOOD, texts.PREFLIGHT_PROCESSOR)
    if gpu is None:
        return Line(Tone.IDLE, texts.PREFLIGHT_DEVICE_UNKNOWN)
    if gpu.is_usable:
        return Line(Tone.GOOD, texts.PREFLIGHT_CARD.format(name=gpu.name))
    if device == "cuda":
        return Line(Tone.MISSING, said(gpu.sentence))
    if gpu.is_trouble:
        return Line(Tone.CAUTION, texts.PREFLIGHT_ASKED.format(why=said(gpu.sentence)))
    return Line(Tone.GOOD, texts.PREFLIGHT_PROCESSOR)
