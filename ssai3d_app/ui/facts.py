"""What a file says of one of its scenes, in words. Unknown is called unknown."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale

from ssai3d_app.ui import texts
from ssai3d_app.ui.quantities import format_length
from ssai3d_app.ui.saying import said
from ssai3d_app.volume.scene import Channel, Scene, VoxelSize

Fact = tuple[str, str]
"""A name and a value, both in words."""


def facts(image_format: str, stored: Scene, scene: Scene) -> list[Fact]:
    """Everything but the channels; ``scene`` is ``stored`` with the user's corrections."""
    optics = scene.microscope
    axes = _axes(scene)
    if scene.shape != stored.shape:
        axes = texts.FACT_AXES_CORRECTED.format(axes=axes, stored=_axes(stored))
    told = [
        (texts.FACT_FORMAT, image_format),
        (texts.FACT_SCENE, scene.name or texts.FACT_UNKNOWN),
        (texts.FACT_AXES, axes),
        (texts.FACT_DTYPE, scene.dtype),
        (texts.FACT_VOXEL, voxel_words(scene.voxel_size)),
    ]
    if scene.length("T") > 1:
        told.append((texts.FACT_TIME_STEP, _duration(scene.time_step_s)))
    return [
        *told,
        (texts.FACT_MODALITY, said(optics.modality or "") or texts.FACT_UNKNOWN),
        (texts.FACT_OBJECTIVE, optics.objective or texts.FACT_UNKNOWN),
        (texts.FACT_MAGNIFICATION, _number(optics.magnification, "{}×")),
        (texts.FACT_APERTURE, _number(optics.numerical_aperture, "{}")),
        (texts.FACT_IMMERSION, said(optics.immersion or "") or texts.FACT_UNKNOWN),
    ]


def facts_as_text(path: Path, told: list[Fact], scene: Scene) -> str:
    """The facts, the channels and the remarks as lines for a lab book."""
    lines = [path.name, *(f"{name}: {value}".replace("\n", ", ") for name, value in told)]
    lines += [
        f"{texts.CHANNEL} {number}: {channel.name} ({wavelengths(channel)})"
        for number, channel in enumerate(scene.channels, start=1)
    ]
    return "\n".join([*lines, *map(said, scene.remarks)])


def brief(scene: Scene) -> list[str]:
    """Only what is known of optics and channels, in a few lines, for a corner of the viewer."""
    optics = scene.microscope
    names = [optics.objective or ""]
    if not optics.objective:
        names = [_known(optics.magnification, "{}×"), _known(optics.numerical_aperture, "NA {}")]
        names.append(said(optics.immersion or ""))
    lines = [" · ".join(word for word in (said(optics.modality or ""), *names) if word)]
    if scene.time_step_s is not None and scene.length("T") > 1:
        lines.append(texts.INFO_TIME_STEP.format(step=_duration(scene.time_step_s)))
    for channel in scene.channels:
        known = channel.excitation_nm is not None or channel.emission_nm is not None
        if known:
            lines.append(f"{channel.name}: {wavelengths(channel)}")
    return [line for line in lines if line]


def wavelengths(channel: Channel) -> str:
    """Excitation and emission of a channel."""
    if channel.excitation_nm is None and channel.emission_nm is None:
        return texts.FACT_WAVELENGTHS_UNKNOWN
    return texts.FACT_WAVELENGTHS.format(
        excitation=_number(channel.excitation_nm, texts.FACT_NANOMETRES),
        emission=_number(channel.emission_nm, texts.FACT_NANOMETRES),
    )


def voxel_words(size: VoxelSize) -> str:
    """The edges of a voxel and, in a line of its own, where they come from."""
    edges = {"Z": size.z, "Y": size.y, "X": size.x}
    if not any(edges.values()):
        return texts.FACT_UNKNOWN
    words = [
        f"{axis} {texts.FACT_UNKNOWN if edge is None else format_length(edge)}"
        for axis, edge in edges.items()
    ]
    lines = [texts.FACT_MICROMETRES.format(" · ".join(words)), said(size.source or "")]
    return "\n".join(line for line in lines if line)


def _axes(scene: Scene) -> str:
    return " · ".join(f"{a} {n}" for a, n in zip(scene.axes, scene.shape, strict=True))


def _known(value: float | None, words: str) -> str:
    return "" if value is None else words.format(QLocale().toString(value, "g", 4))


def _number(value: float | None, words: str) -> str:
    return _known(value, words) or texts.FACT_UNKNOWN


def _duration(seconds: float | None) -> str:
    if seconds is None:
        return texts.FACT_UNKNOWN
    if seconds < 1:
        return _known(1000 * seconds, texts.FACT_MILLISECONDS)
    if seconds < 600:
        return _known(seconds, texts.FACT_SECONDS)
    return _known(seconds / 60, texts.FACT_MINUTES)
