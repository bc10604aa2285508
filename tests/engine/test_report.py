"""What a report measures of a volume whose faults are known, and how it is shown."""

import re
import zlib
from io import BytesIO

import numpy as np
import pytest
from PIL import Image
from scipy import ndimage

from ssai3d_app.engine.degradation import NoiseModel
from ssai3d_app.engine.preparation import StagedChannel
from ssai3d_app.engine.report import measuring
from ssai3d_app.engine.report.charts import Series, Span, line_chart
from ssai3d_app.engine.report.document import Document, Figure, Heading, Paragraph, Table
from ssai3d_app.engine.report.doubts import find_doubts, places_to_look
from ssai3d_app.engine.report.drawing import Bitmap, Drawing, png
from ssai3d_app.engine.report.figures_in_words import Notes, kept_together, length
from ssai3d_app.engine.report.page import page_of
from ssai3d_app.engine.report.paper import paper_of
from ssai3d_app.engine.report.parts_of_volume import Measurable, Passes, windows_with_structure
from ssai3d_app.engine.report.pictures import (
    keep_pictures,
    kept_pictures,
    residual_of,
    take_pictures,
)
from ssai3d_app.engine.resolution.measured import Measured
from ssai3d_app.engine.scale import IntensityScale
from ssai3d_app.errors import CannotGoOnError
from ssai3d_app.volume.grid import IsotropicGrid

SIGMA, STEP = 3.0, 4.0
NOISE = 0.01


class InMemory:
    """A volume that is read in boxes."""

    def __init__(self, values):
        self._values = values
        self.shape = values.shape

    def read(self, box):
        return self._values[box]


def measurable(truth, result=None, difference=None, trust=None, seed=0):
    """Raw planes of a truth (Z, Y, X), every fourth, blurred along z, and a result of it."""
    blurred = ndimage.gaussian_filter1d(truth, SIGMA, axis=0, mode="nearest")[:: int(STEP)]
    noise = NOISE * np.random.default_rng(seed).standard_normal(blurred.shape)
    raw = (blurred + noise).astype(np.float32)
    result = truth if result is None else result
    passes = None
    if difference is not None:
        passes = Passes(lambda box: result[box], lambda box: difference[box])
    return Measurable(
        grid=IsotropicGrid(raw.shape, (0.4, 0.1, 0.1)),
        staged=StagedChannel(InMemory(raw), IntensityScale(0.0, 1.0), 0.0),
        result=InMemory(result),
        noise=NoiseModel(0.0, NOISE**2),
        background=0.0,
        axial_sigma=SIGMA,
        passes=passes,
        trust=None if trust is None else lambda box: trust[box],
    )


@pytest.fixture
def truth():
    rng = np.random.default_rng(3)
    points = (rng.random((77, 96, 112)) > 0.9995).astype(np.float32)
    volume = ndimage.gaussian_filter(points, 1.5)
    return (volume / volume.max()).astype(np.float32)


def test_a_true_result_leaves_nothing_but_noise_unexplained(truth):
    volume = measurable(truth)
    (window, *_) = windows_with_structure(volume)
    left = residual_of(volume, window.planes, window.first, window.box)
    assert np.sqrt(np.mean(left**2)) == pytest.approx(1.0, abs=0.1)
    dimmed = measurable(truth, result=(0.5 * truth).astype(np.float32))
    wrong = residual_of(dimmed, window.planes, window.first, window.box)
    assert np.sqrt(np.mean(wrong**2)) > 1.5


def test_windows_lie_on_structure_and_apart():
    volume = np.zeros((29, 200, 300), np.float32)
    volume[:, 20:60, 220:280] = np.random.default_rng(0).random((29, 40, 60))
    windows = windows_with_structure(measurable(volume))
    assert windows[0].box[1].start < 60
    assert windows[0].box[2].stop > 220
    for one in windows:
        for other in windows:
            if one is not other:
                apart = [
                    a.stop <= b.start or b.stop <= a.start
                    for a, b in zip(one.box[1:], other.box[1:], strict=True)
                ]
                assert any(apart)


def test_places_to_look_are_where_the_faults_are_and_apart(truth):
    z, y, x = 44, 44, 60
    result = truth.copy()
    result[z - 4 : z + 4, 8:16, 8:16] += 0.8
    difference = np.zeros_like(truth)
    difference[8:16, y - 4 : y + 4, 96:104] = 0.5
    result[8:16, y - 4 : y + 4, 96:104] += 0.3
    trust = np.ones_like(truth)
    trust[56:64, 80:88, x - 4 : x + 4] = 0.1
    result[56:64, 80:88, x - 4 : x + 4] += 0.3
    doubts = find_doubts(measurable(truth, result, difference, trust), lambda *_: None)
    places = places_to_look(doubts, 0.1)
    assert 3 <= len(places) <= 5
    least, disagreeing, departing = places[:3]
    assert np.abs(np.subtract(least.voxel_zyx, (60, 84, x))).max() <= 8
    assert "100 % of the voxels" in least.why
    assert np.abs(np.subtract(disagreeing.voxel_zyx, (12, y, 100))).max() <= 8
    assert "differ by 50" in disagreeing.why
    assert np.abs(np.subtract(departing.voxel_zyx, (z, 12, 12))).max() <= 8
    assert departing.position_um_zyx == pytest.approx(tuple(0.1 * k for k in departing.voxel_zyx))
    for one in places:
        for other in places:
            if one is not other:
                assert np.linalg.norm(np.subtract(one.voxel_zyx, other.voxel_zyx)) >= 13


def test_flagged_voxels_are_counted_where_there_is_structure_and_not_in_empty_space(truth):
    structure = truth > 5 * NOISE
    trust = np.where(structure & (np.arange(112) < 56), 0.2, 1.0)
    doubts = find_doubts(measurable(truth, trust=trust), lambda *_: None)
    assert (trust < 0.5).mean() < 0.1
    assert doubts.flagged_in_structure == pytest.approx(0.5, abs=0.15)
    assert find_doubts(measurable(truth), lambda *_: None).flagged_in_structure is None


def test_a_volume_of_noise_has_no_places_and_tells_no_widths():
    noise = (NOISE * np.random.default_rng(1).standard_normal((29, 64, 64))).astype(np.float32)
    volume = measurable(noise)
    assert places_to_look(find_doubts(volume, lambda *_: None), 0.1) == ()
    windows = windows_with_structure(volume)
    blocks = [volume.after(window.box) for window in windows]
    rows, lines = measuring.widths(volume, windows, blocks, blocks)
    assert lines == []
    assert all(row.before.value_um is None and row.before.reason for row in rows)


def test_passes_that_differ_agree_only_on_coarse_detail(truth):
    rng = np.random.default_rng(5)
    fine = rng.standard_normal(truth.shape)
    # Along z, and along z alone, they hold nothing in common beyond a period of 10 voxels.
    spectrum = np.fft.fftn(fine)
    spectrum[np.abs(np.fft.fftfreq(truth.shape[0])) < 0.1] = 0
    difference = (2.0 * np.fft.ifftn(spectrum).real).astype(np.float32)
    volume = measurable(truth, difference=difference)
    windows = windows_with_structure(volume)
    planes = measuring.lateral_planes(volume, windows)
    rows, curves = measuring.correlations(volume, windows, planes)
    (found,) = (row.after for row in rows if (row.axis, row.method) == ("z", "passes"))
    assert found.value_um == pytest.approx(1.0, rel=0.35)
    assert {(curve.axis, curve.of) for curve in curves} >= {("z", "before"), ("z", "after")}
    halves = [row for row in rows if row.method == "halves"]
    assert all(row.after.value_um is None and "go together" in row.after.reason for row in halves)


def test_pictures_come_back_from_the_disk_as_they_went(truth, tmp_path):
    volume = measurable(truth, difference=0.1 * truth, trust=np.clip(truth, 0, 1))
    (window, *_) = windows_with_structure(volume)
    taken = take_pictures(volume, window)
    keep_pictures(taken, tmp_path / "pictures.npz")
    kept = kept_pictures(tmp_path / "pictures.npz")
    assert kept.voxel == 0.1
    for name in ("xz", "yz"):
        before, after = taken.sections[name], kept.sections[name]
        assert after.first == before.first
        for part in ("before", "after", "unexplained", "difference", "trust"):
            assert np.allclose(getattr(after, part), getattr(before, part), atol=0.02, rtol=1e-3)
    z, y, x = taken.sections["xz"].first
    expected = truth[z : z + taken.sections["xz"].after.shape[0], y]
    assert np.array_equal(taken.sections["xz"].after, expected[:, x:])
    (tmp_path / "pictures.npz").write_bytes(b"PK damaged")
    with pytest.raises(CannotGoOnError):
        kept_pictures(tmp_path / "pictures.npz")
    assert kept_pictures(tmp_path / "none.npz") is None


@pytest.mark.parametrize("shape", [(5, 7), (4, 6, 3)])
def test_png_files_hold_the_pixels(shape):
    pixels = np.arange(np.prod(shape), dtype=np.uint8).reshape(shape)
    assert np.array_equal(np.asarray(Image.open(BytesIO(png(pixels)))), pixels)


def test_lengths_are_told_with_as_many_digits_as_they_deserve():
    assert length(Measured(value_um=0.41234, uncertainty_um=0.0321)) == "0.412 ± 0.032 µm"
    assert length(Measured(value_um=12.345, uncertainty_um=1.2)) == "12.3 ± 1.2 µm"
    assert length(Measured(value_um=0.2, at_limit=True)) == "≤ 0.200 µm"
    notes = Notes()
    cells = [notes.cell(Measured.unknown(reason)) for reason in ("one", "two", "one")]
    assert cells == ["cannot be told (1)", "cannot be told (2)", "cannot be told (1)"]
    assert notes.texts == ["one", "two"]


def test_axes_have_round_numbers_within_them():
    assert [words for _, words in Span("", 0, 1.0).ticks()] == [
        "0.0",
        "0.2",
        "0.4",
        "0.6",
        "0.8",
        "1.0",
    ]
    assert [words for _, words in Span("", -2.3, 2.3).ticks()] == ["−2", "−1", "0", "1", "2"]
    assert [value for value, _ in Span("", 1e-3, 1e2, True).ticks()] == pytest.approx(
        [1e-3, 1e-2, 1e-1, 1, 10, 100]
    )
    for high in (0.13, 0.7, 3.3, 48, 990):
        ticks = Span("", 0, high).ticks()
        assert 3 <= len(ticks) <= 7
        for value, words in ticks:
            assert float(words) == pytest.approx(value, abs=1e-9)


@pytest.fixture
def document():
    chart = line_chart(
        "A <chart>",
        [Series("one & two", (0, 1, 2), (0, 1, 0.5), "after")],
        Span("µm", 0, 2),
        Span("signal", 0, 1),
        level=(0.5, "1/7"),
    )
    bitmap = Bitmap(0, 0, 40, 40, np.zeros((4, 4), np.uint8))
    return Document(
        "Restoration of <b>細胞</b>.tif",
        "SSAI-3D",
        (
            Paragraph("Predicted & not measured.", "note"),
            Heading("Numbers"),
            Table((("x", "0.41 ± 0.03 µm"),)),
            Table((("a", "b", "c"),), ("What", "before", "after")),
            Figure((chart, Drawing(60, 60, "grey", [bitmap])), "A caption."),
            Paragraph("Careful → now.", "caution"),
        ),
    )


def test_a_page_needs_nothing_but_itself_and_shows_text_as_text(document):
    page = page_of(document).decode()
    assert "<b>" not in page
    assert "&lt;b&gt;細胞&lt;/b&gt;" in page
    assert "one &amp; two" in page
    links = re.findall(r'(?:href|src)="([^"]*)"', page) + re.findall(r"url\(([^)]*)\)", page)
    assert links
    assert all(link.startswith("data:image/png;base64,") for link in links)
    assert "<script" not in page
    assert "$" not in page
    for wanted in ("prefers-color-scheme: dark", "@media print", "0.41 ± 0.03 µm"):
        assert kept_together(wanted) in page


def test_a_paper_is_a_pdf_that_is_the_same_for_the_same_record(document):
    paper = paper_of(document)
    assert paper.startswith(b"%PDF-")
    assert paper.rstrip().endswith(b"%%EOF")
    assert paper_of(document) == paper
    assert len(re.findall(rb"/Type /Page\b", paper)) == 1
    assert zlib.crc32(paper_of(Document("Other", "", ()))) != zlib.crc32(paper)
