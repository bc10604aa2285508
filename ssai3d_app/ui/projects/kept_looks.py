"""How each file is looked at, kept in the project and shown like that when it is opened again."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from ssai3d_app.projects.document import ChannelView, SourceView
from ssai3d_app.projects.document import Slab as KeptSlab
from ssai3d_app.ui.opening.projections import ProjectionKind
from ssai3d_app.ui.projects.desk import ProjectDesk
from ssai3d_app.ui.projects.kept_files import KeptFiles
from ssai3d_app.ui.viewer.channels.looks import Choices, Levels
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.slabs.slab import Slab
from ssai3d_app.ui.viewer.view_state import Position, ViewState
from ssai3d_app.ui.viewer.viewer import Viewer

NOTE_AFTER_MS = 2000
"""A look is put into the project when it has rested for so long, or the file is left."""
_DIGITS = 3
"""Of positions in voxels."""

_Channels = dict[int, dict[int, ChannelView]]


class KeptLooks(QObject):
    """Scene, channel, time, crosshair, zoom, slab, and what was chosen of each channel by hand.

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
        self._channels: _Channels = {}
        self._scene = 0
        self._known: SourceView | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(NOTE_AFTER_MS)
        self._rest.timeout.connect(self.note)
        state.selection_changed.connect(self._follow_scene)
        state.looks.changed.connect(self._follow_channels)
        for changed in (
            state.selection_changed,
            state.crosshair_moved,
            state.looks.changed,
            viewer.camera.changed,
            viewer.slab.changed,
        ):
            changed.connect(self._wait_for_rest)
        desk.about_to_save.connect(self.note)

    def recall(self) -> None:
        """The file that was just opened: show it as it was left, as far as it still fits."""
        source = self._files.shown_source
        kept = source.view if source else None
        self._channels = {n: dict(scene) for n, scene in kept.channels.items()} if kept else {}
        self._scene = self._state.scene
        self._recall_channels()
        self._viewer.slab.show(_slab(kept))
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
        """Another scene has its own looks, which it gets back."""
        if self._state.scene != self._scene:
            self._scene = self._state.scene
            self._recall_channels()

    @Slot()
    def _follow_channels(self) -> None:
        """At once: the state forgets it with the next scene."""
        if self._state.scene != self._scene:
            return
        chosen = {n: _kept(choices) for n, choices in self._state.looks.all_chosen.items()}
        others = {n: kept for n, kept in self._channels.items() if n != self._scene}
        self._channels = {**others, self._scene: chosen} if chosen else others

    def _recall_channels(self) -> None:
        kept = self._channels.get(self._scene, {})
        self._state.looks.recall({n: _choices(view) for n, view in kept.items()})

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
        self._state.looks.set_solo(kept.solo)
        steps = self._raw.steps
        centre = None if kept.centre is None else _times(kept.centre, steps)
        scale = None if kept.zoom is None else min(steps[1:]) / kept.zoom
        self._viewer.show_again(_times(kept.crosshair, steps), centre, scale)

    def _look(self) -> SourceView | None:
        state, camera, steps = self._state, self._viewer.camera, self._raw.steps
        if self._raw.scene is None:
            return None
        return SourceView(
            scene=state.scene,
            channel=state.channel,
            time=state.time,
            crosshair=_over(state.crosshair, steps),
            centre=None if camera.fitted else _over(camera.centre, steps),
            zoom=None if camera.fitted else min(steps[1:]) / camera.um_per_pixel,
            channels=self._channels,
            solo=state.looks.solo,
            slab=_kept_slab(self._viewer.slab.slab),
        )


def _kept(choices: Choices) -> ChannelView:
    return ChannelView(
        visible=choices.visible,
        color=choices.color,
        levels=_pair(choices.levels),
        restored_levels=_pair(choices.restored_levels),
        gamma=choices.gamma,
    )


def _choices(kept: ChannelView) -> Choices:
    return Choices(
        kept.visible, kept.color, _levels(kept.levels), _levels(kept.restored_levels), kept.gamma
    )


def _kept_slab(slab: Slab) -> KeptSlab | None:
    if not slab.thickness:
        return None
    return KeptSlab(thickness_um=slab.thickness, kind=slab.kind.value)


def _slab(kept: SourceView | None) -> Slab:
    """Of a file that was not looked at yet slices are one voxel thick."""
    if kept is None or kept.slab is None:
        return Slab()
    return Slab(kept.slab.thickness_um, ProjectionKind(kept.slab.kind))


def _pair(levels: Levels | None) -> tuple[float, float] | None:
    return (levels.low, levels.high) if levels else None


def _levels(pair: tuple[float, float] | None) -> Levels | None:
    """A range that a hand has spoiled in the document is left to the program."""
    return Levels(*pair) if pair and pair[0] < pair[1] else None


def _times(voxels: Position, steps: Position) -> Position:
    z, y, x = (n * step for n, step in zip(voxels, steps, strict=True))
    return z, y, x


def _over(position: Position, steps: Position) -> Position:
    z, y, x = (round(p / step, _DIGITS) for p, step in zip(position, steps, strict=True))
    return z, y, x
