"""All checks, in order, and by which process each is made.

A part is made in a process of its own, so that a library that crashes takes no report away. Here
the checks are only named: what they need is imported where they are made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ssai3d_app.self_test.check import Check, Maker

_LONG_S = 3600.0


@dataclass(frozen=True)
class Part:
    """Checks that share a process. ``makers`` imports what they need; ``is_long`` is for --full."""

    name: str
    checks: tuple[Check, ...]
    makers: Callable[[], Mapping[str, Maker]]
    is_long: bool = False


def _program_files() -> Mapping[str, Maker]:
    from ssai3d_app.self_test.program_files import MAKERS

    return MAKERS


def _computing() -> Mapping[str, Maker]:
    from ssai3d_app.self_test.computing import MAKERS

    return MAKERS


def _graphics_card() -> Mapping[str, Maker]:
    from ssai3d_app.self_test.graphics_card import MAKERS

    return MAKERS


def _reading() -> Mapping[str, Maker]:
    from ssai3d_app.self_test.reading import MAKERS

    return MAKERS


def _measuring() -> Mapping[str, Maker]:
    from ssai3d_app.self_test.measuring import MAKERS

    return MAKERS


def _engine_process() -> Mapping[str, Maker]:
    from ssai3d_app.self_test.engine_process import MAKERS

    return MAKERS


def _window() -> Mapping[str, Maker]:
    from ssai3d_app.self_test.window import MAKERS

    return MAKERS


PARTS = (
    Part(
        "files",
        (
            Check("stamp", "Version stamp"),
            Check("resources", "Files of the program"),
            Check("weights", "Weights of the networks"),
            Check("linear_algebra", "Linear algebra"),
        ),
        _program_files,
    ),
    Part(
        "computing",
        (
            Check("torch", "Torch"),
            Check("convolution", "Convolution", needs="torch"),
            Check("network", "Networks", needs="torch"),
            Check("training", "Training", needs="torch"),
            Check("recomputing", "Training with little memory", needs="torch"),
            Check("weights_saved", "Weights on the disk", needs="torch"),
            Check("cuda_build", "Build for graphics cards", needs="torch"),
        ),
        _computing,
    ),
    Part(
        "graphics_card",
        (
            Check("card", "Graphics card"),
            Check("card_training", "Training on the graphics card", needs="card"),
        ),
        _graphics_card,
    ),
    Part(
        "reading",
        (
            Check("reader", "The reader's process"),
            Check("zlib", "TIFF with zlib"),
            Check("lzw", "TIFF with LZW"),
            Check("czi", "Zeiss CZI"),
            Check("lif", "Leica LIF"),
            Check("nd2", "Nikon ND2"),
            Check("result", "Writing a result"),
            Check("refusal", "Refusing a damaged file"),
        ),
        _reading,
    ),
    Part(
        "measuring",
        (
            Check("filaments", "Measuring filaments"),
            Check("mitochondria", "Measuring mitochondria"),
            Check("nuclei", "Measuring nuclei"),
        ),
        _measuring,
    ),
    Part("engine", (Check("engine", "The engine's process"),), _engine_process),
    Part("window", (Check("window", "The window"),), _window),
    Part(
        "sample",
        (Check("sample", "The sample restored", patience_s=_LONG_S),),
        _engine_process,
        is_long=True,
    ),
    Part(
        "repaints",
        (Check("repaints", "20,000 repaints", patience_s=_LONG_S),),
        _window,
        is_long=True,
    ),
)


def chosen_parts(*, full: bool) -> tuple[Part, ...]:
    """The parts of a run, the long ones only where asked for."""
    return tuple(part for part in PARTS if full or not part.is_long)


def part_named(name: str) -> Part | None:
    """The part of that name, if there is one."""
    return next((part for part in PARTS if part.name == name), None)
