"""A demo scene in a folder: the stack as a microscope's file, and beside it all that is true."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ssai3d_app.durable import write_durably
from ssai3d_app.engine.analysis.demos import mitochondria
from ssai3d_app.engine.analysis.demos.mitochondria import MitochondriaScene
from ssai3d_app.engine.analysis.demos.neurons import VOXEL, NeuronScene
from ssai3d_app.engine.analysis.demos.request import RAW, TRUTH
from ssai3d_app.engine.analysis.filaments.swc import write_swc
from ssai3d_app.engine.analysis.labels_file import write_labels
from ssai3d_app.engine.analysis.result import unsigned
from ssai3d_app.formats.ome_tiff_writer import OmeTiffWriter
from ssai3d_app.formats.result import ImageDescription, ResultDescription
from ssai3d_app.volume.scene import Channel, Microscope, Modality

TRACES = "truth.swc"
LABELS = "truth_labels.ome.tif"

_INSIDE = 0.45
"""Brightness of a voxel that lies half within a dendrite."""


def write_neurons(folder: Path, scene: NeuronScene, seed: int) -> None:
    """Write Demo 1 into a folder that is there: the stack (about 3 MB) and its truth.

    Raises
    ------
    UserError, OSError
        When the disk is full or the folder cannot be written.
    """
    microscope = Microscope(modality=Modality.LIGHT_SHEET)
    write_stack(
        folder / RAW, scene.raw[None], scene.voxel_size, ("Dendrites",), microscope, "Demo 1"
    )
    facts = {"demo": "neurons", "seed": seed, "voxel_um": VOXEL, "headline": scene.headline}
    write_truth(folder / TRUTH, facts)
    write_swc(folder / TRACES, scene.branches, ["Demo 1, as it is in truth; without spines"])
    labels = (scene.brightness > _INSIDE).astype(np.uint32)
    write_labels(folder / LABELS, labels, VOXEL, "Demo 1, truth", json.dumps(facts))


def write_mitochondria(folder: Path, scene: MitochondriaScene) -> None:
    """Write Demo 2 into a folder that is there: the stack (about 4 MB) and its truth.

    Raises
    ------
    UserError, OSError
        When the disk is full or the folder cannot be written.
    """
    names = (mitochondria.MATRIX.name, mitochondria.DNA.name)
    microscope = Microscope(modality=Modality.CONFOCAL)
    write_stack(folder / RAW, scene.raw, scene.voxel_size, names, microscope, "Demo 2")
    facts = {"demo": "mitochondria", "seed": scene.seed, "voxel_um": mitochondria.VOXEL}
    write_truth(folder / TRUTH, {**facts, "headline": scene.headline, **scene.described()})
    labels = unsigned(scene.labels)
    write_labels(folder / LABELS, labels, mitochondria.VOXEL, "Demo 2, truth", json.dumps(facts))


def write_truth(path: Path, facts: Mapping[str, object]) -> None:
    """Write what is true of a scene as JSON."""
    text = json.dumps(facts, ensure_ascii=False, indent=1, allow_nan=False)
    write_durably(path, f"{text}\n".encode())


def write_stack(
    path: Path,
    channels: npt.NDArray[np.uint16],
    voxel_size: tuple[float, float, float],
    names: tuple[str, ...],
    microscope: Microscope,
    title: str,
) -> None:
    """Write channels (C, Z, Y, X) with a voxel size (z, y, x) in µm as OME-TIFF."""
    count, depth, height, width = channels.shape
    image = ImageDescription(
        title,
        (1, count, depth, height, width),
        channels.dtype.name,
        voxel_size,
        tuple(Channel(name) for name in names),
        microscope=microscope,
    )
    writer = OmeTiffWriter(path, ResultDescription((image,)))
    try:
        for channel, planes in enumerate(channels):
            writer.write(0, 0, channel, 0, planes)
        writer.commit(json.dumps({"kind": "demo", "title": title}))
    except BaseException:
        writer.abort()
        raise
