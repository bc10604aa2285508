"""The words of the licences: of packages from their metadata, of the rest from where they stand."""

from __future__ import annotations

import re
import sys
from importlib.metadata import Distribution, distribution
from pathlib import Path

from collect_licences import licence_of

_IS_LICENCE = re.compile(
    r"(^|/)(licen[cs]es?|copying|notices?|copyright|authors|eula)([._-][^/]*)?$"
    r"|(^|/)licen[cs]es?/",
    re.IGNORECASE,
)
_LGPL_3_FROM = "pylibczirw"
"""A package that ships and carries the full texts of LGPL 3 and of GPL 3, which it refers to."""


class MissingTextError(Exception):
    """A package ships whose licence was not found in words."""


def text_of(package: Distribution) -> str:
    """All licence texts that a package carries, under a line each that says where they stand.

    Raises
    ------
    MissingTextError
        When it carries none and its licence is not known here.
    """
    parts = []
    for file in sorted(package.files or [], key=str):
        if _IS_LICENCE.search(_inside(str(file))) and not str(file).endswith((".py", ".pyc")):
            place = Path(str(package.locate_file(file)))
            if place.is_file():
                parts.append(f"--- {file}\n\n{place.read_text('utf-8', errors='replace').strip()}")
    if not parts:
        parts = [_standing_elsewhere(package)]
    name, version = package.metadata["Name"], package.version
    head = f"{name} {version}\nLicence: {licence_of(package)}\n{_home_of(package)}"
    return head + "\n\n" + "\n\n\n".join(parts) + "\n"


def _inside(file: str) -> str:
    """A file's place in the package's metadata, or its own name."""
    folder, _, rest = file.partition("/")
    return rest if folder.endswith((".dist-info", ".egg-info")) else Path(file).name


def _home_of(package: Distribution) -> str:
    facts = package.metadata
    homes = [facts.get("Home-page"), *(facts.get_all("Project-URL") or [])]
    return next((f"Home: {home.rpartition(', ')[2]}" for home in homes if home), "")


def _standing_elsewhere(package: Distribution) -> str:
    licence = licence_of(package)
    if "LGPL-3.0-only" in licence:
        return lgpl_3()
    raise MissingTextError(
        f"{package.metadata['Name']} {package.version} ({licence}) carries no licence text; say"
        " in packaging/licences/texts.py where it stands."
    )


def file_of(package: Distribution, name: str) -> str:
    """The text of a package's file, by its name without folders.

    Raises
    ------
    MissingTextError
        When the package has no such file.
    """
    for file in package.files or []:
        if Path(str(file)).name == name:
            return Path(str(package.locate_file(file))).read_text("utf-8", errors="replace").strip()
    raise MissingTextError(f"{package.metadata['Name']} {package.version} has no {name}.")


def lgpl_3() -> str:
    """The GNU Lesser General Public License 3 and the GNU General Public License 3."""
    package = distribution(_LGPL_3_FROM)
    return "\n\n\n".join(file_of(package, name) for name in ("COPYING.LESSER", "COPYING"))


def python_licence() -> str:
    """The licence of Python, which covers its library too."""
    base = Path(sys.base_prefix)
    library = base / "lib" / f"python3.{sys.version_info[1]}"
    for place in (library / "LICENSE.txt", base / "LICENSE.txt", library / "LICENSE"):
        if place.is_file():
            return place.read_text("utf-8")
    debian = Path(f"/usr/share/doc/python3.{sys.version_info[1]}/copyright")
    if debian.is_file():
        return debian.read_text("utf-8")
    raise MissingTextError(f"The licence of Python is not below {base}.")


def debian_copyright(package: str) -> str:
    """What Debian writes of a package's copyright.

    Raises
    ------
    MissingTextError
        When the package is not installed with its documents.
    """
    place = Path("/usr/share/doc") / package.partition(":")[0] / "copyright"
    if not place.is_file():
        raise MissingTextError(f"{place} is missing: reinstall {package} with its documents.")
    return place.read_text("utf-8", errors="replace")
