"""When memory runs out: smaller pieces and a caution, and at the floor a sentence."""

import json

import pytest
import torch

from ssai3d_app.engine import recipe as recipes
from ssai3d_app.engine.backbones.nafnet import NafNet
from ssai3d_app.engine.events import Caution, Completed, Failed, Finding, Shortage, Stage
from ssai3d_app.engine.memory import is_out_of_memory, with_less_at_a_time
from ssai3d_app.engine.recipe import Recipe, RestoreRequest
from ssai3d_app.engine.restoration import Pieces
from ssai3d_app.errors import UserError
from ssai3d_app.formats.opening import open_image
from ssai3d_app.formats.placing import PROGRESS, scratch_folder
from tests.engine.interruptions import pause_at, pixels_of, run, write_source

LITTLE = Recipe(
    tuning_steps=10,
    batch_size=4,
    patch_size=32,
    tile_size=256,
    tile_overlap=16,
    consistency_steps=3,
)
ON_THE_CPU = (
    "[enforce fail at alloc_cpu.cpp:124] err == 0. DefaultCPUAllocator: can't allocate memory"
)


@pytest.fixture(autouse=True)
def _little(monkeypatch):
    monkeypatch.setitem(recipes.PRESETS, "quick", LITTLE)
    monkeypatch.setattr("ssai3d_app.engine.pipeline.open_safely", open_image)


def memory_for(monkeypatch, pixels: int, error: Exception, learning: bool = False) -> list[int]:
    """Let the network fail when it is given more than so many pixels at once.

    With ``learning`` only where gradients are kept, which take the most.
    """
    forward, given = NafNet.forward, []

    def scarce(self, image):
        wanted = image.shape[0] * image.shape[2] * image.shape[3]
        if learning and not torch.is_grad_enabled():
            return forward(self, image)
        if wanted > pixels:
            raise error
        given.append(wanted)
        return forward(self, image)

    monkeypatch.setattr(NafNet, "forward", scarce)
    return given


@pytest.mark.parametrize(
    ("error", "is_one"),
    [
        (torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2 GiB"), True),
        (RuntimeError(ON_THE_CPU), True),
        (RuntimeError("CUDA error: CUBLAS_STATUS_ALLOC_FAILED"), True),
        (MemoryError(), True),
        (RuntimeError("shapes do not fit"), False),
        (ValueError("out of memory"), False),
    ],
)
def test_lack_of_memory_is_told_from_other_failures(error, is_one):
    assert is_out_of_memory(error) is is_one


def test_other_failures_are_not_tried_again():
    def fail():
        raise RuntimeError("shapes do not fit")

    with pytest.raises(RuntimeError, match="shapes"):
        with_less_at_a_time(fail, lambda: pytest.fail("it was tried again"))


def test_pieces_shrink_to_a_floor_and_a_resumed_run_takes_the_last_size():
    told = []
    pieces = Pieces(Recipe(tile_size=256), 0, told.append)
    sizes = []
    while pieces.less():
        sizes.append((pieces.tile, pieces.pixels))
    assert sizes == [(128, 2**16), (64, 2**14), (64, 2**12)]
    assert told == [1, 2, 3]
    again = Pieces(Recipe(tile_size=256), 2, told.append)
    assert (again.tile, again.pixels) == sizes[1]


@pytest.mark.parametrize("error", [torch.OutOfMemoryError("x"), RuntimeError(ON_THE_CPU)])
def test_a_restoration_short_of_memory_takes_smaller_pieces_and_says_so(
    tmp_path, monkeypatch, error
):
    source = tmp_path / "raw.tif"
    write_source(source, channels=1)
    request = RestoreRequest(
        path=source, output=tmp_path / "out.ome.tif", preset="quick", device="cpu"
    )
    # Two patches of tuning at a time (at 24×32 pixels), and one tile of 64×64.
    given = memory_for(monkeypatch, 64 * 64, error)
    events = run(request)
    assert isinstance(events[-1], Completed)
    said = [event.text for event in events if isinstance(event, Caution)]
    assert sum("smaller tiles" in text for text in said) == 1
    assert max(given) <= 64 * 64
    first = pixels_of(request.output)
    run(request)
    assert pixels_of(request.output) == first


def test_tuning_short_of_memory_takes_fewer_patches_at_a_time(tmp_path, monkeypatch):
    source = tmp_path / "raw.tif"
    write_source(source, channels=1)
    request = RestoreRequest(
        path=source, output=tmp_path / "out.ome.tif", preset="quick", device="cpu"
    )
    given = memory_for(monkeypatch, 2 * 24 * 32, torch.OutOfMemoryError("x"), learning=True)
    events = run(request)
    assert isinstance(events[-1], Completed)
    assert any(isinstance(e, Caution) and "fewer patches" in e.text for e in events)
    assert 2 * 24 * 32 in given


def test_where_the_smallest_piece_does_not_fit_either_a_sentence_says_so(tmp_path, monkeypatch):
    source = tmp_path / "raw.tif"
    write_source(source, channels=1)
    request = RestoreRequest(
        path=source, output=tmp_path / "out.ome.tif", preset="quick", device="cpu"
    )
    memory_for(monkeypatch, 100, torch.OutOfMemoryError("CUDA out of memory"))
    failed = run(request)[-1]
    assert isinstance(failed, Failed)
    assert "not enough memory" in failed.problem
    assert "CUDA out of memory" in failed.detail
    assert failed.shortage is Shortage.MEMORY_AT_THE_SMALLEST
    assert [path.name for path in tmp_path.iterdir()] == ["raw.tif"]
    with pytest.raises(UserError, match="close other programs"):
        with_less_at_a_time(_never, lambda: False)


def test_smaller_pieces_that_are_asked_for_are_those_that_are_used(tmp_path, monkeypatch):
    source = tmp_path / "raw.tif"
    write_source(source, channels=1)
    request = RestoreRequest(
        path=source, output=tmp_path / "out.ome.tif", preset="quick", device="cpu", halvings=2
    )
    # As much as two halvings leave, and no less.
    given = memory_for(monkeypatch, 2**14, torch.OutOfMemoryError("x"))
    events = run(request)
    assert isinstance(events[-1], Completed)
    assert not any(isinstance(e, Caution) and "Memory is short" in e.text for e in events)
    assert any(isinstance(e, Finding) and "tiles of 64 voxels" in e.text for e in events)
    # One of four patches of 24×32 at a time in tuning.
    assert given.count(24 * 32) >= 4 * LITTLE.tuning_steps
    assert 2**12 < max(given) <= 2**14


def test_a_run_that_goes_on_after_memory_ran_out_takes_smaller_pieces_than_before(
    tmp_path, monkeypatch
):
    source = tmp_path / "raw.tif"
    write_source(source, channels=1)
    request = RestoreRequest(
        path=source, output=tmp_path / "out.ome.tif", preset="quick", device="cpu"
    )
    memory_for(monkeypatch, 64 * 64, torch.OutOfMemoryError("x"))
    run(request, pause_at(Stage.RESTORING_YZ))
    document = scratch_folder(request.output) / PROGRESS
    by_itself = json.loads(document.read_bytes())["halvings"]
    assert by_itself > 0
    smaller = request.model_copy(update={"halvings": 1})
    for _ in range(2):
        # Resumed twice, it is smaller by one step and not by two.
        run(smaller, pause_at(Stage.WRITING, done=0), resume=True)
        told = json.loads(document.read_bytes())
        assert told["halvings"] == by_itself + 1
        assert told["origin"]["request"]["halvings"] == 1
    assert isinstance(run(smaller, resume=True)[-1], Completed)


def _never():
    raise MemoryError
