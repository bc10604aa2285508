"""What a bundle needs of the system that runs it: read from its libraries, not from memory."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

PACKAGE_OF = {
    "libstdc++.so.6": "libstdc++6",
    "libgcc_s.so.1": "libgcc-s1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libEGL.so.1": "libegl1",
    "libgbm.so.1": "libgbm1",
    "libdrm.so.2": "libdrm2",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libXext.so.6": "libxext6",
    "libXrender.so.1": "libxrender1",
    "libICE.so.6": "libice6",
    "libSM.so.6": "libsm6",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libharfbuzz.so.0": "libharfbuzz0b",
    "libgraphite2.so.3": "libgraphite2-3",
    "libexpat.so.1": "libexpat1",
    "libpng16.so.16": "libpng16-16 | libpng16-16t64",
    "libbrotlidec.so.1": "libbrotli1",
    "libbrotlicommon.so.1": "libbrotli1",
    "libglib-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libgthread-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libgio-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libgobject-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libz.so.1": "zlib1g",
    "libuuid.so.1": "libuuid1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
"""The Debian package that brings a library which the bundle leaves to the system."""

ALWAYS = ("xkb-data", "fonts-dejavu-core | fonts-liberation | fonts-noto-core")
"""Keyboard layouts and any font: Qt opens no window without the one, and writes boxes without the
other, and no library refers to them."""

_GLIBC = re.compile(
    r"^(libc|libm|libdl|libpthread|librt|libutil|libresolv|libnsl|ld-linux.*)\.so\."
)
_DRIVER = re.compile(r"^(libcuda|libnvidia-ml|libnvcuvid)\.so\.")
"""Libraries of the graphics driver, which is there or not; torch works without."""
_NEEDED = re.compile(rb"NEEDED\s+(\S+)")
_GLIBC_VERSION = re.compile(rb"\bGLIBC_(\d+)\.(\d+)")


class UnknownLibraryError(Exception):
    """The bundle needs a library of which no package is known."""


@dataclass(frozen=True)
class Needs:
    """``glibc`` is the oldest version of the C library that serves, such as (2, 36)."""

    glibc: tuple[int, int]
    libraries: frozenset[str]

    def as_depends(self) -> str:
        """The field of a Debian package.

        Raises
        ------
        UnknownLibraryError
            When it is not known which package brings a library.
        """
        unknown = sorted(self.libraries - PACKAGE_OF.keys())
        if unknown:
            raise UnknownLibraryError(
                f"No package is known for {', '.join(unknown)}; add it to"
                " packaging/linux/dependencies.py."
            )
        packages = sorted({PACKAGE_OF[name] for name in self.libraries})
        return ", ".join((f"libc6 (>= {self.glibc[0]}.{self.glibc[1]})", *packages, *ALWAYS))


def needs_of(bundle: Path) -> Needs:
    """Read what a bundle's programs and libraries need and do not find in it."""
    binaries = [path for path in _real_files(bundle) if _is_elf(path)]
    have = {path.name for path in bundle.rglob("*.so*")}
    needed: set[str] = set()
    glibc = (0, 0)
    for first in range(0, len(binaries), 100):
        told = _dynamic_part(binaries[first : first + 100])
        needed |= {name.decode() for name in _NEEDED.findall(told)}
        versions = ((int(a), int(b)) for a, b in _GLIBC_VERSION.findall(told))
        glibc = max((glibc, *versions))
    missing = (name for name in needed - have if not (_GLIBC.match(name) or _DRIVER.match(name)))
    return Needs(glibc, frozenset(missing))


def _real_files(bundle: Path) -> Iterable[Path]:
    return (path for path in bundle.rglob("*") if path.is_file() and not path.is_symlink())


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _dynamic_part(binaries: list[Path]) -> bytes:
    command = ["objdump", "--private-headers", *map(str, binaries)]
    return subprocess.run(command, capture_output=True, check=True).stdout
