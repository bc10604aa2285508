"""“Check for a new version…” in the window: there only with an address, and never in the way."""

import sys

import pytest

from ssai3d_app import __version__
from ssai3d_app.ui import texts
from ssai3d_app.ui.support.update_check import UpdateCheck
from ssai3d_app.updates.address import RELEASES
from ssai3d_app.updates.asking import Answer

PATIENCE = 30_000


def answering(answer: Answer) -> list[str]:
    return [sys.executable, "-c", f"print({answer.model_dump_json()!r})"]


@pytest.fixture
def window(make_window, monkeypatch):
    monkeypatch.setenv(RELEASES, "https://example.org/releases.json")
    return make_window()


def told(qtbot, window) -> str:
    updates = window.support.updates
    qtbot.waitUntil(lambda: updates.box is not None and not updates.is_asking, timeout=PATIENCE)
    words = updates.box.text()
    updates.box.close()
    return words


def test_without_an_address_there_is_no_such_action(make_window, monkeypatch):
    monkeypatch.setenv(RELEASES, "")
    assert not make_window().actions_.check_for_update.isVisible()


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(kind="newer", version="99.0", page="https://example.org/n?a=1&b=2"),
         f"<b>SSAI-3D 99.0</b> is there; this is {__version__}"),
        (Answer(kind="current", version="0.0.1"), "the newest version is 0.0.1"),
        (Answer(kind="failed", problem="a <b>host</b> cannot be reached", remedy="connect"),
         "a &lt;b&gt;host&lt;/b&gt; cannot be reached; connect."),
    ],
)  # fmt: skip
def test_what_came_of_it_is_told(qtbot, window, answer, words):
    window.support.updates.ask(answering(answer))
    assert not window.actions_.check_for_update.isEnabled()
    text = told(qtbot, window)
    assert words in text
    assert ("https://example.org/n?a=1&amp;b=2" in text) is (answer.page is not None)
    assert window.actions_.check_for_update.isEnabled()


@pytest.mark.parametrize("code", ["raise SystemExit(1)", "print('hello')"])
def test_no_answer_is_told_too(qtbot, window, code):
    window.support.updates.ask([sys.executable, "-c", code])
    assert told(qtbot, window) == texts.UPDATE_NO_ANSWER


def test_a_name_server_that_hangs_is_not_waited_for(qtbot, make_window):
    window = make_window()
    updates = UpdateCheck(window, window.actions_.check_for_update, patience_ms=1)
    updates.ask([sys.executable, "-c", "import time; time.sleep(600)"])
    qtbot.waitUntil(lambda: updates.box is not None, timeout=PATIENCE)
    assert not updates.is_asking
    updates.box.close()


def test_nobody_is_asked_by_itself(qtbot, window):
    assert not window.support.updates.is_asking
    assert window.support.updates.box is None


def test_closing_the_window_ends_the_question(window):
    window.support.updates.ask([sys.executable, "-c", "import time; time.sleep(600)"])
    window.close()
    assert not window.support.updates.is_asking
