"""Where the images of an OME-Zarr store lie: JSON only, no array library."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_LARGEST_DOCUMENT = 64 * 2**20
"""Bytes of a JSON document; no group needs more, and a parser would need ten times as much."""

_DEEPEST = 4
"""Folders from a level up to the plate: field, well, row, plate."""

DOCUMENTS = frozenset({".zattrs", ".zgroup", ".zarray", ".zmetadata", "zarr.json"})


@dataclass(frozen=True)
class ImageGroup:
    """A group that holds an image, and what tells it from the others: well and field, or number.

    ``series`` is its place among the images of the store's OME-XML; ``None`` where it has none.
    """

    folder: Path
    label: str | None = None
    series: int | None = None


def read_json(document: Path) -> dict[str, Any]:
    """A JSON document of a store.

    Raises
    ------
    ValueError
        When it is no JSON object, larger than any metadata, or a link to another folder.
    """
    if document.is_symlink() and document.resolve().parent != document.parent.resolve():
        raise ValueError("the store points outside itself")
    if document.stat().st_size > _LARGEST_DOCUMENT:
        raise ValueError(f"{document.name} is too large for metadata")
    content = json.loads(document.read_text(encoding="utf-8"))
    if not isinstance(content, dict):
        raise ValueError(f"{document.name} holds no JSON object")
    return content


def group_attributes(folder: Path) -> dict[str, Any]:
    """The NGFF attributes of a Zarr group, of either version; empty when there are none."""
    third = folder / "zarr.json"
    if third.is_file():
        attributes = dict(read_json(third).get("attributes") or {})
        return dict(attributes.get("ome", attributes))
    second = folder / ".zattrs"
    return read_json(second) if second.is_file() else {}


def inside(store: Path, folder: Path, path: object) -> Path:
    """A place that a document of the store names, relative to the document's folder.

    Raises
    ------
    ValueError
        When it lies outside the store, also by way of a link.
    """
    if not isinstance(path, str):
        raise ValueError(f"{path!r} is no path")
    place = folder / path
    if not place.resolve().is_relative_to(store.resolve()):
        raise ValueError("the store points outside itself")
    return place


def image_groups(store: Path) -> list[ImageGroup]:
    """The groups that hold an image: the folder itself, its series, or the fields of a plate.

    Labels (segmentations) are no images.

    Raises
    ------
    ValueError
        When metadata are damaged or lead out of the store.
    """
    return list(_found(store))


def is_store(store: Path) -> bool:
    """Whether a folder holds any image as OME-Zarr has them."""
    return next(_found(store), None) is not None


def store_around(part: Path) -> Path | None:
    """The outermost store that a folder or a document lies in, when it is a part of one."""
    found = None
    for folder in list(part.resolve().parents)[:_DEEPEST]:
        try:
            found = folder if is_store(folder) else found
        except (OSError, ValueError, TypeError, AttributeError):
            break  # whatever is there, it is no store that could be opened instead
    return found


def is_labels(store: Path) -> bool:
    """Whether a folder is a segmentation that belongs to an OME-Zarr image, or several."""
    attributes = group_attributes(store)
    return "image-label" in attributes or "labels" in attributes


def _found(store: Path) -> Iterator[ImageGroup]:
    attributes = group_attributes(store)
    if "image-label" in attributes:
        return
    if "multiscales" in attributes:
        yield ImageGroup(store, series=0)
    elif "plate" in attributes:
        yield from _of_plate(store, attributes["plate"])
    elif "well" in attributes:
        yield from _of_well(store, store, attributes["well"], "")
    else:
        yield from _of_series(store)


def _of_plate(store: Path, plate: dict[str, Any]) -> Iterator[ImageGroup]:
    for well in plate.get("wells") or []:
        folder = inside(store, store, well.get("path"))
        yield from _of_well(store, folder, group_attributes(folder).get("well"), well["path"])


def _of_well(
    store: Path, folder: Path, well: dict[str, Any] | None, name: str
) -> Iterator[ImageGroup]:
    for field in (well or {}).get("images") or []:
        place = inside(store, folder, field.get("path"))
        yield ImageGroup(place, f"{name}/{field['path']}" if name else field["path"])


def _of_series(store: Path) -> Iterator[ImageGroup]:
    listed = group_attributes(store / "OME").get("series")
    if isinstance(listed, list):
        for number, path in enumerate(listed):
            yield ImageGroup(inside(store, store, path), str(path), number)
        return
    numbered = sorted(
        (child for child in store.iterdir() if child.name.isascii() and child.name.isdigit()),
        key=lambda child: int(child.name),
    )
    for child in numbered:
        folder = inside(store, store, child.name)
        if "multiscales" in group_attributes(folder):
            yield ImageGroup(folder, child.name, int(child.name))
