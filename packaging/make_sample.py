"""Make the bundled sample: ``python packaging/make_sample.py`` writes it into resources/sample.

A block of neurites and cell bodies, drawn procedurally, blurred in 3D, sampled every fourth plane
and counted as photons. The truth can be made again from the same seed (``isotropic_truth``).
"""

from __future__ import annotations

import json

import numpy as np

from ssai3d_app import locations
from ssai3d_app.engine.pretraining.structures import Volume, filaments, nuclei, smoothed
from ssai3d_app.formats.creating import create_result
from ssai3d_app.formats.result import ImageDescription, ResultDescription
from ssai3d_app.volume.scene import Channel

ANISOTROPY = 4
PLANES = 32
VOXEL_UM = 0.1
_SEED = 20251125
_LATERAL_SIGMA, _AXIAL_SIGMA = 0.8, 2.6  # voxels
_PHOTONS, _BACKGROUND, _OFFSET, _GAIN, _READ_NOISE = 300.0, 6.0, 100.0, 5.0, 1.5


def _blurred(axial_sigma: float) -> Volume:
    rng = np.random.default_rng(_SEED)
    n = (PLANES - 1) * ANISOTROPY + 4
    fibres = np.maximum(filaments(n, rng), 0.6 * filaments(n, rng))
    bodies = nuclei(n, rng)
    return smoothed(
        np.minimum(fibres, 1.5) + 0.5 * bodies, (axial_sigma, _LATERAL_SIGMA, _LATERAL_SIGMA)
    )


def isotropic_truth() -> Volume:
    """What a microscope with the lateral resolution along z would see, (Z, Y, X), 0 to about 1."""
    return _blurred(_LATERAL_SIGMA)[: (PLANES - 1) * ANISOTROPY + 1]


def recorded() -> np.ndarray:
    """The raw stack (Z, Y, X), uint16."""
    rng = np.random.default_rng(_SEED + 1)
    light = _blurred(_AXIAL_SIGMA)[::ANISOTROPY][:PLANES]
    photons = rng.poisson(np.maximum(light, 0) * _PHOTONS + _BACKGROUND)
    counts = _OFFSET + _GAIN * (photons + rng.normal(0, _READ_NOISE, photons.shape))
    return np.clip(np.rint(counts), 0, 65535).astype(np.uint16)


def main() -> None:
    """Write the sample as OME-TIFF."""
    raw = recorded()
    path = locations.sample()
    path.parent.mkdir(parents=True, exist_ok=True)
    description = ImageDescription(
        name="Sample: neurites (procedural)",
        shape=(1, 1, *raw.shape),
        dtype="uint16",
        voxel_size=(ANISOTROPY * VOXEL_UM, VOXEL_UM, VOXEL_UM),
        channels=(Channel("Neurites", "#33DD77"),),
    )
    writer = create_result(path, ResultDescription((description,)))
    writer.write(0, 0, 0, 0, raw)
    writer.commit(json.dumps({"made_by": "packaging/make_sample.py", "licence": "CC0-1.0"}))
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
