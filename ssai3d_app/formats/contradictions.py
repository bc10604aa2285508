"""What a scene's metadata contradict, whatever format they came from: told, never repaired."""

from __future__ import annotations

from collections.abc import Iterator

from ssai3d_app.volume.scene import Modality, Scene, VoxelSize

_LARGEST_VOXEL_UM = 100.0
_SMALLEST_VOXEL_UM = 0.001
"""Beyond these a voxel was not recorded by a light microscope: the unit is probably wrong."""

_MOST_ANISOTROPIC = 20.0
_LEAST_ANISOTROPIC = 0.99
"""A hair below one: steps that are meant to be equal differ in their last digits."""

_REFRACTION = {"air": 1.0, "water": 1.34, "glycerol": 1.48, "silicone oil": 1.42, "oil": 1.53}
"""The largest refractive index of each medium; no objective's NA is larger."""


def contradictions(scene: Scene) -> tuple[str, ...]:
    """What the scene's values cannot mean together, a plain sentence each.

    Unknown values contradict nothing, except a z step that is missing where the pixel size is
    there: such a stack was recorded with one. What the user has confirmed is not doubted any more.
    """
    confirmed = scene.voxel_size.confirmed
    doubts = (remark for axis, remark in _doubts(scene) if axis not in confirmed)
    return (*_of_missing_steps(scene), *doubts, *_of_optics(scene))


def doubted_edges(scene: Scene) -> frozenset[str]:
    """The axes, of z, y and x, whose voxel size the user should confirm: the file states two
    numbers, or one that few light microscopes record; those that are confirmed are none of them.
    """
    size = scene.voxel_size
    doubted = {*size.doubted, *(axis for axis, _ in _doubts(scene))}
    return frozenset(doubted.difference(size.confirmed))


def told_of(stored: Scene, corrected: Scene) -> list[str]:
    """What is left to be told of a scene, each once: the file's remarks and its contradictions,
    without those that the corrections have settled, and with those that they brought.
    """
    now = contradictions(corrected)
    settled = set(contradictions(stored)) - set(now)
    return list(dict.fromkeys([*(text for text in stored.remarks if text not in settled), *now]))


def _of_missing_steps(scene: Scene) -> Iterator[str]:
    size = scene.voxel_size
    lateral = {edge for edge in (size.y, size.x) if edge is not None}
    if scene.length("Z") > 1 and size.z is None and lateral:
        yield (
            f"The file states a pixel size but no z step for its {scene.length('Z')} planes; "
            "enter it."
        )


def _doubts(scene: Scene) -> Iterator[tuple[str, str]]:
    """Axes and sentences."""
    yield from _of_size(scene.voxel_size)
    yield from _of_proportions(scene)


def _of_size(size: VoxelSize) -> Iterator[tuple[str, str]]:
    named = {"z": ("z step", size.z), "y": ("pixel height", size.y), "x": ("pixel width", size.x)}
    for axis, (name, edge) in named.items():
        if edge is not None and not _SMALLEST_VOXEL_UM <= edge <= _LARGEST_VOXEL_UM:
            words = f"The {name} of {_length(edge)} looks like a wrong unit; check the voxel size."
            yield axis, words


def _of_proportions(scene: Scene) -> Iterator[tuple[str, str]]:
    size = scene.voxel_size
    if size.z is None or size.y is None or size.x is None or scene.length("Z") == 1:
        return
    anisotropy = size.z / min(size.y, size.x)
    told = f"The z step of {_length(size.z)}, for pixels of {_length(min(size.y, size.x))}"
    if anisotropy > _MOST_ANISOTROPIC:
        yield "z", f"{told}, is {anisotropy:.0f} times larger; check the voxel size."
    elif anisotropy < _LEAST_ANISOTROPIC:
        yield "z", f"{told}, is smaller, which few microscopes record; check the voxel size."


def _of_optics(scene: Scene) -> Iterator[str]:
    microscope = scene.microscope
    aperture, medium = microscope.numerical_aperture, microscope.immersion
    if aperture is not None and medium is not None and aperture > _REFRACTION.get(medium, 2.0):
        yield f"An objective of NA {aperture:.4g} cannot have been used in {medium}."
    if microscope.modality is Modality.MULTIPHOTON:
        return
    for channel in scene.channels:
        excitation, emission = channel.excitation_nm, channel.emission_nm
        if excitation is not None and emission is not None and emission < excitation:
            yield (
                f"Channel {channel.name} would emit at {emission:.0f} nm, below its excitation at "
                f"{excitation:.0f} nm."
            )


def _length(micrometres: float) -> str:
    if micrometres >= 1000:
        return f"{micrometres / 1000:.4g} mm"
    return f"{micrometres * 1000:.4g} nm" if micrometres < 0.01 else f"{micrometres:.4g} µm"
