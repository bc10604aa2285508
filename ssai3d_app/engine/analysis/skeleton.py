"""Skeletons of which no object vanishes."""

from __future__ import annotations

from itertools import product

import numpy as np

from ssai3d_app.engine.analysis.labelling import Mask, boxes, connected, occurring

_LAYERS = sorted(product((0, 1), repeat=3), key=sum)[1:]
"""Along which axes a layer is taken off, the fewest first."""


def skeleton_of(mask: Mask) -> Mask:
    """Lines one voxel thin (Z, Y, X), of the same topology (Lee, Kashyap and Chu 1994).

    The implementation in scikit-image lets straight objects of an even thickness vanish (their
    issue 3757). These are thinned again without the last layer along one axis, or along more.
    """
    from skimage.morphology import skeletonize

    skeleton = np.asarray(skeletonize(mask), dtype=bool)
    labels = connected(mask)
    count = int(labels.max(initial=0))
    lost = ~occurring(labels, skeleton, count)
    for label, box in boxes(labels):
        if lost[label]:
            skeleton[box] |= _thinned_again(labels[box] == label)
    return skeleton


def _thinned_again(mask: Mask) -> Mask:
    from skimage.morphology import skeletonize

    for layers in _LAYERS:
        odd = mask.copy()
        for axis, taken in enumerate(layers):
            if taken:
                odd &= _shifted(odd, axis)
        if odd.any():
            skeleton = np.asarray(skeletonize(odd), dtype=bool)
            if skeleton.any():
                return skeleton
    return np.zeros_like(mask)


def _shifted(mask: Mask, axis: int) -> Mask:
    """The mask one voxel down an axis; nothing comes in at the end."""
    moved = np.zeros_like(mask)
    here, beyond = (
        tuple(part if a == axis else slice(None) for a in range(3))
        for part in (slice(0, -1), slice(1, None))
    )
    moved[here] = mask[beyond]
    return moved
