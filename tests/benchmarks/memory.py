"""Peak memory and time of restoring or analysing a stack of a given size, in its own process.

    python -m tests.benchmarks.memory [--shape 60 1024 1024] [--preset quick] [--folder DIR]
    python -m tests.benchmarks.memory --analyse filaments --shape 128 512 512

What is analysed is Demo 1 for filaments and Demo 2 for mitochondria, mirrored as often as fits so
that nothing is cut, and ellipsoids of 12 µm at random places for nuclei. The peak counts resident
memory of the program and of the process that reads for it, mapped file pages included, as the task
manager shows it. The share of each stage is told as the program tells its stages.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import IO

import numpy as np
import psutil

from ssai3d_app.engine.analysis.demos.mitochondria import make_mitochondria
from ssai3d_app.engine.analysis.demos.neurons import make_neurons
from ssai3d_app.engine.analysis.request import SETTINGS
from tests.writers.tiff import write_imagej

Shape = tuple[int, int, int]


def make_stack(path: Path, shape: Shape) -> None:
    """A 16-bit stack of blobs on noise, four times coarser along z."""
    rng = np.random.default_rng(0)
    planes = np.empty(shape, dtype=np.uint16)
    y, x = np.indices(shape[1:], dtype=np.float32)
    for z in range(shape[0]):
        wave = np.sin(x / 9 + z / 3) * np.cos(y / 11 - z / 5) + np.sin((x + y) / 23)
        planes[z] = rng.poisson(40 + 60 * np.maximum(wave, 0) ** 3)
    write_imagej(path, planes[None, None], (0.4, 0.1, 0.1), ["Blobs"])


def make_demo(path: Path, shape: Shape, kind: str) -> None:
    """Structures of a kind, four times coarser along z."""
    if kind == "nuclei":
        size, channels = (2.0, 0.5, 0.5), {"Nuclei": _nuclei(shape)}
    elif kind == "filaments":
        neurons = make_neurons(0)
        size, channels = neurons.voxel_size, {"Dendrites": neurons.raw}
    else:
        mitochondria = make_mitochondria(0)
        size = mitochondria.voxel_size
        channels = dict(zip(("Mitochondria", "DNA"), mitochondria.raw, strict=True))
    planes = np.stack([_repeated(channel, shape) for channel in channels.values()])
    write_imagej(path, planes[None], size, list(channels))


def _nuclei(shape: Shape) -> np.ndarray:
    """Ellipsoids, 24 pixels and 6 planes across, of which some touch; one in 30 × their volume."""
    rng = np.random.default_rng(0)
    photons = np.full(shape, 20.0, dtype=np.float32)
    z, y, x = (np.arange(-reach, reach + 1) for reach in (5, 18, 18))
    for _ in range(round(np.prod(shape) / (30 * 3 * 24 * 24))):
        across = rng.uniform(0.8, 1.3, 3) * (3, 12, 12)
        inside = (z[:, None, None] / across[0]) ** 2 + (y[:, None] / across[1]) ** 2
        inside = inside + (x / across[2]) ** 2 < 1
        first = [int(rng.integers(n - m)) for n, m in zip(shape, inside.shape, strict=True)]
        box = tuple(slice(f, f + m) for f, m in zip(first, inside.shape, strict=True))
        photons[box][inside] = 20.0 + 80.0 * rng.uniform(0.7, 1.3)
    return rng.poisson(photons).astype(np.uint16)


def _repeated(volume: np.ndarray, shape: Shape) -> np.ndarray:
    pad = [(0, max(0, n - have)) for n, have in zip(shape, volume.shape, strict=True)]
    return np.pad(volume, pad, mode="symmetric")[tuple(slice(n) for n in shape)]


class Stages(threading.Thread):
    """Listens to what the program says, and keeps how long each stage took, in seconds."""

    def __init__(self, said: IO[str]) -> None:
        super().__init__()
        self._said = said
        self.seconds: dict[str, float] = {}

    def run(self) -> None:
        """Listen until the program ends; the way to a stage's first word is that stage's."""
        before = time.monotonic()
        for line in self._said:
            event = json.loads(line)
            if event["kind"] == "progress":
                now = time.monotonic()
                stage = event["stage"]
                self.seconds[stage] = self.seconds.get(stage, 0.0) + now - before
                before = now


def resident(process: psutil.Process) -> int:
    """Bytes of a process and of those that it has started."""
    total = 0
    for one in (process, *process.children(recursive=True)):
        try:
            total += one.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total


def main() -> None:
    """Print one line: shape, preset, seconds, peak memory in GB; then the share of each stage."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--shape", type=int, nargs=3, default=(60, 1024, 1024))
    parser.add_argument("--preset", default="quick")
    parser.add_argument("--analyse", choices=tuple(SETTINGS), help="instead of restoring")
    parser.add_argument("--output", default="out.ome.tif")
    parser.add_argument("--folder", type=Path, help="where the files go; default temporary")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        source, output = Path(folder) / "stack.tif", Path(folder) / options.output
        command = [sys.executable, "-m", "ssai3d_app"]
        if options.analyse:
            make_demo(source, tuple(options.shape), options.analyse)
            command += ["analyse", options.analyse, str(source), "--output", f"{folder}/measured"]
        else:
            make_stack(source, tuple(options.shape))
            command += ["restore", str(source), "--output", str(output)]
            command += ["--preset", options.preset]
        started, peak = time.monotonic(), 0
        with subprocess.Popen([*command, "--json"], stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            stages = Stages(process.stdout)
            stages.start()
            watched = psutil.Process(process.pid)
            while process.poll() is None:
                peak = max(peak, resident(watched))
                time.sleep(0.25)
            stages.join()
        seconds = time.monotonic() - started
        print(
            f"{options.analyse or options.preset} {options.shape} status {process.returncode}: "
            f"{seconds:.0f} s, peak {peak / 1e9:.2f} GB"
        )
        for stage, own in stages.seconds.items():
            print(f"  {stage}: {own:.0f} s, {own / seconds:.0%}")


if __name__ == "__main__":
    main()
