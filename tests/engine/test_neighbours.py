"""A network that is shown neighbours is shown those beside the slice, and no others."""

import numpy as np
import pytest
import torch
from torch import nn

from ssai3d_app.engine.backbones.registry import BACKBONES
from ssai3d_app.engine.cancellation import CancellationSource
from ssai3d_app.engine.degradation import NoiseModel
from ssai3d_app.engine.pairs import PairMaker
from ssai3d_app.engine.preparation import StagedChannel
from ssai3d_app.engine.recipe import Recipe
from ssai3d_app.engine.restoration import Pieces, SliceRestorer
from ssai3d_app.engine.sample.blur import BlurRange
from ssai3d_app.engine.scale import IntensityScale
from ssai3d_app.formats.scratch import ScratchFolder
from ssai3d_app.volume.grid import IsotropicGrid

BESIDE = BACKBONES["fast"].architecture.neighbours


class OneOf(nn.Module):
    """Gives back one of the slices that it is shown."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self.weight = nn.Parameter(torch.zeros(1))

    def forward(self, slices: torch.Tensor) -> torch.Tensor:
        assert slices.shape[1] == 2 * BESIDE + 1
        return slices[:, self.number : self.number + 1]


@pytest.fixture
def staged(tmp_path):
    raw = np.random.default_rng(0).random((9, 70, 41), dtype=np.float32)
    with ScratchFolder(tmp_path / "scratch") as scratch:
        volume = scratch.volume("raw", raw.shape)
        volume.write((slice(None),) * 3, raw)
        yield StagedChannel(volume, IntensityScale(0.0, 1.0), 0.0), scratch, raw


@pytest.mark.parametrize("number", range(2 * BESIDE + 1))
def test_each_slice_is_shown_with_those_beside_it_and_ends_repeat(staged, number):
    channel, scratch, raw = staged
    grid = IsotropicGrid(raw.shape, (0.1, 0.1, 0.1))
    recipe = Recipe(tile_size=64)
    restorer = SliceRestorer(
        OneOf(number),
        channel,
        grid,
        recipe,
        Pieces(recipe, 0, lambda _: None),
        CancellationSource().token,
    )
    xz, fused = (scratch.volume(name, grid.shape) for name in ("xz", "fused"))
    ignore = lambda *_: None  # noqa: E731
    restorer.restore_xz(xz, 0, ignore, ignore)
    rows = np.clip(np.arange(70) + number - BESIDE, 0, 69)
    assert np.allclose(xz.read((slice(None),) * 3), raw[:, rows], atol=1e-6)
    restorer.restore_yz_and_fuse(xz, fused, lambda volume: volume, 0, ignore, ignore)
    columns = np.clip(np.arange(41) + number - BESIDE, 0, 40)
    expected = 0.5 * (raw[:, rows] + raw[:, :, columns])
    assert np.allclose(fused.read((slice(None),) * 3), expected, atol=1e-6)


def test_the_plane_to_learn_is_the_middle_one_whichever_way_its_neighbours_are_turned():
    levels = np.arange(5, dtype=np.float32)[None, :, None, None]
    patches = np.broadcast_to(levels, (1, 5, 48, 48)).copy()
    pairs = PairMaker(patches, 2.0, BlurRange(0.5, 1.0, None), NoiseModel(0.0, 0.0))
    rng = np.random.default_rng(0)
    orders = set()
    for _ in range(12):
        degraded, sharp = pairs.batch(1, rng)
        assert torch.all(sharp == 2.0)
        assert degraded.shape == (1, 5, 48, 48)
        orders.add(tuple(degraded.mean(dim=(0, 2, 3)).round().int().tolist()))
    assert orders == {(0, 1, 2, 3, 4), (4, 3, 2, 1, 0)}
