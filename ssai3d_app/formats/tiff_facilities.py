"""TIFF of microscope makers: Zeiss LSM, MetaMorph STK, and others whose axes tifffile knows."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from ssai3d_app.formats import metadata, optics
from ssai3d_app.formats.tiff_axes import POSITIONS, leading
from ssai3d_app.formats.tiff_pixels import TiffPixels
from ssai3d_app.formats.tiff_plain import made_image
from ssai3d_app.formats.tiff_planes import BlockSource, Samples, Source, TiffImage
from ssai3d_app.volume.scene import Channel, Microscope, Scene

_TAGS = {
    34412: "Zeiss LSM",
    33629: "MetaMorph STK",
    34361: "Olympus FluoView TIFF",
    33560: "Olympus SIS TIFF",
}
_FLAGS = {"is_scanimage": "ScanImage TIFF", "is_qpi": "PerkinElmer QPI TIFF"}
"""What tifffile knows them by, where there is no tag of their own."""


def facility_format(pixels: TiffPixels) -> str | None:
    """Name of the maker's format, or ``None`` for any other TIFF."""
    for tag, name in _TAGS.items():
        if pixels.directories.has_tag(tag):
            return name
    return next((name for flag, name in _FLAGS.items() if getattr(pixels.tiff, flag)), None)


def facility_images(pixels: TiffPixels, kind: str) -> list[TiffImage]:
    """The stack of such a file; each position of the stage is a scene of its own.

    Raises
    ------
    ValueError
        When planes that the file speaks of are not there.
    """
    every = pixels.tiff.series
    if not every:
        raise ValueError("no series of planes")
    series = every[0]
    axes, shape = str(series.get_axes(False)), tuple(int(n) for n in series.get_shape(False))
    page = series.keyframe
    samples = Samples.of(page)
    metadata.refuse_absurd_plane(pixels.path, samples.plane_bytes)
    held = samples.length * samples.width * samples.count
    count = leading(shape, held)
    if count is None:
        raise ValueError(f"pages of {page.shape} in a series of {shape}")
    pages = math.prod(shape[:count])
    metadata.refuse_absurd(pixels.path, pages)
    source: Source
    if len(series.pages) >= pages and not series.dataoffset:
        source = _SeriesSource(pixels, series)
    elif series.dataoffset is not None:
        source = BlockSource(pixels, page, int(series.dataoffset), pages)
    elif len(series.pages) >= pages:
        source = _SeriesSource(pixels, series)
    else:
        raise ValueError(f"{len(series.pages)} of {pages} planes are here")
    if kind == "Zeiss LSM":
        # What it stores as samples are channels, whatever the tag on colour says.
        samples = replace(samples, are_colour=False)
    outer = [n for n, axis in enumerate(axes[:count]) if axis in POSITIONS and shape[n] > 1]
    inner = [n for n in range(count) if n not in outer]
    numbers = np.arange(pages).reshape(shape[:count])
    made: list[TiffImage] = []
    for place in np.ndindex(*(shape[n] for n in outer)):
        index: list[Any] = [slice(None)] * count
        for axis, position in zip(outer, place, strict=True):
            index[axis] = position
        chosen = _Chosen(source, numbers[tuple(index)].ravel())
        image = made_image(
            pixels,
            "".join(axes[n] for n in inner),
            tuple(shape[n] for n in inner),
            samples,
            chosen,
            remarks=[],
        )
        scene = _with_metadata(image.scene, pixels, kind)
        name = scene.name + "".join(f" position {position + 1}" for position in place)
        made.append(replace(image, scene=replace(scene, index=len(made), name=name)))
    return made


class _SeriesSource:
    """Pages of a series as tifffile lists them, with the places that it put right."""

    def __init__(self, pixels: TiffPixels, series: Any) -> None:
        self._pixels = pixels
        self._series = series

    def region(self, number: int, rows: slice, columns: slice, level: int) -> npt.NDArray[Any]:
        page = self._series.pages[number]
        if level or page is None:
            raise ValueError(f"page {number} is missing")
        keyframe = page.keyframe
        if keyframe.shaped != self._series.keyframe.shaped or keyframe.dtype != self._series.dtype:
            raise ValueError(f"page {number} holds other pixels")
        offsets, counts = (
            np.asarray(places, dtype=np.int64) for places in (page.dataoffsets, page.databytecounts)
        )
        return self._pixels.decoded(keyframe, offsets, counts, rows, columns)


class _Chosen:
    """Some pages of a source, numbered anew."""

    def __init__(self, source: Source, numbers: npt.NDArray[Any]) -> None:
        self._source = source
        self._numbers = numbers

    def region(self, number: int, rows: slice, columns: slice, level: int) -> npt.NDArray[Any]:
        return self._source.region(int(self._numbers[number]), rows, columns, level)


def _with_metadata(scene: Scene, pixels: TiffPixels, kind: str) -> Scene:
    if kind == "Zeiss LSM":
        return _lsm(scene, pixels.tiff.lsm_metadata or {})
    if kind == "MetaMorph STK":
        return _stk(scene, pixels.tiff.stk_metadata or {})
    if kind == "Olympus FluoView TIFF":
        return _fluoview(scene, pixels.tiff.fluoview_metadata or {})
    return scene


def _lsm(scene: Scene, said: Mapping[str, Any]) -> Scene:
    """Voxel size in metres, time step in s, names and colours of the channels."""
    z, y, x = (metadata.micrometres(said.get(f"VoxelSize{axis}"), "m") for axis in "ZYX")
    colours = said.get("ChannelColors")
    colours = colours if isinstance(colours, Mapping) else {}
    names = [str(name) for name in colours.get("ColorNames") or ()]
    shown = [
        metadata.hex_color(*(float(part) for part in colour[:3]))
        for colour in colours.get("Colors") or ()
        if len(colour) >= 3
    ]
    step = metadata.seconds(said.get("TimeIntervall")) if scene.length("T") > 1 else None
    recording = said.get("ScanInformation")
    recording = recording if isinstance(recording, Mapping) else {}
    excitations = _lasers(recording, scene.length("C"))
    return replace(
        scene,
        voxel_size=metadata.voxel_size(z, y, x, "LSM metadata"),
        channels=metadata.channels(scene.length("C"), names, shown, excitations),
        microscope=_lens(str(recording.get("Objective") or "")),
        time_step_s=step,
    )


_LENS = re.compile(r"([0-9.]+)x ?/ ?([0-9]+[.,][0-9]+) ?([a-z]*)", re.IGNORECASE)


def _lens(name: str) -> Microscope:
    """The objective, whose name tells its numbers: ``Plan-Apochromat 63x/1.4 Oil DIC``."""
    told = _LENS.search(name)
    if told is None:
        return Microscope(objective=name or None)
    return Microscope(
        objective=name,
        magnification=optics.positive(told[1]),
        numerical_aperture=optics.positive(told[2].replace(",", ".")),
        immersion=optics.immersion(told[3]),
    )


def _lasers(recording: Mapping[str, Any], channels: int) -> list[float | None]:
    """The wavelength of each channel's laser, where its track was lit by one alone."""
    found: list[float | None] = []
    for track in recording.get("Tracks") or ():
        lines = [
            optics.wavelength_nm(line.get("Wavelength"))
            for line in track.get("IlluminationChannels") or ()
            if line.get("Aquire")  # spelled like this by tifffile
        ]
        detected = [data for data in track.get("DataChannels") or () if data.get("Acquire")]
        found += [lines[0] if len(lines) == 1 else None] * len(detected)
    return found if len(found) == channels else []


def _stk(scene: Scene, said: Mapping[str, Any]) -> Scene:
    """Calibration where it is switched on, distances along z, times and wavelengths."""
    unit = str(said.get("CalibrationUnits") or "").strip()
    calibrated = bool(said.get("SpatialCalibration")) if "SpatialCalibration" in said else True
    y, x = (
        metadata.micrometres(said.get(f"{axis}Calibration"), unit) if calibrated else None
        for axis in "YX"
    )
    distances = np.abs(np.asarray(said.get("ZDistance", []), dtype=float).ravel())
    distances = distances[distances > 0]
    z, remarks = None, list(scene.remarks)
    if distances.size and scene.length("Z") > 1:
        # MetaMorph states distances along z in µm.
        z = metadata.micrometres(float(np.median(distances)))
        if np.ptp(distances) > 0.01 * float(np.median(distances)):
            remarks.append("The distances between the planes differ; the middle one is given.")
    step = None
    moments = np.asarray(said.get("TimeCreated", []), dtype=float).ravel()
    if scene.length("T") > 1 and moments.size == scene.length("T"):
        # Milliseconds since midnight.
        step = metadata.seconds((moments[-1] - moments[0]) / (moments.size - 1), "ms")
    return replace(
        scene,
        voxel_size=metadata.voxel_size(z, y, x, "STK metadata"),
        channels=tuple(_emitting(scene, said)),
        time_step_s=step,
        remarks=tuple(remarks),
    )


def _emitting(scene: Scene, said: Mapping[str, Any]) -> Iterator[Channel]:
    waves = np.asarray(said.get("Wavelengths", []), dtype=float).ravel()
    for channel in scene.channels:
        wave = float(waves[0]) if waves.size and np.ptp(waves) == 0 else 0.0
        # Wavelengths that a user left at 0 or 1 are no light.
        yield replace(channel, emission_nm=wave if wave > 100 else None)


def _fluoview(scene: Scene, said: Mapping[str, Any]) -> Scene:
    """Name, size, origin, resolution and unit of each dimension."""
    steps: dict[str, float | None] = {}
    for dimension in said.get("Dimensions") or ():
        name, _, _, resolution, unit = (*dimension, *(None,) * 5)[:5]
        axis = str(name).strip("\0 ").upper()[:1]
        steps[axis] = metadata.micrometres(resolution, str(unit).strip("\0 "))
    edges = (steps.get("Z"), steps.get("Y"), steps.get("X"))
    return replace(scene, voxel_size=metadata.voxel_size(*edges, "FluoView metadata"))
