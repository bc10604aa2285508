"""Which region is previewed: the one that is drawn, or else the one that is proposed."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QObject, Signal, Slot

from ssai3d_app.engine.preparation import check_restorable
from ssai3d_app.engine.preview.region import Region, restorable_part
from ssai3d_app.errors import UserError
from ssai3d_app.ui.preview.proposer import Proposal, Proposer
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.marks.region import Region as Marked
from ssai3d_app.volume.grid import IsotropicGrid
from ssai3d_app.volume.scene import Scene


class Chosen(Enum):
    """How a region came to be chosen."""

    PROPOSED = auto()
    MIDDLE = auto()
    """As proposed, where nothing was found."""
    DRAWN = auto()
    PART_OF_DRAWN = auto()
    """What was drawn was more than can be restored in time."""


class RegionChoice(QObject):
    """Follows what is on display and what is marked; looks anew when another stack is read."""

    changed = Signal()

    def __init__(self, raw: DisplaySource, marked: Marked, parent: QObject) -> None:
        super().__init__(parent)
        self._raw, self._marked = raw, marked
        self._proposal: Proposal | None = None
        self._looks: Proposer | None = None
        raw.pixels_changed.connect(self._look)
        raw.geometry_changed.connect(self._follow_scene)
        marked.changed.connect(self.changed)

    @property
    def proposed(self) -> Region | None:
        """The region that is proposed for the volume on display."""
        volume, found = self._raw.volume, self._proposal
        is_of_it = volume is not None and found is not None and found.serial == volume.serial
        return found.region if is_of_it and found is not None else None

    @property
    def region(self) -> tuple[Region, Chosen] | None:
        """The region to preview, and how it came about; ``None`` while there is none."""
        scene, grid = self._scene()
        if scene is None or grid is None:
            return None
        if self._marked.box is not None:
            drawn = Region.of(self._marked.box.box)
            part = restorable_part(drawn, scene, grid)
            smaller = part.shape[1] < drawn.shape[1] or part.shape[2] < drawn.shape[2]
            return part, Chosen.PART_OF_DRAWN if smaller else Chosen.DRAWN
        proposed = self.proposed
        if proposed is None or self._proposal is None:
            return None
        return proposed, Chosen.PROPOSED if self._proposal.has_structure else Chosen.MIDDLE

    def _scene(self) -> tuple[Scene | None, IsotropicGrid | None]:
        """The scene on display and its grid, if it can be restored."""
        scene = self._raw.scene
        if scene is None:
            return None, None
        try:
            return scene, check_restorable(scene)
        except UserError:
            return scene, None

    @Slot()
    def _look(self) -> None:
        """Look for structure once all planes of a volume have come."""
        volume = self._raw.volume
        if self._looks is not None or volume is None or not volume.is_complete:
            return
        if self._proposal is not None and self._proposal.serial == volume.serial:
            return
        scene, grid = self._scene()
        if scene is None or grid is None:
            return
        self._looks = Proposer(volume, scene, self)
        self._looks.proposed.connect(self._take)
        self._looks.finished.connect(self._look_on)
        self._looks.start()

    @Slot(object)
    def _take(self, proposal: Proposal) -> None:
        self._proposal = proposal
        self.changed.emit()

    @Slot()
    def _look_on(self) -> None:
        """The thread has ended; another volume may have come meanwhile."""
        if self._looks is not None:
            self._looks.deleteLater()
            self._looks = None
        self._look()

    @Slot()
    def _follow_scene(self) -> None:
        """Another voxel size makes another region, as large in time as the one before."""
        if self._looks is None:
            self._proposal = None
            self._look()
        self.changed.emit()

    def release(self) -> None:
        """Join the thread."""
        if self._looks is not None:
            self._looks.wait()
