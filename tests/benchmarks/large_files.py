"""Opening and paging through files far larger than memory should be: times and peak memory.

    python -m tests.benchmarks.large_files [--gigabytes 8] [--open-gigabytes 2] [--folder DIR]

Writes an OME-TIFF and an OME-Zarr of 2048 × 2048 planes, opens each in a reader process and
directly, reads every plane and 200 boxes along XZ and YZ (one line of 128 planes), and prints the
peak resident memory (mapped pages included) of the owner and of its reader. Then it writes smaller
files of every format and prints how long they take to open. Each file is paged through in a process
of its own.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import psutil
import tensorstore
import tifffile

from ssai3d_app.formats.opening import open_image
from ssai3d_app.safe_reading.opening import open_safely
from ssai3d_app.safe_reading.process import ReaderProcess
from ssai3d_app.safe_reading.spare import cool_down, warm_up
from ssai3d_app.volume.scene import ImageFile
from tests.writers.czi import write_czi
from tests.writers.lif import write_lif
from tests.writers.nd2 import write_nd2
from tests.writers.tiff import write_imagej, write_ome_tiff
from tests.writers.zarr import axes_of, placed, write_old_group

EDGE = 2048
TILE = 512
PLANE_BYTES = 2 * EDGE**2
SIZE = (0.4, 0.1, 0.1)
BOXES = 200
BOX_DEPTH = 128
OPENERS: dict[str, Callable[[Path], ImageFile]] = {"process": open_safely, "direct": open_image}


def planes(count: int) -> Iterator[np.ndarray]:
    """Noise, rolled on by a row and counted in its first pixel, so that no two are alike."""
    noise = np.random.default_rng(0).integers(0, 4096, (EDGE, EDGE)).astype(np.uint16)
    for number in range(count):
        plane = np.roll(noise, number, axis=0)
        plane[0, 0] = number
        yield plane


def write_tiff(path: Path, count: int) -> None:
    """An OME-TIFF in tiles, plane by plane."""
    starts = range(0, EDGE, TILE)
    tifffile.imwrite(
        path,
        (p[y : y + TILE, x : x + TILE] for p in planes(count) for y in starts for x in starts),
        shape=(count, EDGE, EDGE),
        dtype=np.uint16,
        ome=True,
        bigtiff=True,
        tile=(TILE, TILE),
        metadata={"axes": "ZYX", "PhysicalSizeZ": SIZE[0], "PhysicalSizeX": SIZE[2]},
    )


def write_zarr(path: Path, count: int) -> None:
    """An OME-Zarr 0.4 in chunks of four planes, uncompressed."""
    depth = 4
    datasets = [{"path": "0", "coordinateTransformations": placed(SIZE)}]
    multiscale = {"version": "0.4", "axes": axes_of("zyx"), "datasets": datasets}
    write_old_group(path, {"multiscales": [multiscale]})
    spec = {
        "driver": "zarr",
        "kvstore": {"driver": "file", "path": str(path / "0")},
        "metadata": {
            "shape": [count, EDGE, EDGE],
            "chunks": [depth, TILE, TILE],
            "dtype": "<u2",
            "compressor": None,
        },
        "create": True,
    }
    array = tensorstore.open(spec).result()
    block: list[np.ndarray] = []
    for number, plane in enumerate(planes(count)):
        block.append(plane)
        if len(block) == depth or number == count - 1:
            array[number + 1 - len(block) : number + 1].write(np.stack(block)).result()
            block = []


def repeated(count: int) -> np.ndarray:
    """A stack (T, C, Z, Y, X) whose planes are one in memory."""
    return np.broadcast_to(next(planes(1)), (1, 1, count, EDGE, EDGE))


def page_through(path: Path, opener: str) -> None:
    """Print times of opening, all planes and the boxes; runs in a process of its own."""
    started = time.monotonic()
    with OPENERS[opener](path) as image:
        opened = time.monotonic()
        stack = image.stack(0)
        depth = stack.scene.length("Z")
        for z in range(depth):
            assert stack.read_plane(0, 0, z)[0, 0] == z
        paged = time.monotonic()
        dice = np.random.default_rng(0)
        for number in range(BOXES):
            first = int(dice.integers(max(1, depth - BOX_DEPTH)))
            place = int(dice.integers(1, EDGE))
            cut = [slice(0, EDGE), slice(0, EDGE)]
            cut[number % 2] = slice(place, place + 1)
            z = slice(first, min(first + BOX_DEPTH, depth))
            assert stack.read_box(0, 0, (z, *cut)).any()
        boxed = time.monotonic()
    rate = depth * PLANE_BYTES / (paged - opened) / 1e6
    print(
        f"open {opened - started:.2f} s with imports, {depth} planes {paged - opened:.1f} s "
        f"({rate:.0f} MB/s), {BOXES} XZ and YZ boxes of {BOX_DEPTH} planes {boxed - paged:.1f} s",
        end="",
        flush=True,
    )


def measured(path: Path, opener: str) -> str:
    """Page through in a process, watched from outside."""
    command = [sys.executable, "-m", "tests.benchmarks.large_files"]
    command += ["--page-through", str(path), "--opener", opener]
    peaks = {"owner": 0, "reader": 0}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        owner = psutil.Process(process.pid)
        while process.poll() is None:
            try:
                peaks["owner"] = max(peaks["owner"], owner.memory_info().rss)
                for reader in owner.children():
                    peaks["reader"] = max(peaks["reader"], reader.memory_info().rss)
            except psutil.NoSuchProcess:
                pass  # It ended between two looks.
            time.sleep(0.02)
        assert process.stdout is not None
        told = process.stdout.read()
    if process.returncode:
        raise SystemExit(f"{path.name} ({opener}) ended with {process.returncode}")
    memory = ", ".join(f"{name} {peak / 1e6:.0f} MB" for name, peak in peaks.items() if peak)
    return f"{told}; peak {memory}"


def time_to_open(path: Path) -> str:
    """Seconds to open once the readers are imported, in a process and directly."""
    warm_up()
    # A second spare is warm when the first is.
    waiting = ReaderProcess()
    waiting.warm()
    waiting.greet()
    waiting.end()
    told = []
    for name, opener in OPENERS.items():
        opener(path).close()
        started = time.monotonic()
        with opener(path) as image:
            assert image.scenes[0].length("Z") > 1
            told.append(f"{name} {time.monotonic() - started:.3f} s")
    cool_down()
    return ", ".join(told)


def main() -> None:
    """Print a line for each file and way."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--gigabytes", type=float, default=8)
    parser.add_argument("--open-gigabytes", type=float, default=2)
    parser.add_argument("--folder", type=Path, help="where the files go; default temporary")
    parser.add_argument("--page-through", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--opener", choices=OPENERS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.page_through is not None:
        page_through(options.page_through, options.opener)
        return
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        count = round(options.gigabytes * 1e9 / PLANE_BYTES)
        for name, write in (("large.ome.tif", write_tiff), ("large.ome.zarr", write_zarr)):
            path = Path(folder) / name
            started = time.monotonic()
            write(path, count)
            print(f"{name}: written in {time.monotonic() - started:.0f} s", flush=True)
            for opener in OPENERS:
                print(f"{name} ({opener}): {measured(path, opener)}", flush=True)
            _remove(path)
        print_times_to_open(Path(folder), round(options.open_gigabytes * 1e9 / PLANE_BYTES))


def print_times_to_open(folder: Path, count: int) -> None:
    """Write a file of each format, and print how long it takes to open."""
    data, names = repeated(count), ["Noise"]
    writers: dict[str, Callable[[Path], None]] = {
        "tiled.ome.tif": lambda path: write_tiff(path, count),
        "plain.ome.tif": lambda path: write_ome_tiff(path, data, SIZE, names),
        "imagej.tif": lambda path: write_imagej(path, data, SIZE, names),
        "chunks.ome.zarr": lambda path: write_zarr(path, count),
        "stack.czi": lambda path: write_czi(path, data, SIZE, names),
        "stack.lif": lambda path: write_lif(path, data, SIZE, names),
        "stack.nd2": lambda path: write_nd2(path, data, SIZE, names),
    }
    for name, write in writers.items():
        path = folder / name
        write(path)
        size = count * PLANE_BYTES / 1e9
        print(f"{name} of {size:.1f} GB opens in: {time_to_open(path)}", flush=True)
        _remove(path)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


if __name__ == "__main__":
    main()
