"""The mitochondrial networks: connected tubules of the matrix channel."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.analysis.background import subtract_background
from ssai3d_app.engine.analysis.labelling import Labels, connected, occurring, renumber, voxels_of
from ssai3d_app.engine.analysis.thresholds import edge_level, suggested_threshold
from ssai3d_app.engine.cancellation import CancellationToken

FloatVolume = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Segmentation:
    """``labels`` numbers the objects from 1; ``level`` is brightness minus the local threshold.

    ``threshold`` is the global one that was used, in brightness above the background.
    """

    labels: Labels
    level: FloatVolume
    threshold: float


def segment_network(
    volume: FloatVolume,
    voxel: float,
    *,
    smoothing: float,
    background_width: float,
    edge_radius: float,
    edge_share: float,
    smallest: float,
    threshold: float | None,
    token: CancellationToken,
) -> Segmentation:
    """Networks of tubules in a volume (Z, Y, X) of edge ``voxel`` µm, which is used up.

    ``smoothing`` is the sigma of a Gaussian in µm; ``background_width`` the edge in µm of a box in
    which there is always background. Edges lie at ``edge_share`` of the brightest within
    ``edge_radius`` µm. Objects below ``smallest`` µm³, and those that nowhere rise above
    ``threshold`` (in brightness above the background; suggested when ``None``), are left out.

    Raises
    ------
    JobStopped
        When ``token`` asks for it.
    """
    from scipy import ndimage

    ndimage.gaussian_filter(volume, smoothing / voxel, output=volume, mode="nearest")
    token.raise_if_cancelled()
    subtract_background(volume, voxel, background_width)
    token.raise_if_cancelled()
    least = suggested_threshold(volume) if threshold is None else threshold
    level = edge_level(
        volume, voxel, radius=edge_radius, share=edge_share, threshold=least, token=token
    )
    token.raise_if_cancelled()
    labels = connected(level > 0)
    token.raise_if_cancelled()
    count = int(labels.max(initial=0))
    keep = occurring(labels, volume > least, count)
    keep &= voxels_of(labels, count) * voxel**3 >= smallest
    renumber(labels, keep)
    return Segmentation(labels, level, least)
