"""What ships may be given away together with the program."""

import re
import subprocess
import sys
import tomllib
from importlib import metadata

import pytest

from tests.packaging.scripts import ROOT, load


@pytest.fixture(scope="module")
def licences():
    return load("collect_licences")


def test_nothing_that_ships_is_gpl(licences):
    closure = licences.runtime_closure()
    assert {"torch", "aicsimageio", "pyside6-essentials", "tensorstore"} <= set(closure)
    assert not {"readlif", "aicspylibczi", "bioformats-jar"} & set(closure)
    bad = [name for name, p in closure.items() if licences.is_gpl(licences.licence_of(p))]
    assert bad == []


# Permissive licences and the weak copyleft of MPL and LGPL (used unchanged and replaceable).
# Whatever is not here has to be looked at before it ships; NVIDIA's redistributable libraries,
# which only the CUDA build of torch brings, are named in the test.
MAY_SHIP = {
    "0BSD", "Apache Software License", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD",
    "BSD License", "BSD-2-Clause", "BSD-3-Clause",
    "BSL-1.0", "CC0-1.0", "CNRI-Python", "GNU Lesser General Public License v3 (LGPLv3)",
    "GPL-3.0-or-later WITH GCC-exception-3.1", "ISC", "LGPL-3.0-only", "LGPL-3.0-or-later", "MIT",
    "MIT License", "MIT-CMU", "MPL-2.0", "Mozilla Public License 2.0 (MPL 2.0)", "PSF-2.0",
    "Python Software Foundation License", "Unlicense", "Zlib",
}  # fmt: skip


def parts_of(licence: str) -> set[str]:
    """The licences that all hold; of alternatives, those that may ship."""
    parts: set[str] = set()
    for part in re.split(r"\s+AND\s+|,\s+", licence.replace("(", " (").strip()):
        alternatives = re.split(r"\s+OR\s+", re.sub(r"^\s*\((.*)\)\s*$", r"\1", part).strip())
        alternatives = [re.sub(r"\s+", " ", name).strip() for name in alternatives]
        fitting = [name for name in alternatives if name in MAY_SHIP]
        parts.add(fitting[0] if fitting else alternatives[0])
    return parts


def test_the_licence_of_every_package_that_ships_is_known_to_allow_it(licences):
    unknown = {
        name: licences.licence_of(package)
        for name, package in licences.runtime_closure().items()
        if not (name.startswith("nvidia-") or parts_of(licences.licence_of(package)) <= MAY_SHIP)
    }
    assert unknown == {}


def test_nothing_gpl_is_imported_by_any_part_of_the_program(licences):
    code = (
        "import importlib, pkgutil, sys, ssai3d_app\n"
        "for module in pkgutil.walk_packages(ssai3d_app.__path__, 'ssai3d_app.'):\n"
        "    if not module.name.endswith('__main__'): importlib.import_module(module.name)\n"
        "print('\\n'.join({name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120
    )
    owners = metadata.packages_distributions()
    imported = {owner for name in done.stdout.split() for owner in owners.get(name, [])}
    assert {"torch", "tifffile", "pylibCZIrw", "nd2", "liffile", "mrc"} <= imported
    licence_of = {name: licences.licence_of(metadata.distribution(name)) for name in imported}
    assert {name: text for name, text in licence_of.items() if licences.is_gpl(text)} == {}


def test_every_library_the_project_asks_for_is_in_the_notice(licences):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    notice = licences.TARGET.read_text("utf-8")
    for requirement in project["dependencies"]:
        name = licences.normalised(licences.Requirement(requirement).name)
        assert f"| {name} |" in notice


@pytest.mark.parametrize(
    ("licence", "gpl"),
    [
        ("GPL-3.0-only", True),
        ("GNU General Public License v3 (GPLv3)", True),
        ("AGPL-3.0-only", True),
        ("MIT AND GPL-2.0-or-later", True),
        ("LGPL-3.0-only OR GPL-2.0-only", False),
        ("MIT AND (GPL-2.0-only OR BSD-3-Clause)", False),
        ("BSD-3-Clause AND GPL-3.0-or-later WITH GCC-exception-3.1", False),
        ("GNU Lesser General Public License v3 (LGPLv3)", False),
        ("MIT", False),
    ],
)
def test_gpl_is_told_from_what_may_ship(licences, licence, gpl):
    assert licences.is_gpl(licence) is gpl
