"""The noise is found in stacks whose noise is known, and texture is not taken for it."""

import numpy as np
import pytest
from scipy import ndimage

from ssai3d_app.engine.sample.noise import estimate_noise


def _smooth(seed: int, width: float = 8.0, shape: tuple[int, int, int] = (6, 192, 192)):
    rng = np.random.default_rng(seed)
    clean = ndimage.gaussian_filter(rng.random(shape), (0, width, width), mode="wrap")
    return (clean - clean.min()) / np.ptp(clean)


def _crowded_spots(seed: int) -> np.ndarray:
    """Bright texture as sharp as a well sampled microscope shows it, on a dark ground."""
    rng = np.random.default_rng(seed)
    field = _smooth(seed, 16.0)
    dots = (rng.random(field.shape) < 0.03 * (field > 0.5)).astype(float)
    image = ndimage.gaussian_filter(dots, (0, 1.2, 1.2), mode="wrap")
    return image / np.quantile(image, 0.999)


def _at_half(noise) -> float:
    return float(np.sqrt(0.5 * noise.gain + noise.read_variance))


def test_gain_and_read_noise_are_found_from_variance_against_mean():
    clean = _smooth(0)
    noisy = clean + np.random.default_rng(1).normal(0, np.sqrt(0.004 * clean + 0.0005))
    noise = estimate_noise(noisy.astype(np.float32))
    assert noise.gain == pytest.approx(0.004, rel=0.1)
    assert noise.read_variance == pytest.approx(0.0005, rel=0.2)


@pytest.mark.parametrize("photons", [10, 20, 40, 400])
@pytest.mark.parametrize("structure", [_smooth, _crowded_spots])
def test_few_photons_are_told_as_rightly_as_many(structure, photons):
    clean = np.maximum(structure(3), 0)
    rng = np.random.default_rng(photons)
    counts = rng.poisson(clean * photons + 0.5) + rng.normal(0, 1.5, clean.shape)
    noise = estimate_noise((counts / photons).astype(np.float32))
    true = np.sqrt((0.5 * photons + 0.5 + 1.5**2) / photons**2)
    assert _at_half(noise) == pytest.approx(true, rel=0.1)


def test_the_texture_of_a_bright_stack_is_not_taken_for_noise():
    clean = _crowded_spots(5)
    noisy = clean + np.random.default_rng(5).normal(0, 0.01, clean.shape)
    assert _at_half(estimate_noise(noisy.astype(np.float32))) == pytest.approx(0.01, rel=0.15)


@pytest.mark.parametrize(
    "smoothing",
    [
        lambda noise: ndimage.convolve1d(noise, [0.25, 0.5, 0.25], axis=2),
        lambda noise: ndimage.gaussian_filter(noise, (0, 1, 1)),
        lambda noise: ndimage.zoom(noise, (1, 2, 2), order=1)[:, :192, :192],
    ],
    ids=["along the scan", "in the plane", "interpolated"],
)
def test_noise_that_neighbours_share_is_counted_in_full(smoothing):
    shared = smoothing(np.random.default_rng(6).normal(0, 0.05, (6, 192, 192)))
    noise = estimate_noise((_smooth(7) + shared).astype(np.float32))
    assert _at_half(noise) == pytest.approx(shared.std(), rel=0.3)


def test_whole_numbers_of_a_coarse_converter_count_as_noise():
    clean = _smooth(8)
    noisy = np.rint(40 * (clean + np.random.default_rng(8).normal(0, 0.02, clean.shape))) / 40
    true = np.sqrt(0.02**2 + 1 / 12 / 40**2)
    assert _at_half(estimate_noise(noisy.astype(np.float32))) == pytest.approx(true, rel=0.1)


def test_values_cut_off_at_the_ends_of_the_range_do_not_count():
    clean = 1.4 * _smooth(9) - 0.2
    noisy = clean + np.random.default_rng(9).normal(0, 0.05, clean.shape)
    assert _at_half(estimate_noise(np.clip(noisy, 0, 1).astype(np.float32))) == pytest.approx(
        0.05, rel=0.1
    )


def test_values_that_are_no_numbers_do_not_count():
    noisy = _smooth(10) + np.random.default_rng(10).normal(0, 0.05, (6, 192, 192))
    noisy[2, 50:90, 20:140] = np.nan
    assert _at_half(estimate_noise(noisy.astype(np.float32))) == pytest.approx(0.05, rel=0.1)


@pytest.mark.parametrize("shape", [(4, 16, 16), (1, 64, 64), (8, 12, 300), (3, 4, 4)])
@pytest.mark.parametrize("value", [0.0, 7.0, np.nan])
def test_a_stack_of_one_value_has_no_noise(shape, value):
    noise = estimate_noise(np.full(shape, value, dtype=np.float32))
    assert (noise.gain, noise.read_variance) == (0.0, 0.0)
