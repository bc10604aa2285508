"""How a batch is taken through the network in training, so that it fits into memory.

What the backward pass needs is kept by the forward pass. Where that is more than there is memory,
the insides of the network's blocks are computed anew in the backward pass, which takes about a
third more time and changes no number (Chen, Xu, Zhang, Guestrin, "Training deep nets with sublinear
memory cost", arXiv 1604.06174); and where that does not suffice, fewer patches go through at a
time, which adds the same numbers in another order.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import torch
from torch import Tensor, nn
from torch.autograd.graph import saved_tensors_hooks
from torch.utils.checkpoint import checkpoint

from ssai3d_app.engine.backbones.nafnet import NafBlock
from ssai3d_app.safe_reading.memory_limit import free_bytes

_USABLE = 0.6
"""Share of the free memory that is planned with: other programs want some meanwhile."""
_PASSING = 2
"""What is in use on the way back beside what was kept, in sizes of the largest block's inside.

Slopes and the work space of convolutions. So estimated, a step with four patches and the network
"fast" takes 363 MiB (128²) and 1,453 (256²), 193 and 772 with blocks recomputed; the process grew
by 332 and 1,327, and by 212 and 650.
"""


def free_memory(device: torch.device) -> int | None:
    """Bytes that are free on a device; ``None`` where the system refuses by itself in time."""
    if device.type != "cuda":
        return free_bytes()
    free, _ = torch.cuda.mem_get_info(device)
    return free + torch.cuda.memory_reserved(device) - torch.cuda.memory_allocated(device)


def _blocks(network: nn.Module) -> list[NafBlock]:
    return [module for module in network.modules() if isinstance(module, NafBlock)]


@contextmanager
def blocks_recomputed(network: nn.Module) -> Iterator[None]:
    """Forward passes in this context keep no more than each block's input for the way back."""
    blocks = _blocks(network)
    for block in blocks:
        inside = partial(checkpoint, block.forward, use_reentrant=False, preserve_rng_state=False)
        vars(block)["forward"] = inside
    try:
        yield
    finally:
        for block in blocks:
            del vars(block)["forward"]


class _Kept:
    """Counts the bytes that a forward pass keeps, each piece of memory once, parameters not."""

    def __init__(self, network: nn.Module) -> None:
        self._seen = {parameter.untyped_storage().data_ptr() for parameter in network.parameters()}
        self._held: list[Tensor] = []
        self.bytes = 0

    def note(self, tensor: Tensor) -> Tensor:
        """As a hook for saved tensors; holding them keeps their addresses from being used again."""
        storage = tensor.untyped_storage()
        if storage.data_ptr() not in self._seen:
            self._seen.add(storage.data_ptr())
            self._held.append(tensor)
            self.bytes += storage.nbytes()
        return tensor


@dataclass(frozen=True)
class Activations:
    """Bytes that a step takes for one patch: with everything kept, and with blocks recomputed."""

    kept: int
    recomputed: int

    @classmethod
    def measured(cls, network: nn.Module, patch: Tensor) -> Activations:
        """By one forward pass of a patch (1, C, H, W), with the parameters frozen that will be."""
        kept = _Kept(network)
        insides: list[int] = []
        inputs = 0

        def entering(_: nn.Module, shown: tuple[Tensor, ...]) -> None:
            nonlocal inputs
            inputs += shown[0].untyped_storage().nbytes()
            insides.append(-kept.bytes)

        def leaving(*_: Any) -> None:
            insides[-1] += kept.bytes

        hooks = []
        for block in _blocks(network):
            hooks.append(block.register_forward_pre_hook(entering))
            hooks.append(block.register_forward_hook(leaving))
        try:
            with torch.enable_grad(), saved_tensors_hooks(kept.note, lambda tensor: tensor):
                network(patch)
        finally:
            for hook in hooks:
                hook.remove()
        largest = max(insides, default=kept.bytes)
        beside = _PASSING * largest
        outside = kept.bytes - sum(insides)
        recomputed = min(kept.bytes, outside + inputs + largest) if insides else kept.bytes
        return cls(kept.bytes + beside, recomputed + beside)


@dataclass(frozen=True)
class MemoryPlan:
    """How many patches go through the network at a time, and whether blocks are recomputed."""

    portion: int
    recomputed: bool

    @classmethod
    def of(cls, activations: Activations, patches: int, free: int | None) -> MemoryPlan:
        """The plan for a batch of ``patches`` with ``free`` bytes; what is unknown is no limit."""
        if free is None:
            return cls(patches, recomputed=False)
        usable = _USABLE * free
        if patches * activations.kept <= usable:
            return cls(patches, recomputed=False)
        fitting = int(usable / max(1, activations.recomputed))
        return cls(min(patches, max(1, fitting)), recomputed=True)

    def less(self) -> MemoryPlan | None:
        """The next smaller plan when memory ran out all the same; ``None`` below the smallest."""
        if not self.recomputed:
            return MemoryPlan(self.portion, recomputed=True)
        if self.portion == 1:
            return None
        return MemoryPlan((self.portion + 1) // 2, recomputed=True)
