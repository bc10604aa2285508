"""The intensities at a point, raw → restored, of every channel that is shown, in words."""

from __future__ import annotations

from ssai3d_app.ui import texts
from ssai3d_app.ui.quantities import format_intensity
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.view_state import Position, ViewState


def values_in_words(
    raw: DisplaySource, restored: DisplaySource, state: ViewState, at: Position
) -> str:
    """What the stacks hold there; ``""`` before it has been read.

    Channels are named where several are shown.
    """
    shown = state.shown_channels
    if len(shown) == 1:
        first, second = raw.value_at(at, shown[0]), restored.value_at(at, shown[0])
        if first is None:
            return ""
        if second is None:
            return texts.STATUS_RAW.format(raw=format_intensity(first))
        return texts.STATUS_BOTH.format(
            raw=format_intensity(first), restored=format_intensity(second)
        )
    told, predicted = [], False
    for channel in shown:
        first, second = raw.value_at(at, channel), restored.value_at(at, channel)
        if first is None:
            continue
        value = format_intensity(first)
        if second is not None:
            predicted = True
            value = texts.STATUS_ARROW.format(raw=value, restored=format_intensity(second))
        told.append(texts.STATUS_CHANNEL.format(name=state.looks.names[channel], value=value))
    words = "   ".join(told)
    return texts.STATUS_PREDICTED.format(values=words) if predicted else words
