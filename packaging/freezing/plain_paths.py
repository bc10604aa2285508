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
    home = Path.home()
    if any(Path(path).is_relative_to(home) for path in found) and home != Path(home.anchor):
        found.add(f"{home}/.")
    return sorted(found, key=len, reverse=True)


def plain(text: str) -> str:
    """A text with the build machine's folders replaced."""
    for path in build_machine_paths():
        text = text.replace(path, NOWHERE)
    return text


def without_build_machine(analysis: Any, folder: Path) -> None:
    """Replace the record of how Python was built, in PyInstaller's ``Analysis``, by a plain one.

    The plain one is written below ``folder``. Windows keeps no such record.
    """
    if sys.platform == "win32":
        return
    name = sysconfig._get_sysconfigdata_name()
    for place, (module, source, kind) in enumerate(analysis.pure):
        if module == name:
            target = folder / f"{name}.py"
            target.write_text(plain(Path(source).read_text("utf-8")), "utf-8")
            analysis.pure[place] = (module, str(target), kind)
