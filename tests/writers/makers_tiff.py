"""TIFF as Zeiss (LSM) and MetaMorph (STK) wrote it, packed by hand: little-endian, uncompressed."""

import struct
from pathlib import Path

import numpy as np

Entry = tuple[int, int, int, bytes]
SHORT, LONG, RATIONAL = 3, 4, 5


class Packed:
    """The bytes of a TIFF file, growing; directories are chained as they come."""

    def __init__(self) -> None:
        self.content = bytearray(struct.pack("<2sHI", b"II", 42, 0))
        self._link = 4

    def place(self, content: bytes) -> int:
        """Append bytes; where they begin."""
        self.content += bytes(len(self.content) % 2)
        self.content += content
        return len(self.content) - len(content)

    def directory(self, entries: list[Entry]) -> None:
        """Append a directory; values of more than 4 bytes are placed before it."""
        packed = b""
        for tag, kind, count, value in sorted(entries):
            field = value.ljust(4, b"\0")
            # Zeiss kept the bits of two channels apart although they fit into the entry.
            if len(value) > 4 or (tag == 258 and count == 2):
                field = struct.pack("<I", self.place(value))
            packed += struct.pack("<HHI", tag, kind, count) + field
        offset = self.place(struct.pack("<H", len(entries)) + packed + bytes(4))
        struct.pack_into("<I", self.content, self._link, offset)
        self._link = len(self.content) - 4


def shorts(tag: int, *values: int) -> Entry:
    return tag, SHORT, len(values), struct.pack(f"<{len(values)}H", *values)


def longs(tag: int, *values: int) -> Entry:
    return tag, LONG, len(values), struct.pack(f"<{len(values)}I", *values)


def page(file: Packed, planes: np.ndarray) -> list[Entry]:
    """Entries of a page of planes (C, Y, X), each stored on its own in one strip."""
    count, height, width = planes.shape
    bits = planes.dtype.itemsize * 8
    offsets = [file.place(plane.tobytes()) for plane in planes]
    return [
        longs(256, width),
        longs(257, height),
        shorts(258, *[bits] * count),
        shorts(259, 1),
        shorts(262, 2 if count > 1 else 1),
        longs(273, *offsets),
        shorts(277, count),
        longs(278, height),
        longs(279, *[planes[0].nbytes] * count),
        shorts(284, 2),
    ]


def _recording(objective: str, lasers: list[float]) -> bytes:
    """The block on how it was recorded: a track with one laser and one channel for each laser."""

    def item(code: int, kind: int = 0, value: bytes = b"") -> bytes:
        return struct.pack("<III", code, kind, len(value)) + value

    end = item(0xFFFFFFFF)
    on = struct.pack("<i", 1)
    tracks = b"".join(
        item(0x40000000)
        + item(0x80000000)
        + item(0x90000000)
        + item(0x90000003, 5, struct.pack("<d", laser))
        + item(0x90000004, 4, on)
        + end * 2
        + item(0xC0000000)
        + item(0xD0000000)
        + item(0xD0000003, 4, on)
        + end * 3
        for laser in lasers
    )
    named = item(0x10000004, 2, objective.encode() + b"\0")
    return item(0x10000000) + named + item(0x20000000) + tracks + end * 2


def write_lsm(
    path: Path,
    data: np.ndarray,
    voxel_size: tuple[float, float, float],
    channels: list[str],
    *,
    positions: int = 1,
    step_s: float = 2.5,
    objective: str = "Plan-Apochromat 63x/1.4 Oil DIC",
    lasers: tuple[float, ...] = (405.0, 488.0),
) -> None:
    """An LSM of ``data`` (P·T, C, Z, Y, X): a page of all channels, then its thumbnail."""
    file = Packed()
    times = len(data) // positions
    names = b"".join(struct.pack("<I", len(n) + 1) + n.encode() + b"\0" for n in channels)
    colours = bytes([255, 0, 0, 0, 0, 255, 0, 0])[: 4 * len(channels)]
    colour_block = struct.pack(
        "<6I",
        24 + len(colours) + len(names), len(channels), len(channels), 24, 24 + len(colours), 0,
    ) + colours + names  # fmt: skip
    z_m, y_m, x_m = (edge * 1e-6 for edge in voxel_size)
    info = struct.pack(
        "<I9i6dHHI4Id8I",
        67127628, 500, data.shape[4], data.shape[3], data.shape[2], data.shape[1], times, 2, 8, 8,
        x_m, y_m, z_m, 0.0, 0.0, 0.0, 6 if times > 1 else 0, 0, 0,
        0, 0, 0, file.place(colour_block), step_s,
        0, file.place(_recording(objective, list(lasers))), *[0] * 6,
    )  # fmt: skip
    # Up to the number of positions, everything that follows is 0.
    info = info.ljust(264, b"\0") + struct.pack("<ii", positions, 1)
    info = info.ljust(500, b"\0")
    for number, (t, z) in enumerate(np.ndindex(len(data), data.shape[2])):
        entries = page(file, data[t, :, z])
        if number == 0:
            entries.append((34412, 1, len(info), info))
        file.directory([longs(254, 0), *entries])
        small = np.zeros((len(channels), 8, 8), np.uint8)
        file.directory([longs(254, 1), *page(file, small)])
    path.write_bytes(file.content)


def write_stk(
    path: Path,
    planes: np.ndarray,
    *,
    z_um: float,
    pixel: tuple[float, float, str] | None,
    times_ms: list[int] | None = None,
    wavelength: float = 0.0,
) -> None:
    """An STK of ``planes`` (N, Y, X): one directory, and the pixels of all planes behind it.

    ``pixel`` is height, width and their unit; ``None`` switches the calibration off.
    """
    file = Packed()
    count = len(planes)
    moments = times_ms or [1000] * count
    entries = page(file, planes[:1])
    file.content += planes[1:].tobytes()
    height, width, unit = pixel or (1.0, 1.0, "um")
    text = unit.encode() + b"\0"
    places = {
        4: file.place(struct.pack("<II", round(width * 10000), 10000)),
        5: file.place(struct.pack("<II", round(height * 10000), 10000)),
        6: file.place(struct.pack("<I", len(text)) + text),
    }
    first = struct.pack("<II", 3, int(pixel is not None))
    first += b"".join(struct.pack("<II", number, place) for number, place in places.items())
    second = b"".join(
        struct.pack("<6I", round(z_um * 1000), 1000, 2460000, moment, 2460000, moment)
        for moment in moments
    )
    third = struct.pack("<II", round(wavelength * 10), 10) * count
    file.directory(
        [
            *entries,
            (33628, LONG, 4, first),
            (33629, RATIONAL, count, second),
            (33630, RATIONAL, count, third),
        ]
    )
    path.write_bytes(file.content)
