"""Balls, spots and bars of known size, with edges as soft as a voxel."""

import numpy as np


def depth(shape, centre, radius):
    """How deep each voxel lies in a ball, in voxels, float32; negative outside."""
    grid = np.indices(shape, dtype=np.float32)
    return radius - np.sqrt(sum((g - c) ** 2 for g, c in zip(grid, centre, strict=True)))


def ball(shape, centre, radius):
    """A ball in voxels, 0–1, float32; a voxel that its surface cuts has the share within."""
    return np.clip(depth(shape, centre, radius) + 0.5, 0, 1)


def spot(shape, centre, sigma):
    """A Gaussian of height 1, in voxels."""
    grid = np.indices(shape, dtype=np.float32)
    squared = sum((g - c) ** 2 for g, c in zip(grid, centre, strict=True))
    return np.exp(-0.5 * squared / sigma**2)
