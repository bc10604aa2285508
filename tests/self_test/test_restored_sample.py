"""What the self-test says of a restored sample: it must span the stack, and look like it."""

import json
from pathlib import Path

import numpy as np
import pytest

from ssai3d_app.engine.events import Completed, Failed
from ssai3d_app.formats.creating import create_result
from ssai3d_app.formats.opening import open_image
from ssai3d_app.formats.result import ImageDescription, ResultDescription
from ssai3d_app.locations import sample
from ssai3d_app.self_test import engine_process
from ssai3d_app.self_test.check import CheckFailedError
from ssai3d_app.volume.scene import Channel


def interpolated() -> np.ndarray:
    """The sample on the isotropic grid, each plane the mean of its neighbours by distance."""
    with open_image(sample()) as image:
        stack = image.stack(0)
        raw = np.stack([stack.read_plane(0, 0, z) for z in range(image.scenes[0].length("Z"))])
    steps = np.arange(4 * (len(raw) - 1) + 1) / 4
    below = np.minimum(steps.astype(int), len(raw) - 2)
    share = (steps - below)[:, None, None]
    return ((1 - share) * raw[below] + share * raw[below + 1]).astype(np.uint16)


def write(path: Path, voxels: np.ndarray, voxel_size=(0.1, 0.1, 0.1)) -> None:
    description = ImageDescription(
        name="result",
        shape=(1, 1, *voxels.shape),
        dtype="uint16",
        voxel_size=voxel_size,
        channels=(Channel("Neurites"),),
    )
    writer = create_result(path, ResultDescription((description,)))
    writer.write(0, 0, 0, 0, voxels)
    writer.commit(json.dumps({}))


def engine_that_makes(monkeypatch, voxels: np.ndarray, **options) -> None:
    class Made:
        def __init__(self, request) -> None:
            self.output = request.output

        def events(self):
            write(self.output, voxels, **options)
            yield Completed(output=str(self.output), seconds=1.0)

    monkeypatch.setattr(engine_process, "JobSupervisor", Made)


def test_a_result_like_the_sample_passes(monkeypatch):
    engine_that_makes(monkeypatch, interpolated())
    assert "125 planes of 0.1 µm" in engine_process.check_sample_is_restored()


def test_a_result_that_shows_something_else_has_failed(monkeypatch):
    noise = np.random.default_rng(1).integers(0, 900, (125, 128, 128), dtype=np.uint16)
    engine_that_makes(monkeypatch, noise)
    with pytest.raises(CheckFailedError, match="do not look like the raw ones"):
        engine_process.check_sample_is_restored()


def test_a_result_that_is_too_short_has_failed(monkeypatch):
    engine_that_makes(monkeypatch, interpolated()[:-4])
    with pytest.raises(CheckFailedError, match="121 planes, not 125"):
        engine_process.check_sample_is_restored()


def test_a_result_that_is_not_isotropic_has_failed(monkeypatch):
    engine_that_makes(monkeypatch, interpolated(), voxel_size=(0.2, 0.1, 0.1))
    with pytest.raises(CheckFailedError, match="voxel size"):
        engine_process.check_sample_is_restored()


@pytest.mark.parametrize("check", ["check_sample_is_restored", "check_engine_answers"])
def test_an_engine_that_fails_is_told_with_its_reason(monkeypatch, check):
    class Broken:
        def __init__(self, request) -> None:
            pass

        def events(self):
            yield Failed(problem="The engine is lost", remedy="x", status=1, detail="signal 11")

    monkeypatch.setattr(engine_process, "JobSupervisor", Broken)
    with pytest.raises(CheckFailedError, match=r"The engine is lost\. signal 11"):
        getattr(engine_process, check)()


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_the_engine_that_ships_restores_the_sample():
    assert "125 planes of 0.1 µm" in engine_process.check_sample_is_restored()
