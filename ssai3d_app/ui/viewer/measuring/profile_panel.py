"""The drawer with the line profile: plot, widths in words, copy and save."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
)

from ssai3d_app.durable import write_durably
from ssai3d_app.ui import texts
from ssai3d_app.ui.quantities import format_length
from ssai3d_app.ui.style import inset
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.exporting.worker import unwritable
from ssai3d_app.ui.viewer.measuring.line import Line, Segment
from ssai3d_app.ui.viewer.measuring.peak import Peak
from ssai3d_app.ui.viewer.measuring.profile import LineProfile, places_along, profile_of
from ssai3d_app.ui.viewer.measuring.profile_plot import ProfilePlot
from ssai3d_app.ui.viewer.measuring.table import table_of
from ssai3d_app.ui.viewer.view_state import ViewState

_WIDEST = 99
_PLOT_LINES = 9
"""Height of the plot: enough to be read, and the panels keep their room in a small window."""


class ProfilePanel(QFrame):
    """Follows a line, the planes and the selected channel while it is shown."""

    closed = Signal()
    refused = Signal(object)
    """A UserError."""
    said = Signal(str)

    def __init__(
        self, line: Line, state: ViewState, raw: DisplaySource, restored: DisplaySource
    ) -> None:
        super().__init__()
        self.setObjectName("bar")
        self._line, self._state, self._raw, self._restored = line, state, raw, restored
        self.profiles: tuple[LineProfile | None, LineProfile | None] = (None, None)
        """Of raw and of restored."""
        self.plot = ProfilePlot(self)
        self.plot.setFixedHeight(self.fontMetrics().lineSpacing() * _PLOT_LINES)
        self.words = (self._label(), self._label())
        """What is said of raw and of restored."""
        self.across = QSpinBox(self)
        inset(self.across)
        self.across.setRange(1, _WIDEST)
        self.across.setSuffix(texts.PROFILE_WIDTH_UNIT)
        self.across.setAccessibleName(texts.PROFILE_WIDTH)
        self.across.setToolTip(texts.PROFILE_WIDTH_TIP)
        self.copy = self._button(texts.PROFILE_COPY, texts.PROFILE_COPY_TIP)
        self.save = self._button(texts.PROFILE_SAVE, texts.PROFILE_SAVE_TIP)
        close = self._button(texts.PROFILE_CLOSE, texts.PROFILE_CLOSE_TIP)
        self._arrange(close)
        # Many things change at once; the plot is drawn once for all of them.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.measure)
        self.across.valueChanged.connect(self._measure_soon)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._ask_where_to_save)
        close.clicked.connect(self.closed)
        for changed in (
            line.changed,
            state.smoothing_changed,
            state.selection_changed,
            raw.pixels_changed,
            restored.pixels_changed,
            raw.geometry_changed,
        ):
            changed.connect(self._measure_soon)
        state.crosshair_moved.connect(self._follow_planes)
        raw.opened.connect(self._forget)
        self.hide()

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _button(self, words: str, tip: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName("link")
        button.setToolTip(tip)
        return button

    def _arrange(self, close: QPushButton) -> None:
        told = QVBoxLayout()
        told.setSpacing(2)
        for label in self.words:
            told.addWidget(label)
        told.addStretch(1)
        told.addWidget(self.across)
        buttons = QHBoxLayout()
        for button in (self.copy, self.save, close):
            buttons.addWidget(button)
        told.addLayout(buttons)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 6)
        layout.setSpacing(10)
        layout.addWidget(self.plot, 3)
        layout.addLayout(told, 2)

    @Slot()
    def measure(self) -> None:
        """Read the profiles along the line, and say what they are."""
        self._soon.stop()
        segment = self._line.segment
        if segment is None or self._raw.scene is None:
            self.profiles = (None, None)
        else:
            sources = [source for source in (self._raw, self._restored) if source.volume]
            step = min((min(source.steps) for source in sources), default=1.0)
            distances = places_along(segment, step)
            across = self.across.value() * min(self._raw.steps[1:])
            width = across if self.across.value() > 1 else 0.0
            self.profiles = (
                profile_of(self._raw, segment, distances, self._state.smooth, width),
                profile_of(self._restored, segment, distances, self._state.smooth, width),
            )
        self.plot.show_profiles(self.profiles)
        names = self._state.looks.names
        channel = names[self._state.channel] if len(names) > 1 else ""
        self.plot.name_axes(self._unit, channel)
        self._tell()

    @property
    def _unit(self) -> str:
        return "µm" if self._raw.scale_is_known else "px"

    def _tell(self) -> None:
        there = any(self.profiles)
        for profile, label, name in zip(
            self.profiles, self.words, (texts.PROFILE_RAW, texts.PROFILE_RESTORED), strict=True
        ):
            label.setVisible(profile is not None)
            if profile is not None:
                label.setText(texts.PROFILE_TOLD.format(name=name, told=self._width(profile)))
        if not there:
            self.words[0].setText(texts.PROFILE_HOW)
            self.words[0].show()
        for button in (self.copy, self.save):
            button.setEnabled(there)

    def _width(self, profile: LineProfile) -> str:
        peak = profile.peak
        if not isinstance(peak, Peak):
            return texts.PROFILE_NO_PEAK[peak.name]
        return texts.PROFILE_FWHM.format(
            width=format_length(float(f"{peak.width:.3g}")),
            position=format_length(float(f"{peak.position:.3g}")),
            unit=self._unit,
        )

    def table(self, separator: str) -> str:
        """The curves as a table with a heading that says where they were read."""
        segment, image = self._line.segment, self._raw.image
        assert segment is not None
        assert image is not None
        about = texts.PROFILE_ABOUT.format(
            name=image.path.name,
            channel=self._state.channel + 1,
            time=self._state.time + 1,
            plane=segment.cut.name,
            start=_place(segment, 0),
            end=_place(segment, 1),
            unit=self._unit,
        )
        columns = (texts.COLUMN_RAW, texts.COLUMN_RESTORED)
        return table_of(self.profiles, columns, self._unit, about, separator)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.table("\t"))
        self.said.emit(texts.PROFILE_COPIED)

    @Slot()
    def _ask_where_to_save(self) -> None:
        image = self._raw.image
        assert image is not None
        proposed = image.path.with_name(texts.PROFILE_FILE.format(name=image.path.stem))
        name, _ = QFileDialog.getSaveFileName(
            self, texts.PROFILE_SAVE_TITLE, str(proposed), texts.PROFILE_FILTER
        )
        if not name:
            return
        path = Path(name if name.lower().endswith(".csv") else f"{name}.csv")
        try:
            # The mark tells Excel that it is UTF-8.
            write_durably(path, self.table(",").encode("utf-8-sig"))
        except OSError as error:
            self.refused.emit(unwritable(path, error))
            return
        self.said.emit(texts.SAID_WRITTEN.format(name=path.name, folder=path.parent))

    @Slot()
    def _measure_soon(self) -> None:
        if self.isVisible():
            self._soon.start()

    @Slot()
    def _follow_planes(self) -> None:
        """The line lies in the plane that is looked at."""
        segment = self._line.segment
        if segment is not None and self.isVisible():
            self._line.draw(segment.at_depth(self._state.crosshair[segment.cut.through]))

    @Slot()
    def _forget(self) -> None:
        self._line.draw(None)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while hidden."""
        super().showEvent(event)
        self.measure()

    def hideEvent(self, event: QHideEvent) -> None:
        """Draw nothing while hidden."""
        super().hideEvent(event)
        self._soon.stop()


def _place(segment: Segment, end: int) -> str:
    z, y, x = (segment.start, segment.end)[end]
    x, y, z = (format_length(float(f"{edge:.4g}")) for edge in (x, y, z))
    return f"x {x}, y {y}, z {z}"
