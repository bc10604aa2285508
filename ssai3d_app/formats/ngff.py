"""NGFF attributes of a result, versions 0.4 and 0.5: axes, levels, channels as OMERO has them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from ssai3d_app.formats.pyramid import Level
from ssai3d_app.formats.result import ImageDescription
from ssai3d_app.volume.scene import full_scale

Range = tuple[float, float]

EMPTY_RANGE: Range = (math.inf, -math.inf)


def image_attributes(
    image: ImageDescription, levels: Sequence[Level], ranges: Sequence[Range], version: str
) -> dict[str, Any]:
    """``multiscales`` and ``omero`` of one image; ``ranges`` are the extremes of each channel."""
    time: dict[str, str] = {"name": "t", "type": "time"}
    if image.time_step_s is not None:
        time["unit"] = "second"
    multiscale = {
        "name": image.name,
        "axes": [
            time,
            {"name": "c", "type": "channel"},
            *(
                {"name": axis, "type": "space"} | ({} if edge is None else {"unit": "micrometer"})
                for axis, edge in zip("zyx", image.voxel_size, strict=True)
            ),
        ],
        "datasets": [
            {"path": str(number), "coordinateTransformations": _placed(image, level)}
            for number, level in enumerate(levels)
        ],
        "type": "mean",
        "metadata": {
            "description": "Every voxel is the mean of two along each axis that is halved."
        },
    }
    omero = {
        "name": image.name,
        "channels": [
            {
                "label": channel.name,
                "color": (channel.color or "#FFFFFF")[1:],
                "active": True,
                "window": _window(extremes, image.dtype),
            }
            for channel, extremes in zip(image.channels, ranges, strict=True)
        ],
        "rdefs": {"defaultT": 0, "defaultZ": image.shape[2] // 2, "model": "color"},
    }
    if version == "0.4":
        multiscale["version"] = omero["version"] = version
    return {"multiscales": [multiscale], "omero": omero}


def _placed(image: ImageDescription, level: Level) -> list[dict[str, Any]]:
    """Scale of a level and its translation: means lie between the voxels they are made of."""
    step = 1.0 if image.time_step_s is None else float(image.time_step_s)
    edges = [1.0 if edge is None else float(edge) for edge in image.voxel_size]
    scale = [edge * factor for edge, factor in zip(edges, level.factors, strict=True)]
    placed: list[dict[str, Any]] = [{"type": "scale", "scale": [step, 1.0, *scale]}]
    if max(level.factors) > 1 or any(image.first_voxel):
        places = zip(edges, level.factors, image.first_voxel, strict=True)
        shift = [edge * (first + (factor - 1) / 2) for edge, factor, first in places]
        placed.append({"type": "translation", "translation": [0.0, 0.0, *shift]})
    return placed


def _window(extremes: Range, dtype: str) -> dict[str, float]:
    """The intensities between which viewers show a channel: those that it has."""
    low, high = extremes
    if not (math.isfinite(low) and math.isfinite(high)):
        low, high = 0.0, 1.0
    limit = full_scale(dtype)
    least, most = (low, high) if limit is None else (min(low, 0.0), limit)
    return {"min": least, "max": most, "start": low, "end": high}
