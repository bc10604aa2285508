"""Coarser levels made while planes pass: means of what they cover, nothing lost at odd ends."""

import numpy as np
import pytest

from ssai3d_app.formats.pyramid import (
    Level,
    StreamedPyramid,
    isotropic_levels,
    lateral_levels,
)


def halved_at_once(volume: np.ndarray, axes: tuple[int, ...]) -> np.ndarray:
    """The same by slicing the whole volume; an odd rest stands for itself."""
    for axis in axes:
        if volume.shape[axis] > 1:
            starts = np.arange(0, volume.shape[axis], 2)
            sums = np.add.reduceat(volume, starts, axis=axis)
            counts = np.diff([*starts, volume.shape[axis]])
            volume = sums / np.expand_dims(counts, [n for n in range(3) if n != axis])
    return volume


def streamed(volume: np.ndarray, levels: tuple[Level, ...]) -> list[np.ndarray]:
    made = [np.full(level.shape, -1.0) for level in levels]
    come: list[tuple[int, int]] = []

    def sink(level: int, z: int, plane: np.ndarray) -> None:
        assert plane.dtype == volume.dtype
        come.append((level, z))
        made[level][z] = plane

    pyramid = StreamedPyramid(levels, volume.dtype.name, sink)
    for z, plane in enumerate(volume):
        pyramid.add(z, plane)
    for number, level in enumerate(levels[1:], 1):
        assert [z for n, z in come if n == number] == list(range(level.shape[0]))
    return made


@pytest.mark.parametrize("shape", [(8, 12, 16), (7, 9, 11), (1, 10, 7), (5, 1, 6)])
@pytest.mark.parametrize("along", [(True, True, True), (False, True, True)])
def test_every_level_is_the_mean_of_the_voxels_it_covers(shape, along):
    volume = np.random.default_rng(0).random(shape).astype(np.float32)
    first = Level(shape)
    levels = (first, first.halved(along), first.halved(along).halved(along))
    axes = tuple(axis for axis in range(3) if along[axis])
    made = streamed(volume, levels)
    expected = halved_at_once(volume.astype(float), axes)
    assert np.allclose(made[1], expected, atol=1e-6)
    assert np.allclose(made[2], halved_at_once(expected, axes), atol=1e-6)


@pytest.mark.parametrize("dtype", ["uint8", "uint16", "int16", "uint32"])
def test_means_of_integers_are_rounded_once_and_keep_their_range(dtype):
    limits = np.iinfo(dtype)
    volume = np.random.default_rng(1).integers(limits.min, limits.max, (8, 8, 8), dtype=dtype)
    volume[:2, :2, :2] = limits.max
    first = Level(volume.shape)
    every = (True, True, True)
    levels = (first, first.halved(every), first.halved(every).halved(every))
    made = streamed(volume, levels)
    exact = volume.astype(float).reshape(2, 4, 2, 4, 2, 4).mean(axis=(1, 3, 5))
    assert np.array_equal(made[2], np.rint(exact))
    assert made[1][0, 0, 0] == limits.max


def test_levels_end_where_a_viewer_shows_them_at_once():
    assert [level.shape for level in lateral_levels((30, 512, 400))] == [(30, 512, 400)]
    lateral = lateral_levels((30, 1025, 600))
    assert [level.shape for level in lateral] == [(30, 1025, 600), (30, 513, 300), (30, 257, 150)]
    assert lateral[2].factors == (1, 4, 4)
    isotropic = isotropic_levels((1, 513, 300))
    assert [level.shape for level in isotropic] == [(1, 513, 300), (1, 257, 150), (1, 129, 75)]
    assert isotropic[2].factors == (1, 4, 4)
