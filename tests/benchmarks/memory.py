"""Peak memory and time of restoring or analysing a stack of a given size, in its own process.

    python -m tests.benchmarks.memory [--shape 60 1024 1024] [--preset quick] [--folder DIR]
    python -m tests.benchmarks.memory --analyse filaments --shape 128 512 512

What is analysed is a demo scene, tiled. The peak counts resident memory, mapped file pages
included, as the task manager shows it.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import psutil

from ssai3d_app.engine.analysis.demos.neurons import make_neurons
from ssai3d_app.engine.analysis.request import SETTINGS
from tests.writers.tiff import write_imagej


def make_stack(path: Path, shape: tuple[int, int, int]) -> None:
    """A 16-bit stack of blobs on noise, four times coarser along z."""
    rng = np.random.default_rng(0)
    planes = np.empty(shape, dtype=np.uint16)
    y, x = np.indices(shape[1:], dtype=np.float32)
    for z in range(shape[0]):
        wave = np.sin(x / 9 + z / 3) * np.cos(y / 11 - z / 5) + np.sin((x + y) / 23)
        planes[z] = rng.poisson(40 + 60 * np.maximum(wave, 0) ** 3)
    write_imagej(path, planes[None, None], (0.4, 0.1, 0.1), ["Blobs"])


def make_dendrites(path: Path, shape: tuple[int, int, int]) -> None:
    """Demo 1 side by side as often as fits, four times coarser along z."""
    scene = make_neurons(0)
    copies = [-(-n // own) for n, own in zip(shape, scene.raw.shape, strict=True)]
    tiled = np.tile(scene.raw, copies)[tuple(slice(0, n) for n in shape)]
    write_imagej(path, tiled[None, None], scene.voxel_size, ["Dendrites"])


def main() -> None:
    """Print one line: shape, preset, seconds, peak memory in GB."""
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
            make_dendrites(source, tuple(options.shape))
            command += ["analyse", options.analyse, str(source), "--output", f"{folder}/measured"]
        else:
            make_stack(source, tuple(options.shape))
            command += ["restore", str(source), "--output", str(output)]
            command += ["--preset", options.preset]
        started, peak = time.monotonic(), 0
        with subprocess.Popen(command) as process:
            watched = psutil.Process(process.pid)
            while process.poll() is None:
                peak = max(peak, watched.memory_info().rss)
                time.sleep(0.05)
        seconds = time.monotonic() - started
        print(
            f"{options.analyse or options.preset} {options.shape} status {process.returncode}: "
            f"{seconds:.0f} s, peak {peak / 1e9:.2f} GB"
        )


if __name__ == "__main__":
    main()
