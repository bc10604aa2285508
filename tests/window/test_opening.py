from __future__ import annotations

import math
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from ssai3d_app.errors import unreadable
from ssai3d_app.ui import texts
from ssai3d_app.ui.opening.preview import SHARE_OF_PREVIEW
from ssai3d_app.ui.restore.guide import Step
from ssai3d_app.volume.scene import VoxelSize
from tests.formats.samples import CHANNELS, FORMATS
from tests.window.conftest import PATIENCE, drop, is_drawn, some_stack
from tests.writers.czi import write_czi
from tests.writers.tiff import write_pages
from tests.writers.zarr import write_ome_zarr


@pytest.fixture
def czi(tmp_path: Path) -> Path:
    path = tmp_path / "cells.czi"
    data = np.random.default_rng(0).integers(0, 900, (1, 2, 6, 40, 50), dtype=np.uint16)
    write_czi(path, data, (0.5, 0.1, 0.1), ["DAPI", "GFP"])
    return path


def badges(window) -> str:
    return " ".join(panel.badge for panel in window.viewer.raw_view.panels.values())


def test_dropping_a_file_opens_it_with_its_voxel_size_and_the_source_of_it(qtbot, make_window, czi):
    window = make_window()
    drop(window, czi)
    qtbot.waitUntil(lambda: is_drawn(window), timeout=PATIENCE)
    fields = window.panel.data.voxel_fields
    assert fields.value == pytest.approx((0.5, 0.1, 0.1))
    assert [fields.fields[axis].text() for axis in "zyx"] == ["0.5", "0.1", "0.1"]
    assert "CZI" in fields.note
    assert "5.0×" in window.panel.expected.text()
    assert window.panel.button.isEnabled()
    assert "cells.czi" in window.windowTitle()


def test_the_guide_shows_the_voxel_size_of_every_format_and_where_it_is_from(
    qtbot, make_window, tmp_path
):
    window = make_window()
    fields = window.panel.data.voxel_fields
    data = np.random.default_rng(0).integers(0, 900, (1, 2, 6, 40, 50), dtype=np.uint16)
    # An ND2 file knows square pixels only.
    size = (0.55, 0.12, 0.12)
    for name in ("CZI", "LIF", "ND2", "OME-TIFF", "ImageJ TIFF big-endian", "OME-Zarr"):
        write, file, source = FORMATS[name]
        folder = tmp_path / name
        folder.mkdir()
        write(folder / file, data, size, CHANNELS)
        drop(window, folder / file)
        opened = folder / file
        qtbot.waitUntil(
            lambda opened=opened: (
                window.raw.image is not None
                and window.raw.image.path == opened
                and is_drawn(window)
            ),
            timeout=40_000,
        )
        assert fields.value == pytest.approx(size, rel=1e-4), name
        assert fields.note == texts.VOXEL_FROM_FILE.format(source=source)
        assert f"from {source}" in window.panel.guide.steps[Step.DATA].state.sentence


def write_zarr_folder(folder: Path, data: np.ndarray) -> None:
    write_ome_zarr(folder, data[None, None], (0.5, 0.1, 0.1), ["DAPI"])


def write_numbered_planes(folder: Path, data: np.ndarray) -> None:
    folder.mkdir()
    for number, plane in enumerate(data):
        write_pages(folder / f"cells_z{number:03}.tif", [plane], "")


@pytest.mark.parametrize("write", [write_zarr_folder, write_numbered_planes])
def test_a_dropped_folder_is_opened_as_one_stack(qtbot, make_window, tmp_path, write):
    folder = tmp_path / "cells.ome.zarr" if write is write_zarr_folder else tmp_path / "cells"
    data = np.random.default_rng(0).integers(0, 900, (6, 40, 50), dtype=np.uint16)
    write(folder, data)
    window = make_window()
    drop(window, folder)
    qtbot.waitUntil(lambda: is_drawn(window), timeout=PATIENCE)
    assert window.raw.shape == (6, 40, 50)
    assert np.array_equal(window.raw.volume.xy(4).values, data[4])
    assert window.panel.destination.value == tmp_path / "cells_isotropic.ome.tif"


def test_of_several_dropped_files_the_first_is_opened_and_that_is_said(
    qtbot, make_window, open_in, tmp_path
):
    window = make_window(some_stack())
    drop(window, tmp_path / "a.tif", tmp_path / "b.tif")
    qtbot.waitUntil(lambda: is_drawn(window), timeout=PATIENCE)
    assert window.raw.image.path.name == "a.tif"
    assert window.statusBar().currentMessage() == texts.STATUS_FIRST_OPENED.format(count=2)


def test_the_channel_chosen_is_the_channel_shown(qtbot, make_window, czi):
    window = make_window()
    window.open(czi)
    qtbot.waitUntil(lambda: is_drawn(window), timeout=PATIENCE)
    window.viewer.channels.strip.chips[1].name.click()
    qtbot.waitUntil(lambda: is_drawn(window) and window.raw.volume.key.channel == 1)


def test_no_file_is_read_in_the_window_s_thread(qtbot, make_window, open_in):
    image = some_stack()
    window = make_window(image)
    open_in(window)
    for _ in range(5):
        window.actions_.next_plane.trigger()
    assert image.readers == {"reader"}


def test_the_first_plane_is_shown_long_before_the_last_is_read(qtbot, make_window, tmp_path):
    image = some_stack((1, 1, 60, 32, 32))
    image.seconds_per_plane = 0.03
    window = make_window(image)
    window.open(tmp_path / "slow.tif")
    qtbot.waitUntil(lambda: window.raw.volume is not None, timeout=1000)
    # The volume is there before its first plane.
    qtbot.waitUntil(lambda: window.raw.xy(window.state.crosshair) is not None, timeout=1000)
    assert not window.raw.volume.is_complete
    assert texts.LOADING.split(" ")[0] in badges(window)


def test_only_the_newest_of_many_wanted_planes_is_read_first(qtbot, make_window, tmp_path):
    image = some_stack((1, 1, 100, 32, 32))
    window = make_window(image)
    image.seconds_per_plane = 0.02
    window.open(tmp_path / "slow.tif")
    qtbot.waitUntil(lambda: window.raw.volume is not None)
    image.gate.clear()
    before = len(image.planes_read)
    for _ in range(40):
        window.viewer.step(0, 1)
    image.gate.set()
    qtbot.waitUntil(lambda: window.raw.volume.has(90))
    read = [z for _, _, z in image.planes_read[before:]]
    # One was being read when the reader was held up.
    assert 90 in read[:2]


def test_a_stack_beyond_the_memory_budget_is_held_coarse_along_z_and_fine_in_the_plane(
    qtbot, make_window, open_in
):
    image = some_stack((1, 1, 8, 64, 64))
    window = make_window(image)
    window.raw.reader.budget.nbytes = math.ceil(8 * 32 * 32 * 2 / SHARE_OF_PREVIEW)
    open_in(window)
    qtbot.waitUntil(lambda: window.raw.volume.has_full(4))
    assert window.raw.volume.is_coarse
    assert window.raw.xy(window.state.crosshair).values.shape == (64, 64)
    elsewhere = (0.0, 3.0, 3.0)
    assert window.raw.xz(elsewhere, smooth=False).values.shape == (8, 32)


def test_a_file_that_cannot_be_read_becomes_a_plain_error_card(qtbot, make_window, tmp_path):
    window = make_window()
    window.raw.reader._opener = _refuse
    window.open(tmp_path / "broken.czi")
    qtbot.waitUntil(window.error_card.isVisible)
    assert window.error_card.problem.text() == "broken.czi is cut off."
    assert window.error_card.remedy.text() == "Copy it again."
    assert window.error_card.detail == "short read"


def _refuse(path: Path):
    raise unreadable("broken.czi is cut off", "copy it again", "short read")


def test_a_fault_in_a_reader_becomes_a_plain_error_card_without_a_traceback(
    qtbot, make_window, tmp_path
):
    window = make_window()
    window.raw.reader._opener = lambda path: 1 / 0
    window.open(tmp_path / "odd.tif")
    qtbot.waitUntil(window.error_card.isVisible)
    assert "Traceback" not in window.error_card.problem.text() + window.error_card.remedy.text()
    assert "ZeroDivisionError" in window.error_card.detail


def test_a_refused_file_leaves_an_empty_window_that_opens_the_next(
    qtbot, make_window, open_in, tmp_path
):
    image = some_stack()
    window = make_window(image)
    open_in(window)
    window.raw.reader._opener = _refuse
    window.open(tmp_path / "broken.czi")
    qtbot.waitUntil(window.error_card.isVisible)
    assert window.welcome.isVisible()
    assert not window.actions_.fit.isEnabled()
    assert window.panel.reason.text() == texts.NOTHING_OPEN
    window.raw.reader._opener = lambda path: image
    open_in(window)
    assert not window.error_card.isVisible()
    assert window.viewer.isVisible()


def test_opening_another_file_drops_what_is_still_told_of_the_first(qtbot, make_window, tmp_path):
    slow, quick = some_stack((1, 1, 50, 32, 32)), some_stack((1, 1, 5, 16, 16))
    slow.seconds_per_plane = 0.02
    images = {"slow.tif": slow, "quick.tif": quick}
    window = make_window(slow)
    window.raw.reader._opener = lambda path: images[path.name]
    window.open(tmp_path / "slow.tif")
    qtbot.waitUntil(lambda: window.raw.volume is not None)
    window.open(tmp_path / "quick.tif")
    qtbot.waitUntil(lambda: is_drawn(window))
    assert window.raw.volume.shape == (5, 16, 16)
    assert slow.closed


def test_a_missing_z_step_blocks_the_button_explains_and_takes_the_focus(
    qtbot, make_window, open_in
):
    window = make_window(some_stack(voxel_size=VoxelSize(None, 0.1, 0.1, "test metadata")))
    open_in(window)
    assert not window.panel.button.isEnabled()
    assert window.panel.reason.text() == texts.BLOCKED_MISSING["z"]
    assert texts.VOXEL_MISSING["z"] in window.panel.data.voxel_fields.note
    assert window.focusWidget() is window.panel.data.voxel_fields.fields["z"]


def test_the_window_comes_up_without_importing_torch_or_a_reader():
    code = (
        "import sys\n"
        "from ssai3d_app.ui.application import make_application\n"
        "from ssai3d_app.ui.main_window import MainWindow\n"
        "app = make_application(['ssai3d'])\n"
        "window = MainWindow(); window.show(); app.processEvents()\n"
        "heavy = {'torch', 'aicsimageio', 'tifffile', 'pylibCZIrw', 'liffile', 'nd2', 'zarr'}\n"
        "heavy |= {'scipy', 'skimage'}\n"
        "window.close()\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stdout + done.stderr
