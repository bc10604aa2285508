"""The real engine's child process with a short recipe, keeping its state after every step.

So that a job of seconds passes through all that a job of hours does.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from ssai3d_app.engine import pipeline, result_writing
from ssai3d_app.engine import recipe as recipes
from ssai3d_app.engine.checkpoints import store
from ssai3d_app.engine.preview import pipeline as previews
from ssai3d_app.engine.recipe import Recipe
from ssai3d_app.formats.opening import open_image
from ssai3d_app.jobs.worker import main

LITTLE = Recipe(
    tuning_steps=12,
    batch_size=2,
    patch_size=32,
    tile_size=64,
    tile_overlap=16,
    consistency_steps=3,
)

VOLUME_TAKES_S = 0.1

COMMAND = [sys.executable, "-m", "tests.jobs.hasty_worker"]


def hasten() -> None:
    """Make this process's engine a hasty one."""
    recipes.PRESETS["quick"] = LITTLE
    store._LEAST_INTERVAL_S = 0.0
    store._LARGEST_SHARE = 1e9
    # Half of the time would go into the start of a reader's process, which has tests of its own.
    pipeline.open_safely = open_image
    previews.open_safely = open_image
    # The volumes are so small that nobody could stop it between two of them.
    result_writing._write_volume = _slowly(result_writing._write_volume)


def _slowly(write: Callable[..., None]) -> Callable[..., None]:
    def write_and_wait(*arguments: object) -> None:
        write(*arguments)
        time.sleep(VOLUME_TAKES_S)

    return write_and_wait


if __name__ == "__main__":
    hasten()
    sys.exit(main())
