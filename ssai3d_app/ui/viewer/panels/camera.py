"""Where the panels look, and how close: one scale for all of them by construction."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ssai3d_app.ui.viewer.view_state import Position

_ZOOM_RANGE = 400.0


class Camera(QObject):
    """Centre (z, y, x) in µm and µm per screen pixel, shared by every panel.

    While ``fitted`` the whole stack is kept in view when a panel changes its size.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._centre: Position = (0.0, 0.0, 0.0)
        self._scale = 1.0
        self._fitted_scale = 1.0
        self.fitted = True

    @property
    def centre(self) -> Position:
        """The point in the middle of the panels."""
        return self._centre

    @property
    def um_per_pixel(self) -> float:
        """Micrometres per screen pixel, in every panel and along every axis."""
        return self._scale

    def fit(self, centre: Position, um_per_pixel: float) -> None:
        """Show everything."""
        self.fitted = True
        self._fitted_scale = um_per_pixel
        self._move(centre, um_per_pixel)

    def look_at(self, centre: Position, um_per_pixel: float | None = None) -> None:
        """Move without following the size of the panels any longer."""
        self.fitted = False
        self._move(centre, self._scale if um_per_pixel is None else um_per_pixel)

    def zoom(self, factor: float, anchor: dict[int, float]) -> None:
        """Come closer by ``factor``; what lies at ``anchor`` (axis → µm) stays where it is."""
        widest, closest = self._fitted_scale * 8, self._fitted_scale / _ZOOM_RANGE
        scale = min(max(self._scale / factor, closest), widest)
        ratio = scale / self._scale
        centre = list(self._centre)
        for axis, value in anchor.items():
            centre[axis] = value + (centre[axis] - value) * ratio
        self.look_at((centre[0], centre[1], centre[2]), scale)

    def pan(self, shift: dict[int, float]) -> None:
        """Move by µm along axes."""
        centre = list(self._centre)
        for axis, value in shift.items():
            centre[axis] += value
        self.look_at((centre[0], centre[1], centre[2]))

    def _move(self, centre: Position, scale: float) -> None:
        if (centre, scale) != (self._centre, self._scale):
            self._centre, self._scale = centre, scale
            self.changed.emit()
