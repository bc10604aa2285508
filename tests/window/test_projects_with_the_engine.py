"""A run with the engine that ships: all of it is kept, and run again it gives the same pixels."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ssai3d_app.engine.events import Completed
from ssai3d_app.engine.record import RunRecord
from ssai3d_app.formats.opening import open_image
from ssai3d_app.projects.document import RunStatus
from ssai3d_app.projects.storage import LOG, METHODS, RECIPE, REPORT, REQUEST, TUNED
from ssai3d_app.ui import texts
from tests.window.conftest import is_drawn
from tests.window.jobs_in_window import ends_of
from tests.window.projects_in_window import choose, document_of

ENOUGH = 240_000


def pixels(path: Path) -> np.ndarray:
    with open_image(path) as image:
        scene = image.scenes[0]
        box = tuple(slice(0, scene.length(axis)) for axis in "ZYX")
        return image.stack(0).read_box(0, 0, box)


@pytest.mark.slow
def test_a_run_is_kept_whole_and_run_again_it_gives_the_same_pixels(qtbot, make_window, tiny_stack):
    window = make_window()
    window.open(tiny_stack)
    qtbot.waitUntil(lambda: is_drawn(window), timeout=ENOUGH)
    window.panel.choices.preset.setCurrentIndex(0)
    window.panel.choices.device.setCurrentIndex(1)
    ends = ends_of(window)
    window.panel.button.click()
    qtbot.waitUntil(lambda: bool(ends), timeout=ENOUGH)
    assert isinstance(ends[0], Completed), ends[0]
    project = window.projects.desk.project
    run = document_of(window).runs[0]
    folder = project.folder / run.folder
    for name in (REQUEST, RECIPE, REPORT, METHODS, LOG, TUNED):
        assert (folder / name).is_file(), name
    record = RunRecord.model_validate_json((folder / REPORT).read_bytes())
    assert record.source_fingerprint is not None
    assert record.source_fingerprint.is_of_same_content(document_of(window).sources[0].fingerprint)
    choose(window, run=run.id)
    ends.clear()
    window.projects.does.again.trigger()
    qtbot.waitUntil(lambda: len(document_of(window).runs) == 2, timeout=ENOUGH)
    # Nothing has changed since: nothing is asked.
    assert window.projects.asker.question is None
    qtbot.waitUntil(lambda: bool(ends), timeout=ENOUGH)
    first, second = document_of(window).runs
    assert second.status is RunStatus.DONE
    assert second.name == texts.PRESETS["quick"][0]
    places = [entry.result.found(project.folder) for entry in (first, second)]
    assert places[0] != places[1]
    np.testing.assert_array_equal(pixels(places[0]), pixels(places[1]))
