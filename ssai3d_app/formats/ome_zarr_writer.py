"""OME-Zarr results: NGFF 0.4 on Zarr 2, streamed over tensorstore."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import numpy.typing as npt
import tensorstore

from ssai3d_app.formats.sequential_writer import SequentialWriter

_CHUNK = (1, 1, 8, 256, 256)


class OmeZarrWriter(SequentialWriter):
    """Writes ``.ome.zarr``."""

    def _begin(self) -> None:
        self.unfinished.mkdir()
        shape = list(self.description.shape)
        self._array: Any = tensorstore.open(
            {
                "driver": "zarr",
                "kvstore": {"driver": "file", "path": str(self.unfinished / "0")},
                "metadata": {
                    "shape": shape,
                    "chunks": [min(c, n) for c, n in zip(_CHUNK, shape, strict=True)],
                    "dtype": np.dtype(self.description.dtype).newbyteorder("<").str,
                    "dimension_separator": "/",
                    "compressor": {"id": "blosc", "cname": "zstd", "clevel": 3, "shuffle": 1},
                },
                "create": True,
            }
        ).result()

    def _append(self, time: int, channel: int, first_z: int, planes: npt.NDArray[Any]) -> None:
        try:
            self._array[time, channel, first_z : first_z + len(planes)].write(planes).result()
        except ValueError as error:  # what tensorstore raises for a full disk
            raise OSError(str(error)) from error

    def _finish(self, provenance: str) -> None:
        group = {".zgroup": {"zarr_format": 2}, ".zattrs": self.attributes(provenance)}
        for name, document in group.items():
            text = json.dumps(document, indent=2, ensure_ascii=False)
            (self.unfinished / name).write_text(text, encoding="utf-8")

    def attributes(self, provenance: str) -> dict[str, Any]:
        """The group's attributes: axes in µm, scale, channels as OMERO shows them, provenance."""
        scale = [1.0, 1.0, *self.description.voxel_size]
        space = [{"name": n, "type": "space", "unit": "micrometer"} for n in "zyx"]
        limit = np.iinfo(self.description.dtype).max if self._is_integer else 1.0
        return {
            "multiscales": [
                {
                    "version": "0.4",
                    "name": self.description.name,
                    "axes": [
                        {"name": "t", "type": "time"},
                        {"name": "c", "type": "channel"},
                        *space,
                    ],
                    "datasets": [
                        {
                            "path": "0",
                            "coordinateTransformations": [{"type": "scale", "scale": scale}],
                        }
                    ],
                }
            ],
            "omero": {
                "channels": [
                    {
                        "label": channel.name,
                        "color": (channel.color or "#FFFFFF")[1:],
                        "active": True,
                        "window": {"min": 0, "max": float(limit), "start": 0, "end": float(limit)},
                    }
                    for channel in self.description.channels
                ]
            },
            "ssai3d": json.loads(provenance),
        }

    @property
    def _is_integer(self) -> bool:
        return np.dtype(self.description.dtype).kind in "ui"

    def _close(self) -> None:
        self._array = None
