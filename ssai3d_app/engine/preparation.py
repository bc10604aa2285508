"""Before anything is computed: can this stack be restored, and what is in the way?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.cancellation import CancellationToken
from ssai3d_app.engine.sample.clipping import Clipping
from ssai3d_app.engine.sample.first_look import FirstLook, depths_to_look_at, look_at, middle
from ssai3d_app.engine.sample.seams import Neighbours, seam_caution
from ssai3d_app.engine.scale import IntensityScale
from ssai3d_app.errors import unrestorable
from ssai3d_app.formats.scratch import ScratchVolume
from ssai3d_app.volume.grid import EXTENDED_ANISOTROPY, METHOD_ANISOTROPY, IsotropicGrid
from ssai3d_app.volume.scene import Channel, Microscope, Scene, Stack

FloatArray = npt.NDArray[np.float32]

LEAST_PLANES = 4
LEAST_EDGE = 16
"""Smallest lateral extent in pixels: the network halves its image four times."""

EQUAL_STEPS = 1.05
"""Below this ratio a result has no more slices than the stack."""

_SLAB_BYTES = 256 * 2**20
_JUMP = 0.6
"""A plane with less than this share of the light of both its neighbours, or the other way round."""
_LEAST_JUMP = 0.01
"""Of the brightness range: smaller differences are noise."""
_MOST_TOLD = 5
_SAMPLED_PLANES = 24
_SAMPLED_PIXELS = 100_000


def check_restorable(scene: Scene) -> IsotropicGrid:
    """The output grid of a scene that can be restored.

    Raises
    ------
    UserError
        With exit status 4 and the reason, when it cannot.
    """
    if scene.is_rgb:
        raise unrestorable(
            "This is a colour (RGB) image and not a stack of intensities",
            "export the channels as separate grey images",
        )
    planes = scene.length("Z")
    if planes == 1:
        raise unrestorable(
            "This image has no z axis, only one plane", "choose a scene that is a z stack"
        )
    if planes < LEAST_PLANES:
        raise unrestorable(
            f"This stack has only {planes} planes",
            f"record or choose a stack with at least {LEAST_PLANES} planes",
        )
    if min(scene.length("Y"), scene.length("X")) < LEAST_EDGE:
        raise unrestorable(
            f"The planes are only {scene.length('X')}×{scene.length('Y')} pixels",
            f"choose a stack of at least {LEAST_EDGE}×{LEAST_EDGE} pixels in the plane",
        )
    grid = IsotropicGrid.of(scene)
    if grid.anisotropy < 0.999:
        raise unrestorable(
            f"The z step is {1 / grid.anisotropy:.2f} times finer than the pixels",
            "check the voxel size; a stack that is finer along z needs no restoration",
        )
    return grid


def cautions(scene: Scene, grid: IsotropicGrid) -> list[str]:
    """Plain warnings that the metadata give cause for."""
    said = []
    if grid.anisotropy > EXTENDED_ANISOTROPY:
        said.append(
            f"Z is {grid.anisotropy:.1f}× coarser than XY; the method claims 2–"
            f"{METHOD_ANISOTROPY:.0f}× and is of use up to about {EXTENDED_ANISOTROPY:.0f}×. "
            "Most of what the result shows between the planes is guesswork."
        )
    elif grid.anisotropy > METHOD_ANISOTROPY + 0.05:
        said.append(
            f"Z is {grid.anisotropy:.1f}× coarser than XY, more than the 2–"
            f"{METHOD_ANISOTROPY:.0f}× that the method claims. Check details with care."
        )
    if grid.anisotropy < EQUAL_STEPS:
        said.append(
            f"The planes lie {grid.raw_voxel_size[0]:.3g} µm apart and the pixels "
            f"{grid.voxel:.3g} µm, so that axial and lateral steps agree already; a restoration "
            "can only remove axial blur."
        )
    if scene.length("Z") < 12:
        said.append(
            f"The stack has only {scene.length('Z')} planes; its axial blur can be measured "
            "roughly at best."
        )
    return said


def slabs(shape: tuple[int, int, int]) -> Iterator[slice]:
    """The planes of a volume (Z, Y, X), as many at a time as are kept in memory at once.

    As many as a scratch chunk is deep, or fewer when they are big.
    """
    depth, height, width = shape
    step = 32 if 32 * 4 * height * width <= _SLAB_BYTES else 8
    for first in range(0, depth, step):
        yield slice(first, min(first + step, depth))


@dataclass(frozen=True)
class StagedChannel:
    """A raw channel at one time, on disk, brought to the isotropic pixel in the plane.

    ``volume`` holds raw intensities, shape (Z, Y, X); ``scale`` maps them to the engine's scale.
    ``microscope`` and ``channel`` are what the file says of them.
    """

    volume: ScratchVolume
    scale: IntensityScale
    saturated_share: float
    microscope: Microscope | None = None
    channel: Channel | None = None
    jumping_planes: tuple[int, ...] = ()
    """Numbers, from 0, of planes far darker or brighter than the planes beside."""
    seams: tuple[int, ...] = ()
    """Numbers, from 0, of planes that do not go on from the one before."""
    first_look: FirstLook = field(default_factory=FirstLook)
    """What a few of its planes tell of the recording."""

    def scaled(self, box: tuple[slice, slice, slice]) -> FloatArray:
        """Voxels of a box on the engine's scale."""
        return self.scale.scaled(self.volume.read(box))


def stage_channel(
    stack: Stack,
    grid: IsotropicGrid,
    volume: ScratchVolume,
    time: int,
    channel: int,
    scale: IntensityScale | None,
    token: CancellationToken,
    on_plane: Callable[[int], None],
) -> StagedChannel:
    """Read every plane once, bring rows and columns to one pixel size, and keep it as scratch.

    ``scale`` is reused when given (later times of a channel), else found from the stack.

    Raises
    ------
    UserError
        When planes hold NaN or infinite values, or cannot be read.
    """
    planes = grid.raw_shape[0]
    rows, columns = grid.interpolation(1), grid.interpolation(2)
    resampled = grid.shape[1:] != grid.raw_shape[1:]
    clipping, neighbours = Clipping(), Neighbours()
    samples: list[npt.NDArray[np.float32]] = []
    means: list[float] = []
    wanted = frozenset(depths_to_look_at(planes))
    looked_at: dict[int, npt.NDArray[Any]] = {}
    window = middle(grid.raw_shape[1]), middle(grid.raw_shape[2])
    step = max(1, grid.raw_shape[1] * grid.raw_shape[2] * planes // (_SAMPLED_PIXELS * 20))
    for slab in slabs(volume.shape):
        staged = np.empty((slab.stop - slab.start, *grid.shape[1:]), dtype=np.float32)
        for offset, z in enumerate(range(slab.start, slab.stop)):
            token.raise_if_cancelled()
            raw = stack.read_plane(time, channel, z)
            if raw.dtype.kind == "f" and not np.isfinite(raw).all():
                raise unrestorable(
                    f"Plane {z + 1} holds values that are not numbers (NaN, infinite)",
                    "replace them in the software that made this file",
                )
            clipping.add(raw)
            neighbours.add(raw[window])
            plane = raw.astype(np.float32)
            staged[offset] = rows @ plane @ columns.T if resampled else plane
            samples.append(plane.ravel()[::step])
            means.append(float(plane.mean(dtype=np.float64)))
            if z in wanted:
                looked_at[z] = raw[window].copy()
            on_plane(z + 1)
        volume.write((slab, slice(None), slice(None)), staged)
    scale = scale or IntensityScale.of(np.concatenate(samples))
    seams = neighbours.seams()
    jumping = _planes_that_jump(np.array(means), scale)
    return StagedChannel(
        volume,
        scale,
        clipping.share() or 0.0,
        stack.scene.microscope,
        stack.scene.channels[channel],
        tuple(number for number in jumping if number not in seams),
        seams,
        look_at(list(looked_at.values()), list(looked_at)),
    )


def _planes_that_jump(means: npt.NDArray[np.float64], scale: IntensityScale) -> tuple[int, ...]:
    """Numbers, from 0, of planes with far less or far more light than both planes beside them."""
    light = means - scale.background
    least = _LEAST_JUMP * scale.range
    own, lower = light[1:-1], np.minimum(light[:-2], light[2:])
    higher = np.maximum(light[:-2], light[2:])
    dark = (own < _JUMP * lower) & (lower - own > least)
    bright = (_JUMP * own > higher) & (own - higher > least)
    return tuple(int(number) + 1 for number in np.flatnonzero(dark | bright))


def jump_caution(staged: StagedChannel, name: str) -> str | None:
    """A warning when the light or the detector skipped at some planes."""
    if not staged.jumping_planes:
        return None
    numbers = [str(number + 1) for number in staged.jumping_planes]
    told = ", ".join(numbers[:_MOST_TOLD]) + (" and others" if len(numbers) > _MOST_TOLD else "")
    planes = "Plane" if len(numbers) == 1 else "Planes"
    return (
        f"{planes} {told} of {name}: far darker or brighter than the planes beside, as when the "
        "light or the detector skips. The result has bands there; cut such planes off, or take the "
        "stack again."
    )


def recording_cautions(staged: StagedChannel, name: str) -> list[str]:
    """What to beware of in a channel that was staged: how it was recorded."""
    jumps, joined = jump_caution(staged, name), seam_caution(staged.seams, name)
    said = [text for text in (joined, jumps) if text is not None]
    found = replace(staged.first_look, saturated=staged.saturated_share, fading=None)
    return [*found.cautions(name), *said]


@dataclass(frozen=True)
class SampledPlanes:
    """Planes (n, Y, X) on the engine's scale, and where the first voxel of each lies, (z, y, x)."""

    images: FloatArray
    origins: tuple[tuple[int, int, int], ...]


def sampled_planes(staged: StagedChannel, rng: np.random.Generator) -> SampledPlanes:
    """Planes spread over the depth, in random order.

    Large planes are cut to a window of at most 1024×1024 voxels with the most structure of a few
    random ones, so that memory stays bounded.
    """
    depth, height, width = staged.volume.shape
    count = min(depth, _SAMPLED_PLANES)
    indices = [int(i) for i in np.unique(np.linspace(0, depth - 1, count).round().astype(int))]
    rng.shuffle(indices)
    h, w = min(height, 1024), min(width, 1024)
    planes = np.empty((len(indices), h, w), dtype=np.float32)
    origins = []
    for number, z in enumerate(indices):
        best = -1.0
        for _ in range(1 if (h, w) == (height, width) else 3):
            y, x = rng.integers(height - h + 1), rng.integers(width - w + 1)
            window = staged.scaled((slice(z, z + 1), slice(y, y + h), slice(x, x + w)))[0]
            if window.std() > best:
                best, planes[number], origin = float(window.std()), window, (z, int(y), int(x))
        origins.append(origin)
    return SampledPlanes(planes, tuple(origins))
