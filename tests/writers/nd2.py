"""A minimal ND2 3.0 writer, from the layout of the format: chunks, CLxLite metadata, chunk map."""

import struct
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

_ALIGNMENT = 4096
_MAP_NAME = b"ND2 FILEMAP SIGNATURE NAME 0001!"
_MAP_SIGNATURE = b"ND2 CHUNK MAP SIGNATURE 0000001!"
_COLORS = (0x00FF00, 0x0000FF)  # blue, green, red: green first, then red

_TIME_LOOP, _POSITION_LOOP, _Z_LOOP = 1, 2, 4


def _record(name: str, value: object) -> bytes:
    """One CLxLite record: type, name, value; a dict is a level, a list a level without names."""
    named = (name + "\0").encode("utf-16-le") if name else b"\0\0"
    head = struct.pack("<B", len(named) // 2) + named
    match value:
        case bool():
            return b"\x01" + head + struct.pack("<B", value)
        case int():
            return b"\x03" + head + struct.pack("<I", value)
        case float():
            return b"\x06" + head + struct.pack("<d", value)
        case str():
            return b"\x08" + head + (value + "\0").encode("utf-16-le")
        case bytes():
            return b"\x09" + head + struct.pack("<Q", len(value)) + value
        case dict():
            items = [_record(key, item) for key, item in value.items()]
        case list():
            items = [_record("", item) for item in value]
        case _:
            raise TypeError(type(value))
    body = b"".join(items)
    length = 1 + len(head) + 12 + len(body)
    # A table of the items' offsets follows a level; readers step over it.
    return b"\x0b" + head + struct.pack("<IQ", len(items), length) + body + bytes(8 * len(items))


def _experiment(
    times: int, positions: int, depth: int, step_um: float, names: Sequence[str]
) -> dict:
    """The loops from the outermost to the innermost: time, position, z."""
    loops: list[dict] = []
    if times > 1:
        pars = {"uiCount": times, "dStart": 0.0, "dPeriod": 1000.0, "dDuration": 0.0}
        loops.append({"eType": _TIME_LOOP, "uLoopPars": pars})
    if positions > 1:
        points = [
            {"dPosX": 100.0 * number, "dPosY": 0.0}
            | ({"dPosName": names[number]} if number < len(names) else {})
            for number in range(positions)
        ]
        loops.append(
            {
                "eType": _POSITION_LOOP,
                "uLoopPars": {"uiCount": positions, "Points": points},
                "pItemValid": b"\x01" * positions,
            }
        )
    if depth > 1:
        pars = {"uiCount": depth, "dZStep": step_um, "iType": 0}
        loops.append({"eType": _Z_LOOP, "uLoopPars": pars})
    nested: dict = {}
    for loop in reversed(loops):
        nested = loop | ({"ppNextLevelEx": [nested]} if nested else {})
    return nested


def _spectra(number: int, wavelengths: Sequence[tuple[float, float]]) -> dict:
    if number >= len(wavelengths):
        return {}
    return {
        f"m_{kind}Spectrum": {
            "uiCount": 1,
            "pPoint": {"Point0": {"eType": 2, "dWavelength": float(nm), "dTValue": 1.0}},
        }
        for kind, nm in zip(("Excitation", "Emission"), wavelengths[number], strict=True)
    }


def write_nd2(
    path: Path,
    data: np.ndarray,
    voxel_size: tuple[float, float, float],
    channels: list[str],
    *,
    more_positions: Sequence[np.ndarray] = (),
    calibrated: bool = True,
    extra_metadata: bytes | None = None,
    missing_frames: int = 0,
    holes: Sequence[int] = (),
    position_names: Sequence[str] = (),
    compressed: bool = False,
    padding: int = 0,
    rgb: bool = False,
    wavelengths: Sequence[tuple[float, float]] = (),
    optics: dict | None = None,
    modality: int = 0x101,
    description: str = "",
) -> None:
    """Write ``data`` (T, C, Z, Y, X); ``voxel_size`` is (z, y, x) in µm, of which y is not kept.

    ND2 knows one lateral step. ``more_positions`` are stacks of the same shape at further stage
    positions; ``extra_metadata`` takes the place of the picture metadata; the last
    ``missing_frames`` of the planned ones are not recorded, as when an acquisition is stopped,
    nor are those whose numbers are ``holes``.
    ``compressed`` deflates each frame; ``padding`` bytes follow each row; ``rgb`` makes the three
    channels one in colour. ``wavelengths`` are (excitation, emission) of each channel in nm,
    ``optics`` further picture metadata, ``modality`` the mask of each channel.
    """
    z_um, _, x_um = voxel_size
    stacks = np.stack([data, *more_positions])  # P T C Z Y X
    positions, times, count, depth, height, width = stacks.shape
    frames = np.moveaxis(stacks, (1, 0, 3, 4, 5, 2), range(6)).reshape(-1, height, width, count)
    frames = frames[: len(frames) - missing_frames]
    bits = 8 * data.dtype.itemsize
    attributes = {
        "uiWidth": width,
        "uiWidthBytes": width * count * data.dtype.itemsize + padding,
        "uiHeight": height,
        "uiComp": count,
        "uiBpcInMemory": bits,
        "uiBpcSignificant": bits,
        "uiSequenceCount": len(frames),
        "eCompression": 0 if compressed else 2,
    }
    planes = {
        f"a{number}": {
            "uiCompCount": 3 if rgb else 1,
            "uiSampleIndex": number,
            "uiColor": _COLORS[number % len(_COLORS)],
            "uiModalityMask": modality,
            "sDescription": name,
            "pFluorescentProbe": {"sName": name} | _spectra(number, wavelengths),
        }
        for number, name in enumerate(channels)
    }
    picture = {
        "bCalibrated": calibrated,
        "dCalibration": float(x_um) if calibrated else 0.0,
        "sPicturePlanes": {"uiCount": len(channels), "sPlaneNew": planes},
    } | (optics or {})
    loops = _experiment(times, positions, depth, float(z_um), position_names)
    chunks: list[tuple[bytes, bytes]] = [
        (b"ImageAttributesLV!", _record("SLxImageAttributes", attributes)),
        (
            b"ImageMetadataSeqLV|0!",
            extra_metadata or _record("SLxPictureMetadata", picture),
        ),
        (
            b"ImageMetadataLV!",
            _record("SLxExperiment", loops),
        ),
    ]
    if description:
        text = {"TextInfoItem_5": description}
        chunks.append((b"ImageTextInfoLV!", _record("SLxImageTextInfo", text)))
    for number, frame in enumerate(frames):
        if number in holes:
            continue
        timestamp = struct.pack("<d", 1000.0 * number)
        stored = np.ascontiguousarray(frame).astype(frame.dtype.newbyteorder("<"))
        rows = stored.view(np.uint8).reshape(height, -1)
        pixels = np.pad(rows, ((0, 0), (0, padding)), constant_values=0xAA).tobytes()
        pixels = zlib.compress(pixels) if compressed else pixels
        chunks.append((f"ImageDataSeq|{number}!".encode(), timestamp + pixels))
    _write_chunks(path, chunks)


def _write_chunks(path: Path, chunks: list[tuple[bytes, bytes]]) -> None:
    index = b""
    with path.open("wb") as file:

        def put(name: bytes, content: bytes, name_length: int) -> int:
            file.write(bytes(-file.tell() % _ALIGNMENT))
            start = file.tell()
            file.write(struct.pack("<IIQ", 0x0ABECEDA, name_length, len(content)))
            file.write(name.ljust(name_length, b"\0") + content)
            return start

        put(b"ND2 FILE SIGNATURE CHUNK NAME01!", b"Ver3.0".ljust(64, b"\0"), 32)
        for name, content in chunks:
            # The pixels of a frame begin one alignment and a timestamp after its chunk.
            start = put(name, content, _ALIGNMENT - 24)
            index += name + struct.pack("<QQ", start, len(content))
        file.write(bytes(-file.tell() % _ALIGNMENT))
        trailer = _MAP_SIGNATURE + struct.pack("<Q", file.tell())
        put(_MAP_NAME, index + trailer, 32)
