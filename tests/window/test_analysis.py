"""Measuring structures in the window: the real engine in its process, on a small stack."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor

from ssai3d_app.engine.analysis.demos.request import RAW
from ssai3d_app.engine.analysis.names import LABELS, TRACES
from ssai3d_app.formats.ome_tiff_writer import OmeTiffWriter
from ssai3d_app.formats.opening import open_image
from ssai3d_app.formats.result import ImageDescription, ResultDescription
from ssai3d_app.jobs.job import AnalyseWork
from ssai3d_app.ui import texts, theme
from ssai3d_app.ui.analysis.words import comparison
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.volume.scene import Channel
from tests.engine.analysis.drawn import tubes
from tests.window.conftest import is_drawn
from tests.window.jobs_in_window import ends_of

PATIENCE = 60_000
VOXEL = 0.2
LINES = (
    np.array([[20.0, 14.0, 8.0], [20.0, 14.0, 56.0]]),
    np.array([[32.0, 40.0, 8.0], [32.0, 40.0, 40.0]]),
)
"""Two straight filaments, of 9.6 and 6.4 µm."""


def written(path, channels=1):
    """Two bright filaments in a dim noise, 0.2 × 0.2 × 0.4 µm."""
    volume = tubes((48, 56, 64), LINES, (3.0, 3.0))[::2]
    noise = np.random.default_rng(0).normal(100, 3, (channels, *volume.shape))
    data = (noise + 900 * volume).clip(0).astype(np.uint16)
    names = tuple(Channel(f"Channel {n + 1}") for n in range(channels))
    image = ImageDescription("tubes", (1, *data.shape), "uint16", (2 * VOXEL, VOXEL, VOXEL), names)
    writer = OmeTiffWriter(path, ResultDescription((image,)))
    for channel, planes in enumerate(data):
        writer.write(0, 0, channel, 0, planes)
    writer.commit("{}")
    return path


@pytest.fixture
def opened(qtbot, make_window, tmp_path):
    """A window that shows the filaments, with the panel of the analyses open."""

    def make(engine=None, channels=1):
        window = make_window(open_image, engine=engine)
        window.open(written(tmp_path / "tubes.ome.tif", channels))
        qtbot.waitUntil(lambda: is_drawn(window), timeout=PATIENCE)
        window.tools.does.analyse.trigger()
        assert window.analysis.panel.isVisible()
        return window

    return make


def measure(qtbot, window):
    """Press the button and wait for the numbers."""
    panel = window.analysis.panel
    qtbot.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.analysis is not None, timeout=PATIENCE)
    return panel.analysis


def shown_in(table):
    """The cells of a table as a user reads them."""
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_two_filaments_are_measured_listed_and_drawn_over_the_slices(qtbot, opened, tmp_path):
    window = opened()
    panel = window.analysis.panel
    analysis = measure(qtbot, window)
    assert analysis.folder == tmp_path / "tubes_filaments"
    assert (analysis.folder / "raw" / TRACES).is_file()
    assert (analysis.folder / "raw" / LABELS).is_file()
    numbers = {row[0]: row[1] for row in shown_in(panel.results.numbers)}
    length = texts.ANALYSIS_WITH_UNIT.format(name="Total length", unit="µm")
    assert float(numbers[length]) == pytest.approx(16.0, rel=0.1)
    assert numbers["Tips"] == "4"
    assert float(numbers[texts.ANALYSIS_VOXEL]) == VOXEL
    assert panel.form.threshold.text() == texts.ANALYSIS_AUTOMATIC_WAS.format(
        value=numbers[texts.ANALYSIS_USED["threshold"]]
    )
    assert panel.results.tables.currentText() == "Branches, Raw"
    # The longest first, and a click on it moves the crosshair onto that filament.
    branches = analysis.stacks["raw"].tables[0]
    panel.results.objects.sortByColumn(
        branches.columns.index("length_um"), Qt.SortOrder.DescendingOrder
    )
    index = panel.results.objects_model.index(0, 0)
    qtbot.mouseClick(
        panel.results.objects.viewport(),
        Qt.MouseButton.LeftButton,
        pos=panel.results.objects.visualRect(index).center(),
    )
    z, y, x = window.state.crosshair
    assert (z, y) == pytest.approx((20 * VOXEL, 14 * VOXEL), abs=1.5 * VOXEL)
    assert x == pytest.approx(32 * VOXEL, abs=6 * VOXEL)
    # Its trace is drawn in that plane, the other one's is not.
    window.state.show_crosshair(False)
    xy = window.viewer.raw_view.panels[Cut.XY]
    assert is_traced(xy, {2: 20 * VOXEL, 1: y})
    assert not is_traced(xy, {2: 20 * VOXEL, 1: 40 * VOXEL})
    panel.shows.setChecked(False)
    assert not is_traced(xy, {2: 20 * VOXEL, 1: y})


def is_traced(panel, axes) -> bool:
    """Whether the colour of traces is seen within some pixels of a place."""
    at = panel.to_pixel(axes).toPoint()
    picture = panel.grab().toImage()
    return any(is_trace(picture.pixelColor(at + QPoint(0, down))) for down in range(-6, 7))


def is_trace(seen: QColor) -> bool:
    """Whether a colour is that of traces, or nearly."""
    wanted = QColor(theme.TRACE).getRgb()[:3]
    return sum(abs(a - b) for a, b in zip(seen.getRgb()[:3], wanted, strict=True)) < 60


def test_an_analysis_that_is_cancelled_leaves_nothing(qtbot, opened, tmp_path):
    window = opened(engine="waits")
    panel = window.analysis.panel
    ends = ends_of(window)
    qtbot.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    (job,) = window.jobs.desk.queue.jobs
    assert isinstance(job.work, AnalyseWork)
    assert not panel.button.isVisible()
    qtbot.waitUntil(lambda: bool(window.jobs.desk.queue.running), timeout=PATIENCE)
    qtbot.mouseClick(panel.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(ends), timeout=PATIENCE)
    assert panel.state.text() == texts.ANALYSIS_CANCELLED
    assert panel.button.isVisible()
    assert [path.name for path in tmp_path.iterdir()] == ["tubes.ome.tif"]


def test_nothing_is_measured_while_something_is_in_the_way_and_the_panel_says_what(opened):
    window = opened()
    panel = window.analysis.panel
    assert panel.button.isEnabled()
    assert panel.told.text() == texts.ANALYSIS_RAW_ALONE
    panel.form.choose_kind("mitochondria")
    assert not panel.button.isEnabled()
    assert panel.told.text() == texts.ANALYSIS_ONE_CHANNEL
    panel.form.choose_kind("nuclei")
    assert panel.button.isEnabled()
    assert not panel.form.dna_channel.isVisible()


def test_raw_restored_and_truth_stand_side_by_side(tmp_path):
    from ssai3d_app.engine.analysis.reading import read_analysis
    from ssai3d_app.engine.analysis.request import AnalyseRequest, FilamentSettings
    from ssai3d_app.engine.analysis.run import analyse
    from ssai3d_app.engine.cancellation import CancellationSource

    stack = written(tmp_path / RAW)
    (tmp_path / "truth.json").write_text(
        '{"demo": "neurons", "headline": {"total length": 16.0, "tips": 4}}'
    )
    request = AnalyseRequest(
        path=stack, output=tmp_path / "measured", settings=FilamentSettings(), restored=stack
    )
    analyse(request, lambda _event: None, CancellationSource().token)
    analysis = read_analysis(request.output)
    rows = {row.name: row.values for row in comparison(analysis)}
    raw, restored, truth = rows[texts.ANALYSIS_WITH_UNIT.format(name="Total length", unit="µm")]
    assert raw == restored
    assert truth == "16"
    assert rows["Tips"] == ("4", "4", "4")
    assert len(analysis.stacks["raw"].traces) == 2
