"""Whose a file in the bundle is, by where it was taken from."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from importlib.metadata import Distribution, distributions
from pathlib import Path

from collect_licences import normalised

CHECKOUT = Path(__file__).resolve().parents[2]


@dataclass
class Owners:
    """What a bundle is made of.

    ``distributions`` are Python packages by normalised name, ``system`` the distribution packages
    of Linux by name, ``nobody`` the files of which nothing is known. ``python`` tells whether
    parts of Python itself are in it, ``microsoft`` whether libraries of Windows are.
    """

    distributions: dict[str, Distribution] = field(default_factory=dict)
    system: set[str] = field(default_factory=set)
    python: bool = False
    microsoft: bool = False
    nobody: list[str] = field(default_factory=list)


def read_origins(path: Path) -> list[Path]:
    """The files that went into a bundle, as the spec wrote them down."""
    return [Path(source) for source in json.loads(path.read_text("utf-8"))]


def owners_of(
    origins: Iterable[Path],
    package_of: Callable[[Path], str | None] | None = None,
    made: Path | None = None,
) -> Owners:
    """Sort files by owner.

    ``package_of`` names the system package that holds a file (default: asks dpkg); what lies
    below ``made`` was made while building and is ours.
    """
    ask = package_of or debian_package_of
    held = _files_of_distributions()
    found = Owners()
    ours = [CHECKOUT / "resources", CHECKOUT / "packaging", CHECKOUT / "ssai3d_app"]
    if made is not None:
        ours.append(made.resolve())
    for path in origins:
        known = held.get(path) or held.get(path.resolve())
        if known is not None:
            found.distributions[normalised(known.metadata["Name"])] = known
        elif any(path.resolve().is_relative_to(folder) for folder in ours):
            continue
        elif _is_python(path):
            found.python = True
        elif _is_windows(path):
            found.microsoft = True
        elif package := ask(path):
            found.system.add(package)
        else:
            found.nobody.append(str(path))
    return found


def debian_package_of(path: Path) -> str | None:
    """The Debian package that a system library belongs to; ``None`` when dpkg does not know."""
    if not sys.platform.startswith("linux"):
        return None
    places = dict.fromkeys((path, path.resolve()))
    # Where /lib is a link to /usr/lib, packages still name their files by either.
    for place in list(places):
        if place.is_relative_to("/usr/lib"):
            places[Path("/") / place.relative_to("/usr")] = None
        elif place.is_relative_to("/lib"):
            places[Path("/usr") / place.relative_to("/")] = None
    for place in places:
        asked = subprocess.run(
            ["dpkg-query", "--search", str(place)], capture_output=True, text=True, check=False
        )
        if asked.returncode == 0:
            return asked.stdout.partition(":")[0].strip()
    return None


def _files_of_distributions() -> dict[Path, Distribution]:
    held: dict[Path, Distribution] = {}
    for package in distributions():
        for file in package.files or []:
            place = Path(str(package.locate_file(file)))
            held[place] = package
            if ".." in place.parts:
                held[place.resolve()] = package
    return held


def _is_python(path: Path) -> bool:
    base = Path(sys.base_prefix)
    if base == Path("/usr"):
        return path.is_relative_to(Path(*base.parts, "lib", f"python3.{sys.version_info[1]}"))
    return path.resolve().is_relative_to(base.resolve())


def _is_windows(path: Path) -> bool:
    return sys.platform == "win32" and "system32" in str(path).lower()
