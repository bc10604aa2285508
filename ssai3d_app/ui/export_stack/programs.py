"""napari and Fiji, where they are installed: found, and started as programs of their own."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QProcess, QProcessEnvironment

ProgramName = Literal["napari", "fiji"]

_ON_PATH = {"napari": ("napari",), "fiji": ("fiji", "Fiji", "ImageJ", "imagej")}
_FIJI = (
    "fiji-linux-x64",
    "ImageJ-linux64",
    "fiji-windows-x64.exe",
    "ImageJ-win64.exe",
    "fiji",
    "fiji.bat",
)
_FIJI_FOLDERS = ("Fiji", "Fiji.app", "fiji", "fiji.app")
_CONDA_FOLDERS = ("miniconda3", "anaconda3", "miniforge3", "mambaforge", "micromamba")


def found_program(
    name: ProgramName, chosen: Mapping[str, str], environment: Mapping[str, str] | None = None
) -> Path | None:
    """Where a program lies, ``None`` where it is not found.

    First what the user has ``chosen``, then ``FIJI_HOME``, the search path, and the usual places.
    """
    variables = os.environ if environment is None else environment
    if name in chosen:
        return _if_program(Path(chosen[name]))
    search = variables.get("PATH", "")
    on_path = (shutil.which(command, path=search) for command in _ON_PATH[name])
    usual = _napari_places(variables) if name == "napari" else _fiji_places(variables)
    home = variables.get("FIJI_HOME") if name == "fiji" else None
    told = _in_fiji(Path(home)) if home else iter(())
    for place in (*told, *(Path(command) for command in on_path if command), *usual):
        if (program := _if_program(place)) is not None:
            return program
    return None


def _if_program(path: Path) -> Path | None:
    try:
        return path if path.is_file() and os.access(path, os.X_OK) else None
    except OSError:
        # A drive that is away.
        return None


def _in_fiji(folder: Path) -> Iterator[Path]:
    for name in _FIJI:
        yield folder / name


def _fiji_places(variables: Mapping[str, str]) -> Iterator[Path]:
    home = Path(variables.get("USERPROFILE") or variables.get("HOME") or Path.home())
    roots = [home, home / "Desktop", home / "Downloads", home / "Applications", Path("/opt")]
    roots += [Path(variables[key]) for key in ("LOCALAPPDATA", "PROGRAMFILES") if key in variables]
    if sys.platform == "win32":
        roots.append(Path("C:/"))
    for root in roots:
        for folder in _FIJI_FOLDERS:
            yield from _in_fiji(root / folder)


def _napari_places(variables: Mapping[str, str]) -> Iterator[Path]:
    home = Path(variables.get("USERPROFILE") or variables.get("HOME") or Path.home())
    yield home / ".local" / "bin" / "napari"
    inside = ("Scripts/napari.exe",) if sys.platform == "win32" else ("bin/napari",)
    for folder in (*(home / name for name in _CONDA_FOLDERS), Path("/opt/conda")):
        yield from (folder / program for program in inside)
        yield from (folder / "envs" / "napari" / program for program in inside)
        yield from (folder / "envs" / "napari-env" / program for program in inside)


def start(program: Path, file: Path) -> bool:
    """Start a program with a file, apart from this one; whether the system could start it."""
    process = QProcess()
    process.setProgram(str(program))
    process.setArguments([str(file)])
    process.setProcessEnvironment(_own_environment())
    return bool(process.startDetached())


def _own_environment() -> QProcessEnvironment:
    """What the user's programs see; a frozen program has put its own libraries first for itself."""
    environment = QProcessEnvironment.systemEnvironment()
    before = environment.value("LD_LIBRARY_PATH_ORIG")
    if before:
        environment.insert("LD_LIBRARY_PATH", before)
    elif getattr(sys, "frozen", False):
        environment.remove("LD_LIBRARY_PATH")
    for variable in ("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH"):
        environment.remove(variable)
    return environment
