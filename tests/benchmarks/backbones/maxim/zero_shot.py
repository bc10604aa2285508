"""What MAXIM does untuned to photographs and to dim microscopy, in dB PSNR.

    python -m tests.benchmarks.backbones.maxim.zero_shot WEIGHTS.safetensors

Crops of 256² from photographs that scikit-image carries, blurred in three ways, and XZ slices of a
held-out structure at 20 photons (scale and offset fitted there).
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

import numpy as np
import skimage.data
import torch
from scipy import ndimage
from torch import nn

from tests.benchmarks.backbones.__main__ import scores
from tests.benchmarks.backbones.families import vessels
from tests.benchmarks.backbones.maxim.convert import load_maxim
from tests.benchmarks.backbones.maxim.network import Grey
from tests.benchmarks.backbones.recordings import CASES, record

EDGE = 256
CORNERS = {"astronaut": (0, 100), "chelsea": (20, 100), "coffee": (60, 180), "rocket": (60, 220)}
BORDER = 8
"""Pixels at each side that are not judged: there the blur saw an edge."""


def crops() -> list[np.ndarray]:
    """Photographs (256, 256, 3), 0 to 1."""
    pictures = []
    for name, (y, x) in CORNERS.items():
        picture = getattr(skimage.data, name)()[y : y + EDGE, x : x + EDGE]
        pictures.append(picture.astype(np.float32) / 255)
    return pictures


def motion(picture: np.ndarray) -> np.ndarray:
    """A straight shake of 15 pixels at 30°, as the mean of shifted pictures."""
    places = np.linspace(-7.5, 7.5, 31)
    angle = np.deg2rad(30)
    shifted = (
        ndimage.shift(picture, (p * np.sin(angle), p * np.cos(angle), 0), order=1, mode="reflect")
        for p in places
    )
    return np.mean(list(shifted), axis=0)


def gaussian(picture: np.ndarray) -> np.ndarray:
    """Out of focus: sigma 1.5 pixels."""
    return ndimage.gaussian_filter(picture, (1.5, 1.5, 0), mode="reflect")


def axial(picture: np.ndarray) -> np.ndarray:
    """As a microscope blurs: sigma 3 pixels along rows, 0.5 along columns."""
    return ndimage.gaussian_filter(picture, (3.0, 0.5, 0), mode="reflect")


BLURS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "motion, 15 px": motion,
    "Gaussian, 1.5 px": gaussian,
    "axial, 3 and 0.5 px": axial,
}


def psnr(image: np.ndarray, truth: np.ndarray) -> float:
    """PSNR in dB of an image of 0 to 1 within the border."""
    inside = slice(BORDER, -BORDER)
    error = np.mean((image[inside, inside] - truth[inside, inside]) ** 2)
    return float(-10 * np.log10(error))


@torch.no_grad()
def restored(network: nn.Module, picture: np.ndarray) -> np.ndarray:
    """A picture (H, W, 3) through the network."""
    tensor = torch.from_numpy(picture.astype(np.float32)).permute(2, 0, 1)[None]
    return network(tensor.contiguous(memory_format=torch.channels_last))[0].permute(1, 2, 0).numpy()


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("weights", type=Path)
    weights = parser.parse_args().weights
    networks = {name: load_maxim(weights, stages) for name, stages in (("whole", 3), ("first", 1))}
    print("| blur | blurred | " + " | ".join(f"{name} restored" for name in networks) + " |")
    print("| --- | --- |" + " --- |" * len(networks))
    pictures = crops()
    for name, blur in BLURS.items():
        blurred = [blur(picture) for picture in pictures]
        pairs = list(zip(blurred, pictures, strict=True))
        cells = [np.mean([psnr(image, truth) for image, truth in pairs])]
        for network in networks.values():
            cells.append(np.mean([psnr(restored(network, image), truth) for image, truth in pairs]))
        print(f"| {name} | " + " | ".join(f"{cell:.1f}" for cell in cells) + " |", flush=True)
    dim = next(case for case in CASES if case.photons == 20.0)
    recording = record(vessels(128, np.random.default_rng(3)), dim, 3, 2)
    cells = [scores(recording.middle, recording.sharp)[0]]
    for network in networks.values():
        with torch.no_grad():
            slices = Grey(network)(torch.from_numpy(recording.shown(0)))[:, 0].numpy()
        cells.append(scores(slices, recording.sharp)[0])
    print(f"| vessels, {dim.name} | " + " | ".join(f"{cell:.1f}" for cell in cells) + " |")


if __name__ == "__main__":
    main()
