"""Size and shape of labelled objects, from the surface on which a level crosses zero.

The level (brightness minus threshold) is positive inside. Counting voxels would know an edge to a
voxel, and the staircase of a mask has too large a surface: so a voxel that the surface cuts counts
with the share of it that lies inside, and the surface is that of the triangles of marching cubes
(Lewiner et al. 2003). Triangles alone would give too small a volume: they cut off what bulges.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.analysis.labelling import Box, Labels, Mask, boxes, grown
from ssai3d_app.engine.cancellation import CancellationToken

FloatVolume = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Shape:
    """An object in µm.

    ``centre`` is the centroid (z, y, x); ``sphericity`` the surface of a ball of the same volume
    over the object's own, both of triangles, 1 for a ball (Wadell 1935); ``axis_ratio`` the
    shortest over the longest axis of the ellipsoid with the same second moments.
    ``touches_border`` says that a part of it may lie outside the stack, so that volume and surface
    are lower bounds. ``untrusted`` is the share of its voxels (0–1) that the trust map flags,
    ``None`` without a map.
    """

    label: int
    centre: tuple[float, float, float]
    volume: float
    surface: float
    sphericity: float
    axis_ratio: float
    voxels: int
    touches_border: bool
    untrusted: float | None


def measure_shapes(
    labels: Labels,
    level: FloatVolume,
    voxel: float,
    flagged: Mask | None = None,
    token: CancellationToken | None = None,
) -> list[Shape]:
    """Every labelled object, in the order of the labels.

    ``labels`` and ``level`` have the same shape (Z, Y, X) with voxels of ``voxel`` µm; ``level`` is
    positive inside the objects. Where two objects touch, the surface runs between them.

    Raises
    ------
    JobStopped
        When ``token`` asks for it.
    """
    shapes = []
    for label, box in boxes(labels):
        if token is not None:
            token.raise_if_cancelled()
        wide = grown(box, 1, labels.shape)
        own = labels[wide] == label
        share = None if flagged is None else float(flagged[wide][own].mean())
        border = any(
            part.start == 0 or part.stop == length
            for part, length in zip(box, labels.shape, strict=True)
        )
        shapes.append(_shape(label, own, level[wide], wide, voxel, border, share))
    return shapes


def _shape(
    label: int,
    own: Mask,
    level: FloatVolume,
    box: Box,
    voxel: float,
    border: bool,
    untrusted: float | None,
) -> Shape:
    places = np.argwhere(own).astype(np.float64)
    centre = places.mean(axis=0)
    # The twelfth is the second moment of a voxel about its own centre.
    spread = (places - centre).T @ (places - centre) / len(places) + np.eye(3) / 12
    moments = np.linalg.eigvalsh(spread)
    volume, (enclosed, surface) = volume_within(own, level, voxel), mesh_size(own, level, voxel)
    origin = np.array([part.start for part in box])
    z, y, x = (centre + origin) * voxel
    return Shape(
        label,
        (float(z), float(y), float(x)),
        volume,
        surface,
        float(np.pi ** (1 / 3) * (6 * enclosed) ** (2 / 3) / surface),
        float(np.sqrt(moments[0] / moments[-1])),
        len(places),
        border,
        untrusted,
    )


def volume_within(own: Mask, level: FloatVolume, voxel: float) -> float:
    """Volume in µm³ of the voxels ``own``, bounded where ``level`` crosses zero.

    A voxel at the edge counts with the share of it that lies on the inner side of a plane at the
    distance that level and slope tell.
    """
    from scipy import ndimage

    # What lies beyond the array counts as more of the same.
    inner = ndimage.binary_erosion(own, border_value=1)
    edge = np.argwhere(ndimage.binary_dilation(own) & ~inner)
    here = level[tuple(edge.T)].astype(np.float64)
    slope = np.zeros(len(edge))
    last = np.array(level.shape) - 1
    for axis in range(3):
        step = np.eye(3, dtype=np.int64)[axis]
        below, above = np.maximum(edge - step, 0), np.minimum(edge + step, last)
        width = np.maximum((above - below)[:, axis], 1)
        slope += ((level[tuple(above.T)] - level[tuple(below.T)]) / width) ** 2
    share = np.clip(0.5 + here / np.maximum(np.sqrt(slope), 1e-12), 0, 1)
    # Beyond its own voxels only the outer half of a cut voxel can be its.
    share[~own[tuple(edge.T)] & (here > 0)] = 0
    return float((inner.sum() + share.sum()) * voxel**3)


def mesh_size(own: Mask, level: FloatVolume, voxel: float) -> tuple[float, float]:
    """Volume (µm³) within and surface (µm²) of the triangles where ``level`` crosses zero.

    ``level`` counts as outside wherever ``own`` is false, and so does what lies beyond the array.
    """
    from skimage.measure import marching_cubes, mesh_surface_area

    # Voxels of its own lie inside by definition; one on the edge itself would open the surface.
    least = np.float32(1e-3) * max(float(np.abs(level[own]).max()), 1e-12)
    field = np.where(own, np.maximum(level, least), np.minimum(level, -least))
    field = np.pad(field, 1, constant_values=-np.abs(field).max())
    corners, faces, _, _ = marching_cubes(field, 0.0, spacing=(voxel, voxel, voxel))
    # Divergence theorem: each triangle and the origin span a tetrahedron.
    a, b, c = (corners[faces[:, corner]].astype(np.float64) for corner in range(3))
    enclosed = abs(float(np.einsum("ij,ij->", a, np.cross(b, c)))) / 6
    return enclosed, float(mesh_surface_area(corners, faces))
