"""Objects as numbers in a volume: found, counted, left out, numbered anew. 0 is no object."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Labels = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]
Box = tuple[slice, slice, slice]


def connected(mask: Mask) -> Labels:
    """Objects whose voxels touch by a face, an edge or a corner, numbered from 1."""
    from scipy import ndimage

    labels = np.empty(mask.shape, dtype=np.int32)
    ndimage.label(mask, structure=np.ones((3, 3, 3), dtype=bool), output=labels)
    return labels


def voxels_of(labels: Labels, count: int) -> npt.NDArray[np.int64]:
    """Voxels of each label 0…``count``, plane by plane, since counting widens the numbers."""
    voxels = np.zeros(count + 1, dtype=np.int64)
    for plane in labels:
        voxels += np.bincount(plane.ravel(), minlength=count + 1)
    return voxels


def occurring(labels: Labels, mask: Mask, count: int) -> Mask:
    """For each label 0…``count``, whether any of its voxels is in ``mask``."""
    found = np.zeros(count + 1, dtype=bool)
    for plane, chosen in zip(labels, mask, strict=True):
        found[plane[chosen]] = True
    return found


def renumber(labels: Labels, keep: Mask) -> int:
    """Number those labels for which ``keep`` (one per label, from 0) holds anew from 1, in place.

    The others become 0. Returns how many are kept.
    """
    kept = keep.copy()
    kept[0] = False
    numbers = np.where(kept, np.cumsum(kept), 0).astype(np.int32)
    for z in range(len(labels)):
        labels[z] = numbers[labels[z]]
    return int(kept.sum())


def boxes(labels: Labels) -> Iterator[tuple[int, Box]]:
    """Each label that occurs, rising, with the box that holds it."""
    from scipy import ndimage

    for label, box in enumerate(ndimage.find_objects(labels), 1):
        if box is not None:
            yield label, box


def grown(box: Box, margin: int, shape: tuple[int, ...]) -> Box:
    """The box with so many voxels more on each side, within the volume."""
    z, y, x = (
        slice(max(0, part.start - margin), min(length, part.stop + margin))
        for part, length in zip(box, shape, strict=True)
    )
    return z, y, x


def label_at(labels: Labels, place: npt.NDArray[np.float64], reach: float) -> int:
    """The label nearest to a place (z, y, x in voxels), within ``reach`` voxels; 0 for none."""
    middle = np.clip(np.rint(place).astype(int), 0, np.array(labels.shape) - 1)
    if labels[tuple(middle)] or reach <= 0:
        return int(labels[tuple(middle)])
    low = np.maximum(np.floor(place - reach).astype(int), 0)
    high = np.minimum(np.ceil(place + reach).astype(int) + 1, labels.shape)
    if np.any(high <= low):
        return 0
    box = labels[tuple(slice(a, b) for a, b in zip(low, high, strict=True))]
    found = np.argwhere(box)
    if not len(found):
        return 0
    apart = np.linalg.norm(found + low - place, axis=1)
    nearest = int(np.argmin(apart))
    return int(box[tuple(found[nearest])]) if apart[nearest] <= reach else 0
