"""A request to measure, from end to end: read, measure, put side by side, write."""

from __future__ import annotations

import time
from collections.abc import Callable

from ssai3d_app.engine.analysis.filaments.analysis import analyse_filaments
from ssai3d_app.engine.analysis.measured_stack import MeasuredStack, read_stack
from ssai3d_app.engine.analysis.request import AnalyseRequest, AnalysisSettings
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
        stack = read_stack(path, request, corrections, token, _telling(progress, Stage.PREPARING))
        on_step = _telling(progress, Stage.ANALYSING)
        results[name] = measure(stack, request.settings, token, on_step)
        for headline in results[name].headline:
            listener(Finding(text=_in_words(name, headline.name, headline.value, headline.unit)))
    token.raise_if_cancelled()
    write_analysis(request, results)
    for _ in stacks:
        progress.tell(Stage.WRITING, 1, 1)
    return Completed(output=str(request.output), seconds=round(time.monotonic() - began, 1))


def measure(
    stack: MeasuredStack, settings: AnalysisSettings, token: CancellationToken, on_step: OnStep
) -> Analysed:
    """Measure one stack in the way that the settings are of."""
    return analyse_filaments(stack, settings, token, on_step)


def _telling(progress: ProgressTeller, stage: Stage) -> OnStep:
    return lambda done, total: progress.tell(stage, done, total)


def _in_words(stack: str, name: str, value: float | int | None, unit: str) -> str:
    if value is None:
        return f"{name}, {stack}: nothing to tell it from."
    figure = f"{value:.4g}" if isinstance(value, float) else f"{value}"
    return f"{name}, {stack}: {figure}{' ' if unit else ''}{unit}."
