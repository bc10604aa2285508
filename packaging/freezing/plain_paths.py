"""Takes the paths of the build machine out of what Python knows of its own making."""

from __future__ import annotations

import sys
import sysconfig
from pathlib import Path
from typing import Any

NOWHERE = "/usr"
"""Where a Python that was moved into a bundle is said to have been installed."""


def build_machine_paths() -> list[str]:
    """Folders of this machine that nothing in a bundle may name, the longest first."""
    checkout = Path(__file__).resolve().parents[2]
    found = {str(checkout), sys.prefix, str(Path(sys.prefix).resolve())}
    if Path(sys.base_prefix) not in (Path("/usr"), Path("/usr/local")):
        found.add(sys.base_prefix)
    return sorted(found, key=len, reverse=True)


def plain(text: str) -> str:
    """A text with the build machine's folders replaced."""
    for path in build_machine_paths():
        text = text.replace(path, NOWHERE)
    return text


def padded(path: bytes) -> bytes:
    """A place below :data:`NOWHERE`, as long as a path and with the same last part.

    Slashes in a row count as one. The last part stays, since linkers let other texts share the end
    of a text: that of ``…/3.11.7`` is the version that Python tells.
    """
    folder, slash, last = path.rpartition(b"/")
    return NOWHERE.encode().ljust(len(folder + slash), b"/") + last


def overwrite_in_libraries(bundle: Path) -> list[Path]:
    """Replace the build machine's folders in a bundle's libraries; returns those it changed.

    A Python that was built on this machine names its folder as a place to load libraries from, in
    its own library and in each of its modules. The replacement is as long as what it replaces, so
    that everything stays at its place.
    """
    long_enough = [p for p in build_machine_paths() if len(str(Path(p).parent)) >= len(NOWHERE)]
    paths = [path.encode() for path in long_enough]
    changed = []
    for library in sorted(bundle.rglob("*.so*")):
        if library.is_symlink() or not library.is_file():
            continue
        content = before = library.read_bytes()
        for path in paths:
            content = content.replace(path, padded(path))
        if content != before:
            # Not in place: the file may be linked to the one it was taken from.
            new = library.with_name(f"{library.name}.new")
            new.write_bytes(content)
            new.chmod(library.stat().st_mode)
            new.replace(library)
            changed.append(library)
    return changed


def without_build_machine(analysis: Any, folder: Path) -> None:
    """Replace the record of how Python was built, in PyInstaller's ``Analysis``, by a plain one.

    The plain one is written below ``folder``. Windows keeps no such record.
    """
    if sys.platform == "win32":
        return
    from PyInstaller.config import CONF  # noqa: PLC0415 - only there while PyInstaller runs

    name = sysconfig._get_sysconfigdata_name()
    # It has been compiled from its own place by now, and would be taken from here.
    CONF["code_cache"].get(id(analysis.pure), {}).pop(name, None)
    for place, (module, source, kind) in enumerate(analysis.pure):
        if module == name:
            target = folder / f"{name}.py"
            target.write_text(plain(Path(source).read_text("utf-8")), "utf-8")
            analysis.pure[place] = (module, str(target), kind)
