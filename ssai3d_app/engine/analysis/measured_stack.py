"""The voxels that are measured: one channel on the isotropic grid, raw and restored alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.analysis.request import AnalyseRequest
from ssai3d_app.engine.cancellation import CancellationToken
from ssai3d_app.engine.scale import IntensityScale
from ssai3d_app.engine.trust.belonging import is_of_run, map_facts
from ssai3d_app.engine.trust.shares import EVEN
from ssai3d_app.errors import UserError, unrestorable, wrong_usage
from ssai3d_app.formats.placing import trust_map_beside
from ssai3d_app.safe_reading.opening import open_safely, record_safely
from ssai3d_app.volume.corrections import Corrections
from ssai3d_app.volume.grid import IsotropicGrid
from ssai3d_app.volume.scene import Scene, Stack

FloatArray = npt.NDArray[np.float32]
BoolArray = npt.NDArray[np.bool_]

_SAMPLES = 2_000_000


@dataclass(frozen=True)
class MeasuredStack:
    """One channel at one time, (Z, Y, X), with cubic voxels of ``voxel`` µm.

    ``values`` are on a linear scale: the darkest at about 0, bright structure at about 1.
    ``flagged`` marks voxels that the trust map finds more likely wrong than right; ``None``
    without a map.
    """

    values: FloatArray
    voxel: float
    flagged: BoolArray | None = None


def read_stack(
    path: Path,
    request: AnalyseRequest,
    corrections: Corrections,
    token: CancellationToken,
    on_plane: Callable[[int, int], None],
) -> MeasuredStack:
    """Read the channel that ``request`` names and bring it to the isotropic grid.

    Planes are interpolated as the viewer does it (cubic convolution); what has cubic voxels is
    left as it is. ``on_plane`` hears how many planes of how many are read.

    Raises
    ------
    UserError
        When the file cannot be read or has nothing to measure under those numbers.
    """
    with open_safely(path) as image:
        if request.scene >= len(image.scenes):
            raise wrong_usage(
                f"{path.name} has no scene {request.scene}",
                f"choose a scene from 0 to {len(image.scenes) - 1}",
            )
        stack = corrections.stack(image.stack(request.scene))
        _check(stack.scene, path, request)
        grid = IsotropicGrid.of(stack.scene)
        volume = _interpolated(stack, grid, request, token, on_plane)
    values = volume.ravel()
    scale = IntensityScale.of(values[:: max(1, len(values) // _SAMPLES)])
    if scale.is_constant:
        raise unrestorable(
            f"Channel {request.channel} of {path.name} has the same value everywhere",
            "choose a channel that shows something",
        )
    volume -= np.float32(scale.background)
    volume /= np.float32(scale.range)
    return MeasuredStack(volume, grid.voxel, _flagged_beside(path, request, volume.shape, token))


def _check(scene: Scene, path: Path, request: AnalyseRequest) -> None:
    if scene.is_rgb:
        raise unrestorable(
            f"{path.name} is a colour (RGB) image and not a stack of intensities",
            "export the channels as separate grey images",
        )
    if scene.length("Z") < 2:
        raise unrestorable(f"{path.name} has only one plane", "choose a z stack")
    for word, axis, value in (("channel", "C", request.channel), ("time", "T", request.time)):
        if value >= scene.length(axis):
            raise wrong_usage(
                f"{path.name} has no {word} {value}",
                f"choose a {word} from 0 to {scene.length(axis) - 1}",
            )


def _interpolated(
    stack: Stack,
    grid: IsotropicGrid,
    request: AnalyseRequest,
    token: CancellationToken,
    on_plane: Callable[[int, int], None],
) -> FloatArray:
    """Plane by plane, so that beside the volume only a few planes are held."""
    along_z, rows, columns = (grid.interpolation(axis) for axis in range(3))
    in_plane = grid.shape[1:] != grid.raw_shape[1:]
    volume = np.zeros(grid.shape, dtype=np.float32)
    for z in range(grid.raw_shape[0]):
        token.raise_if_cancelled()
        plane = stack.read_plane(request.time, request.channel, z).astype(np.float32)
        if not np.isfinite(plane).all():
            raise unrestorable(
                f"Plane {z + 1} holds values that are not numbers (NaN, infinite)",
                "replace them in the software that made this file",
            )
        if in_plane:
            plane = np.asarray(rows @ plane @ columns.T, dtype=np.float32)
        for near in np.flatnonzero(along_z[:, z]):
            volume[near] += along_z[near, z] * plane
        on_plane(z + 1, grid.raw_shape[0])
    return volume


def _flagged_beside(
    path: Path, request: AnalyseRequest, shape: tuple[int, ...], token: CancellationToken
) -> BoolArray | None:
    """What the trust map beside a result flags; ``None`` when there is none of the same run."""
    place = trust_map_beside(path)
    if not place.is_file():
        return None
    try:
        facts = map_facts(record_safely(place))
        if facts is None or not is_of_run(facts, record_safely(path)):
            return None
    except UserError:
        # Of another making than ours: a file that happens to bear the name.
        return None
    with open_safely(place) as image:
        stack = image.stack(request.scene)
        if (stack.scene.length("Z"), stack.scene.length("Y"), stack.scene.length("X")) != shape:
            return None
        flagged = np.empty(shape, dtype=bool)
        for z in range(shape[0]):
            token.raise_if_cancelled()
            flagged[z] = stack.read_plane(request.time, request.channel, z) < EVEN
    return flagged
