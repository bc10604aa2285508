"""From what is on display to a figure of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF

from ssai3d_app.ui import texts
from ssai3d_app.ui.quantities import format_fixed, format_intensity, format_position
from ssai3d_app.ui.viewer.exporting.figure import Figure, FigureBlock, FigurePanel
from ssai3d_app.ui.viewer.exporting.snapshot import ShownChannel, StackSnapshot
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.panels.layers import Layer
from ssai3d_app.ui.viewer.view_state import Position

Bounds = tuple[tuple[float, float], tuple[float, float], tuple[float, float]]
"""From and to along (z, y, x), in µm."""

RAW, RESTORED, DIFFERENCE = "raw", "restored", "difference"


@dataclass(frozen=True, eq=False)
class Sight:
    """What is looked at: the stacks by :data:`RAW` and :data:`RESTORED`, and where.

    ``visible`` is the part that the panels show. ``place`` says of which file, scene and time.
    ``difference`` is what is shown of restored minus raw at the crosshair, where there are both.
    """

    stacks: Mapping[str, StackSnapshot]
    position: Position
    visible: Bounds
    place: str
    scale_is_known: bool = True
    depth_is_known: bool = True
    difference: Mapping[Cut, Sequence[Layer]] = field(default_factory=dict)

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
            panels = [
                _panel(sight, stack, cut, bounds, stack.layers(cut, sight.position))
                for cut in choice.cuts
            ]
            blocks.append(FigureBlock(title_of(name, stack), panels))
    if DIFFERENCE in choice.stacks and sight.difference:
        stack = sight.stacks[RESTORED]
        panels = [_panel(sight, stack, cut, bounds, sight.difference[cut]) for cut in choice.cuts]
        blocks.append(FigureBlock(texts.FIGURE_DIFFERENCE, panels))
    own = [sight.stacks[name] for name in choice.stacks if name in sight.stacks]
    must_tell = "; ".join(stack.own_contrast for stack in own if stack.own_contrast)
    if must_tell:
        must_tell = f"{texts.FIGURE_RESTORED}: {must_tell}."
    return Figure(blocks, _caption(sight, choice), sight.scale_is_known, must_tell)


def title_of(name: str, stack: StackSnapshot) -> str:
    """What a stack is called in pictures that leave the program, and its contrast if it is own."""
    return " · ".join(part for part in (_name_of(name, stack), stack.own_contrast) if part)


def _name_of(name: str, stack: StackSnapshot) -> str:
    if name == RESTORED:
        return texts.FIGURE_RESTORED
    return texts.FIGURE_RAW if stack.smooth else texts.FIGURE_RAW_AS_IS


def _panel(
    sight: Sight, stack: StackSnapshot, cut: Cut, bounds: Bounds, layers: Sequence[Layer]
) -> FigurePanel:
    (top, bottom), (left, right) = bounds[cut.vertical], bounds[cut.horizontal]
    view = QRectF(left, top, right - left, bottom - top)
    label = f"{cut.name}  {_place_of(sight, stack, cut)}"
    return FigurePanel(cut, label, layers, view)


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
    shown = {name: sight.stacks[name] for name in choice.stacks if name in sight.stacks}
    differs = DIFFERENCE in choice.stacks and bool(sight.difference)
    any_of = next(iter(shown.values()), sight.stacks[RESTORED] if differs else None)
    if any_of is None:
        return f"{sight.place}."
    planes = ", ".join(f"{cut.name} {_place_of(sight, any_of, cut)}" for cut in choice.cuts)
    sentences = [sight.place, planes]
    if shown:
        sentences.append(texts.FIGURE_CONTRAST.format(ranges=_contrasts(shown)))
    if RAW in shown and shown[RAW].smooth:
        sentences.append(texts.FIGURE_INTERPOLATED)
    if differs:
        most = next(iter(sight.difference.values()))[0].levels.high
        sentences.append(texts.FIGURE_DIFFERENCE_TOLD.format(most=format_intensity(most)))
    if RESTORED in shown or differs:
        sentences.append(texts.FIGURE_PREDICTED)
    if any(stack.is_coarse for stack in shown.values()):
        sentences.append(texts.FIGURE_COARSE)
    return ". ".join(sentences) + "."


def _contrasts(shown: Mapping[str, StackSnapshot]) -> str:
    """Once where all stacks share it."""
    told = {name: contrast_in_words(stack) for name, stack in shown.items()}
    if len(set(told.values())) == 1:
        return next(iter(told.values()))
    return "; ".join(f"{_name_of(name, shown[name])}: {words}" for name, words in told.items())


def contrast_in_words(stack: StackSnapshot) -> str:
    """Display range, gamma and colour of each channel."""
    return ", ".join(_range(channel, len(stack.channels) > 1) for channel in stack.channels)


def _range(channel: ShownChannel, named: bool) -> str:
    low, high = format_intensity(channel.levels.low), format_intensity(channel.levels.high)
    words = texts.FIGURE_RANGE.format(low=low, high=high)
    if channel.gamma != 1.0:
        words = texts.FIGURE_GAMMA.format(range=words, gamma=format_fixed(channel.gamma, 2))
    if named:
        color = channel.color or texts.FIGURE_GREY
        words = texts.FIGURE_CHANNEL.format(name=channel.name, color=color, range=words)
    return words
