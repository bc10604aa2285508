"""Which device computes: asked for, checked with real work, and named in words."""

from __future__ import annotations

import platform
from typing import TypeVar

import torch

from ssai3d_app.engine.gpu.examining import gpu_verdict
from ssai3d_app.engine.recipe import DeviceChoice
from ssai3d_app.errors import GpuUnusableError

Network = TypeVar("Network", bound=torch.nn.Module)


def choose_device(choice: DeviceChoice) -> torch.device:
    """The device to compute on.

    Raises
    ------
    GpuUnusableError
        When a GPU is asked for and none works: never a silent run on the CPU.
    """
    if choice == "cpu":
        return torch.device("cpu")
    verdict = gpu_verdict()
    if verdict.is_usable:
        return torch.device("cuda", verdict.index)
    if choice == "cuda":
        raise GpuUnusableError(verdict.problem, verdict.remedy, verdict.detail)
    return torch.device("cpu")


def why_not_gpu(choice: DeviceChoice) -> str | None:
    """Why the CPU computes although a card is there; ``None`` where nobody would expect one."""
    if choice == "cpu" or not gpu_verdict().is_trouble:
        return None
    return f"It computes on the processor. {gpu_verdict().sentence}"


def describe(device: torch.device) -> str:
    """The device in words, for the user and the report."""
    if device.type == "cuda":
        return torch.cuda.get_device_name(device)
    count = torch.get_num_threads()
    threads = "1 thread" if count == 1 else f"{count} threads"
    return f"CPU ({threads}, {platform.machine()})"


def placed(network: Network, device: torch.device) -> Network:
    """The network on a device, its memory laid out channels last (the faster on CPU and GPU)."""
    network.to(device, memory_format=torch.channels_last)  # type: ignore[call-overload]
    return network


def make_deterministic(seed: int) -> None:
    """Same seed, same device and thread count: same pixels."""
    torch.manual_seed(seed)
    torch.use_deterministic_algorithms(True, warn_only=True)
    # Filling each new array before it is written to took a fifth of the restoring.
    torch.utils.deterministic.fill_uninitialized_memory = False  # type: ignore[attr-defined]
    torch.backends.cudnn.benchmark = False
