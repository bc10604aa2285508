"""OME-TIFF results: BigTIFF, streamed plane by plane, the provenance inside the OME-XML."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import numpy.typing as npt
import tifffile

from ssai3d_app.errors import cannot_write
from ssai3d_app.formats.creating import put_in_place, remove, unfinished_path
from ssai3d_app.formats.result import ResultDescription

_NAMESPACE = "http://www.openmicroscopy.org/Schemas/OME/2016-06"
_PROVENANCE_NAMESPACE = "ssai3d/provenance"
_TYPES = {"float32": "float", "float64": "double"}


def ome_xml(description: ResultDescription, provenance: str) -> str:
    """OME-XML (2016-06) of a result, in ASCII as the TIFF description tag wants it."""
    time, channel, z, y, x = description.shape
    root = ElementTree.Element("OME", xmlns=_NAMESPACE)
    image = ElementTree.SubElement(root, "Image", ID="Image:0", Name=description.name)
    sizes = {
        f"PhysicalSize{a}": repr(d) for a, d in zip("ZYX", description.voxel_size, strict=True)
    }
    units = {f"PhysicalSize{axis}Unit": "µm" for axis in "XYZ"}
    pixels = ElementTree.SubElement(
        image,
        "Pixels",
        {
            "ID": "Pixels:0",
            "DimensionOrder": "XYZCT",
            "Type": _TYPES.get(description.dtype, description.dtype),
            "SizeT": str(time),
            "SizeC": str(channel),
            "SizeZ": str(z),
            "SizeY": str(y),
            "SizeX": str(x),
            **sizes,
            **units,
        },
    )
    for number, described in enumerate(description.channels):
        facts = {"ID": f"Channel:0:{number}", "SamplesPerPixel": "1", "Name": described.name}
        if described.color:
            rgba = (int(described.color[1:], 16) << 8) | 0xFF
            facts["Color"] = str(rgba - (1 << 32) if rgba >= 1 << 31 else rgba)
        ElementTree.SubElement(pixels, "Channel", facts)
    ElementTree.SubElement(pixels, "TiffData", IFD="0", PlaneCount=str(time * channel * z))
    ElementTree.SubElement(image, "AnnotationRef", ID="Annotation:0")
    annotations = ElementTree.SubElement(root, "StructuredAnnotations")
    annotation = ElementTree.SubElement(
        annotations, "CommentAnnotation", ID="Annotation:0", Namespace=_PROVENANCE_NAMESPACE
    )
    ElementTree.SubElement(annotation, "Value").text = provenance
    text: bytes = ElementTree.tostring(root, encoding="us-ascii", xml_declaration=True)
    return text.decode("ascii")


class OmeTiffWriter:
    """A :class:`~ssai3d_app.formats.result.ResultWriter` for ``.ome.tif``."""

    def __init__(self, path: Path, description: ResultDescription) -> None:
        self._path = path
        self._description = description
        self._unfinished = unfinished_path(path)
        self._planes = 0
        try:
            self._file: Any = tifffile.TiffWriter(self._unfinished, bigtiff=True)
        except OSError as error:
            raise self._failure(error) from error

    def _failure(self, error: OSError) -> Exception:
        return cannot_write(
            f"{self._path.name} cannot be written",
            "check the free disk space, or choose another folder",
            str(error),
        )

    def write(self, time: int, channel: int, first_z: int, planes: npt.NDArray[Any]) -> None:
        """Append planes, shape (n, Y, X), in order: z fastest, then channel, then time.

        Raises
        ------
        ValueError
            When planes come out of order.
        UserError
            When the disk is full or cannot be written.
        """
        _, channels, depth, _, _ = self._description.shape
        if (time * channels + channel) * depth + first_z != self._planes:
            raise ValueError(f"plane {first_z} of channel {channel}, time {time} is out of order")
        try:
            for plane in planes:
                self._file.write(
                    np.ascontiguousarray(plane, dtype=self._description.dtype),
                    photometric="minisblack",
                    # zlib with a predictor is read by Fiji, ImageJ, napari and Bio-Formats.
                    compression="zlib",
                    predictor=True,
                    compressionargs={"level": 4},
                    # The final text is longer and known only at the end; see commit.
                    description="OME" if self._planes == 0 else None,
                    metadata=None,
                )
                self._planes += 1
        except OSError as error:
            raise self._failure(error) from error

    def commit(self, provenance: str) -> None:
        """Close the file, put the OME-XML into it, and give it its name."""
        time, channels, depth, _, _ = self._description.shape
        if self._planes != time * channels * depth:
            raise ValueError(f"{self._planes} planes were written of {time * channels * depth}")
        try:
            self._file.close()
            with tifffile.TiffFile(self._unfinished, mode="r+b") as written:
                tag = written.pages[0].tags["ImageDescription"]
                tag.overwrite(ome_xml(self._description, provenance))
            put_in_place(self._unfinished, self._path)
        except OSError as error:
            raise self._failure(error) from error

    def abort(self) -> None:
        """Remove what was written; after ``commit`` there is nothing left to remove."""
        self._file.close()
        remove(self._unfinished)
