import numpy as np
import pytest

from ssai3d_app.engine.analysis.measured_stack import MeasuredStack
from ssai3d_app.engine.analysis.nuclei.analysis import analyse_nuclei
from ssai3d_app.engine.analysis.nuclei.segmentation import told_apart
from ssai3d_app.engine.analysis.request import NucleiSettings
from ssai3d_app.engine.cancellation import CancellationSource, JobCancelled
from tests.engine.analysis.balls import ball

VOXEL = 0.3
RADIUS = 9.0
CENTRES = (
    # Two pairs that touch, a chain of three, and one on its own.
    (20, 14, 14), (20, 14, 29), (20, 42, 14), (31, 42, 24),
    (18, 18, 60), (20, 34, 62), (22, 50, 60), (48, 20, 40),
)  # fmt: skip


def _stack():
    rng = np.random.default_rng(3)
    volume = np.zeros((64, 66, 78), dtype=np.float32)
    for number, centre in enumerate(CENTRES):
        np.maximum(volume, (0.7 + 0.05 * number) * ball(volume.shape, centre, RADIUS), out=volume)
    # Nucleoli are dark, and the stack is noisy.
    volume -= 0.5 * ball(volume.shape, CENTRES[-1], 3)
    volume += 0.05 * rng.standard_normal(volume.shape, dtype=np.float32) + np.float32(0.1)
    return MeasuredStack(volume, VOXEL, np.zeros(volume.shape, dtype=bool))


def _analysed(settings, stack=None):
    source = CancellationSource()
    return analyse_nuclei(stack or _stack(), settings, source.token, lambda _done, _total: None)


def test_touching_nuclei_are_counted_one_by_one_with_settings_from_the_stack():
    result = _analysed(NucleiSettings())
    told = {headline.name: headline.value for headline in result.headline}
    assert told["nuclei"] == len(CENTRES)
    assert result.settings.diameter == pytest.approx(2 * RADIUS * VOXEL, rel=0.25)
    assert told["mean sphericity"] > 0.9
    assert result.untrusted_share == 0.0
    found = np.array(result.tables[0].places)
    for centre in CENTRES:
        assert np.linalg.norm(found - np.array(centre) * VOXEL, axis=1).min() < 2 * VOXEL


def test_a_nucleus_with_a_dark_nucleolus_has_its_whole_volume():
    result = _analysed(NucleiSettings(diameter=2 * RADIUS * VOXEL))
    columns = result.tables[0].columns
    places = np.array(result.tables[0].places)
    row = np.linalg.norm(places - np.array(CENTRES[-1]) * VOXEL, axis=1).argmin()
    volume = result.tables[0].rows[row][columns.index("volume_um3")]
    assert volume == pytest.approx(4 / 3 * np.pi * (RADIUS * VOXEL) ** 3, rel=0.02)
    nearest = result.tables[0].rows[row][columns.index("nearest_um")]
    others = np.array(CENTRES[:-1]) - np.array(CENTRES[-1])
    assert nearest == pytest.approx(np.linalg.norm(others, axis=1).min() * VOXEL, rel=0.03)


def test_a_deeper_waist_is_asked_for_and_two_stay_one():
    token = CancellationSource().token
    mask = (
        np.maximum(ball((24, 24, 40), (12, 12, 13), 9), ball((24, 24, 40), (12, 12, 26), 9)) > 0.5
    )
    assert told_apart(mask, 18.0, 0.04, token).max() == 2
    assert told_apart(mask, 18.0, 0.4, token).max() == 1


def test_large_nuclei_are_told_apart_on_a_coarser_grid_and_keep_their_voxels():
    token = CancellationSource().token
    shape = (52, 52, 96)
    mask = np.maximum(ball(shape, (26, 26, 26), 25), ball(shape, (26, 26, 69), 25)) > 0.5
    labels = told_apart(mask, 50.0, 0.04, token)
    assert ((labels > 0) == mask).all()
    left, right = np.bincount(labels.ravel())[1:]
    assert left == pytest.approx(right, rel=0.05)


def test_an_empty_stack_has_no_nuclei_and_no_numbers():
    noise = np.random.default_rng(1).standard_normal((20, 30, 30), dtype=np.float32)
    told = _analysed(NucleiSettings(diameter=3.0), MeasuredStack(noise * np.float32(0.01), VOXEL))
    assert [headline.value for headline in told.headline] == [0, None, None, None, None]
    assert told.labels.max() == 0


def test_it_stops_when_it_is_cancelled():
    source = CancellationSource()
    source.cancel()
    with pytest.raises(JobCancelled):
        analyse_nuclei(_stack(), NucleiSettings(), source.token, lambda _done, _total: None)


def test_groups_are_told_apart_one_by_one_as_they_are_all_at_once():
    token = CancellationSource().token
    shape = (40, 44, 60)
    two = np.maximum(ball(shape, (18, 14, 14), 9), ball(shape, (20, 28, 16), 9)) > 0.5
    one = ball(shape, (20, 20, 46), 9) > 0.5
    together = told_apart(two | one, 18.0, 0.1, token)
    assert together.max() == 3
    assert np.unique(together[one]).size == 1
    alone = told_apart(two, 18.0, 0.1, token)
    assert np.array_equal(together > 0, two | one)
    assert ((together == together[18, 14, 14]) == (alone == alone[18, 14, 14])).all()
