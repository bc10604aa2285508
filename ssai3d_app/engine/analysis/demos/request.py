"""Which demo scene is to be made, and where; light, so that a window may ask for one."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

RAW = "raw.ome.tif"
"""The stack in the folder of a demo."""

TRUTH = "truth.json"
"""What is true of it, in the same folder."""

Demo = Literal["neurons", "mitochondria"]

KIND_OF_DEMO = {"neurons": "filaments", "mitochondria": "mitochondria"}
"""The kind of analysis that a demo is made for."""


class DemoRequest(BaseModel):
    """``output`` is the folder that takes the scene; equal seeds make equal scenes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    demo: Demo
    output: Path
    seed: int = 1
