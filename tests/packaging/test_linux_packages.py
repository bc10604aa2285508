"""What Linux gets: entries for desktops, dependencies, the .deb, the tarball and its installer."""

import configparser
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from linux import deb, dependencies, desktop, tarball
from tests.packaging.bundles import make_bundle

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="packages for Linux")
NEEDS = dependencies.Needs((2, 36), frozenset({"libGL.so.1", "libxcb-cursor.so.0"}))
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


def entry_of(text):
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read_string(text)
    return parser["Desktop Entry"]


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="desktop-file-utils missing")
@pytest.mark.parametrize("make", [desktop.entry, desktop.folder_entry])
def test_the_desktop_entries_are_valid(tmp_path, make):
    path = tmp_path / "ssai3d.desktop"
    path.write_text(make("/usr/lib/ssai3d/ssai3d"), "utf-8")
    done = subprocess.run(
        ["desktop-file-validate", path], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_the_entry_opens_the_files_that_are_promised():
    entry = entry_of(desktop.entry("ssai3d"))
    types = set(entry["MimeType"].rstrip(";").split(";"))
    assert {
        "application/x-ssai3d-project", "image/x-zeiss-czi", "image/x-leica-lif",
        "image/x-nikon-nd2", "image/tiff", "image/x-ome-tiff",
    } <= types  # fmt: skip
    assert entry["Exec"] == "ssai3d %f"


def test_folders_are_offered_by_an_entry_that_no_menu_shows():
    assert "inode/directory" not in desktop.FILE_TYPES
    entry = entry_of(desktop.folder_entry("ssai3d"))
    assert (entry["MimeType"], entry["NoDisplay"]) == ("inode/directory;", "true")


def test_every_type_that_is_ours_is_defined_with_its_endings():
    root = ET.parse(desktop.FILES / "ssai3d.xml").getroot()
    globs = {
        kind.attrib["type"]: [glob.attrib["pattern"] for glob in kind.iter(f"{MIME}glob")]
        for kind in root.iter(f"{MIME}mime-type")
    }
    assert set(desktop.FILE_TYPES) - set(globs) == {"image/tiff"}
    assert globs["application/x-ssai3d-project"] == ["*.ssai3d"]
    assert globs["image/x-zeiss-czi"] == ["*.czi"]
    assert globs["image/x-ome-tiff"] == ["*.ome.tif", "*.ome.tiff"]


@pytest.mark.skipif(not shutil.which("update-mime-database"), reason="shared-mime-info missing")
def test_the_types_are_taken_up_by_the_database(tmp_path):
    packages = tmp_path / "mime" / "packages"
    packages.mkdir(parents=True)
    shutil.copy(desktop.FILES / "ssai3d.xml", packages)
    done = subprocess.run(
        ["update-mime-database", tmp_path / "mime"],
        env={**os.environ, "XDG_DATA_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "image/x-nikon-nd2:*.nd2" in (tmp_path / "mime" / "globs").read_text("utf-8")


def test_libraries_become_packages_with_the_choices_of_newer_systems():
    needs = dependencies.Needs((2, 36), frozenset({"libGL.so.1", "libglib-2.0.so.0"}))
    depends = needs.as_depends().split(", ")
    assert depends[0] == "libc6 (>= 2.36)"
    assert {"libgl1", "libglib2.0-0 | libglib2.0-0t64", "xkb-data"} <= set(depends)


def test_a_library_without_a_known_package_ends_the_build():
    needs = dependencies.Needs((2, 36), frozenset({"libmystery.so.1"}))
    with pytest.raises(dependencies.UnknownLibraryError, match=r"libmystery\.so\.1"):
        needs.as_depends()


@pytest.mark.skipif(not shutil.which("objdump"), reason="binutils missing")
def test_what_a_library_needs_is_read_from_it(tmp_path):
    import PySide6

    plugin = Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    shutil.copy(plugin, tmp_path)
    needs = dependencies.needs_of(tmp_path)
    assert "libQt6XcbQpa.so.6" in needs.libraries
    assert needs.glibc >= (2, 2)
    (tmp_path / "libQt6XcbQpa.so.6").touch()
    assert "libQt6XcbQpa.so.6" not in dependencies.needs_of(tmp_path).libraries
    assert not any(name.startswith(("libc.", "libm.")) for name in needs.libraries)


@pytest.fixture
def bundle(tmp_path):
    return make_bundle(tmp_path / "frozen" / "ssai3d")


@pytest.mark.skipif(not shutil.which("dpkg-deb"), reason="dpkg missing")
@pytest.mark.parametrize(("variant", "name"), [("cpu", "ssai3d"), ("cuda", "ssai3d-cuda")])
def test_the_deb_puts_everything_where_it_belongs(bundle, tmp_path, variant, name):
    package = deb.build_deb(bundle, variant, "0.1.0", NEEDS, tmp_path / "out")
    assert package.name == f"{name}_0.1.0_amd64.deb"
    told = subprocess.run(
        ["dpkg-deb", "--field", package], capture_output=True, text=True, check=True
    ).stdout
    assert "libxcb-cursor0" in told
    other = "ssai3d" if variant == "cuda" else "ssai3d-cuda"
    assert f"Conflicts: {other}\n" in told
    root = tmp_path / "root"
    subprocess.run(["dpkg-deb", "--extract", package, root], check=True)
    command = root / "usr" / "bin" / "ssai3d"
    assert command.resolve() == (root / "usr/lib/ssai3d/ssai3d-console").resolve()
    said = subprocess.run([command, "--version"], capture_output=True, text=True, check=True)
    assert said.stdout == "0.1.0 --version\n"
    for place in (
        "share/applications/ssai3d.desktop",
        "share/mime/packages/ssai3d.xml",
        "share/icons/hicolor/256x256/apps/ssai3d.png",
        f"share/doc/{name}/copyright",
        "lib/ssai3d/licences/THIRD_PARTY.md",
    ):
        assert (root / "usr" / place).is_file(), place
    assert not (tmp_path / "out" / f"{name}-tree").exists()


@pytest.fixture
def unpacked(bundle, tmp_path):
    archive = tarball.build_tarball(bundle, "cpu", "0.1.0", NEEDS, tmp_path / "out")
    assert archive.name == "ssai3d-0.1.0-linux-x86_64-cpu.tar.xz"
    subprocess.run(["tar", "xf", archive, "-C", tmp_path], check=True)
    return tmp_path / "ssai3d-0.1.0-linux-x86_64-cpu"


def run(script, *arguments, home):
    environment = {"HOME": str(home), "PATH": os.environ["PATH"]}
    return subprocess.run(
        [script, *arguments], env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("home", ["home", "Zoë's £5 $HOME"])
def test_the_tarball_installs_for_one_user_and_is_removed_again(unpacked, tmp_path, home):
    home = tmp_path / home
    home.mkdir()
    done = run(unpacked / "install.sh", home=home)
    assert done.returncode == 0, done.stderr
    prefix = home / ".local"
    said = subprocess.run(
        [prefix / "bin" / "ssai3d", "info"], capture_output=True, text=True, check=True
    )
    assert said.stdout == "0.1.0 info\n"
    entry = entry_of((prefix / "share/applications/ssai3d.desktop").read_text("utf-8"))
    assert str(prefix / "lib").split("$")[0] in entry["Exec"]
    precious = home / "restored.ome.tif"
    precious.write_text("mine", "utf-8")
    removed = run(prefix / "lib" / "ssai3d" / "uninstall.sh", home=home)
    assert removed.returncode == 0, removed.stderr
    left = {path for path in home.rglob("*") if "ssai3d" in path.name}
    assert left == set()
    assert precious.is_file()


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="desktop-file-utils missing")
def test_the_installed_entry_is_valid_where_the_path_is_difficult(unpacked, tmp_path):
    prefix = tmp_path / 'a "b" $c 100%'
    done = run(unpacked / "install.sh", "--prefix", str(prefix), home=tmp_path)
    assert done.returncode == 0, done.stderr
    entry = prefix / "share/applications/ssai3d.desktop"
    told = subprocess.run(
        ["desktop-file-validate", entry], capture_output=True, text=True, check=False
    )
    assert (told.returncode, told.stdout) == (0, "")


def test_a_newer_version_takes_the_place_of_the_older(unpacked, tmp_path):
    assert run(unpacked / "install.sh", home=tmp_path).returncode == 0
    (tmp_path / ".local/lib/ssai3d/of_the_older_version").touch()
    newer = unpacked / "program" / "ssai3d-console"
    newer.write_text("#!/bin/sh\necho newer\n", "utf-8")
    assert run(unpacked / "install.sh", home=tmp_path).returncode == 0
    said = subprocess.run(
        [tmp_path / ".local/bin/ssai3d"], capture_output=True, text=True, check=True
    )
    assert said.stdout == "newer\n"
    assert not (tmp_path / ".local/lib/ssai3d/of_the_older_version").exists()


def test_a_program_that_does_not_start_leaves_the_older_version_as_it_was(unpacked, tmp_path):
    assert run(unpacked / "install.sh", home=tmp_path).returncode == 0
    broken = unpacked / "program" / "ssai3d-console"
    broken.write_text("#!/bin/sh\necho version GLIBC_2.99 not found >&2; exit 1\n", "utf-8")
    done = run(unpacked / "install.sh", home=tmp_path)
    assert done.returncode == 1
    assert "GLIBC_2.99" in done.stderr
    assert "glibc 2.36" in done.stderr
    said = subprocess.run(
        [tmp_path / ".local/bin/ssai3d"], capture_output=True, text=True, check=True
    )
    assert said.stdout == "0.1.0 \n"
    assert not list((tmp_path / ".local/lib").glob(".ssai3d-*"))


def test_a_folder_that_holds_something_else_is_left_alone(unpacked, tmp_path):
    theirs = tmp_path / ".local" / "lib" / "ssai3d" / "thesis.txt"
    theirs.parent.mkdir(parents=True)
    theirs.write_text("mine", "utf-8")
    done = run(unpacked / "install.sh", home=tmp_path)
    assert done.returncode == 1
    assert "something else" in done.stderr
    assert theirs.read_text("utf-8") == "mine"


def test_an_option_that_is_unknown_is_refused(unpacked, tmp_path):
    assert run(unpacked / "install.sh", "--everywhere", home=tmp_path).returncode == 2
    assert not (tmp_path / ".local").exists()
