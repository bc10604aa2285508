"""Planes as they are read from a stack: whole, thinned, or from its pyramid."""

from __future__ import annotations

import numpy as np

from ssai3d_app.ui.opening.loaded_volume import LoadedVolume, VolumeKey
from ssai3d_app.volume.scene import Box, Plane, Stack, Voxels

_STRIPE_BYTES = 2**26


def grey(plane: Plane) -> Plane:
    """A plane to look at; the samples of a colour image are averaged to one grey value."""
    return plane.mean(axis=-1).astype(plane.dtype) if plane.ndim > 2 else plane


def whole_plane(stack: Stack, key: VolumeKey, z: int) -> Plane:
    """A plane (Y, X) with every voxel."""
    return grey(stack.read_plane(key.time, key.channel, z))


def preview_plane(stack: Stack, volume: LoadedVolume, number: int) -> Plane:
    """A plane of the preview: thinned, or from the file's own pyramid."""
    key, preview = volume.key, volume.preview
    if preview.level:
        _, rows, columns = preview.shape
        box: Box = (slice(number, number + 1), slice(0, rows), slice(0, columns))
        return grey(stack.read_box(key.time, key.channel, box, preview.level)[0])
    if volume.refines:
        return preview.thinned(whole_plane(stack, key, number))
    return _thinned_in_stripes(stack, volume, number)


def box_of_region(stack: Stack, key: VolumeKey, box: Box, axis: int) -> Voxels:
    """A box (Z, Y, X) with every voxel, one thick along ``axis``."""
    voxels = stack.read_box(key.time, key.channel, box)
    return np.expand_dims(grey(voxels.squeeze(axis)), axis)


def _thinned_in_stripes(stack: Stack, volume: LoadedVolume, number: int) -> Plane:
    """A thinned plane that is never in memory as a whole."""
    key, preview = volume.key, volume.preview
    _, rows, columns = volume.shape
    itemsize = np.dtype(stack.scene.dtype).itemsize
    # Whole strides, so that thinning begins anew in each stripe.
    height = preview.stride * max(1, _STRIPE_BYTES // (columns * itemsize * preview.stride))
    stripes = []
    for top in range(0, rows, height):
        box = (slice(number, number + 1), slice(top, min(top + height, rows)), slice(0, columns))
        stripes.append(preview.thinned(grey(stack.read_box(key.time, key.channel, box)[0])))
    return np.concatenate(stripes)
