"""What a restoration would do, in words, before anything is started."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QLocale

from ssai3d_app.engine.preparation import EQUAL_STEPS, check_restorable
from ssai3d_app.engine.scene_plan import all_cautions
from ssai3d_app.errors import UserError
from ssai3d_app.formats.contradictions import told_of
from ssai3d_app.ui import texts
from ssai3d_app.ui.quantities import size_in_words
from ssai3d_app.ui.saying import said
from ssai3d_app.volume.grid import IsotropicGrid
from ssai3d_app.volume.scene import Scene, VoxelSize

_MOST_NAMES = 3


@dataclass(frozen=True)
class Plan:
    """``blocker`` is why it cannot start, or ``None``; then ``expected`` says what will come.

    ``in_short`` says it in a few words.
    """

    blocker: str | None = None
    expected: str = ""
    cautions: tuple[str, ...] = ()
    in_short: str = ""


@dataclass(frozen=True)
class Part:
    """What is chosen of each scene: indices from 0, all when ``None``."""

    channels: tuple[int, ...] | None = None
    time: int | None = None

    def is_in(self, scene: Scene) -> bool:
        """Whether a scene has the channels and the time."""
        fits = all(channel < scene.length("C") for channel in self.channels or ())
        return fits and (self.time is None or self.time < scene.length("T"))

    def stacks(self, scene: Scene) -> int:
        """How many stacks (channels × times) of a scene are restored."""
        channels = scene.length("C") if self.channels is None else len(self.channels)
        return channels * (scene.length("T") if self.time is None else 1)


def is_restorable(scene: Scene, part: Part) -> bool:
    """Whether the engine would take a scene as it is."""
    try:
        check_restorable(scene)
    except UserError:
        return False
    return part.is_in(scene)


def plan_for(stored: Scene, scene: Scene, part: Part, size_is_usable: bool = True) -> Plan:
    """The plan for one scene: as the file has it, and as corrected.

    The engine's own checks decide, so that panel and engine never disagree. Without a voxel size,
    or while something else is typed over it, only what blocks for other reasons is said.
    """
    size = scene.voxel_size
    known = size_is_usable and None not in (size.z, size.y, size.x)
    sized = scene if known else replace(scene, voxel_size=VoxelSize(1.0, 1.0, 1.0))
    try:
        grid = check_restorable(sized)
    except UserError as error:
        return Plan(said(error.sentence), "", tuple(told_of(stored, scene)))
    if not known:
        return Plan(None, "", tuple(told_of(stored, scene)))
    planes, rows, columns = grid.shape
    words = {
        "ratio": QLocale().toString(grid.anisotropy, "f", 1),
        "planes": planes,
        "x": columns,
        "y": rows,
        "size": size_in_words(_bytes(scene, grid, part)),
    }
    cautions = all_cautions(stored, scene, grid)
    expected = texts.EXPECTED.format(**words)
    if grid.anisotropy < EQUAL_STEPS:
        expected = texts.EXPECTED_EQUAL.format(**words)
    return Plan(None, expected, tuple(cautions), texts.EXPECTED_IN_SHORT.format(**words))


def plan_for_all(
    shown: Plan,
    scenes: Sequence[tuple[Scene, Scene]],
    chosen: Sequence[int],
    part: Part,
    corrected: bool,
) -> Plan:
    """The plan for several scenes of a file.

    ``shown`` is the plan of the scene on display, ``scenes`` all of the file's, stored and
    corrected, and ``chosen`` the indices of those that can be restored.
    """
    if not chosen:
        return shown
    total = 0.0
    others: dict[str, list[str]] = {}
    for stored, scene in scenes:
        if scene.index in chosen:
            grid = check_restorable(scene)
            total += _bytes(scene, grid, part)
            for sentence in all_cautions(stored, scene, grid):
                if sentence not in shown.cautions:
                    others.setdefault(sentence, []).append(scene.name)
    cautions = list(shown.cautions)
    cautions += [
        texts.SCENES_SAY.format(names=_listed(names), sentence=said(sentence))
        for sentence, names in others.items()
    ]
    left_out = [scene.name for _, scene in scenes if scene.index not in chosen]
    if left_out:
        cautions.append(texts.CAUTION_LEFT_OUT.format(names=_listed(left_out)))
    if corrected:
        cautions.append(texts.CAUTION_ONE_FOR_ALL)
    together = texts.EXPECTED_SCENES.format(count=len(chosen), size=size_in_words(total))
    short = texts.EXPECTED_SCENES_IN_SHORT.format(count=len(chosen), size=size_in_words(total))
    return Plan(None, f"{shown.expected} {together}".strip(), tuple(cautions), short)


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:_MOST_NAMES])
    more = len(names) - _MOST_NAMES
    return texts.NAMES_AND_MORE.format(names=shown, count=more) if more > 0 else shown


def _bytes(scene: Scene, grid: IsotropicGrid, part: Part) -> float:
    planes, rows, columns = grid.shape
    item = np.dtype(scene.dtype).itemsize
    return float(planes) * rows * columns * item * part.stacks(scene)
