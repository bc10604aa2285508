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
    continuation: Annotated[float, Field(gt=0, le=1)] = 0.75
    """At a half, neighbours were joined that are apart in truth."""
    shortest: PositiveFloat | None = None
    spur: PositiveFloat | None = None

    @model_validator(mode="after")
    def _in_order(self) -> FilamentSettings:
        if self.thinnest and self.thickest and self.thinnest > self.thickest:
            raise ValueError("the thinnest calibre is larger than the thickest")
        return self


class MitochondriaSettings(_Chosen):
    """How mitochondria and their nucleoids are found; lengths in µm. ``None`` is suggested.

    The channel of the request shows the matrix, ``dna_channel`` the DNA. ``smoothing`` is the sigma
    of a Gaussian, ``background_width`` the edge of a box in which there is always background.
    Edges lie at ``edge_share`` of the brightest within ``edge_radius``, and a mitochondrion reaches
    ``threshold`` somewhere, in brightness above the background. Those below ``smallest`` µm³ are
    left out; side branches of the skeleton shorter than ``spur`` are cut. A nucleoid is a spot of
    about ``spot_size`` (full width at half maximum, as it looks) and stands out by at least
    ``spot_threshold``; it belongs to the nearest mitochondrion up to ``reach`` away.
    """

    kind: Literal["mitochondria"] = "mitochondria"
    dna_channel: Annotated[int, Field(ge=0)] = 1
    smoothing: PositiveFloat | None = None
    background_width: PositiveFloat = 3.0
    edge_radius: PositiveFloat = 0.3
    edge_share: Annotated[float, Field(gt=0, lt=1)] = 0.5
    threshold: PositiveFloat | None = None
    smallest: Annotated[float, Field(ge=0)] = 0.05
    spur: Annotated[float, Field(ge=0)] = 0.4
    spot_size: PositiveFloat | None = None
    spot_threshold: PositiveFloat | None = None
    reach: Annotated[float, Field(ge=0)] = 0.2


class NucleiSettings(_Chosen):
    """How nuclei are found and told apart; lengths in µm. ``None`` is suggested from the stack.

    ``diameter`` is that of a typical nucleus. ``smoothing`` is the sigma of a Gaussian,
    ``background_width`` the edge of a box in which there is always background. Edges lie at
    ``edge_share`` of the brightest within half a diameter, and a nucleus reaches ``threshold``
    somewhere, in brightness above the background. Two that touch are told apart where the waist
    between them is deeper than ``separation`` diameters. Nuclei below ``smallest`` µm³ are left
    out.
    """

    kind: Literal["nuclei"] = "nuclei"
    diameter: PositiveFloat | None = None
    smoothing: PositiveFloat | None = None
    background_width: PositiveFloat | None = None
    edge_share: Annotated[float, Field(gt=0, lt=1)] = 0.5
    threshold: PositiveFloat | None = None
    separation: Annotated[float, Field(gt=0, lt=0.5)] = 0.04
    smallest: PositiveFloat | None = None


AnalysisSettings = Annotated[
    FilamentSettings | MitochondriaSettings | NucleiSettings, Field(discriminator="kind")
]
"""The settings of one kind of analysis, told apart by ``kind``."""

SETTINGS: dict[str, type[FilamentSettings | MitochondriaSettings | NucleiSettings]] = {
    "filaments": FilamentSettings,
    "mitochondria": MitochondriaSettings,
    "nuclei": NucleiSettings,
}
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

    @model_validator(mode="after")
    def _two_channels(self) -> AnalyseRequest:
        if self.settings.kind == "mitochondria" and self.settings.dna_channel == self.channel:
            raise ValueError("the mitochondria and their DNA must be in two different channels")
        return self
