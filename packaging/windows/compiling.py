"""Runs the two compilers of the setup program: MinGW for its plug-in, makensis for itself.

Both are Debian packages, named in :data:`PACKAGES`. The plug-in holds zlib and the NSIS plug-in
interface, both under the zlib licence.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGES = ("nsis", "nsis-pluginapi", "gcc-mingw-w64-x86-64", "libz-mingw-w64-dev")
_PACKAGES_INSIDE = ("nsis-common", "libz-mingw-w64-dev", "mingw-w64-x86-64-dev")
_NOTICE = """The setup program

Setup and uninstaller were made with NSIS; their plug-in holds zlib and start-up code of MinGW-w64.
What Debian tells of the terms of these packages follows. GPL parts that it names are tools and
Debian's own files, which are not in here.
"""
_TARGET = "amd64-unicode"
_COMPILER = "x86_64-w64-mingw32-gcc"
_NSIS_LIBRARIES = "/usr/x86_64-w64-mingw32/lib/nsis"


class CompilingError(Exception):
    """What a compiler said, or that it is missing."""


def compile_plugin(build: Path) -> Path:
    """Compile the plug-in ``payload.dll``; ``build`` holds ``exit_codes.h``. Returns its folder."""
    folder = build / "plugins"
    folder.mkdir()
    sources = sorted((HERE / "payload_plugin").glob("*.c"))
    _run(
        _COMPILER,
        *("-shared", "-static", "-s", "-O2", "-std=gnu11", "-Wall", "-Wextra", "-Werror"),
        *("-DUNICODE", "-D_UNICODE", "-DWIN32_LEAN_AND_MEAN", "-I", str(build), *map(str, sources)),
        *("-o", str(folder / "payload.dll"), f"-L{_NSIS_LIBRARIES}"),
        *(f"-lpluginapi-{_TARGET}", "-lz", "-lbcrypt"),
    )
    return folder


def compile_filler_program(target: Path) -> None:
    """Compile the small program that stands for SSAI-3D in filler payloads."""
    source = str(HERE / "filler_program.c")
    _run(_COMPILER, "-mwindows", "-s", "-O2", "-Wall", "-Werror", source, "-o", str(target))


def compile_setup(build: Path, plugins: Path) -> None:
    """Compile the setup program that ``build/build.nsh`` describes; a warning is an error."""
    _run(
        "makensis",
        *("-V2", "-WX", "-NOCD", "-INPUTCHARSET", "UTF8", f"-XTarget {_TARGET}"),
        *(f"-X!addplugindir /{_TARGET} {plugins}", f"-X!addincludedir {build}"),
        *(f"-X!addincludedir {HERE / 'setup'}", str(HERE / "setup" / "ssai3d.nsi")),
    )


def licence_texts() -> str:
    """The terms of what the setup program and its plug-in are made of, for the program's folder.

    Raises:
        CompilingError: when a package's text is not on this machine.
    """
    texts = []
    for package in _PACKAGES_INSIDE:
        path = Path("/usr/share/doc") / package / "copyright"
        if not path.is_file():
            raise CompilingError(f"The licence text of {package}, {path}, is missing.")
        texts.append(f"{package}\n\n{path.read_text(encoding='utf-8')}")
    return f"{_NOTICE}\n" + "\n\n".join(texts)


def missing_tools() -> list[str]:
    """The commands that are not installed."""
    return [tool for tool in (_COMPILER, "makensis") if shutil.which(tool) is None]


def _run(*command: str) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise CompilingError(
            f"{command[0]} is missing. On Debian and Ubuntu this installs what is needed:\n"
            f"  sudo apt-get install {' '.join(PACKAGES)}"
        ) from error
    if done.returncode != 0:
        raise CompilingError(f"{command[0]} failed:\n{done.stdout}{done.stderr}")
