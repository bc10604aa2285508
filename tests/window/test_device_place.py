"""The place that says what computes: asked once of a child, shown in words, never silent."""

import logging
import sys

import pytest

from ssai3d_app.engine.gpu.verdict import State, Verdict
from ssai3d_app.ui import texts
from ssai3d_app.ui.support import gpu_watch
from ssai3d_app.ui.support.gpu_watch import GpuWatch
from tests.window.conftest import some_stack

PATIENCE = 30_000
OLD_DRIVER = Verdict(
    state=State.DRIVER_TOO_OLD,
    name="NVIDIA GeForce RTX 4070",
    problem="The NVIDIA driver 470 is too old",
    remedy="install driver 580 or newer",
)
USABLE = Verdict(state=State.USABLE, name="NVIDIA GeForce RTX 4070", free_bytes=11_000_000_000)
ABSENT = Verdict(state=State.ABSENT, problem="No NVIDIA graphics card was found", remedy="x")


def answering(*lines: str) -> list[str]:
    return [sys.executable, "-c", f"print({chr(10).join(lines)!r})"]


@pytest.fixture
def watch(qapp):
    made = GpuWatch(qapp)
    yield made
    made.release()
    made.deleteLater()


def test_the_real_child_answers(qtbot, watch):
    with qtbot.waitSignal(watch.known, timeout=gpu_watch._PATIENCE_MS):
        watch.look()
    assert isinstance(watch.verdict, Verdict)


def test_the_answer_is_kept_for_the_session(qtbot, watch):
    with qtbot.waitSignal(watch.known, timeout=PATIENCE):
        watch.look(answering("a library says hello", USABLE.model_dump_json()))
    assert watch.verdict == USABLE
    watch.look([sys.executable, "-c", "raise SystemExit('asked twice')"])
    assert watch.verdict == USABLE


@pytest.mark.parametrize("code", ["import os; os.abort()", "print('hello')", "raise SystemExit(1)"])
def test_a_child_that_gives_no_answer_is_trouble_and_told(qtbot, watch, caplog, code):
    with caplog.at_level(logging.WARNING), qtbot.waitSignal(watch.known, timeout=PATIENCE):
        watch.look([sys.executable, "-c", code])
    assert watch.verdict.is_trouble
    assert watch.verdict.problem == texts.GPU_LOOK_FAILED
    assert texts.GPU_LOOK_FAILED in caplog.text


def test_a_program_that_is_not_there_is_trouble_too(qtbot, watch):
    with qtbot.waitSignal(watch.known, timeout=PATIENCE):
        watch.look(["/nowhere/ssai3d"])
    assert watch.verdict.is_trouble


def test_a_driver_that_hangs_is_not_waited_for(qtbot, qapp):
    watch = GpuWatch(qapp, patience_ms=1)
    with qtbot.waitSignal(watch.known, timeout=PATIENCE):
        watch.look([sys.executable, "-c", "import time; time.sleep(600)"])
    assert watch.verdict.problem == texts.GPU_LOOK_HANGS
    watch.deleteLater()


def test_the_top_of_the_window_says_what_computes(make_window):
    window = make_window()
    place = window.support.device_place
    assert place.text() == texts.DEVICE_UNKNOWN[0]
    for verdict, words, tip in (
        (USABLE, "●  GeForce RTX 4070 · 11.0 GB free", "was tried"),
        (OLD_DRIVER, texts.DEVICE_CPU_TROUBLE, "install driver 580 or newer."),
        (ABSENT, texts.DEVICE_CPU, "No NVIDIA graphics card was found."),
    ):
        window.support.gpu.known.emit(verdict)
        assert place.text() == words
        assert tip in place.toolTip()
        assert words in place.accessibleName()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_trouble_is_in_view_in_a_small_window_with_large_letters(qtbot, qapp, make_window, scale):
    font = qapp.font()
    larger = qapp.font()
    larger.setPointSizeF(font.pointSizeF() * scale)
    try:
        qapp.setFont(larger)
        window = make_window(size=(1100, 700))
        place = window.support.device_place
        window.support.gpu.known.emit(OLD_DRIVER)
        qtbot.waitUntil(lambda: place.width() >= place.sizeHint().width(), timeout=PATIENCE)
        assert place.isVisible()
        assert window.rect().contains(place.mapTo(window, place.rect().bottomRight()))
    finally:
        qapp.setFont(font)


def test_the_panel_says_what_a_choice_comes_to(make_window, open_in):
    window = make_window(some_stack())
    open_in(window)
    choices = window.panel.choices
    assert choices._device_words.text() == texts.DEVICES["auto"][1]
    window.support.gpu.known.emit(USABLE)
    assert choices._device_words.text() == "Uses the NVIDIA GeForce RTX 4070."
    window.support.gpu.known.emit(OLD_DRIVER)
    assert "Uses the processor. The NVIDIA driver 470 is too old" in choices._device_words.text()
    choices.device.setCurrentIndex(2)
    assert choices._device_words.text() == OLD_DRIVER.sentence
    choices.device.setCurrentIndex(1)
    assert choices._device_words.text() == texts.DEVICES["cpu"][1]


def test_a_click_on_it_opens_the_diagnostics(make_window, monkeypatch):
    window = make_window()
    monkeypatch.setattr(
        "ssai3d_app.ui.support.child.own_command", lambda *a: [sys.executable, "-c", ""]
    )
    window.support.device_place.click()
    assert window.support.diagnostics.isVisible()
