"""Which device computes: asked for, checked with real work, and named in words."""

from __future__ import annotations

import logging
import platform
from typing import TypeVar

import torch

from ssai3d_app.engine.recipe import DeviceChoice
from ssai3d_app.errors import wrong_usage

Network = TypeVar("Network", bound=torch.nn.Module)

_log = logging.getLogger(__name__)


def _works(device: torch.device) -> bool:
    """Whether a convolution can be computed forward and backward: drivers may promise too much."""
    try:
        image = torch.ones(1, 1, 16, 16, device=device, requires_grad=True)
        torch.nn.Conv2d(1, 1, 3).to(device)(image).sum().backward()
        torch.cuda.synchronize(device)
    except RuntimeError as error:
        _log.warning("The GPU failed its first convolution: %s", error)
        return False
    return True


def choose_device(choice: DeviceChoice) -> torch.device:
    """The device to compute on.

    Raises
    ------
    UserError
        When a GPU is asked for and none works: never a silent run on the CPU.
    """
    if choice == "cpu":
        return torch.device("cpu")
    cuda = torch.device("cuda", 0)
    if torch.cuda.is_available() and _works(cuda):
        return cuda
    if choice == "cuda":
        built = f"this program was built for CUDA {torch.version.cuda}"
        raise wrong_usage(
            "No usable NVIDIA GPU was found",
            "choose the CPU, or install a current NVIDIA driver",
            built if torch.version.cuda else "this program was built without CUDA",
        )
    return torch.device("cpu")


def describe(device: torch.device) -> str:
    """The device in words, for the user and the report."""
    if device.type == "cuda":
        return torch.cuda.get_device_name(device)
    return f"CPU ({torch.get_num_threads()} threads, {platform.machine()})"


def placed(network: Network, device: torch.device) -> Network:
    """The network on a device, its memory laid out channels last (the faster on CPU and GPU)."""
    network.to(device, memory_format=torch.channels_last)  # type: ignore[call-overload]
    return network


def make_deterministic(seed: int) -> None:
    """Same seed, same device and thread count: same pixels."""
    torch.manual_seed(seed)
    torch.use_deterministic_algorithms(True, warn_only=True)
    torch.backends.cudnn.benchmark = False
