"""Movies: a walk through the planes, from raw to restored, a rotation; frame by frame as shown."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter

from ssai3d_app.ui.viewer.exporting.composing import RAW, RESTORED, FigureChoice, Sight, figure_of
from ssai3d_app.ui.viewer.exporting.figure import MM_PER_INCH, FigurePainter, FigureStyle
from ssai3d_app.ui.viewer.exporting.worker import Progress
from ssai3d_app.ui.viewer.panels.cut import Cut

_DPI = 100
_MOST_FRAMES = 240
"""All frames of a GIF are in memory at once; of deeper stacks every n-th plane is shown."""
_HOLD_SHARE = 0.25
"""Of a movie from raw to restored: each of both stands still for so long, so that it is seen."""


class MovieKind(Enum):
    """What moves."""

    PLANES = auto()
    COMPARISON = auto()
    ROTATION = auto()


@dataclass(frozen=True)
class MovieChoice:
    """What is to be in the movie. ``width`` is in pixels, ``rate`` in frames a second."""

    kind: MovieKind
    stacks: tuple[str, ...] = (RAW, RESTORED)
    width: int = 640
    rate: int = 12
    labels: bool = True


def frames_of(sight: Sight, choice: MovieChoice) -> tuple[int, Iterator[QImage]]:
    """How many frames there are, and the frames, each made when it is asked for."""
    if choice.kind is MovieKind.PLANES:
        return _planes(sight, choice)
    if choice.kind is MovieKind.COMPARISON:
        return _comparison(sight, choice)
    return _rotation(sight, choice)


def _style(choice: MovieChoice) -> FigureStyle:
    width_mm = choice.width / _DPI * MM_PER_INCH
    return FigureStyle(width_mm, _DPI, labels=choice.labels, caption=False)


def _frame(
    sight: Sight, choice: MovieChoice, stacks: tuple[str, ...], told: str | None = None
) -> QImage:
    """The XY panels of stacks, with labels and scale bar, as a figure has them.

    ``told`` is the sentence below them, where it is not that of these stacks alone.
    """
    figure = figure_of(sight, FigureChoice(stacks, (Cut.XY,)))
    if told is not None:
        figure = replace(figure, must_tell=told)
    painter = FigurePainter(figure, _style(choice))
    size = painter.size.toSize()
    frame = QImage(max(1, size.width()), max(1, size.height()), QImage.Format.Format_RGB32)
    frame.fill("white")
    painter.paint(frame)
    return frame


def _planes(sight: Sight, choice: MovieChoice) -> tuple[int, Iterator[QImage]]:
    """Planes of the coarsest stack that is shown, at the same depths in all of them."""
    shown = [sight.stacks[name] for name in choice.stacks if name in sight.stacks]
    stack = min(shown, key=lambda one: one.shape[0])
    stride = -(-stack.shape[0] // _MOST_FRAMES)
    planes = range(0, stack.shape[0], stride)

    def made() -> Iterator[QImage]:
        for plane in planes:
            at = (plane * stack.steps[0], *sight.position[1:])
            yield _frame(replace(sight, position=at), choice, choice.stacks)

    return len(planes), made()


def _comparison(sight: Sight, choice: MovieChoice) -> tuple[int, Iterator[QImage]]:
    """From raw to restored and back, with both titles where both are seen."""
    count = max(8, 4 * choice.rate)
    # Below both, so that they have one size.
    told = figure_of(sight, FigureChoice((RESTORED,), (Cut.XY,))).must_tell
    raw, restored = (_frame(sight, choice, (name,), told) for name in (RAW, RESTORED))

    def made() -> Iterator[QImage]:
        for number in range(count):
            # From 0 to 1 and back, and still at both ends.
            swing = 0.5 - 0.5 * np.cos(2 * np.pi * number / count)
            share = float(np.clip((swing - _HOLD_SHARE) / (1 - 2 * _HOLD_SHARE), 0, 1))
            frame = raw.copy()
            painter = QPainter(frame)
            edge = round(share * frame.width())
            # A divider that moves, and no mixture: what is seen is raw or restored.
            # A width of 0 would be taken for the whole width.
            if edge > 0:
                painter.drawImage(0, 0, restored, 0, 0, edge, restored.height())
            if 0 < edge < frame.width():
                painter.fillRect(edge - 1, 0, 2, frame.height(), "#f0e442")
            painter.end()
            yield frame

    return count, made()


def _rotation(sight: Sight, choice: MovieChoice) -> tuple[int, Iterator[QImage]]:
    """Once about the axis that runs down, without OpenGL: the same on every computer."""
    from ssai3d_app.ui.viewer.volume_view.movie import rotating

    names = tuple(name for name in choice.stacks if name in sight.stacks)
    count = max(12, 6 * choice.rate)
    size = QSize(choice.width // len(names), round(0.75 * choice.width / len(names)))
    return count, rotating(sight, names, count, size, choice.labels)


def gif(sight: Sight, choice: MovieChoice) -> Callable[[Progress], bytes]:
    """The work that makes the file, to be done in the background."""

    def work(progress: Progress) -> bytes:
        from PIL import Image

        count, frames = frames_of(sight, choice)
        pictures = []
        for number, frame in enumerate(frames):
            progress.reach(number, count + 1)
            plain = frame.convertToFormat(QImage.Format.Format_RGB888)
            rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), -1)
            pixels = rows[:, : 3 * plain.width()].reshape(plain.height(), plain.width(), 3)
            pictures.append(Image.fromarray(pixels.copy()).quantize(256))
        held = io.BytesIO()
        pictures[0].save(
            held,
            format="GIF",
            save_all=True,
            append_images=pictures[1:],
            duration=round(1000 / choice.rate),
            loop=0,
            disposal=1,
            comment=figure_of(sight, FigureChoice(choice.stacks, (Cut.XY,))).caption.encode(),
        )
        return held.getvalue()

    return work
