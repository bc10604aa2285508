"""Looks for a region with structure in the voxels that the viewer holds, in a thread."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, QThread, Signal

from ssai3d_app.engine.preview.proposing import region_about
from ssai3d_app.engine.preview.region import Region
from ssai3d_app.engine.preview.structure import Patch
from ssai3d_app.ui.opening.loaded_volume import LoadedVolume
from ssai3d_app.volume.grid import IsotropicGrid
from ssai3d_app.volume.scene import Scene

_PLANES = 7
_MOST_PIXELS = 1_000_000
"""Of a plane; of larger ones every n-th pixel is looked at."""


@dataclass(frozen=True)
class Proposal:
    """A region of the volume ``serial``, and whether it was chosen for what it shows."""

    serial: int
    region: Region
    has_structure: bool


class Proposer(QThread):
    """Proposes a region of one volume, all of whose planes are there, and ends."""

    proposed = Signal(object)
    """A Proposal."""

    def __init__(self, volume: LoadedVolume, scene: Scene, parent: QObject) -> None:
        super().__init__(parent)
        self._volume, self._scene = volume, scene

    def run(self) -> None:
        """Runs in this thread; not for the window."""
        grid = IsotropicGrid.of(self._scene)
        region, place = region_about(_patches(self._volume), self._scene, grid)
        self.proposed.emit(Proposal(self._volume.serial, region, place.has_structure))


def _patches(volume: LoadedVolume) -> list[Patch]:
    held, preview = volume.held, volume.preview
    depth, height, width = held.shape
    stride = max(1, round((height * width / _MOST_PIXELS) ** 0.5))
    planes = np.unique(np.linspace(0, depth - 1, min(depth, _PLANES)).round().astype(int))
    (fz, fy, fx), (oz, oy, ox) = preview.factors, preview.offsets
    return [
        Patch(held[z, ::stride, ::stride], oz + fz * int(z), (oy, ox), (fy * stride, fx * stride))
        for z in planes
    ]
