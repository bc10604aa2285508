"""From what is selected to the layers of a panel: one for each channel that is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ssai3d_app.ui import texts
from ssai3d_app.ui.quantities import format_intensity
from ssai3d_app.ui.viewer.channels.looks import ChannelLook
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.panels.layers import Layer
from ssai3d_app.ui.viewer.view_state import Position, ViewState


def channel_layers(
    source: DisplaySource, state: ViewState, cut: Cut, at: Position
) -> tuple[Layer, ...]:
    """The slices through a point of all channels that are shown and have come, to be added up."""
    made: list[Layer] = []
    if source.scene is None:
        return ()
    for channel in state.shown_channels:
        look = state.looks.of(channel)
        levels = look.levels_of(source.is_restored)
        piece = source.slice(cut, at, state.smooth, channel)
        if piece is not None and levels is not None:
            made.append(Layer(piece, levels, look.color, look.gamma))
    return tuple(made)


def layers_over(
    beneath: DisplaySource, source: DisplaySource, state: ViewState, cut: Cut, at: Position
) -> tuple[Layer, ...]:
    """The same of a restored stack; one that is only a region is laid over the raw one."""
    layers = channel_layers(source, state, cut, at)
    if source.part is None:
        return layers
    return (*channel_layers(beneath, state, cut, at), *hiding(layers))


def hiding(layers: Sequence[Layer]) -> tuple[Layer, ...]:
    """Layers that are added up as before, but hide what lies beneath them."""
    return tuple(replace(layer, over=not number) for number, layer in enumerate(layers))


def signature_of_layers(
    source: DisplaySource, state: ViewState, cut: Cut, at: Position
) -> tuple[object, ...]:
    """Tells whether :func:`channel_layers` gives something else than before, without cutting."""
    if source.scene is None:
        return ()
    return tuple(
        (source.signature(cut, at, state.smooth, channel), *_shading(look, source.is_restored))
        for channel in state.shown_channels
        for look in (state.looks.of(channel),)
    )


def own_contrast(source: DisplaySource, state: ViewState) -> str:
    """What must be written beside a restored stack that is not shown like the raw one, or ``""``.

    It names the channels where there are several.
    """
    if not source.is_restored or source.scene is None:
        return ""
    found = []
    for channel in state.shown_channels:
        levels = state.looks.of(channel).restored_levels
        if levels is not None and source.volume_of(channel) is not None:
            low, high = format_intensity(levels.low), format_intensity(levels.high)
            words = texts.CONTRAST_RANGE.format(low=low, high=high)
            several = len(state.shown_channels) > 1
            found.append(f"{state.looks.names[channel]} {words}" if several else words)
    return texts.CONTRAST_IS_OWN.format(ranges=", ".join(found)) if found else ""


def _shading(look: ChannelLook, restored: bool) -> tuple[object, ...]:
    return look.levels_of(restored), look.color, look.gamma
