"""The numbers table of the backbones.

    python -m tests.benchmarks.backbones [--weights NAME=FILE …] [--csv FILE] [--no-time]
    python -m tests.benchmarks.backbones --costs
    python -m tests.benchmarks.backbones --speeds

Backbone × held-out family × microscope: PSNR and SSIM of XZ slices after the least-squares fit of
scale and offset, interpolated and restored by the untuned network. Shipped backbones are taken from
the registry; ``--weights w16=run/weights.safetensors`` judges others of a known architecture.
"""

import argparse
import csv
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from skimage.metrics import structural_similarity
from torch import nn

from ssai3d_app.engine.backbones.architectures import ARCHITECTURES, Architecture
from ssai3d_app.engine.backbones.conditions import Conditioned
from ssai3d_app.engine.backbones.registry import BACKBONES
from ssai3d_app.engine.backbones.weights import load_pretrained, read_weights
from ssai3d_app.engine.losses import AXIAL_BORDER
from tests.benchmarks.backbones.cost import milliseconds, multiplications, speeds, traffic
from tests.benchmarks.backbones.families import FAMILIES
from tests.benchmarks.backbones.recordings import CASES, SHARP, Case, Recording, record

PUBLIC = "w64-public"
"""The network of the method's public code."""

EDGE = 128
SEED = 2
NEIGHBOURS = 2
"""Slices on either side that a network may be shown."""


@dataclass(frozen=True)
class Row:
    """One cell of the table; PSNR in dB, means over the slices."""

    backbone: str
    family: str
    case: str
    interpolated: float
    restored: float
    ssim_interpolated: float
    ssim_restored: float

    @property
    def gain(self) -> float:
        return self.restored - self.interpolated


def scores(images: np.ndarray, truths: np.ndarray) -> tuple[float, float]:
    """Mean PSNR and SSIM of slices (n, H, W) after fitting scale and offset, borders left out."""
    psnr, ssim = [], []
    for image, truth in zip(images, truths, strict=True):
        x = image[AXIAL_BORDER:-AXIAL_BORDER].astype(float)
        y = truth[AXIAL_BORDER:-AXIAL_BORDER].astype(float)
        slope, offset = np.polyfit(x.ravel(), y.ravel(), 1)
        fitted, span = slope * x + offset, float(np.ptp(y))
        psnr.append(10 * np.log10(span**2 / max(np.mean((fitted - y) ** 2), 1e-12)))
        ssim.append(structural_similarity(fitted, y, data_range=span))
    return float(np.mean(psnr)), float(np.mean(ssim))


@torch.no_grad()
def restored(
    network: nn.Module, architecture: Architecture, recording: Recording, case: Case
) -> np.ndarray:
    """The slices of a recording through a network."""
    if architecture.conditioned:
        network = Conditioned(network, recording.noise, case.anisotropy)
    slices = torch.from_numpy(recording.shown(architecture.neighbours))
    return network(slices.contiguous(memory_format=torch.channels_last))[:, 0].numpy()


def networks(chosen: list[str]) -> Iterator[tuple[str, Architecture, nn.Module]]:
    """Shipped backbones, then those asked for."""
    for name, backbone in BACKBONES.items():
        yield f"{name} (shipped)", backbone.architecture, load_pretrained(name).eval()
    for item in chosen:
        name, file = item.split("=", 1)
        network = ARCHITECTURES[name].build()
        network.load_state_dict(read_weights(Path(file).read_bytes()))
        yield f"{name} ({Path(file).parent.name})", ARCHITECTURES[name], network.eval()


def costs() -> None:
    """Parameters and multiplications of every architecture."""
    print("| architecture | parameters | GMAC per megapixel | written per pixel |")
    print("| --- | --- | --- | --- |")
    for name, architecture in ARCHITECTURES.items():
        cost = f"{multiplications(architecture):.0f} | {traffic(architecture):.0f}"
        print(f"| {name} | {architecture.parameters():,} | {cost} |")


def summary(name: str, rows: list[Row], untouched: list[float]) -> None:
    """Gains by family and by microscope, the worst of them, and what became of sharp input."""
    touched = [row for row in rows if row.case != SHARP.name]
    print(f"\n**{name}**: mean gain {np.mean([r.gain for r in touched]):+.2f} dB;", end=" ")
    worst = min(touched, key=lambda row: row.gain)
    print(f"worst {worst.gain:+.2f} ({worst.family}, {worst.case});", end=" ")
    better = np.mean([row.ssim_restored > row.ssim_interpolated for row in touched])
    print(f"SSIM better in {100 * better:.0f} %;", end=" ")
    print(
        f"sharp input comes back within {min(untouched):.1f} dB (mean {np.mean(untouched):.1f})\n"
    )
    families = list(FAMILIES)
    print("| dB interpolated, gain | " + " | ".join(families) + " |")
    print("| --- |" + " --- |" * len(families))
    for case in CASES:
        cells = [row for row in rows if row.case == case.name]
        if case is not SHARP:
            line = " | ".join(f"{row.interpolated:.1f} {row.gain:+.1f}" for row in cells)
            print(f"| {case.name} | {line} |")
    print("\n| SSIM interpolated → restored | " + " | ".join(families) + " |")
    print("| --- |" + " --- |" * len(families))
    for case in CASES:
        cells = [row for row in rows if row.case == case.name]
        line = " | ".join(f"{r.ssim_interpolated:.2f} → {r.ssim_restored:.2f}" for r in cells)
        print(f"| {case.name} | {line} |", flush=True)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--weights", nargs="+", default=[], metavar="ARCHITECTURE=FILE")
    parser.add_argument("--slices", type=int, default=8, help="per volume")
    parser.add_argument("--csv", type=Path)
    parser.add_argument("--no-time", action="store_true")
    parser.add_argument("--costs", action="store_true", help="only parameters and multiplications")
    parser.add_argument("--speeds", action="store_true", help="only speeds, on an idle machine")
    options = parser.parse_args()
    if options.costs:
        costs()
        return
    if options.speeds:
        shapes = {backbone.name: backbone.architecture for backbone in BACKBONES.values()}
        speeds(ARCHITECTURES | shapes, PUBLIC)
        return
    recordings: dict[tuple[str, str], Recording] = {}
    for number, (family, generator) in enumerate(FAMILIES.items()):
        truth = generator(EDGE, np.random.default_rng([SEED, number]))
        for case in CASES:
            recordings[family, case.name] = record(truth, case, SEED, options.slices, NEIGHBOURS)
    every: list[Row] = []
    for name, architecture, network in networks(options.weights):
        rows, untouched = [], []
        for case in CASES:
            for family in FAMILIES:
                recording = recordings[family, case.name]
                image = restored(network, architecture, recording, case)
                before, after = (scores(i, recording.sharp) for i in (recording.middle, image))
                rows.append(Row(name, family, case.name, before[0], after[0], before[1], after[1]))
                if case is SHARP:
                    error = np.mean((image - recording.middle) ** 2)
                    untouched.append(10 * np.log10(np.ptp(recording.middle) ** 2 / error))
        summary(name, rows, untouched)
        cost = f"{multiplications(architecture):.0f} GMAC per megapixel"
        if not options.no_time:
            cost += f", {milliseconds(network, architecture):.0f} ms"
            cost += f" on {torch.get_num_threads()} threads"
        print(f"\n{architecture.parameters():,} parameters, {cost}")
        every += rows
    if options.csv:
        with options.csv.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, fieldnames=list(asdict(every[0])))
            writer.writeheader()
            writer.writerows(asdict(row) for row in every)


if __name__ == "__main__":
    main()
