"""Measures of resolution against known answers and independent computations."""

import numpy as np
import pytest
from scipy import ndimage, optimize
from skimage.draw import ellipsoid

from ssai3d_app.engine.resolution.axis_spectra import axis_spectrum
from ssai3d_app.engine.resolution.fourier_correlation import along_axis
from ssai3d_app.engine.resolution.line_widths import (
    find_structures,
    full_width,
    median_width,
    sharpest,
)
from ssai3d_app.engine.resolution.measured import jackknife, standard_error_of_median
from ssai3d_app.engine.resolution.one_image import (
    axial_correlation,
    calibration,
    checkerboard_resolution,
    plane_correlation,
    two_volumes,
)

FWHM = 2 * np.sqrt(2 * np.log(2))


def band_limited(shape, limits, seed, noise=0.02):
    """White structure up to a frequency (cycles per voxel) along each axis, and white noise."""
    rng = np.random.default_rng(seed)
    spectrum = np.fft.fftn(rng.standard_normal(shape))
    squared = sum(
        (np.fft.fftfreq(n).reshape([-1 if a == axis else 1 for a in range(len(shape))]) / limit)
        ** 2
        for axis, (n, limit) in enumerate(zip(shape, limits, strict=True))
    )
    image = np.fft.ifftn(spectrum * (squared <= 1)).real
    image /= image.std()
    return (image + noise * rng.standard_normal(shape)).astype(np.float32)


def independent_ring_correlation(first, second):
    """Fourier ring correlation of two images, ring after ring, as the definition says."""
    n = len(first)
    a, b = np.fft.fftshift(np.fft.fft2(first)), np.fft.fftshift(np.fft.fft2(second))
    y, x = np.indices(a.shape) - n // 2
    rings = np.hypot(y, x)
    return [
        np.real(np.vdot(b[ring], a[ring]))
        / np.sqrt(np.vdot(a[ring], a[ring]).real * np.vdot(b[ring], b[ring]).real)
        for ring in ((rings >= r - 0.5) & (rings < r + 0.5) for r in range(1, n // 2))
    ]


def crossing_by_theory(sigma, noise):
    """Frequency at which white structure of variance 1, blurred by a Gaussian of ``sigma`` pixels,
    and white noise of variance ``noise`` correlate by 1/7: their powers are as 1 to 6.

    The power of the structure is averaged over the sector within 22.5° of the axis.
    """

    def power(frequency):
        across = np.linspace(0, np.tan(np.pi / 8) * frequency, 101)
        return np.mean(np.exp(-((2 * np.pi * sigma) ** 2) * (frequency**2 + across**2)))

    return optimize.brentq(lambda f: power(f) / (power(f) + noise) - 1 / 7, 1e-4, 0.5)


@pytest.mark.parametrize(("sigma", "noise"), [(1.0, 0.05), (1.5, 0.05), (1.5, 0.3)])
def test_two_noisy_recordings_agree_up_to_the_frequency_that_theory_says(sigma, noise):
    rng = np.random.default_rng(12)
    pairs = []
    for _ in range(6):
        structure = ndimage.gaussian_filter(rng.standard_normal((160, 160)), sigma, mode="wrap")
        pairs.append(
            tuple(
                (structure + np.sqrt(noise) * rng.standard_normal((160, 160))).astype(np.float32)
                for _ in range(2)
            )
        )
    expected = 1 / crossing_by_theory(sigma, noise)
    for axis in (0, 1):
        found = along_axis(pairs, axis, (0.2, 0.2)).cut_off
        assert found.value_um == pytest.approx(0.2 * expected, rel=0.06)
        assert abs(found.value_um - 0.2 * expected) < 2.5 * found.uncertainty_um


def test_coarse_planes_are_told_by_their_own_distance_not_by_that_of_the_pixels():
    """The same voxels, 0.1 µm in the plane, with the planes near or far from each other."""
    blocks = [band_limited((64, 96, 96), (0.2, 0.3, 0.3), seed, 0.05) for seed in range(4)]
    for distance in (0.1, 0.3, 0.7):
        found = axial_correlation(blocks, plane_distance=distance, spacing=0.1).cut_off
        assert found.value_um == pytest.approx(5 * distance, rel=0.15)


@pytest.mark.parametrize("period", [3.0, 4.0, 6.0])
@pytest.mark.parametrize("axis", [0, 1])
def test_planes_that_end_at_a_known_frequency_have_that_resolution(period, axis):
    limits = (1 / period, 0.3) if axis == 0 else (0.3, 1 / period)
    planes = [band_limited((192, 192), limits, seed) for seed in range(6)]
    found = plane_correlation(planes, axis, spacing=0.1).cut_off
    assert found.value_um == pytest.approx(0.1 * period, rel=0.06)
    assert 0 < found.uncertainty_um < 0.1 * found.value_um
    assert abs(found.value_um - 0.1 * period) < 2 * found.uncertainty_um
    assert found.count == 6


def test_raw_planes_that_end_at_a_known_axial_frequency_have_that_resolution():
    blocks = [band_limited((64, 96, 96), (0.25, 0.2, 0.2), seed, 0.3) for seed in range(4)]
    found = axial_correlation(blocks, plane_distance=0.5, spacing=0.1).cut_off
    assert found.value_um == pytest.approx(2.0, rel=0.1)
    assert abs(found.value_um - 2.0) < 2 * found.uncertainty_um


def test_light_that_flickers_from_plane_to_plane_is_not_taken_for_axial_detail():
    blocks = [band_limited((64, 96, 96), (0.25, 0.2, 0.2), seed, 0.3) for seed in range(4)]
    rng = np.random.default_rng(9)
    flickering = [b + 3 * rng.standard_normal((64, 1, 1)).astype(np.float32) for b in blocks]
    calm, found = (axial_correlation(each, 0.5, 0.1).cut_off for each in (blocks, flickering))
    assert found.value_um == pytest.approx(calm.value_um, rel=0.01)


def test_two_volumes_agree_up_to_the_detail_that_both_hold():
    pairs = []
    for seed in range(3):
        shared = band_limited((64, 64, 64), (0.125, 0.3, 0.3), seed, noise=0)
        rng = np.random.default_rng(100 + seed)
        halves = [shared + 0.2 * rng.standard_normal(shared.shape) for _ in range(2)]
        pairs.append(tuple(half.astype(np.float32) for half in halves))
    for axis, period in ((0, 0.8), (2, 1 / 3)):
        found = two_volumes(pairs, axis, 0.1).cut_off
        assert abs(found.value_um - period) < 1.5 * found.uncertainty_um < 0.35 * period


def test_the_curve_is_that_of_an_independent_computation():
    rng = np.random.default_rng(5)
    shared = ndimage.gaussian_filter(rng.standard_normal((64, 64)), 1.0, mode="wrap")
    first, second = (shared + 0.1 * rng.standard_normal((64, 64)) for _ in range(2))
    found = along_axis([(first, second)], 1, (1.0, 1.0)).correlation
    # All coefficients of one column of the transform that lie within the sector.
    a, b = np.fft.fft2(first - first.mean()), np.fft.fft2(second - second.mean())
    for k in (3, 10, 20):
        rows = [r for r in range(64) if abs(np.fft.fftfreq(64)[r]) <= np.tan(np.pi / 8) * k / 64]
        one = np.concatenate([a[rows, k], a[rows, -k]])
        two = np.concatenate([b[rows, k], b[rows, -k]])
        expected = np.vdot(two, one).real / np.linalg.norm(one) / np.linalg.norm(two)
        assert found[k] == pytest.approx(expected, abs=1e-9)


def test_the_checkerboard_resolution_is_that_of_koho_and_others_computed_apart():
    rng = np.random.default_rng(1)
    image = ndimage.gaussian_filter(rng.standard_normal((256, 256)), 1.3, mode="wrap")
    image = image / image.std() + 0.2 * rng.standard_normal((256, 256))
    found = checkerboard_resolution([image.astype(np.float32)], 0.05)
    window = np.hanning(258)[1:-1]
    square = (image - image.mean()) * window[:, None] * window
    curve = np.mean(
        [
            independent_ring_correlation(square[0::2, 0::2], square[1::2, 1::2]),
            independent_ring_correlation(square[0::2, 1::2], square[1::2, 0::2]),
        ],
        axis=0,
    )
    smooth = np.convolve(curve, np.ones(3) / 3, mode="valid")
    share = (np.flatnonzero(smooth < 1 / 7)[0] + 2) / 64
    expected = 2 * 0.05 / (share * calibration(share))
    assert found.value_um == pytest.approx(expected, rel=0.04)


def test_coarse_detail_is_found_with_the_published_calibration_too():
    """It was fitted to recordings whose spectra fade; where one ends at once it is 10 % off."""
    planes = [band_limited((256, 256), (1 / 8, 1 / 8), seed) for seed in range(3)]
    assert checkerboard_resolution(planes, 0.1).value_um == pytest.approx(0.8, rel=0.15)


def test_noise_alone_has_no_resolution_and_says_so():
    noise = [np.random.default_rng(s).standard_normal((128, 128)) for s in range(6)]
    found = plane_correlation([n.astype(np.float32) for n in noise], 1, 0.1).cut_off
    assert found.value_um is None
    assert "noise prevails" in found.reason


def test_noise_that_neighbours_share_is_not_taken_for_detail():
    planes = [
        ndimage.gaussian_filter(np.random.default_rng(s).standard_normal((128, 128)), 1.5)
        for s in range(6)
    ]
    found = plane_correlation([p.astype(np.float32) for p in planes], 1, 0.1).cut_off
    assert found.value_um is None
    assert "share their errors" in found.reason


def with_correlation(levels, seed, count):
    """Pairs of images (96, 192) whose halves correlate along x as ``levels`` say, by frequency."""
    rng = np.random.default_rng(seed)
    shape = (96, 192)
    along = np.abs(np.fft.fftfreq(shape[1]))[None, :]
    share = np.sqrt(np.interp(along, np.linspace(0, 0.5, len(levels)), levels))
    pairs = []
    for _ in range(count):
        shared, *own = (np.fft.fft2(rng.standard_normal(shape)) for _ in range(3))
        pairs.append(
            tuple(
                np.fft.ifft2(share * shared + np.sqrt(1 - share**2) * one).real.astype(np.float32)
                for one in own
            )
        )
    return pairs


def test_a_correlation_that_falls_under_the_threshold_only_in_passing_names_no_resolution():
    """As the genuine light-sheet brain has it along x: it dips to 0.11, and rises to 0.3 again."""
    dips = [1, 0.9, 0.6, 0.4, 0.05, 0.3, 0.3, 0.3, 0.3]
    found = along_axis(with_correlation(dips, 3, 8), 1, (2.0, 2.0)).cut_off
    assert found.value_um is None
    assert "lingers around 1/7" in found.reason
    stays = [1, 0.9, 0.6, 0.4, 0.05, 0.05, 0.05, 0.05, 0.05]
    found = along_axis(with_correlation(stays, 3, 8), 1, (2.0, 2.0)).cut_off
    assert found.value_um == pytest.approx(
        2 / np.interp(-1 / 7, [-0.4, -0.05], [3 / 16, 0.25]), rel=0.06
    )
    never = along_axis(with_correlation([1, 0.9, 0.4, 0.3, 0.3], 3, 8), 1, (2.0, 2.0)).cut_off
    assert never.value_um is None
    assert "up to the finest detail" in never.reason


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        (np.ones((16, 32, 32), np.float32), "one value"),
        (np.ones((4, 32, 32), np.float32), "only 4 samples"),
    ],
)
def test_what_is_constant_or_tiny_says_why_it_has_no_resolution(block, reason):
    found = axial_correlation([block], 0.5, 0.1).cut_off
    assert found.value_um is None
    assert reason in found.reason
    assert axial_correlation([], 0.5, 0.1).cut_off.reason
    assert "too small" in checkerboard_resolution([np.zeros((8, 8), np.float32)], 0.1).reason


@pytest.mark.parametrize("sigma", [1.3, 1.7, 3.0])
def test_a_gaussian_line_has_its_known_width(sigma):
    line = 5 + 100 * np.exp(-0.5 * ((np.arange(41) - 20.3) / sigma) ** 2)
    assert full_width(line, 20) == pytest.approx(FWHM * sigma, rel=0.04)
    # Against a fit of the curve itself.
    (_, _, fitted, _), _ = optimize.curve_fit(
        lambda x, a, m, s, b: a * np.exp(-0.5 * ((x - m) / s) ** 2) + b,
        np.arange(41.0),
        line,
        (90, 20, 2, 0),
    )
    assert full_width(line, 20) == pytest.approx(FWHM * abs(fitted), rel=0.04)


@pytest.mark.parametrize("shift", [-0.5, -0.25, 0.0, 0.1, 0.4])
def test_where_a_line_lies_between_the_samples_does_not_change_its_width(shift):
    line = 5 + 100 * np.exp(-0.5 * ((np.arange(41) - 20 - shift) / 1.5) ** 2)
    assert full_width(line, 20) == pytest.approx(FWHM * 1.5, rel=0.03)


def test_a_line_without_a_peak_that_stands_alone_has_no_width():
    assert full_width(np.ones(21), 10) is None
    assert full_width(np.arange(21.0), 10) is None
    assert full_width(np.arange(21.0), 0) is None


def scattered(count, shape, seed):
    """Places far from each other, on planes that are recorded (every fourth)."""
    rng = np.random.default_rng(seed)
    places = []
    while len(places) < count:
        place = np.array(
            [4 * rng.integers(4, shape[0] // 4 - 4), *rng.integers(18, shape[1] - 18, 2)]
        )
        if all(np.abs((place - other) / (2, 1, 1)).max() > 12 for other in places):
            places.append(place)
    return places


def test_widths_of_scattered_beads_are_found_along_each_axis_before_and_after():
    shape, voxel, step = (96, 160, 160), 0.1, 4.0
    points = np.zeros(shape, np.float32)
    for place in scattered(20, shape, 2):
        points[tuple(place)] = 1
    after = ndimage.gaussian_filter(points, 1.5)
    blurred = ndimage.gaussian_filter(points, (5.0, 1.5, 1.5))
    raw = blurred[::4] / blurred.max()
    before = ndimage.zoom(raw, (93 / 24, 1, 1), order=3, grid_mode=False).astype(np.float32)
    structures = sharpest(find_structures(raw, before, after / after.max(), step, 0.3))
    assert len(structures) >= 8
    widths = {
        (axis, after): median_width(structures, axis, voxel, after=after).value_um
        for axis in range(3)
        for after in (False, True)
    }
    assert widths[0, False] == pytest.approx(FWHM * 5.0 * voxel, rel=0.06)
    assert widths[0, True] == pytest.approx(FWHM * 1.5 * voxel, rel=0.08)
    for axis in (1, 2):
        for is_after in (False, True):
            assert widths[axis, is_after] == pytest.approx(FWHM * 1.5 * voxel, rel=0.08)


def test_spheres_have_the_width_of_their_diameter():
    ball = ellipsoid(7, 7, 7).astype(np.float32)
    volume = np.zeros((80, 160, 160), np.float32)
    for place in scattered(9, volume.shape, 4):
        corner = [p - n // 2 for p, n in zip(place, ball.shape, strict=True)]
        box = tuple(slice(max(0, c), c + n) for c, n in zip(corner, ball.shape, strict=True))
        volume[box] = np.maximum(volume[box], ball[tuple(slice(0, v) for v in volume[box].shape)])
    volume = ndimage.gaussian_filter(volume, 1.0)
    structures = find_structures(volume, volume, volume, 1.0, 0.3)
    for axis in range(3):
        assert median_width(structures, axis, 1.0, after=True).value_um == pytest.approx(14, abs=1)


def test_too_few_structures_are_no_measurement():
    rng = np.random.default_rng(3)
    noise = 0.05 * rng.standard_normal((12, 64, 64)).astype(np.float32)
    structures = find_structures(noise, noise, noise, 1.0, 0.5)
    found = median_width(structures, 0, 0.1, after=False)
    assert found.value_um is None
    assert "only 0 isolated structures" in found.reason


def test_white_noise_has_its_variance_per_volume_at_every_frequency():
    rng = np.random.default_rng(6)
    blocks = [0.3 * rng.standard_normal((32, 48, 48)).astype(np.float32) for _ in range(4)]
    frequency, power = axis_spectrum(blocks, 0, (0.5, 0.1, 0.1))
    assert frequency[-1] == pytest.approx(1.0)
    assert np.mean(power[2:]) == pytest.approx(0.09 * 0.005, rel=0.05)
    assert axis_spectrum([np.ones((8, 16, 16), np.float32)], 0, (1, 1, 1))[0].size == 0


def test_blur_takes_from_a_spectrum_what_its_transfer_function_says():
    rng = np.random.default_rng(7)
    sharp = rng.standard_normal((64, 64, 64)).astype(np.float32)
    blurred = ndimage.gaussian_filter1d(sharp, 2.0, axis=0, mode="wrap")
    frequency, before = axis_spectrum([sharp], 0, (1, 1, 1))
    _, after = axis_spectrum([blurred], 0, (1, 1, 1))
    for wanted in (0.05, 0.1):
        place = int(np.argmin(np.abs(frequency - wanted)))
        expected = np.exp(-0.5 * (2 * np.pi * frequency[place] * 2.0) ** 2) ** 2
        assert after[place] / before[place] == pytest.approx(expected, rel=0.3)


def test_errors_are_those_of_the_textbook():
    values = np.random.default_rng(8).normal(5, 2, 400)

    def mean_without(i):
        return float(np.delete(values, i).mean())

    assert jackknife(400, mean_without) == pytest.approx(values.std(ddof=1) / 20, rel=1e-6)
    assert standard_error_of_median(values) == pytest.approx(1.253 * 2 / 20, rel=0.2)
    assert jackknife(2, mean_without) is None
    assert standard_error_of_median([1.0]) is None
