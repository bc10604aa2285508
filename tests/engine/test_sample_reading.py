"""Background, fading, resolution and optics are read rightly, and told in numbers and units."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy import ndimage

from ssai3d_app.engine.adaptation import MeasuredChannel, facts_of
from ssai3d_app.engine.preparation import sampled_planes
from ssai3d_app.engine.recipe import Recipe
from ssai3d_app.engine.record import ChannelRecord
from ssai3d_app.engine.sample import sentences
from ssai3d_app.engine.sample.brightness import background_level, fading
from ssai3d_app.engine.sample.optics import expected_by_optics
from ssai3d_app.engine.sample.reading import SampleReading, read_sample
from ssai3d_app.engine.sample.resolution import cut_off
from ssai3d_app.engine.scale import IntensityScale
from ssai3d_app.volume.grid import IsotropicGrid
from ssai3d_app.volume.scene import Channel, Microscope, Modality
from tests.benchmarks.backbones.recordings import CASES, Case, lateral_sigma, point_spread
from tests.engine.staged import channel_of
from tests.phantoms import neurites, record

CONFOCAL = Microscope(Modality.CONFOCAL, numerical_aperture=1.0, immersion="water")
GREEN = Channel("A", excitation_nm=500.0, emission_nm=500.0)
MICROMETRES = 0.1
"""Edge of a voxel."""


def _grid(raw: np.ndarray, step: float) -> IsotropicGrid:
    return IsotropicGrid(raw.shape, (MICROMETRES * step, MICROMETRES, MICROMETRES))


def _read(raw: np.ndarray, step: float, **facts: object) -> SampleReading:
    channel = replace(channel_of(raw), **facts)
    planes = sampled_planes(channel, np.random.default_rng(0))
    return read_sample(channel, planes, _grid(raw, step))


@pytest.fixture(scope="module")
def raw() -> np.ndarray:
    return record(neurites((97, 96, 96), 3), 4, 11).raw


@pytest.fixture(scope="module")
def reading(raw) -> SampleReading:
    return _read(raw, 4.0)


def test_the_background_is_the_level_without_structure_and_not_the_darkest_noise(raw, reading):
    scale = IntensityScale.of(raw)
    found = reading.background * scale.range + scale.background
    assert found == pytest.approx(120.0, abs=3.0)
    assert scale.background < 110.0


def test_a_crowded_sample_has_the_level_of_its_darkest_parts_for_a_background():
    rng = np.random.default_rng(0)
    crowded = ndimage.gaussian_filter(rng.random((6, 128, 128)), (0, 3, 3))
    crowded = 200 + 800 * (crowded - crowded.min()) / np.ptp(crowded)
    level = background_level(crowded.astype(np.float32))
    assert crowded.min() < level < np.quantile(crowded, 0.4)


@pytest.mark.parametrize("value", [0.0, np.nan])
def test_the_background_of_nothing_is_nothing(value):
    assert background_level(np.full((3, 20, 20), value, dtype=np.float32)) == 0.0


def _steady(seed: int = 0) -> np.ndarray:
    """Many small cells, so that no plane holds brighter ones than others."""
    cells = ndimage.gaussian_filter(np.random.default_rng(seed).random((20, 160, 160)), (2, 3, 3))
    return np.clip((cells - np.quantile(cells, 0.7)) / np.ptp(cells), 0, None).astype(np.float32)


@pytest.mark.parametrize("share", [0.6, 0.8])
@pytest.mark.parametrize("backwards", [False, True])
def test_light_that_is_lost_with_depth_is_told(share, backwards):
    depth = np.linspace(0, 1, 20, dtype=np.float32)[:: -1 if backwards else 1]
    faded = _steady() * ((1 - share) ** depth)[:, None, None] + 0.1
    order = np.random.default_rng(1).permutation(20)
    lost = fading(faded[order], [3 * int(z) for z in order], 0.1)
    assert lost == pytest.approx(-share if backwards else share, abs=0.1)


def test_planes_that_are_bright_for_what_they_hold_are_no_fading(reading):
    assert reading.fading is None
    even = fading(_steady() + 0.1, list(range(20)), 0.1)
    assert even is None or abs(even) < 0.2
    assert fading(_steady()[:5], list(range(5)), 0.0) is None
    assert fading(np.full((20, 16, 16), np.nan, dtype=np.float32), list(range(20)), 0.0) is None


@pytest.mark.parametrize("limit", [0.12, 0.2, 0.3])
def test_the_finest_detail_in_the_plane_is_where_noise_begins(limit):
    rng = np.random.default_rng(2)
    frequency = np.hypot(np.fft.fftfreq(192)[:, None], np.fft.fftfreq(192)[None, :])
    images = []
    for _ in range(4):
        spectrum = np.fft.fft2(rng.standard_normal((192, 192))) * (frequency < limit)
        image = np.fft.ifft2(spectrum / (frequency + 0.02)).real
        noisy = image / image.std() + rng.normal(0, 0.05, image.shape)
        images.append(noisy.astype(np.float32))
    assert cut_off(images, (1.0, 1.0)) == pytest.approx(limit, rel=0.12)


def test_detail_is_coarser_along_z_and_never_finer_than_the_planes_show(reading):
    assert reading.lateral_cut_off is not None
    assert reading.axial_cut_off is not None
    assert 0.04 < reading.axial_cut_off <= 0.5 / 4.0
    assert reading.axial_cut_off < 0.6 * reading.lateral_cut_off < 0.3


def test_noise_alone_and_constant_or_broken_images_hold_no_detail():
    noise = np.random.default_rng(3).standard_normal((3, 96, 96)).astype(np.float32)
    assert cut_off(list(noise), (1.0, 1.0)) is None
    assert cut_off([np.ones((32, 32), dtype=np.float32)], (1.0, 1.0)) is None
    assert cut_off([np.full((32, 32), np.nan, dtype=np.float32)], (1.0, 1.0)) is None
    assert cut_off([], (1.0, 1.0)) is None


def _true_width(case: Case) -> float:
    """Extra width of a PSF on its axis, in voxels."""
    psf = point_spread(96, case, 0.0)
    column = np.concatenate([psf[-20:, 0, 0], psf[:21, 0, 0]])
    fine = np.interp(np.linspace(0, 40, 4001), np.arange(41), column)
    axial = np.count_nonzero(fine > fine.max() / 2) * 0.01 / 2.3548
    return float(np.sqrt(axial**2 - lateral_sigma(psf) ** 2))


@pytest.mark.parametrize(
    ("case", "modality", "aperture"),
    [
        (CASES[0], Modality.CONFOCAL, 1.0),
        (CASES[3], Modality.WIDEFIELD, 0.95),
        (CASES[2], Modality.LIGHT_SHEET, 0.9),
    ],
    ids=["confocal", "widefield", "light-sheet"],
)
def test_theory_expects_what_the_point_spread_function_is(case, modality, aperture):
    microscope = Microscope(modality, numerical_aperture=aperture, immersion="water")
    expected = expected_by_optics(microscope, GREEN, MICROMETRES)
    assert expected is not None
    assert expected.width == pytest.approx(_true_width(case), rel=0.25)


def test_theory_says_nothing_where_the_file_does_not():
    for unknown in ("modality", "numerical_aperture", "immersion"):
        assert expected_by_optics(replace(CONFOCAL, **{unknown: None}), GREEN, 0.1) is None
    assert expected_by_optics(CONFOCAL, Channel("A"), 0.1) is None
    assert expected_by_optics(replace(CONFOCAL, numerical_aperture=1.4), GREEN, 0.1) is None
    two_photons = replace(CONFOCAL, modality=Modality.MULTIPHOTON)
    assert expected_by_optics(two_photons, Channel("A", emission_nm=500.0), 0.1) is None
    assert expected_by_optics(two_photons, Channel("A", excitation_nm=900.0), 0.1) is not None


def test_optics_that_the_stack_contradicts_are_not_believed_and_the_user_is_told(raw, reading):
    sharper = replace(CONFOCAL, numerical_aperture=1.3)
    believed = _read(raw, 4.0, microscope=CONFOCAL, channel=GREEN)
    against = _read(raw, 4.0, microscope=sharper, channel=replace(GREEN, excitation_nm=160.0))
    assert not believed.contradicts_optics
    assert against.contradicts_optics
    assert against.blur == reading.blur
    grid = _grid(raw, 4.0)
    assert sentences.cautions("A", believed, grid) == []
    (caution,) = sentences.cautions("A", against, grid)
    assert "the stack is believed" in caution


def test_what_was_found_is_told_in_numbers_and_units(raw, reading):
    blur, noise, detail = sentences.findings("A", reading, IntensityScale.of(raw), _grid(raw, 4.0))
    widths = [2.3548 * MICROMETRES * w for w in (reading.blur.best, reading.blur.smallest)]
    assert f"blurred by {widths[0]:.2f} µm ({widths[1]:.2f}–" in blur
    assert "measured from the stack" in blur
    assert "photons at the brightest; background at 11" in noise
    assert "µm in the plane and every" in detail


def test_blur_that_changes_with_depth_is_told_and_even_blur_is_not(reading):
    assert reading.blur_by_depth is None
    truth = neurites((97, 96, 96), 3)
    narrow, wide = (record(truth, 2, 11, axial_sigma=s).raw.astype(float) for s in (1.4, 5.0))
    share = np.linspace(0, 1, len(narrow))[:, None, None]
    changing = (1 - share) * narrow + share * wide
    found = _read(changing, 2.0)
    assert found.blur_by_depth is not None
    first, _, last = found.blur_by_depth
    assert last > 1.5 * first
    said = sentences.findings("A", found, IntensityScale.of(changing), _grid(changing, 2.0))
    assert "it changes with depth" in said[0]


def test_light_lost_is_a_caution_and_changes_no_intensity(reading, raw):
    (caution,) = sentences.cautions("A", replace(reading, fading=0.45), _grid(raw, 4.0))
    assert "loses 45 % of its brightness" in caution
    assert sentences.cautions("A", replace(reading, fading=0.2), _grid(raw, 4.0)) == []


@pytest.mark.parametrize("shape", [(4, 16, 16), (8, 64, 64), (200, 16, 70), (70, 20, 20)])
def test_any_stack_that_can_be_restored_can_be_read(shape):
    raw = np.random.default_rng(5).poisson(20, shape).astype(np.uint16)
    read = _read(raw, 3.0)
    assert read.blur.smallest < read.blur.best < read.blur.largest
    assert read.noise.gain >= 0
    hot = np.zeros(shape, dtype=np.uint16)
    hot[shape[0] // 2, 8, 8] = 4000
    bead = _read(hot, 3.0)
    assert np.isfinite([bead.blur.best, bead.background, bead.noise.read_variance]).all()
    said = sentences.findings("A", bead, IntensityScale.of(hot), _grid(hot, 3.0))
    assert not any("nan" in sentence for sentence in said)


TUNED = {
    "channel": 0,
    "name": "A",
    "tuned_layers": (),
    "tuned_share": 0.1,
    "tuning_steps": 5,
    "held_out_error_before": 0.2,
    "held_out_error_after": 0.1,
    "tuning_curve": (),
}


def test_the_record_holds_what_was_read_in_raw_units_and_micrometres(raw):
    channel, grid = channel_of(raw), _grid(raw, 4.0)
    measured = MeasuredChannel.of(channel, grid, Recipe(), 0, np.random.default_rng(0))
    record = ChannelRecord(**facts_of(measured.reading, channel, grid), **TUNED)
    blur, (axial, lateral) = measured.reading.blur, record.resolution_um
    assert record.axial_blur_best_um == pytest.approx(blur.best * MICROMETRES)
    assert record.background_level == pytest.approx(120.0, abs=3.0)
    assert record.axial_blur_by_optics_um is None
    assert axial is not None
    assert lateral is not None
    assert axial > lateral > 2 * MICROMETRES
    assert ChannelRecord.model_validate_json(record.model_dump_json()) == record


def test_records_of_earlier_versions_are_still_read():
    earlier = {
        "background": 100.0,
        "intensity_range": 900.0,
        "noise_gain": 0.01,
        "noise_read_variance": 0.001,
        "axial_blur_sigma_um": (0.1, 0.3),
        "axial_blur_measured_um": None,
    }
    record = ChannelRecord(**earlier, **TUNED)
    assert record.axial_blur_best_um is None
    assert record.resolution_um == (None, None)
