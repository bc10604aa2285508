"""What is told of a stack while its planes are read."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from ssai3d_app.engine.cancellation import CancellationSource
from ssai3d_app.engine.preparation import check_restorable, jump_caution, stage_channel
from ssai3d_app.formats.opening import open_image
from ssai3d_app.formats.scratch import ScratchFolder
from tests.phantoms import neurites, record
from tests.writers.tiff import write_imagej


@pytest.fixture
def staged(tmp_path):
    """Stages raw planes, (Z, Y, X), as the engine does."""

    def stage(raw: np.ndarray):
        path = tmp_path / "raw.tif"
        write_imagej(path, raw[None, None], (0.4, 0.1, 0.1), ["A"])
        with open_image(path) as image:
            stack = image.stack(0)
            grid = check_restorable(stack.scene)
            scratch = ScratchFolder(tmp_path / "scratch")
            volume = scratch.volume("raw", raw.shape)
            token = CancellationSource().token
            return stage_channel(stack, grid, volume, 0, 0, None, token, lambda _: None)

    return stage


def test_planes_where_the_light_skipped_are_named(staged):
    raw = record(neurites((61, 48, 48), seed=3), anisotropy=4, seed=4).raw
    assert jump_caution(staged(raw), "A") is None
    dimmed = raw.astype(float)
    dimmed[[4, 9]] = 100 + 0.3 * (dimmed[[4, 9]] - 100).clip(0)
    skipped = staged(dimmed.astype(np.uint16))
    assert skipped.jumping_planes == (4, 9)
    assert "Planes 5, 10 of A" in jump_caution(skipped, "A")


def test_steady_fading_is_no_skipping(staged):
    raw = record(neurites((61, 48, 48), seed=3), anisotropy=4, seed=4).raw.astype(float)
    fading = 0.8 ** np.arange(len(raw))[:, None, None]
    faded = staged((100 + (raw - 100).clip(0) * fading).astype(np.uint16))
    assert faded.jumping_planes == ()


def test_many_planes_are_not_all_named(staged):
    raw = record(neurites((61, 48, 48), seed=3), anisotropy=4, seed=4).raw
    many = replace(staged(raw), jumping_planes=(1, 3, 5, 7, 9, 11, 13))
    assert "Planes 2, 4, 6, 8, 10 and others of A" in jump_caution(many, "A")
