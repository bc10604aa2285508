"""A convolution on the card, forward and backward, compared with the processor's."""

from __future__ import annotations

import torch
from torch import Tensor, nn

_TOLERANCE = 1e-2
"""Cards may round the factors of a convolution to ten bits (TF32)."""


def convolve(index: int) -> None:
    """Compute on card ``index`` what the processor computes too.

    Raises
    ------
    RuntimeError
        When the card cannot, or comes to another result.
    """
    expected = _slopes(torch.device("cpu"))
    found = _slopes(torch.device("cuda", index))
    scale = float(expected.abs().max())
    wrong = float((found - expected).abs().max()) / scale
    if not wrong < _TOLERANCE:
        raise RuntimeError(f"a convolution differs by {wrong:.2g} of its largest value")


def _slopes(device: torch.device) -> Tensor:
    """What the output of a convolution says of its weights, on the CPU."""
    generator = torch.Generator().manual_seed(13)
    image = torch.rand((1, 8, 32, 32), generator=generator)
    weight = torch.rand((8, 8, 3, 3), generator=generator) - 0.5
    layer = nn.Conv2d(8, 8, 3, padding=1, bias=False)
    with torch.no_grad():
        layer.weight.copy_(weight)
    layer = layer.to(device, memory_format=torch.channels_last)  # type: ignore[call-overload]
    made = layer(image.to(device, memory_format=torch.channels_last))
    made.square().mean().backward()
    slopes = layer.weight.grad
    assert isinstance(slopes, Tensor)
    return slopes.cpu()
