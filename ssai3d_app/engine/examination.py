"""Short pieces of real work that show whether torch is whole here; frozen programs have lacked
parts of it that only training loads.

Each returns what it found in one plain sentence, and raises :class:`UnsoundError` with one.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import safetensors.torch
import torch
from torch import Tensor, nn

from ssai3d_app.engine.backbones.nafnet import NafNet
from ssai3d_app.engine.backbones.registry import BACKBONES
from ssai3d_app.engine.backbones.weights import load_pretrained
from ssai3d_app.engine.device import placed
from ssai3d_app.engine.losses import charbonnier
from ssai3d_app.engine.memory_plan import blocks_recomputed

_SIDE = 64
_STEPS = 6


class UnsoundError(Exception):
    """Torch does not do what it must; the message is one plain sentence."""


def library_in_words() -> str:
    """Which torch this is, and how many threads it takes."""
    cuda = f"CUDA {torch.version.cuda}" if torch.version.cuda else "no CUDA"
    return f"Torch {torch.__version__} ({cuda}) takes {torch.get_num_threads()} threads."


def convolution_is_right() -> str:
    """A convolution, compared with the sum that it stands for."""
    rng = np.random.default_rng(3)
    image, kernel = rng.normal(size=(9, 11)), rng.normal(size=(3, 3))
    expected = sum(kernel[i, j] * image[i : i + 7, j : j + 9] for i in range(3) for j in range(3))
    found = torch.nn.functional.conv2d(
        torch.from_numpy(image)[None, None], torch.from_numpy(kernel)[None, None]
    )[0, 0].numpy()
    wrong = float(np.abs(found - expected).max())
    if not wrong < 1e-12:
        raise UnsoundError(f"Torch computes a convolution wrongly (off by {wrong:.1e}).")
    return f"A convolution is right to {max(wrong, 1e-16):.0e}."


def network_restores() -> str:
    """Each network that ships, with its weights, on a picture of noise."""
    for name, backbone in BACKBONES.items():
        network = load_pretrained(name).eval()
        shown = _noise(1, len(backbone.architecture.inputs), seed=5)
        with torch.inference_mode():
            made = placed(network, torch.device("cpu"))(shown)
        if made.shape[-2:] != shown.shape[-2:] or not bool(torch.isfinite(made).all()):
            raise UnsoundError(f"The network {name} gives no image.")
        if float(made.std()) == 0.0:
            raise UnsoundError(f"The network {name} gives an empty image.")
    return f"The networks that ship ({', '.join(BACKBONES)}) give images."


def training_learns(device: torch.device | None = None) -> str:
    """A few steps of AdamW with its schedule, as tuning takes them, on a small network."""
    chosen = device or torch.device("cpu")
    network, shown, wanted = _little_lesson(chosen)
    optimizer = torch.optim.AdamW(network.parameters(), lr=3e-3, betas=(0.9, 0.9))
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, _STEPS, eta_min=3e-6)
    losses: list[float] = []
    for _ in range(_STEPS):
        optimizer.zero_grad(set_to_none=True)
        loss = charbonnier(network(shown), wanted)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(network.parameters(), 0.1)
        optimizer.step()
        schedule.step()
        losses.append(float(loss.detach()))
    if not losses[-1] < losses[0]:
        raise UnsoundError(
            f"{_STEPS} steps of training taught nothing ({losses[0]:.3g} → {losses[-1]:.3g})."
        )
    return f"{_STEPS} steps of training bring the error from {losses[0]:.3f} to {losses[-1]:.3f}."


def training_on_card(index: int) -> str:
    """The same steps on the graphics card with torch's number ``index``."""
    return training_learns(torch.device("cuda", index))


def recomputing_changes_nothing() -> str:
    """Slopes with the insides of blocks computed anew, as where memory is short, and without."""
    kept = _slopes(recomputed=False)
    again = _slopes(recomputed=True)
    if not all(torch.equal(one, other) for one, other in zip(kept, again, strict=True)):
        raise UnsoundError("Training with little memory gives other numbers.")
    return "Training with little memory gives the same numbers."


def weights_survive(folder: Path) -> str:
    """Weights written and read again, in both of the ways that the program writes them."""
    network, _, _ = _little_lesson(torch.device("cpu"))
    state = {name: value.contiguous() for name, value in network.state_dict().items()}
    safetensors.torch.save_file(state, folder / "weights.safetensors")
    torch.save(state, folder / "state.pt")
    for found in (
        safetensors.torch.load_file(folder / "weights.safetensors"),
        torch.load(folder / "state.pt", weights_only=True),
    ):
        if not all(torch.equal(state[name], found[name]) for name in state):
            raise UnsoundError("Weights that were saved are read back differently.")
    return f"Weights are saved and read in a folder named “{folder.name}”."


def cuda_of_torch() -> str | None:
    """The CUDA version that this torch was built for, such as ``"12.6"``."""
    return torch.version.cuda


def _noise(*shape: int, seed: int) -> Tensor:
    generator = torch.Generator().manual_seed(seed)
    return torch.rand((*shape, _SIDE, _SIDE), generator=generator)


def _little_lesson(device: torch.device) -> tuple[nn.Module, Tensor, Tensor]:
    """A small network, images, and what it is to make of them."""
    torch.manual_seed(7)
    network = placed(NafNet(8, (1,), 1, (1,), residual=False), device)
    wanted = _noise(2, 1, seed=11).to(device)
    shown = nn.functional.avg_pool2d(wanted, 3, 1, 1)
    return network, shown, wanted


def _slopes(recomputed: bool) -> list[Tensor]:
    network, shown, wanted = _little_lesson(torch.device("cpu"))
    if recomputed:
        with blocks_recomputed(network):
            charbonnier(network(shown), wanted).backward()  # type: ignore[no-untyped-call]
    else:
        charbonnier(network(shown), wanted).backward()  # type: ignore[no-untyped-call]
    return [p.grad for p in network.parameters() if p.grad is not None]
