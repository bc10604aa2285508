"""CZI files: by Zeiss's own library, and segment by segment for what that does not write."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import imagecodecs
import numpy as np
from pylibCZIrw import czi


def write_czi(
    path: Path,
    data: np.ndarray,
    voxel_size: tuple[float, float, float],
    channels: list[str],
    *,
    compression: str | None = None,
    scenes: Sequence[np.ndarray] = (),
) -> None:
    """Write ``data`` (T, C, Z, Y, X); ``voxel_size`` is (z, y, x) in µm.

    ``compression`` is the library's name for it, such as ``"zstd1:"``; ``scenes`` are further
    stacks, each to the right of the one before.
    """
    z_um, y_um, x_um = voxel_size
    with czi.create_czi(str(path), compression_options=compression) as file:
        left = 0
        for number, stack in enumerate([data, *scenes]):
            for t, c, z in np.ndindex(stack.shape[:3]):
                plane = np.ascontiguousarray(stack[t, c, z])
                place = {"T": t, "C": c, "Z": z}
                file.write(plane[..., None], location=(left, 0), plane=place, scene=number)
            left += stack.shape[-1] + 10
        file.write_metadata(
            "test",
            channel_names=dict(enumerate(channels)),
            scale_x=x_um * 1e-6,
            scale_y=y_um * 1e-6,
            scale_z=z_um * 1e-6,
        )


@dataclass
class Block:
    """A sub-block: pixels (Y, X), top left corner, reduction, and the index along dimensions.

    ``jpeg_xr`` compresses it so, without loss.
    """

    pixels: np.ndarray
    x: int = 0
    y: int = 0
    factor: int = 1
    place: dict[str, int] = field(default_factory=dict)
    jpeg_xr: bool = False


_PIXEL_TYPES = {(2, "u1"): 0, (2, "u2"): 1, (2, "f4"): 2, (3, "u1"): 3, (3, "u2"): 4}


def _segment(name: bytes, body: bytes) -> bytes:
    allocated = len(body) + -len(body) % 32
    head = name.ljust(16, b"\0") + struct.pack("<qq", allocated, len(body))
    return head + body.ljust(allocated, b"\0")


def _entry(block: Block, position: int) -> bytes:
    height, width = block.pixels.shape[:2]
    kind = _PIXEL_TYPES[block.pixels.ndim, block.pixels.dtype.str[1:]]
    entry = b"DV" + struct.pack("<iqii", kind, position, 0, 4 if block.jpeg_xr else 0)
    entry += bytes([1 if block.factor > 1 else 0]) + bytes(5)
    dimensions = [
        ("X", block.x, width * block.factor, width),
        ("Y", block.y, height * block.factor, height),
        *((name, index, 1, 1) for name, index in block.place.items()),
    ]
    entry += struct.pack("<i", len(dimensions))
    for name, start, size, stored in dimensions:
        entry += name.encode().ljust(4, b"\0") + struct.pack("<iifi", start, size, start, stored)
    return entry


def write_czi_blocks(
    path: Path, blocks: Sequence[Block], xml: str = "", stamps_s: Sequence[float] = ()
) -> None:
    """Write sub-blocks as they are given; the XML, and the times of the frames, may be left out."""
    content = bytearray(32 + 512)  # the file header comes last, when the places are known
    entries = b""
    for block in blocks:
        entry = _entry(block, len(content))
        entries += entry
        pixels = np.ascontiguousarray(block.pixels)
        data = imagecodecs.jpegxr_encode(pixels) if block.jpeg_xr else pixels.tobytes()
        head = struct.pack("<iiq", 0, 0, len(data)) + entry
        content += _segment(b"ZISRAWSUBBLOCK", head.ljust(256, b"\0") + data)
    directory = len(content)
    body = struct.pack("<i", len(blocks)) + bytes(124) + entries
    content += _segment(b"ZISRAWDIRECTORY", body)
    described = len(content) if xml else 0
    if xml:
        text = xml.encode()
        content += _segment(
            b"ZISRAWMETADATA", struct.pack("<ii", len(text), 0).ljust(256, b"\0") + text
        )
    header = struct.pack("<iiii", 1, 0, 0, 0) + bytes(range(16)) * 2
    attached = 0
    if stamps_s:
        times = struct.pack(f"<ii{len(stamps_s)}d", 8 + 8 * len(stamps_s), len(stamps_s), *stamps_s)
        entry = b"A1".ljust(12, b"\0") + struct.pack("<qi", len(content), 0) + bytes(16)
        entry += b"CZTIMS".ljust(8, b"\0") + b"TimeStamps".ljust(80, b"\0")
        head = struct.pack("<i", len(times)).ljust(16, b"\0") + entry
        content += _segment(b"ZISRAWATTACH", head.ljust(256, b"\0") + times)
        attached = len(content)
        content += _segment(b"ZISRAWATTDIR", struct.pack("<i", 1).ljust(256, b"\0") + entry)
    header += struct.pack("<iqqiq", 0, directory, described, 0, attached)
    content[: 32 + 512] = _segment(b"ZISRAWFILE", header.ljust(512, b"\0"))
    path.write_bytes(content)


def czi_xml(image: str = "", instrument: str = "", scaling_um: Sequence[float] = ()) -> str:
    """The XML of a CZI file: the inside of ``Image`` and ``Instrument``; (z, y, x) in µm."""
    distances = "".join(
        f'<Distance Id="{axis}"><Value>{edge * 1e-6!r}</Value></Distance>'
        for axis, edge in zip("ZYX", scaling_um, strict=False)
    )
    return (
        f"<ImageDocument><Metadata><Information><Image>{image}</Image>"
        f"<Instrument>{instrument}</Instrument></Information>"
        f"<Scaling><Items>{distances}</Items></Scaling></Metadata></ImageDocument>"
    )
