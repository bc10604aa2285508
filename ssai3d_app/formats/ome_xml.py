"""What OME-XML says of images, read safely (no entities, no other files); schemas 2013 to 2016."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from defusedxml import ElementTree

from ssai3d_app.formats import metadata, optics
from ssai3d_app.volume.scene import Channel, Microscope, Modality, VoxelSize

_MICROMETRES = {
    # The schema's symbols; its capitals matter (Pm is 10^15 m, pm 10^-12 m).
    "Ym": 1e30, "Zm": 1e27, "Em": 1e24, "Pm": 1e21, "Tm": 1e18, "Gm": 1e15, "Mm": 1e12, "km": 1e9,
    "hm": 1e8, "dam": 1e7, "m": 1e6, "dm": 1e5, "cm": 1e4, "mm": 1e3, "µm": 1.0, "nm": 1e-3,
    "pm": 1e-6, "fm": 1e-9, "am": 1e-12, "zm": 1e-15, "ym": 1e-18, "Å": 1e-4,
    "thou": 25.4, "li": 25400 / 12, "in": 25400.0, "ft": 304800.0, "yd": 914400.0,
    "mi": 1.609344e9, "ua": 1.495978707e17, "ly": 9.4607304725808e21, "pc": 3.0856775814913673e22,
    "pt": 25400 / 72,
}  # fmt: skip
_MODALITIES = {
    "WideField": Modality.WIDEFIELD,
    "LaserScanningConfocalMicroscopy": Modality.CONFOCAL,
    "SlitScanConfocal": Modality.CONFOCAL,
    "SpinningDiskConfocal": Modality.SPINNING_DISK,
    "SweptFieldConfocal": Modality.CONFOCAL,
    "MultiPhotonMicroscopy": Modality.MULTIPHOTON,
    "SPIM": Modality.LIGHT_SHEET,
}
_MODULO = {"lifetime": "lifetimes", "lambda": "wavelengths (λ)"}
_AXES = "TCZYX"


@dataclass(frozen=True)
class TiffData:
    """Which planes lie in which directories: one block of consecutive planes.

    ``ifd`` and ``count`` are ``None`` where the file leaves them open; ``file`` is the name of
    another file of the set, and ``uuid`` its identity.
    """

    ifd: int | None
    first: dict[str, int]
    count: int | None
    file: str | None
    uuid: str | None


@dataclass(frozen=True)
class OmeImage:
    """One Image element; ``lengths`` has all of T, C, Z, Y and X, with samples counted in C."""

    name: str | None
    lengths: dict[str, int]
    order: str
    pixel_type: str
    samples: int
    channels: tuple[Channel, ...]
    voxel_size: VoxelSize
    microscope: Microscope
    time_step_s: float | None
    blocks: tuple[TiffData, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class OmeDocument:
    """An OME-XML text. ``metadata_file`` is where the images are described when not here."""

    uuid: str | None
    images: tuple[OmeImage, ...]
    metadata_file: str | None = None


def read_document(xml: str) -> OmeDocument:
    """All that concerns us of an OME-XML text.

    Raises
    ------
    Exception
        ``ParseError``, ``ValueError`` or a ``DefusedXmlException`` when the text is no harmless
        XML, or its lengths are no numbers.
    """
    root = ElementTree.fromstring(xml)
    elsewhere = root.find("{*}BinaryOnly")
    if elsewhere is not None:
        return OmeDocument(root.get("UUID"), (), elsewhere.get("MetadataFile"))
    objectives = {
        objective.get("ID"): objective for objective in root.iterfind("{*}Instrument/{*}Objective")
    }
    moduli = {
        annotation.get("ID"): _moduli(annotation)
        for annotation in root.iterfind("{*}StructuredAnnotations/{*}XMLAnnotation")
    }
    images = tuple(
        _image(image, pixels, root, objectives, moduli)
        for image in root.iterfind("{*}Image")
        if (pixels := image.find("{*}Pixels")) is not None
    )
    return OmeDocument(root.get("UUID"), images)


def length_um(value: object, unit: str | None) -> float | None:
    """An OME length in µm, µm being the default unit; ``None`` where nothing is known."""
    symbol = (unit or "µm").strip()
    factor = _MICROMETRES.get(symbol)
    length = metadata.micrometres(value, "µm" if factor is not None else symbol)
    return length if length is None or factor is None else length * factor


def _image(
    image: Any, pixels: Any, root: Any, objectives: dict[Any, Any], moduli: dict[Any, Any]
) -> OmeImage:
    lengths = {axis: _whole(pixels.get(f"Size{axis}"), 1) for axis in _AXES}
    if min(lengths.values()) < 1:
        raise ValueError(f"an image of {lengths}")
    described = pixels.findall("{*}Channel")
    samples = {_whole(channel.get("SamplesPerPixel"), 1) for channel in described} or {1}
    if len(samples) > 1:
        raise ValueError(f"channels of {sorted(samples)} samples in one image")
    z, y, x = (
        length_um(pixels.get(f"PhysicalSize{axis}"), pixels.get(f"PhysicalSize{axis}Unit"))
        for axis in "ZYX"
    )
    remarks = [*_zero_sizes(pixels, lengths)]
    references = [reference.get("ID") for reference in image.iterfind(".//{*}AnnotationRef")]
    for number in references or (list(moduli) if len(root.findall("{*}Image")) == 1 else []):
        remarks += moduli.get(number, [])
    modality, doubt = optics.one_modality(
        _MODALITIES.get(channel.get("AcquisitionMode")) for channel in described
    )
    remarks += doubt
    return OmeImage(
        image.get("Name"),
        lengths,
        pixels.get("DimensionOrder") or "XYCZT",
        pixels.get("Type") or pixels.get("PixelType") or "",
        samples.pop(),
        tuple(_channel(channel) for channel in described),
        metadata.voxel_size(z, y, x, "OME metadata"),
        _microscope(image, root, objectives, modality),
        _time_step(pixels, lengths["T"]),
        tuple(_block(element) for element in pixels.findall("{*}TiffData")),
        tuple(dict.fromkeys(remarks)),
    )


def _whole(value: str | None, default: int) -> int:
    return default if value is None else int(value)


def _block(element: Any) -> TiffData:
    uuid = element.find("{*}UUID")
    return TiffData(
        None if element.get("IFD") is None else int(element.get("IFD")),
        {axis: _whole(element.get(f"First{axis}"), 0) for axis in "TCZ"},
        None if element.get("PlaneCount") is None else int(element.get("PlaneCount")),
        None if uuid is None else uuid.get("FileName"),
        None if uuid is None or uuid.text is None else uuid.text.strip(),
    )


def _channel(element: Any) -> Channel:
    """A channel as described; an empty name where it has none."""
    excitation, emission = (
        _wavelength(element.get(f"{kind}Wavelength"), element.get(f"{kind}WavelengthUnit"))
        for kind in ("Excitation", "Emission")
    )
    name = element.get("Name") or element.get("Fluor") or ""
    return Channel(name, _color(element.get("Color")), excitation, emission)


def _wavelength(value: str | None, unit: str | None) -> float | None:
    length = length_um(value, unit or "nm")
    return None if length is None else optics.wavelength_nm(length * 1e3)


def _color(value: str | None) -> str | None:
    """``Channel Color`` is a signed 32-bit RGBA number."""
    if value is None:
        return None
    try:
        number = int(value) & 0xFFFFFFFF
    except ValueError:
        return None
    return f"#{number >> 8:06X}"


def _zero_sizes(pixels: Any, lengths: dict[str, int]) -> Iterable[str]:
    for axis in "ZYX":
        stated = pixels.get(f"PhysicalSize{axis}")
        if stated is None or lengths[axis] == 1:
            continue
        try:
            useless = not math.isfinite(float(stated)) or float(stated) == 0
        except ValueError:
            useless = True
        if useless:
            yield f"The file states the voxel size along {axis.lower()} as {stated[:20]!r}."


def _microscope(
    image: Any, root: Any, objectives: dict[Any, Any], modality: Modality | None
) -> Microscope:
    settings = image.find("{*}ObjectiveSettings")
    reference = image.find("{*}InstrumentRef")
    if settings is not None:
        objective = objectives.get(settings.get("ID"))
    else:
        # An instrument with a single objective leaves no choice.
        own = [
            objective
            for instrument in root.iterfind("{*}Instrument")
            if reference is not None and instrument.get("ID") == reference.get("ID")
            for objective in instrument.iterfind("{*}Objective")
        ]
        objective = own[0] if len(own) == 1 else None
    if objective is None:
        return Microscope(modality)
    return Microscope(
        modality,
        objective.get("Model") or None,
        optics.positive(objective.get("NominalMagnification"))
        or optics.positive(objective.get("CalibratedMagnification")),
        optics.positive(objective.get("LensNA")),
        optics.immersion(objective.get("Immersion")),
    )


def _time_step(pixels: Any, times: int) -> float | None:
    """TimeIncrement, or else what lies between the first and the last recorded time, in s."""
    stated = metadata.seconds(pixels.get("TimeIncrement"), pixels.get("TimeIncrementUnit") or "s")
    if stated is not None or times < 2:
        return stated
    recorded: dict[int, float] = {}
    for plane in pixels.iterfind("{*}Plane"):
        if plane.get("TheZ", "0") == plane.get("TheC", "0") == "0":
            delta = plane.get("DeltaT")
            moment = metadata.seconds(delta, plane.get("DeltaTUnit") or "s")
            if moment is None and delta is not None and _is_zero(delta):
                moment = 0.0
            if moment is not None:
                recorded[_whole(plane.get("TheT"), 0)] = moment
    if 0 not in recorded or times - 1 not in recorded:
        return None
    step = (recorded[times - 1] - recorded[0]) / (times - 1)
    return step if step > 0 else None


def _is_zero(value: str) -> bool:
    try:
        return float(value) == 0
    except ValueError:
        return False


def _moduli(annotation: Any) -> list[str]:
    """What is folded into the axes T, C and Z beside what they are named for."""
    remarks = []
    for axis in "TCZ":
        for element in annotation.iterfind(f".//{{*}}ModuloAlong{axis}"):
            kind = str(element.get("Type") or "another quantity")[:40]
            what = _MODULO.get(kind.lower(), kind)
            remarks.append(
                f"The axis {axis} also counts {what}, and every step is given as its own place "
                f"along {axis}."
            )
    return remarks
