"""The maximum along z of the channels that are shown, and the way back from it into the stack."""

from __future__ import annotations

import numpy as np

from ssai3d_app.ui.viewer.channels.composing import hiding
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.panels.layers import Layer
from ssai3d_app.ui.viewer.view_state import Position, ViewState


def projection_layers(source: DisplaySource, state: ViewState) -> tuple[Layer, ...]:
    """The projections of all channels that are shown and have come, to be added up."""
    made: list[Layer] = []
    if source.scene is None:
        return ()
    for channel in state.shown_channels:
        look = state.looks.of(channel)
        levels = look.levels_of(source.is_restored)
        piece = source.projection(channel)
        if piece is not None and levels is not None:
            made.append(Layer(piece, levels, look.color, look.gamma))
    return tuple(made)


def projections_over(
    beneath: DisplaySource, source: DisplaySource, state: ViewState
) -> tuple[Layer, ...]:
    """The same of a restored stack; those of a region are laid over those of the raw one."""
    layers = projection_layers(source, state)
    if source.part is None:
        return layers
    return (*projection_layers(beneath, state), *hiding(layers))


def signature_of_projections(source: DisplaySource, state: ViewState) -> tuple[object, ...]:
    """Tells whether :func:`projection_layers` gives something else than before."""
    if source.scene is None:
        return ()
    return tuple(
        (
            source.signature_of_projection(channel),
            look.levels_of(source.is_restored),
            look.color,
            look.gamma,
        )
        for channel in state.shown_channels
        for look in (state.looks.of(channel),)
    )


def brightest_along_z(source: DisplaySource, position: Position) -> Position:
    """The brightest voxel of the selected channel on the line along z through a point.

    The first of several; of a coarse volume, that of its preview. ``position`` itself while nothing
    is there, and for a region.
    """
    volume = source.volume
    if volume is None or source.part is not None:
        return position
    _, y, x = source.index_at(position)
    column = volume.xz(y).values[:, volume.preview.nearest(2, x)]
    factor, offset = volume.preview.factors[0], volume.preview.offsets[0]
    voxel = offset + factor * int(np.argmax(np.nan_to_num(column)))
    return voxel * source.steps[0], position[1], position[2]
