"""What a network costs per megapixel of slice: multiplications, and milliseconds here."""

import time

import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from ssai3d_app.engine.backbones.architectures import Architecture
from ssai3d_app.engine.device import placed

_EDGE = 256


def _image(architecture: Architecture) -> torch.Tensor:
    image = torch.rand(1, len(architecture.inputs), _EDGE, _EDGE)
    return image.contiguous(memory_format=torch.channels_last)


def multiplications(architecture: Architecture) -> float:
    """Giga multiply-accumulates per megapixel of slice."""
    with FlopCounterMode(display=False) as counter, torch.no_grad():
        architecture.build()(_image(architecture))
    return counter.get_total_flops() / 2 / _EDGE**2 * 1e6 / 1e9


@torch.no_grad()
def traffic(architecture: Architecture) -> float:
    """Numbers that the convolutions write per pixel of slice: what binds thin networks on a CPU."""
    network = architecture.build()
    written = 0

    def count(_module: nn.Module, _inputs: tuple[torch.Tensor, ...], output: torch.Tensor) -> None:
        nonlocal written
        written += output.numel()

    for module in network.modules():
        if isinstance(module, nn.Conv2d):
            module.register_forward_hook(count)
    network(_image(architecture))
    return written / _EDGE**2


@torch.no_grad()
def milliseconds(
    network: nn.Module, architecture: Architecture, repeats: int = 5, *, bfloat16: bool = False
) -> float:
    """Milliseconds per megapixel, the fastest of some repeats (idle machine)."""
    network = placed(network, torch.device("cpu")).eval()
    image = _image(architecture)
    times = []
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bfloat16):
        network(image)
        for _ in range(repeats):
            started = time.perf_counter()
            network(image)
            times.append(time.perf_counter() - started)
    return 1000 * min(times) / _EDGE**2 * 1e6


def speeds(architectures: dict[str, Architecture], reference: str) -> None:
    """Print megapixels of slice per second in both precisions, and as multiples of a reference.

    Only shapes count, so the networks are untrained. The reference is timed first and last.
    """
    names = [reference, *(name for name in architectures if name != reference), reference]
    timed: dict[str, list[float]] = {}
    for name in names:
        architecture = architectures[name]
        network = architecture.build()
        found = [milliseconds(network, architecture, bfloat16=half) for half in (False, True)]
        timed[name] = [min(pair) for pair in zip(found, timed.get(name, found), strict=True)]
    print(f"{torch.get_num_threads()} threads\n")
    print(f"| network | Mpx/s float32 | Mpx/s bfloat16 | times {reference} (float32, bfloat16) |")
    print("| --- | --- | --- | --- |")
    for name, (single, half) in timed.items():
        ratios = f"{timed[reference][0] / single:.1f}, {timed[reference][1] / half:.1f}"
        print(f"| {name} | {1000 / single:.2f} | {1000 / half:.2f} | {ratios} |")
