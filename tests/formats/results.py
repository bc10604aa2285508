"""Results of two images that differ in everything, for tests that read them with other readers."""

import json
from pathlib import Path

import numpy as np

from ssai3d_app.formats.creating import create_result
from ssai3d_app.formats.result import ImageDescription, ResultDescription
from ssai3d_app.volume.scene import Channel, Microscope, Modality

PROVENANCE = json.dumps({"software": "SSAI-3D", "seconds": 1.5, "scenes": [{"name": "µ & <a>"}]})

LARGE = ImageDescription(
    "Embryo (isotropic)",
    (2, 2, 11, 530, 600),
    "uint16",
    (0.25, 0.25, 0.25),
    (Channel("DAPI", "#0080FF", 405.0, 450.5), Channel("GFP", "#FF8000")),
    12.5,
    Microscope(Modality.LIGHT_SHEET, "W Plan-Apochromat 20x", 20.0, 1.0, "water"),
)
SMALL = ImageDescription(
    "Beads (isotropic)", (1, 1, 5, 40, 56), "uint8", (0.1, 0.1, 0.1), (Channel("Red"),)
)


def random_pixels(image: ImageDescription, seed: int = 0) -> np.ndarray:
    """Pixels that no compression makes smaller."""
    limits = np.iinfo(image.dtype)
    rng = np.random.default_rng(seed)
    return rng.integers(limits.min, limits.max, image.shape, dtype=image.dtype, endpoint=True)


def write_result(
    path: Path, *images: ImageDescription, version: str = "0.4", slab: int = 3
) -> list[np.ndarray]:
    """Write random pixels as a result, ``slab`` planes at a time; returns them."""
    description = ResultDescription(images)
    pixels = [random_pixels(image, seed) for seed, image in enumerate(images)]
    writer = create_result(path, description, version)
    for number, data in enumerate(pixels):
        for t, c in np.ndindex(data.shape[:2]):
            for z in range(0, data.shape[2], slab):
                writer.write(number, t, c, z, data[t, c, z : z + slab])
    writer.commit(PROVENANCE)
    return pixels
