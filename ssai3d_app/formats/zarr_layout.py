"""Where the images of an OME-Zarr store lie: JSON only, no array library."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def group_attributes(folder: Path) -> dict[str, Any]:
    """The NGFF attributes of a Zarr group, of either version; empty when there are none."""
    third = folder / "zarr.json"
    if third.is_file():
        attributes = json.loads(third.read_text(encoding="utf-8")).get("attributes", {})
        return dict(attributes.get("ome", attributes))
    second = folder / ".zattrs"
    if second.is_file():
        return dict(json.loads(second.read_text(encoding="utf-8")))
    return {}


def image_groups(folder: Path) -> list[Path]:
    """The groups that hold an image: the folder itself, or its numbered series."""
    if "multiscales" in group_attributes(folder):
        return [folder]
    series = sorted(
        (child for child in folder.iterdir() if child.name.isdigit() and child.is_dir()),
        key=lambda child: int(child.name),
    )
    return [child for child in series if "multiscales" in group_attributes(child)]
