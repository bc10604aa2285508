"""Prints how fluid the viewer is, with pass or fail for each figure.

    xvfb-run -a -s "-screen 0 1440x900x24" python -m tests.benchmarks.viewer
        [--part paging|tuning|memory …] [--planes 200] [--gigabytes 8] [--folder DIR]

``paging`` writes a stack of 2048 × 2048 × 200 of 16 bits, changes slices and refines them;
``tuning`` watches the window beside a real fine-tuning; ``memory`` opens a file of 8 GB, which is
sparse: it takes no room on the disk, and reading it is faster than reading voxels. The load of the
machine is printed, since all but the memory depends on it. Ends with 1 when a figure fails.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from ssai3d_app.safe_reading.spare import cool_down, warm_up
from ssai3d_app.ui.application import make_application
from ssai3d_app.ui.theme import LIGHT
from tests.benchmarks.viewer.figures import Figure
from tests.benchmarks.viewer.hand import hand_on_a_window
from tests.benchmarks.viewer.memory import memory
from tests.benchmarks.viewer.paging import paging
from tests.benchmarks.viewer.stacks import PLANE_BYTES, write_sparse_stack, write_stack
from tests.benchmarks.viewer.tuning import beside_a_tuning

PARTS = ("paging", "tuning", "memory")


def measured(part: str, folder: Path, planes: int, gigabytes: float) -> list[Figure]:
    """The figures of one part, in a window of its own."""
    with hand_on_a_window(folder / f"jobs of {part}") as hand:
        # As in the program: the readers are imported while the user looks for a file.
        warm_up()
        hand.serve(8)
        if part == "paging":
            path = folder / "stack.ome.tif"
            write_stack(path, planes)
            return paging(hand, path)
        if part == "tuning":
            return beside_a_tuning(hand, folder)
        path = folder / "sparse.ome.tif"
        write_sparse_stack(path, round(gigabytes * 1e9 / PLANE_BYTES))
        return memory(hand, path)


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--part", choices=PARTS, nargs="+", default=PARTS)
    parser.add_argument("--planes", type=int, default=200)
    parser.add_argument("--gigabytes", type=float, default=8)
    parser.add_argument("--folder", type=Path, help="where the files go; default temporary")
    options = parser.parse_args()
    application = make_application(["ssai3d"], LIGHT)
    failed = 0
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        for part in options.part:
            figures = measured(part, Path(folder), options.planes, options.gigabytes)
            load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
            print(f"{part} (load {load} on {os.cpu_count()} cores)")
            for figure in figures:
                print("  " + figure.line(), flush=True)
            failed += sum(not figure.passes for figure in figures)
    cool_down()
    application.processEvents()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
