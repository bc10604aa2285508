import numpy as np
import pytest

from ssai3d_app.engine.analysis.demos.mitochondria import (
    ANISOTROPY,
    VOXEL,
    make_mitochondria,
    true_centrelines,
)
from ssai3d_app.engine.analysis.labelling import connected, label_at

SHAPE = (69, 112, 112)


@pytest.fixture(scope="module")
def scene():
    return make_mitochondria(3, SHAPE)


def test_a_seed_always_makes_the_same_scene(scene):
    again = make_mitochondria(3, SHAPE)
    assert np.array_equal(again.raw, scene.raw)
    assert again.described() == scene.described()


def test_the_networks_are_apart_and_as_many_as_told(scene):
    assert connected(scene.labels > 0).max() == len(scene.networks)
    assert scene.headline["mitochondria"] == len(scene.networks)
    radii = np.concatenate([t.radii for network in scene.networks for t in network.tubules])
    assert 0.3 <= 2 * radii.min() < 2 * radii.max() <= 0.5


def test_each_nucleoid_lies_in_its_mitochondrion(scene):
    for spot in scene.nucleoids:
        assert label_at(scene.labels, np.array(spot.centre) / VOXEL, 0.0) == spot.network
    along = scene.headline["spacing along the network"]
    assert along > scene.headline["nucleoid spacing"] > 0.32


def test_the_true_lines_have_the_true_length(scene):
    lengths = true_centrelines(scene.networks).lengths(len(scene.networks))
    assert lengths.sum() == pytest.approx(scene.headline["network length"])


def test_the_recording_is_coarser_along_z_and_shows_spots_where_they_are(scene):
    planes = (SHAPE[0] - 1) // ANISOTROPY + 1
    assert scene.raw.shape == (2, planes, *SHAPE[1:])
    assert scene.voxel_size == (ANISOTROPY * VOXEL, VOXEL, VOXEL)
    spot = max(scene.nucleoids, key=lambda n: n.brightness)
    z, y, x = np.rint(np.array(spot.centre) / scene.voxel_size).astype(int)
    around = scene.raw[1, z, y - 1 : y + 2, x - 1 : x + 2]
    assert around.max() > scene.raw[1].mean() + 6 * scene.raw[1].std()
