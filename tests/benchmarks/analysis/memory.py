"""Peak memory and time of an analysis of 512³ voxels, in a process of its own.

    python -m tests.benchmarks.analysis.memory [--kind mitochondria] [--edge 512] [--folder DIR]

The stack repeats Demo 2, mirrored so that nothing is cut; it is raw, four voxels from plane to
plane. The peak counts resident memory of the command and of the process that reads for it.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import psutil

from ssai3d_app.engine.analysis.demos.mitochondria import ANISOTROPY, make_mitochondria
from tests.writers.tiff import write_ome_tiff


def make_stack(path: Path, edge: int) -> None:
    """Write a recording whose isotropic grid has about ``edge`` voxels along each axis."""
    scene = make_mitochondria(0)
    planes = (edge - 1) // ANISOTROPY + 1
    pad = [(0, 0)] + [
        (0, max(0, n - have))
        for n, have in zip((planes, edge, edge), scene.raw.shape[1:], strict=True)
    ]
    raw = np.pad(scene.raw, pad, mode="symmetric")[:, :planes, :edge, :edge]
    write_ome_tiff(path, raw[None], scene.voxel_size, ["Mitochondria", "DNA"])


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
        make_stack(source, options.edge)
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
