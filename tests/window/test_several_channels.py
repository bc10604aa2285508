"""Several channels of one stack are read and cut side by side."""

from __future__ import annotations

import numpy as np

from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.ui import texts
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.selection import RestoredSelection
from tests.window.conftest import PATIENCE, StackInMemory, some_stack


def three_channels() -> StackInMemory:
    image = some_stack((1, 3, 6, 24, 32))
    for channel in range(3):
        image.data[0, channel] += 100 * channel
    return image


def complete(source, *channels: int) -> bool:
    volumes = [source.volume_of(channel) for channel in channels]
    return all(volume is not None and volume.is_measured for volume in volumes)


def test_channels_that_are_wanted_come_beside_the_selected_one(qtbot, make_window, open_in):
    image = three_channels()
    window = make_window(image)
    open_in(window)
    window.state.looks.set_solo(True)
    assert window.raw.volume_of(1) is None
    window.raw.want_channels({1, 2})
    qtbot.waitUntil(lambda: complete(window.raw, 0, 1, 2), timeout=PATIENCE)
    at = (1.5, 1.0, 2.0)
    for channel in range(3):
        stack = image.data[0, channel]
        assert np.array_equal(window.raw.xy(at, channel).values, stack[3])
        assert np.array_equal(window.raw.xz(at, False, channel).values, stack[:, 10])
        assert np.array_equal(window.raw.yz(at, False, channel).values, stack[:, :, 20].T)
        assert window.raw.value_at(at, channel) == stack[3, 10, 20]
    assert window.raw.volume is window.raw.volume_of(0)


def test_a_channel_no_longer_wanted_is_gone_from_the_display_and_not_read_again(
    qtbot, make_window, open_in
):
    image = three_channels()
    window = make_window(image)
    open_in(window)
    window.raw.want_channels({2})
    qtbot.waitUntil(lambda: complete(window.raw, 0, 2), timeout=PATIENCE)
    window.raw.want_channels(())
    assert window.raw.volume_of(2) is None
    assert window.raw.slice(Cut.XZ, (0, 0, 0), channel=2) is None
    read = len(image.planes_read)
    window.raw.want_channels({2})
    qtbot.waitUntil(lambda: complete(window.raw, 0, 2), timeout=PATIENCE)
    assert len(image.planes_read) == read


def test_the_plane_at_the_crosshair_is_read_in_all_channels_before_the_rest_of_any(
    qtbot, make_window, tmp_path
):
    image = three_channels()
    image.seconds_per_plane = 0.02
    window = make_window(image)
    window.raw.want_channels({0, 1, 2})
    window.open(tmp_path / "memory.tif")
    qtbot.waitUntil(lambda: complete(window.raw, 0, 1, 2), timeout=PATIENCE)
    assert len(image.planes_read) == len(set(image.planes_read)) == 18
    middle = [image.planes_read.index((0, channel, 3)) for channel in range(3)]
    assert max(middle) - min(middle) == 2


def test_a_signature_changes_when_the_slice_does_and_only_then(qtbot, make_window, open_in):
    window = make_window(three_channels())
    open_in(window)
    window.raw.want_channels({1})
    qtbot.waitUntil(lambda: complete(window.raw, 0, 1), timeout=PATIENCE)
    signed = window.raw.signature
    here, deeper = (1.5, 1.0, 2.0), (2.0, 1.0, 2.0)
    assert signed(Cut.XY, here, channel=1) == signed(Cut.XY, here, channel=1)
    assert signed(Cut.XY, here, channel=1) != signed(Cut.XY, here, channel=0)
    assert signed(Cut.XY, here) != signed(Cut.XY, deeper)
    assert signed(Cut.XZ, here) == signed(Cut.XZ, deeper)
    assert signed(Cut.XZ, here, True) != signed(Cut.XZ, here, False)


def test_channels_of_a_result_are_counted_as_in_its_source(qtbot, make_window, open_in, tmp_path):
    image, result = three_channels(), some_stack((1, 1, 30, 24, 32))
    window = make_window(image)
    open_in(window)
    window.restored.reader._opener = lambda path: result
    request = RestoreRequest(
        path=tmp_path / "memory.tif", output=tmp_path / "out.tif", channels=(2,)
    )
    window.restored.open(request.output, RestoredSelection(window.state, request, window.book))
    window.restored.want_channels({0, 1, 2})
    qtbot.waitUntil(lambda: complete(window.restored, 2), timeout=PATIENCE)
    assert window.restored.volume is None
    assert window.restored.volume_of(1) is None
    assert window.restored.volume_of(2).key.channel == 0


def test_channels_together_stay_within_the_memory_of_one(qtbot, make_window, open_in):
    image = three_channels()
    window = make_window(image)
    window.raw.reader.budget.nbytes = image.data[0, 0].nbytes
    open_in(window)
    window.raw.want_channels({0, 1, 2})
    qtbot.waitUntil(lambda: complete(window.raw, 0, 1, 2), timeout=PATIENCE)
    held = sum(window.raw.volume_of(channel).nbytes for channel in range(3))
    assert held <= window.raw.reader.budget.nbytes


def test_a_result_without_the_selected_channel_shows_the_others(
    qtbot, make_window, open_in, tmp_path
):
    image, result = three_channels(), some_stack((1, 1, 30, 24, 32))
    window = make_window(image)
    open_in(window)
    window.restored.reader._opener = lambda path: result
    request = RestoreRequest(
        path=tmp_path / "memory.tif", output=tmp_path / "out.tif", channels=(2,)
    )
    window.comparison.show_result(request, request.output)
    qtbot.waitUntil(lambda: complete(window.restored, 2), timeout=PATIENCE)
    panel = window.viewer.restored_view.panels[Cut.XY]
    assert len(panel.layers) == 1
    assert panel.caption
    assert not panel.notice
    window.state.looks.set_solo(True)
    assert panel.notice == texts.NOT_RESTORED_HERE
    assert not panel.layers
