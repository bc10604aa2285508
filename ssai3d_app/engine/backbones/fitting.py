"""Whether weights fit a network, key by key, and in plain words where they do not."""

from __future__ import annotations

import re
from collections.abc import Mapping

from torch import Tensor

Shapes = Mapping[str, tuple[int, ...]]

_LAYERS = {
    "conv1": "first convolution",
    "conv2": "depthwise convolution",
    "conv3": "third convolution",
    "conv4": "fourth convolution",
    "conv5": "fifth convolution",
    "sca": "channel attention",
    "norm1": "first normalisation",
    "norm2": "second normalisation",
    "beta": "first scaling",
    "gamma": "second scaling",
}
_ENDS = {"intro": "first layer", "ending": "last layer"}
_KEY = re.compile(
    r"(?P<group>encoders|decoders)\.(?P<level>\d+)\.(?P<block>\d+)\.(?P<layer>[a-z0-9]+)"
    r"|(?P<middle>middle_blks)\.(?P<middle_block>\d+)\.(?P<middle_layer>[a-z0-9]+)"
    r"|(?P<step>downs|ups)\.(?P<number>\d+)"
    r"|(?P<end>intro|ending)\b"
)


def shapes_of(weights: Mapping[str, Tensor]) -> dict[str, tuple[int, ...]]:
    """The shape under each key."""
    return {key: tuple(value.shape) for key, value in weights.items()}


def misfit(expected: Shapes, found: Shapes) -> str | None:
    """The first key that is missing, too many or of another shape, as a clause; ``None`` is a fit.

    Keys of ``expected`` come first, in their order.
    """
    for key, shape in expected.items():
        if key not in found:
            return f"it has no weights for {in_words(key)}"
        if found[key] != shape:
            return (
                f"{in_words(key)} has the shape {_shape(found[key])} where {_shape(shape)} "
                "would fit"
            )
    for key in found:
        if key not in expected:
            return f"it has weights that belong to no part of the network: {in_words(key)}"
    return None


def in_words(key: str) -> str:
    """A key of NAFNet's as a part of the network, with the key itself behind it."""
    shown = key if len(key) <= 80 else key[:77] + "…"
    known = _KEY.match(key)
    if known is None:
        return f"“{shown}”"
    part = known.groupdict()
    if part["end"]:
        words = f"the {_ENDS[part['end']]}"
    elif part["step"]:
        kind = "step down" if part["step"] == "downs" else "step up"
        words = f"{kind} {int(part['number']) + 1}"
    elif part["middle"]:
        layer = _LAYERS.get(part["middle_layer"], part["middle_layer"])
        words = f"the {layer} of middle block {int(part['middle_block']) + 1}"
    else:
        layer = _LAYERS.get(part["layer"], part["layer"])
        words = (
            f"the {layer} of block {int(part['block']) + 1} at "
            f"{part['group'].removesuffix('s')} level {int(part['level']) + 1}"
        )
    return f"{words} (“{shown}”)"


def _shape(shape: tuple[int, ...]) -> str:
    return "×".join(str(n) for n in shape) if shape else "a single number"
