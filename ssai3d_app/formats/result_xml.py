"""OME-XML (2016-06) of a result: scales, channels, optics, and the provenance as key and value."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from itertools import product
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from ssai3d_app.formats.result import ImageDescription
from ssai3d_app.volume.scene import Microscope, Modality

_NAMESPACE = "http://www.openmicroscopy.org/Schemas/OME/2016-06"
PROVENANCE_NAMESPACE = "ssai3d/provenance"
WHOLE_RECORD = "record as JSON"
"""Key of the annotation under which the provenance stands as it was given."""

OME_TYPES = {
    **{f"{sign}int{bits}": f"{sign}int{bits}" for sign in ("", "u") for bits in (8, 16, 32)},
    "float32": "float",
    "float64": "double",
}
_ACQUISITION_MODES = {
    Modality.WIDEFIELD: "WideField",
    Modality.CONFOCAL: "LaserScanningConfocalMicroscopy",
    Modality.SPINNING_DISK: "SpinningDiskConfocal",
    Modality.LIGHT_SHEET: "SPIM",
    Modality.MULTIPHOTON: "MultiPhotonMicroscopy",
}
_IMMERSIONS = {
    name.lower(): name for name in ("Oil", "Water", "WaterDipping", "Air", "Multi", "Glycerol")
}
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _text(text: str) -> str:
    """Text with every character that XML forbids replaced, such as those of odd file names."""
    return _NOT_IN_XML.sub("\ufffd", text)


def ome_xml(images: Sequence[ImageDescription], provenance: str, *, in_tiff: bool) -> str:
    """OME-XML of all images, in ASCII as a TIFF description wants it.

    ``in_tiff`` says that the planes of all images follow each other in one file; else the pixels
    are elsewhere. ``provenance`` is a JSON text; its plain values are listed one by one, and the
    whole of it under :data:`WHOLE_RECORD`.
    """
    root = Element("OME", xmlns=_NAMESPACE)
    for number, image in enumerate(images):
        if image.microscope != Microscope():
            _add_instrument(root, number, image.microscope)
    first_plane = 0
    for number, image in enumerate(images):
        pixels = _add_image(root, number, image)
        planes = image.shape[0] * image.shape[1] * image.shape[2]
        if in_tiff:
            SubElement(pixels, "TiffData", IFD=str(first_plane), PlaneCount=str(planes))
        else:
            SubElement(pixels, "MetadataOnly")
        if any(image.first_voxel):
            _add_positions(pixels, image)
        first_plane += planes
    _add_provenance(root, provenance)
    text: bytes = ElementTree.tostring(root, encoding="us-ascii", xml_declaration=True)
    return text.decode("ascii")


def _add_instrument(root: Element, number: int, microscope: Microscope) -> None:
    instrument = SubElement(root, "Instrument", ID=f"Instrument:{number}")
    facts = {"ID": f"Objective:{number}"}
    if microscope.objective:
        facts["Model"] = _text(microscope.objective)
    if microscope.numerical_aperture is not None:
        facts["LensNA"] = repr(float(microscope.numerical_aperture))
    if microscope.magnification is not None:
        facts["NominalMagnification"] = repr(float(microscope.magnification))
    if microscope.immersion:
        medium = microscope.immersion.replace(" ", "").lower()
        facts["Immersion"] = _IMMERSIONS.get(medium, "Other")
    SubElement(instrument, "Objective", facts)


def _add_image(root: Element, number: int, image: ImageDescription) -> Element:
    element = SubElement(root, "Image", ID=f"Image:{number}", Name=_text(image.name))
    if image.microscope != Microscope():
        SubElement(element, "InstrumentRef", ID=f"Instrument:{number}")
        SubElement(element, "ObjectiveSettings", ID=f"Objective:{number}")
    facts = {
        "ID": f"Pixels:{number}",
        "DimensionOrder": "XYZCT",
        "Type": OME_TYPES.get(image.dtype, image.dtype),
    }
    facts |= {f"Size{axis}": str(n) for axis, n in zip("TCZYX", image.shape, strict=True)}
    for axis, edge in zip("ZYX", image.voxel_size, strict=True):
        if edge is None:
            continue
        facts |= {f"PhysicalSize{axis}": repr(float(edge)), f"PhysicalSize{axis}Unit": "µm"}
    if image.time_step_s is not None:
        facts |= {"TimeIncrement": repr(float(image.time_step_s)), "TimeIncrementUnit": "s"}
    pixels = SubElement(element, "Pixels", facts)
    for position, channel in enumerate(image.channels):
        known = {
            "ID": f"Channel:{number}:{position}",
            "SamplesPerPixel": "1",
            "Name": _text(channel.name),
        }
        if channel.color:
            rgba = (int(channel.color[1:], 16) << 8) | 0xFF
            known["Color"] = str(rgba - (1 << 32) if rgba >= 1 << 31 else rgba)
        for name, wavelength in (
            ("ExcitationWavelength", channel.excitation_nm),
            ("EmissionWavelength", channel.emission_nm),
        ):
            if wavelength is not None:
                known |= {name: repr(float(wavelength)), f"{name}Unit": "nm"}
        if image.microscope.modality is not None:
            known["AcquisitionMode"] = _ACQUISITION_MODES[image.microscope.modality]
        SubElement(pixels, "Channel", known)
    SubElement(element, "AnnotationRef", ID="Annotation:0")
    return pixels


def _add_positions(pixels: Element, image: ImageDescription) -> None:
    """Where each plane of a part lies in the stack it was taken from."""
    z_first, y, x = image.position
    step = image.voxel_size[0]
    for t, c, z in product(*map(range, image.shape[:3])):
        place = {"TheZ": str(z), "TheC": str(c), "TheT": str(t)}
        depth = None if z_first is None or step is None else z_first + z * step
        for axis, value in zip("XYZ", (x, y, depth), strict=True):
            if value is not None:
                place |= {f"Position{axis}": repr(float(value)), f"Position{axis}Unit": "µm"}
        SubElement(pixels, "Plane", place)


def _add_provenance(root: Element, provenance: str) -> None:
    annotations = SubElement(root, "StructuredAnnotations")
    annotation = SubElement(
        annotations, "MapAnnotation", ID="Annotation:0", Namespace=PROVENANCE_NAMESPACE
    )
    pairs = SubElement(annotation, "Value")
    plain = {k: v for k, v in json.loads(provenance).items() if isinstance(v, (str, int, float))}
    for key, value in {**plain, WHOLE_RECORD: provenance}.items():
        SubElement(pairs, "M", K=_text(key)).text = _text(str(value))
