"""All that a channel tells of itself, read once from a few of its planes and blocks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ssai3d_app.engine.degradation import NoiseModel
from ssai3d_app.engine.preparation import SampledPlanes, StagedChannel
from ssai3d_app.engine.sample.blur import BlurRange, Evidence, Expectation, plausible_blur
from ssai3d_app.engine.sample.brightness import background_level, fading
from ssai3d_app.engine.sample.noise import estimate_noise
from ssai3d_app.engine.sample.optics import expected_by_optics
from ssai3d_app.engine.sample.resolution import cut_off
from ssai3d_app.engine.sample.spectra import (
    BLOCK_DEPTH,
    FloatArray,
    PowerSpectrum,
    SpectralBlocks,
    thirds,
)
from ssai3d_app.volume.grid import IsotropicGrid

_RESOLUTION_IMAGES = 8
_RESOLUTION_EDGE = 512
_LEAST_PLANES_OF_A_THIRD = 8
_LEAST_CHANGE = float(np.log(1.5))
"""Of the logarithm of the width between the first and the last third."""


@dataclass(frozen=True)
class SampleReading:
    """What was found. Intensities are on the engine's scale, lengths in voxels of the isotropic
    grid; what could not be found is ``None``."""

    noise: NoiseModel
    background: float
    """Level without structure; in a crowded sample that of its darkest parts."""
    fading: float | None
    """Share of brightness lost from the first plane to the last, negative when gained."""
    blur: BlurRange
    blur_by_depth: tuple[float, float, float] | None
    """Width in the first, middle and last third, where it changes steadily and by more than the
    measurement errs. Short pieces tell ratios better than widths, so that their mean is made that
    of the whole."""
    expected_by_optics: Expectation | None
    contradicts_optics: bool
    lateral_cut_off: float | None
    """Highest frequency seen in the plane, cycles per voxel."""
    axial_cut_off: float | None
    """Highest frequency seen along z, cycles per voxel; no higher than the planes can show."""


def read_sample(staged: StagedChannel, planes: SampledPlanes, grid: IsotropicGrid) -> SampleReading:
    """Read a channel; ``planes`` are some of its own.

    Memory stays bounded, and so does time: of large stacks, windows with structure are read.
    """
    step, depth = grid.anisotropy, staged.volume.shape[0]
    blocks = SpectralBlocks.of(staged)
    columns = [blocks.read(staged, part) for part in _parts(depth)]
    whole = [block for part in columns for block in part]
    evidence = Evidence.of(PowerSpectrum.of(whole, step), step)
    expected = None
    if staged.channel is not None and staged.microscope is not None:
        expected = expected_by_optics(staged.microscope, staged.channel, grid.voxel)
    blur = plausible_blur(evidence, step, expected)
    background = background_level(planes.images)
    return SampleReading(
        noise=estimate_noise(planes.images),
        background=background,
        fading=fading(planes.images, [z for z, _, _ in planes.origins], background),
        blur=blur,
        blur_by_depth=_by_depth(staged, blocks, step, blur),
        expected_by_optics=expected,
        contradicts_optics=(
            evidence is not None and expected is not None and evidence.contradicts(expected)
        ),
        lateral_cut_off=cut_off(_lateral_images(planes.images), (1.0, 1.0)),
        axial_cut_off=cut_off(_axial_images(whole), (step, 1.0), along_rows=True),
    )


def _parts(depth: int) -> list[slice]:
    """The planes that spectra are taken of: all, or of deep stacks three pieces of one length."""
    length = min(depth, BLOCK_DEPTH)
    starts = np.unique(np.linspace(0, depth - length, 3).astype(int))
    return [slice(int(start), int(start) + length) for start in starts]


def _by_depth(
    staged: StagedChannel, blocks: SpectralBlocks, step: float, blur: BlurRange
) -> tuple[float, float, float] | None:
    parts = thirds(staged.volume.shape[0])
    if blur.measured is None or parts[0].stop < _LEAST_PLANES_OF_A_THIRD:
        return None
    first, middle, last = (
        Evidence.of(PowerSpectrum.of(blocks.read(staged, part), step), step) for part in parts
    )
    if first is None or middle is None or last is None:
        return None
    widths = np.array([first.width, middle.width, last.width])
    steady = min(widths[0], widths[2]) <= widths[1] <= max(widths[0], widths[2])
    change = abs(float(np.log(widths[2] / widths[0])))
    if not steady or change < max(_LEAST_CHANGE, 2.5 * np.hypot(first.spread, last.spread)):
        return None
    scaled = blur.best * widths / np.exp(np.mean(np.log(widths)))
    return float(scaled[0]), float(scaled[1]), float(scaled[2])


def _lateral_images(planes: FloatArray) -> list[FloatArray]:
    chosen = np.unique(np.linspace(0, len(planes) - 1, _RESOLUTION_IMAGES).astype(int))
    edge = min(*planes.shape[1:], _RESOLUTION_EDGE)
    y, x = ((length - edge) // 2 for length in planes.shape[1:])
    return [planes[number, y : y + edge, x : x + edge] for number in chosen]


def _axial_images(blocks: list[FloatArray]) -> list[FloatArray]:
    """Some XZ and YZ slices of blocks (planes, n, n), all of the first one's depth."""
    images: list[FloatArray] = []
    for block in blocks:
        for place in np.linspace(0, block.shape[1] - 1, _RESOLUTION_IMAGES).astype(int):
            images += [block[:, place], block[:, :, place]]
    return [image for image in images if len(image) == len(images[0])]
