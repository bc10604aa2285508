"""Real stacks, which have no truth: every second plane is left out, and predicted from the others.

A plane is predicted by what was restored, blurred along z as the whole stack is found to be. PSNR,
SSIM and NRMSE are against the planes left out; ``residual`` is what the blurred volume leaves
unexplained in those that were used, in standard deviations of the raw noise.
"""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from ssai3d_app.engine.preparation import sampled_planes
from ssai3d_app.engine.psf import AxialShape, blur_and_sample
from ssai3d_app.engine.sample.reading import read_sample
from ssai3d_app.formats.opening import open_image
from ssai3d_app.volume.grid import EXTENDED_ANISOTROPY, IsotropicGrid
from tests.benchmarks.ablation.stacks import DEPTH, EDGE, Specimen
from tests.benchmarks.against_richardson_lucy.scoring import fitted, score
from tests.engine.staged import channel_of

FOLDER = Path(
    os.environ.get("SSAI3D_TEST_DATA", Path(__file__).resolve().parents[4] / "shared" / "data")
)
LEAST_ANISOTROPY = 1.5
LEAST_PLANES = 16
"""Half of them are left out."""


@dataclass(frozen=True)
class RealStack:
    """A file, and its voxel size (z, y, x) in µm where only its makers say it."""

    name: str
    file: str
    scene: int = 0
    voxel_size: tuple[float, float, float] | None = None


STACKS = (
    RealStack("brain cells, light-sheet", "stacks/lightsheet_brain_cells_5x2x2um.tif"),
    # Voxel size as in demo/makefile of elgw/deconwolf, where the stack is from.
    RealStack("DAPI, widefield", "stacks/widefield_dapi.tif", voxel_size=(0.3, 0.13, 0.13)),
    RealStack("bead, confocal", "stacks/bead_confocal_imagej_bigendian.tif"),
    RealStack("Purkinje neuron", "stacks/purkinje_neuron.tif"),
    RealStack("z stack in ND2", "vendor/arcadia-example-zstack.nd2"),
    RealStack("z stack in CZI", "vendor/CD_s_1_t_3_c_2_z_5.czi"),
    RealStack("xz scan in LIF", "vendor/readlif_testdata_2channel_xz.lif", scene=1),
)


class UnusableStackError(Exception):
    """A stack that says nothing here; the message says why."""


def specimen(stack: RealStack, folder: Path = FOLDER) -> Specimen:
    """Every second plane of a part with structure, to be judged by the others.

    Raises
    ------
    UnusableStackError
        When the file is not there, or no z stack of known and coarse enough planes.
    """
    path = folder / stack.file
    if not path.exists():
        raise UnusableStackError(f"{path} is not there")
    with open_image(path) as image:
        read = image.stack(stack.scene)
        scene = read.scene
        size = stack.voxel_size or (scene.voxel_size.z, scene.voxel_size.y, scene.voxel_size.x)
        if None in size:
            raise UnusableStackError("its voxel size is not known")
        planes, r = scene.length("Z"), size[0] / min(size[1:])
        if not LEAST_ANISOTROPY <= r <= EXTENDED_ANISOTROPY or size[1] != size[2]:
            raise UnusableStackError(f"its planes lie {r:.1f} voxels apart")
        if planes < LEAST_PLANES:
            raise UnusableStackError(f"it has only {planes} planes")
        raw = np.stack([read.read_plane(0, 0, z) for z in range(planes)])
    return held_out_planes(stack.name, _structured_part(raw, r), size)


def held_out_planes(name: str, raw: np.ndarray, voxel_size: tuple[float, float, float]) -> Specimen:
    """Every second plane of a stack (Z, Y, X), judged by those between them."""
    whole = IsotropicGrid(raw.shape, voxel_size)
    staged = channel_of(raw)
    reading = read_sample(staged, sampled_planes(staged, np.random.default_rng(0)), whole)
    scaled = staged.scaled((slice(None),) * 3)
    used, left_out = scaled[::2], scaled[1 : 2 * len(scaled[::2]) - 1 : 2]
    variance = reading.noise.gain * np.maximum(used, 0) + reading.noise.read_variance
    z, y, x = voxel_size

    def judge(volume: np.ndarray) -> dict[str, float]:
        at = np.arange(2 * len(used) - 1) * whole.anisotropy
        blurred = blur_and_sample(len(volume), at, AxialShape.GAUSSIAN, reading.blur.best)
        seen = np.tensordot(blurred, volume, axes=1)
        row = asdict(score(seen[1::2], left_out))
        if variance.min() > 0:
            unexplained = (fitted(seen[::2], used) - used) ** 2 / variance
            row["residual"] = float(np.sqrt(unexplained.mean()))
        return row

    return Specimen(name, raw[::2], IsotropicGrid(raw[::2].shape, (2 * z, y, x)), judge)


def _structured_part(raw: np.ndarray, anisotropy: float) -> np.ndarray:
    """As large as the phantoms, where the standard deviation is largest."""
    count = max(LEAST_PLANES, 2 * int(DEPTH / (2 * anisotropy)) + 1)
    sizes = [min(*pair) for pair in zip(raw.shape, (count, EDGE, EDGE), strict=True)]
    starts = [
        range(0, length - kept + 1, max(1, kept // 4))
        for length, kept in zip(raw.shape, sizes, strict=True)
    ]
    boxes = [
        tuple(slice(first, first + kept) for first, kept in zip((z, y, x), sizes, strict=True))
        for z in starts[0]
        for y in starts[1]
        for x in starts[2]
    ]
    return raw[max(boxes, key=lambda box: float(raw[box].std()))]
