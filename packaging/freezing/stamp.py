"""The stamp that tells a packaged program what it is: ``resources/build.json``."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from freezing import contents
from freezing.options import BuildChoices
from ssai3d_app import __version__
from ssai3d_app.build_info import BuildInfo, hashes_of_resources


def write(target: Path, choices: BuildChoices, resources: Path) -> BuildInfo:
    """Stamp a build with the torch of the running Python; returns what was written.

    Raises
    ------
    ValueError
        When that torch is not of the variant asked for: indexes hand out a CPU build of the same
        name without a word.
    """
    built_for = cuda_of_torch()
    if (built_for is not None) != (choices.torch == "cuda"):
        found = f"for CUDA {built_for}" if built_for else "for the processor alone"
        raise ValueError(
            f"The variant is {choices.torch}, and the torch of this environment is built {found}."
        )
    info = BuildInfo(
        version=__version__,
        variant=choices.torch,
        torch=version("torch"),
        cuda=built_for,
        commit=choices.commit,
        built=datetime.now(UTC).strftime("%Y-%m-%d"),
        releases=choices.releases,
        resources={
            name: digest
            for name, digest in hashes_of_resources(resources).items()
            if not contents.is_dropped(f"resources/{name}", choices.torch)
        },
    )
    target.write_text(info.model_dump_json(indent=1), encoding="utf-8")
    return info


def cuda_of_torch() -> str | None:
    """The CUDA version that the torch of the running Python is built for, such as ``13.0``."""
    import torch  # noqa: PLC0415 - takes seconds, and only a build needs it

    found: str | None = torch.version.cuda
    return found
