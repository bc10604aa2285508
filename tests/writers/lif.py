"""A minimal LIF writer, from the layout of the format: header, XML, one memory block."""

import struct
from itertools import cycle
from pathlib import Path

import numpy as np

_DIM_ID = {"X": 1, "Y": 2, "Z": 3, "T": 4}


def _text_block(text: str) -> bytes:
    encoded = text.encode("utf-16-le")
    body = struct.pack("<BI", 0x2A, len(text)) + encoded
    return struct.pack("<II", 0x70, len(body)) + body


def write_lif(
    path: Path,
    data: np.ndarray,
    voxel_size: tuple[float, float, float],
    channels: list[str],
    order: str = "TZCYX",
    prolog: str = "",
) -> None:
    """Write ``data`` (T, C, Z, Y, X); ``voxel_size`` is (z, y, x) in µm.

    ``order`` is the order of the axes on disk, slowest first; ``"TYCZX"`` is an xz scan.
    ``channels`` gives the number of channels; their LUTs are green, then red. ``prolog`` stands
    before the XML, where no microscope writes anything.
    """
    stored = np.ascontiguousarray(data.transpose(["TCZYX".index(axis) for axis in order]))
    strides = dict(zip(order, stored.strides, strict=True))
    lengths = dict(zip("TCZYX", data.shape, strict=True))
    steps = dict(zip("ZYX", voxel_size, strict=True)) | {"T": 1e6}
    bits = 8 * data.dtype.itemsize
    described = "".join(
        f'<ChannelDescription DataType="0" ChannelTag="0" Resolution="{bits}" '
        f'NameOfMeasuredQuantity="" Min="0" Max="1" Unit="" LUTName="{lut}" IsLUTInverted="0" '
        f'BytesInc="{number * strides["C"]}" BitInc="0"/>'
        for number, lut in zip(range(len(channels)), cycle(("Green", "Red")), strict=False)
    )
    dimensions = "".join(
        f'<DimensionDescription DimID="{_DIM_ID[axis]}" NumberOfElements="{lengths[axis]}" '
        f'Origin="0" Length="{(lengths[axis] - 1) * steps[axis] * 1e-6!r}" Unit="m" '
        f'BitInc="0" BytesInc="{strides[axis]}"/>'
        for axis in "XYZT"
        if lengths[axis] > 1
    )
    xml = prolog + (
        '<LMSDataContainerHeader Version="2"><Element Name="test" Visibility="1" CopyOption="1" '
        'UniqueID="r"><Memory Size="0" MemoryBlockID="MemBlock_0"/><Children>'
        '<Element Name="Series 1" Visibility="1" CopyOption="1" UniqueID="s"><Data><Image '
        'TextDescription=""><ImageDescription><Channels>'
        f"{described}</Channels><Dimensions>{dimensions}</Dimensions></ImageDescription></Image>"
        f'</Data><Memory Size="{stored.nbytes}" MemoryBlockID="MemBlock_1"/></Element></Children>'
        "</Element></LMSDataContainerHeader>"
    )
    identity = "MemBlock_1"
    head = struct.pack("<BQBI", 0x2A, stored.nbytes, 0x2A, len(identity))
    head += identity.encode("utf-16-le")
    with path.open("wb") as file:
        file.write(_text_block(xml))
        file.write(struct.pack("<II", 0x70, len(head)) + head)
        file.write(stored.tobytes())
