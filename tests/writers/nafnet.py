"""NAFNet checkpoints as the network's authors publish them, and what they compute.

From the paper (arXiv 2204.04676) and the key names of the published files; shares no code with the
program. ``computed`` is the network on images whose sides its levels divide.
"""

from collections import OrderedDict
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

OFFICIAL = ((1, 1, 1, 28), 1, (1, 1, 1, 1))
"""Blocks of encoder, middle and decoder of the files for GoPro and REDS."""
SIDD = ((2, 2, 4, 8), 12, (2, 2, 2, 2))
"""And of those for SIDD."""


def state_dict(
    width: int,
    encoder: tuple[int, ...] = (1, 1, 1, 28),
    middle: int = 1,
    decoder: tuple[int, ...] = (1, 1, 1, 1),
    colours: int = 3,
    seed: int = 0,
    gain: float = 0.1,
) -> "OrderedDict[str, Tensor]":
    """Random weights under the published keys."""
    rng = np.random.default_rng(seed)
    state: OrderedDict[str, Tensor] = OrderedDict()

    def put(key: str, *shape: int) -> None:
        values = gain * rng.standard_normal(shape, dtype=np.float32)
        state[key] = torch.from_numpy(values)

    def block(at: str, c: int) -> None:
        put(f"{at}.beta", 1, c, 1, 1)
        put(f"{at}.gamma", 1, c, 1, 1)
        for name, out, into, kernel in (
            ("conv1", 2 * c, c, 1), ("conv2", 2 * c, 1, 3), ("conv3", c, c, 1), ("sca.1", c, c, 1),
            ("conv4", 2 * c, c, 1), ("conv5", c, c, 1),
        ):  # fmt: skip
            put(f"{at}.{name}.weight", out, into, kernel, kernel)
            put(f"{at}.{name}.bias", out)
        for name in ("norm1", "norm2"):
            put(f"{at}.{name}.weight", c)
            put(f"{at}.{name}.bias", c)

    put("intro.weight", width, colours, 3, 3)
    put("intro.bias", width)
    put("ending.weight", colours, width, 3, 3)
    put("ending.bias", colours)
    deepest = width * 2 ** len(encoder)
    for level, count in enumerate(encoder):
        for number in range(count):
            block(f"encoders.{level}.{number}", width * 2**level)
    for level, count in enumerate(decoder):
        for number in range(count):
            block(f"decoders.{level}.{number}", deepest // 2 ** (level + 1))
    for number in range(middle):
        block(f"middle_blks.{number}", deepest)
    for level in range(len(decoder)):
        put(f"ups.{level}.0.weight", deepest * 2 // 2**level, deepest // 2**level, 1, 1)
    for level in range(len(encoder)):
        put(f"downs.{level}.weight", width * 2 ** (level + 1), width * 2**level, 2, 2)
        put(f"downs.{level}.bias", width * 2 ** (level + 1))
    return state


def write_official(path: Path, state: "OrderedDict[str, Tensor]") -> Path:
    """As BasicSR saves it: the weights under ``params``."""
    torch.save({"params": state}, path)
    return path


def computed(state: "OrderedDict[str, Tensor]", image: Tensor) -> Tensor:
    """What the network makes of images (n, colours, H, W)."""

    def conv(x: Tensor, at: str, **options: int) -> Tensor:
        return F.conv2d(x, state[f"{at}.weight"], state.get(f"{at}.bias"), **options)

    def norm(x: Tensor, at: str) -> Tensor:
        mean = x.mean(1, keepdim=True)
        spread = ((x - mean) ** 2).mean(1, keepdim=True)
        scale, shift = (state[f"{at}.{name}"][:, None, None] for name in ("weight", "bias"))
        return (x - mean) / (spread + 1e-6).sqrt() * scale + shift

    def gate(x: Tensor) -> Tensor:
        half = x.shape[1] // 2
        return x[:, :half] * x[:, half:]

    def block(x: Tensor, at: str) -> Tensor:
        wide = conv(norm(x, f"{at}.norm1"), f"{at}.conv1")
        y = gate(conv(wide, f"{at}.conv2", padding=1, groups=wide.shape[1]))
        y = y * conv(y.mean((2, 3), keepdim=True), f"{at}.sca.1")
        x = x + conv(y, f"{at}.conv3") * state[f"{at}.beta"]
        y = gate(conv(norm(x, f"{at}.norm2"), f"{at}.conv4"))
        return x + conv(y, f"{at}.conv5") * state[f"{at}.gamma"]

    def blocks(x: Tensor, at: str) -> Tensor:
        number = 0
        while f"{at}.{number}.beta" in state:
            x, number = block(x, f"{at}.{number}"), number + 1
        return x

    x, skips, level = conv(image, "intro", padding=1), [], 0
    while f"downs.{level}.weight" in state:
        x = blocks(x, f"encoders.{level}")
        skips.append(x)
        x, level = conv(x, f"downs.{level}", stride=2), level + 1
    x = blocks(x, "middle_blks")
    for number, skip in enumerate(reversed(skips)):
        x = blocks(F.pixel_shuffle(conv(x, f"ups.{number}.0"), 2) + skip, f"decoders.{number}")
    return conv(x, "ending", padding=1) + image
