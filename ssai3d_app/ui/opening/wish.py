"""What the window wants of a reader next."""

from __future__ import annotations

from dataclasses import dataclass

from ssai3d_app.ui.opening.loaded_volume import VolumeKey


@dataclass(frozen=True)
class Wish:
    """The volumes on display, what is looked at most first, and the voxel where the cuts meet.

    ``index`` is (z, y, x).
    """

    keys: tuple[VolumeKey, ...]
    index: tuple[int, int, int]
