"""How each file is looked at, kept in the project and shown like that when it is opened again."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from ssai3d_app.projects.document import ChannelView, SourceView
from ssai3d_app.ui.projects.desk import ProjectDesk
from ssai3d_app.ui.projects.kept_files import KeptFiles
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.view_state import Levels, Position, ViewState
from ssai3d_app.ui.viewer.viewer import Viewer

NOTE_AFTER_MS = 2000
"""A look is put into the project when it has rested for so long, or the file is left."""
_DIGITS = 3
"""Of positions in voxels."""

_Contrast = dict[int, dict[int, tuple[float, float]]]


class KeptLooks(QObject):
    """Scene, channel, time, crosshair, zoom, and contrast that was chosen by hand.

    It is no edit and not undone, and a file that was only opened is kept without it.
    """

    def __init__(
        self,
        desk: ProjectDesk,
        files: KeptFiles,
        state: ViewState,
        raw: DisplaySource,
        viewer: Viewer,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._files = desk, files
        self._state, self._raw, self._viewer = state, raw, viewer
        self._contrast: _Contrast = {}
        self._scene = 0
        self._known: SourceView | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(NOTE_AFTER_MS)
        self._rest.timeout.connect(self.note)
        state.selection_changed.connect(self._follow_scene)
        state.levels_changed.connect(self._follow_contrast)
        for changed in (
            state.selection_changed,
            state.crosshair_moved,
            state.levels_changed,
            viewer.camera.changed,
        ):
            changed.connect(self._wait_for_rest)
        desk.about_to_save.connect(self.note)

    def recall(self) -> None:
        """The file that was just opened: show it as it was left, as far as it still fits."""
        source = self._files.shown_source
        kept = source.view if source else None
        self._contrast = {}
        for scene, channels in kept.channels.items() if kept else ():
            self._contrast[scene] = {n: c.levels for n, c in channels.items() if c.levels}
        self._scene = self._state.scene
        self._recall_contrast()
        if kept is not None:
            self._show(kept)
        self._known = self._look()

    @Slot()
    def note(self) -> None:
        """Put the present look into the project, if it is another than before."""
        self._rest.stop()
        source, look = self._files.shown_source, self._look()
        if source is None or look is None or look == self._known or not self._desk.is_writable:
            return
        assert self._desk.project is not None
        self._known = look
        self._desk.project.note_view(source.id, look)

    @Slot()
    def _wait_for_rest(self) -> None:
        if self._raw.image is not None:
            self._rest.start()

    @Slot()
    def _follow_scene(self) -> None:
        """Another scene has its own contrast, which it gets back."""
        if self._state.scene != self._scene:
            self._scene = self._state.scene
            self._recall_contrast()

    @Slot()
    def _follow_contrast(self) -> None:
        """At once: the state forgets it with the next scene."""
        by_hand = {n: (levels.low, levels.high) for n, levels in self._state.hand_levels.items()}
        others = {n: kept for n, kept in self._contrast.items() if n != self._state.scene}
        self._contrast = {**others, self._state.scene: by_hand} if by_hand else others

    def _recall_contrast(self) -> None:
        kept = self._contrast.get(self._scene, {})
        self._state.recall_levels({n: Levels(low, high) for n, (low, high) in kept.items()})

    def _show(self, kept: SourceView) -> None:
        """A file that has changed may not have what was looked at: then it begins as a new one."""
        scenes = self._raw.scenes
        if kept.scene >= len(scenes):
            return
        scene = scenes[kept.scene]
        if kept.channel >= scene.length("C") or kept.time >= scene.length("T"):
            return
        self._state.select(scene=kept.scene)
        self._state.select(time=kept.time, channel=kept.channel)
        steps = self._raw.steps
        centre = None if kept.centre is None else _times(kept.centre, steps)
        scale = None if kept.zoom is None else min(steps[1:]) / kept.zoom
        self._viewer.show_again(_times(kept.crosshair, steps), centre, scale)

    def _look(self) -> SourceView | None:
        state, camera, steps = self._state, self._viewer.camera, self._raw.steps
        if self._raw.scene is None:
            return None
        # What was given back to the stack to choose has told nobody.
        self._follow_contrast()
        return SourceView(
            scene=state.scene,
            channel=state.channel,
            time=state.time,
            crosshair=_over(state.crosshair, steps),
            centre=None if camera.fitted else _over(camera.centre, steps),
            zoom=None if camera.fitted else min(steps[1:]) / camera.um_per_pixel,
            channels={
                scene: {n: ChannelView(levels=levels) for n, levels in kept.items()}
                for scene, kept in self._contrast.items()
            },
        )


def _times(voxels: Position, steps: Position) -> Position:
    z, y, x = (n * step for n, step in zip(voxels, steps, strict=True))
    return z, y, x


def _over(position: Position, steps: Position) -> Position:
    z, y, x = (round(p / step, _DIGITS) for p, step in zip(position, steps, strict=True))
    return z, y, x
