"""OME-TIFF results: BigTIFF, streamed plane by plane, the provenance inside the OME-XML."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import numpy as np
import numpy.typing as npt
import tifffile

from ssai3d_app.formats.result import ResultDescription
from ssai3d_app.formats.sequential_writer import SequentialWriter

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


class OmeTiffWriter(SequentialWriter):
    """Writes ``.ome.tif``."""

    def _begin(self) -> None:
        self._file: Any = tifffile.TiffWriter(self.unfinished, bigtiff=True)

    def _append(self, time: int, channel: int, first_z: int, planes: npt.NDArray[Any]) -> None:
        for number, plane in enumerate(planes):
            self._file.write(
                np.ascontiguousarray(plane),
                photometric="minisblack",
                # zlib with a predictor is read by Fiji, ImageJ, napari and Bio-Formats.
                compression="zlib",
                predictor=True,
                compressionargs={"level": 4},
                # The final text is longer and known only at the end; see _finish.
                description="OME" if time == channel == first_z + number == 0 else None,
                metadata=None,
            )

    def _finish(self, provenance: str) -> None:
        self._file.close()
        with tifffile.TiffFile(self.unfinished, mode="r+b") as written:
            tag = written.pages[0].tags["ImageDescription"]
            tag.overwrite(ome_xml(self.description, provenance))

    def _close(self) -> None:
        self._file.close()
