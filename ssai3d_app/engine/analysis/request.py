"""What is to be measured, in which stacks and how; the same document for window and command."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PositiveFloat, model_validator

from ssai3d_app.volume.corrections import Corrections


class _Chosen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FilamentSettings(_Chosen):
    """How filaments are found; lengths in µm. ``None`` is suggested from the stack.

    ``thinnest`` and ``thickest`` are the calibres (diameters) that the ridge filter looks for.
    ``threshold`` is the least ridge response of a filament's core, and ``continuation`` the share
    of it down to which a core goes on. Filaments shorter than ``shortest`` altogether are left
    out, and side branches shorter than ``spur`` or than the calibre of what they sit on are cut.
    """

    kind: Literal["filaments"] = "filaments"
    thinnest: PositiveFloat | None = None
    thickest: PositiveFloat | None = None
    threshold: PositiveFloat | None = None
    continuation: Annotated[float, Field(gt=0, le=1)] = 0.5
    shortest: PositiveFloat | None = None
    spur: PositiveFloat | None = None

    @model_validator(mode="after")
    def _in_order(self) -> FilamentSettings:
        if self.thinnest and self.thickest and self.thinnest > self.thickest:
            raise ValueError("the thinnest calibre is larger than the thickest")
        return self


AnalysisSettings = Annotated[FilamentSettings, Field(discriminator="kind")]
"""The settings of one kind of analysis, told apart by ``kind``."""

SETTINGS: dict[str, type[FilamentSettings]] = {"filaments": FilamentSettings}
"""The kinds of analysis by name, with what can be set."""


class AnalyseRequest(_Chosen):
    """What is measured, and the folder that takes the result.

    ``path`` is the recorded stack; ``restored`` what was made of it, measured with the same
    settings and put side by side. ``scene``, ``channel`` and ``time`` are indices from 0;
    ``corrections`` override what the recorded file says of its axes and voxel size.
    """

    path: Path
    output: Path
    settings: AnalysisSettings
    restored: Path | None = None
    scene: Annotated[int, Field(ge=0)] = 0
    channel: Annotated[int, Field(ge=0)] = 0
    time: Annotated[int, Field(ge=0)] = 0
    corrections: Corrections = Corrections()
