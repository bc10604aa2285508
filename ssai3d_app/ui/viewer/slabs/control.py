"""The field for the thickness of slices, and the choice of what is shown of their voxels."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from ssai3d_app.ui import texts
from ssai3d_app.ui.decimal_box import DecimalBox
from ssai3d_app.ui.opening.projections import ProjectionKind
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.slabs.actions import SlabActions
from ssai3d_app.ui.viewer.slabs.slab import SlabState


class SlabControl(QWidget):
    """Steps by the distance of two planes; the smallest thickness is one voxel, called off."""

    def __init__(
        self, state: SlabState, raw: DisplaySource, restored: DisplaySource, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._state, self._sources = state, (raw, restored)
        self._raw = raw
        self.does = SlabActions(state, self)
        self.thickness = DecimalBox(self)
        self.thickness.setAccessibleName(texts.SLAB_THICKNESS)
        self.thickness.setToolTip(texts.SLAB_TIP)
        self.thickness.setSpecialValueText(texts.SLAB_OFF)
        self.thickness.setKeyboardTracking(False)
        # A file dropped here is to be opened, not written into the field.
        self.thickness.lineEdit().setAcceptDrops(False)
        self.kind = QComboBox(self)
        self.kind.setAccessibleName(texts.SLAB_KIND)
        self.kind.setToolTip(texts.SLAB_KIND_TIP)
        for kind in (ProjectionKind.MAX, ProjectionKind.MEAN):
            self.kind.addItem(texts.SLAB_KINDS[kind], kind)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(QLabel(texts.SLAB, self))
        layout.addWidget(self.thickness)
        layout.addWidget(self.kind)
        self.thickness.valueChanged.connect(state.make_thick)
        self.kind.activated.connect(self._choose)
        self.does.stepped.connect(self.thickness.stepBy)
        state.changed.connect(self._show)
        raw.geometry_changed.connect(self._measure)
        self._measure()

    @Slot()
    def _measure(self) -> None:
        """Steps and unit of the stack on display."""
        scene = self._raw.scene
        z = self._raw.steps[0]
        known = self._raw.scale_is_known and self._raw.depth_is_known
        with QSignalBlocker(self.thickness):
            self.thickness.setDecimals(2 if z < 1 else 1)
            self.thickness.setRange(0.0, max(z * self._raw.shape[0], 2 * z))
            self.thickness.setSingleStep(z)
            self.thickness.setSuffix(" µm" if known else " px")
        self.setEnabled(scene is not None)
        self.does.offer(scene is not None)
        self._show()

    @Slot(int)
    def _choose(self, _index: int) -> None:
        self._state.bring_together(ProjectionKind(self.kind.currentData()))

    @Slot()
    def _show(self) -> None:
        slab = self._state.slab
        if self._state.is_fourth and slab.thickness == 0:
            # A slab of one voxel would project nothing: begin with a fifth of the depth.
            planes = max(3, self._raw.shape[0] // 5)
            self._state.make_thick(planes * self._raw.steps[0])
            return
        for source in self._sources:
            source.show_slab(self._state.of_slices)
        with QSignalBlocker(self.thickness):
            self.thickness.setValue(slab.thickness)
        self.kind.setCurrentIndex(self.kind.findData(slab.kind))
        self.kind.setEnabled(slab.thickness > 0)
