"""The endless truth: every family sound and repeatable, the image of a block in its place."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest
import scipy.fft
import tifffile

from ssai3d_app import locations
from ssai3d_app.engine.pretraining.structures import FAMILIES
from ssai3d_app.engine.pretraining.structures.fields import cells, enlarged, spread_seeds, tubes
from ssai3d_app.engine.pretraining.volumes import DIRECTIONAL, defocus_transfer, random_block

EDGE = 64


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_fills_its_volume_with_the_same_structure_for_a_seed(family):
    volume = FAMILIES[family](EDGE, np.random.default_rng(3))
    assert volume.shape == (EDGE,) * 3
    assert volume.dtype == np.float32
    assert volume.min() >= 0
    assert 0.5 < np.quantile(volume, 0.9999) < 8
    assert volume.std() > 0.005
    assert np.array_equal(volume, FAMILIES[family](EDGE, np.random.default_rng(3)))
    assert not np.array_equal(volume, FAMILIES[family](EDGE, np.random.default_rng(4)))


@pytest.mark.parametrize("family", sorted(DIRECTIONAL))
def test_directional_tissue_looks_otherwise_along_z_than_in_the_plane(family):
    steps = []
    for seed in range(3):
        volume = FAMILIES[family](EDGE, np.random.default_rng(seed))
        along, across = (np.abs(np.diff(volume, axis=axis)).mean() for axis in (0, 2))
        steps.append(abs(np.log(along / across)))
    assert np.mean(steps) > 0.15


def test_the_bundled_sample_can_be_made_again_from_its_seed():
    where = Path(__file__).resolve().parents[2] / "packaging" / "make_sample.py"
    specification = importlib.util.spec_from_file_location("make_sample", where)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    assert np.array_equal(module.recorded(), tifffile.imread(locations.sample()))


def test_cells_know_the_distance_to_their_seed_across_the_border():
    rng = np.random.default_rng(0)
    seeds = spread_seeds(EDGE, 27, rng)
    partition = cells(EDGE, seeds)
    gap = np.abs(np.array([10.0, 20.0, 60.0]) - np.mod(seeds, EDGE))
    expected = np.sort(np.linalg.norm(np.minimum(gap, EDGE - gap), axis=1))[:3]
    assert partition.distances[:, 10, 20, 60] == pytest.approx(expected, abs=0.05)


def test_enlarging_keeps_a_smooth_volume_where_it_was():
    z = np.cos(2 * np.pi * np.arange(32) / 32)
    volume = np.broadcast_to(z[:, None, None], (32, 32, 32)).astype(np.float32)
    fine = np.cos(2 * np.pi * np.arange(64) / 64)
    assert np.allclose(enlarged(volume, 64)[:, 3, 5], fine, atol=0.01)


def test_a_tube_is_as_thick_as_it_is_told_and_dark_outside():
    line = np.stack([np.full(128, 32.0), np.full(128, 32.0), np.arange(0, 64, 0.5)], axis=1)
    section = tubes(line, 4.0, EDGE)[:, :, 32]
    assert np.sqrt((section > 0.5).sum() / np.pi) == pytest.approx(4.0, rel=0.15)
    assert section[5, 5] < 1e-3


def blurred_bead(**optics) -> np.ndarray:
    volume = np.zeros((EDGE,) * 3, dtype=np.float32)
    volume[32, 32, 32] = 1.0
    spectrum = scipy.fft.rfftn(volume) * defocus_transfer(EDGE, **optics)
    return scipy.fft.irfftn(spectrum, volume.shape)


@pytest.mark.parametrize("asymmetry", [-1.0, 0.0, 0.7])
@pytest.mark.parametrize("sectioning", [1.0, 5.0])
def test_a_beam_moves_no_bead_and_loses_no_light(asymmetry, sectioning):
    image = blurred_bead(
        lateral_sigma=1.0, focal_depth=4.0, sectioning=sectioning, asymmetry=asymmetry
    )
    assert image.sum() == pytest.approx(1.0, abs=1e-4)
    for through in (image[:, 32, 32], image[32, :, 32], image[32, 32, :]):
        centroid = (through * np.arange(EDGE)).sum() / through.sum()
        assert centroid == pytest.approx(32.0, abs=0.05)


def test_a_widefield_slice_holds_light_of_its_neighbours():
    beside = []
    for sectioning in (1.0, 8.0):
        image = blurred_bead(
            lateral_sigma=1.0, focal_depth=4.0, sectioning=sectioning, asymmetry=0.0
        )
        beside.append(image[:, 32 + 6, :].sum() / image.sum())
    assert beside[1] > 2 * beside[0]


def test_blocks_repeat_for_a_seed_and_a_third_of_them_are_imaged_in_3d():
    imaged = 0
    for seed in range(24):
        block = random_block(32, np.random.default_rng(seed), ("beads", "strata"))
        assert np.isfinite(block.sharp).all()
        imaged += block.recorded is not None
        if block.recorded is not None:
            assert block.axial_sigma > 0
            assert block.recorded.mean() == pytest.approx(block.sharp.mean(), rel=1e-3)
    assert 3 <= imaged <= 16
    again = random_block(32, np.random.default_rng(23), ("beads", "strata"))
    assert np.array_equal(block.sharp, again.sharp)
