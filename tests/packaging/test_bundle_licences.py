"""Which bundles may be given away, and the texts that go with them."""

import json
from email.message import Message
from importlib.metadata import distribution
from pathlib import Path

import pytest

from licences import collecting, owners, rules, texts


class MadeUp:
    """A package with a name and a licence, and no files."""

    def __init__(self, name, licence):
        self.metadata = Message()
        self.metadata["Name"], self.metadata["License-Expression"] = name, licence
        self.version, self.files = "1.0", []


def of(*packages, **more):
    return owners.Owners(
        {package.metadata["Name"].lower(): package for package in packages}, **more
    )


@pytest.mark.parametrize("licence", ["GPL-3.0-only", "AGPL-3.0-or-later", "MIT AND GPL-2.0-only"])
def test_a_gpl_package_stops_the_bundle(licence):
    assert rules.refusals(of(MadeUp("readlif", licence))) == [
        f"readlif is {licence}, and GPL must not ship."
    ]


@pytest.mark.parametrize("licence", ["MIT", "LGPL-3.0-only OR GPL-3.0-only", "MPL-2.0 AND MIT"])
def test_a_package_that_may_be_had_under_another_licence_does_not(licence):
    assert rules.refusals(of(MadeUp("fine", licence))) == []


def test_the_freezer_is_gpl_and_its_starter_may_ship_by_exception():
    assert rules.refusals(of(MadeUp("pyinstaller", "GPL-2.0-or-later"))) == []


def test_readline_and_other_unknown_system_libraries_stop_the_bundle():
    (refusal,) = rules.refusals(of(system={"libreadline8", "zlib1g"}))
    assert "libreadline8" in refusal


def test_a_file_of_unknown_origin_stops_the_bundle():
    assert rules.refusals(of(nobody=["/opt/mystery.so"])) == [
        "Nobody knows whose /opt/mystery.so is."
    ]


def test_none_of_the_system_libraries_that_may_ship_is_gpl_alone():
    assert [name for name, text in rules.SYSTEM_LICENCES.items() if rules.is_gpl(text)] == []


def test_files_are_sorted_by_whose_they_are(tmp_path):
    numpy_file = distribution("numpy").locate_file("numpy/__init__.py")
    mystery = tmp_path / "mystery.so"
    library = Path("/usr/lib/x86_64-linux-gnu/libz.so.1")
    made = tmp_path / "made"
    made.mkdir()
    (made / "build.json").write_text("{}", "utf-8")
    sources = [numpy_file, Path(json.__file__), mystery, library, made / "build.json"]
    found = owners.owners_of(
        [*map(Path, map(str, sources)), collecting.CHECKOUT / "resources" / "icons"],
        package_of=lambda path: "zlib1g" if path == library else None,
        made=made,
    )
    assert list(found.distributions) == ["numpy"]
    assert found.python
    assert found.system == {"zlib1g"}
    assert found.nobody == [str(mystery)]


def test_the_origins_that_the_spec_writes_are_read(tmp_path):
    listing = tmp_path / "origins.json"
    listing.write_text('["/a/b.so", "/c.py"]', "utf-8")
    assert owners.read_origins(listing) == [Path("/a/b.so"), Path("/c.py")]


@pytest.mark.parametrize("name", ["numpy", "torch", "tifffile", "lxml", "imagecodecs", "pyqtgraph"])
def test_the_texts_of_a_package_are_found_in_it(name):
    text = texts.text_of(distribution(name))
    assert text.startswith(f"{distribution(name).metadata['Name']} {distribution(name).version}")
    assert "copyright" in text.lower()


def test_qt_for_python_carries_no_text_and_gets_that_of_its_licence():
    text = texts.text_of(distribution("PySide6-Essentials"))
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "GNU GENERAL PUBLIC LICENSE" in text


def test_a_package_without_a_text_stops_the_bundle():
    with pytest.raises(texts.MissingTextError, match=r"bare 1\.0 \(MIT\)"):
        texts.text_of(MadeUp("bare", "MIT"))


@pytest.fixture
def a_freezer(monkeypatch):
    def starter(name):
        assert name == "pyinstaller"
        return MadeUp("pyinstaller", "GPL-2.0-or-later")

    real = collecting.text_of
    monkeypatch.setattr(collecting, "distribution", starter)
    monkeypatch.setattr(
        collecting,
        "text_of",
        lambda package: (
            "…\nBootloader Exception\n…"
            if package.metadata["Name"] == "pyinstaller"
            else real(package)
        ),
    )


def test_a_bundle_gets_a_file_for_each_owner_and_notices_for_the_named_cases(tmp_path, a_freezer):
    made_of = owners.Owners(
        {name: distribution(name) for name in ("numpy", "tqdm", "pyside6-essentials")}, python=True
    )
    folder = tmp_path / "licences"
    names = {path.name for path in collecting.write_licences(made_of, folder)}
    assert {"numpy.txt", "tqdm.txt", "Python.txt", "README.md", "SSAI-3D.txt"} <= names
    assert {"_Qt.txt", "_Mozilla.txt", "_PyInstaller.txt", "THIRD_PARTY.md"} <= names
    assert "_NVIDIA.txt" not in names
    assert "tqdm" in (folder / "_Mozilla.txt").read_text("utf-8")
    assert "| numpy " in (folder / "THIRD_PARTY.md").read_text("utf-8")


def test_the_font_of_the_reports_brings_its_terms(tmp_path, a_freezer):
    made_of = owners.Owners({"reportlab": distribution("reportlab")})
    collecting.write_licences(made_of, tmp_path / "licences")
    told = (tmp_path / "licences" / "_Fonts.txt").read_text("utf-8")
    assert "Bitstream Vera" in told
    assert "Permission is hereby granted" in told


def test_a_file_that_a_package_no_longer_has_stops_the_bundle():
    with pytest.raises(texts.MissingTextError, match=r"numpy .* has no nowhere\.txt"):
        texts.file_of(distribution("numpy"), "nowhere.txt")


def test_the_cuda_libraries_bring_the_notice_of_their_maker(tmp_path, a_freezer, monkeypatch):
    cudnn = MadeUp("nvidia-cudnn-cu13", "LicenseRef-NVIDIA-Proprietary")
    monkeypatch.setattr(collecting, "text_of", lambda package: "Bootloader Exception, or terms")
    collecting.write_licences(of(cudnn), tmp_path / "licences")
    assert (tmp_path / "licences" / "_NVIDIA.txt").is_file()
    assert (tmp_path / "licences" / "nvidia-cudnn-cu13.txt").read_text("utf-8").endswith("terms")


def test_what_must_not_ship_leaves_no_folder_of_licences(tmp_path):
    with pytest.raises(collecting.MustNotShipError, match="GPL must not ship"):
        collecting.write_licences(of(MadeUp("x", "GPL-3.0-only")), tmp_path / "licences")
    assert not (tmp_path / "licences").exists()
