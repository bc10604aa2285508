"""What every analysis hands back: headline numbers, tables with places, labels, and its terms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.analysis.request import AnalysisSettings

LabelArray = npt.NDArray[np.uint32]
Place = tuple[float, float, float]
"""Where something lies: z, y and x in µm from the centre of the first voxel."""

Cell = float | int | str | None


@dataclass(frozen=True)
class Headline:
    """A number that a paper would print; ``unit`` is empty for counts, ``value`` ``None`` where
    there is nothing to tell it from."""

    name: str
    value: float | int | None
    unit: str = ""


@dataclass(frozen=True)
class Table:
    """Rows of measures under ``columns``, whose names tell their unit, such as ``length_um``.

    ``places`` says for each row where in the stack it lies; empty where rows have no place.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    places: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Analysed:
    """The result for one stack.

    ``settings`` are those that were used, with nothing left open. ``voxel`` is the edge in µm of
    the isotropic voxels that were measured. ``labels`` (Z, Y, X) number each object from 1, 0 is
    none. ``untrusted_share`` (0–1) of the objects' voxels is flagged by the trust map; ``None``
    without a map. ``more_files`` write what only this kind of analysis has, by file name.
    """

    settings: AnalysisSettings
    voxel: float
    headline: tuple[Headline, ...]
    tables: tuple[Table, ...]
    labels: LabelArray
    untrusted_share: float | None = None
    remarks: tuple[str, ...] = ()
    more_files: dict[str, Callable[[Path], None]] = field(default_factory=dict)

    def facts(self) -> dict[str, Any]:
        """All but tables and labels, ready for JSON."""
        return {
            "voxel_um": self.voxel,
            "settings": self.settings.model_dump(mode="json"),
            "headline": [{"name": h.name, "value": h.value, "unit": h.unit} for h in self.headline],
            "untrusted_share": self.untrusted_share,
            "remarks": list(self.remarks),
        }


def unsigned(labels: npt.NDArray[np.int32]) -> LabelArray:
    """The same labels, none of them negative, without a copy."""
    return labels.view(np.uint32)


def share_flagged(
    labels: LabelArray, flagged: npt.NDArray[np.bool_] | None, count: int
) -> Sequence[float | None]:
    """Of each object 1…``count``, the share of its voxels that are flagged (0–1)."""
    if flagged is None:
        return [None] * count
    voxels = np.bincount(labels.ravel(), minlength=count + 1)[1 : count + 1]
    marked = np.bincount(labels[flagged], minlength=count + 1)[1 : count + 1]
    return [float(m / v) if v else None for m, v in zip(marked, voxels, strict=True)]
