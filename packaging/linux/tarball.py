"""The archive for distributions without ``.deb``: the program, and scripts that install it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from linux.dependencies import Needs
from linux.desktop import FILES, write_share

_README = """SSAI-3D {version} for Linux ({variant})

    ./install.sh             for you alone, into ~/.local
    sudo ./install.sh --system   for all users, into /usr/local

It needs no network and no Python, and glibc {glibc} or newer. program/ssai3d also runs from
where it lies. The licences are in program/licences; how to remove it is told when it is installed.
"""


def build_tarball(bundle: Path, variant: str, version: str, needs: Needs, folder: Path) -> Path:
    """Pack a frozen bundle with its installer; returns the ``.tar.xz`` in ``folder``.

    ``folder`` is on the drive of the bundle, whose files are linked and not copied.
    """
    name = f"ssai3d-{version}-linux-x86_64-{variant}"
    tree = folder / name
    if tree.exists():
        shutil.rmtree(tree)
    tree.mkdir(parents=True)
    shutil.copytree(bundle, tree / "program", symlinks=True, copy_function=os.link)
    write_share(tree / "share", "ssai3d")
    glibc = ".".join(map(str, needs.glibc))
    words = {"@GLIBC@": glibc, "@PACKAGES@": _window_packages(needs)}
    for script in ("install.sh", "uninstall.sh"):
        text = (FILES / script).read_text("utf-8")
        for mark, word in words.items():
            text = text.replace(mark, word)
        (tree / script).write_text(text, "utf-8")
        (tree / script).chmod(0o755)
    told = _README.format(version=version, variant=variant.upper(), glibc=glibc)
    (tree / "README.txt").write_text(told, "utf-8")
    archive = folder / f"{name}.tar.xz"
    pack = ["tar", "--create", "--owner=0", "--group=0", f"--directory={folder}", name]
    with archive.open("wb") as target, subprocess.Popen(pack, stdout=subprocess.PIPE) as packing:
        subprocess.run(["xz", "-T0", "-3"], stdin=packing.stdout, stdout=target, check=True)
    if packing.returncode:
        raise subprocess.CalledProcessError(packing.returncode, pack)
    shutil.rmtree(tree)
    return archive


def _window_packages(needs: Needs) -> str:
    """The packages that the window needs, the first of each choice."""
    choices = needs.as_depends().split(", ")
    return " ".join(choice.split(" ")[0] for choice in choices if not choice.startswith("libc6"))
