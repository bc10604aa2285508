"""What a file says of itself, for ``ssai3d info``: as words and as JSON-ready values."""

from __future__ import annotations

from typing import Any

from ssai3d_app.engine.preparation import cautions, check_restorable
from ssai3d_app.engine.sample.first_look import look_at_stack
from ssai3d_app.errors import UserError
from ssai3d_app.formats.contradictions import told_of
from ssai3d_app.volume.scene import Channel, ImageFile, Scene


def describe_image(image: ImageFile, *, checks: bool = False) -> dict[str, Any]:
    """A file as JSON-ready values; lengths in µm, unknown is ``None``.

    With ``checks``, each scene has its ``cautions``.
    """
    scenes = [describe_scene(scene) for scene in image.scenes]
    if checks:
        for scene, told in zip(image.scenes, scenes, strict=True):
            told["cautions"] = cautions_of(image, scene)
    return {"path": str(image.path), "format": image.format, "scenes": scenes}


def cautions_of(image: ImageFile, scene: Scene) -> list[str]:
    """What a restoration would warn of, or why there can be none; reads some of the pixels."""
    try:
        said = cautions(scene, check_restorable(scene))
    except UserError as error:
        said = [error.sentence]
    if scene.is_rgb:
        return said
    stack = image.stack(scene.index)
    for number, channel in enumerate(scene.channels):
        said += look_at_stack(stack, 0, number).cautions(channel.name)
    return said


def describe_scene(scene: Scene) -> dict[str, Any]:
    """A scene as JSON-ready values; lengths in µm, wavelengths in nm, unknown is ``None``."""
    size, microscope = scene.voxel_size, scene.microscope
    return {
        "name": scene.name,
        "axes": scene.axes,
        "shape": list(scene.shape),
        "dtype": scene.dtype,
        "voxel_size_um": {"z": size.z, "y": size.y, "x": size.x},
        "voxel_size_source": size.source,
        "time_step_s": scene.time_step_s,
        "channels": [channel.name for channel in scene.channels],
        "channel_facts": [
            {
                "color": channel.color,
                "excitation_nm": channel.excitation_nm,
                "emission_nm": channel.emission_nm,
            }
            for channel in scene.channels
        ],
        "modality": None if microscope.modality is None else str(microscope.modality),
        "objective": microscope.objective,
        "magnification": microscope.magnification,
        "numerical_aperture": microscope.numerical_aperture,
        "immersion": microscope.immersion,
        "pyramid_zyx": [list(shape) for shape in scene.pyramid],
        "remarks": told_of(scene, scene),
    }


def in_words(image: ImageFile, *, checks: bool = False) -> str:
    """A file in lines for a reader; what is unknown is called so or left out."""
    lines = [f"{image.path.name}: {image.format}"]
    for scene in image.scenes:
        lines += _scene_in_words(scene)
        if checks:
            lines += [f"     caution: {text}" for text in cautions_of(image, scene)]
    return "\n".join(lines)


def _scene_in_words(scene: Scene) -> list[str]:
    shape = " ".join(f"{a}{n}" for a, n in zip(scene.axes, scene.shape, strict=True))
    size = scene.voxel_size
    edges = " × ".join(
        f"{axis} {'unknown' if edge is None else f'{edge:.4g}'}"
        for axis, edge in (("z", size.z), ("y", size.y), ("x", size.x))
    )
    lines = [
        f"  {scene.index}: {scene.name}: {shape}, {scene.dtype}",
        f"     voxel size in µm: {edges} ({size.source or 'not in the file'})",
        f"     channels: {', '.join(_channel_in_words(channel) for channel in scene.channels)}",
    ]
    if scene.time_step_s is not None:
        lines.append(f"     time step: {scene.time_step_s:.4g} s")
    optics = _optics_in_words(scene)
    if optics:
        lines.append(f"     microscope: {optics}")
    if scene.pyramid:
        coarser = ", ".join("×".join(str(n) for n in level) for level in scene.pyramid)
        lines.append(f"     coarser copies in the file (Z×Y×X): {coarser}")
    lines += [f"     note: {remark}" for remark in told_of(scene, scene)]
    return lines


def _channel_in_words(channel: Channel) -> str:
    waves = [
        f"{word} {length:.0f} nm"
        for word, length in (
            ("excitation", channel.excitation_nm),
            ("emission", channel.emission_nm),
        )
        if length is not None
    ]
    return f"{channel.name} ({', '.join(waves)})" if waves else channel.name


def _optics_in_words(scene: Scene) -> str:
    optics = scene.microscope
    facts = (
        optics.modality,
        optics.objective,
        None if optics.magnification is None else f"{optics.magnification:g}×",
        None if optics.numerical_aperture is None else f"NA {optics.numerical_aperture:g}",
        optics.immersion,
    )
    return ", ".join(str(fact) for fact in facts if fact)
