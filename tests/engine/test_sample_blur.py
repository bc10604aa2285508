"""The extra axial blur is found in stacks whose blur is known, and its range says how surely."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from ssai3d_app.engine.preparation import StagedChannel
from ssai3d_app.engine.sample.blur import (
    BlurRange,
    Evidence,
    Expectation,
    plausible_blur,
)
from ssai3d_app.engine.sample.spectra import PowerSpectrum, SpectralBlocks, thirds
from ssai3d_app.engine.scale import IntensityScale
from tests.engine.staged import channel_of
from tests.phantoms import neurites, record


def _evidence(raw: np.ndarray, step: float) -> Evidence | None:
    channel = channel_of(raw)
    blocks = SpectralBlocks.of(channel).read(channel, slice(0, len(raw)))
    return Evidence.of(PowerSpectrum.of(blocks, step), step)


def _found(raw: np.ndarray, step: float) -> BlurRange:
    return plausible_blur(_evidence(raw, step), step)


def _field(seed: int, shape: tuple[int, int, int] = (128, 96, 96), width: float = 1.2):
    """Structure without a direction, of all sizes down to the resolution."""
    noise = np.random.default_rng(seed).standard_normal(shape)
    return sum(ndimage.gaussian_filter(noise, s, mode="wrap") * s**2 for s in (width, 2.5, 5.0))


@pytest.fixture(scope="module")
def fibres() -> np.ndarray:
    return neurites((97, 96, 96), 3)


@pytest.mark.parametrize(
    ("step", "sigma", "photons"),
    [(4, 2.4, 400.0), (4, 2.4, 40.0), (3, 3.0, 400.0), (6, 3.6, 400.0), (2, 2.0, 100.0)],
)
def test_the_extra_blur_is_found_and_its_range_holds_it(fibres, step, sigma, photons):
    raw = record(fibres, step, 11, axial_sigma=sigma, photons=photons).raw
    true = np.sqrt(sigma**2 - 0.8**2)
    blur = _found(raw, float(step))
    assert blur.best == pytest.approx(true, rel=0.2)
    assert blur.smallest < true < blur.largest
    assert blur.largest / blur.smallest < 1.35**2


@pytest.mark.parametrize(("step", "sigma"), [(4, 3.0), (3, 1.5), (1, 2.5)])
def test_structure_without_direction_tells_the_blur_within_a_fifth(step, sigma):
    blurred = ndimage.gaussian_filter1d(_field(1), sigma, axis=0, mode="wrap")[::step]
    assert _found(blurred, float(step)).best == pytest.approx(sigma, rel=0.2)


@pytest.mark.parametrize("stretch", [(1, 2, 2), (2, 1, 1)], ids=["flat", "upright"])
def test_structure_with_a_direction_is_not_taken_for_blur(stretch):
    rng = np.random.default_rng(4)
    shape = tuple(128 // s for s in stretch)
    coarse = sum(
        ndimage.gaussian_filter(rng.standard_normal(shape), s, mode="wrap") * s**1.5
        for s in (0.7, 1.5, 3.0, 6.0)
    )
    structure = ndimage.zoom(coarse, stretch, order=3)
    sharp = ndimage.gaussian_filter(structure, 1.5)
    blurred = ndimage.gaussian_filter1d(sharp, 3.0, axis=0)[::4]
    blur = _found(blurred, 4.0)
    assert blur.best == pytest.approx(3.0, rel=0.35)


def test_a_stack_that_is_isotropic_already_is_recognised():
    assert _found(_field(2, (96, 96, 96), 1.5), 1.0).already_isotropic


def test_noise_is_not_taken_for_sharpness(fibres):
    bright = _found(record(fibres, 4, 11, photons=2000.0).raw, 4.0)
    dim = _found(record(fibres, 4, 11, photons=15.0).raw, 4.0)
    assert dim.best == pytest.approx(bright.best, rel=0.3)
    assert dim.largest / dim.smallest >= bright.largest / bright.smallest


@pytest.mark.parametrize("filtered", ["along the scan", "interpolated"])
def test_noise_that_neighbours_share_is_not_taken_for_sharpness(fibres, filtered):
    raw, step = record(fibres, 4, 11).raw.astype(float), 4.0
    if filtered == "along the scan":
        raw = ndimage.convolve1d(raw, [0.25, 0.5, 0.25], axis=2)
    else:
        raw, step = ndimage.zoom(raw, (1, 2, 2), order=1), 8.0
    true = np.sqrt(2.4**2 - 0.8**2) * step / 4.0
    assert _found(raw, step).best == pytest.approx(true, rel=0.25)


def test_eight_planes_of_a_small_field_are_enough(fibres):
    raw = record(fibres[:32, :64, :64], 4, 11).raw
    assert len(raw) == 8
    assert _found(raw, 4.0).best == pytest.approx(np.sqrt(2.4**2 - 0.8**2), rel=0.35)


def test_intensity_scale_and_offset_do_not_matter(fibres):
    raw = record(fibres, 4, 11).raw
    one, other = _found(raw, 4.0), _found(raw * 3.0 + 500.0, 4.0)
    assert other.best == pytest.approx(one.best, rel=1e-3)


@pytest.mark.parametrize("shape", [(4, 64, 64), (30, 12, 200), (5, 16, 16)])
def test_too_few_voxels_leave_the_blur_to_the_voxel_ratio(shape):
    raw = np.random.default_rng(0).random(shape)
    blur = _found(raw, 4.0)
    assert blur == Expectation.from_sampling(4.0).range()
    assert blur.measured is None


@pytest.mark.parametrize(
    "raw",
    [np.zeros((20, 64, 64)), np.full((20, 64, 64), np.nan)],
    ids=["constant", "not numbers"],
)
def test_where_nothing_is_seen_there_is_still_one_best_width(raw):
    channel = StagedChannel(channel_of(raw).volume, IntensityScale(0.0, 1.0), 0.0)
    blocks = SpectralBlocks.of(channel).read(channel, slice(0, 20))
    assert PowerSpectrum.of(blocks, 4.0) is None
    blur = plausible_blur(None, 4.0)
    assert blur.measured is None
    assert blur.smallest < blur.best < blur.largest


def test_pure_noise_tells_no_blur():
    assert _evidence(np.random.default_rng(3).normal(100, 5, (30, 96, 96)), 4.0) is None


def test_what_holds_no_number_in_one_place_is_measured_in_the_others(fibres):
    raw = np.tile(record(fibres, 4, 11).raw.astype(float), (1, 2, 2))
    raw[5:9, 10:20, 10:20] = np.nan
    channel = StagedChannel(channel_of(raw).volume, IntensityScale(100.0, 1000.0), 0.0)
    blocks = SpectralBlocks.of(channel).read(channel, slice(0, len(raw)))
    found = plausible_blur(Evidence.of(PowerSpectrum.of(blocks, 4.0), 4.0), 4.0)
    assert found.best == pytest.approx(np.sqrt(2.4**2 - 0.8**2), rel=0.25)


def test_blur_that_grows_with_depth_is_seen_in_the_thirds(fibres):
    narrow, wide = (record(fibres, 2, 11, axial_sigma=s).raw.astype(float) for s in (1.4, 4.0))
    share = np.linspace(0, 1, len(narrow))[:, None, None]
    channel = channel_of((1 - share) * narrow + share * wide)
    blocks = SpectralBlocks.of(channel)
    first, _, last = (
        Evidence.of(PowerSpectrum.of(blocks.read(channel, part), 2.0), 2.0)
        for part in thirds(len(narrow))
    )
    assert first is not None
    assert last is not None
    assert last.width > 1.4 * first.width


def test_optics_narrow_the_range_and_give_way_to_pixels_that_contradict_them():
    flat = Evidence(-0.5 * (np.log(np.exp(np.linspace(-1.4, 3, 56)) / 3.0) / 0.3) ** 2)
    alone = plausible_blur(flat, 4.0)
    helped = plausible_blur(flat, 4.0, Expectation(alone.best, 0.15))
    assert helped.largest / helped.smallest < alone.largest / alone.smallest
    wrong = Expectation(alone.best / 6, 0.15)
    assert flat.contradicts(wrong)
    assert plausible_blur(flat, 4.0, wrong) == alone
    assert plausible_blur(None, 4.0, Expectation(2.0, 0.2)).best == pytest.approx(2.0)
