"""OME-Zarr (NGFF up to 0.5, on Zarr 2 and 3): images, series and plates as scenes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from ssai3d_app.formats import metadata
from ssai3d_app.formats.ome_xml import OmeImage, read_document
from ssai3d_app.formats.planewise import PlanewiseReader
from ssai3d_app.formats.zarr_array import ChunkCache, ZarrArray
from ssai3d_app.formats.zarr_axes import (
    Axes,
    Placing,
    axes_of,
    level_remark,
    placing_of,
    time_step_of,
    voxel_size_of,
)
from ssai3d_app.formats.zarr_layout import (
    ImageGroup,
    group_attributes,
    image_groups,
    inside,
)
from ssai3d_app.volume.scene import Box, Scene, Voxels, VoxelSize

_LARGEST_XML = 256 * 2**20


@dataclass(frozen=True)
class _Image:
    """An image of the store: its levels, finest first, and the order of their axes."""

    axes: Axes
    levels: tuple[ZarrArray, ...]

    def box(self, time: int, channel: int, box: Box, level: int) -> Voxels:
        where: dict[str, int | slice] = {"T": time, "C": channel, "-": 0}
        where.update(zip("ZYX", box, strict=True))
        letters = self.axes.letters
        read = self.levels[level].read(tuple(where[letter] for letter in letters))
        kept = [letter for letter in letters if letter in "ZYX"]
        ordered = read.transpose([kept.index(letter) for letter in "ZYX" if letter in kept])
        return ordered if "Z" in kept else ordered[np.newaxis]


class ZarrReader(PlanewiseReader):
    """Images of an OME-Zarr store as scenes."""

    format_name = "OME-Zarr"

    def _open(self) -> None:
        self._groups = image_groups(self.path)
        if not self._groups:
            raise ValueError("no multiscale image in this store")
        self._images: list[_Image] = []
        self._cache = ChunkCache()
        self._resources.callback(self._release)

    def _release(self) -> None:
        for image in self._images:
            for level in image.levels:
                level.close()
        self._cache.clear()

    def _describe(self) -> list[Scene]:
        described = self._companion()
        scenes = [
            self._with_companion(scene, group, described)
            for group in self._groups
            for scene in self._scenes_of(group)
        ]
        names = metadata.unique_names([scene.name for scene in scenes])
        return [
            replace(scene, index=index, name=name)
            for index, (scene, name) in enumerate(zip(scenes, names, strict=True))
        ]

    def _companion(self) -> tuple[OmeImage, ...]:
        """What the store's OME-XML says of its series; nothing where there is none."""
        document = self.path / "OME" / "METADATA.ome.xml"
        if not document.is_file():
            return ()
        inside(self.path, self.path, "OME/METADATA.ome.xml")
        if document.stat().st_size > _LARGEST_XML:
            raise ValueError(f"{document.stat().st_size} bytes of metadata")
        text = document.read_text(encoding="utf-8")
        metadata.refuse_entities(text)
        return read_document(text).images

    def _scenes_of(self, group: ImageGroup) -> list[Scene]:
        attributes = group_attributes(group.folder)
        stem = self.path.name.split(".")[0] or self.path.name
        own = f"{stem} {group.label}" if group.label else stem
        return [
            self._scene_of(group.folder, multiscale, attributes, str(multiscale.get("name") or own))
            for multiscale in attributes["multiscales"]
        ]

    def _scene_of(
        self, folder: Path, multiscale: dict[str, Any], attributes: dict[str, Any], name: str
    ) -> Scene:
        datasets = multiscale["datasets"]
        finest = ZarrArray(self.path, inside(self.path, folder, datasets[0]["path"]), self._cache)
        axes = axes_of(multiscale, finest.shape, name)
        placing = placing_of(datasets[0], multiscale, len(finest.shape))
        levels, remarks = self._levels(folder, multiscale, axes, (finest, placing))
        if finest.is_empty:
            remarks.append("No pixel of this image was ever written; all have the fill value.")
        self._images.append(_Image(axes, levels))
        channels = axes.length("C", finest.shape)
        names, colours = _shown_channels(attributes)
        return Scene(
            0,
            name,
            "TCZYX",
            tuple(axes.length(letter, finest.shape) for letter in "TCZYX"),
            finest.dtype.name,
            voxel_size_of(axes, placing),
            metadata.channels(channels, names, colours),
            time_step_s=time_step_of(axes, placing, finest.shape),
            pyramid=tuple(
                (
                    axes.length("Z", level.shape),
                    axes.length("Y", level.shape),
                    axes.length("X", level.shape),
                )
                for level in levels[1:]
            ),
            remarks=tuple(remarks),
        )

    def _levels(
        self,
        folder: Path,
        multiscale: dict[str, Any],
        axes: Axes,
        first: tuple[ZarrArray, Placing],
    ) -> tuple[tuple[ZarrArray, ...], list[str]]:
        """The finest level and its coarser copies, and what is odd about them."""
        finest, placing = first
        levels, remarks = [finest], []
        for number, dataset in enumerate(multiscale["datasets"][1:], start=1):
            place = inside(self.path, folder, dataset["path"])
            if not any((place / document).is_file() for document in ("zarr.json", ".zarray")):
                remarks.append(f"The coarser copy {number} is missing from the store.")
                continue
            level = ZarrArray(self.path, place, self._cache)
            if level.dtype != finest.dtype or len(level.shape) != len(finest.shape):
                remarks.append(f"The coarser copy {number} holds other pixels and is left out.")
                continue
            here = placing_of(dataset, multiscale, len(level.shape))
            odd = level_remark(number, axes, (finest.shape, level.shape), (placing, here))
            if odd is not None:
                remarks.append(odd)
            elif level.shape != levels[-1].shape:
                levels.append(level)
        return tuple(levels), remarks

    def _with_companion(
        self, scene: Scene, group: ImageGroup, described: tuple[OmeImage, ...]
    ) -> Scene:
        """Add what only the OME-XML knows; where both know the voxel size, Zarr's counts."""
        if group.series is None or group.series >= len(described):
            return scene
        image = described[group.series]
        lengths = tuple(image.lengths[axis] for axis in "TCZYX")
        if lengths != scene.shape:
            told = "The store's OME-XML describes an image of another size and is left aside."
            return replace(scene, remarks=(*scene.remarks, told))
        channels = scene.channels
        if len(image.channels) == len(channels):
            unnamed = metadata.channels(len(channels))
            channels = tuple(
                replace(
                    said,
                    name=(ours.name if ours != plain else "") or said.name or plain.name,
                    color=ours.color or said.color,
                )
                for ours, said, plain in zip(channels, image.channels, unnamed, strict=True)
            )
        size, remarks = _sizes(scene.voxel_size, image.voxel_size)
        return replace(
            scene,
            name=image.name if image.name and group.label else scene.name,
            voxel_size=size,
            channels=channels,
            microscope=image.microscope,
            time_step_s=scene.time_step_s or image.time_step_s,
            remarks=(*scene.remarks, *image.remarks, *remarks),
        )

    def _box(self, scene: int, time: int, channel: int, box: Box, level: int) -> Voxels:
        return self._images[scene].box(time, channel, box, level)


def _sizes(ours: VoxelSize, said: VoxelSize) -> tuple[VoxelSize, list[str]]:
    if ours.source is None:
        return said, []
    edges = [
        (a, b) for a, b in zip((ours.z, ours.y, ours.x), (said.z, said.y, said.x), strict=True)
    ]
    if any(a and b and abs(a - b) > 0.01 * a for a, b in edges):
        return ours, ["The store's OME-XML states another voxel size than its Zarr metadata."]
    return ours, []


def _shown_channels(attributes: dict[str, Any]) -> tuple[list[str | None], list[str | None]]:
    """Names and colours as OMERO shows the channels."""
    omero = attributes.get("omero")
    listed = omero.get("channels") if isinstance(omero, dict) else None
    names: list[str | None] = []
    colours: list[str | None] = []
    for channel in listed if isinstance(listed, list) else []:
        said = channel if isinstance(channel, dict) else {}
        label, colour = said.get("label"), said.get("color")
        names.append(str(label) if label else None)
        colours.append(_colour(colour) if isinstance(colour, str) else None)
    return names, colours


def _colour(text: str) -> str | None:
    digits = text.removeprefix("#").upper()
    whole = len(digits) == 6 and set(digits) <= set("0123456789ABCDEF")
    return f"#{digits}" if whole else None
