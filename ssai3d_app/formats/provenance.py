"""The record of a run, read back from the result that carries it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ssai3d_app.errors import UserError, unreadable
from ssai3d_app.formats.result_xml import WHOLE_RECORD
from ssai3d_app.formats.zarr_layout import read_json

_LARGEST_RECORD = 64 * 2**20


def record_of(path: Path) -> str:
    """The record in an OME-TIFF, an OME-Zarr or a TIFF for ImageJ, as the JSON text it was given.

    Only metadata are read, and nothing of them is believed: see that it says what is needed.

    Raises
    ------
    UserError
        When the file cannot be read, or is no result of this program.
    """
    try:
        record = _in_store(path) if path.is_dir() else _in_tiff(path)
    except OSError as error:
        raise unreadable(
            f"{path.name} cannot be read", "check its drive and your permission", str(error)
        ) from error
    except Exception as error:
        # Whatever else a library raises of a damaged file.
        raise _no_record(path, f"{type(error).__name__}: {error}") from error
    if record is None:
        raise _no_record(path, "there is no record in its metadata")
    return record


def _in_store(folder: Path) -> str | None:
    third = folder / "zarr.json"
    document = third if third.is_file() else folder / ".zattrs"
    if not document.is_file():
        return None
    attributes: Any = read_json(document)
    if document == third:
        attributes = attributes.get("attributes", {})
    record = attributes.get("ssai3d")
    return None if record is None else json.dumps(record)


def _in_tiff(path: Path) -> str | None:
    import tifffile

    with tifffile.TiffFile(path) as file:
        info = (file.imagej_metadata or {}).get("Info") if file.is_imagej else None
        description = file.pages[0].description
    if info is not None:
        return str(info)
    return _in_xml(description)


def _in_xml(text: str) -> str | None:
    from defusedxml import ElementTree

    if len(text) > _LARGEST_RECORD or not text.lstrip().startswith("<"):
        return None
    for element in ElementTree.fromstring(text.encode()).iter():
        if element.tag.rpartition("}")[2] == "M" and element.get("K") == WHOLE_RECORD:
            found: str | None = element.text
            return found
    return None


def _no_record(path: Path, detail: str) -> UserError:
    return unreadable(
        f"{path.name} carries no record of a restoration",
        "choose a result that SSAI-3D has written",
        detail,
    )
