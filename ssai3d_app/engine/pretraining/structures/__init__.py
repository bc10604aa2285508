"""Procedural isotropic 3D truth without end: families of structures that microscopes look at.

Every family is a function of (edge in voxels, random generator) that returns a volume of shape
(n, n, n), float32, background 0, brightest about 1.
"""

from __future__ import annotations

from collections.abc import Callable

from ssai3d_app.engine.pretraining.structures.cells import chromatin, cytoplasm, nuclei
from ssai3d_app.engine.pretraining.structures.fields import Random, Volume, smoothed
from ssai3d_app.engine.pretraining.structures.filaments import (
    bundles,
    filaments,
    neurites,
    neuropil,
)
from ssai3d_app.engine.pretraining.structures.membranes import foam, membranes, shells
from ssai3d_app.engine.pretraining.structures.organelles import (
    beads,
    mitochondria,
    tubules,
    vesicles,
)
from ssai3d_app.engine.pretraining.structures.textures import interfaces, speckle, textures
from ssai3d_app.engine.pretraining.structures.tissue import (
    epithelium,
    glands,
    layers_and_columns,
    strata,
)

__all__ = ["FAMILIES", "Random", "Volume", "filaments", "nuclei", "smoothed"]

FAMILIES: dict[str, Callable[[int, Random], Volume]] = {
    "filaments": filaments,
    "neurites": neurites,
    "bundles": bundles,
    "neuropil": neuropil,
    "nuclei": nuclei,
    "chromatin": chromatin,
    "cytoplasm": cytoplasm,
    "membranes": membranes,
    "foam": foam,
    "shells": shells,
    "tubules": tubules,
    "mitochondria": mitochondria,
    "vesicles": vesicles,
    "beads": beads,
    "layers and columns": layers_and_columns,
    "epithelium": epithelium,
    "glands": glands,
    "strata": strata,
    "textures": textures,
    "interfaces": interfaces,
    "speckle": speckle,
}
