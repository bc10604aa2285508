"""A checkpoint becomes one of the user's networks: recognised, checked, made grey, tried, kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import safetensors.torch
import torch
from torch import Tensor

from ssai3d_app.engine.backbones.architectures import CONDITIONS, Architecture
from ssai3d_app.engine.backbones.checkpoints import Checkpoint, read_checkpoint
from ssai3d_app.engine.backbones.conditions import condition_channels, with_conditions
from ssai3d_app.engine.backbones.fitting import misfit, shapes_of
from ssai3d_app.engine.backbones.library import (
    WEIGHTS,
    free_name,
    keep,
    library,
    new_name,
    sha256_of,
)
from ssai3d_app.engine.backbones.nafnet import NafNet
from ssai3d_app.engine.backbones.registry import Backbone, Origin
from ssai3d_app.errors import UserError, unreadable, wrong_usage

NOT_STATED = "not stated"
"""The licence of a network whose licence the user has not said."""

_COLOURS = 3
_MOST_LEVELS, _MOST_BLOCKS, _LARGEST_WIDTH = 6, 200, 256
_GREY = "made for colour images; turned into the grey network that gives the mean of its colours"
_TRIED = 64
"""Edge of the image that a network is tried on, in pixels."""


@dataclass(frozen=True)
class _Shape:
    """What the keys and shapes of a checkpoint say; whether it is residual they do not."""

    width: int
    encoder: tuple[int, ...]
    middle: int
    decoder: tuple[int, ...]
    stem: tuple[int, int]
    image_channels: int
    inputs: int
    neighbours: int

    @property
    def conditions(self) -> int:
        """Inputs beside the slices."""
        return self.inputs - self.image_channels * (2 * self.neighbours + 1)

    def architecture(self, residual: bool) -> Architecture:
        return Architecture(
            width=self.width,
            encoder=self.encoder,
            middle=self.middle,
            decoder=self.decoder,
            stem=self.stem,
            conditioned=self.conditions > 0,
            residual=residual,
            neighbours=self.neighbours,
        )

    def expected(self) -> dict[str, tuple[int, ...]]:
        """The shape under each key, in the checkpoint's own colours."""
        with torch.device("meta"):
            network = NafNet(
                self.width,
                self.encoder,
                self.middle,
                self.decoder,
                self.image_channels,
                self.stem,
                self.conditions,
                neighbours=self.neighbours,
            )
        return shapes_of(network.state_dict())


def import_network(path: Path, name: str | None = None, licence: str | None = None) -> Backbone:
    """Take a checkpoint into the user's library; ``name`` is by default that of the file.

    Raises
    ------
    UserError
        When the file is not a NAFNet that can be used, the name is taken, or the disk is full.
    """
    chosen = None if name is None else new_name(name)
    checkpoint = read_checkpoint(path)
    source = sha256_of(path)
    _refuse_again(path, source)
    shape = _recognised(path, checkpoint)
    weights, changes = _grey(checkpoint, shape)
    architecture = _tried(path, checkpoint, shape, weights)
    kept_as = chosen or free_name(path.stem)
    return keep(
        kept_as,
        lambda written: safetensors.torch.save_file(weights, written),
        lambda sha256: Backbone(
            name=kept_as,
            architecture=architecture,
            parameters=sum(value.numel() for value in weights.values()),
            weights_name=WEIGHTS,
            sha256=sha256,
            licence=(licence or "").strip() or NOT_STATED,
            words=f"Imported from {path.name}.",
            recipe=checkpoint.training or "unknown",
            origin=Origin(
                file=path.name,
                sha256=source,
                imported=datetime.now(UTC).date(),
                changes=changes,
            ),
        ),
    )


def _refuse_again(path: Path, source: str) -> None:
    for known in library().networks:
        if known.origin is not None and known.origin.sha256 == source:
            raise wrong_usage(f"{path.name} was imported already", f"use the network {known.name}")


# What it is ---------------------------------------------------------------------------------------


def _recognised(path: Path, checkpoint: Checkpoint) -> _Shape:
    """The shape of a checkpoint, each of its keys accounted for."""
    found = shapes_of(checkpoint.weights)
    first, last = found.get("intro.weight", ()), found.get("ending.weight", ())
    if len(first) != 4 or len(last) != 4:
        raise unreadable(
            f"{path.name} is not a NAFNet: its first or last layer is missing",
            "choose a NAFNet checkpoint, such as NAFNet-GoPro-width32.pth",
            f"the file's first keys: {', '.join(key[:60] for key in list(found)[:6])}",
        )
    stem = (first[2] - 2, first[3] - 2)
    shape = _Shape(
        width=first[0],
        encoder=_blocks(found, "encoders", _count(found, r"downs\.(\d+)\.")),
        middle=_count(found, r"middle_blks\.(\d+)\."),
        decoder=_blocks(found, "decoders", _count(found, r"ups\.(\d+)\.")),
        stem=stem,
        image_channels=last[0] // max(1, stem[0] * stem[1]),
        inputs=first[1],
        neighbours=_neighbours(checkpoint, first[1]),
    )
    _refuse_the_unusable(path, shape)
    unfit = misfit(shape.expected(), found)
    if unfit is not None:
        raise unreadable(
            f"{path.name} does not fit NAFNet: {unfit}", "choose the checkpoint of a plain NAFNet"
        )
    return shape


def _neighbours(checkpoint: Checkpoint, inputs: int) -> int:
    """Slices on either side that the network is shown, as its recipe or its inputs say."""
    if checkpoint.architecture is not None:
        return checkpoint.architecture.neighbours
    return {5: 2, 5 + len(CONDITIONS): 2}.get(inputs, 0)


def _refuse_the_unusable(path: Path, shape: _Shape) -> None:
    reason = None
    levels = len(shape.encoder)
    if not 0 < shape.width <= _LARGEST_WIDTH:
        reason = f"it is {shape.width} channels wide, and {_LARGEST_WIDTH} is the limit"
    elif levels != len(shape.decoder):
        reason = f"it has {levels} steps down and {len(shape.decoder)} steps up"
    elif not 0 < levels <= _MOST_LEVELS:
        reason = f"it has {levels} levels, and 1 to {_MOST_LEVELS} can be used"
    elif sum(shape.encoder) + shape.middle + sum(shape.decoder) > _MOST_BLOCKS:
        reason = f"it has more than {_MOST_BLOCKS} blocks"
    elif shape.stem not in ((1, 1), (2, 1), (2, 2)):
        reason = f"its first layer has an unknown size, {shape.stem[0] + 2}×{shape.stem[1] + 2}"
    elif (shape.inputs, shape.image_channels, shape.stem) != (_COLOURS, _COLOURS, (1, 1)) and (
        shape.image_channels != 1 or shape.conditions not in (0, len(CONDITIONS))
    ):
        reason = f"it makes {shape.image_channels} channels out of {shape.inputs}"
    if reason is not None:
        raise unreadable(
            f"{path.name} cannot be used: {reason}", "choose the checkpoint of a plain NAFNet"
        )


def _count(keys: dict[str, tuple[int, ...]], pattern: str) -> int:
    """How many different numbers the keys have in a place."""
    return len({match[1] for match in map(re.compile(pattern).match, keys) if match})


def _blocks(keys: dict[str, tuple[int, ...]], group: str, levels: int) -> tuple[int, ...]:
    return tuple(_count(keys, rf"{group}\.{level}\.(\d+)\.") for level in range(levels))


# What is made of it -------------------------------------------------------------------------------


def _grey(checkpoint: Checkpoint, shape: _Shape) -> tuple[dict[str, Tensor], tuple[str, ...]]:
    """The weights for grey images, and what was changed.

    A grey image goes into all three colours alike, so the first layer's weights add up; the
    result is the mean of the three, so the last layer's are averaged. Both exactly.
    """
    weights = dict(checkpoint.weights)
    if shape.image_channels == 1:
        return weights, ()
    weights["intro.weight"] = _exactly(weights["intro.weight"].double().sum(1, keepdim=True))
    for key in ("ending.weight", "ending.bias"):
        weights[key] = _exactly(weights[key].double().mean(0, keepdim=True))
    return weights, (_GREY,)


def _exactly(value: Tensor) -> Tensor:
    return value.float().contiguous()


def _tried(
    path: Path, checkpoint: Checkpoint, shape: _Shape, weights: dict[str, Tensor]
) -> Architecture:
    """The architecture of these weights, whose network was tried on an image."""
    stated = checkpoint.architecture
    if stated is not None and stated != shape.architecture(stated.residual):
        raise unreadable(
            f"recipe.json beside {path.name} describes another network",
            "keep each checkpoint in a folder of its own, with its own recipe.json",
            f"recipe.json: {stated!r}; found: {shape!r}",
        )
    with torch.device("meta"):
        direct = shape.architecture(residual=False).build().eval()
    direct.load_state_dict(weights, strict=True, assign=True)
    image, given = _trial(shape)
    with torch.no_grad():
        computed = direct(given)
    if not bool(torch.isfinite(computed).all()):
        raise _no_image(path)
    if stated is not None:
        return stated
    # Of a network that adds to its input, what is computed is small; of another, it is the image.
    residual = bool(computed.square().mean() < (computed - image).square().mean())
    return shape.architecture(residual)


def _trial(shape: _Shape) -> tuple[Tensor, Tensor]:
    """A smooth image in 0–1, and the same with what a conditioned network wants beside it."""
    steps = torch.linspace(0, 3 * torch.pi, _TRIED)
    image = (0.5 + 0.4 * torch.sin(steps)[:, None] * torch.cos(steps)[None, :])[None, None]
    shown = image.expand(1, 2 * shape.neighbours + 1, _TRIED, _TRIED)
    if not shape.conditions:
        return image, shown
    return image, with_conditions(shown, condition_channels(0.02, 3.0)[None])


def _no_image(path: Path) -> UserError:
    return unreadable(
        f"{path.name} cannot be used: its network gives no finite image",
        "choose another checkpoint of it",
    )
