"""What restoration gains over interpolation, in dB PSNR, on phantoms of known truth.

    python -m tests.benchmarks.gain [--presets quick balanced] [--network NAME]

The phantoms are made apart from the pre-training (``tests/phantoms.py``) and recorded with a
three-dimensional PSF; the bundled sample is the last row. Scale and offset are fitted before PSNR.
"""

import argparse
import importlib.util
import time
from pathlib import Path

from ssai3d_app.engine.recipe import PRESETS
from tests.benchmarks.against_richardson_lucy.engine import restored
from tests.phantoms import Recording, interpolated, neurites, psnr, record

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


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--presets", nargs="+", default=["quick", "balanced"])
    parser.add_argument("--network", help="instead of the one that a preset names")
    options = parser.parse_args()
    print("| case | interpolated | " + " | ".join(f"{p} (s)" for p in options.presets) + " |")
    print("| --- | --- |" + " --- |" * len(options.presets))
    for name, recording in cases().items():
        baseline = psnr(interpolated(recording.raw, recording.anisotropy), recording.truth)
        cells = []
        for preset in options.presets:
            network = options.network or PRESETS[preset].network
            started = time.monotonic()
            volume, _ = restored(recording, network, preset, 0)
            seconds = time.monotonic() - started
            cells.append(f"{psnr(volume, recording.truth):.2f} ({seconds:.0f})")
        print(f"| {name} | {baseline:.2f} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
