"""What the viewer shows now, as a sight to be exported."""

from __future__ import annotations

from ssai3d_app.ui import texts
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.exporting.composing import RAW, RESTORED, Bounds, Sight
from ssai3d_app.ui.viewer.exporting.snapshot import snapshot_of
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.view_state import ViewState
from ssai3d_app.ui.viewer.viewer import Viewer


def sight_of(
    viewer: Viewer, state: ViewState, raw: DisplaySource, restored: DisplaySource
) -> Sight | None:
    """Both stacks, the crosshair and the part in view; ``None`` while nothing is shown."""
    found = {RAW: snapshot_of(raw, state), RESTORED: snapshot_of(restored, state)}
    stacks = {name: stack for name, stack in found.items() if stack is not None}
    if not stacks or raw.image is None or raw.scene is None:
        return None
    place = texts.FIGURE_PLACE.format(name=raw.image.path.name, scene=raw.scene.name)
    if len(raw.scenes) == 1:
        place = raw.image.path.name
    if raw.scene.length("T") > 1:
        place = texts.FIGURE_PLACE_TIME.format(place=place, time=state.time + 1)
    difference = {cut: viewer.compared_view.difference_layers(cut) for cut in Cut}
    return Sight(
        stacks,
        state.crosshair,
        _visible(viewer, raw),
        place,
        raw.scale_is_known,
        raw.depth_is_known,
        difference if RESTORED in stacks and all(difference.values()) else {},
    )


def _visible(viewer: Viewer, raw: DisplaySource) -> Bounds:
    """The part that the panels show, inside the stack; all of it where none is inside."""
    shown = {panel.cut: panel.view for panel in viewer.panels if panel.isVisible()}
    xy, xz = shown.get(Cut.XY), shown.get(Cut.XZ)
    bounds = []
    for axis, (count, step) in enumerate(zip(raw.shape, raw.steps, strict=True)):
        low, high = -step / 2, (count - 0.5) * step
        panel = xz if axis == 0 else xy
        if panel is not None:
            ends = (panel.left(), panel.right()) if axis == 2 else (panel.top(), panel.bottom())
            inside = max(low, ends[0]), min(high, ends[1])
            if inside[0] < inside[1]:
                low, high = inside
        bounds.append((low, high))
    return bounds[0], bounds[1], bounds[2]
