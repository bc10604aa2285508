"""The shipped network on a slice of a megapixel: by several ways, against the processor's peak.

    python -m tests.benchmarks.speed [--rounds 8] [--threads N] [--ways "OpenVINO" …]

All ways take turns in each round, a quarter of a megapixel each, and the ratio of each to the
shipped one is the median over the rounds of what the two took in the same round, so that whatever
else the machine does weighs alike on both. Times are those of the processor, over all threads. With
more than one thread they count waiting too, so that only an idle machine tells anything.
OpenVINO and ONNX Runtime are no part of the program; where they cannot be imported, a
sentence says so (``pip install --target FOLDER openvino onnxruntime onnx onnxscript``, then
``PYTHONPATH=FOLDER``).
"""

from __future__ import annotations

import argparse
import copy
import tempfile
import time
import warnings
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from ssai3d_app.engine.backbones.architectures import ARCHITECTURES, Architecture
from ssai3d_app.engine.backbones.registry import BACKBONES
from ssai3d_app.engine.backbones.weights import load_pretrained
from ssai3d_app.engine.smoothing import gaussian
from tests.benchmarks.backbones.cost import multiplications
from tests.benchmarks.speed.ways import AS_SHIPPED, WAYS, NotHereError, Run, channels_last

NETWORK, PUBLIC = "fast", "w64-public"
TILE, TILES = 256, 4
"""As the program passes slices on: tiles of that edge, so many at a time."""
MEGAPIXELS = TILES * TILE**2 / 1e6
_GEMM = 2048
_PEAK = "peak"


def slices(architecture: Architecture) -> Tensor:
    """Tiles like blurred, noisy structure on the 0–1 scale, (tiles, shown, H, W)."""
    rng = np.random.default_rng(0)
    shape = (TILES, len(architecture.inputs), TILE, TILE)
    structure = gaussian(rng.standard_normal(shape, dtype=np.float32), (0, 1, 4, 2))
    seen = np.clip(structure / (4 * structure.std()), 0, 1)
    noise = 0.02 * rng.standard_normal(shape, dtype=np.float32)
    return torch.from_numpy(np.asarray(seen + noise, dtype=np.float32))


def made(
    names: list[str], network: nn.Module, example: Tensor, folder: Path
) -> tuple[dict[str, Run], dict[str, float]]:
    """What runs, and how near each comes to the shipped way in dB of PSNR, range 1.

    What does not run is told.
    """
    runs: dict[str, Run] = {}
    expected = channels_last(copy.deepcopy(network), example, folder)(example)
    alike: dict[str, float] = {}
    for name in names:
        try:
            with warnings.catch_warnings():
                # Of makers that are on trial here, and no part of the program.
                warnings.simplefilter("ignore")
                run = WAYS[name](copy.deepcopy(network), example, folder)
                found = run(example)
        except NotHereError as error:
            print(f"{name}: left out, {error}.")
            continue
        runs[name] = run
        error = float(torch.mean((found - expected) ** 2))
        alike[name] = float("inf") if error == 0 else -10 * float(np.log10(error))
    return runs, alike


def gemm_flops() -> float:
    """Operations a second of a product of two large matrices, 32 bits."""
    one = torch.rand(_GEMM, _GEMM)
    began = time.process_time()
    torch.mm(one, one)
    return 2 * _GEMM**3 / (time.process_time() - began)


def seconds(run: Run, batch: Tensor) -> float:
    """Processor time for a megapixel."""
    began = time.process_time()
    run(batch)
    return (time.process_time() - began) / MEGAPIXELS


def timed(runs: dict[str, Run], batches: dict[str, Tensor], rounds: int) -> dict[str, list[float]]:
    """Seconds by way and round, and the peak (operations a second) under ``peak``."""
    gemm_flops()
    found: dict[str, list[float]] = {name: [] for name in (_PEAK, *runs)}
    for turn in range(rounds):
        # Back and forth, so that none is always the one after the heaviest.
        names = list(runs) if turn % 2 == 0 else list(reversed(runs))
        found[_PEAK].append(gemm_flops())
        for name in names:
            found[name].append(seconds(runs[name], batches[name]))
    return found


def times_faster(found: dict[str, list[float]], name: str, reference: str) -> float:
    """How many times faster one way is than another, by the median over the rounds."""
    return float(np.median(np.array(found[reference]) / np.array(found[name])))


def main() -> None:
    """Print the table and the roofline."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--ways", nargs="+", choices=tuple(WAYS), default=list(WAYS))
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    architecture, public = BACKBONES[NETWORK].architecture, ARCHITECTURES[PUBLIC]
    names = [AS_SHIPPED, *(name for name in options.ways if name != AS_SHIPPED)]
    with tempfile.TemporaryDirectory() as folder, torch.no_grad():
        batch = slices(architecture)
        runs, alike = made(names, load_pretrained(NETWORK).eval(), batch, Path(folder))
        batches = dict.fromkeys(runs, batch)
        batches[PUBLIC] = batch[:, :1].contiguous()
        runs[PUBLIC] = channels_last(public.build().eval(), batches[PUBLIC], Path(folder))
        found = timed(runs, batches, options.rounds)
    print(f"\n{options.threads} threads, {options.rounds} rounds, {NETWORK}; a megapixel takes\n")
    print("| way | ms | Mpx/s | times the shipped way | PSNR to it, dB |\n|" + " --- |" * 5)
    for name in runs:
        spent = float(np.median(found[name]))
        near = f"{alike[name]:.0f}" if name in alike else "–"
        print(
            f"| {name} | {1000 * spent:.0f} | {1 / spent:.2f} | "
            f"{times_faster(found, name, AS_SHIPPED):.2f} | {near} |"
        )
    print(
        f"\n{NETWORK} is {times_faster(found, AS_SHIPPED, PUBLIC):.1f} times as fast as {PUBLIC}."
    )
    for name, way, shape in ((NETWORK, AS_SHIPPED, architecture), (PUBLIC, PUBLIC, public)):
        operations = 2e9 * multiplications(shape)
        share = np.median(operations / np.array(found[way]) / np.array(found[_PEAK]))
        print(
            f"Roofline, {name}: {operations / 1e9:.0f} GFLOP a megapixel, {100 * share:.0f} % of "
            f"the {np.median(found[_PEAK]) / 1e9:.0f} GFLOP/s of a {_GEMM}² matrix product here."
        )


if __name__ == "__main__":
    main()
