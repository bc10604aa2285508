"""OME-TIFF results: BigTIFF, streamed plane by plane, the provenance inside the OME-XML."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

import numpy as np
import numpy.typing as npt
import tifffile

from ssai3d_app.errors import cannot_write
from ssai3d_app.formats.result import ImageDescription
from ssai3d_app.formats.sequential_writer import SequentialWriter

_NAMESPACE = "http://www.openmicroscopy.org/Schemas/OME/2016-06"
_PROVENANCE_NAMESPACE = "ssai3d/provenance"
_TYPES = {
    **{f"{sign}int{bits}": f"{sign}int{bits}" for sign in ("", "u") for bits in (8, 16, 32)},
    "float32": "float",
    "float64": "double",
}

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _text(text: str) -> str:
    """Text with every character that XML forbids replaced, such as those of odd file names."""
    return _NOT_IN_XML.sub("\ufffd", text)


def ome_xml(description: ImageDescription, provenance: str) -> str:
    """OME-XML (2016-06) of a result, in ASCII as the TIFF description tag wants it."""
    time, channel, z, y, x = description.shape
    root = ElementTree.Element("OME", xmlns=_NAMESPACE)
    image = ElementTree.SubElement(root, "Image", ID="Image:0", Name=_text(description.name))
    sizes = {
        f"PhysicalSize{axis}": repr(float(edge))
        for axis, edge in zip("ZYX", description.voxel_size, strict=True)
    }
    units = {f"PhysicalSize{axis}Unit": "µm" for axis in "XYZ"}
    pixels = ElementTree.SubElement(
        image,
        "Pixels",
        {
            "ID": "Pixels:0",
            "DimensionOrder": "XYZCT",
            "Type": _TYPES[description.dtype],
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
        facts = {"ID": f"Channel:0:{number}", "SamplesPerPixel": "1", "Name": _text(described.name)}
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
    ElementTree.SubElement(annotation, "Value").text = _text(provenance)
    text: bytes = ElementTree.tostring(root, encoding="us-ascii", xml_declaration=True)
    return text.decode("ascii")


class OmeTiffWriter(SequentialWriter):
    """Writes ``.ome.tif``."""

    def _begin(self) -> None:
        if self.description.dtype not in _TYPES:
            raise cannot_write(
                f"An OME-TIFF cannot hold values of type {self.description.dtype}",
                "choose a name that ends in .ome.zarr, or 32-bit real values",
            )
        self._file: Any = tifffile.TiffWriter(self.unfinished, bigtiff=True)

    def _append(self, time: int, channel: int, first_z: int, planes: npt.NDArray[Any]) -> None:
        for number, plane in enumerate(planes):
            self._file.write(
                np.ascontiguousarray(plane),
                photometric="minisblack",
                # zlib is read by Fiji, napari and Bio-Formats, and so is the predictor for
                # integers; the one for real values is not ("Unknown Predictor (3)").
                compression="zlib",
                predictor=plane.dtype.kind in "ui",
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
