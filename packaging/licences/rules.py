"""What may ship, and the cases that are no plain permissive licence, each by name."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import Distribution

from collect_licences import is_gpl, licence_of
from licences.owners import Owners

SYSTEM_LICENCES = {
    "libblkid1": "LGPL-2.1-or-later",
    "libbrotli1": "MIT",
    "libbsd0": "BSD-3-Clause",
    "libbz2-1.0": "bzip2-1.0.6",
    "libcap2": "BSD-3-Clause OR GPL-2.0-only",
    "libcom-err2": "MIT",
    "libdbus-1-3": "AFL-2.1 OR GPL-2.0-or-later",
    "libexpat1": "MIT",
    "libffi8": "MIT",
    "libfontconfig1": "HPND",
    "libfreetype6": "FTL OR GPL-2.0-only",
    "libgcrypt20": "LGPL-2.1-or-later",
    "libglib2.0-0": "LGPL-2.1-or-later",
    "libglib2.0-0t64": "LGPL-2.1-or-later",
    "libgpg-error0": "LGPL-2.1-or-later",
    "libgraphite2-3": "LGPL-2.1-or-later OR MPL-1.1",
    "libgssapi-krb5-2": "MIT",
    "libharfbuzz0b": "MIT",
    "libk5crypto3": "MIT",
    "libkeyutils1": "LGPL-2.1-or-later",
    "libkrb5-3": "MIT",
    "libkrb5support0": "MIT",
    "liblz4-1": "BSD-2-Clause",
    "liblzma5": "0BSD",
    "libmd0": "BSD-3-Clause",
    "libmount1": "LGPL-2.1-or-later",
    "libncursesw6": "MIT",
    "libpcre2-8-0": "BSD-3-Clause",
    "libpng16-16": "libpng-2.0",
    "libselinux1": "libselinux-1.0",
    "libsqlite3-0": "blessing",
    "libssl3": "Apache-2.0",
    "libssl3t64": "Apache-2.0",
    "libsystemd0": "LGPL-2.1-or-later",
    "libtinfo6": "MIT",
    "libuuid1": "BSD-3-Clause",
    "libwayland-client0": "MIT",
    "libwayland-cursor0": "MIT",
    "libwayland-egl1": "MIT",
    "libx11-6": "MIT",
    "libx11-xcb1": "MIT",
    "libxau6": "MIT",
    "libxcb1": "MIT",
    "libxdmcp6": "MIT",
    "libxkbcommon0": "MIT",
    "libxkbcommon-x11-0": "MIT",
    "libzstd1": "BSD-3-Clause",
    "zlib1g": "Zlib",
    **dict.fromkeys(
        (
            "libxcb-glx0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libxcb-randr0",
            "libxcb-render-util0", "libxcb-render0", "libxcb-shape0", "libxcb-shm0",
            "libxcb-sync1", "libxcb-util1", "libxcb-xfixes0", "libxcb-xinerama0", "libxcb-xkb1",
        ),
        "MIT",
    ),
}  # fmt: skip
"""Libraries of the build machine's system that may come along, and their licence as Debian states
it for the library itself. One that is not here has to be looked at: readline and gdbm, which
Python can link to, are GPL."""

BOOTLOADER_EXCEPTION = "Bootloader Exception"
"""PyInstaller is GPL; the starter that it puts into each program may be given away under any
licence by an exception that its licence text states under this name."""


def refusals(owners: Owners) -> list[str]:
    """Why a bundle may not be given away, in sentences; empty when it may."""
    found = [
        f"{name} is {licence_of(package)}, and GPL must not ship."
        for name, package in sorted(owners.distributions.items())
        if is_gpl(licence_of(package)) and not is_pyinstaller(package)
    ]
    found += [
        f"The system library {name} is not in the list of those that may ship"
        " (packaging/licences/rules.py)."
        for name in sorted(owners.system)
        if name not in SYSTEM_LICENCES
    ]
    found += [
        f"{name} is {SYSTEM_LICENCES[name]}, and GPL must not ship."
        for name in sorted(owners.system & SYSTEM_LICENCES.keys())
        if is_gpl(SYSTEM_LICENCES[name])
    ]
    found += [f"Nobody knows whose {path} is." for path in owners.nobody]
    return found


def is_pyinstaller(package: Distribution) -> bool:
    """Whether a package is the freezer itself or its hooks."""
    return package.metadata["Name"].lower().replace("_", "-").startswith("pyinstaller")


def nvidia_packages(packages: Iterable[Distribution]) -> list[Distribution]:
    """Those under NVIDIA's licence for its CUDA libraries, which may be given along unchanged."""
    return [package for package in packages if package.metadata["Name"].startswith("nvidia-")]
