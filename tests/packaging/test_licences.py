"""What ships may be given away together with the program."""

import tomllib

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
