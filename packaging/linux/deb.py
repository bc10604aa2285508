"""The Debian package: ``ssai3d`` for the CPU, ``ssai3d-cuda`` for CUDA; one replaces the other.

Menu, file types and icons are taken up by the triggers of the packages that read them, so that no
script runs when it is installed or removed, and nothing is left but what users made.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from linux.dependencies import Needs
from linux.desktop import write_share

NAMES = {"cpu": "ssai3d", "cuda": "ssai3d-cuda"}
_MAINTAINER = "SSAI-3D maintainers <maintainers@ssai3d.invalid>"
_FOLDER = Path("usr/lib/ssai3d")
_LEVEL = "12"

_CONTROL = """Package: {name}
Version: {version}
Architecture: amd64
Maintainer: {maintainer}
Installed-Size: {kibibytes}
Depends: {depends}
Recommends: xdg-utils, libgl1-mesa-dri, ca-certificates
Provides: ssai3d
Conflicts: {others}
Replaces: {others}
Section: science
Priority: optional
Description: isotropic resolution for 3D microscopy stacks{told}
 A stack is usually blurrier along z than in the plane. SSAI-3D learns from its
 own sharp planes how its slices would look without that blur, and writes a
 stack with equal voxel edges. It brings its own Python and libraries, and needs
 no network.
"""


def build_deb(bundle: Path, variant: str, version: str, needs: Needs, folder: Path) -> Path:
    """Pack a frozen bundle; returns the ``.deb`` in ``folder``.

    ``folder`` is on the drive of the bundle, whose files are linked and not copied.
    """
    name = NAMES[variant]
    tree = folder / f"{name}-tree"
    if tree.exists():
        shutil.rmtree(tree)
    tree.mkdir(parents=True)
    shutil.copytree(bundle, tree / _FOLDER, symlinks=True, copy_function=os.link)
    command = tree / "usr" / "bin" / "ssai3d"
    command.parent.mkdir()
    command.symlink_to("../lib/ssai3d/ssai3d-console")
    write_share(tree / "usr" / "share", "/usr/lib/ssai3d/ssai3d")
    _write_copyright(tree / "usr" / "share" / "doc" / name, bundle)
    _write_control(tree, variant, version, needs)
    for path in tree.rglob("*"):
        if path.is_dir():
            path.chmod(0o755)
        elif not path.is_symlink():
            path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)
    package = folder / f"{name}_{version}_amd64.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zzstd", f"-z{_LEVEL}", "--build", tree, package],
        check=True,
    )
    shutil.rmtree(tree)
    return package


def _write_control(tree: Path, variant: str, version: str, needs: Needs) -> None:
    size = sum(path.lstat().st_size for path in tree.rglob("*") if not path.is_dir())
    others = ", ".join(name for name in NAMES.values() if name != NAMES[variant])
    text = _CONTROL.format(
        name=NAMES[variant],
        version=version,
        maintainer=_MAINTAINER,
        kibibytes=size // 1024,
        depends=needs.as_depends(),
        others=others,
        told=", for NVIDIA graphics cards" if variant == "cuda" else "",
    )
    if variant == "cpu":
        # It is what it would provide.
        text = text.replace("Provides: ssai3d\n", "")
    control = tree / "DEBIAN"
    control.mkdir()
    (control / "control").write_text(text, "utf-8")


def _write_copyright(folder: Path, bundle: Path) -> None:
    folder.mkdir(parents=True)
    own = (bundle / "licences" / "SSAI-3D.txt").read_text("utf-8").strip()
    (folder / "copyright").write_text(
        f"{own}\n\nThe licences of all that comes with it are in /{_FOLDER}/licences.\n", "utf-8"
    )
