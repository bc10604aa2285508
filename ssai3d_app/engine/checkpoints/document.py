"""What is written down of a restoration that is not finished: its origin, and what is done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict

from ssai3d_app.engine.events import Stage
from ssai3d_app.engine.recipe import Recipe, RestoreRequest
from ssai3d_app.engine.record import ChannelRecord, DeconvolvedChannel
from ssai3d_app.fingerprint import Fingerprint

_LEFT_TO_THE_USER = frozenset(
    {
        "path",
        "output",
        "report",
        "device",
        "model",
        "keep_model",
        "halvings",
        "psf",
        "preview_kept",
    }
)
"""Choices that may be others when it goes on; the fingerprint tells the file again."""

HowDone = Literal["flat", "tuned", "measured", "restored"]
"""A volume of one value passed through; with a network tuned on it; deconvolved, its noise and blur
measured on it; with what was tuned or measured elsewhere."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Origin(_Part):
    """All that decides the pixels: only when it is the same may a restoration go on."""

    software: str
    torch: str
    request: RestoreRequest
    recipe: Recipe
    weights_sha256: str | None
    model_sha256: str | None = None
    psf_sha256: str | None = None
    source: Fingerprint

    def difference(self, earlier: Origin) -> str | None:
        """What is not as it was, as a sentence without a full stop; ``None`` when all is."""
        if (self.software, self.torch) != (earlier.software, earlier.torch):
            return (
                f"It was begun with {earlier.software} and torch {earlier.torch}, and this is "
                f"{self.software} with torch {self.torch}"
            )
        if self.source != earlier.source:
            return "The file has changed since it was begun"
        if self.weights_sha256 != earlier.weights_sha256:
            return "It was begun with another network"
        if self.model_sha256 != earlier.model_sha256:
            return "It was begun with another tuned model"
        if self.psf_sha256 != earlier.psf_sha256:
            return "It was begun with another PSF"
        changed = ", ".join(name.replace("_", " ") for name in self._changed(earlier))
        return f"It was begun with other choices ({changed})" if changed else None

    def _changed(self, earlier: Origin) -> Iterator[str]:
        now, before = self.request.model_dump(mode="json"), earlier.request.model_dump(mode="json")
        yield from (name for name in now if now[name] != before[name] and self._counts(name))
        if self.request.recipe == earlier.request.recipe and self.recipe != earlier.recipe:
            yield "recipe"

    @staticmethod
    def _counts(name: str) -> bool:
        return name not in _LEFT_TO_THE_USER


class Place(_Part):
    """A volume of the result: number of the image, time and channel in it, all from 0."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    image: int
    time: int
    channel: int

    @property
    def name(self) -> str:
        """The name of the volume on the disk."""
        return f"restored-{self.image}-{self.time}-{self.channel}"

    @property
    def trust_name(self) -> str:
        """The name, on the disk, of the map of how far that volume is to be trusted."""
        return f"trust-{self.image}-{self.time}-{self.channel}"


class KeptChannel(_Part):
    """A channel whose network is known.

    ``network`` is the (scene, channel) that it was tuned on, ``background`` and ``range`` the
    intensity scale that comes with it.
    """

    scene: int
    channel: int
    network: tuple[int, int]
    background: float
    range: float
    record: ChannelRecord


class KeptDeconvolution(_Part):
    """A channel that is deconvolved, and what was found for it.

    ``background`` and ``range`` are its intensity scale; ``sigma`` is the axial blur in voxels of
    the isotropic grid, ``None`` where a PSF was given; ``noise_at_half`` and ``pedestal`` are on
    the engine's scale.
    """

    scene: int
    channel: int
    background: float
    range: float
    sigma: float | None
    noise_at_half: float
    pedestal: float
    record: DeconvolvedChannel


class FinishedVolume(_Part):
    """A volume that is restored and on the disk."""

    place: Place
    how: HowDone


class UnderwayVolume(_Part):
    """The volume that is being restored: its channel is ready, and so many strips and boxes
    are done, or tiles, and so many boxes of its trust map.

    ``squares`` is the sum of the squared disagreement of both passes in the strips done, ``light``
    that of the intensities in the tiles done, on the engine's scale.
    """

    place: Place
    how: HowDone
    xz_strips: int = 0
    yz_strips: int = 0
    boxes: int = 0
    trust_boxes: int = 0
    squares: float = 0.0
    tiles: int = 0
    light: float = 0.0


class Document(_Part):
    """How far a restoration has come. ``seconds`` is the time worked on it, in all its runs."""

    version: Literal[1] = 1
    origin: Origin
    devices: list[str]
    started: str
    seconds: float = 0.0
    stage_seconds: dict[Stage, float] = {}
    """The same by stage, as far as stages are told of."""
    halvings: int = 0
    """How often pieces had to be made smaller for lack of memory."""
    findings: list[str] = []
    cautions: list[str] = []
    channels: list[KeptChannel] = []
    deconvolved: list[KeptDeconvolution] = []
    finished: list[FinishedVolume] = []
    underway: UnderwayVolume | None = None

    def finished_volume(self, place: Place) -> FinishedVolume | None:
        """The volume of a place, if it is finished."""
        return next((volume for volume in self.finished if volume.place == place), None)
