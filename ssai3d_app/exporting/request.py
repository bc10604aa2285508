"""What is to be exported, validated; the same document for window and command."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from ssai3d_app.engine.recipe import RESULT_SUFFIXES
from ssai3d_app.formats.creating import ZarrVersion
from ssai3d_app.volume.corrections import Corrections

Index = Annotated[int, Field(ge=0)]
Finite = Annotated[float, Field(allow_inf_nan=False)]
Span = tuple[Index, Index]
BitDepth = Literal[8, 16, 32]


class ExportRequest(BaseModel):
    """A part of one scene, and what becomes of its values.

    ``region`` is the first voxel and the one after the last along z, y and x, the whole scene when
    ``None``; ``channels`` and ``times`` are indices from 0, all of them when ``None``; all of these
    count after ``corrections``. ``bit_depth`` is 8 or 16 for whole numbers, 32 for real ones, and
    that of the scene when ``None``. ``scale`` gives the values that become 0 and the highest one,
    once for all channels or for each. Without it, values stay as they are where the new type holds
    every one of the old, or where ``unscaled`` asks for it (what does not fit is clipped); else 0
    to the highest value of each channel is used. 32-bit values are never scaled. ``replace`` lets a
    file of that name be replaced.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: Path
    output: Path
    scene: Index = 0
    region: tuple[Span, Span, Span] | None = None
    channels: tuple[Index, ...] | None = None
    times: tuple[Index, ...] | None = None
    bit_depth: BitDepth | None = None
    scale: tuple[tuple[Finite, Finite], ...] | None = None
    unscaled: bool = False
    corrections: Corrections = Corrections()
    zarr_version: ZarrVersion = "0.4"
    replace: bool = False

    @field_validator("output")
    @classmethod
    def _known_suffix(cls, output: Path) -> Path:
        if not output.name.lower().endswith(RESULT_SUFFIXES):
            raise ValueError(f"the output must end in {', '.join(RESULT_SUFFIXES)}")
        return output

    @field_validator("region")
    @classmethod
    def _not_empty(cls, region: tuple[Span, Span, Span] | None) -> tuple[Span, Span, Span] | None:
        for axis, span in zip("zyx", region or (), strict=False):
            if span[0] >= span[1]:
                raise ValueError(f"the region must hold at least one voxel along {axis}")
        return region

    @field_validator("channels", "times")
    @classmethod
    def _each_once(cls, chosen: tuple[int, ...] | None) -> tuple[int, ...] | None:
        if chosen is not None and (not chosen or len(set(chosen)) < len(chosen)):
            raise ValueError("name at least one, and each once")
        return chosen

    @field_validator("scale")
    @classmethod
    def _low_below_high(
        cls, scale: tuple[tuple[float, float], ...] | None
    ) -> tuple[tuple[float, float], ...] | None:
        for low, high in scale or ():
            if low >= high:
                raise ValueError("the scale must go from a lower to a higher value")
        return scale
