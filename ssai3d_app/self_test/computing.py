"""Torch, through the engine: forward, training, memory-saving, files, and the GPU."""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Callable
from pathlib import Path

from ssai3d_app.build_info import build_info_if_sound
from ssai3d_app.self_test.check import CheckFailedError, Maker, NotApplicableError

FOREIGN_NAME = "Prüfung µ 检查"
"""The name of a folder as users have them; not every library can open it on every system."""


def check_torch_loads() -> str:
    """Torch can be imported. After a failure it is never tried again in the same process."""
    try:
        from ssai3d_app.engine import examination
    except Exception as error:
        raise CheckFailedError(
            "Torch, which computes, cannot be loaded; install SSAI-3D again."
        ) from error
    return examination.library_in_words()


def _sound(look: Callable[[], str]) -> str:
    from ssai3d_app.engine.examination import UnsoundError

    try:
        return look()
    except UnsoundError as error:
        raise CheckFailedError(str(error)) from error


def _through_engine(name: str) -> str:
    from ssai3d_app.engine import examination

    return _sound(getattr(examination, name))


def check_weights_survive() -> str:
    """Weights go to the disk and come back, also where names are not English."""
    from ssai3d_app.engine import examination

    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary, FOREIGN_NAME)
        folder.mkdir()
        return _sound(functools.partial(examination.weights_survive, folder))


def check_cuda_build() -> str:
    """Torch is the one that was meant to be packaged: a registry may have sent another."""
    from ssai3d_app.engine.examination import cuda_of_torch

    build = build_info_if_sound()
    if build is None:
        raise NotApplicableError("This program was not packaged, so no build is expected.")
    found = cuda_of_torch()
    if found != build.cuda:
        raise CheckFailedError(
            f"Torch was built for {_named(found)}, and the package for {_named(build.cuda)}; "
            "install SSAI-3D again."
        )
    return f"Torch was built for {_named(found)}, as the package says."


def _named(cuda: str | None) -> str:
    return "the processor alone" if cuda is None else f"CUDA {cuda}"


MAKERS: dict[str, Maker] = {
    "torch": check_torch_loads,
    "convolution": functools.partial(_through_engine, "convolution_is_right"),
    "network": functools.partial(_through_engine, "network_restores"),
    "training": functools.partial(_through_engine, "training_learns"),
    "recomputing": functools.partial(_through_engine, "recomputing_changes_nothing"),
    "weights_saved": check_weights_survive,
    "cuda_build": check_cuda_build,
}
