"""Parts of one task at the same time: in their order, with the threads divided, failures told."""

from __future__ import annotations

import pytest
import torch

from ssai3d_app.engine.backbones.weights import load_pretrained
from ssai3d_app.engine.side_by_side import parts_at_once, side_by_side
from ssai3d_app.engine.tiling import restore_tiled

CPU = torch.device("cpu")


@pytest.fixture
def four_threads():
    before = torch.get_num_threads()
    torch.set_num_threads(4)
    yield
    torch.set_num_threads(before)


def test_no_more_parts_than_threads_or_items_and_one_on_a_gpu(four_threads):
    assert parts_at_once(CPU, 3) == 3
    assert parts_at_once(CPU, 9) == 4
    assert parts_at_once(torch.device("cuda"), 9) == 1


def test_outcomes_come_in_the_order_of_the_parts_and_the_threads_are_divided(four_threads):
    def work(part: int) -> tuple[int, int]:
        return part, torch.get_num_threads()

    assert side_by_side(work, [5, 6]) == [(5, 2), (6, 2)]
    assert side_by_side(work, [5]) == [(5, 4)]
    assert torch.get_num_threads() == 4


def test_a_lack_of_memory_in_one_part_is_one_of_the_whole(four_threads):
    def work(part: int) -> int:
        if part == 1:
            raise MemoryError
        return part

    with pytest.raises(MemoryError):
        side_by_side(work, [0, 1])


def test_slices_restored_side_by_side_are_those_restored_one_by_one(four_threads):
    network = load_pretrained("fast")
    slices = torch.rand(3, 5, 48, 80)
    together = restore_tiled(network, slices, 64, 16)
    single = torch.cat([restore_tiled(network, one[None], 64, 16) for one in slices])
    assert torch.allclose(together, single, atol=1e-5)
