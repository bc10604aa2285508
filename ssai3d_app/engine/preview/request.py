"""What is to be previewed."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, model_validator

from ssai3d_app.engine.preview.recipes import previewed
from ssai3d_app.engine.preview.region import PreviewedRegion, Region
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.volume.corrections import Corrections

QUICK_LOOK, TUNED, KEPT = "quick_look.ome.tif", "tuned_preview.ome.tif", "preview.ssai3d-preview"
"""Names in the folder of a preview: both stacks, and what a restoration goes on from."""


class PreviewRequest(BaseModel):
    """What a restoration would look like on a region of one of its channels.

    ``restoration`` is the one that is asked about; its first scene, the channel ``channel`` and the
    time ``time`` (indices from 0, after its corrections) are looked at. Without a ``region`` the
    one with most structure is taken. ``folder`` takes both stacks and what a restoration can go on
    from; ``live`` says whether it also gets restorations on the way, each under a name of its own.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    restoration: RestoreRequest
    folder: Path
    region: Region | None = None
    channel: int = 0
    time: int = 0
    live: bool = False

    @model_validator(mode="after")
    def _tuned(self) -> PreviewRequest:
        if self.restoration.method != "ssai":
            raise ValueError("a preview shows the tuned network, and the method is another one")
        return self

    @property
    def scene(self) -> int:
        """Index of the scene."""
        return 0 if self.restoration.scenes is None else self.restoration.scenes[0]

    @property
    def output(self) -> Path:
        """Where the tuned preview will stand."""
        return self.folder / TUNED

    def on_region(self) -> RestoreRequest:
        """The restoration of the region alone, which is read under the corrections already."""
        return previewed(self.restoration).model_copy(
            update={
                "output": self.output,
                "scenes": (0,),
                "channels": (self.channel,),
                "time": self.time,
                "corrections": Corrections(),
                "report": None,
                "keep_model": None,
                "trust_map": False,
                "preview": None,
                "preview_kept": None,
                "zarr_version": "0.4",
            }
        )

    def of(self, region: Region) -> PreviewedRegion:
        """Which part of the file is looked at when that is the region."""
        return PreviewedRegion(
            scene=self.scene, channel=self.channel, time=self.time, region=region
        )
