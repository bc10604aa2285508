"""Ways in which files are damaged, by accident and on purpose. Each is repeatable by its dice."""

import json
import re
import struct
from collections.abc import Callable, Iterator

import numpy as np

Dice = np.random.Generator
Mutate = Callable[[bytes, Dice], bytes]

EXTREMES = (0, 1, 2, -1, -2, 255, 65535, 65536, 10**6, 2**31 - 1, 2**31, 2**32 - 1)
EXTREMES += (2**40, 2**62, 2**63 - 1, -(2**63))

NASTY = (
    *("", "0", "-1", "-0", "1", "2", "3", "-5", "0.0", "1e309", "-1e309", "1e-320", "NaN", "-nan"),
    *("INF", "Infinity", "65536", "1000000", "2147483647", "2147483648", "4294967296", "1e18"),
    *("99999999999999999999999", "9" * 5000, "abc", "true", "None", "1,5", "0x10", "[]", "µm"),
    *("../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "é\u0301😀", "A" * 100_000, " "),
    *("uint64", "complex128", "float16", "bit", "YXZCT", "XYCZT", "XY", "TZCYXSQ", "mm", "pixel"),
)

_BOMB = (
    '<!DOCTYPE bomb [<!ENTITY a "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 12}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
_EXTERNAL = '<!DOCTYPE out [<!ENTITY i SYSTEM "file:///etc/passwd">]>'

# Metadata in a file: XML of any kind in UTF-8 or UTF-16, ImageJ's lines, JSON.
_TEXTS = (
    re.compile(rb"<(?:\?xml|OME|ImageDocument|variant)[ -\xff\s]{40,}>", re.DOTALL),
    re.compile(rb"ImageJ=[ -~\n]{10,}"),
    re.compile(rb"\{\"[ -\xff\s]{10,}\}", re.DOTALL),
)
_WIDE_TEXT = re.compile(rb"<\0(?:[ -\xff].){40,}>\0", re.DOTALL)


def _below(dice: Dice, end: int) -> int:
    return int(dice.integers(max(1, end)))


def _pick(dice: Dice, choices: tuple) -> object:
    return choices[_below(dice, len(choices))]


def _place(data: bytes, dice: Dice) -> int:
    """A position: anywhere, or where headers and directories mostly are."""
    near = min(len(data), 2048)
    kind = _below(dice, 3)
    if kind == 0:
        return _below(dice, near)
    if kind == 1:
        return len(data) - 1 - _below(dice, near)
    return _below(dice, len(data))


def flip_bits(data: bytes, dice: Dice) -> bytes:
    changed = bytearray(data)
    for _ in range(1 + _below(dice, 16)):
        changed[_place(data, dice)] ^= 1 << _below(dice, 8)
    return bytes(changed)


def overwrite_block(data: bytes, dice: Dice) -> bytes:
    start, length = _place(data, dice), 1 + _below(dice, _pick(dice, (8, 64, 512, 4096)))
    length = min(length, len(data) - start)
    filling = (bytes(length), b"\xff" * length, dice.bytes(length))
    return data[:start] + _pick(dice, filling) + data[start + length :]


def truncate(data: bytes, dice: Dice) -> bytes:
    return data[: _place(data, dice)]


def remove_block(data: bytes, dice: Dice) -> bytes:
    start = _place(data, dice)
    return data[:start] + data[start + 1 + _below(dice, _pick(dice, (4, 64, 4096))) :]


def duplicate_block(data: bytes, dice: Dice) -> bytes:
    start = _place(data, dice)
    end = start + 1 + _below(dice, _pick(dice, (4, 64, 4096)))
    return data[:end] + data[start:]


def copy_block(data: bytes, dice: Dice) -> bytes:
    start, target = _place(data, dice), _place(data, dice)
    block = data[start : start + 1 + _below(dice, _pick(dice, (4, 32, 256)))]
    return data[:target] + block + data[target + len(block) :]


def swap_bytes(data: bytes, dice: Dice) -> bytes:
    width = _pick(dice, (2, 4, 8))
    start = _place(data, dice) // 2 * 2
    return data[:start] + data[start : start + width][::-1] + data[start + width :]


def oversize_count(data: bytes, dice: Dice) -> bytes:
    """Replace a number that looks like a count, a length or an offset by an extreme one."""
    width, order = _pick(dice, ((2, "H"), (4, "I"), (4, "I"), (8, "Q"))), _pick(dice, ("<", ">"))
    size, kind = width
    for _ in range(200):
        start = _place(data, dice)
        field = data[start : start + size]
        if len(field) < size:
            continue
        (number,) = struct.unpack(order + kind, field)
        if 0 < number <= len(data):
            break
    else:
        return flip_bits(data, dice)
    extreme = _pick(dice, (*EXTREMES, number * 2, number - 1, number * 1000, len(data)))
    packed = struct.pack(order + kind, extreme % 256**size)
    return data[:start] + packed + data[start + size :]


def mutate_text(data: bytes, dice: Dice) -> bytes:
    """Change the metadata text; where the container holds its length, that is told along."""
    found = _find_text(data)
    if found is None:
        return oversize_count(data, dice)
    start, end, encoding = found
    text = _changed_text(data[start:end].decode(encoding, "replace"), dice)
    new = text.encode(encoding, "replace")
    if _below(dice, 3) == 0:
        # As it stands: longer or shorter than the container says.
        return data[:start] + new + data[end:]
    return _embedded(data, start, end, new)


def _find_text(data: bytes) -> tuple[int, int, str] | None:
    wide = _WIDE_TEXT.search(data)
    if wide:
        return wide.start(), wide.end(), "utf-16-le"
    for pattern in _TEXTS:
        match = pattern.search(data)
        if match:
            return match.start(), match.end(), "utf-8"
    return None


def _embedded(data: bytes, start: int, end: int, new: bytes) -> bytes:
    """The text in a container that is consistent with it, as an attacker would make it."""
    if data.startswith(b"ZISRAWFILE"):
        head = struct.pack("<16sqq", b"ZISRAWMETADATA", 256 + len(new), 256 + len(new))
        segment = head + struct.pack("<ii", len(new), 0).ljust(256, b"\0") + new
        aligned = data + bytes(-len(data) % 32)
        return aligned[:92] + struct.pack("<q", len(aligned)) + aligned[100:] + segment
    if data.startswith(b"\x70\0\0\0") and start < 20:
        head = struct.pack("<IIBI", 0x70, 5 + len(new), 0x2A, len(new) // 2)
        return head + new + data[end:]
    if data[:2] in (b"II", b"MM"):
        return _with_description(data, start, new)
    padded = new[: end - start].ljust(end - start, b" ")
    return data[:start] + padded + data[end:]


def _with_description(data: bytes, start: int, new: bytes) -> bytes:
    """A TIFF whose first description lies at the end of the file."""
    order = "<" if data[:2] == b"II" else ">"
    for kind, entry in (("I", order + "HHII"), ("Q", order + "HHQQ")):
        place = struct.pack(order + kind, start)
        at = data.find(struct.pack(order + "HH", 270, 2))
        if at < 0:
            continue
        tag, form, _, offset = struct.unpack_from(entry, data, at)
        if struct.pack(order + kind, offset) == place:
            field = struct.pack(entry, tag, form, len(new) + 1, len(data))
            return data[:at] + field + data[at + len(field) :] + new + b"\0"
    return data


def _changed_text(text: str, dice: Dice) -> str:
    changes = (_change_value, _change_value, _change_value, _change_content, _repeat, _drop, _nest)
    changes += (_entities, _cut, _flip_characters)
    return _pick(dice, changes)(text, dice)


def _substitute(pattern: str, text: str, dice: Dice) -> str:
    matches = list(re.finditer(pattern, text))
    for _ in range(1 + _below(dice, 3)):
        if not matches:
            break
        match = matches.pop(_below(dice, len(matches)))
        text = text[: match.start(1)] + str(_pick(dice, NASTY)) + text[match.end(1) :]
        matches = [other for other in matches if other.end() < match.start()]
    return text


def _change_value(text: str, dice: Dice) -> str:
    """An attribute, a JSON value, or what stands behind an equals sign."""
    numbers_first = r'(?:="|:\s*|=|,\s*|\[\s*)"?(-?[\d.][\w.+-]*)'
    any_value = r'="([^"]*)"|[:=]\s*"?([^",\n]*)'
    if _below(dice, 2):
        return _substitute(numbers_first, text, dice)
    return _substitute(any_value.split("|", maxsplit=1)[0], text, dice)


def _change_content(text: str, dice: Dice) -> str:
    return _substitute(r">([^<>]+)<", text, dice)


def _repeat(text: str, dice: Dice) -> str:
    """One element many times."""
    matches = list(re.finditer(r"<(\w+)[^<>]*/>|<(\w+)[^<>]*>[^<>]*</\2>", text))
    if not matches:
        return text
    match = matches[_below(dice, len(matches))]
    return text[: match.end()] + match.group() * _pick(dice, (1, 10, 20_000)) + text[match.end() :]


def _drop(text: str, dice: Dice) -> str:
    """Leave out an element, a tag or an attribute."""
    pattern = _pick(
        dice, (r"<(\w+)[^<>]*/>|<(\w+)[^<>]*>[^<>]*</\2>", r"<[^<>]+>", r'\s[\w:]+="[^"]*"')
    )
    matches = list(re.finditer(str(pattern), text))
    if not matches:
        return text[: _below(dice, len(text))]
    match = matches[_below(dice, len(matches))]
    return text[: match.start()] + text[match.end() :]


def _nest(text: str, dice: Dice) -> str:
    """Deeper than a parser that calls itself can follow."""
    depth = _pick(dice, (100, 1500, 100_000))
    ends = [match.end() for match in re.finditer(r">", text)]
    if not ends or not text.startswith("<"):
        return "[" * depth + text + "]" * depth
    at = ends[_below(dice, len(ends))]
    closing = "</Element>" * depth if _below(dice, 2) else ""
    return text[:at] + "<Element>" * depth + closing + text[at:]


def _entities(text: str, dice: Dice) -> str:
    """An entity bomb, or one that reaches for another file."""
    declared, used = _pick(dice, ((_BOMB, "&i;"), (_EXTERNAL, "&i;"), ("", "&unknown;")))
    start = re.match(r"<\?xml[^>]*\?>", text)
    at = start.end() if start else 0
    body = text[at:]
    values = list(re.finditer(r'="([^"]*)"|>([^<>]+)<', body))
    if values:
        match = values[_below(dice, len(values))]
        group = 1 if match.group(1) is not None else 2
        body = body[: match.start(group)] + str(used) + body[match.end(group) :]
    return text[:at] + str(declared) + body


def _cut(text: str, dice: Dice) -> str:
    return text[: _below(dice, len(text))]


def _flip_characters(text: str, dice: Dice) -> str:
    characters = list(text)
    for _ in range(1 + _below(dice, 10)):
        characters[_below(dice, len(characters))] = chr(_below(dice, 0x2000) or 1)
    return "".join(characters)


MUTATORS: tuple[Mutate, ...] = (
    flip_bits,
    overwrite_block,
    truncate,
    remove_block,
    duplicate_block,
    copy_block,
    swap_bytes,
    oversize_count,
    oversize_count,
    oversize_count,
    mutate_text,
    mutate_text,
    mutate_text,
)
"""What is chosen from; what finds most stands there more than once."""


def mutated(data: bytes, dice: Dice) -> tuple[bytes, str]:
    """The damaged bytes, and by what; mostly one thing, seldom three."""
    names = []
    for _ in range(_pick(dice, (1, 1, 1, 2, 3))):
        if not data:
            break
        mutate = MUTATORS[_below(dice, len(MUTATORS))]
        data = mutate(data, dice)
        names.append(mutate.__name__)
    return data, " + ".join(names)


WRONG = (None, True, False, 0, -1, 1, 1e300, float("nan"), 2**31, 2**63, 2**70, "", "x", "0", [])
WRONG += ({}, [None], [[]], {"name": None}, [1e300] * 5, [-1] * 5, [0] * 5, [2**40] * 5, "../..")
WRONG += ("/etc", "..", ".", "<u2", "|S1000000000", "float64", "|O", "|b1", "x" * 100_000)


def mutated_json(text: str, dice: Dice) -> tuple[str, str]:
    """A JSON document of which some value has another type or an absurd size."""
    document = json.loads(text)
    for _ in range(1 + _below(dice, 2)):
        holders = list(_holders(document))
        if not holders:
            break
        holder, key = holders[_below(dice, len(holders))]
        if _below(dice, 6) == 0:
            del holder[key]
        else:
            holder[key] = _pick(dice, WRONG)
    if _below(dice, 20) == 0:
        depth = _pick(dice, (500, 100_000))
        return '{"a":' * depth + "1" + "}" * depth, "mutated_json"
    return json.dumps(document), "mutated_json"


def _holders(value: object) -> Iterator[tuple[dict | list, object]]:
    """Every place in a document that holds a value."""
    if isinstance(value, dict | list):
        for key in list(value) if isinstance(value, dict) else range(len(value)):
            yield value, key
            yield from _holders(value[key])
