"""The plot of a line profile: raw and restored over µm along the line."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from ssai3d_app.ui import texts, theme
from ssai3d_app.ui.quantities import in_locale
from ssai3d_app.ui.viewer.measuring.peak import Peak
from ssai3d_app.ui.viewer.measuring.profile import LineProfile


class LocaleAxis(pg.AxisItem):
    """An axis whose numbers have the decimal sign of the locale."""

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """The numbers at the ticks."""
        return [in_locale(words) for words in super().tickStrings(values, scale, spacing)]


class ProfilePlot(pg.PlotWidget):
    """Two curves, and a bar at half height for each of those that has a width."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent, enableMenu=False, axisItems={s: LocaleAxis(s) for s in ("left", "bottom")}
        )
        self.setAccessibleName(texts.PROFILE_PLOT)
        self.setFrameShape(self.Shape.NoFrame)
        self.hideButtons()
        self.setMouseEnabled(x=False, y=False)
        # The wheel and the keys have nothing to do here.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        raw = pg.mkPen(theme.CURVE_RAW, width=2, style=Qt.PenStyle.DashLine)
        restored = pg.mkPen(theme.CURVE_RESTORED, width=2)
        self._curves = (self.plot(pen=raw), self.plot(pen=restored))
        self._widths = (
            self.plot(pen=pg.mkPen(theme.CURVE_RAW, width=1)),
            self.plot(pen=pg.mkPen(theme.CURVE_RESTORED, width=1)),
        )
        self._dress()

    def show_profiles(self, profiles: tuple[LineProfile | None, LineProfile | None]) -> None:
        """Draw raw and restored; what is not there is left out."""
        for profile, curve, bar in zip(profiles, self._curves, self._widths, strict=True):
            curve.setVisible(profile is not None)
            bar.setVisible(False)
            if profile is None:
                continue
            curve.setData(profile.distances, profile.values, connect="finite")
            peak = profile.peak
            if isinstance(peak, Peak):
                half = peak.background + peak.height / 2
                ends = np.array([-0.5, 0.5]) * peak.width + peak.position
                bar.setData(ends, np.full(2, half))
                bar.setVisible(True)

    def name_axes(self, unit: str, channel: str) -> None:
        """Say what is drawn over what; ``channel`` is ``""`` where there is only one."""
        self.setLabel("bottom", texts.PROFILE_DISTANCE.format(unit=unit))
        of_channel = texts.PROFILE_INTENSITY_OF.format(channel=channel)
        self.setLabel("left", of_channel if channel else texts.PROFILE_INTENSITY)

    def curve(self, number: int) -> tuple[np.ndarray, np.ndarray] | None:
        """What is drawn of raw (0) or restored (1): distances and intensities."""
        curve = self._curves[number]
        return curve.getData() if curve.isVisible() else None

    def changeEvent(self, event: QEvent) -> None:
        """Follow light and dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_widths"):
            self._dress()

    def _dress(self) -> None:
        colors = self.palette()
        self.setBackground(colors.color(QPalette.ColorRole.Base))
        ink = QColor(colors.color(QPalette.ColorRole.Text))
        for side in ("left", "bottom"):
            axis = self.getAxis(side)
            axis.setPen(pg.mkPen(ink))
            axis.setTextPen(pg.mkPen(ink))
