"""The seam to aicsimageio: readers of ours behind its ``Reader`` API, read in boxes."""

from __future__ import annotations

import math
from abc import abstractmethod
from contextlib import ExitStack
from pathlib import Path
from typing import Any, ClassVar

import dask.array as da
import numpy as np
import xarray as xr
from aicsimageio.readers.reader import Reader
from aicsimageio.types import PhysicalPixelSizes

from ssai3d_app.volume.scene import Box, Scene, Voxels

_MOST_PLANES = 10_000_000
"""More are damage: no microscope records for so long, and dask keeps an entry for each."""


class PlanewiseReader(Reader):  # type: ignore[misc]
    """Base of our readers: a subclass lists scenes and reads boxes.

    ``image`` is a path. The application reads with :meth:`read_box`; aicsimageio's own interface
    gives the same pixels as T C Z Y X (with S for colour), one dask chunk a plane.
    """

    format_name: ClassVar[str]

    def __init__(self, image: Any, **_: Any) -> None:
        super().__init__(image)
        self.path = Path(image)
        self._resources = ExitStack()
        try:
            self._open()
            self.described = tuple(self._describe())
            self._refuse_endless()
        except BaseException:
            self.close()
            raise

    @staticmethod
    def _is_supported_image(fs: Any, path: str, **kwargs: Any) -> bool:
        raise TypeError(f"Readers are chosen by content, not asked: {path}, {fs}, {kwargs}")

    @abstractmethod
    def _open(self) -> None:
        """Open the file, leaving whatever must be closed with ``self._resources``."""

    @abstractmethod
    def _describe(self) -> list[Scene]:
        """All scenes, from metadata alone."""

    @abstractmethod
    def _box(self, scene: int, time: int, channel: int, box: Box, level: int) -> Voxels:
        """A box that is known to lie inside, (Z, Y, X) or (Z, Y, X, S).

        The rest is not read where the format allows; ``level`` is one that the scene describes.
        """

    def read_box(self, scene: int, time: int, channel: int, box: Box, level: int = 0) -> Voxels:
        """A box of one channel at one time, in the scene's dtype and native byte order.

        Raises
        ------
        IndexError
            When it does not lie inside the scene.
        Exception
            Whatever the file's library raises when the file is damaged there.
        """
        described = self.described[scene]
        extent = described.level_shape(level)
        inside = all(0 <= s.start < s.stop <= n for s, n in zip(box, extent, strict=True))
        if not (
            inside and 0 <= time < described.length("T") and 0 <= channel < described.length("C")
        ):
            raise IndexError(f"time {time}, channel {channel}, box {box} of {described.shape}")
        voxels = np.asarray(self._box(scene, time, channel, box, level), dtype=described.dtype)
        expected = tuple(s.stop - s.start for s in box)
        if voxels.shape[:3] != expected:
            raise ValueError(f"a box of {voxels.shape} came instead of {expected}")
        return voxels

    def _refuse_endless(self) -> None:
        for scene in self.described:
            planes = math.prod(scene.shape[:3])
            if planes > _MOST_PLANES:
                raise ValueError(f"scene {scene.index} would have {planes} planes")

    def close(self) -> None:
        """Release the file; safe to call twice."""
        self._resources.close()

    @property
    def scenes(self) -> tuple[str, ...]:
        """Unique scene ids, as aicsimageio wants them."""
        return tuple(f"{scene.index}: {scene.name}" for scene in self.described)

    @property
    def _scene(self) -> Scene:
        return self.described[self._current_scene_index]

    def _read_delayed(self) -> xr.DataArray:
        scene = self._scene
        index = self._current_scene_index
        plane = (slice(0, scene.length("Y")), slice(0, scene.length("X")))

        def read(block_info: Any = None) -> Any:
            t, c, z = block_info[None]["chunk-location"][:3]
            return self.read_box(index, t, c, (slice(z, z + 1), *plane))[None, None]

        single = tuple((1,) * scene.length(axis) for axis in "TCZ")
        whole = tuple((n,) for n in scene.shape[3:])
        data = da.map_blocks(
            read, chunks=single + whole, dtype=scene.dtype, meta=np.empty((0,), dtype=scene.dtype)
        )
        return xr.DataArray(data, dims=list(scene.axes), coords={"C": self.channel_names})

    def _read_immediate(self) -> xr.DataArray:
        return self._read_delayed().compute(scheduler="synchronous")

    @property
    def channel_names(self) -> list[str]:
        """Names of the current scene's channels."""
        return [channel.name for channel in self._scene.channels]

    @property
    def physical_pixel_sizes(self) -> PhysicalPixelSizes:
        """Voxel size of the current scene in µm; unknown is ``None``."""
        size = self._scene.voxel_size
        return PhysicalPixelSizes(size.z, size.y, size.x)
