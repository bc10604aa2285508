"""OME-Zarr results: NGFF 0.4 on Zarr 2, streamed over tensorstore."""

from __future__ import annotations

import json
import math
from typing import Any

import numpy as np
import numpy.typing as npt
import tensorstore

from ssai3d_app.formats.sequential_writer import SequentialWriter
from ssai3d_app.volume.scene import full_scale

_CHUNK = (1, 1, 8, 256, 256)


class OmeZarrWriter(SequentialWriter):
    """Writes ``.ome.zarr``."""

    def _begin(self) -> None:
        self.unfinished.mkdir()
        self._range = [(math.inf, -math.inf)] * self.description.shape[1]
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
        low, high = self._range[channel]
        self._range[channel] = (min(low, float(planes.min())), max(high, float(planes.max())))

    def _finish(self, provenance: str) -> None:
        group = {".zgroup": {"zarr_format": 2}, ".zattrs": self.attributes(provenance)}
        for name, document in group.items():
            # In ASCII, since a file name may hold what is no valid Unicode.
            (self.unfinished / name).write_text(json.dumps(document, indent=2), encoding="ascii")

    def attributes(self, provenance: str) -> dict[str, Any]:
        """The group's attributes: axes in µm, scale, channels as OMERO shows them, provenance."""
        scale = [1.0, 1.0, *(float(edge) for edge in self.description.voxel_size)]
        space = [{"name": n, "type": "space", "unit": "micrometer"} for n in "zyx"]
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
                        "window": self._window(number),
                    }
                    for number, channel in enumerate(self.description.channels)
                ]
            },
            "ssai3d": json.loads(provenance),
        }

    def _window(self, channel: int) -> dict[str, float]:
        """The intensities between which viewers show a channel: those that it has."""
        low, high = self._range[channel]
        if not (math.isfinite(low) and math.isfinite(high)):
            low, high = 0.0, 1.0
        limit = full_scale(self.description.dtype)
        least, most = (low, high) if limit is None else (min(low, 0.0), limit)
        return {"min": least, "max": most, "start": low, "end": high}

    def _close(self) -> None:
        self._array = None
