"""OME-Zarr results: NGFF 0.4 on Zarr 2 or 0.5 on Zarr 3, several levels, streamed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy.typing as npt

from ssai3d_app.formats.ngff import EMPTY_RANGE, Range, image_attributes
from ssai3d_app.formats.pyramid import Level, Plane, StreamedPyramid, isotropic_levels
from ssai3d_app.formats.result import ImageDescription, ResultDescription
from ssai3d_app.formats.result_xml import ome_xml
from ssai3d_app.formats.sequential_writer import SequentialWriter
from ssai3d_app.formats.zarr_level import ZarrLevel, level_bytes

_DOCUMENT_BYTES = 2**20


def ome_zarr_bytes(description: ResultDescription, version: str) -> int:
    """Space that a result takes at the most, in bytes: pixels that cannot be compressed."""
    return _DOCUMENT_BYTES + sum(
        level_bytes((*image.shape[:2], *level.shape), image.dtype, version)
        for image in description.images
        for level in isotropic_levels(image.shape[2:])
    )


class _Image:
    """One image while its planes come: its levels, and the extremes of its channels."""

    def __init__(self, folder: Path, description: ImageDescription, version: str) -> None:
        self.description = description
        self.levels: tuple[Level, ...] = isotropic_levels(description.shape[2:])
        self.ranges: list[Range] = [EMPTY_RANGE] * description.shape[1]
        self._arrays = [
            ZarrLevel(
                folder / str(number),
                (*description.shape[:2], *level.shape),
                description.dtype,
                version,
            )
            for number, level in enumerate(self.levels)
        ]
        self._pyramid: StreamedPyramid | None = None

    def append(self, time: int, channel: int, z: int, plane: Plane) -> None:
        """Take the next plane and what follows from it in the coarser levels."""
        if z == 0 or self._pyramid is None:

            def sink(level: int, at: int, coarse: Plane) -> None:
                self._arrays[level].append(time, channel, at, coarse)

            self._pyramid = StreamedPyramid(self.levels, self.description.dtype, sink)
        self._arrays[0].append(time, channel, z, plane)
        self._pyramid.add(z, plane)
        low, high = self.ranges[channel]
        self.ranges[channel] = (min(low, float(plane.min())), max(high, float(plane.max())))


class OmeZarrWriter(SequentialWriter):
    """Writes ``.ome.zarr``: one image at the root, or several as numbered series.

    Several follow the layout of bioformats2raw. Its OME-XML, which says what NGFF has no place for
    (wavelengths, optics), stands beside a single image too.
    """

    def __init__(self, path: Path, description: ResultDescription, version: str = "0.4") -> None:
        self._version = version
        self._current: _Image | None = None
        self._attributes: list[dict[str, Any]] = []
        super().__init__(path, description)

    def _begin(self) -> None:
        self.unfinished.mkdir()

    def _group(self, image: int) -> str:
        """The folder of an image within the store."""
        return str(image) if len(self.images) > 1 else ""

    def _append(
        self, image: int, time: int, channel: int, first_z: int, planes: npt.NDArray[Any]
    ) -> None:
        if self._current is None or image > len(self._attributes):
            self._complete_image()
            folder = self.unfinished / self._group(image)
            self._current = _Image(folder, self.images[image], self._version)
        for z, plane in enumerate(planes, first_z):
            self._current.append(time, channel, z, plane)

    def _complete_image(self) -> None:
        """Note the attributes of the image whose last plane has come, and let its buffers go."""
        done, self._current = self._current, None
        if done is not None:
            self._attributes.append(
                image_attributes(done.description, done.levels, done.ranges, self._version)
            )

    def _finish(self, provenance: str) -> None:
        self._complete_image()
        documents = {self._group(n): document for n, document in enumerate(self._attributes)}
        documents["OME"] = {}
        if len(self.images) > 1:
            documents[""] = {"bioformats2raw.layout": 3}
            documents["OME"] = {"series": [str(n) for n in range(len(self.images))]}
        for group, attributes in documents.items():
            extra = {} if group else {"ssai3d": json.loads(provenance)}
            self._write_group(self.unfinished / group, attributes, extra)
        xml = ome_xml(self.images, provenance, in_tiff=False)
        (self.unfinished / "OME" / "METADATA.ome.xml").write_text(xml, encoding="ascii")

    def _write_group(self, folder: Path, attributes: dict[str, Any], extra: dict[str, Any]) -> None:
        folder.mkdir(exist_ok=True)
        if self._version == "0.4":
            documents = {".zgroup": {"zarr_format": 2}, ".zattrs": {**attributes, **extra}}
        else:
            ome = {"version": self._version, **attributes}
            group = {"zarr_format": 3, "node_type": "group", "attributes": {"ome": ome, **extra}}
            documents = {"zarr.json": group}
        for name, document in documents.items():
            # In ASCII, since a file name may hold what is no valid Unicode.
            (folder / name).write_text(json.dumps(document, indent=2), encoding="ascii")

    def _close(self) -> None:
        self._current = None
