"""Bundles that hold a few small files where a real one holds gigabytes."""

import json
from pathlib import Path

FILES = (
    "ssai3d",
    "ssai3d-console",
    "_internal/resources/weights/fast.safetensors",
    "_internal/resources/weights/best.safetensors",
    "_internal/resources/sample/sample_neurites.ome.tif",
    "_internal/resources/icons/ssai3d.svg",
    "_internal/resources/help/index.md",
    "_internal/resources/help/getting_started.md",
    "_internal/resources/tour/what.svg",
    "_internal/resources/translations/ssai3d_de.qm",
    "_internal/PySide6/Qt/translations/qtbase_de.qm",
    "_internal/torch/lib/libtorch_cpu.so",
    "_internal/torch/testing/__init__.py",
    "licences/README.md",
    "licences/THIRD_PARTY.md",
    "licences/Python.txt",
    "licences/SSAI-3D.txt",
    "licences/_PyInstaller.txt",
    "licences/_Qt.txt",
)


def make_bundle(folder: Path, *, variant: str = "cpu", cuda: str | None = None) -> Path:
    """A bundle in which nothing is missing; its programs repeat what they are given."""
    for name in FILES:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    for program in ("ssai3d", "ssai3d-console"):
        (folder / program).write_text('#!/bin/sh\necho "0.1.0 $*"\n', "utf-8")
        (folder / program).chmod(0o755)
    stamp = {"version": "0.1.0", "variant": variant, "torch": "2.13.0", "cuda": cuda}
    (folder / "_internal" / "resources" / "build.json").write_text(json.dumps(stamp), "utf-8")
    return folder
