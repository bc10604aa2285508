"""Values of options: what is typed becomes a number, a region, a name, or is refused in words."""

from __future__ import annotations

import argparse
import json
import math
from typing import Any

from ssai3d_app.engine.preview.region import Region


def index(text: str) -> int:
    """An index from 0."""
    try:
        value = int(text)
    except ValueError:
        value = -1
    if value < 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not an index (0, 1, 2, …)")
    return value


def scene(text: str) -> int | None:
    """A scene's number; ``None`` stands for all."""
    return None if text == "all" else index(text)


class Scenes(argparse.Action):
    """Numbers of scenes as a tuple, or ``None`` for all of them."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        """Take what was typed."""
        if None in values and len(values) > 1:
            parser.error(f"argument {option_string}: give numbers or all, not both")
        setattr(namespace, self.dest, None if None in values else tuple(values))


def micrometres(text: str) -> float:
    """A length in µm."""
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not (math.isfinite(value) and value > 0):
        raise argparse.ArgumentTypeError(f"{text!r} is not a length in µm")
    return value


def count(text: str) -> int:
    """A whole number from 1 on."""
    value = index(text) if text.isdecimal() else 0
    if value < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 on")
    return value


def weight(text: str) -> float:
    """A number from 0 on."""
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not (math.isfinite(value) and value >= 0):
        raise argparse.ArgumentTypeError(f"{text!r} is not a weight, a number from 0 on")
    return value


def named_channel(text: str) -> tuple[int, str]:
    """A channel by its number, and its name."""
    number, equals, name = text.partition("=")
    if not equals or not name.strip():
        raise argparse.ArgumentTypeError(f"{text!r} is not N=NAME, such as 0=DAPI")
    return index(number), name.strip()


def set_value(text: str) -> tuple[str, object]:
    """A name and its value: a number, true or false."""
    name, equals, value = text.partition("=")
    try:
        told = json.loads(value)
    except ValueError:
        told = None
    if not equals or not isinstance(told, (bool, int, float)):
        raise argparse.ArgumentTypeError(f"{text!r} is not NAME=VALUE, such as tuning_steps=500")
    return name.strip(), told


def voxels(text: str) -> tuple[tuple[int, ...], ...]:
    """First and last ends along z, y and x."""
    try:
        spans = tuple(tuple(int(end) for end in part.split(":")) for part in text.split(","))
    except ValueError:
        spans = ()
    if [len(span) for span in spans] != [2, 2, 2]:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a region in voxels, such as 0:20,64:192,64:192"
        )
    return spans


def span(text: str) -> tuple[float, float]:
    """A lower and an upper value."""
    low, _, high = text.partition(":")
    try:
        return float(low), float(high)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not LOW:HIGH, such as 0:4095") from error


def region(text: str) -> Region:
    """The same, for a preview."""
    z, y, x = ((span[0], span[1]) for span in voxels(text))
    try:
        return Region(z=z, y=y, x=x)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a region that holds voxels") from error
