"""Writes the folder ``licences`` of a bundle, or refuses to when something in it may not ship."""

from __future__ import annotations

import shutil
from importlib.metadata import distribution
from pathlib import Path

from collect_licences import licence_of
from licences import notices
from licences.owners import CHECKOUT, Owners
from licences.rules import (
    BOOTLOADER_EXCEPTION,
    SYSTEM_LICENCES,
    is_pyinstaller,
    nvidia_packages,
    refusals,
)
from licences.texts import (
    MissingTextError,
    debian_copyright,
    file_of,
    lgpl_3,
    python_licence,
    text_of,
)

_OURS = CHECKOUT / "resources" / "LICENSES"
_FONT_LICENCE = "bitstream-vera-license.txt"


class MustNotShipError(Exception):
    """A bundle holds what may not be given away; the message names each case in a sentence."""


def write_licences(owners: Owners, folder: Path) -> list[Path]:
    """Write a file for each owner into ``folder``, which is made anew; returns the files.

    Raises
    ------
    MustNotShipError
        When something is GPL, or nobody knows whose it is.
    MissingTextError
        When the words of a licence cannot be found.
    """
    refused = refusals(owners)
    if refused:
        raise MustNotShipError("\n".join(refused))
    texts = _texts_of_packages(owners) | _texts_of_the_rest(owners)
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    for own in ("README.md", "SSAI-3D.txt"):
        shutil.copyfile(_OURS / own, folder / own)
    (folder / "THIRD_PARTY.md").write_text(table(owners), encoding="utf-8")
    return sorted(folder.iterdir())


def _texts_of_packages(owners: Owners) -> dict[str, str]:
    packages = [p for p in owners.distributions.values() if not is_pyinstaller(p)]
    texts = {f"{package.metadata['Name']}.txt": text_of(package) for package in packages}
    mozilla = [
        f"{package.metadata['Name']} {package.version}"
        for package in packages
        if "MPL" in licence_of(package)
    ]
    if mozilla:
        texts["_Mozilla.txt"] = notices.MPL.format(names=", ".join(mozilla))
    if nvidia_packages(packages):
        texts["_NVIDIA.txt"] = notices.NVIDIA
    qt = owners.distributions.get("pyside6-essentials")
    if qt is not None:
        texts["_Qt.txt"] = notices.QT.format(qt=qt.version)
        texts["LGPL-3.0.txt"] = lgpl_3()
    reports = owners.distributions.get("reportlab")
    if reports is not None:
        texts["_Fonts.txt"] = notices.FONTS + file_of(reports, _FONT_LICENCE)
    return texts


def _texts_of_the_rest(owners: Owners) -> dict[str, str]:
    pyinstaller = distribution("pyinstaller")
    starter = text_of(pyinstaller)
    if BOOTLOADER_EXCEPTION not in starter:
        raise MissingTextError("PyInstaller's licence no longer states its bootloader exception.")
    texts = {"_PyInstaller.txt": notices.PYINSTALLER.format(version=pyinstaller.version) + starter}
    if owners.python:
        texts["Python.txt"] = python_licence()
    if owners.microsoft:
        texts["_Microsoft.txt"] = notices.MICROSOFT
    texts |= {f"system-{name}.txt": debian_copyright(name) for name in sorted(owners.system)}
    return texts


def table(owners: Owners) -> str:
    """What is in the bundle and under which licence, as Markdown."""
    rows = [
        f"| {package.metadata['Name']} {package.version} | {licence_of(package)} |"
        for _, package in sorted(owners.distributions.items())
        if not is_pyinstaller(package)
    ]
    rows += [f"| {name} (system) | {SYSTEM_LICENCES[name]} |" for name in sorted(owners.system)]
    rows.append("| PyInstaller's starter | GPL-2.0-or-later WITH Bootloader-exception |")
    if owners.python:
        rows.append("| Python | PSF-2.0 |")
    return (
        "# What this program is made of\n\n"
        "The texts stand beside this file, one file a package.\n\n"
        "| Package | Licence |\n| --- | --- |\n" + "\n".join(rows) + "\n"
    )
