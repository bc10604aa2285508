"""What a preview costs, and what the restoration after it saves and loses, on a known truth.

    python -m tests.benchmarks.previews [--preset balanced] [--seeds 1 2 3] [--edge 160]

Each phantom is restored without a preview, and after one of a region in its middle. Times are
those of the processor, in seconds over all threads, which a busy computer does not change much, and
by the clock; PSNR in dB, after scale and offset are fitted.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

import numpy as np

from ssai3d_app.engine.cancellation import CancellationSource
from ssai3d_app.engine.events import PreviewPicture
from ssai3d_app.engine.pipeline import restore
from ssai3d_app.engine.preview.pipeline import preview
from ssai3d_app.engine.preview.region import Region
from ssai3d_app.engine.preview.request import KEPT, PreviewRequest
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.formats.opening import open_image
from tests.phantoms import interpolated, neurites, psnr, record
from tests.writers.tiff import write_imagej

NEVER = CancellationSource().token


class Timer:
    """Processor and clock seconds since it was made."""

    def __init__(self) -> None:
        self._processor, self._clock = time.process_time(), time.monotonic()

    @property
    def told(self) -> str:
        processor = time.process_time() - self._processor
        return f"{processor:.0f} ({time.monotonic() - self._clock:.0f})"


def read(path: Path) -> np.ndarray:
    with open_image(path) as image:
        stack = image.stack(0)
        return np.stack([stack.read_plane(0, 0, z) for z in range(stack.scene.length("Z"))])


def row(seed: int, preset: str, edge: int, part: int, folder: Path) -> list[str]:
    """A line of the table for one phantom."""
    recording = record(neurites((53, edge, edge), seed), anisotropy=4, seed=seed + 100)
    ends = (edge - part) // 2, (edge - part) // 2 + part
    region = Region(z=(0, recording.raw.shape[0]), y=ends, x=ends)
    source = folder / "raw.tif"
    write_imagej(source, recording.raw[None, None], (0.4, 0.1, 0.1), ["A"])
    asked = RestoreRequest(
        path=source, output=folder / "out.ome.tif", preset=preset, trust_map=False
    )
    baseline = psnr(interpolated(recording.raw, 4), recording.truth)
    timer = Timer()
    restore(asked, lambda _: None, NEVER)
    without, plain = timer.told, psnr(read(asked.output), recording.truth)
    pictures: list[tuple[PreviewPicture, str]] = []
    timer = Timer()

    def listen(event: object) -> None:
        if isinstance(event, PreviewPicture):
            pictures.append((event, timer.told))

    look = PreviewRequest(restoration=asked, folder=folder / "p", region=region, live=True)
    preview(look, listen, NEVER)
    previewed, (quick, quick_told) = timer.told, pictures[0]
    changes = {"preview": quick.previewed, "preview_kept": folder / "p" / KEPT}
    timer = Timer()
    restore(asked.model_copy(update=changes), lambda _: None, NEVER)
    after, gone_on = timer.told, psnr(read(asked.output), recording.truth)
    size = "×".join(map(str, quick.previewed.region.shape))
    return [
        str(seed), f"{baseline:.2f}", f"{plain:.2f}", without,
        size, quick_told, previewed, f"{gone_on:.2f}", after,
    ]  # fmt: skip


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--preset", default="balanced")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--edge", type=int, default=160, help="of the phantoms, in voxels")
    parser.add_argument("--region", type=int, default=112, help="edge of the region")
    options = parser.parse_args()
    heads = (
        "seed", "interpolated", "restored", "s", "region z×y×x", "quick look s", "preview s",
        "restored after it", "s",
    )  # fmt: skip
    print("| " + " | ".join(heads) + " |")
    print("| --- " * len(heads) + "|")
    for seed in options.seeds:
        with tempfile.TemporaryDirectory() as folder:
            cells = row(seed, options.preset, options.edge, options.region, Path(folder))
        print("| " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
