"""A short real restoration, and what can happen to it on its way."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from ssai3d_app.engine.cancellation import CancellationSource
from ssai3d_app.engine.checkpoints.store import Checkpoints
from ssai3d_app.engine.events import Completed, Event, Progress, Stage
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.engine.run import run_to_the_end
from ssai3d_app.formats.opening import open_image
from tests.phantoms import neurites, record
from tests.writers.tiff import write_imagej


class Killed(BaseException):
    """As a kill in that nothing of the engine catches it."""


def write_source(path: Path, times: int = 1, channels: int = 2) -> None:
    """Eight planes of 24×72 (two YZ strips), the second channel mirrored, later times brighter."""
    raw = record(neurites((29, 24, 72), seed=3), anisotropy=4, seed=4).raw
    both = np.stack([raw, raw[:, ::-1] + 40])[:channels]
    write_imagej(
        path,
        np.stack([both + 20 * time for time in range(times)]),
        (0.4, 0.1, 0.1),
        ["A", "B"][:channels],
    )


def pixels_of(path: Path) -> str:
    """A hash of all pixels of a result."""
    hashed = hashlib.sha256()
    with open_image(path) as image:
        stack = image.stack(0)
        for place in np.ndindex(stack.scene.shape[:3]):
            hashed.update(np.ascontiguousarray(stack.read_plane(*place)).tobytes())
    return hashed.hexdigest()


def run(
    request: RestoreRequest,
    on_event: Callable[[Event, CancellationSource], None] | None = None,
    *,
    resume: bool = False,
) -> list[Event]:
    """Run a request; ``on_event`` hears every event and may stop it."""
    source, events = CancellationSource(), []

    def listen(event: Event) -> None:
        events.append(event)
        if on_event is not None:
            on_event(event, source)

    run_to_the_end(request, listen, source.token, resume=resume)
    return events


def pause_at(stage: Stage, done: int = 1) -> Callable[[Event, CancellationSource], None]:
    """Pause when a stage tells of so many units, or of its end."""

    def listen(event: Event, source: CancellationSource) -> None:
        if isinstance(event, Progress) and event.stage is stage and event.done >= done:
            source.pause()

    return listen


def run_with_kills(request: RestoreRequest, monkeypatch: pytest.MonkeyPatch, most: int) -> int:
    """Kill a request at one safe point after the other until it completes; says how often.

    Before the document of progress is written, and just after, each in turn; the second save of
    each run too, since the first may only repeat what is known.
    """
    save = Checkpoints.save
    calls = 0

    def killed_at(number: int, before: bool) -> Callable[[Checkpoints], None]:
        def saving(self: Checkpoints) -> None:
            nonlocal calls
            calls += 1
            if calls == number and before:
                raise Killed
            save(self)
            if calls == number:
                raise Killed

        return saving

    for kills in range(most):
        calls = 0
        monkeypatch.setattr(Checkpoints, "save", killed_at(1 + kills % 2, kills % 3 == 0))
        try:
            end = run(request, resume=kills > 0)[-1]
        except Killed:
            assert not request.output.exists()
            continue
        assert isinstance(end, Completed)
        return kills
    raise AssertionError(f"It was killed {most} times and never came to its end.")
