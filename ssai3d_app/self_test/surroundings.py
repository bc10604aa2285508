"""Versions and places for the report: what support asks first. No names of users."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import sys
from pathlib import Path

from ssai3d_app import __version__
from ssai3d_app.build_info import build_info_if_sound
from ssai3d_app.check_report import Surroundings, without_home
from ssai3d_app.jobs.child_limits import usable_processors
from ssai3d_app.locations import log_file, networks_folder, own_folder, resources, settings_file

_LIBRARIES = ("torch", "numpy", "PySide6-Essentials", "pyqtgraph", "tifffile", "imagecodecs",
              "pylibCZIrw", "liffile", "nd2", "aicsimageio", "tensorstore")  # fmt: skip


def surroundings() -> Surroundings:
    """What this program is and where it runs."""
    build = build_info_if_sound()
    places = {
        "Program": Path(sys.executable),
        "Resources": resources(),
        "Own folder": own_folder(),
        "Networks": networks_folder(),
        "Settings": settings_file(),
        "Log": log_file(),
    }
    return Surroundings(
        version=__version__,
        build=None if build is None else f"{build.variant}, {build.built}, {build.commit}",
        python=platform.python_version(),
        system=f"{platform.platform()} ({platform.machine()})",
        processors=usable_processors(),
        memory_bytes=_memory(),
        libraries={name: version for name in _LIBRARIES if (version := _version(name))},
        places={what: without_home(str(place)) for what, place in places.items()},
    )


def _version(library: str) -> str | None:
    try:
        return importlib.metadata.version(library)
    except importlib.metadata.PackageNotFoundError:
        return None  # Frozen programs carry the metadata of few.


def _memory() -> int | None:
    if not hasattr(os, "sysconf"):
        return None
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
