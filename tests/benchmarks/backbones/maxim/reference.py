"""What the public graph itself makes of two images, so that our module can be held to it.

    python -m tests.benchmarks.backbones.maxim.reference inputs FOLDER
    node run_graph.js PACKAGE FOLDER        # beside this file; it says what it needs
    python -m tests.benchmarks.backbones.maxim.reference collect FOLDER

The graph is computed by TensorFlow.js, which shares no code with our module. A part of its outputs
is kept in ``reference.npz``.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

SIZES = ((64, 64), (256, 192))
KEPT = Path(__file__).with_name("reference.npz")
OUTPUTS = ("whole", "first")
_STEPS = {(64, 64): 2, (256, 192): 6}
"""Every so many rows and columns of an output are kept."""


def image(height: int, width: int) -> np.ndarray:
    """An image (height, width, 3), float32, 0 to 1: waves, a soft disc, a sharp edge."""
    y, x = np.mgrid[:height, :width].astype(np.float64)
    disc = 1 / (1 + np.exp((np.hypot(y - 0.45 * height, x - 0.6 * width) - 0.22 * width) / 2.5))
    edge = (x + 0.4 * y > 0.55 * width).astype(np.float64)
    waves = [
        np.cos(2 * np.pi * (y / 23 + x / 37)),
        np.cos(2 * np.pi * (y / 11 - x / 17)),
        np.cos(2 * np.pi * np.hypot(y - 10, x - 20) / 14),
    ]
    planes = [0.5 + 0.15 * wave + 0.2 * edge * (0.5 + disc) - 0.2 * disc for wave in waves]
    return np.asarray(np.clip(np.stack(planes, axis=-1), 0, 1), dtype=np.float32)


def kept(output: np.ndarray) -> np.ndarray:
    """The part of an output (height, width, 3) that is kept."""
    step = _STEPS[output.shape[:2]]
    return output[::step, ::step]


def main() -> None:
    """Write the inputs, or collect the outputs."""
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["inputs", "collect"])
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    outputs = {}
    for height, width in SIZES:
        name = f"{height}x{width}"
        if options.what == "inputs":
            image(height, width).tofile(options.folder / f"{name}.f32")
            continue
        for which in OUTPUTS:
            raw = np.fromfile(options.folder / f"{name}_{which}.f32", "<f4")
            outputs[f"{which} {name}"] = kept(raw.reshape(height, width, 3))
    if outputs:
        np.savez_compressed(KEPT, **outputs)


if __name__ == "__main__":
    main()
