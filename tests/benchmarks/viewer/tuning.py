"""The window beside a real fine-tuning in its process."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ssai3d_app.engine.recipe import RestoreRequest
from tests.benchmarks.viewer.figures import Figure, p95_in_ms
from tests.benchmarks.viewer.hand import Hand
from tests.phantoms import neurites, record
from tests.writers.tiff import write_imagej

_SECONDS = 15.0


def beside_a_tuning(hand: Hand, folder: Path) -> list[Figure]:
    """Heartbeat while the engine tunes a network and the user scrubs through planes."""
    source = folder / "tuned.tif"
    raw = record(neurites((160, 256, 256), seed=3), anisotropy=4, seed=4).raw
    write_imagej(source, raw[None, None], (0.4, 0.1, 0.1), ["Neurites"])
    hand.open(source)
    hand.wait_for_all()
    window = hand.window
    window.start_job(RestoreRequest(path=source, output=folder / "out.ome.tif", preset="best"))
    line = window.jobs.panel.line
    hand.wait_until(lambda: line.bar.value() > 5)
    steps, before = np.random.default_rng(0), line.bar.value()
    hand.heartbeat.start()
    for z in steps.integers(0, window.raw.shape[0], int(_SECONDS / 0.05)):
        hand.go_to((int(z), 100, 100))
        hand.serve(0.045)
    hand.heartbeat.stop()
    went_on = line.bar.value() > before
    queue = window.jobs.desk.queue
    for job in queue.running:
        queue.cancel(job.id)
    hand.wait_until(lambda: not queue.running)
    if not went_on:
        raise SystemExit("The fine-tuning did not go on while the window was watched.")
    beat = hand.heartbeat
    return [p95_in_ms("heartbeat gap beside a fine-tuning", beat.gaps, 50, beat.computed)]
