"""The signals of doubt and the model that makes trust of them, where the errors are known."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from scipy import ndimage

from ssai3d_app.engine.consistency.recording import Recording
from ssai3d_app.engine.degradation import NoiseModel
from ssai3d_app.engine.scale import IntensityScale
from ssai3d_app.engine.trust.reliability import CONSISTENT, PREDICTED, Reliability
from ssai3d_app.engine.trust.signals import SIGNALS, blur_reach, dark_light, signals
from ssai3d_app.engine.trust.stage import Restored, axial_blur, trust_of

STEP = 4
SIGMA = 2.4
NOISE = NoiseModel(0.002, 2e-5)
SHAPE = (61, 56, 150)
EVERYTHING = (slice(0, 61), slice(0, 56), slice(0, 150))


class Held:
    """A volume in memory that is read as one on the disk."""

    def __init__(self, values: np.ndarray) -> None:
        self.values = values.astype(np.float32)
        self.shape = values.shape

    def read(self, box) -> np.ndarray:
        return self.values[box]


class Staged:
    """Raw planes in memory, already on the engine's scale."""

    def __init__(self, planes: np.ndarray) -> None:
        self.volume = Held(planes)
        self.scale = IntensityScale(0.0, 1.0)

    def scaled(self, box) -> np.ndarray:
        return self.volume.read(box)


def truth() -> np.ndarray:
    rng = np.random.default_rng(3)
    volume = np.zeros(SHAPE)
    volume[tuple(rng.integers(0, n, 160) for n in SHAPE)] = rng.uniform(0.3, 1, 160)
    volume = ndimage.gaussian_filter(volume, 2)
    return (volume / volume.max()).astype(np.float32)


def planes_of(volume: np.ndarray, seed: int = 1) -> np.ndarray:
    seen = ndimage.gaussian_filter1d(volume, SIGMA, axis=0, mode="nearest")[::STEP]
    deviation = np.sqrt(NOISE.gain * seen + NOISE.read_variance)
    return seen + deviation * np.random.default_rng(seed).standard_normal(seen.shape)


def restored(result, *, difference=None, planes=None, predicted=None) -> Restored:
    """As the stages of a restoration leave it."""
    small = 0.005 * np.random.default_rng(5).standard_normal(SHAPE)
    return Restored(
        SimpleNamespace(shape=SHAPE, anisotropy=float(STEP), voxel=0.1),
        Staged(planes_of(truth()) if planes is None else planes),
        Held(result),
        Held(small if difference is None else difference),
        Held(truth() if predicted is None else predicted),
    )


RECORD = SimpleNamespace(
    noise_gain=NOISE.gain,
    noise_read_variance=NOISE.read_variance,
    recording=Recording(
        axial_sigma=float(np.hypot(SIGMA, 0.8)),
        lateral_sigma=0.8,
        background=0.0,
        shift=0.1,
        strides=(0.0,),
    ),
    axial_blur_sigma_um=(0.18, 0.3),
    axial_blur_measured_um=None,
)


def signal(name: str, case: Restored, sigma: float = SIGMA) -> np.ndarray:
    around, inside = case.around(EVERYTHING, blur_reach(sigma))
    return signals(around, NOISE, sigma)[SIGNALS.index(name)][inside]


def test_errors_that_the_passes_disagree_about_are_flagged():
    rng = np.random.default_rng(8)
    wrong = ndimage.gaussian_filter(rng.standard_normal(SHAPE), 4)
    wrong = np.where(np.abs(wrong) > 1.3 * wrong.std(), np.sign(wrong) * 0.25, 0)
    wrong = ndimage.gaussian_filter(wrong, 1)
    # What each pass makes of it differs; their mean keeps a half.
    difference = 2 * wrong * rng.uniform(0.5, 1.5, SHAPE)
    result = truth() + wrong
    trust = trust_of(RECORD, restored(result, difference=difference), EVERYTHING)
    planted = np.abs(wrong) > 0.1
    assert trust[planted].mean() < 0.5 < trust[np.abs(wrong) < 1e-4].mean()
    ranks = np.argsort(np.argsort(-trust.ravel()))
    inside = planted.ravel()
    auroc = (ranks[inside].mean() - (inside.sum() - 1) / 2) / (~inside).sum()
    assert auroc > 0.8


def test_more_disagreement_is_less_trust_in_both_models():
    result = truth()
    for case in (restored(result), replace(restored(result), predicted=None)):
        more = replace(case, difference=Held(0.3 * np.ones(SHAPE)))
        before, after = (trust_of(RECORD, each, EVERYTHING) for each in (case, more))
        assert (after <= before + 1e-6).all()
        assert after.mean() < before.mean() - 0.05


def test_a_result_that_contradicts_the_planes_is_trusted_less():
    result = truth()
    ghost = ndimage.gaussian_filter(np.pad(np.ones((1, 1, 1)), ((30, 30), (28, 27), (75, 74))), 3)
    ghost *= 0.5 / ghost.max()
    right = restored(result + ghost, planes=planes_of(result + ghost))
    contradicted = restored(result + ghost, planes=planes_of(result))
    at = (slice(27, 34), slice(25, 31), slice(72, 79))
    assert signal("residual", contradicted)[at].mean() > 3 * signal("residual", right)[at].mean()
    assert (
        trust_of(RECORD, contradicted, EVERYTHING)[at].mean()
        < trust_of(RECORD, right, EVERYTHING)[at].mean()
    )


def test_the_residual_is_that_of_the_noise_where_the_result_is_the_truth():
    assert np.median(signal("residual", restored(truth()))) == pytest.approx(1, abs=0.1)


def test_the_map_of_boxes_is_that_of_the_whole():
    case = restored(truth() + 0.05)
    whole = trust_of(RECORD, case, EVERYTHING)
    for box in (
        (slice(0, 20), slice(0, 30), slice(0, 70)),
        (slice(20, 43), slice(30, 56), slice(70, 150)),
        (slice(43, 61), slice(10, 30), slice(60, 61)),
    ):
        np.testing.assert_allclose(trust_of(RECORD, case, box), whole[box], atol=2e-5)


def test_brightness_and_offset_of_the_stack_do_not_matter():
    """All is in units of the noise: a channel that is brighter, noise and all, is trusted alike."""
    case = restored(truth() + 0.05)
    brighter = Restored(
        case.grid,
        Staged(3 * case.staged.volume.values),
        *(Held(3 * each.values) for each in (case.result, case.difference, case.predicted)),
    )
    record = SimpleNamespace(
        **{
            **vars(RECORD),
            "noise_gain": 3 * NOISE.gain,
            "noise_read_variance": 9 * NOISE.read_variance,
        }
    )
    np.testing.assert_allclose(
        trust_of(record, brighter, EVERYTHING), trust_of(RECORD, case, EVERYTHING), atol=1e-4
    )


def test_the_blur_is_that_of_the_recording_or_else_the_best_of_the_range():
    assert axial_blur(RECORD, 0.1) == pytest.approx(SIGMA)
    unclear = SimpleNamespace(**{**vars(RECORD), "recording": None})
    assert axial_blur(unclear, 0.1) == pytest.approx(np.sqrt(1.8 * 3.0))
    measured = SimpleNamespace(**{**vars(unclear), "axial_blur_measured_um": 0.25})
    assert axial_blur(measured, 0.1) == pytest.approx(2.5)


def test_where_physics_moved_the_prediction_the_result_is_trusted_less():
    moved = truth()
    moved[20:40, 20:36, 40:70] += 0.2
    at = (slice(24, 36), slice(24, 32), slice(45, 65))
    before = trust_of(RECORD, restored(truth()), EVERYTHING)[at].mean()
    assert trust_of(RECORD, restored(truth(), predicted=moved), EVERYTHING)[at].mean() < before


def test_haze_that_the_stack_takes_for_darkness_is_told_by_its_noise():
    """The same pixels, but noisier where dark than a camera is: that light may not belong there."""
    hazy = SimpleNamespace(**{**vars(RECORD), "noise_read_variance": 60 * NOISE.gain**2})
    clear, veiled = (trust_of(each, restored(truth()), EVERYTHING) for each in (RECORD, hazy))
    dark = truth() < 0.02
    assert veiled[dark].mean() < 0.5 < clear[dark].mean()
    assert dark_light(NoiseModel(0.002, 60 * 0.002**2)) == pytest.approx(0.12)
    # More noise than the brightest structure makes is the camera's, and says nothing of light.
    assert dark_light(NoiseModel(0.002, 0.01)) == dark_light(NoiseModel(0.0, 0.01)) == 0


def test_a_model_knows_each_signal_by_a_weight_and_none_makes_up_for_another():
    with pytest.raises(ValueError, match="one weight for each signal"):
        Reliability(1.0, (1.0,), 1.0)
    nothing = (0.0,) * len(SIGNALS)
    with pytest.raises(ValueError, match="no weight may be negative"):
        Reliability(1.0, (-1.0, *nothing[1:]), 1.0)
    for model in (CONSISTENT, PREDICTED):
        weights = dict(zip(SIGNALS, model.weights, strict=True))
        assert weights["disagreement"] > 0
        assert weights["haze"] > 0
    assert Reliability(1.0, nothing, 2.0).trust(np.zeros((len(SIGNALS), 1, 1, 1))) == 0.5
