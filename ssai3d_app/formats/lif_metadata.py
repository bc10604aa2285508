"""What a LIF series says about the microscope: dyes, detectors, laser lines, objective, times."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from ssai3d_app.formats import optics
from ssai3d_app.volume.scene import Microscope, Modality

_HARDWARE = "./Data/Image/Attachment[@Name='HardwareSetting']"
_SEQUENCE = "LDM_Block_Sequential/LDM_Block_Sequential_List/ATLConfocalSettingDefinition"
_CAMERA_SEQUENCE = (
    "LDM_Block_Widefield_Sequential/LDM_Block_Sequential_List/ATLCameraSettingDefinition"
)
_CAMERA_CHANNELS = "WideFieldChannelConfigurator/WideFieldChannelInfo"

_COLORS = {
    "red": "#FF0000",
    "green": "#00FF00",
    "blue": "#0000FF",
    "cyan": "#00FFFF",
    "magenta": "#FF00FF",
    "yellow": "#FFFF00",
    "gray": "#FFFFFF",
    "grey": "#FFFFFF",
}

_INFRARED_NM = 690.0
"""From here on a line excites by two photons; STED depletes with such lines too."""

_TICKS_PER_SECOND = 10_000_000


@dataclass(frozen=True)
class ChannelFacts:
    """What is known of a channel; ``None`` is unknown."""

    name: str | None = None
    color: str | None = None
    excitation_nm: float | None = None
    emission_nm: float | None = None


def channel_facts(series: Element) -> list[ChannelFacts]:
    """Name, colour and wavelengths of each channel, in the order of the file."""
    described = series.findall("./Data/Image/ImageDescription/Channels/ChannelDescription")
    colors = [_COLORS.get(channel.get("LUTName", "").lower()) for channel in described]
    found = _of_camera(series, len(described)) or _of_detectors(series, described)
    names = [facts.name for facts in found]
    if len(set(names)) < len(names):
        # One dye in several channels: which detector saw it tells them apart.
        seen = _detector_names(series, described)
        names = [
            f"{name} ({detector})" if name and detector and detector != name else name
            for name, detector in zip(names, seen, strict=True)
        ]
    return [
        ChannelFacts(name, color, facts.excitation_nm, facts.emission_nm)
        for name, color, facts in zip(names, colors, found, strict=True)
    ]


def _of_camera(series: Element, count: int) -> list[ChannelFacts]:
    """Channels of a camera, where it is sure which is which; else nothing."""
    for where in ("ATLCameraSettingDefinition", _CAMERA_SEQUENCE):
        channels = series.findall(f"{_HARDWARE}/{where}/{_CAMERA_CHANNELS}")
        if len(channels) == count:
            return [
                ChannelFacts(
                    channel.get("UserDefName") or channel.get("FluoCubeName") or None,
                    None,
                    optics.wavelength_nm(channel.get("ExcitationWavelength")),
                    optics.wavelength_nm(channel.get("EmissionWavelength")),
                )
                for channel in channels
            ]
    return []


def _steps(series: Element) -> list[Element]:
    """The settings that were recorded one after the other; the main one where there is one."""
    sequence = series.findall(f"{_HARDWARE}/{_SEQUENCE}")
    return sequence or series.findall(f"{_HARDWARE}/ATLConfocalSettingDefinition")


def _seen_by(series: Element, described: list[Element]) -> list[tuple[Element, Element] | None]:
    """Setting and detector of each channel, where that is sure."""
    steps = _steps(series)
    active = [
        (step, detector)
        for step in steps
        for detector in step.iterfind("DetectorList/Detector")
        if detector.get("IsActive") == "1"
    ]
    found: list[tuple[Element, Element] | None] = []
    for number, channel in enumerate(described):
        stated = _properties(channel)
        step = _at(steps, stated.get("SequentialSettingIndex"))
        if step is not None and stated.get("DetectorName"):
            names = [one for one in active if one[0] is step]
            named = [one for one in names if one[1].get("Name") == stated["DetectorName"]]
            found.append(named[0] if len(named) == 1 else None)
        elif len(active) == len(described):
            found.append(active[number])
        else:
            found.append(None)
    return found


def _of_detectors(series: Element, described: list[Element]) -> list[ChannelFacts]:
    facts = []
    for channel, seen in zip(described, _seen_by(series, described), strict=True):
        stated = _properties(channel)
        dye, detector = _dye(stated.get("DyeName")), stated.get("DetectorName") or None
        excitation = emission = None
        if seen is not None:
            step, element = seen
            detector = detector or element.get("Name") or None
            band = _band(step, element.get("Channel"))
            if band is not None:
                begin = optics.wavelength_nm(band.get("LeftWorld"))
                emission = optics.band_centre_nm(begin, band.get("RightWorld"))
                dye = dye or _dye(band.get("DyeName"))
                excitation = _excitation(step, begin)
        facts.append(ChannelFacts(dye or detector, None, excitation, emission))
    return facts


def _detector_names(series: Element, described: list[Element]) -> list[str | None]:
    return [
        _properties(channel).get("DetectorName") or (seen[1].get("Name") if seen else None)
        for channel, seen in zip(described, _seen_by(series, described), strict=True)
    ]


def _excitation(step: Element, begin: float | None) -> float | None:
    """The only line in use that can excite what is detected from ``begin`` on."""
    lines = set(_lines(step))
    if begin is not None and len(lines) > 1:
        lines = {line for line in lines if line < begin}
    return lines.pop() if len(lines) == 1 else None


def _lines(step: Element) -> Iterator[float]:
    """The laser lines that shone, in nm."""
    for line in step.iter("LaserLineSetting"):
        if optics.positive(line.get("IntensityDev")) is not None:
            wavelength = optics.wavelength_nm(line.get("LaserLine"))
            if wavelength is not None:
                yield wavelength


def _band(step: Element, number: str | None) -> Element | None:
    for band in step.iterfind("Spectro/MultiBand"):
        if number is not None and band.get("Channel") == number:
            return band
    return None


def _dye(name: str | None) -> str | None:
    plain = (name or "").removeprefix("Leica/").strip()
    return plain if plain.lower() not in ("", "none") else None


def _properties(channel: Element) -> dict[str, str]:
    return {
        stated.findtext("Key", ""): stated.findtext("Value", "").strip()
        for stated in channel.iterfind("ChannelProperty")
    }


def _at(steps: list[Element], number: str | None) -> Element | None:
    if number is None or not number.isdecimal() or int(number) >= len(steps):
        return None
    return steps[int(number)]


def microscope(series: Element) -> tuple[Microscope, tuple[str, ...]]:
    """The optics, and remarks where the file contradicts itself about them."""
    hardware = series.find(_HARDWARE)
    hardware = Element("none") if hardware is None else hardware
    stated = next(hardware.iter("ATLConfocalSettingDefinition"), next(_cameras(hardware), None))
    settings = _old_settings(series) if stated is None else dict(stated.attrib)
    modality, remarks = _modality(series, hardware)
    return (
        Microscope(
            modality,
            " ".join(settings.get("ObjectiveName", "").split()) or None,
            optics.positive(settings.get("Magnification")),
            optics.positive(settings.get("NumericalAperture")),
            optics.immersion(settings.get("Immersion")),
        ),
        remarks,
    )


def _cameras(hardware: Element) -> Iterator[Element]:
    return hardware.iter("ATLCameraSettingDefinition")


def _old_settings(series: Element) -> dict[str, str]:
    """Settings of LAS AF, a record each, under the names that they have later."""
    found: dict[str, str] = {}
    for record in series.iter("FilterSettingRecord"):
        if record.get("ClassName") == "CTurret":
            name = {"Objective": "ObjectiveName"}.get(
                record.get("Attribute", ""), record.get("Attribute", "")
            )
            found.setdefault(name, record.get("Variant", ""))
    return found


def _modality(series: Element, hardware: Element) -> tuple[Modality | None, tuple[str, ...]]:
    source = hardware.get("DataSourceTypeName", "").lower()
    if source == "camera":
        sheet = "DLS" in hardware.get("SystemTypeName", "").upper()
        evanescent = any(
            channel.get("ContrastingMethodName", "").upper() == "TIRF"
            for camera in _cameras(hardware)
            for channel in camera.iterfind(_CAMERA_CHANNELS)
        )
        return (Modality.LIGHT_SHEET if sheet else None if evanescent else Modality.WIDEFIELD), ()
    if source != "confocal":
        return None, ()
    steps = _steps(series)
    depleting = any(step.get("IsSTEDActive") == "1" for step in steps)
    infrared = {line >= _INFRARED_NM for step in steps for line in _lines(step)}
    if depleting or infrared in (set(), {False}):
        return Modality.CONFOCAL, ()
    if infrared == {True}:
        return Modality.MULTIPHOTON, ()
    return optics.one_modality([Modality.CONFOCAL, Modality.MULTIPHOTON])


def time_stamps_s(series: Element, times: int) -> list[float]:
    """The time of the first frame of each of ``times``, in s from the first; empty if unknown."""
    listed = series.find("./Data/Image/TimeStampList")
    words = (listed.text or "").split() if listed is not None else []
    if not words or len(words) % times:
        return []
    try:
        ticks = [int(word, 16) for word in words[:: len(words) // times]]
    except ValueError:
        return []
    return [(tick - ticks[0]) / _TICKS_PER_SECOND for tick in ticks]
