"""Step 1: what the file says of the stack, and where the user knows better."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from ssai3d_app.formats.contradictions import doubted_edges
from ssai3d_app.ui import texts
from ssai3d_app.ui.opening.correction_book import under
from ssai3d_app.ui.opening.reader import OpenedImage
from ssai3d_app.ui.restore.about_file import AboutFile
from ssai3d_app.ui.restore.axis_choice import AxisChoice
from ssai3d_app.ui.restore.voxel_fields import VoxelFields
from ssai3d_app.volume.corrections import Corrections
from ssai3d_app.volume.scene import Scene


class DataStep(QWidget):
    """Voxel size, axis order and channel names: the file's values until the user enters others."""

    corrected = Signal(object)
    """Corrections that the user entered."""
    judged = Signal()
    """Something was typed, usable or not."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._image: OpenedImage | None = None
        self._stored: Scene | None = None
        self._corrections = Corrections()
        self.voxel_fields = VoxelFields(self)
        self.axes = AxisChoice(self)
        self.undo = QPushButton(texts.CORRECTIONS_UNDO, self)
        self.undo.setObjectName("link")
        self.undo.setAccessibleName(texts.CORRECTIONS_UNDO)
        self.undo.setToolTip(texts.CORRECTIONS_UNDO_TIP)
        self.about = AboutFile(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for part in (self.voxel_fields, self.axes, self.undo, self.about):
            layout.addWidget(part)
        self.axes.hide()
        self.undo.hide()
        self.about.hide()
        self.voxel_fields.changed.connect(self._take)
        self.axes.changed.connect(self._take_axes)
        self.about.changed.connect(self._take)
        self.undo.clicked.connect(self._undo)

    def show_scene(self, image: OpenedImage, stored: Scene, corrections: Corrections) -> bool:
        """Show a scene with its corrections; answers whether it is another than before.

        What stands in the fields is left alone when it is the same, since it may just be typed.
        """
        shown = (self._image, self._stored, self._corrections)
        if shown == (image, stored, corrections):
            return False
        another = shown[:2] != (image, stored)
        self._image, self._stored = image, stored
        self._fill(corrections)
        return another

    def clear(self) -> None:
        """Nothing is open."""
        self._image = self._stored = None
        for part in (self.axes, self.undo, self.about):
            part.hide()

    @property
    def stored(self) -> Scene | None:
        """The scene on display as the file has it."""
        return self._stored

    @property
    def corrections(self) -> Corrections:
        """What the user entered, as far as it is usable."""
        return self._corrections

    @property
    def blocker(self) -> tuple[str, QLineEdit] | None:
        """Why nothing can start yet, and the field to look at."""
        return self.voxel_fields.blocker

    @property
    def missing_planes(self) -> str | None:
        """What to say of a single plane when others may have been stored along another axis."""
        if self._stored is None or not self.axes.is_open:
            return None
        if self._corrections.scene(self._stored).length("Z") > 1:
            return None
        long = [texts.AXIS_NAMES_MANY[a] for a in "TC" if self._stored.length(a) > 1]
        return texts.BLOCKED_AXES.format(axes=texts.AXIS_AND.join(long))

    def _fill(self, corrections: Corrections) -> None:
        assert self._stored is not None
        # First, so that the signals of the fields find nothing new.
        self._corrections = corrections
        self.axes.show_scene(self._stored, corrections.axis_order)
        self.about.show_channels(self._stored, corrections)
        ordered = under(corrections.axis_order, self._stored)
        self.voxel_fields.show_file(
            ordered.voxel_size,
            doubted_edges(ordered),
            {"z": corrections.z, "y": corrections.y, "x": corrections.x},
            corrections.confirmed,
        )
        self._tell()

    @Slot()
    def _take(self) -> None:
        """Voxel size or names as they stand now."""
        if self._stored is None:
            return
        entered = Corrections.model_validate(
            {
                **self.voxel_fields.entered,
                "axis_order": self.axes.order,
                "channel_names": self.about.names.entered,
                "confirmed": self.voxel_fields.confirmed,
            }
        )
        if entered != self._corrections:
            self._corrections = entered
            self.corrected.emit(entered)
        self._tell()

    @Slot()
    def _take_axes(self) -> None:
        """Another order: what was named and confirmed belonged to the axes of the one before."""
        kept = {"axis_order": self.axes.order, "channel_names": {}, "confirmed": {}}
        self._fill(self._corrections.model_copy(update=kept))
        self.corrected.emit(self._corrections)

    @Slot()
    def _undo(self) -> None:
        self._fill(Corrections())
        self.corrected.emit(self._corrections)

    def _tell(self) -> None:
        assert self._image is not None
        assert self._stored is not None
        self.about.show_scene(self._image, self._stored, self._corrections)
        self.about.show()
        touched = not self._corrections.is_empty or self.voxel_fields.is_touched
        self.undo.setVisible(touched)
        self.judged.emit()
