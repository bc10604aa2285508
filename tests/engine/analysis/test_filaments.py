"""Filaments of known course, calibre and branching give those numbers back."""

import csv
import json

import numpy as np
import pytest
import tifffile
from skimage.filters import sato

from ssai3d_app.engine.analysis.filaments.ridges import ridge_response
from ssai3d_app.engine.analysis.filaments.skeleton_graph import graph_of
from ssai3d_app.engine.analysis.filaments.swc import TracedBranch, write_swc
from ssai3d_app.engine.analysis.request import AnalyseRequest, FilamentSettings
from ssai3d_app.engine.analysis.run import analyse
from ssai3d_app.engine.cancellation import CancellationSource, JobCancelled
from tests.engine.analysis.drawn import VOXEL, helix, length, measured, numbers, tubes
from tests.writers.tiff import write_imagej


def star(centre, directions, reach):
    lines = []
    for direction in directions:
        unit = np.array(direction) / np.linalg.norm(direction)
        lines.append(np.array([centre, np.array(centre) + reach * unit]))
    return lines


def test_the_ridge_filter_answers_as_scikit_image_s_does():
    volume = tubes((40, 44, 42), [helix(9, 16, 1.5, (8, 22, 21))], [2.0])
    ours = ridge_response(volume, [1.5, 2.5], CancellationSource().token, lambda *_: None)
    theirs = sato(volume, [1.5, 2.5], black_ridges=False)
    inner = (slice(6, -6),) * 3
    assert np.corrcoef(ours[inner].ravel(), theirs[inner].ravel())[0, 1] > 0.998
    # Differences between voxels flatten a little more than its derivatives of Gaussians do.
    assert ours.max() == pytest.approx(theirs.max(), rel=0.1)


def test_a_helix_has_its_length_within_two_percent():
    line = helix(13, 20, 2.0, (12, 24, 24))
    noise = np.random.default_rng(0).normal(0, 0.04, (64, 48, 48))
    found = numbers(measured(tubes((64, 48, 48), [line], [2.5]) + noise))
    assert found["total length"] == pytest.approx(VOXEL * length(line), rel=0.02)
    assert (found["branch points"], found["tips"]) == (0, 2)


@pytest.mark.parametrize("radius", [2.0, 3.0, 4.0])
def test_a_tube_has_its_calibre_and_length_within_two_percent(radius):
    line = np.array([[10.3, 14.0, 24.2], [44.0, 37.2, 33.0]])
    found = numbers(measured(tubes((56, 52, 58), [line], [radius])))
    assert found["mean calibre"] == pytest.approx(VOXEL * 2 * radius, rel=0.02)
    assert found["total length"] == pytest.approx(VOXEL * length(line), rel=0.02)


@pytest.mark.parametrize("radius", [2.0, 3.0])
def test_noise_of_a_quarter_of_the_brightness_makes_a_tube_hardly_thicker(radius):
    line = np.array([[10.3, 14.0, 24.2], [44.0, 37.2, 33.0]])
    volume = tubes((56, 52, 58), [line], [radius])
    noise = np.random.default_rng(2).normal(0, 0.25, volume.shape)
    found = numbers(measured(volume + noise))
    assert found["mean calibre"] == pytest.approx(VOXEL * 2 * radius, rel=0.06)


def test_a_bright_cell_body_does_not_hide_its_dim_dendrites():
    rng = np.random.default_rng(3)
    shape = (72, 80, 80)
    # Dendrites of a twentieth of the body's brightness, one behind the other.
    lines = [np.array([[10 + 6 * n, 6, 22.3], [12 + 6 * n, 74, 25.1]]) for n in range(9)]
    lines += [line + np.array([0, 0, 28]) for line in lines]
    dendrites = tubes(shape, lines, [1.6] * len(lines))
    body = tubes(shape, [np.array([[30, 38, 38], [36, 42, 38]])], [6.0])
    volume = np.maximum(0.05 * dendrites, body) + rng.normal(0, 0.002, shape)
    found = numbers(measured(volume))
    # The body has a skeleton, too.
    assert found["total length"] == pytest.approx(VOXEL * sum(map(length, lines)), rel=0.2)


def test_y_junctions_give_their_branch_points_and_tips_exactly():
    arms = star((26, 26, 26), [(1, 0, 0), (-0.6, 0.8, 0), (-0.5, -0.7, 0.5)], 18)
    fork = star(arms[0][1], [(0.6, 0.8, 0.1), (0.5, -0.8, -0.2)], 14)
    volume = tubes((68, 52, 52), arms + fork, [2.4, 2, 2, 1.8, 1.8])
    result = measured(volume + np.random.default_rng(1).normal(0, 0.03, volume.shape))
    found = numbers(result)
    assert (found["branch points"], found["tips"]) == (2, 4)
    assert found["total length"] == pytest.approx(VOXEL * (3 * 18 + 2 * 14), rel=0.03)
    assert len(result.tables[0].rows) == len(result.tables[0].places) == 5


def test_a_filament_that_leaves_the_stack_has_no_tip_there():
    line = np.array([[24.0, 24, -5], [24, 24, 40]])
    found = numbers(measured(tubes((48, 48, 60), [line], [2.5])))
    assert found["tips"] == 1


def test_clusters_of_skeleton_voxels_are_one_branch_point():
    skeleton = np.zeros((9, 21, 21), dtype=bool)
    skeleton[4, 10, 1:20] = True
    skeleton[4, 1:20, 10] = True
    graph = graph_of(skeleton)
    assert sorted(graph.degrees().values()) == [1, 1, 1, 1, 4]
    crossing = next(node for node, degree in graph.degrees().items() if degree == 4)
    assert graph.nodes[crossing] == pytest.approx((4, 10, 10))


def test_a_ring_is_one_branch_without_tips():
    angle = np.linspace(0, 2 * np.pi, 400)
    ring = np.stack([np.full(400, 20.0), 30 + 16 * np.sin(angle), 30 + 16 * np.cos(angle)], axis=1)
    result = measured(tubes((40, 60, 60), [ring], [2.5]))
    found = numbers(result)
    assert (found["branch points"], found["tips"]) == (0, 0)
    assert found["total length"] == pytest.approx(VOXEL * 2 * np.pi * 16, rel=0.02)


def test_objects_tell_their_share_in_untrusted_voxels():
    volume = tubes((40, 40, 64), [np.array([[20.0, 20, 10], [20, 20, 54]])], [2.5])
    flagged = np.zeros(volume.shape, dtype=bool)
    flagged[:, :, 32:] = True
    result = measured(volume, flagged)
    assert result.untrusted_share == pytest.approx(0.5, abs=0.03)
    share = result.tables[0].columns.index("untrusted_share")
    assert result.tables[0].rows[0][share] == pytest.approx(0.5, abs=0.03)


def read_swc(path):
    """Points by id, and their parents; holds the file to the grammar of SWC."""
    points, parents = {}, {}
    for line in path.read_text(encoding="ascii").splitlines():
        if line.startswith("#"):
            continue
        number, kind, x, y, z, radius, parent = line.split()
        assert int(number) not in points
        assert int(kind) == 0
        assert float(radius) > 0
        assert int(parent) == -1 or int(parent) in points
        points[int(number)] = np.array([float(z), float(y), float(x)])
        parents[int(number)] = int(parent)
    return points, parents


def test_loops_are_cut_open_in_swc_and_it_says_so(tmp_path):
    corners = np.array([[0.0, 0, 0], [0, 0, 9], [0, 9, 9], [0, 9, 0]])
    sides = [
        TracedBranch(
            (i, (i + 1) % 4), np.linspace(corners[i], corners[(i + 1) % 4], 10), np.ones(10)
        )
        for i in range(4)
    ]
    tail = TracedBranch((0, 4), np.linspace(corners[0], [0, -5, 0], 6), np.ones(6))
    write_swc(tmp_path / "loop.swc", [*sides, tail], [])
    assert "1 loops were cut open" in (tmp_path / "loop.swc").read_text(encoding="ascii")
    points, parents = read_swc(tmp_path / "loop.swc")
    assert len(points) == 4 + 4 * 8 + 5
    assert list(parents.values()).count(-1) == 1


def test_an_analysis_writes_tables_labels_and_traces_that_others_can_read(tmp_path):
    line = np.array([[10.0, 8, 20], [10, 40, 20]])
    volume = tubes((21, 48, 40), [line], [2.5])
    recorded = (100 + 800 * volume[::4]).astype(np.uint16)
    write_imagej(tmp_path / "raw.tif", recorded[None, None], (0.8, 0.2, 0.2), ["A"])
    write_imagej(
        tmp_path / "restored.tif", (800 * volume).astype(np.uint16)[None, None], (0.2,) * 3, ["A"]
    )
    request = AnalyseRequest(
        path=tmp_path / "raw.tif",
        restored=tmp_path / "restored.tif",
        output=tmp_path / "out",
        settings=FilamentSettings(),
    )
    analyse(request, lambda _: None, CancellationSource().token)
    folder = tmp_path / "out" / "restored"
    labels = tifffile.imread(folder / "labels.ome.tif")
    assert labels.shape == volume.shape
    assert (labels[volume > 0.9] == 1).mean() > 0.95
    points, _ = read_swc(folder / "filaments.swc")
    middle = np.array(list(points.values()))[:, [0, 2]].mean(axis=0)
    assert middle == pytest.approx((2.0, 4.0), abs=0.05)
    with (folder / "branches.csv").open(encoding="utf-8") as file:
        (row,) = csv.DictReader(file)
    assert float(row["length_um"]) == pytest.approx(6.4, rel=0.02)
    facts = json.loads((tmp_path / "out" / "analysis.json").read_text(encoding="utf-8"))
    assert facts["results"]["restored"]["voxel_um"] == pytest.approx(0.2)
    assert facts["results"]["raw"]["settings"]["threshold"] > 0
    assert not list(tmp_path.glob(".*"))


def test_a_cancelled_analysis_leaves_nothing(tmp_path):
    volume = tubes((21, 40, 40), [np.array([[10.0, 8, 20], [10, 32, 20]])], [2.5])
    write_imagej(
        tmp_path / "a.tif", (800 * volume).astype(np.uint16)[None, None], (0.2,) * 3, ["A"]
    )
    source = CancellationSource()
    request = AnalyseRequest(
        path=tmp_path / "a.tif", output=tmp_path / "out", settings=FilamentSettings()
    )
    with pytest.raises(JobCancelled):
        analyse(request, lambda _: source.cancel(), source.token)
    assert [path.name for path in tmp_path.iterdir()] == ["a.tif"]
