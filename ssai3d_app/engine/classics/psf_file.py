"""A PSF that the user gives, as a file of any format that is read: checked, and brought to a grid.

Its centre is the voxel in the middle of every axis. Where light lies off the middle the result is
moved by as much, as the microscope has moved the image.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor
from pathlib import Path

import numpy as np

from ssai3d_app.engine.backbones.library import sha256_of
from ssai3d_app.engine.classics.acquisition import FloatVolume, PointSpread
from ssai3d_app.errors import UserError, unreadable, wrong_usage
from ssai3d_app.safe_reading.opening import open_safely
from ssai3d_app.volume.grid import FloatMatrix, cubic_interpolation
from ssai3d_app.volume.scene import Scene, Stack

_MOST_VOXELS = 2**27
_LARGEST_EDGE_SHARE = 0.05
"""Of the brightest voxel, on the outermost ones: more, and it was cut off or has a background."""


@dataclass(frozen=True)
class GivenPsf:
    """A PSF as its file has it: (Z, Y, X), odd along every axis, its centre in the middle.

    ``voxel_size`` is (z, y, x) in µm.
    """

    name: str
    sha256: str
    volume: FloatVolume
    voxel_size: tuple[float, float, float]

    @property
    def caution(self) -> str | None:
        """A plain warning where it does not fade."""
        faces = (self.volume[[0, -1]], self.volume[:, [0, -1]], self.volume[:, :, [0, -1]])
        share = max(float(face.max()) for face in faces) / float(self.volume.max())
        if share <= _LARGEST_EDGE_SHARE:
            return None
        return (
            f"The PSF {self.name} does not fade: at its edge it still has {100 * share:.0f} % of "
            "its peak. Where that is background, subtract it; where it was cut off, what is "
            "restored has halos."
        )

    def on_grid(self, voxel: float) -> PointSpread:
        """The PSF on a grid whose voxels have edges of ``voxel`` µm; finer ones are averaged."""
        volume = self.volume
        for axis, step in enumerate(self.voxel_size):
            matrix = _to_voxels(volume.shape[axis], step, voxel)
            volume = np.moveaxis(np.tensordot(matrix, volume, axes=(1, axis)), 0, axis)
        # Cubic interpolation overshoots beside steep flanks.
        return PointSpread.everywhere(np.ascontiguousarray(volume.clip(min=0), dtype=np.float32))


def read_psf(path: Path) -> GivenPsf:
    """Read and check a PSF.

    Raises
    ------
    UserError
        When it cannot be read, or not be used as a PSF.
    """
    if path.is_dir():
        raise _useless(path, "is a folder", "give it as one file, such as an OME-TIFF")
    with open_safely(path) as image:
        scene = image.scenes[0]
        size = _voxel_size(path, scene)
        volume = _volume(path, image.stack(0), scene)
    for axis, name in enumerate("zyx"):
        volume = _centred(path, volume, axis, name)
    try:
        return GivenPsf(path.name, sha256_of(path), volume, size)
    except OSError as error:
        raise unreadable(
            f"The PSF {path.name} cannot be read", "check its drive", str(error)
        ) from error


def _voxel_size(path: Path, scene: Scene) -> tuple[float, float, float]:
    if scene.is_rgb or scene.length("C") * scene.length("T") > 1:
        raise _useless(path, "is not one volume", "save a single grey channel at one time")
    if scene.length("Z") < 2:
        raise _useless(path, "has no z axis, only one plane", "give one that was taken along z")
    size = scene.voxel_size
    if size.z is None or size.y is None or size.x is None:
        raise _useless(
            path,
            "does not say how large its voxels are",
            "save it with its voxel size in µm, as an OME-TIFF or from ImageJ",
        )
    shape = [scene.length(axis) for axis in "ZYX"]
    if np.prod(shape) > _MOST_VOXELS:
        words = "×".join(map(str, reversed(shape)))
        raise _useless(path, f"has {words} voxels", "cut it to what is bright")
    return size.z, size.y, size.x


def _volume(path: Path, stack: Stack, scene: Scene) -> FloatVolume:
    planes = [stack.read_plane(0, 0, z).astype(np.float32) for z in range(scene.length("Z"))]
    volume: FloatVolume = np.stack(planes)
    if not np.isfinite(volume).all():
        raise _useless(path, "holds values that are not numbers (NaN, infinite)", "replace them")
    if volume.min() < 0:
        raise _useless(path, "holds negative values", "set them to 0")
    if volume.max() <= 0:
        raise _useless(path, "is dark everywhere", "choose another file")
    return volume


def _centred(path: Path, volume: FloatVolume, axis: int, name: str) -> FloatVolume:
    """Cut to an odd length whose middle is the centre, as far as the light shows where that is."""
    length = volume.shape[axis]
    light = volume.max(axis=tuple(other for other in range(3) if other != axis))
    peak, centre = int(np.argmax(light)), length // 2
    if length % 2 == 0 and peak != centre:
        raise _useless(
            path,
            f"has an even number of voxels along {name}, so that its centre is not known",
            "save it with an odd number, its centre in the middle",
        )
    if abs(peak - centre) > max(1, length // 4):
        raise _useless(
            path,
            f"is brightest far from its middle along {name}",
            "cut it so that its centre is in the middle",
        )
    return volume if length % 2 else volume.take(range(1, length), axis=axis)


def _to_voxels(count: int, step: float, voxel: float) -> FloatMatrix:
    """Matrix (new × ``count``) from samples ``step`` apart to voxels, about the same centre."""
    ratio, centre = voxel / step, count // 2
    reach = floor(centre / ratio + 1e-6)
    parts = 1 if ratio < 1.001 else 2 * ceil(ratio / 2) + 1
    shifts = (np.arange(parts) - parts // 2) * ratio / parts
    matrices = [
        cubic_interpolation(count, 2 * reach + 1, ratio, start=centre - reach * ratio + shift)
        for shift in shifts
    ]
    return np.asarray(np.mean(matrices, axis=0), dtype=np.float32)


def _useless(path: Path, problem: str, remedy: str) -> UserError:
    return wrong_usage(f"{path.name} cannot be used as a PSF: it {problem}", remedy)
