"""Peak memory and time of an analysis of 512³ voxels, in a process of its own.

    python -m tests.benchmarks.analysis.memory [--kind mitochondria] [--edge 512] [--folder DIR]

The stack repeats a demo, Demo 1 for filaments and Demo 2 for all else, mirrored so that nothing is
cut; it is raw, some voxels from plane to plane. The peak counts resident memory of the command and
of the process that reads for it.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import psutil

from ssai3d_app.engine.analysis.demos.mitochondria import make_mitochondria
from ssai3d_app.engine.analysis.demos.neurons import make_neurons
from tests.writers.tiff import write_ome_tiff


def make_stack(path: Path, edge: int, kind: str) -> None:
    """Write a recording whose isotropic grid has about ``edge`` voxels along each axis."""
    if kind == "filaments":
        neurons = make_neurons(0)
        size, channels = neurons.voxel_size, {"Dendrites": neurons.raw}
    else:
        mitochondria = make_mitochondria(0)
        size = mitochondria.voxel_size
        channels = dict(zip(("Mitochondria", "DNA"), mitochondria.raw, strict=True))
    wanted = (round((edge - 1) * size[2] / size[0]) + 1, edge, edge)
    raw = np.stack([_repeated(channel, wanted) for channel in channels.values()])
    write_ome_tiff(path, raw[None], size, list(channels))


def _repeated(volume: np.ndarray, shape: tuple[int, int, int]) -> np.ndarray:
    pad = [(0, max(0, n - have)) for n, have in zip(shape, volume.shape, strict=True)]
    return np.pad(volume, pad, mode="symmetric")[tuple(slice(n) for n in shape)]


def _resident(process: psutil.Process) -> int:
    total = 0
    for one in (process, *process.children(recursive=True)):
        try:
            total += one.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total


def main() -> None:
    """Print one line: kind, edge, status, seconds, peak memory in GB."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kind", choices=("mitochondria", "nuclei", "filaments"), required=True)
    parser.add_argument("--edge", type=int, default=512)
    parser.add_argument("--folder", type=Path, help="where the files go; default temporary")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        source = Path(folder) / "raw.ome.tif"
        make_stack(source, options.edge, options.kind)
        command = [sys.executable, "-m", "ssai3d_app", "analyse", options.kind, str(source)]
        command += ["--output", str(Path(folder) / "measured")]
        started, peak = time.monotonic(), 0
        with subprocess.Popen(command) as process:
            watched = psutil.Process(process.pid)
            while process.poll() is None:
                peak = max(peak, _resident(watched))
                time.sleep(0.05)
        seconds = time.monotonic() - started
        print(
            f"{options.kind} edge {options.edge} status {process.returncode}: "
            f"{seconds:.0f} s, peak {peak / 1e9:.2f} GB"
        )


if __name__ == "__main__":
    main()
