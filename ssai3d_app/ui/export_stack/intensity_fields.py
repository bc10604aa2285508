"""Bit depth and scale of an export, and the mapping in words and numbers before it is made."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from ssai3d_app.exporting.intensities import exported_dtype, is_scaled, loses_digits
from ssai3d_app.exporting.request import ExportRequest
from ssai3d_app.ui import texts
from ssai3d_app.ui.quantities import format_intensity, parse_ungrouped
from ssai3d_app.ui.style import restyle
from ssai3d_app.volume.scene import Scene, full_scale

Range = tuple[float, float]


def mapping_in_words(request: ExportRequest, scene: Scene) -> str:
    """What becomes of the values, before it is known which there are."""
    dtype, top = exported_dtype(request, scene), None
    top = full_scale(dtype)
    if dtype == scene.dtype and not is_scaled(request, scene):
        return texts.EXPORT_SAYS_SAME.format(dtype=dtype)
    if top is None:
        words = texts.EXPORT_SAYS_REAL if loses_digits(request, scene) else texts.EXPORT_SAYS_WIDER
        return words.format(dtype=dtype)
    highest = format_intensity(top)
    if request.scale is not None:
        low, high = (format_intensity(value) for value in request.scale[0])
        return texts.EXPORT_SAYS_TYPED.format(low=low, high=high, top=highest)
    if is_scaled(request, scene):
        return texts.EXPORT_SAYS_HIGHEST.format(top=highest)
    if request.unscaled and (full_scale(scene.dtype) or 0) != top:
        return texts.EXPORT_SAYS_CLIPPED.format(top=highest)
    return texts.EXPORT_SAYS_WIDER.format(dtype=dtype)


class IntensityFields(QWidget):
    """``depth`` and ``scale`` are placed by the dialog; the numbers of a typed scale are inside."""

    changed = Signal()

    def __init__(self, contrast: Range | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._contrast = contrast
        self.depth = QComboBox(parent)
        self.depth.setAccessibleName(texts.EXPORT_DEPTH)
        self.scale = QComboBox(parent)
        self.scale.setAccessibleName(texts.EXPORT_SCALE)
        for name, words in texts.EXPORT_SCALES.items():
            self.scale.addItem(words, name)
        self.low = self._field(texts.EXPORT_LOW)
        self.high = self._field(texts.EXPORT_HIGH)
        self.from_viewer = QPushButton(texts.EXPORT_CONTRAST, self)
        self.from_viewer.setObjectName("link")
        self.from_viewer.setToolTip(texts.EXPORT_CONTRAST_TIP)
        self.from_viewer.setAutoDefault(False)
        self.from_viewer.setEnabled(contrast is not None)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.low)
        row.addWidget(QLabel("–", self))
        row.addWidget(self.high)
        row.addWidget(self.from_viewer)
        row.addStretch(1)
        self.depth.currentIndexChanged.connect(self._take_depth)
        self.scale.currentIndexChanged.connect(self._judge)
        self.from_viewer.clicked.connect(self._take_contrast)
        self._take_contrast()

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setAccessibleName(name)
        field.setToolTip(name)
        field.setAcceptDrops(False)
        field.setFixedWidth(self.fontMetrics().averageCharWidth() * 11 + 16)
        field.textChanged.connect(self._judge)
        return field

    def show_stack(self, scene: Scene) -> None:
        """Offer what suits a stack: its own type first."""
        self._scene = scene
        self.depth.blockSignals(True)
        self.depth.clear()
        for name, words in texts.EXPORT_DEPTHS.items():
            self.depth.addItem(words.format(dtype=scene.dtype), name)
        self.depth.blockSignals(False)
        self._take_depth()

    @property
    def choices(self) -> dict[str, object]:
        """The fields of a request; usable only while there is no mistake."""
        depth = str(self.depth.currentData())
        chosen: dict[str, object] = {"bit_depth": None if depth == "same" else int(depth)}
        how = self.scale.currentData()
        if how == "typed" and self.scale.isEnabled():
            chosen["scale"] = (self._typed,)
        elif how == "unscaled" and self.scale.isEnabled():
            chosen["unscaled"] = True
        return chosen

    @property
    def _typed(self) -> Range | None:
        low, high = (parse_ungrouped(field.text()) for field in (self.low, self.high))
        return (low, high) if low is not None and high is not None and low < high else None

    @property
    def mistake(self) -> str | None:
        """What is wrong with the numbers."""
        return texts.EXPORT_ODD_SCALE if self._is_typed and self._typed is None else None

    @property
    def _is_typed(self) -> bool:
        return self.scale.isEnabled() and self.scale.currentData() == "typed"

    @Slot()
    def _take_depth(self) -> None:
        """Offer a scale for whole numbers, and propose what loses nothing."""
        depth = str(self.depth.currentData())
        self.scale.setEnabled(depth in ("8", "16"))
        fits = depth not in ("8", "16") or (
            self._scene.dtype in ("uint8", "bool") or (depth, self._scene.dtype) == ("16", "uint16")
        )
        self.scale.setCurrentIndex(self.scale.findData("unscaled" if fits else "highest"))
        self._judge()

    @Slot()
    def _take_contrast(self) -> None:
        if self._contrast is not None:
            for field, value in zip((self.low, self.high), self._contrast, strict=True):
                field.setText(format_intensity(value))

    @Slot()
    def _judge(self) -> None:
        self.setVisible(self._is_typed)
        for field in (self.low, self.high):
            restyle(field, "state", "odd" if self.mistake else "")
        self.changed.emit()
