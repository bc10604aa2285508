"""The XML inside a CZI file: names, sizes, wavelengths, optics, and where it contradicts itself."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from defusedxml import ElementTree

from ssai3d_app.formats import metadata, optics
from ssai3d_app.volume.scene import Channel, Microscope, VoxelSize

_DEEPEST = 200
"""Levels of elements; genuine files have about twenty."""

_IMAGE = ".//Information/Image/"


class CziMetadata:
    """What the XML says, in our words; it may say nothing at all.

    Parameters
    ----------
    xml
        The file's XML, empty where it has none. Entities in it, and elements nested without end,
        are refused, which raises.
    """

    def __init__(self, xml: bytes) -> None:
        self._root = _root(xml) if xml.strip() else Element("none")
        self._described = self._root.findall(_IMAGE + "Dimensions/Channels/Channel")

    def voxel_size(self) -> tuple[VoxelSize, tuple[str, ...]]:
        """The voxel size, and a remark where the file states two z steps."""
        edges: dict[str, float | None] = {}
        for distance in self._root.iterfind(".//Scaling/Items/Distance"):
            edges[distance.get("Id", "")] = metadata.micrometres(distance.findtext("Value"), "m")
        z, y, x = (edges.get(axis) for axis in "ZYX")
        step, _ = self._positions("Z")
        remarks: tuple[str, ...] = ()
        if z is not None and step is not None and not math.isclose(z, step, rel_tol=0.01):
            remarks = (
                f"The file states two z steps: {z:.4g} µm as voxel size, {step:.4g} µm between its "
                "planes; the voxel size is used.",
            )
        if z is None and step is not None:
            return metadata.voxel_size(step, y, x, "CZI metadata (z from its planes)"), ()
        size = metadata.voxel_size(z, y, x, "CZI metadata", doubted="z" if remarks else "")
        return size, remarks

    def time_step(self, stamps: Sequence[float]) -> tuple[float | None, tuple[str, ...]]:
        """Seconds between frames, and a remark where they are uneven.

        ``stamps`` are the times of the frames in s; they count where the XML says nothing.
        """
        step, even = self._positions("T")
        if step is None and even:
            step, even = optics.even_step(stamps)
        if not even:
            return None, ("The times are not evenly spaced, so no time step is given.",)
        return step, ()

    def _positions(self, axis: str) -> tuple[float | None, bool]:
        """Step between the positions along T (s) or Z (µm), and whether it is even."""
        where = f"{_IMAGE}Dimensions/{axis}/Positions/"
        step = _number(self._root.findtext(where + "Interval/Increment"))
        if step is not None:
            return abs(step) or None, True
        listed = (self._root.findtext(where + "List/Offsets") or "").split()
        offsets = [_number(word) for word in listed]
        known = [offset for offset in offsets if offset is not None]
        return optics.even_step(known) if len(known) == len(offsets) else (None, True)

    def scene_name(self, key: int | None) -> str | None:
        """The name of a scene by the file's number for it; that of a well where it has no own."""
        for scene in self._root.iterfind(_IMAGE + "Dimensions/S/Scenes/Scene"):
            if scene.get("Index") == str(key or 0):
                shape = scene.find("Shape")
                return scene.get("Name") or (None if shape is None else shape.get("Name"))
        return None

    def channels(self, places: tuple[tuple[int, int], ...]) -> tuple[Channel, ...]:
        """The channels at these (C, H): phases of one channel are named by their number."""
        of_channel = [c for c, _ in places]
        order = sorted(set(of_channel))
        # A file that was made from some channels of another may keep their numbers.
        by_number = order[-1] < len(self._described)
        several = len({h for _, h in places}) > 1
        shown = {
            channel.get("Name"): channel.findtext("Color")
            for channel in self._root.iterfind(".//DisplaySetting/Channels/Channel")
        }
        names: list[str | None] = []
        colors: list[str | None] = []
        excitations: list[float | None] = []
        emissions: list[float | None] = []
        for c, h in places:
            index = c if by_number else order.index(c)
            known = self._described[index] if index < len(self._described) else Element("none")
            name = known.get("Name") or known.findtext("Fluor") or None
            if several:
                name = f"{name or f'Channel {index + 1}'}, phase {h + 1}"
            color = known.findtext("Color") or shown.get(known.get("Name"))
            names.append(name)
            # #AARRGGBB or #RRGGBB
            colors.append(f"#{color[-6:].upper()}" if color and len(color) in (7, 9) else None)
            excitations.append(optics.wavelength_nm(known.findtext("ExcitationWavelength")))
            emissions.append(_emission(known))
        return metadata.channels(len(places), names, colors, excitations, emissions)

    def microscope(self) -> tuple[Microscope, tuple[str, ...]]:
        """The optics, and remarks where the file contradicts itself about them."""
        settings = self._root.find(_IMAGE + "ObjectiveSettings")
        settings = Element("none") if settings is None else settings
        reference = settings.find("ObjectiveRef")
        wanted = None if reference is None else reference.get("Id")
        objectives = self._root.findall(".//Information/Instrument/Objectives/Objective")
        chosen = [objective for objective in objectives if objective.get("Id") == wanted]
        objective = (chosen or objectives)[0] if chosen or len(objectives) == 1 else Element("none")
        modality, remarks = optics.one_modality(
            optics.modality(channel.findtext("AcquisitionMode")) for channel in self._described
        )
        used = optics.immersion(settings.findtext("Medium"))
        meant = optics.immersion(objective.findtext("Immersion"))
        if used and meant and used != meant:
            remarks += (f"The objective is made for {meant}, the file says it was used in {used}.",)
        name = objective.findtext("Manufacturer/Model") or objective.get("Name")
        return (
            Microscope(
                modality,
                (name or "").strip() or None,
                optics.positive(objective.findtext("NominalMagnification")),
                optics.positive(objective.findtext("LensNA")),
                used or meant,
            ),
            remarks,
        )

    def announced(self, axis: str) -> int | None:
        """How many planes (``"Z"``) or times (``"T"``) the XML announces."""
        count = _number(self._root.findtext(f"{_IMAGE}Size{axis}"))
        return int(count) if count is not None and count >= 1 else None

    @property
    def is_skewed(self) -> bool:
        """Whether planes were recorded at an angle and not yet put upright (lattice)."""
        shear = (self._root.findtext(_IMAGE + "Dimensions/Z/ZAxisShear") or "").strip()
        return shear.lower() not in ("", "none")


def _root(xml: bytes) -> Element:
    depth = 0
    root: Element | None = None
    # defusedxml: a file must not be able to expand entities or reach other files.
    for event, element in ElementTree.iterparse(io.BytesIO(xml), events=("start", "end")):
        root = element if root is None else root
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            raise ValueError(f"the metadata are nested more than {_DEEPEST} levels deep")
    if root is None:
        raise ValueError("the metadata hold no element")
    return root


def _emission(channel: Element) -> float | None:
    """The emission of a channel in nm: of its dye, else the centre of what is detected."""
    stated = optics.wavelength_nm(channel.findtext("EmissionWavelength"))
    if stated is not None:
        return stated
    begin, _, end = (channel.findtext("DetectionWavelength/Ranges") or "").partition("-")
    return optics.band_centre_nm(begin, end)


def _number(text: str | None) -> float | None:
    try:
        number = float(text or "")
    except ValueError:
        return None
    return number if math.isfinite(number) else None
