import numpy as np
import pytest

from ssai3d_app.engine.analysis.distances import nearest_distances
from ssai3d_app.engine.analysis.measured_stack import MeasuredStack
from ssai3d_app.engine.analysis.mitochondria.analysis import analyse_mitochondria
from ssai3d_app.engine.analysis.mitochondria.centrelines import centrelines_of
from ssai3d_app.engine.analysis.mitochondria.nucleoids import find_spots
from ssai3d_app.engine.analysis.request import MitochondriaSettings
from ssai3d_app.engine.cancellation import CancellationSource, JobCancelled
from tests.engine.analysis.balls import spot
from tests.engine.analysis.drawn import tubes

VOXEL = 0.08
SHAPE = (34, 48, 90)
# A straight tubule, one with a side branch, and one on its own further up; z, y, x in voxels.
LINES = [
    np.array([[9.0, 8, 8], [9, 8, 80]]),
    np.array([[9.0, 30, 8], [9, 30, 76]]),
    np.array([[9.0, 30, 40], [9, 44, 52]]),
    np.array([[25.0, 18, 20], [25, 18, 60]]),
]
RADIUS = 3.0
SPOTS = np.array(
    [
        [9.3, 8.2, 20.4], [8.8, 7.6, 35.0], [9.0, 8.4, 62.7],
        [9.2, 30.3, 14.6], [9.0, 29.8, 70.2], [9.0, 42.0, 50.3],
        [25.2, 18.0, 33.5],
        [20.0, 40.0, 20.0],
    ]
)  # fmt: skip
"""The last one lies in no tubule."""
TOKEN = CancellationSource().token


def _stacks(flag_right_half=False):
    rng = np.random.default_rng(5)
    matrix = tubes(SHAPE, LINES, [RADIUS] * 4)
    dna = np.zeros(SHAPE, dtype=np.float32)
    for number, centre in enumerate(SPOTS):
        dna += (0.7 + 0.05 * number) * spot(SHAPE, centre, 1.1)
    flagged = np.zeros(SHAPE, dtype=bool) if flag_right_half else None
    if flagged is not None:
        flagged[:, :, 45:] = True
    noise = 0.02 * rng.standard_normal((2, *SHAPE), dtype=np.float32)
    return (
        MeasuredStack(matrix + noise[0] + np.float32(0.2), VOXEL, flagged),
        MeasuredStack(dna + noise[1] + np.float32(0.1), VOXEL, flagged),
    )


@pytest.fixture(scope="module")
def analysed():
    matrix, dna = _stacks(flag_right_half=True)
    settings = MitochondriaSettings(smoothing=0.05)
    return analyse_mitochondria(matrix, dna, settings, TOKEN, lambda _done, _total: None)


def _headline(result):
    return {headline.name: headline.value for headline in result.headline}


def _column(table, name):
    return [row[table.columns.index(name)] for row in table.rows]


def test_networks_and_nucleoids_are_counted_and_spots_outside_are_told(analysed):
    told = _headline(analysed)
    assert (told["mitochondria"], told["nucleoids"]) == (3, 7)
    assert sum(_column(analysed.tables[0], "nucleoids")) == 7
    assert sorted(_column(analysed.tables[0], "branch_points")) == [0, 0, 1]
    assert any("1 spots lie in no mitochondrion" in remark for remark in analysed.remarks)


def test_the_volume_of_the_networks_is_that_which_was_drawn(analysed):
    # Smoothing draws the half of the brightness in from a surface as curved as this.
    drawn = float((tubes(SHAPE, LINES, [RADIUS] * 4)).sum()) * VOXEL**3
    assert _headline(analysed)["mitochondrial volume"] == pytest.approx(drawn, rel=0.08)


def test_nucleoids_are_placed_to_a_tenth_of_a_voxel(analysed):
    found = np.array(analysed.tables[1].places) / VOXEL
    for centre in SPOTS:
        assert np.linalg.norm(found - centre, axis=1).min() < 0.1


def test_spacing_is_told_straight_and_along_the_network(analysed):
    table = analysed.tables[1]
    found = np.array(table.places) / VOXEL

    def of(column, spot_number):
        row = np.linalg.norm(found - SPOTS[spot_number], axis=1).argmin()
        return table.rows[row][table.columns.index(column)]

    straight = float(np.linalg.norm(SPOTS[0] - SPOTS[1])) * VOXEL
    assert of("nearest_um", 0) == pytest.approx(straight, rel=0.02)
    assert of("nearest_along_network_um", 0) == pytest.approx(14.6 * VOXEL, abs=1.5 * VOXEL)
    # From the branch around the corner, and not through the cell.
    around = float(np.hypot(12, 10.3)) + 25.4
    assert of("nearest_along_network_um", 5) == pytest.approx(around * VOXEL, abs=2.5 * VOXEL)
    # Alone in its mitochondrion.
    assert of("nearest_along_network_um", 6) is None


def test_settings_are_told_as_used_and_each_object_its_untrusted_share(analysed):
    assert analysed.settings.threshold is not None
    assert analysed.settings.spot_threshold is not None
    assert analysed.settings.spot_size == 0.25
    shares = _column(analysed.tables[0], "untrusted_share")
    assert all(0.3 < share < 0.7 for share in shares)
    spots = dict(
        zip(
            _column(analysed.tables[1], "x_um"),
            _column(analysed.tables[1], "untrusted_share"),
            strict=True,
        )
    )
    assert all(share == float(x > 45 * VOXEL) for x, share in spots.items())


def test_a_threshold_that_is_set_is_used_and_leaves_out_what_is_dim():
    matrix, dna = _stacks()
    settings = MitochondriaSettings(smoothing=0.05, threshold=5.0, spot_threshold=5.0)
    result = analyse_mitochondria(matrix, dna, settings, TOKEN, lambda _done, _total: None)
    told = _headline(result)
    assert (told["mitochondria"], told["nucleoids"]) == (0, 0)
    assert told["nucleoid spacing"] is None
    assert result.untrusted_share is None


def test_it_stops_when_it_is_cancelled():
    source = CancellationSource()
    source.cancel()
    with pytest.raises(JobCancelled):
        analyse_mitochondria(
            *_stacks(), MitochondriaSettings(), source.token, lambda _done, _total: None
        )


def test_lines_run_through_the_middle_and_a_round_object_has_hardly_any():
    labels = (tubes(SHAPE, LINES[:1], [RADIUS]) > 0.5).astype(np.int32)
    lines = centrelines_of(labels, VOXEL, 0.4)
    assert lines.lengths(1)[0] == pytest.approx(72 * VOXEL, rel=0.06)
    assert np.abs(lines.points[:, :2] / VOXEL - (9, 8)).max() < 1
    ball = np.zeros((9, 9, 9), dtype=np.int32)
    ball[3:6, 3:6, 3:6] = 1
    assert centrelines_of(ball, VOXEL, 0.4).lengths(1)[0] <= 3 * VOXEL


def test_noise_alone_holds_no_spots():
    noise = np.random.default_rng(2).standard_normal((30, 40, 40), dtype=np.float32)
    found = find_spots(noise, VOXEL, size=0.25, threshold=None, token=TOKEN)
    assert len(found.centres) < 3
    assert found.labels.max(initial=0) == len(found.centres)


def test_a_spot_in_the_middle_between_voxels_is_counted_once():
    z, y, x = (place - (n - 1) / 2 for n, place in zip(SHAPE, np.indices(SHAPE), strict=True))
    between = np.exp(-(z**2 + y**2 + x**2) / 2 / 2.0**2).astype(np.float32)
    found = find_spots(between, VOXEL, size=0.3, threshold=0.1, token=TOKEN)
    assert found.centres == pytest.approx(np.array([[n - 1 for n in SHAPE]]) / 2 * VOXEL)


def test_the_nearest_of_one_place_is_unknown():
    assert np.isnan(nearest_distances(np.zeros((1, 3)))).all()
    assert nearest_distances(np.array([[0, 0, 0], [0, 3, 4.0], [0, 0, -12]])).tolist() == [5, 5, 12]
