"""Whether the program is whole: stamp, resources, weights and libraries of numbers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from ssai3d_app import __version__
from ssai3d_app.build_info import build_info, sha256_of
from ssai3d_app.engine.backbones.registry import BACKBONES
from ssai3d_app.locations import resources, sample
from ssai3d_app.self_test.check import CheckFailedError, Maker, NotApplicableError
from ssai3d_app.self_test.specimens import specimens

_REINSTALL = "install SSAI-3D again"


def check_stamp() -> str:
    """The stamp belongs to this program."""
    try:
        build = build_info()
    except ValueError as error:
        raise CheckFailedError(f"The build's stamp is damaged; {_REINSTALL}.") from error
    if build is None:
        raise NotApplicableError("This program was not packaged, so it carries no stamp.")
    if build.version != __version__:
        raise CheckFailedError(
            f"The stamp is of version {build.version} and the program of {__version__}; "
            f"{_REINSTALL}."
        )
    return f"Version {build.version}, variant {build.variant}, is what the stamp says."


def _check_hashes(folder: Path, expected: Mapping[str, str]) -> None:
    for name, digest in expected.items():
        path = folder / name
        if not path.is_file():
            raise CheckFailedError(f"The file {name} is missing; {_REINSTALL}.")
        if sha256_of(path) != digest:
            raise CheckFailedError(f"The file {name} has changed; {_REINSTALL}.")


def check_resources() -> str:
    """All that travels with the program is there, and as it was packaged."""
    folder = resources()
    try:
        build = build_info(folder)
    except ValueError:
        build = None  # The check of the stamp tells it.
    _check_hashes(folder / "self_test", {s.name: s.sha256 for s in specimens().values()})
    for path in (sample(), folder / "icons" / "ssai3d.svg", folder / "help", folder / "LICENSES"):
        if not path.exists():
            raise CheckFailedError(f"{path.name} is missing; {_REINSTALL}.")
    if build is None or not build.resources:
        return "Sample, icons, help and test files are there."
    _check_hashes(folder, build.resources)
    return f"All {len(build.resources)} files are as they were packaged."


def check_weights() -> str:
    """The networks that ship have the weights that were trained."""
    _check_hashes(resources() / "weights", {b.weights_name: b.sha256 for b in BACKBONES.values()})
    names = ", ".join(BACKBONES)
    return f"The weights of the networks that ship ({names}) are as they were trained."


def check_linear_algebra() -> str:
    """Numpy's library of linear algebra computes, and right: frozen programs have broken it."""
    size = 200
    rng = np.random.default_rng(1)
    matrix = rng.normal(size=(size, size)) + size * np.eye(size)
    known = rng.normal(size=size)
    found = np.linalg.solve(matrix, matrix @ known)
    values = np.linalg.svd(matrix, compute_uv=False)
    spectrum = np.fft.ifft(np.fft.fft(known)).real
    wrong = max(
        float(np.abs(found - known).max()),
        float(abs((values**2).sum() / (matrix**2).sum() - 1)),
        float(np.abs(spectrum - known).max()),
    )
    if not wrong < 1e-8:
        raise CheckFailedError(f"Numpy computes wrongly (off by {wrong:.1e}); {_REINSTALL}.")
    return f"Numpy {np.__version__} solves {size} equations to {wrong:.0e}."


MAKERS: dict[str, Maker] = {
    "stamp": check_stamp,
    "resources": check_resources,
    "weights": check_weights,
    "linear_algebra": check_linear_algebra,
}
