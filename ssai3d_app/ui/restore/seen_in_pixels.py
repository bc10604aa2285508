"""What the pixels of the stack on display give cause to mind, told to the guide as they come."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from ssai3d_app.ui.restore.panel import RestorePanel
from ssai3d_app.ui.viewer.display_source import DisplaySource


class SeenInPixels(QObject):
    """Gathers the cautions of all channels of a scene that were looked at."""

    def __init__(self, raw: DisplaySource, panel: RestorePanel, parent: QObject) -> None:
        super().__init__(parent)
        self._raw, self._panel = raw, panel
        self._of: tuple[int, int, tuple[int, ...]] | None = None
        self._cautions: dict[int, list[str]] = {}
        raw.pixels_changed.connect(self._gather)
        raw.geometry_changed.connect(self._gather)

    @Slot()
    def _gather(self) -> None:
        image, scene = self._raw.image, self._raw.scene
        if image is None or scene is None:
            return
        of = (image.opening, scene.index, scene.shape)
        if of != self._of:
            self._of = of
            self._cautions.clear()
        for number, channel in enumerate(scene.channels):
            volume = self._raw.volume_of(number)
            # A volume of the axes before may still be there.
            if volume is None or volume.shape != scene.level_shape(0):
                continue
            if volume.first_look is not None:
                self._cautions[number] = volume.first_look.cautions(channel.name)
        said = [text for number in sorted(self._cautions) for text in self._cautions[number]]
        self._panel.show_seen(tuple(dict.fromkeys(said)))
