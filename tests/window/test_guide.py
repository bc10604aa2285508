"""The guide: what its five steps know and say, and that they lead from a file to a result."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from ssai3d_app.ui.restore.guide import (
    Known,
    OpenSteps,
    Phase,
    PreviewFact,
    PreviewStands,
    Primary,
    Run,
    Step,
    Tone,
    guide,
)
from ssai3d_app.volume.scene import VoxelSize
from tests.window.conftest import StackInMemory, some_stack
from tests.window.fake_engine import seen_beside
from tests.window.jobs_in_window import start, wait_for_end

COMPLETE = Known(
    size="0.1 × 0.1 × 0.5 µm, from ND2 metadata",
    method="Balanced",
    expected="236 planes, 7.7 MB",
    target="cells_isotropic.ome.tif",
)
PATIENCE = 60_000
OFFERED = PreviewFact(PreviewStands.OFFERED, "12 × 12 × 6 µm")


def tones(known: Known) -> str:
    """The tones of the five steps by their first letters."""
    return "".join(state.tone[0] for state in guide(known).steps.values())


def test_a_complete_stack_is_ready_and_asks_for_nothing():
    told = guide(COMPLETE)
    assert tones(COMPLETE) == "giggi"
    assert told.steps[Step.DATA].sentence == COMPLETE.size
    assert "Balanced" in told.steps[Step.TUNE].sentence
    assert told.steps[Step.RESTORE].sentence == ("236 planes, 7.7 MB · to cells_isotropic.ome.tif")
    assert (told.asks, told.primary) == ({Step.RESTORE}, Primary.RESTORE)


def test_before_a_file_is_open_every_step_waits():
    told = guide(Known(waits="Open a stack first"))
    assert tones(Known(waits="Open a stack first")) == "iiiii"
    assert told.asks == {Step.DATA}


def test_what_is_missing_is_red_and_holds_the_later_steps_up():
    known = replace(COMPLETE, data_blocker="Enter the z step first", preview=OFFERED)
    told = guide(known)
    assert tones(known) == "migii"
    assert told.steps[Step.DATA].sentence == "Enter the z step first"
    assert (told.asks, told.primary) == ({Step.DATA}, Primary.RESTORE)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"cautions": 1}, "1 caution"),
        ({"cautions": 3}, "3 cautions"),
        ({"data_is_guessed": True}, ""),
    ],
)
def test_what_is_to_be_minded_is_amber_and_stays_in_view_beside_what_comes_next(changes, said):
    told = guide(replace(COMPLETE, **changes))
    assert told.steps[Step.DATA].tone is Tone.CAUTION
    assert said in told.steps[Step.DATA].sentence
    assert told.asks == {Step.DATA, Step.RESTORE}


def test_a_preview_that_is_offered_is_the_button_meant_next_until_it_is_made_or_passed_over():
    told = guide(replace(COMPLETE, preview=OFFERED))
    assert (told.asks, told.primary) == ({Step.PREVIEW}, Primary.PREVIEW)
    for stands in (PreviewStands.RUNNING, PreviewStands.MADE, PreviewStands.FAILED):
        told = guide(replace(COMPLETE, preview=PreviewFact(stands, "…")))
        assert told.primary is Primary.RESTORE
    running = Run(Phase.LEARNING, "Fine-tuning the network 3/10")
    assert guide(replace(COMPLETE, preview=OFFERED, run=running)).primary is Primary.RESTORE


def test_what_is_in_the_way_of_the_result_is_said_in_step_4():
    told = guide(replace(COMPLETE, start_blocker="The disk is full"))
    assert told.steps[Step.RESTORE].tone is Tone.MISSING
    assert told.steps[Step.RESTORE].sentence == "The disk is full"
    told = guide(replace(COMPLETE, start_cautions=("It will be replaced.",)))
    assert told.steps[Step.RESTORE].tone is Tone.CAUTION


@pytest.mark.parametrize(
    ("phase", "asked", "marks"),
    [
        (Phase.LEARNING, Step.TUNE, "giwii"),
        (Phase.RESTORING, Step.RESTORE, "gigwi"),
        (Phase.RESTING, Step.RESTORE, "gigci"),
        (Phase.STOPPED, Step.RESTORE, "gigci"),
        (Phase.FAILED, Step.RESTORE, "gigmi"),
        (Phase.DONE, Step.CHECK, "giggi"),
    ],
)
def test_a_run_is_shown_in_the_step_that_it_is_in(phase, asked, marks):
    known = replace(COMPLETE, run=Run(phase, "so it stands"))
    assert (tones(known), guide(known).asks) == (marks, {asked})
    assert "so it stands" in [state.sentence for state in guide(known).steps.values()]


def test_with_a_result_comparing_is_meant_next_until_something_else_is_asked_for():
    done = replace(
        COMPLETE, run=Run(Phase.DONE, "Done"), has_result=True, result_is_asked=True, places=5
    )
    told = guide(done)
    assert (told.asks, told.primary) == ({Step.CHECK}, Primary.COMPARE)
    assert "5 places" in told.steps[Step.CHECK].sentence
    changed = guide(replace(done, run=None, result_is_asked=False))
    assert changed.primary is Primary.RESTORE


def test_a_classic_needs_no_learning():
    told = guide(replace(COMPLETE, method="Richardson–Lucy", tunes=False))
    assert "Richardson–Lucy" in told.steps[Step.TUNE].sentence


def test_steps_open_as_they_are_asked_for_and_what_the_user_opened_or_works_in_stays():
    steps = OpenSteps()
    steps.follow(frozenset({Step.DATA}))
    steps.follow(frozenset({Step.RESTORE}), held=Step.DATA)
    assert steps.open == {Step.DATA, Step.RESTORE}
    steps.toggle(Step.TUNE)
    steps.toggle(Step.RESTORE)
    steps.follow(frozenset({Step.RESTORE}))
    assert steps.open == {Step.DATA, Step.TUNE}
    steps.follow(frozenset({Step.CHECK}))
    assert steps.open == {Step.DATA, Step.TUNE, Step.CHECK}
    steps.begin()
    assert steps.open == frozenset()


# In the window


def combed_and_faded() -> StackInMemory:
    """A recording with lines out of phase, fading with depth."""
    rng = np.random.default_rng(2)
    lines = np.repeat(rng.integers(0, 900, (1, 64, 17)), 4, axis=2)[:, :, :64]
    strength = np.linspace(1.0, 0.3, 16)[:, None, None]
    data = 100 + lines * strength + rng.integers(0, 20, (16, 64, 64))
    data[:, 1::2] = np.roll(data[:, 0::2], 2, axis=2)
    return StackInMemory(data[None, None].astype(np.uint16), VoxelSize(0.3, 0.1, 0.1, "test"))


def test_a_recording_that_is_not_sound_is_told_in_step_1_with_numbers(qtbot, make_window, open_in):
    window = make_window(combed_and_faded())
    open_in(window)
    panel = window.panel
    qtbot.waitUntil(lambda: len(panel.cautions.texts) >= 2, timeout=PATIENCE)
    told = " ".join(panel.cautions.texts)
    assert "odd lines are shifted by 2" in told
    assert "% of its brightness" in told
    assert panel.guide.steps[Step.DATA].is_open
    assert panel.guide.steps[Step.DATA].state.tone is Tone.CAUTION
    assert panel.button.isEnabled()


def test_the_steps_follow_a_run_from_learning_to_the_result(qtbot, make_window, open_in, tmp_path):
    window = make_window(some_stack(), engine="learns")
    open_in(window, tmp_path / "memory.tif")
    panel, steps = window.panel, window.panel.guide.steps
    ends = start(window)
    qtbot.waitUntil(panel.tuning.curve.isVisible, timeout=PATIENCE)
    assert steps[Step.TUNE].state.tone is Tone.WORKING
    assert panel.tuning.curve.points[0] == (0, 0.08)
    assert "Axial blur is 2.1 µm." in panel.tuning.found.texts
    seen_beside(panel.destination.value).touch()
    wait_for_end(qtbot, ends, PATIENCE)
    qtbot.waitUntil(lambda: steps[Step.CHECK].is_open, timeout=PATIENCE)
    assert "Half of it can be trusted." in panel.outcome.sentences
    assert panel.outcome.compare.objectName() == "primary"
    assert panel.button.objectName() != "primary"
    panel.choices.preset.setCurrentIndex(0)
    assert panel.outcome.compare.objectName() != "primary"
    assert steps[Step.RESTORE].state.tone is not Tone.WORKING
