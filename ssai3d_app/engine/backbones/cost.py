"""What a network costs, from its shape alone; nothing here needs torch."""

from __future__ import annotations

from ssai3d_app.engine.backbones.architectures import Architecture
from ssai3d_app.engine.backbones.registry import BACKBONES

# Nanoseconds a pixel on one CPU thread, fitted to five networks of widths 8 to 32; each lies within
# 14 % of what was measured.
_PER_MULTIPLICATION = 0.0147
_PER_NUMBER = 2.03


def relative_time(architecture: Architecture) -> float:
    """Time for a slice on a CPU, as a multiple of the shipped network “fast”; an estimate."""
    return _nanoseconds(architecture) / _nanoseconds(BACKBONES["fast"].architecture)


def _nanoseconds(architecture: Architecture) -> float:
    """For a pixel: multiplications bind wide networks, the numbers written bind thin ones."""
    rows, columns = architecture.stem
    width, inputs = architecture.width, len(architecture.inputs)
    pixels = 1 / (rows * columns)
    multiplications = pixels * width * ((rows + 2) * (columns + 2) * inputs + 9 * rows * columns)
    written = pixels * width + 1
    blocks = zip(architecture.encoder, reversed(architecture.decoder), strict=True)
    for there, back in (*blocks, (architecture.middle, 0)):
        of_block = 6 * width**2 + 18 * width
        multiplications += pixels * ((there + back) * of_block + 4 * width**2)
        written += pixels * width * (8 * (there + back) + 1.5)
        pixels, width = pixels / 4, 2 * width
    return _PER_MULTIPLICATION * multiplications + _PER_NUMBER * written


def seconds_per_voxel() -> float:
    """Time for a pixel of a slice through the network “fast” on one CPU thread; an estimate."""
    return 1e-9 * _nanoseconds(BACKBONES["fast"].architecture)
