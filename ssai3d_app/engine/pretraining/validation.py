"""A fixed file of held-out slices, which judges a network while it is trained."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from ssai3d_app.engine.backbones.conditions import condition_channels, with_conditions
from ssai3d_app.engine.backbones.nafnet import NafNet
from ssai3d_app.engine.losses import without_border

UNTOUCHED_PSNR = 60.0
"""From this PSNR in dB on, a slice counts as sharp before it is restored."""


def fitted_psnr(image: Tensor, truth: Tensor) -> Tensor:
    """PSNR in dB of each slice (n, 1, H, W) after the least-squares fit of scale and offset.

    The peak is the range of the truth; axial borders are left out. Shape (n,).
    """
    x, y = (without_border(t).flatten(1).double() for t in (image, truth))
    x_mean, y_mean = x.mean(1, keepdim=True), y.mean(1, keepdim=True)
    covariance = ((x - x_mean) * (y - y_mean)).sum(1, keepdim=True)
    slope = covariance / (x - x_mean).square().sum(1, keepdim=True).clamp(min=1e-12)
    error = (slope * (x - x_mean) + y_mean - y).square().mean(1)
    span = y.amax(1) - y.amin(1)
    return 10 * torch.log10(span.square() / error.clamp(min=1e-12))


class HeldOut:
    """Slices of families that training never sees, degraded once and for all.

    The file (``.npz``) holds ``degraded`` and ``sharp`` (n, H, W), and for each slice ``noise``,
    ``anisotropy`` and the name of its ``family``.
    """

    def __init__(self, path: Path) -> None:
        with np.load(path) as content:
            self._degraded = torch.from_numpy(content["degraded"].astype(np.float32))
            self._sharp = torch.from_numpy(content["sharp"].astype(np.float32))[:, None]
            known = zip(content["noise"], content["anisotropy"], strict=True)
            self._conditions = torch.stack(
                [condition_channels(float(n), float(a)) for n, a in known]
            )
            self._families = [str(name) for name in content["family"]]

    @torch.no_grad()
    def judge(
        self, network: nn.Module, conditioned: bool, device: torch.device
    ) -> dict[str, float]:
        """Mean PSNR restored and interpolated, mean gain by family, and the worst gain, in dB.

        Slices whose input is the truth already count apart: ``untouched`` is their mean PSNR.
        """
        middle = self._degraded.shape[1] // 2
        before = fitted_psnr(self._degraded[:, middle : middle + 1], self._sharp)
        beside = network.neighbours if isinstance(network, NafNet) else 0
        shown = slice(middle - beside, middle + beside + 1)
        restored = []
        for first in range(0, len(self._degraded), 8):
            part = self._degraded[first : first + 8, shown].to(device)
            if conditioned:
                part = with_conditions(part, self._conditions[first : first + 8])
            restored.append(network(part.contiguous(memory_format=torch.channels_last)).cpu())
        after = fitted_psnr(torch.cat(restored), self._sharp)
        touched = before < UNTOUCHED_PSNR
        gains = defaultdict(list)
        for family, gain, counts in zip(self._families, after - before, touched, strict=True):
            if counts:
                gains[family].append(float(gain))
        judged = {
            "psnr": float(after[touched].mean()),
            "interpolated": float(before[touched].mean()),
            "worst gain": float((after - before)[touched].min()),
            **{f"gain {name}": float(np.mean(g)) for name, g in sorted(gains.items())},
        }
        if not touched.all():
            judged["untouched"] = float(after[~touched].mean())
        return {name: round(value, 3) for name, value in judged.items()}
