"""What pre-training minimises, by name."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor
from torch.nn import functional as F

from ssai3d_app.engine.losses import charbonnier, without_border
from ssai3d_app.engine.pretraining.recipe import ObjectiveName

_FREQUENCY_SHARE = 0.2
_SSIM_SHARE = 0.1
_WINDOW = 7


def frequency_weighted(restored: Tensor, sharp: Tensor) -> Tensor:
    """Charbonnier, and the error's spectrum weighted by its frequency along the axial axis."""
    error = torch.fft.rfft2(
        (without_border(restored) - without_border(sharp)).float(), norm="ortho"
    )
    axial = torch.fft.fftfreq(error.shape[-2], device=error.device).abs()[:, None] * 2
    weighted: Tensor = (axial * error.abs()).mean()
    return charbonnier(restored, sharp) + _FREQUENCY_SHARE * weighted


def structural_similarity(restored: Tensor, sharp: Tensor) -> Tensor:
    """Mean SSIM over windows of 7×7 (Wang et al. 2004), each slice's range its own maximum."""
    scale = sharp.amax(dim=(1, 2, 3), keepdim=True).clamp(min=0.05)
    x, y = without_border(restored) / scale, without_border(sharp) / scale

    def local(values: Tensor) -> Tensor:
        return F.avg_pool2d(values, _WINDOW, stride=1)

    mean_x, mean_y = local(x), local(y)
    var_x, var_y = local(x * x) - mean_x**2, local(y * y) - mean_y**2
    covariance = local(x * y) - mean_x * mean_y
    luminance = (2 * mean_x * mean_y + 1e-4) / (mean_x**2 + mean_y**2 + 1e-4)
    structure = (2 * covariance + 9e-4) / (var_x + var_y + 9e-4)
    return (luminance * structure).mean()


def ssim_mixed(restored: Tensor, sharp: Tensor) -> Tensor:
    """Charbonnier, and a share of what SSIM lacks to one."""
    return charbonnier(restored, sharp) + _SSIM_SHARE * (1 - structural_similarity(restored, sharp))


OBJECTIVES: dict[ObjectiveName, Callable[[Tensor, Tensor], Tensor]] = {
    "charbonnier": charbonnier,
    "frequency": frequency_weighted,
    "ssim": ssim_mixed,
}
