"""Formats without a reader of ours, through those that aicsimageio brings (DeltaVision, pictures).

Only readers under permissive licences are admitted, and only those that run nothing from the file:
aicsimageio's reader of SlideBook folders would construct any Python object that their YAML names.
"""

from __future__ import annotations

import math
from dataclasses import replace
from importlib import import_module
from itertools import zip_longest
from typing import Any, ClassVar

import numpy as np

from ssai3d_app.formats import metadata
from ssai3d_app.formats.planewise import PlanewiseReader
from ssai3d_app.volume.corrections import numbered_channels
from ssai3d_app.volume.scene import Box, Scene, Voxels

OPENED_BY = "opened by a general reader"
_REMARK = (
    "The general reader knows little of this format: check axes, voxel size and channel names."
)


class GeneralReader(PlanewiseReader):
    """Scenes of any file that one of aicsimageio's own readers opens."""

    reader_path: ClassVar[str]
    """Module and class of aicsimageio's reader, imported on demand."""

    def _open(self) -> None:
        module, _, name = self.reader_path.rpartition(".")
        reader = getattr(import_module(module), name)
        # Without AICSImage, which gives several channels one name when a file names none.
        self._image: Any = reader(str(self.path))

    def _describe(self) -> list[Scene]:
        return [self._scene_of(index) for index in range(len(self._image.scenes))]

    def _scene_of(self, index: int) -> Scene:
        self._image.set_scene(index)
        dims = self._image.dims
        axes = str(dims.order)
        sizes = dict(zip(axes, (int(n) for n in dims.shape), strict=True))
        if not set(axes) <= set("TCZYXS"):
            raise ValueError(f"axes {axes}")
        metadata.refuse_absurd(self.path, math.prod(sizes.get(axis, 1) for axis in "TCZ"))
        axes = "TCZYXS" if sizes.get("S", 1) > 1 else "TCZYX"
        size = self._image.physical_pixel_sizes
        z, y, x = (metadata.micrometres(edge) for edge in (size.Z, size.Y, size.X))
        count = sizes.get("C", 1)
        return Scene(
            index,
            self.path.stem if len(self._image.scenes) == 1 else str(self._image.scenes[index]),
            axes,
            tuple(sizes.get(axis, 1) for axis in axes),
            np.dtype(self._image.dtype).newbyteorder("=").name,
            metadata.voxel_size(z, y, x, f"{self.format_name.split(',')[0]} metadata"),
            tuple(
                replace(channel, emission_nm=emission)
                for channel, emission in zip_longest(
                    numbered_channels(count), self._emissions()[:count]
                )
            ),
            remarks=(_REMARK,),
        )

    def _emissions(self) -> list[float | None]:
        """Emission wavelengths of the channels in nm, where the format knows them."""
        return []

    def _box(self, scene: int, time: int, channel: int, box: Box, level: int) -> Voxels:
        assert level == 0  # no pyramid is described
        described = self.described[scene]
        self._image.set_scene(scene)
        order = "ZYXS" if described.is_rgb else "ZYX"
        lazy = self._image.get_image_dask_data(order, T=time, C=channel)
        # Copied, so that no memory map of the library outlives this call.
        return np.array(lazy[box].compute(scheduler="synchronous"))


class DeltaVisionReader(GeneralReader):
    """DeltaVision (.dv, .r3d) over mrc (BSD-3)."""

    format_name = f"DeltaVision, {OPENED_BY}"
    reader_path = "aicsimageio.readers.dv_reader.DVReader"

    def _emissions(self) -> list[float | None]:
        header = self._image.metadata["header"]
        return [float(header[f"wave{number}"]) or None for number in range(1, 6)]


class PictureReader(GeneralReader):
    """PNG, JPEG, BMP and GIF over imageio (BSD-2)."""

    format_name = f"Picture, {OPENED_BY}"
    reader_path = "aicsimageio.readers.default_reader.DefaultReader"
