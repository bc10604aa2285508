"""Checkpoint files of others and of ours: read as plain weights, and never as code.

Read are what PyTorch saves, under the keys that BasicSR (``params``) and common training loops use,
the state of a pre-training run of ours, and safetensors.
"""

from __future__ import annotations

import json
import logging
import re
import warnings
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import safetensors
import safetensors.torch
import torch
from pydantic import ValidationError
from torch import Tensor

from ssai3d_app.engine.backbones.architectures import Architecture
from ssai3d_app.errors import UserError, unreadable

LARGEST_FILE = 2**30
"""Bytes; the largest official NAFNet has 464 MB."""

_WHOLE = ("average", "params_ema", "params", "state_dict", "network")
"""Keys under which a whole network lies, the one to prefer first."""
_PICKLE, _ZIP = b"\x80", b"PK\x03\x04"
_AGAIN = "download or copy it again"
_TYPES = (torch.float32, torch.float16, torch.bfloat16, torch.float64)

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Checkpoint:
    """Weights of one network by key, float32; ``under`` is the key they lay under in the file.

    ``architecture`` and ``training`` are what ``recipe.json`` beside a file of ours says.
    """

    weights: dict[str, Tensor]
    under: str | None = None
    architecture: Architecture | None = None
    training: str | None = None


def read_checkpoint(path: Path) -> Checkpoint:
    """The weights in a file.

    Raises
    ------
    UserError
        When it cannot be read, is too large or damaged, or holds something else.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            begin = file.read(9)
    except OSError as error:
        problem = f"{path.name} cannot be read"
        raise unreadable(problem, "check its name and your permission", str(error)) from error
    if size > LARGEST_FILE:
        raise unreadable(
            f"{path.name} is larger than any network that SSAI-3D can use",
            "choose a file of at most 1 GB",
        )
    if begin.startswith(_ZIP):
        _check_archive(path)
        content = _unpickled(path)
    elif begin.startswith(_PICKLE):
        content = _unpickled(path)
    elif begin[8:9] == b"{":
        content = _safetensors(path)
    else:
        raise unreadable(
            f"{path.name} is no file of weights",
            "choose a PyTorch checkpoint (.pth, .pt) or a .safetensors file",
        )
    under, weights = _one_network(path, content)
    architecture, training = _recipe_beside(path)
    plain = _plain(path, weights, size)
    return Checkpoint(plain, under, architecture, training)


def _check_archive(path: Path) -> None:
    """Refuse an archive that would unpack to more than it is; PyTorch itself packs nothing."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _damaged(path, str(error)) from error
    if any(entry.compress_type != zipfile.ZIP_STORED for entry in entries):
        raise unreadable(
            f"{path.name} is a packed archive and no checkpoint",
            "unpack it and choose the checkpoint in it",
        )
    if sum(entry.file_size for entry in entries) > path.stat().st_size:
        raise _damaged(path, "the archive's entries are larger than the file")


def _unpickled(path: Path) -> object:
    try:
        # A warning on the way to an error that says more.
        with warnings.catch_warnings(action="ignore"):
            return torch.load(path, map_location="cpu", weights_only=True)
    except Exception as error:  # A foreign pickle raises whatever it likes.
        # The message itself advises to load such files as code.
        code = re.search(r"GLOBAL ([\w.]+)", str(error))
        if code is not None:
            raise unreadable(
                f"{path.name} holds program code beside the weights, and was not loaded",
                "ask its author for the plain weights (a state_dict, or safetensors)",
                f"it asks for {code[1]}",
            ) from error
        raise _damaged(path, type(error).__name__) from error


def _safetensors(path: Path) -> object:
    try:
        return safetensors.torch.load_file(path)
    except (safetensors.SafetensorError, OSError, ValueError, KeyError) as error:
        raise _damaged(path, str(error)) from error


def _one_network(path: Path, content: object) -> tuple[str | None, Mapping[str, Any]]:
    """The mapping that holds the weights, and the key it lay under."""
    if not isinstance(content, Mapping) or not content:
        raise _no_weights(path, f"the file holds a {type(content).__name__}")
    under = next((key for key in _WHOLE if isinstance(content.get(key), Mapping)), None)
    weights: Mapping[str, Any] = content if under is None else content[under]
    weights = {key: value for key, value in weights.items() if key != "n_averaged"}
    if not weights or not all(isinstance(key, str) for key in weights):
        raise _no_weights(path, f"its entries: {[str(key)[:40] for key in content][:8]}")
    # As it is when a network was trained on several GPUs, or averaged.
    if all(key.startswith("module.") for key in weights):
        weights = {key.removeprefix("module."): value for key, value in weights.items()}
    return under, weights


def _plain(path: Path, weights: Mapping[str, Any], size: int) -> dict[str, Tensor]:
    """The weights as float32, once it is known that they are numbers and no more than the file."""
    claimed = 0
    for key, value in weights.items():
        if not isinstance(value, Tensor):
            raise _no_weights(path, f"{key[:80]} is a {type(value).__name__}")
        if value.layout != torch.strided or value.device.type != "cpu" or value.is_quantized:
            raise _no_weights(path, f"{key[:80]} is no plain tensor")
        if value.dtype not in _TYPES:
            raise _no_weights(path, f"{key[:80]} is of the type {value.dtype}")
        claimed += value.numel() * value.element_size()
    if claimed > size:
        raise _damaged(path, f"weights of {claimed} bytes in a file of {size}")
    plain = {
        key: value.detach().to(torch.float32, copy=True).contiguous()
        for key, value in weights.items()
    }
    if not all(bool(torch.isfinite(value).all()) for value in plain.values()):
        raise unreadable(
            f"{path.name} holds weights that are not finite numbers",
            "choose a checkpoint from before the training failed",
        )
    return plain


def _recipe_beside(path: Path) -> tuple[Architecture | None, str | None]:
    """Shape and training as ``recipe.json`` of a pre-training run says, if it lies there."""
    try:
        recipe = json.loads((path.parent / "recipe.json").read_text(encoding="utf-8"))
        architecture = Architecture.model_validate_json(json.dumps(recipe["architecture"]))
        steps = sum(int(cycle["steps"]) for cycle in recipe["cycles"])
    except FileNotFoundError:
        return None, None
    except (OSError, ValueError, TypeError, KeyError, RecursionError, ValidationError) as error:
        _log.info("recipe.json beside %s is not of a pre-training: %s", path, error)
        return None, None
    return architecture, (
        f"{steps:,} steps of {recipe.get('objective', 'an unknown')} loss (recipe.json beside it)"
    )


def _damaged(path: Path, detail: str) -> UserError:
    return unreadable(f"{path.name} is damaged or incomplete", _AGAIN, detail)


def _no_weights(path: Path, detail: str) -> UserError:
    return unreadable(
        f"{path.name} holds something else than the weights of a network",
        "choose a checkpoint of a NAFNet",
        detail,
    )
