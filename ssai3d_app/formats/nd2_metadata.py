"""What an ND2 file says beside its pixels: loops, names, wavelengths, optics, times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ssai3d_app.formats import metadata, optics
from ssai3d_app.volume.scene import Channel, Microscope, Modality, VoxelSize

_AXES = {"TimeLoop": "T", "NETimeLoop": "T", "XYPosLoop": "P", "ZStackLoop": "Z"}

_FLAGS: tuple[tuple[str, Modality], ...] = (
    ("multiphoton", Modality.MULTIPHOTON),
    ("spinningDiskConfocal", Modality.SPINNING_DISK),
    ("dsdConfocal", Modality.SPINNING_DISK),
    ("laserScanConfocal", Modality.CONFOCAL),
    ("sweptFieldConfocalSlit", Modality.CONFOCAL),
    ("sweptFieldConfocalPinhole", Modality.CONFOCAL),
)

_MEDIA: tuple[tuple[float, float, str], ...] = (
    (0.99, 1.01, "air"),
    (1.32, 1.345, "water"),
    (1.39, 1.42, "silicone oil"),
    (1.44, 1.48, "glycerol"),
    (1.50, 1.53, "oil"),
)
"""From and to which refractive index a medium is meant; ND2 states no other word for it."""


@dataclass(frozen=True)
class Loop:
    """A loop of the acquisition: its axis letter, or ``""`` for one that we have no axis for."""

    axis: str
    count: int


def loops(file: Any) -> list[Loop]:
    """The loops from the outermost to the innermost; a second one along an axis has no axis."""
    found: list[Loop] = []
    for loop in file.experiment:
        axis = _AXES.get(loop.type, "")
        taken = axis in {other.axis for other in found}
        found.append(Loop("" if taken else axis, int(loop.count)))
    return found


def position_names(file: Any) -> dict[int, str]:
    """The names of those stage positions that have one, by their number."""
    for loop in file.experiment:
        if loop.type == "XYPosLoop":
            named = [(point.name or "").strip() for point in loop.parameters.points]
            return {number: name for number, name in enumerate(named) if name}
    return {}


def voxel_size(file: Any, planes: int) -> VoxelSize:
    """The voxel size; the library puts 1 where nothing is calibrated, which is unknown here."""
    size = file.voxel_size()
    described = _described(file)
    calibrated = described[0].volume.axesCalibrated if described else (True, True, True)
    x, y, z = (
        metadata.micrometres(edge) if known else None
        for edge, known in zip((size.x, size.y, size.z), calibrated, strict=True)
    )
    return metadata.voxel_size(z if planes > 1 else None, y, x, "ND2 metadata")


def time_step(file: Any) -> tuple[float | None, tuple[str, ...]]:
    """Seconds between frames, and a remark where the file knows several steps.

    Where the interval is 0 (as fast as possible), the mean that was measured stands for it.
    """
    steps: list[float | None] = []
    for loop in file.experiment:
        if _AXES.get(loop.type) != "T":
            continue
        parameters = loop.parameters
        for period in getattr(parameters, "periods", None) or [parameters]:
            planned = optics.positive(period.periodMs)
            measured = optics.positive(getattr(period.periodDiff, "avg", None))
            step = planned if planned is not None else measured
            steps.append(None if step is None else step / 1000)
        break
    if len(set(steps)) > 1:
        return None, ("The times are not evenly spaced, so no time step is given.",)
    return (steps[0] if steps else None), ()


def channels(file: Any, count: int) -> tuple[Channel, ...]:
    """The channels with names, colours and wavelengths, as far as they are known."""
    described = [channel.channel for channel in _described(file)]
    return metadata.channels(
        count,
        [(channel.name or "").strip() or None for channel in described],
        [metadata.hex_color(*channel.color[:3]) for channel in described],
        [optics.wavelength_nm(channel.excitationLambdaNm) for channel in described],
        [optics.wavelength_nm(channel.emissionLambdaNm) for channel in described],
    )


def microscope(file: Any) -> tuple[Microscope, tuple[str, ...]]:
    """The optics, and remarks where the file contradicts itself about them."""
    described = _described(file)
    if not described:
        return Microscope(), ()
    text = str((file.text_info or {}).get("description") or "")
    modality, remarks = optics.one_modality(
        [_modality(channel.microscope.modalityFlags or (), text) for channel in described]
    )
    disk = re.search(r"(CSU[\w-]*)[^\r\n]*Observation Mode: Confocal", text)
    if modality is Modality.WIDEFIELD and disk:
        modality = None
        remarks = (
            f"The file calls the image widefield, but a spinning disk ({disk[1]}) was in confocal "
            "mode.",
        )
    known = described[0].microscope
    index = optics.positive(known.immersionRefractiveIndex) or 0
    return (
        Microscope(
            modality,
            (known.objectiveName or "").strip() or None,
            optics.positive(known.objectiveMagnification),
            optics.positive(known.objectiveNumericalAperture),
            next((medium for low, high, medium in _MEDIA if low <= index <= high), None),
        ),
        remarks,
    )


def _modality(flags: Sequence[str], text: str) -> Modality | None:
    for flag, modality in _FLAGS:
        if flag in flags:
            return modality
    # The library says "camera" also where the file says nothing; the text is the file's own.
    stated = re.findall(r"Modality:\s*([^\r\n]*)", text)
    kinds = {optics.modality(words) for words in stated} - {None}
    return kinds.pop() if "camera" in flags and len(kinds) == 1 else None


def _described(file: Any) -> Sequence[Any]:
    return getattr(file.metadata, "channels", None) or ()
