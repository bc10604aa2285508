"""The network that is judged: one by name, or a file of weights of a known architecture."""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from ssai3d_app.engine.backbones.architectures import ARCHITECTURES
from ssai3d_app.engine.backbones.library import WEIGHTS, find_network, keep
from ssai3d_app.engine.backbones.registry import Backbone, Origin
from ssai3d_app.engine.recipe import PRESETS


def add_options(parser: argparse.ArgumentParser) -> None:
    """``--network NAME`` or ``--weights ARCH=FILE``; neither is the preset's own."""
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--network", default=PRESETS["balanced"].network, metavar="NAME")
    which.add_argument("--weights", metavar="ARCHITECTURE=FILE")


@contextmanager
def judged(options: argparse.Namespace) -> Iterator[Backbone]:
    """The network to judge, to be found by its name meanwhile.

    A file is imported into a library that is gone afterwards, so that the user's is untouched.
    """
    if options.weights is None:
        yield find_network(options.network)
        return
    shape, file = options.weights.split("=", 1)
    name = f"{shape}-{Path(file).resolve().parent.name}"[:40]

    def card(sha256: str) -> Backbone:
        return Backbone(
            name=name,
            architecture=ARCHITECTURES[shape],
            parameters=ARCHITECTURES[shape].parameters(),
            weights_name=WEIGHTS,
            sha256=sha256,
            licence="not known",
            words="Judged by a benchmark.",
            recipe="not known",
            origin=Origin(file=Path(file).name, sha256=sha256, imported=date.today()),
        )

    before = os.environ.get("XDG_DATA_HOME")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = folder
        try:
            yield keep(name, lambda path: shutil.copyfile(file, path), card)
        finally:
            if before is None:
                del os.environ["XDG_DATA_HOME"]
            else:
                os.environ["XDG_DATA_HOME"] = before


def tag(backbone: Backbone) -> str:
    """Name and the beginning of the hash: other weights under the same name are another network."""
    return f"{backbone.name} {backbone.sha256[:8]}"
