"""From what is on display to a figure of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from ssai3d_app.ui import texts
from ssai3d_app.ui.quantities import format_intensity, format_position
from ssai3d_app.ui.viewer.exporting.figure import Figure, FigureBlock, FigurePanel
from ssai3d_app.ui.viewer.exporting.snapshot import ShownChannel, StackSnapshot
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.view_state import Position

Bounds = tuple[tuple[float, float], tuple[float, float], tuple[float, float]]
"""From and to along (z, y, x), in µm."""

RAW, RESTORED = "raw", "restored"


@dataclass(frozen=True, eq=False)
class Sight:
    """What is looked at: the stacks by :data:`RAW` and :data:`RESTORED`, and where.

    ``visible`` is the part that the panels show. ``place`` says of which file, scene and time.
    """

    stacks: Mapping[str, StackSnapshot]
    position: Position
    visible: Bounds
    place: str
    scale_is_known: bool = True
    depth_is_known: bool = True

    @property
    def whole(self) -> Bounds:
        """All of the raw stack, or of the restored one where there is no other."""
        stack = self.stacks.get(RAW) or self.stacks[RESTORED]
        ends = [
            (-step / 2, (n - 0.5) * step) for n, step in zip(stack.shape, stack.steps, strict=True)
        ]
        return ends[0], ends[1], ends[2]


@dataclass(frozen=True)
class FigureChoice:
    """What of it is to be in the figure."""

    stacks: tuple[str, ...] = (RAW, RESTORED)
    cuts: tuple[Cut, ...] = tuple(Cut)
    whole: bool = False


def figure_of(sight: Sight, choice: FigureChoice) -> Figure:
    """The panels that were chosen, all with the same part in view."""
    bounds = sight.whole if choice.whole else sight.visible
    blocks = []
    for name in choice.stacks:
        stack = sight.stacks.get(name)
        if stack is not None:
            panels = [_panel(sight, stack, cut, bounds) for cut in choice.cuts]
            blocks.append(FigureBlock(title_of(name, stack), panels))
    return Figure(blocks, _caption(sight, choice), sight.scale_is_known)


def title_of(name: str, stack: StackSnapshot) -> str:
    """What a stack is called in pictures that leave the program."""
    if name == RESTORED:
        return texts.FIGURE_RESTORED
    return texts.FIGURE_RAW if stack.smooth else texts.FIGURE_RAW_AS_IS


def _panel(sight: Sight, stack: StackSnapshot, cut: Cut, bounds: Bounds) -> FigurePanel:
    (top, bottom), (left, right) = bounds[cut.vertical], bounds[cut.horizontal]
    view = QRectF(left, top, right - left, bottom - top)
    label = f"{cut.name}  {_place_of(sight, stack, cut)}"
    return FigurePanel(cut, label, stack.layers(cut, sight.position), view)


def _place_of(sight: Sight, stack: StackSnapshot, cut: Cut) -> str:
    axis = cut.through
    if axis == 0 and not sight.depth_is_known:
        plane = round(sight.position[0] / stack.steps[0]) + 1
        words = texts.CAPTION_PLANE.format(plane=plane)
    else:
        value = format_position(sight.position[axis], stack.steps[axis])
        unit = "µm" if sight.scale_is_known else "px"
        words = texts.CAPTION.format(axis="zyx"[axis], value=value, unit=unit)
    if stack.slab.span(cut, sight.position, stack.shape, stack.steps) is None:
        return words
    half = format_position(stack.slab.thickness / 2, stack.steps[axis])
    kind = texts.SLAB_KINDS[stack.slab.kind]
    return f"{words} {texts.CAPTION_SLAB.format(half=half, kind=kind)}"


def _caption(sight: Sight, choice: FigureChoice) -> str:
    """File, planes, contrast and what is predicted: all that a reader must know."""
    there = [(name, sight.stacks[name]) for name in choice.stacks if name in sight.stacks]
    if not there:
        return sight.place
    planes = ", ".join(f"{cut.name} {_place_of(sight, there[0][1], cut)}" for cut in choice.cuts)
    contrasts = [contrast_in_words(stack) for _, stack in there]
    told = contrasts[0]
    if any(words != told for words in contrasts):
        told = "; ".join(
            f"{title_of(name, stack)}: {words}"
            for (name, stack), words in zip(there, contrasts, strict=True)
        )
    sentences = [sight.place, planes, texts.FIGURE_CONTRAST.format(ranges=told)]
    if any(name == RAW and stack.smooth for name, stack in there):
        sentences.append(texts.FIGURE_INTERPOLATED)
    if any(name == RESTORED for name, _ in there):
        sentences.append(texts.FIGURE_PREDICTED)
    if any(stack.is_coarse for _, stack in there):
        sentences.append(texts.FIGURE_COARSE)
    return ". ".join(sentences) + "."


def contrast_in_words(stack: StackSnapshot) -> str:
    """Display range, gamma and colour of each channel."""
    return ", ".join(_range(channel, len(stack.channels) > 1) for channel in stack.channels)


def _range(channel: ShownChannel, named: bool) -> str:
    low, high = format_intensity(channel.levels.low), format_intensity(channel.levels.high)
    words = texts.FIGURE_RANGE.format(low=low, high=high)
    if channel.gamma != 1.0:
        words = texts.FIGURE_GAMMA.format(range=words, gamma=f"{channel.gamma:.2f}")
    if named:
        color = channel.color or texts.FIGURE_GREY
        words = texts.FIGURE_CHANNEL.format(name=channel.name, color=color, range=words)
    return words
