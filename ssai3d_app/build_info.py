"""What the installer's maker has stamped on the program: ``resources/build.json``.

A checkout and a wheel carry no stamp; then there is nothing to compare with, and that is said.
"""

from __future__ import annotations

import hashlib
import logging
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from ssai3d_app.locations import resources

_STAMP = "build.json"

_log = logging.getLogger(__name__)


class BuildInfo(BaseModel):
    """The stamp of a packaged program.

    ``variant`` is ``"cpu"`` or ``"cuda"``, or another word for a build of its own, such as
    ``"cuda-legacy"``; ``cuda`` the CUDA version that torch must be built for, ``None`` for none.
    ``releases`` is the HTTPS address of a JSON that names the newest version; without it nothing
    is ever asked. ``resources`` holds the SHA-256 of each resource by its path, with ``/``, below
    the folder of resources.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    version: str
    variant: str
    torch: str | None = None
    cuda: str | None = None
    commit: str | None = None
    built: str | None = None
    releases: str | None = None
    resources: dict[str, str] = {}


def build_info(folder: Path | None = None) -> BuildInfo | None:
    """The stamp in the folder of resources; ``None`` where the program was not packaged.

    Raises
    ------
    ValueError
        When there is a stamp and it cannot be understood.
    """
    place = (folder or resources()) / _STAMP
    try:
        content = place.read_bytes()
    except FileNotFoundError:
        return None
    try:
        return BuildInfo.model_validate_json(content)
    except ValidationError as error:
        raise ValueError(f"{place} cannot be understood: {error}") from error


def build_info_if_sound(folder: Path | None = None) -> BuildInfo | None:
    """The stamp, or ``None`` where there is none or none that is of use; the log says which."""
    try:
        return build_info(folder)
    except (OSError, ValueError) as error:
        _log.error("The stamp of the build is of no use: %s", error)
        return None


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def hashes_of_resources(folder: Path) -> dict[str, str]:
    """SHA-256 of each file below a folder of resources, but the stamp: for the stamp."""
    return {
        path.relative_to(folder).as_posix(): sha256_of(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.relative_to(folder).as_posix() != _STAMP
    }
