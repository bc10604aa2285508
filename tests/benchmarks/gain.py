"""What restoration gains over interpolation, in dB PSNR, on phantoms of known truth.

    python -m tests.benchmarks.gain [--presets quick balanced]

The phantoms are made apart from the pre-training (``tests/phantoms.py``) and recorded with a
three-dimensional PSF; the bundled sample is the last row. Scale and offset are fitted before PSNR.
"""

import argparse
import importlib.util
import tempfile
import time
from pathlib import Path

import numpy as np

from ssai3d_app.engine.cancellation import CancellationSource
from ssai3d_app.engine.pipeline import restore
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.formats.opening import open_image
from tests.phantoms import Recording, interpolated, neurites, psnr, record
from tests.writers.tiff import write_imagej

ROOT = Path(__file__).resolve().parents[2]


def sample() -> Recording:
    """The bundled sample with the truth it was made from."""
    where = ROOT / "packaging" / "make_sample.py"
    specification = importlib.util.spec_from_file_location("make_sample", where)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return Recording(module.isotropic_truth(), module.recorded(), module.ANISOTROPY)


def cases() -> dict[str, Recording]:
    """Recordings by name."""
    return {
        "neurites r=4": record(neurites((93, 128, 128), 21), 4, 1),
        "neurites r=4, 40 photons": record(neurites((93, 128, 128), 22), 4, 2, photons=40),
        "neurites r=3, wide blur": record(neurites((94, 128, 128), 23), 3, 3, axial_sigma=3.2),
        "neurites r=6": record(neurites((91, 128, 128), 24), 6, 4),
        "sample": sample(),
    }


def restored(recording: Recording, preset: str) -> tuple[np.ndarray, float]:
    """The restored volume and the seconds it took."""
    with tempfile.TemporaryDirectory() as folder:
        source, output = Path(folder) / "raw.tif", Path(folder) / "out.ome.tif"
        size = (0.1 * recording.anisotropy, 0.1, 0.1)
        write_imagej(source, recording.raw[None, None], size, ["A"])
        request = RestoreRequest(path=source, output=output, preset=preset)
        started = time.monotonic()
        restore(request, lambda _: None, CancellationSource().token)
        seconds = time.monotonic() - started
        with open_image(output) as image:
            stack = image.stack(0)
            planes = range(stack.scene.length("Z"))
            return np.stack([stack.read_plane(0, 0, z) for z in planes]), seconds


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--presets", nargs="+", default=["quick", "balanced"])
    options = parser.parse_args()
    print("| case | interpolated | " + " | ".join(f"{p} (s)" for p in options.presets) + " |")
    print("| --- | --- |" + " --- |" * len(options.presets))
    for name, recording in cases().items():
        baseline = psnr(interpolated(recording.raw, recording.anisotropy), recording.truth)
        cells = []
        for preset in options.presets:
            volume, seconds = restored(recording, preset)
            cells.append(f"{psnr(volume, recording.truth):.2f} ({seconds:.0f})")
        print(f"| {name} | {baseline:.2f} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
