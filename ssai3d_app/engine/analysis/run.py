"""A request to measure, from end to end: read, measure, put side by side, write."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from ssai3d_app.engine.analysis.filaments.analysis import analyse_filaments
from ssai3d_app.engine.analysis.measured_stack import MeasuredStack, read_stack
from ssai3d_app.engine.analysis.mitochondria.analysis import analyse_mitochondria
from ssai3d_app.engine.analysis.nuclei.analysis import analyse_nuclei
from ssai3d_app.engine.analysis.request import (
    AnalyseRequest,
    AnalysisSettings,
    MitochondriaSettings,
    NucleiSettings,
)
from ssai3d_app.engine.analysis.result import Analysed
from ssai3d_app.engine.analysis.writing import check_output, write_analysis
from ssai3d_app.engine.cancellation import CancellationToken
from ssai3d_app.engine.events import Completed, Finding, Listener, Stage
from ssai3d_app.engine.progress import ProgressTeller
from ssai3d_app.volume.corrections import Corrections

OnStep = Callable[[int, int], None]
"""Hears how many steps of how many are done."""

_WORK = {Stage.PREPARING: 0.1, Stage.ANALYSING: 0.85, Stage.WRITING: 0.05}


def analyse(request: AnalyseRequest, listener: Listener, token: CancellationToken) -> Completed:
    """Measure the recorded stack, and the restored one with it; returns where the result stands.

    Raises
    ------
    UserError
        When a file cannot be read or measured, or the folder cannot be written.
    JobCancelled, JobPaused
        When the owner of the token has asked for it; nothing is left on the disk.
    """
    began = time.monotonic()
    check_output(request.output)
    stacks = {"raw": (request.path, request.corrections)}
    if request.restored is not None:
        stacks["restored"] = (request.restored, Corrections())
    progress = ProgressTeller(listener, float(len(stacks)))
    progress.enter(_WORK)
    results: dict[str, Analysed] = {}
    for name, (path, corrections) in stacks.items():
        on_plane = _telling(progress, Stage.PREPARING)
        read = read_channels(path, request, corrections, token, on_plane)
        results[name] = measure(read, request.settings, token, _telling(progress, Stage.ANALYSING))
        del read
        for headline in results[name].headline:
            listener(Finding(text=_in_words(name, headline.name, headline.value, headline.unit)))
    token.raise_if_cancelled()
    write_analysis(request, results)
    for _ in stacks:
        progress.tell(Stage.WRITING, 1, 1)
    return Completed(output=str(request.output), seconds=round(time.monotonic() - began, 1))


def read_channels(
    path: Path,
    request: AnalyseRequest,
    corrections: Corrections,
    token: CancellationToken,
    on_plane: OnStep,
) -> list[MeasuredStack]:
    """Read what the settings need: the channel of the request, and for mitochondria the DNA too.

    Raises
    ------
    UserError
        When the file cannot be read or lacks what is to be measured.
    """
    channels = [request.channel]
    if isinstance(request.settings, MitochondriaSettings):
        channels.append(request.settings.dna_channel)
    return [
        # Only the channel is read of the copy, not its settings.
        read_stack(
            path, request.model_copy(update={"channel": channel}), corrections, token, on_plane
        )
        for channel in channels
    ]


def measure(
    channels: Sequence[MeasuredStack],
    settings: AnalysisSettings,
    token: CancellationToken,
    on_step: OnStep,
) -> Analysed:
    """Measure one stack in the way that the settings are of.

    ``channels`` holds one, or for mitochondria two, the second with the DNA; their values are used
    up.
    """
    if isinstance(settings, MitochondriaSettings):
        matrix, dna = channels
        return analyse_mitochondria(matrix, dna, settings, token, on_step)
    if isinstance(settings, NucleiSettings):
        return analyse_nuclei(channels[0], settings, token, on_step)
    return analyse_filaments(channels[0], settings, token, on_step)


def _telling(progress: ProgressTeller, stage: Stage) -> OnStep:
    return lambda done, total: progress.tell(stage, done, total)


def _in_words(stack: str, name: str, value: float | int | None, unit: str) -> str:
    if value is None:
        return f"{name}, {stack}: nothing to tell it from."
    figure = f"{value:.4g}" if isinstance(value, float) else f"{value}"
    return f"{name}, {stack}: {figure}{' ' if unit else ''}{unit}."
