"""Network, then physics: what is found of the recording, and what the steps do with it."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from scipy import ndimage

from ssai3d_app.engine.cancellation import CancellationSource, JobCancelled
from ssai3d_app.engine.classics.acquisition import Acquisition, PointSpread
from ssai3d_app.engine.classics.forward_model import ForwardModel
from ssai3d_app.engine.consistency.diffraction import (
    Microscope,
    point_spread,
    usual_lateral_sigma,
)
from ssai3d_app.engine.consistency.finding import (
    UnclearBlurError,
    find_recording,
)
from ssai3d_app.engine.consistency.recording import Recording
from ssai3d_app.engine.consistency.refining import Refiner
from ssai3d_app.engine.consistency.resolution import Resolution
from ssai3d_app.engine.consistency.steps import Steps, common_stride, extended
from ssai3d_app.engine.consistency.trials import Material, Trial, Window
from ssai3d_app.engine.degradation import NoiseModel
from ssai3d_app.engine.recipe import Recipe
from ssai3d_app.engine.restoration import Pieces

CPU = torch.device("cpu")
TOKEN = CancellationSource().token
LATERAL_SIGMA = usual_lateral_sigma("confocal")
ANISOTROPY = 4.0
SIGMA = 3.2
BACKGROUND = 0.05


def half_width(line: np.ndarray) -> float:
    """Full width at half maximum of a line with one peak in its middle, in voxels."""
    middle = len(line) // 2
    above = np.interp(np.arange(0, middle, 0.01), np.arange(middle), line[middle:-1])
    return 2 * 0.01 * float(np.argmax(above < line[middle] / 2))


def threads(shape: tuple[int, int, int], count: int, seed: int) -> np.ndarray:
    """Random straight threads, as bright as 1, at the resolution of the planes."""
    rng = np.random.default_rng(seed)
    volume = np.zeros(shape, dtype=np.float32)
    for _ in range(count):
        begin, end = (rng.uniform(0, np.array(shape) - 1) for _ in range(2))
        for place in np.linspace(begin, end, 200):
            volume[tuple(np.rint(place).astype(int))] = 1
    volume = ndimage.gaussian_filter(volume, 1.3)
    return volume / np.quantile(volume, 0.999)


def recorded(
    truth: np.ndarray,
    gain: float,
    seed: int,
    microscope: Microscope = "confocal",
    sigma: float = SIGMA,
) -> tuple[np.ndarray, NoiseModel]:
    """Raw planes of a truth that has the resolution of the planes already."""
    psf = point_spread(microscope, sigma, usual_lateral_sigma(microscope))
    planes = (truth.shape[0] - 1) // int(ANISOTROPY) + 1
    model = ForwardModel.of_stack(
        Acquisition(PointSpread.everywhere(psf), ANISOTROPY),
        (planes, *truth.shape[1:]),
        (16, 8, 8),
        CPU,
    )
    finer = Resolution(usual_lateral_sigma(microscope)).undone(
        torch.from_numpy(truth).clamp(min=1e-4)
    )
    clean = model.forward(extended(model, finer)).numpy() + BACKGROUND
    noise = NoiseModel(gain, 1e-5)
    deviation = noise.standard_deviation(torch.from_numpy(clean)).numpy()
    raw = clean + deviation * np.random.default_rng(seed).standard_normal(clean.shape)
    return raw.astype(np.float32), noise


def predicted_of(truth: np.ndarray, share: float) -> np.ndarray:
    """What a network might predict: brighter here and dimmer there by a share of the truth."""
    drift = ndimage.gaussian_filter(np.random.default_rng(7).standard_normal(truth.shape), 6)
    return (truth * (1 + share * drift / drift.std()).clip(0.2) + BACKGROUND).astype(np.float32)


@pytest.fixture(scope="module")
def truth() -> np.ndarray:
    return threads((61, 80, 80), 60, seed=3)


@pytest.fixture(scope="module")
def bright(truth: np.ndarray) -> tuple[np.ndarray, NoiseModel]:
    return recorded(truth, 0.002, seed=1)


@pytest.fixture(scope="module")
def predicted(truth: np.ndarray) -> np.ndarray:
    return predicted_of(truth, 0.4)


@pytest.fixture(scope="module")
def recording(bright: tuple[np.ndarray, NoiseModel], predicted: np.ndarray) -> Recording:
    raw, noise = bright
    return find_recording([Window(raw, predicted)], ANISOTROPY, noise, 0, CPU, TOKEN)


def refine(
    recording: Recording, raw: np.ndarray, predicted: np.ndarray, halvings: int = 0
) -> np.ndarray:
    refiner = Refiner(
        recording,
        ANISOTROPY,
        raw.shape,
        lambda box: np.ascontiguousarray(raw[box]),
        lambda box: np.ascontiguousarray(predicted[box]),
        Pieces(Recipe(), halvings, lambda _: None),
        CPU,
        TOKEN,
    )
    result = np.full_like(predicted, np.nan)
    for box in refiner.boxes:
        result[box] = refiner.refined(box)
    return result


def error(volume: np.ndarray, truth: np.ndarray) -> float:
    return float(np.sqrt(np.mean((volume - BACKGROUND - truth) ** 2)))


@pytest.mark.parametrize("microscope", ["confocal", "light-sheet", "widefield"])
@pytest.mark.parametrize(("axial", "lateral"), [(2.5, 0.8), (4.0, 1.2), (6.0, 0.8)])
def test_the_psf_has_the_widths_asked_for(microscope, axial, lateral):
    psf = point_spread(microscope, axial, lateral)
    z, y, x = (n // 2 for n in psf.shape)
    assert psf.sum() == pytest.approx(1, abs=1e-5)
    assert half_width(psf[:, y, x]) == pytest.approx(2.355 * axial, rel=0.06)
    # Averaged over the pixel it is a little wider.
    assert half_width(psf[z, y]) == pytest.approx(2.355 * np.hypot(lateral, 0.29), rel=0.06)
    np.testing.assert_allclose(psf, psf[::-1, ::-1, ::-1], atol=1e-6)


def test_light_out_of_focus_spreads_as_a_cone():
    psf = point_spread("confocal", 4.0, 0.8)
    place = np.arange(psf.shape[1]) - psf.shape[1] // 2
    widths = [
        np.sqrt((plane.sum(axis=0) * place**2).sum() / plane.sum()) for plane in psf[16::4][:4]
    ]
    assert widths == sorted(widths)
    assert widths[-1] > 2 * widths[0]


def test_undoing_a_resolution_brings_back_what_shows_the_same(truth):
    resolution = Resolution(LATERAL_SIGMA)
    shown = torch.from_numpy(truth).clamp(min=1e-3)
    again = resolution(resolution.undone(shown))
    assert float((again - shown).square().mean().sqrt()) < 0.005
    constant = torch.full((9, 9, 9), 0.3)
    torch.testing.assert_close(resolution(constant), constant)


def test_the_blur_and_the_background_are_found(recording):
    assert recording.axial_sigma == pytest.approx(SIGMA, rel=0.15)
    assert recording.background == pytest.approx(BACKGROUND, abs=0.01)
    assert recording.misfit_after < 0.8 * recording.misfit_before


def test_the_steps_bring_a_prediction_nearer_to_the_truth(recording, bright, predicted, truth):
    raw, _ = bright
    before, after = error(predicted, truth), error(refine(recording, raw, predicted), truth)
    assert after < 0.6 * before


def test_a_blur_that_the_prediction_has_kept_is_not_taken_from_the_width(bright, truth):
    """A prediction that is blurred itself explains the planes with too narrow a PSF."""
    raw, noise = bright
    blurred = ndimage.gaussian_filter(truth, (1.6, 0, 0)) + np.float32(BACKGROUND)
    found = find_recording([Window(raw, blurred)], ANISOTROPY, noise, 0, CPU, TOKEN)
    assert found.axial_sigma == pytest.approx(SIGMA, rel=0.1)


def test_a_light_sheet_is_told_from_a_confocal_microscope(truth, predicted, recording):
    raw, noise = recorded(truth, 0.002, seed=6, microscope="light-sheet")
    sheet = find_recording([Window(raw, predicted)], ANISOTROPY, noise, 0, CPU, TOKEN)
    assert sheet.microscope == "light-sheet"
    assert recording.microscope == "confocal"
    assert sheet.lateral_sigma == pytest.approx(1.39 * recording.lateral_sigma, rel=0.01)


def test_the_width_of_a_light_sheet_is_found_as_that_of_a_confocal_microscope_is(truth, predicted):
    raw, noise = recorded(truth, 0.002, seed=6, microscope="light-sheet")
    sheet = find_recording([Window(raw, predicted)], ANISOTROPY, noise, 0, CPU, TOKEN)
    assert sheet.axial_sigma == pytest.approx(SIGMA, rel=0.15)


def test_a_microscope_that_the_file_tells_of_is_believed_unless_the_planes_deny_it(
    truth, predicted, bright
):
    raw, noise = recorded(truth, 0.2, seed=6, microscope="light-sheet")
    window = Window(raw, predicted)
    alone = find_recording([window], ANISOTROPY, noise, 0, CPU, TOKEN)
    told = find_recording([window], ANISOTROPY, noise, 0, CPU, TOKEN, known="light-sheet")
    assert (alone.microscope, told.microscope) == ("confocal", "light-sheet")
    window = Window(bright[0], predicted)
    for wrong in ("light-sheet", "widefield"):
        found = find_recording([window], ANISOTROPY, bright[1], 0, CPU, TOKEN, known=wrong)
        assert found.microscope == "confocal"


@pytest.mark.parametrize("gain", [0.002, 0.03])
def test_as_many_steps_are_taken_as_bring_it_nearest_to_the_truth(truth, predicted, gain):
    raw, noise = recorded(truth, gain, seed=8)
    found = find_recording([Window(raw, predicted)], ANISOTROPY, noise, 0, CPU, TOKEN)
    material = Material([Window(raw, predicted)], NoiseModel(1e-7, 1e-9), ANISOTROPY, CPU)
    further = Trial(material, found)
    assert further.steps_borne(40, 0, TOKEN) == 40
    errors = [
        error(refine(found.model_copy(update={"strides": strides}), raw, predicted), truth)
        for strides in (found.strides[: max(1, len(found.strides) // 4)], found.strides)
    ]
    noisy = found.model_copy(update={"strides": further.strides(40, TOKEN)})
    assert errors[1] < errors[0]
    assert errors[1] < 1.1 * error(refine(noisy, raw, predicted), truth)


def test_a_blur_thirty_percent_off_does_no_harm(recording, bright, predicted, truth):
    raw, _ = bright
    before = error(predicted, truth)
    for factor in (0.77, 1.3):
        wrong = recording.model_copy(update={"axial_sigma": factor * SIGMA})
        few = wrong.model_copy(update={"strides": recording.strides[:4]})
        assert error(refine(few, raw, predicted), truth) < 1.02 * before


def test_a_psf_that_is_given_is_the_one_used(bright, predicted, truth, recording):
    raw, noise = bright
    window = Window(raw, predicted)
    given = PointSpread.everywhere(point_spread("confocal", SIGMA, LATERAL_SIGMA))
    known = find_recording([window], ANISOTROPY, noise, 0, CPU, TOKEN, given)
    assert known.axial_sigma is None
    # The pixels widen it a little.
    assert known.lateral_sigma == pytest.approx(LATERAL_SIGMA, rel=0.12)
    assert known.misfit_after < 0.8 * known.misfit_before
    with pytest.raises(ValueError, match="needs that PSF"):
        known.acquisition(ANISOTROPY)
    wrong = PointSpread.everywhere(point_spread("confocal", 2 * SIGMA, LATERAL_SIGMA))
    misled = find_recording([window], ANISOTROPY, noise, 0, CPU, TOKEN, wrong)
    assert misled.misfit_before > 2 * known.misfit_before


def test_noisy_planes_bear_fewer_steps_and_are_not_made_worse(truth, predicted, recording):
    raw, noise = recorded(truth, 0.1, seed=2)
    dim = find_recording([Window(raw, predicted)], ANISOTROPY, noise, 0, CPU, TOKEN)
    assert len(dim.strides) < len(recording.strides)
    assert error(refine(dim, raw, predicted), truth) < 1.02 * error(predicted, truth)


def test_what_is_found_is_the_same_each_time(bright, predicted, recording):
    raw, noise = bright
    again = find_recording([Window(raw, predicted)], ANISOTROPY, noise, 0, CPU, TOKEN)
    assert again == recording


def test_light_is_kept_and_nothing_moves(recording, bright, predicted):
    raw, _ = bright
    refined = refine(recording, raw, predicted)
    inside = slice(8, -8)
    light = [float((v[inside] - BACKGROUND).sum()) for v in (refined, predicted)]
    assert light[0] == pytest.approx(light[1], rel=0.03)
    bead = np.zeros((61, 33, 33), dtype=np.float32)
    bead[28, 16, 16] = 1
    shown = ndimage.gaussian_filter(bead, (2.0, LATERAL_SIGMA, LATERAL_SIGMA))
    shown /= shown.max()
    planes, _ = recorded(ndimage.gaussian_filter(bead, LATERAL_SIGMA) * 8, 1e-5, seed=4)
    result = refine(recording, planes, shown + np.float32(BACKGROUND)) - BACKGROUND
    line = np.clip(result[:, 16, 16], 0, None)
    assert float((line * np.arange(61)).sum() / line.sum()) == pytest.approx(28, abs=0.1)


def test_tiles_fit_together_without_a_seam(recording, bright, predicted):
    raw, _ = bright
    whole = refine(recording, raw, predicted)
    pieces = refine(recording, raw, predicted, halvings=2)  # 40 × 48 × 48
    assert float(np.abs(whole - pieces).max()) < 0.02


def test_a_blur_that_no_simple_microscope_has_is_told(bright, predicted):
    raw, noise = bright
    as_blurred = np.repeat(raw, int(ANISOTROPY), axis=0)[: len(predicted)]
    much_blurrier = ndimage.gaussian_filter1d(raw, 2.5, axis=0)
    for planes, prediction in ((raw, as_blurred), (much_blurrier, predicted)):
        window = Window(planes, np.ascontiguousarray(prediction))
        with pytest.raises(UnclearBlurError):
            find_recording([window], ANISOTROPY, noise, 0, CPU, TOKEN)


def test_a_blur_that_changes_much_with_depth_is_told(truth):
    """Under one PSF the steps would make detail of the difference, and the error fourfold."""
    above, noise = recorded(truth, 0.001, seed=9, sigma=0.7 * SIGMA)
    below, _ = recorded(truth, 0.001, seed=10, sigma=1.8 * SIGMA)
    share = np.linspace(0, 1, len(above), dtype=np.float32)[:, None, None]
    window = Window((1 - share) * above + share * below, predicted_of(truth, 0.1))
    with pytest.raises(UnclearBlurError):
        find_recording([window], ANISOTROPY, noise, 0, CPU, TOKEN)


def test_cancelling_ends_between_two_steps(recording, bright, predicted):
    raw, _ = bright
    source = CancellationSource()
    source.cancel()
    refiner = Refiner(
        recording,
        ANISOTROPY,
        raw.shape,
        lambda box: raw[box],
        lambda box: predicted[box],
        Pieces(Recipe(), 0, lambda _: None),
        CPU,
        source.token,
    )
    with pytest.raises(JobCancelled):
        refiner.refined(refiner.boxes[0])


def test_strides_get_there_in_fewer_steps_than_plain_ones(bright, predicted):
    raw, _ = bright
    acquisition = Acquisition(
        PointSpread.everywhere(point_spread("confocal", SIGMA, LATERAL_SIGMA)),
        ANISOTROPY,
        BACKGROUND,
    )
    model = ForwardModel.of_stack(acquisition, raw.shape, (16, 8, 8), CPU)
    planes = torch.from_numpy(raw)
    start = extended(model, torch.from_numpy(predicted - np.float32(BACKGROUND)).clamp(min=1e-3))

    def misfit(count: int, strides: bool) -> float:
        steps = Steps(model, planes, torch.ones_like(planes), start)
        for _ in range(count):
            steps.step(common_stride([steps]) if strides else 0.0)
        return float((planes - model.expected(steps.estimate)).square().mean())

    assert misfit(10, strides=True) < misfit(18, strides=False)
