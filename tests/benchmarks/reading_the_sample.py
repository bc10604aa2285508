"""What is read from stacks whose noise, background and blur are known.

``python -m tests.benchmarks.reading_the_sample --seeds 0 1`` prints a row a case: noise at half
brightness as a multiple of the true one, background in photons against the true one, the extra
axial blur (Gaussian sigma of equal full width at half maximum, voxels) with its range, against that
of the point spread function.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ssai3d_app.engine.preparation import sampled_planes
from ssai3d_app.engine.sample.reading import read_sample
from ssai3d_app.engine.scale import IntensityScale
from ssai3d_app.volume.grid import IsotropicGrid
from tests import phantoms
from tests.benchmarks.against_richardson_lucy import cases
from tests.engine.staged import channel_of

VOXEL = 0.1
"""µm"""


@dataclass(frozen=True)
class Known:
    """A raw stack and the truth: ``width`` in voxels, ``background`` in photons."""

    name: str
    raw: np.ndarray
    anisotropy: float
    width: float
    background: float


@dataclass(frozen=True)
class Row:
    """Found against true."""

    name: str
    noise: float
    background: tuple[float, float]
    width: float
    best: float
    smallest: float
    largest: float

    @property
    def holds(self) -> bool:
        """Whether the range holds the true width."""
        return self.smallest <= self.width <= self.largest

    @property
    def factor(self) -> float:
        """The range as a factor either way."""
        return float(np.sqrt(self.largest / self.smallest))

    def __str__(self) -> str:
        found, true = self.background
        return (
            f"{self.name[:40]:40s} noise ×{self.noise:.2f}  background {found:6.2f} of {true:6.2f}"
            f"  blur {self.best:5.2f} of {self.width:5.2f} (×{self.best / self.width:.2f})"
            f"  range {self.smallest:.2f}–{self.largest:.2f} (×/÷{self.factor:.2f})"
            f"{'' if self.holds else '  outside'}"
        )


def true_width(volumes: tuple[np.ndarray, ...]) -> float:
    """Extra axial width of a PSF with its centre in the middle, the mean where it changes."""
    psf = np.mean(volumes, axis=0)
    z, y, x = (length // 2 for length in psf.shape)
    axial, lateral = _full_width(psf[:, y, x]), _full_width(psf[z, y, :])
    return float(np.sqrt(axial**2 - lateral**2)) / 2.3548


def _full_width(line: np.ndarray) -> float:
    fine = np.interp(np.arange(0, len(line) - 1, 0.01), np.arange(len(line)), line)
    return 0.01 * np.count_nonzero(fine > fine.max() / 2)


def known_stacks(seed: int) -> Iterator[Known]:
    """The cases of the comparison with Richardson and Lucy, and fibres with a Gaussian blur."""
    for case in cases.CASES:
        recording = cases.record(case, seed)
        width = true_width(recording.psf.volumes)
        light = cases.BACKGROUND * recording.full
        yield Known(case.name, recording.raw, recording.anisotropy, width, light)
    truth = phantoms.neurites((97, 96, 96), seed + 3)
    for step, sigma, photons in ((4, 2.4, 400.0), (4, 2.4, 40.0), (3, 3.0, 400.0), (6, 3.6, 400.0)):
        raw = phantoms.record(truth, step, seed, sigma, photons).raw
        name = f"fibres r={step}, {photons:.0f} photons"
        yield Known(name, raw, float(step), float(np.sqrt(sigma**2 - 0.8**2)), 5.0)


def read(known: Known) -> Row:
    """Read one stack."""
    channel = channel_of(known.raw)
    size = (VOXEL * known.anisotropy, VOXEL, VOXEL)
    planes = sampled_planes(channel, np.random.default_rng(0))
    reading = read_sample(channel, planes, IsotropicGrid(known.raw.shape, size))
    scale, noise, blur = channel.scale, reading.noise, reading.blur
    found = float(np.sqrt(0.5 * noise.gain + noise.read_variance))
    level = reading.background * scale.range + scale.background
    background = (level - cases.OFFSET) / cases.GAIN, known.background
    ratio = found / _noise_at_half(scale)
    return Row(known.name, ratio, background, known.width, blur.best, blur.smallest, blur.largest)


def _noise_at_half(scale: IntensityScale) -> float:
    """True noise of a stack with the camera of these cases, on the engine's scale."""
    photons = (0.5 * scale.range + scale.background - cases.OFFSET) / cases.GAIN
    variance = photons + cases.READ_NOISE**2 + 1 / 12 / cases.GAIN**2
    return float(np.sqrt(variance) * cases.GAIN / scale.range)


def main() -> None:
    """Print the table and what holds of all rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, nargs="+", default=[0])
    rows = []
    for seed in parser.parse_args().seeds:
        for known in known_stacks(seed):
            rows.append(read(known))
            print(rows[-1], flush=True)
    noise = np.array([row.noise for row in rows])
    blur = np.array([row.best / row.width for row in rows])
    print(f"noise: median ×{np.median(noise):.2f}, from ×{noise.min():.2f} to ×{noise.max():.2f}")
    print(
        f"blur: within 20 % in {np.mean(np.abs(np.log(blur)) < np.log(1.2)):.0%}, in range in "
        f"{np.mean([row.holds for row in rows]):.0%}, range ×/÷"
        f"{np.median([row.factor for row in rows]):.2f} (median), no wider than ×/÷1.35 in "
        f"{np.mean([row.factor <= 1.35 for row in rows]):.0%}"
    )


if __name__ == "__main__":
    main()
