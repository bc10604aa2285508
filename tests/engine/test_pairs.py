"""Pairs: in place, turned before the blur, repeatable, and mostly of patches with structure."""

import numpy as np
import pytest
import torch

from ssai3d_app.engine.degradation import NoiseModel
from ssai3d_app.engine.pairs import PairMaker
from ssai3d_app.engine.sample.blur import BlurRange

QUIET = NoiseModel(0.0, 0.0)


def make_pairs(height: int, width: int, anisotropy: float) -> PairMaker:
    patches = np.random.default_rng(0).random((10, 1, height, width)).astype(np.float32)
    return PairMaker(patches, anisotropy, BlurRange(1.0, 3.0, None), QUIET)


def test_the_same_seed_makes_the_same_pairs():
    pairs = make_pairs(64, 64, 4.0)
    first = pairs.batch(4, np.random.default_rng(5))
    second = pairs.batch(4, np.random.default_rng(5))
    assert all(torch.equal(a, b) for a, b in zip(first, second, strict=True))


def test_a_narrow_stack_is_degraded_along_its_long_axis_only():
    pairs = make_pairs(23, 128, 4.0)
    rng = np.random.default_rng(1)
    assert {pairs.batch(1, rng)[0].shape[-2:] for _ in range(20)} == {(128, 23)}


@pytest.mark.parametrize("anisotropy", [1.0, 3.7])
def test_both_of_a_pair_have_their_structure_at_the_same_place(anisotropy):
    place = np.arange(128.0)
    hill = np.exp(-0.5 * ((place[:, None] - 61.3) ** 2 + (place - 66.1) ** 2) / 9.0)
    patches = hill.astype(np.float32)[None, None]
    pairs = PairMaker(patches, anisotropy, BlurRange(1.5, 4.0, None), QUIET)
    rng = np.random.default_rng(2)
    shifts = []
    for _ in range(60):
        degraded, sharp = (images[0, 0].sum(dim=1).numpy() for images in pairs.batch(1, rng))
        centre = [(image * place).sum() / image.sum() for image in (degraded, sharp)]
        shifts.append(centre[0] - centre[1])
    assert abs(np.mean(shifts)) < 0.05


def test_patches_with_structure_are_shown_more_often_and_the_others_too():
    patches = np.full((20, 1, 48, 48), 0.5, dtype=np.float32)
    patches[:4] = np.random.default_rng(0).random((4, 1, 48, 48))
    pairs = PairMaker(patches, 2.0, BlurRange(0.5, 1.0, None), QUIET)
    rng = np.random.default_rng(1)
    shown = torch.cat([pairs.batch(8, rng)[1] for _ in range(40)])
    with_structure = (shown.std(dim=(1, 2, 3)) > 0.1).float().mean().item()
    assert 0.4 < with_structure < 0.7  # a fifth of the patches
