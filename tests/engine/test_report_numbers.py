"""Numbers of a report against the record, the written files, and what is known of the recording."""

import re

import numpy as np
import pytest
import tifffile
from scipy import ndimage, optimize

from ssai3d_app.engine.cancellation import CancellationSource
from ssai3d_app.engine.pipeline import restore
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.engine.record import RunRecord
from ssai3d_app.engine.report.figures_in_words import length, percent
from tests.writers.tiff import write_imagej

FWHM = 2 * np.sqrt(2 * np.log(2))
VOXEL_UM = (0.5, 0.1, 0.1)
SIGMA_UM = (0.75, 0.17, 0.17)
BEADS = 14


def recording():
    """Beads between the pixels and planes, Gaussian by ``SIGMA_UM``, with noise, and where."""
    rng = np.random.default_rng(11)
    shape = (28, 96, 96)
    places = []
    while len(places) < BEADS:
        place = rng.uniform((3.0, 1.2, 1.2), (10.5, 8.3, 8.3))
        if all(np.hypot(*(place - other)[1:]) > 1.5 for other in places):
            places.append(place)
    axes = [np.arange(n) * d for n, d in zip(shape, VOXEL_UM, strict=True)]
    light = np.zeros(shape)
    for place in places:
        along = [
            np.exp(-0.5 * ((axis - p) / s) ** 2)
            for axis, p, s in zip(axes, place, SIGMA_UM, strict=True)
        ]
        light += 3000 * np.einsum("z,y,x->zyx", *along)
    noisy = 500 + light + 20 * rng.standard_normal(shape)
    return noisy.round().astype(np.uint16), np.array(places)


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Raw planes, places of the beads in µm, the result as written, its record, and its page."""
    folder = tmp_path_factory.mktemp("beads")
    raw, places = recording()
    write_imagej(folder / "beads.tif", raw[None, None], VOXEL_UM, ["Beads"])
    request = RestoreRequest(
        path=folder / "beads.tif",
        output=folder / "out.ome.tif",
        method="rl",
        iterations=6,
        dtype="float32",
        report=folder / "report",
    )
    restore(request, lambda event: None, CancellationSource().token)
    record = RunRecord.model_validate_json((folder / "report" / "report.json").read_bytes())
    page = (folder / "report" / "report.html").read_text(encoding="utf-8")
    page = page.replace("\N{NO-BREAK SPACE}", " ")
    return raw, places, tifffile.imread(folder / "out.ome.tif"), record, page


def evidence_of(record):
    (channel,) = record.scenes[0].channels
    return channel, channel.evidence


def fitted_width(values, spacing):
    """Full width at half maximum of a Gaussian with an offset that is fitted to a line."""
    at = np.arange(len(values)) * spacing
    start = (np.ptp(values), at[np.argmax(values)], 3 * spacing, values.min())
    (_, _, sigma, _), _ = optimize.curve_fit(
        lambda x, a, m, s, b: a * np.exp(-0.5 * ((x - m) / s) ** 2) + b, at, values, start
    )
    return FWHM * abs(sigma)


def widths_by_fit(volume, places, voxel, axis, reach_um):
    """Median width of the lines through all beads, each over the nearest voxels across in Y, X."""
    found = []
    for place in places:
        z, y, x = (round(p / v) for p, v in zip(place, voxel, strict=True))
        box = [slice(z, z + 1), slice(y - 1, y + 2), slice(x - 1, x + 2)]
        middle, reach = (z, y, x)[axis], round(reach_um / voxel[axis])
        box[axis] = slice(max(0, middle - reach), middle + reach + 1)
        line = np.moveaxis(volume[tuple(box)].astype(float), axis, 0)
        found.append(fitted_width(line.reshape(len(line), -1).mean(axis=1), voxel[axis]))
    return float(np.median(found))


def row_of_page(page, words, when):
    """Cells x, y and z of the table of resolution."""
    rows = re.findall(r"<tr>(.*?)</tr>", page, flags=re.DOTALL)
    cells = [re.findall(r"<td>(.*?)</td>", row) for row in rows]
    named, chosen = "", None
    for row in (row for row in cells if len(row) == 5):
        named = row[0] or named
        if named == words and row[1] == when:
            chosen = row[2:]
    return chosen


@pytest.mark.parametrize("when", ["before", "after"])
def test_widths_on_the_page_are_those_of_the_record_and_of_fits_to_the_written_files(run, when):
    raw, places, result, record, page = run
    _, evidence = evidence_of(record)
    shown = row_of_page(page, "width of the sharpest structures (FWHM)", when)
    volume, voxel = (raw, VOXEL_UM) if when == "before" else (result, (0.1, 0.1, 0.1))
    for cell, axis, number in zip(shown, "xyz", (2, 1, 0), strict=True):
        found = getattr(evidence.resolution_by(axis, "line width"), when)
        assert cell == length(found)
        fitted = widths_by_fit(volume, places, voxel, number, 2.2 if axis == "z" else 0.7)
        assert found.value_um == pytest.approx(fitted, rel=0.1)
        if when == "before":
            assert found.value_um == pytest.approx(FWHM * SIGMA_UM[number], rel=0.12)
        assert found.uncertainty_um < 0.1 * found.value_um


def period_by_halves(planes, spacing):
    """Period in µm where even and odd rows of planes agree to 1/7 along x, sector by sector."""
    products, squares = np.zeros(49), np.zeros((2, 49))
    window = np.hanning(98)[1:-1]
    along = np.abs(np.fft.fftfreq(96, spacing))
    across = np.fft.fftfreq(48, 2 * spacing)
    for plane in planes:
        faded = (plane - plane.mean()) * window * window[:, None]
        even, odd = np.fft.fft2(faded[0::2]), np.fft.fft2(faded[1::2])
        odd = odd * np.exp(-2j * np.pi * spacing * across)[:, None]
        for k in range(1, 49):
            near = np.abs(across) <= np.tan(np.pi / 8) * k / 96 / spacing
            place = np.ix_(near, np.isclose(along, k / 96 / spacing))
            products[k] += np.vdot(odd[place], even[place]).real
            squares[:, k] += [np.sum(np.abs(half[place]) ** 2) for half in (even, odd)]
    curve = products[1:] / np.sqrt(squares[0, 1:] * squares[1, 1:])
    smooth = ndimage.median_filter(curve, 3)
    first = np.flatnonzero(smooth < 1 / 7)[0]
    return 96 * spacing / (first + 0.5)


def test_the_finest_detail_above_noise_is_that_of_the_written_planes(run):
    raw, _, _, record, page = run
    _, evidence = evidence_of(record)
    shown = row_of_page(page, "finest detail above noise (correlation of halves)", "before")
    found = evidence.resolution_by("x", "halves").before
    assert shown[0] == length(found)
    chosen = np.unique(np.linspace(0, 27, 12).astype(int))
    assert found.value_um == pytest.approx(period_by_halves(raw[chosen], 0.1), rel=0.05)


def test_what_is_left_unexplained_is_that_of_the_written_files(run):
    raw, _, result, record, page = run
    channel, evidence = evidence_of(record)
    sigma = channel.axial_blur_best_um / record.scenes[0].result_voxel_size_um
    again = ndimage.gaussian_filter1d(result.astype(float), sigma, axis=0, mode="nearest")[::5]
    # The noise of the record is in units of the brightness range.
    signal = (again - channel.background) / channel.intensity_range
    deviation = np.sqrt(channel.noise_gain * np.maximum(signal, 0) + channel.noise_read_variance)
    left = (raw - again) / channel.intensity_range / deviation
    apart = float(np.sqrt(np.mean(left**2)))
    assert evidence.unexplained.root_mean_square == pytest.approx(apart, rel=0.1)
    told = evidence.unexplained
    for words in (
        f"{told.root_mean_square:.2f} times the noise",
        f"{percent(told.beyond_three, 2)} of the pixels beyond three times the noise",
    ):
        assert words in page
