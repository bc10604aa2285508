"""What a start would take, said before it: disk, memory, time and device."""

from __future__ import annotations

import shutil
from collections import namedtuple
from dataclasses import replace
from pathlib import Path

import pytest

from ssai3d_app.engine.gpu.verdict import State, Verdict
from ssai3d_app.engine.preflight import Cost, cost_of
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.engine.scene_plan import plan_scenes
from ssai3d_app.engine.work import needed_bytes, network_bytes
from ssai3d_app.jobs.speeds import Speeds
from ssai3d_app.ui import texts
from ssai3d_app.ui.restore.guide import Step, Tone
from ssai3d_app.ui.restore.preflight_words import Found, preflight
from tests.window.conftest import some_stack
from tests.window.jobs_in_window import start, wait_for_end

PATIENCE = 60_000
FOUND = Found(
    Cost(2_000_000_000, 6_000_000_000, 1_500_000_000, 1e9),
    Path("data"),
    free_disk=50_000_000_000,
    free_memory=8_000_000_000,
    seconds=(240.0, 380.0),
    is_measured=True,
)
TROUBLE = Verdict(
    state=State.DRIVER_TOO_OLD, name="RTX 4070", problem="The driver is too old", remedy="renew it"
)


def test_disk_memory_time_and_device_are_said_in_words():
    told = preflight(FOUND, "cpu", None)
    assert [line.text for line in told.lines] == [
        "The result takes up to 2.0 GB on the disk; 6.0 GB while it is made, 50.0 GB are free",
        "About 1.5 GB of memory, 8.0 GB are free",
        "4–6 min, by earlier runs on this computer",
        "The processor computes",
    ]
    assert told.blocker is None
    unmeasured = preflight(replace(FOUND, is_measured=False), "cpu", None)
    assert "Roughly" in unmeasured.lines[2].text


@pytest.mark.parametrize(
    ("short", "said"),
    [({"free_disk": 1_000_000_000}, "free some space"), ({"free_memory": 5e8}, "close other")],
)
def test_no_disk_and_no_memory_block_and_say_what_would_work(short, said):
    told = preflight(replace(FOUND, **short), "cpu", None)
    assert said in told.blocker
    assert Tone.MISSING in [line.tone for line in told.lines]


def test_little_memory_is_minded_and_does_not_block():
    told = preflight(replace(FOUND, free_memory=1_200_000_000), "cpu", None)
    assert (told.lines[1].tone, told.blocker) == (Tone.CAUTION, None)


def test_a_card_that_does_not_work_is_asked_about_and_never_passed_over_in_silence():
    told = preflight(FOUND, "auto", TROUBLE)
    assert told.asks
    assert told.blocker == texts.PREFLIGHT_BLOCKED_ASKED
    assert "The driver is too old" in told.lines[3].text
    for settled in (preflight(FOUND, "cpu", TROUBLE), preflight(FOUND, "auto", None)):
        assert not settled.asks
        assert settled.blocker is None


def test_the_cost_is_what_the_engine_will_ask_of_the_disk(tmp_path):
    scenes = some_stack().scenes
    request = RestoreRequest(path=tmp_path / "a.tif", output=tmp_path / "b.ome.tif")
    cost = cost_of(request, scenes)
    plans, _ = plan_scenes(scenes, request)
    assert cost.disk_bytes == needed_bytes(request, plans, network_bytes(request.recipe, plans))
    assert cost.result_bytes < cost.disk_bytes
    longer = cost_of(request.model_copy(update={"preset": "best"}), scenes)
    assert longer.work > cost.work
    low, high = cost.seconds(2, ())
    assert 0 < low < high
    assert cost.seconds(2, (cost.work / 60, cost.work / 80)) == pytest.approx((45, 112))


def test_speeds_are_kept_by_device_and_a_damaged_file_is_done_without(tmp_path):
    path = tmp_path / "own" / "speeds.json"
    speeds = Speeds(path)
    speeds.note(1000.0, 10.0, on_gpu=False)
    speeds.note(1000.0, 1.0, on_gpu=False)
    assert Speeds(path).rates(on_gpu=False) == (100.0,)
    assert Speeds(path).rates(on_gpu=True) == ()
    for number in range(20):
        speeds.note(number + 1.0, 10.0, on_gpu=True)
    assert len(speeds.rates(on_gpu=True)) == 8
    path.write_text('{"processor": [-1]}')
    assert speeds.rates(on_gpu=False) == ()


# In the window


def test_a_full_disk_blocks_the_start_until_another_folder_is_chosen(
    qtbot, make_window, open_in, tmp_path, monkeypatch
):
    usage = namedtuple("usage", "total used free")
    full = tmp_path / "full"
    full.mkdir()
    asked = shutil.disk_usage

    def disk_usage(folder):
        return usage(10**9, 10**9, 1_000_000) if Path(folder) == full else asked(folder)

    monkeypatch.setattr(shutil, "disk_usage", disk_usage)
    window = make_window(some_stack())
    open_in(window, tmp_path / "memory.tif")
    panel = window.panel
    qtbot.waitUntil(lambda: bool(panel.preflight.told.lines), timeout=PATIENCE)
    assert panel.button.isEnabled()
    assert panel.preflight.isVisible()
    panel.destination.path.setText(str(full / "result.ome.tif"))
    qtbot.waitUntil(lambda: not panel.button.isEnabled(), timeout=PATIENCE)
    assert "free some space" in panel.reason.text()
    assert panel.guide.steps[Step.RESTORE].state.tone is Tone.MISSING
    panel.destination.path.setText(str(tmp_path / "result.ome.tif"))
    qtbot.waitUntil(panel.button.isEnabled, timeout=PATIENCE)


def test_a_card_in_trouble_is_asked_about_in_the_window_and_one_click_answers(
    qtbot, make_window, open_in, tmp_path
):
    window = make_window(some_stack(), engine="completes")
    open_in(window, tmp_path / "memory.tif")
    panel = window.panel
    window.support.gpu.known.emit(TROUBLE)
    qtbot.waitUntil(panel.preflight.use_processor.isVisible, timeout=PATIENCE)
    assert not panel.button.isEnabled()
    panel.preflight.use_processor.click()
    qtbot.waitUntil(panel.button.isEnabled, timeout=PATIENCE)
    assert panel.request.device == "cpu"
    assert not panel.preflight.use_processor.isVisible()
    wait_for_end(qtbot, start(window), PATIENCE)
