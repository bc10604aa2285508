"""The few facts we need from OME-XML, read safely (no entities, no other files)."""

from __future__ import annotations

from dataclasses import dataclass

from defusedxml import ElementTree

from ssai3d_app.formats import metadata
from ssai3d_app.volume.scene import VoxelSize


@dataclass(frozen=True)
class OmeImage:
    """One Image element: its name, voxel size in µm, channels, and lengths of T, C and Z."""

    name: str | None
    voxel_size: VoxelSize
    channel_names: list[str | None]
    channel_colors: list[str | None]
    lengths: tuple[int, ...]


def _color(value: str | None) -> str | None:
    """``Channel Color`` is a signed 32-bit RGBA number."""
    if value is None:
        return None
    try:
        number = int(value) & 0xFFFFFFFF
    except ValueError:
        return None
    return f"#{number >> 8:06X}"


def read_images(xml: str) -> list[OmeImage]:
    """All Image elements of an OME-XML text.

    Raises
    ------
    Exception
        ``ParseError`` or a ``DefusedXmlException`` when the text is no harmless XML.
    """
    root = ElementTree.fromstring(xml)
    images = []
    for image in root.iterfind("{*}Image"):
        pixels = image.find("{*}Pixels")
        if pixels is None:
            continue
        z, y, x = (
            metadata.micrometres(
                pixels.get(f"PhysicalSize{axis}"), pixels.get(f"PhysicalSize{axis}Unit", "µm")
            )
            for axis in "ZYX"
        )
        described = pixels.findall("{*}Channel")
        images.append(
            OmeImage(
                image.get("Name"),
                metadata.voxel_size(z, y, x, "OME metadata"),
                [channel.get("Name") for channel in described],
                [_color(channel.get("Color")) for channel in described],
                tuple(int(pixels.get(f"Size{axis}", "1")) for axis in "TCZ"),
            )
        )
    return images
