"""The fixed file of held-out slices that judges a pre-training while it runs.

    python -m tests.benchmarks.backbones.slices FILE.npz

Two slices of every held-out family in every case, 132 of 120 × 128.
"""

import argparse
from pathlib import Path

import numpy as np

from tests.benchmarks.backbones.families import FAMILIES
from tests.benchmarks.backbones.recordings import CASES, record

EDGE = 128
ROWS = slice(2, 122)
SEED = 1


def main() -> None:
    """Make and write the slices."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    file = parser.parse_args().file
    degraded, sharp, noise, anisotropy, names = [], [], [], [], []
    for number, (family, generator) in enumerate(FAMILIES.items()):
        truth = generator(EDGE, np.random.default_rng([SEED, number]))
        for case in CASES:
            recording = record(truth, case, SEED, slices=2, neighbours=2)
            degraded.append(recording.degraded[:, :, ROWS])
            sharp.append(recording.sharp[:, ROWS])
            noise += [recording.noise] * 2
            anisotropy += [case.anisotropy] * 2
            names += [family] * 2
        print(family, flush=True)
    np.savez_compressed(
        file,
        degraded=np.concatenate(degraded),
        sharp=np.concatenate(sharp),
        noise=np.array(noise),
        anisotropy=np.array(anisotropy),
        family=np.array(names),
    )


if __name__ == "__main__":
    main()
