"""A recording through the program, as ``ssai3d restore`` does it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Protocol

import numpy as np

from ssai3d_app.engine.cancellation import CancellationSource
from ssai3d_app.engine.events import Event, Failed, Finding
from ssai3d_app.engine.recipe import PresetName, RestoreRequest
from ssai3d_app.engine.run import run_to_the_end
from ssai3d_app.errors import ExitStatus
from ssai3d_app.formats.opening import open_image
from tests.writers.tiff import write_imagej

VOXEL = 0.1
"""µm"""


class Recorded(Protocol):
    """A raw stack (planes, Y, X) and how far apart its planes are, in pixels."""

    @property
    def raw(self) -> np.ndarray: ...

    @property
    def anisotropy(self) -> float: ...


def restored(
    recording: Recorded, network: str, preset: PresetName, seed: int
) -> tuple[np.ndarray, list[str]]:
    """The restored volume, from file to file, and what the program found out on the way.

    Raises
    ------
    RuntimeError
        When the program fails.
    """
    findings: list[str] = []
    failures: list[Failed] = []

    def listen(event: Event) -> None:
        if isinstance(event, Finding):
            findings.append(event.text)
        elif isinstance(event, Failed):
            failures.append(event)

    with tempfile.TemporaryDirectory() as folder:
        source, output = Path(folder) / "raw.tif", Path(folder) / "restored.ome.tif"
        size = (VOXEL * recording.anisotropy, VOXEL, VOXEL)
        write_imagej(source, recording.raw[None, None], size, ["A"])
        request = RestoreRequest(
            path=source, output=output, preset=preset, network=network, seed=seed
        )
        if run_to_the_end(request, listen, CancellationSource().token) != ExitStatus.DONE:
            raise RuntimeError(f"{failures[0].problem}\n{failures[0].detail}")
        with open_image(output) as image:
            stack = image.stack(0)
            planes = range(stack.scene.length("Z"))
            return np.stack([stack.read_plane(0, 0, z) for z in planes]), findings
