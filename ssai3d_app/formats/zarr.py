"""OME-Zarr (NGFF 0.4 on Zarr 2, 0.5 on Zarr 3) over tensorstore (Apache-2.0)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import tensorstore

from ssai3d_app.formats import metadata
from ssai3d_app.formats.planewise import PlanewiseReader
from ssai3d_app.formats.zarr_layout import group_attributes, image_groups
from ssai3d_app.volume.scene import Plane, Scene, VoxelSize


class ZarrReader(PlanewiseReader):
    """Images of an OME-Zarr store as scenes, at their finest level."""

    format_name = "OME-Zarr"

    def _open(self) -> None:
        self._groups = image_groups(self.path)
        if not self._groups:
            raise ValueError("no multiscale image in this store")
        self._arrays: list[Any] = []
        self._axes: list[str] = []

    def _describe(self) -> list[Scene]:
        return [self._scene_of(index, group) for index, group in enumerate(self._groups)]

    def _scene_of(self, index: int, group: Path) -> Scene:
        attributes = group_attributes(group)
        multiscale = attributes["multiscales"][0]
        finest = multiscale["datasets"][0]
        folder = (group / finest["path"]).resolve()
        if not folder.is_relative_to(self.path.resolve()):
            raise ValueError("the store points outside itself")
        array = self._array(folder)
        named = multiscale.get("axes") or list("tczyx"[-array.ndim :])
        axes = "".join((a["name"] if isinstance(a, dict) else a).upper() for a in named)
        units = {
            (a["name"].upper() if isinstance(a, dict) else a.upper()): (
                a.get("unit") if isinstance(a, dict) else None
            )
            for a in named
        }
        self._arrays.append(array)
        self._axes.append(axes)
        sizes = dict(zip(axes, array.shape, strict=True))
        omero = attributes.get("omero", {}).get("channels", [])
        return Scene(
            index,
            multiscale.get("name") or self.path.name.split(".")[0],
            "TCZYX",
            tuple(sizes.get(axis, 1) for axis in "TCZYX"),
            np.dtype(array.dtype.numpy_dtype).newbyteorder("=").name,
            self._voxel_size(axes, units, multiscale, finest),
            metadata.channels(
                sizes.get("C", 1),
                [channel.get("label") for channel in omero],
                [
                    f"#{channel['color'].upper()}" if channel.get("color") else None
                    for channel in omero
                ],
            ),
        )

    @staticmethod
    def _array(folder: Path) -> Any:
        driver = "zarr3" if (folder / "zarr.json").is_file() else "zarr"
        spec = {"driver": driver, "kvstore": {"driver": "file", "path": str(folder)}}
        return tensorstore.open(spec, read=True, write=False).result()

    @staticmethod
    def _voxel_size(
        axes: str, units: dict[str, str | None], multiscale: dict[str, Any], finest: dict[str, Any]
    ) -> VoxelSize:
        scale = np.ones(len(axes))
        known = False
        for owner in (finest, multiscale):
            for step in owner.get("coordinateTransformations", []):
                if step.get("type") == "scale":
                    scale, known = scale * np.asarray(step["scale"], dtype=float), True
        edges = dict(zip(axes, scale, strict=True))
        z, y, x = (
            metadata.micrometres(edges.get(axis), units.get(axis)) if known else None
            for axis in "ZYX"
        )
        return metadata.voxel_size(z, y, x, "OME-Zarr metadata")

    def _plane(self, scene: int, time: int, channel: int, z: int) -> Plane:
        where = {"T": time, "C": channel, "Z": z}
        index = tuple(where.get(axis, slice(None)) for axis in self._axes[scene])
        return np.asarray(self._arrays[scene][index].read().result())
