"""What the tests of the classics share: PSFs and beads from formulas, not from the model."""

import numpy as np
import torch

CPU = torch.device("cpu")


def gaussian_psf(axial: float, lateral: float, reach: int | None = None) -> np.ndarray:
    """A Gaussian PSF, float32, its centre at index ``n // 2``; sigmas in voxels."""
    lines = []
    for sigma in (axial, lateral, lateral):
        far = int(np.ceil(6 * sigma)) if reach is None else reach
        lines.append(np.exp(-0.5 * (np.arange(-far, far + 1) / sigma) ** 2))
    z, y, x = lines
    return (z[:, None, None] * y[:, None] * x).astype(np.float32)


def bead(
    shape: tuple[int, int, int],
    centre: tuple[float, float, float],
    axial: float,
    lateral: float,
    step: float = 1.0,
    light: float = 1000.0,
) -> np.ndarray:
    """A Gaussian spot of ``light`` in planes ``step`` voxels apart, float32."""
    z = np.exp(-0.5 * ((step * np.arange(shape[0]) - centre[0]) / axial) ** 2) / axial
    y, x = (
        np.exp(-0.5 * ((np.arange(n) - c) / lateral) ** 2) / lateral
        for n, c in zip(shape[1:], centre[1:], strict=True)
    )
    spot = light / (2 * np.pi) ** 1.5 * z[:, None, None] * y[:, None] * x
    return spot.astype(np.float32)
