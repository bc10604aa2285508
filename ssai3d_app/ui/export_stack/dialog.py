"""Asks which part of a stack becomes which file, and says what happens to its values."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ssai3d_app.exporting.request import ExportRequest
from ssai3d_app.formats.placing import result_stem
from ssai3d_app.ui import texts
from ssai3d_app.ui.export_stack.intensity_fields import IntensityFields, Range, mapping_in_words
from ssai3d_app.ui.export_stack.region_fields import RegionFields
from ssai3d_app.ui.export_stack.running_part import RunningPart
from ssai3d_app.ui.export_stack.subject import Subject
from ssai3d_app.ui.export_stack.times import times_from
from ssai3d_app.ui.quantities import size_in_words
from ssai3d_app.ui.reading_order import put_in_reading_order
from ssai3d_app.ui.restore.destination import KINDS, Kind
from ssai3d_app.ui.style import restyle

_WIDTH = 600
_ROWS_OF_CHANNELS = 4


class ExportDialog(QDialog):
    """Shows one of the ``subjects``; ``asked`` comes when all is chosen but the file's name."""

    asked = Signal()

    def __init__(
        self, subjects: list[Subject], contrast: Range | None, running: RunningPart, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._subjects = subjects
        self.setWindowTitle(texts.EXPORT_TITLE)
        self.running = running
        running.setParent(self)
        self.which = self._combo(texts.EXPORT_WHICH)
        for subject in subjects:
            words = texts.EXPORT_RESTORED if subject.is_restored else texts.EXPORT_RAW
            self.which.addItem(words.format(name=subject.path.name))
        self.region = RegionFields(self)
        self.channels = QListWidget(self)
        self.channels.setAccessibleName(texts.EXPORT_CHANNELS)
        self.times = QLineEdit(self)
        self.times.setAccessibleName(texts.EXPORT_TIMES)
        self.times.setToolTip(texts.EXPORT_TIMES_TIP)
        self.times.setAcceptDrops(False)
        self.kind_choice = self._combo(texts.EXPORT_KIND)
        self.kind_choice.addItems([texts.SAVE_KINDS[kind.name][0] for kind in KINDS])
        self.intensities = IntensityFields(contrast, self)
        self.mapping = self._words()
        self.size = self._words("muted")
        self.reason = self._words("blocker")
        restyle(self.reason, "state", "blocked")
        self._form = self._lay_out()
        put_in_reading_order(self)
        self.which.currentIndexChanged.connect(self._show_stack)
        self.region.changed.connect(self._judge)
        self.channels.itemChanged.connect(self._judge)
        self.times.textChanged.connect(self._judge)
        self.intensities.changed.connect(self._judge)
        running.start.clicked.connect(self.asked)
        running.close_button.clicked.connect(self.close)
        running.state_changed.connect(self._judge)
        self._show_stack()
        self.ensurePolished()
        self.resize(QSize(_WIDTH, self.sizeHint().height()))
        self._make_room()

    def _combo(self, name: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setAccessibleName(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(12)
        return combo

    def _words(self, name: str = "") -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _lay_out(self) -> QWidget:
        inside = QWidget(self)
        form = QFormLayout(inside)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(texts.EXPORT_WHICH, self.which)
        form.addRow(texts.EXPORT_REGION, self.region)
        form.addRow(texts.EXPORT_CHANNELS, self.channels)
        form.addRow(texts.EXPORT_TIMES, self.times)
        form.addRow(texts.EXPORT_KIND, self.kind_choice)
        form.addRow(texts.EXPORT_DEPTH, self.intensities.depth)
        form.addRow(texts.EXPORT_SCALE, self.intensities.scale)
        form.addRow("", self.intensities)
        form.addRow("", self.mapping)
        form.addRow("", self.size)
        self._rows = form
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        layout.addWidget(inside)
        layout.addWidget(self.reason)
        layout.addStretch(1)
        layout.addWidget(self.running)
        return inside

    # What is chosen

    @property
    def subject(self) -> Subject:
        """The stack that is chosen."""
        return self._subjects[max(self.which.currentIndex(), 0)]

    @property
    def kind(self) -> Kind:
        """The format."""
        return KINDS[self.kind_choice.currentIndex()]

    @property
    def proposed(self) -> Path:
        """A name beside the stack, or where things can be written."""
        name, suffix = result_stem(self.subject.path), self.kind.suffixes[0]
        return self.subject.folder / texts.EXPORT_FILE.format(name=name, suffix=suffix)

    def request(self, output: Path, *, replace: bool) -> ExportRequest | None:
        """What is asked for; ``None`` while something is in the way."""
        if self.mistake is not None:
            return None
        subject = self.subject
        channels, times = self._channels, self._times
        return ExportRequest.model_validate(
            {
                "path": subject.path,
                "output": output,
                "scene": subject.scene.index,
                "region": None if self.region.is_whole else self.region.value,
                "channels": None if len(channels) == subject.scene.length("C") else channels,
                "times": None if times is None or self._has_all_times else times,
                "corrections": subject.corrections,
                "zarr_version": self.kind.zarr_version,
                "replace": replace,
                **self.intensities.choices,
            }
        )

    @property
    def mistake(self) -> str | None:
        """Why nothing can be exported, in one sentence."""
        scene = self.subject.scene
        if scene.is_rgb:
            return texts.EXPORT_NO_COLOUR
        if self.region.mistake is not None:
            return self.region.mistake
        if not self._channels:
            return texts.EXPORT_ODD_CHANNELS
        if self._times is None:
            return texts.EXPORT_ODD_TIMES.format(count=scene.length("T"))
        return self.intensities.mistake

    @property
    def _channels(self) -> tuple[int, ...]:
        rows = range(self.channels.count())
        checked = Qt.CheckState.Checked
        return tuple(row for row in rows if self.channels.item(row).checkState() == checked)

    @property
    def _times(self) -> tuple[int, ...] | None:
        return times_from(self.times.text(), self.subject.scene.length("T"))

    @property
    def _has_all_times(self) -> bool:
        return self._times == tuple(range(self.subject.scene.length("T")))

    # What is shown

    @Slot()
    def _show_stack(self) -> None:
        subject = self.subject
        scene = subject.scene
        self.channels.blockSignals(True)
        self.channels.clear()
        for channel in scene.channels:
            item = QListWidgetItem(channel.name, self.channels)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
        self.channels.blockSignals(False)
        rows = min(max(self.channels.count(), 1), _ROWS_OF_CHANNELS)
        height = self.channels.sizeHintForRow(0) if self.channels.count() else 24
        self.channels.setFixedHeight(rows * height + 2 * self.channels.frameWidth() + 4)
        count = scene.length("T")
        self.times.blockSignals(True)
        self.times.setText("1" if count == 1 else f"1-{count}")
        self.times.blockSignals(False)
        self._rows.setRowVisible(self.times, count > 1)
        self._rows.setRowVisible(self.channels, scene.length("C") > 1)
        self.intensities.show_stack(scene)
        self.region.show_stack(scene.level_shape(0), subject.marked)
        self._judge()

    @Slot()
    def _judge(self) -> None:
        mistake = self.mistake
        self.reason.setText(mistake or "")
        self.reason.setVisible(mistake is not None)
        is_running = self.running.is_running
        self._form.setEnabled(not is_running)
        self.running.start.setEnabled(mistake is None and not is_running)
        request = None if mistake is not None else self.request(self.proposed, replace=False)
        if request is None:
            self.mapping.clear()
            self.size.clear()
            return
        self.mapping.setText(mapping_in_words(request, self.subject.scene))
        self.size.setText(self._size_in_words(request))
        self._make_room()

    def _make_room(self) -> None:
        """Grow where more fields and longer words need it: nothing is squeezed."""
        layout = self.layout()
        layout.activate()
        needed = layout.totalHeightForWidth(self.width())
        if needed > self.height():
            self.resize(self.width(), needed)

    def _size_in_words(self, request: ExportRequest) -> str:
        spans = self.region.value
        assert spans is not None
        z, y, x = (stop - first for first, stop in spans)
        channels, times = len(self._channels), len(self._times or ())
        bits = {8: 1, 16: 2, 32: 4}
        own = np.dtype(self.subject.scene.dtype).itemsize
        item = own if request.bit_depth is None else bits[request.bit_depth]
        total = float(z) * y * x * channels * times * item
        return texts.EXPORT_SIZE.format(
            channels=channels, times=times, z=z, y=y, x=x, size=size_in_words(total)
        )
