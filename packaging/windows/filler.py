"""Filler payloads for trials: bytes that cannot be compressed stand for torch and CUDA.

They have the shape of a frozen program (two programs, an ``_internal`` folder with large and small
files, deep paths, names that are not ASCII), and restore nothing.
"""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from windows.compiling import compile_filler_program

_PIECE = 1 << 22
_LARGEST_FILE = 600_000_000  # about as the largest CUDA libraries
_DEEP = "_internal/a package with a long name/" + "/".join(f"level_{i}" for i in range(8))


def make_filler(folder: Path, total_bytes: int, version: str) -> None:
    """Fill a new folder with about ``total_bytes``; the version seeds the bytes."""
    source = random.Random(version)
    small = {
        "_internal/version.txt": version.encode(),
        f"_internal/only in {version}.txt": version.encode(),
        "_internal/leer.txt": b"",
        "_internal/Größe und Höhe – µm.txt": "µm".encode(),
        f"{_DEEP}/deep.txt": b"deep",
        "licences/NOTICE.txt": b"This is a filler payload.",
    }
    for name, contents in small.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(contents)
    compile_filler_program(folder / "ssai3d.exe")
    shutil.copyfile(folder / "ssai3d.exe", folder / "ssai3d-console.exe")
    number = 0
    while total_bytes > 0:
        size = min(total_bytes, _LARGEST_FILE)
        with (folder / "_internal" / f"filler_{number}.bin").open("wb") as file:
            for start in range(0, size, _PIECE):
                file.write(source.randbytes(min(_PIECE, size - start)))
        total_bytes -= size
        number += 1
