"""The small files in ``resources/self_test``, written by ``packaging/make_self_test_files.py``."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
from pydantic import BaseModel, ConfigDict, TypeAdapter

from ssai3d_app.locations import resources

_SHAPE = (1, 2, 3, 16, 24)


class Specimen(BaseModel):
    """A file and what must be read from it; ``voxel_size`` is (z, y, x) in µm."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    format: str
    sha256: str
    voxel_size: tuple[float, float, float]

    @property
    def path(self) -> Path:
        """Where it lies."""
        return folder() / self.name


_list = TypeAdapter(dict[str, Specimen])


def folder() -> Path:
    """Where the files lie."""
    return resources() / "self_test"


def specimens() -> dict[str, Specimen]:
    """The files, by a short word for each."""
    return _list.validate_json((folder() / "expected.json").read_bytes())


def to_json(listed: dict[str, Specimen]) -> bytes:
    """The list as ``expected.json`` holds it."""
    return _list.dump_json(listed, indent=1) + b"\n"


def pixels() -> npt.NDArray[np.uint16]:
    """The voxels (T, C, Z, Y, X) of every specimen, no two alike."""
    return (np.arange(np.prod(_SHAPE), dtype=np.uint16) * 13 + 40).reshape(_SHAPE)
