"""The region that a preview proposes: where the structure is, whatever else there is."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from ssai3d_app.engine.preparation import check_restorable
from ssai3d_app.engine.preview.proposing import propose
from ssai3d_app.engine.preview.region import Region, edges_of_region, restorable_part
from ssai3d_app.volume.scene import Box, Channel, Plane, Scene, Voxels, VoxelSize

SIZE = VoxelSize(0.4, 0.1, 0.1, "test")


@dataclass
class Counting:
    """An array (Z, Y, X) as a stack that counts the bytes it was asked for."""

    data: np.ndarray
    size: VoxelSize = SIZE
    path: Path = Path("counting.tif")
    bytes_read: int = field(default=0)

    @property
    def scene(self) -> Scene:
        shape = (1, 1, *self.data.shape)
        return Scene(0, "s", "TCZYX", shape, str(self.data.dtype), self.size, (Channel("A"),))

    def read_plane(self, time: int, channel: int, z: int) -> Plane:
        y, x = (slice(0, n) for n in self.data.shape[1:])
        return self.read_box(time, channel, (slice(z, z + 1), y, x))[0]

    def read_box(self, time: int, channel: int, box: Box, level: int = 0) -> Voxels:
        part = self.data[box]
        self.bytes_read += part.nbytes
        return part


def fibres(shape: tuple[int, int, int], seed: int = 0) -> np.ndarray:
    """Noise over a background, without structure."""
    rng = np.random.default_rng(seed)
    return rng.poisson(100, shape).astype(np.uint16)


def proposed(stack: Counting, **limits: float):
    return propose(stack, 0, 0, check_restorable(stack.scene), **limits)


def test_the_region_lies_where_the_fine_structure_is_and_not_at_the_brightest_spot():
    data = fibres((20, 512, 640))
    # A bright bead with saturated middle, far from a patch of dim stripes.
    data[8:12, 60:76, 60:76] = 65535
    rows = np.arange(320, 480)
    data[:, 320:480, 400:560] += (40 * (1 + np.sin(rows / 2)))[None, :, None].astype(np.uint16)
    region, place = proposed(Counting(data))
    assert place.has_structure
    assert region.z == (0, 20)
    inside = [region.y[0] < 400 < region.y[1], region.x[0] < 480 < region.x[1]]
    assert all(inside), region
    assert region.shape == edges_of_region(check_restorable(Counting(data).scene))


@pytest.mark.parametrize("value", [0, 300])
def test_a_stack_without_structure_gets_the_middle_and_says_so(value: int):
    data = np.full((10, 600, 600), value, np.uint16)
    region, place = proposed(Counting(data))
    assert not place.has_structure
    assert sum(region.y) / 2 == pytest.approx(300, abs=5)
    region, place = proposed(Counting(fibres((10, 600, 600))))
    assert region.shape[0] == 10


def test_a_stack_smaller_than_a_region_is_taken_whole():
    region, _ = proposed(Counting(fibres((8, 30, 20))))
    assert region == Region(z=(0, 8), y=(0, 30), x=(0, 20))


def test_of_vast_planes_only_some_windows_are_read_and_the_budget_holds():
    rng = np.random.default_rng(1)
    # A view of one row repeated: vast, and without memory of its own.
    row = rng.poisson(100, (1, 1, 40_000)).astype(np.uint16)
    vast = Counting(np.broadcast_to(row, (12, 30_000, 40_000)))
    budget = 8 * 2**20
    region, _ = proposed(vast, most_bytes=budget)
    assert vast.bytes_read <= 1.2 * budget
    region.check_within(vast.scene)


def test_a_drawn_region_gets_all_planes_and_no_more_voxels_than_can_be_restored_in_time():
    scene = Counting(np.zeros((30, 2000, 2000), np.uint16)).scene
    grid = check_restorable(scene)
    most = edges_of_region(grid)
    part = restorable_part(Region(z=(5, 6), y=(0, 1800), x=(0, 900)), scene, grid)
    assert part.z == (0, 30)
    assert part.shape[1] * part.shape[2] <= most[1] * most[2]
    assert part.shape[1] == pytest.approx(2 * part.shape[2], rel=0.05)
    small = restorable_part(Region(z=(0, 30), y=(7, 9), x=(1990, 2000)), scene, grid)
    assert small.shape == (30, 16, 16)
    small.check_within(scene)
