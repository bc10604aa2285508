"""A minimal LIF writer, from the layout of the format: header, XML, one memory block a series."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

import numpy as np

_DIM_ID = {"X": 1, "Y": 2, "Z": 3, "T": 4, "λ": 5, "A": 6, "Λ": 9, "M": 10, "L": 11}


@dataclass
class Series:
    """A series: pixels with an axis for each letter of ``axes``, slowest first, as on disk.

    ``C`` are channels; every other letter is a dimension. ``steps`` are the distances between its
    positions, in metres or, along T, in seconds; a negative one reverses it, and 0 leaves its
    length at 0. ``origins`` are its first positions. ``folder`` is where it lies.
    ``channels`` and ``attachments`` are XML that goes inside each channel and behind the image
    description. ``tags`` are the colours of the channels, ``row_padding`` bytes behind each row.
    """

    name: str
    pixels: np.ndarray
    axes: str
    steps: dict[str, float] = field(default_factory=dict)
    origins: dict[str, float] = field(default_factory=dict)
    folder: str = ""
    channels: Sequence[str] = ()
    attachments: str = ""
    tags: Sequence[int] = ()
    row_padding: int = 0

    def stored(self) -> np.ndarray:
        """The pixels as bytes, contiguous in the order of the axes but for the padding."""
        pixels = np.ascontiguousarray(self.pixels)
        if not self.row_padding:
            return pixels.reshape(-1).view(np.uint8)
        rows = pixels.reshape(-1, pixels.shape[-1]).view(np.uint8)
        return np.pad(rows, ((0, 0), (0, self.row_padding)), constant_values=0xAA).reshape(-1)

    def strides(self) -> dict[str, int]:
        """The bytes between neighbours along each axis."""
        found, step = {}, self.pixels.dtype.itemsize
        for place, axis in enumerate(reversed(self.axes)):
            found[axis] = step
            step = step * self.pixels.shape[-1 - place] + (self.row_padding if place == 0 else 0)
        return found

    def xml(self, block: str) -> str:
        """The element of this series."""
        strides, lengths = self.strides(), dict(zip(self.axes, self.pixels.shape, strict=True))
        bits, kind = 8 * self.pixels.dtype.itemsize, int(self.pixels.dtype.kind == "f")
        count = lengths.get("C", 1)
        inside = [*self.channels, *[""] * (count - len(self.channels))]
        tags = [*self.tags, *[0] * (count - len(self.tags))]
        described = "".join(
            f'<ChannelDescription DataType="{kind}" ChannelTag="{tags[number]}" '
            f'Resolution="{bits}" NameOfMeasuredQuantity="" Min="0" Max="1" Unit="" '
            f'LUTName="{lut}" IsLUTInverted="0" BytesInc="{number * strides.get("C", 0)}" '
            f'BitInc="0">{inside[number]}</ChannelDescription>'
            for number, lut in zip(range(count), cycle(("Green", "Red")), strict=False)
        )
        dimensions = "".join(
            f'<DimensionDescription DimID="{_DIM_ID[axis]}" NumberOfElements="{lengths[axis]}" '
            f'Origin="{self.origins.get(axis, 0)!r}" '
            f'Length="{(lengths[axis] - 1) * self.steps.get(axis, 0)!r}" '
            f'Unit="{"s" if axis == "T" else "m"}" BitInc="0" BytesInc="{strides[axis]}"/>'
            for axis in self.axes[::-1]
            if axis != "C" and lengths[axis] > 1
        )
        return (
            f'<Element Name="{self.name}" Visibility="1" CopyOption="1" UniqueID="s"><Data><Image '
            f'TextDescription=""><ImageDescription><Channels>{described}</Channels><Dimensions>'
            f"{dimensions}</Dimensions></ImageDescription>{self.attachments}</Image></Data>"
            f'<Memory Size="{len(self.stored())}" MemoryBlockID="{block}"/><Children/></Element>'
        )


def _text_block(text: str) -> bytes:
    encoded = text.encode("utf-16-le")
    body = struct.pack("<BI", 0x2A, len(text)) + encoded
    return struct.pack("<II", 0x70, len(body)) + body


def write_lif_series(
    path: Path, series: Sequence[Series], *, version: int = 2, prolog: str = ""
) -> None:
    """Write series into a LIF file of version 1 or 2.

    ``prolog`` stands before the XML, where no microscope writes anything.
    """
    elements = ""
    for number, one in enumerate(series):
        element = one.xml(f"MemBlock_{number + 1}")
        for folder in reversed(one.folder.split("/") if one.folder else []):
            element = f'<Element Name="{folder}"><Children>{element}</Children></Element>'
        elements += element
    xml = prolog + (
        f'<LMSDataContainerHeader Version="{version}"><Element Name="test" Visibility="1" '
        'CopyOption="1" UniqueID="r"><Memory Size="0" MemoryBlockID="MemBlock_0"/><Children>'
        f"{elements}</Children></Element></LMSDataContainerHeader>"
    )
    with path.open("wb") as file:
        file.write(_text_block(xml))
        for number, one in enumerate(series):
            identity, pixels = f"MemBlock_{number + 1}", one.stored()
            head = struct.pack("<B", 0x2A)
            head += struct.pack("<Q" if version == 2 else "<I", len(pixels))
            head += struct.pack("<BI", 0x2A, len(identity)) + identity.encode("utf-16-le")
            file.write(struct.pack("<II", 0x70, len(head)) + head)
            file.write(pixels.tobytes())


def write_lof(path: Path, series: Series, prolog: str = "") -> None:
    """Write one series into an LOF file, where the XML follows the pixels."""
    pixels = series.stored()
    xml = f'{prolog}<LMSDataContainerHeader Version="2">{series.xml("MemBlock_0")}'
    with path.open("wb") as file:
        file.write(_text_block("LMS_Object_File"))
        file.write(struct.pack("<BIBIBQ", 0x2A, 2, 0x2A, 0, 0x2A, len(pixels)))
        file.write(pixels.tobytes())
        file.write(_text_block(xml + "</LMSDataContainerHeader>"))


def write_lif(
    path: Path,
    data: np.ndarray,
    voxel_size: tuple[float, float, float],
    channels: list[str],
    order: str = "TZCYX",
    prolog: str = "",
    version: int = 2,
) -> None:
    """Write ``data`` (T, C, Z, Y, X), a frame a second; ``voxel_size`` is (z, y, x) in µm.

    ``order`` is the order of the axes on disk, slowest first; ``"TYCZX"`` is an xz scan.
    ``channels`` are the names of the dyes.
    """
    dyes = [
        f"<ChannelProperty><Key>DyeName</Key><Value>Leica/{dye}</Value></ChannelProperty>"
        for dye in channels
    ]
    steps = {axis: edge * 1e-6 for axis, edge in zip("ZYX", voxel_size, strict=True)}
    pixels = data.transpose(["TCZYX".index(axis) for axis in order])
    series = Series("Series 1", pixels, order, steps | {"T": 1.0}, channels=dyes)
    write_lif_series(path, [series], version=version, prolog=prolog)
