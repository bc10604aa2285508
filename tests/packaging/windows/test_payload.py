"""The folder of the program as part files."""

import hashlib
import io
import os
import tarfile

import pytest


@pytest.fixture
def program(tmp_path):
    folder = tmp_path / "program"
    deep = folder / "_internal" / "/".join(f"a longer name {i}" for i in range(10))
    deep.mkdir(parents=True)
    (folder / "ssai3d.exe").write_bytes(b"program")
    (folder / "Größe µm.txt").write_bytes(b"")
    (deep / "deep.bin").write_bytes(os.urandom(5000))
    return folder


def packed(program, part_bytes=2000):
    from windows.payload import pack

    target = program.parent / "out"
    target.mkdir(exist_ok=True)
    return pack(program, "name", target, part_bytes), target


def test_the_parts_together_are_an_ordinary_archive_of_all_files(program):
    payload, target = packed(program)
    whole = b"".join((target / part.name).read_bytes() for part in payload.parts)
    with tarfile.open(fileobj=io.BytesIO(whole), mode="r:gz") as tar:
        found = {entry.name: tar.extractfile(entry).read() for entry in tar}
    listed = found.pop("installed_files.txt").decode().splitlines()
    files = {p.relative_to(program).as_posix(): p for p in program.rglob("*") if p.is_file()}
    assert found == {name: path.read_bytes() for name, path in files.items()}
    assert listed == [*sorted(found), "installed_files.txt"]


def test_the_manifest_tells_size_and_hash_of_each_part(program):
    payload, target = packed(program)
    assert len(payload.parts) > 2
    lines = payload.manifest().splitlines()
    for part in payload.parts:
        contents = (target / part.name).read_bytes()
        assert len(contents) <= 2000
        assert f"part {hashlib.sha256(contents).hexdigest()} {len(contents)} {part.name}" in lines
    assert f"files {payload.files}" in lines
    assert payload.files == 4


def test_the_same_folder_gives_the_same_bytes(program):
    assert packed(program)[0] == packed(program)[0]


def test_the_longest_path_is_told_as_windows_counts_it(program):
    (deepest,) = program.rglob("deep.bin")
    assert packed(program)[0].longest_path == len(str(deepest.relative_to(program)))


@pytest.mark.parametrize("name", ["a:b", "what?", "dot.", "uninstall.exe", "Installed_Files.txt"])
def test_a_name_that_cannot_be_installed_is_refused(program, name):
    from windows.payload import PayloadError

    (program / name).write_bytes(b"")
    with pytest.raises(PayloadError, match="name"):
        packed(program)


def test_two_names_that_are_one_on_windows_are_refused(program):
    from windows.payload import PayloadError

    (program / "SSAI3D.exe").write_bytes(b"")
    with pytest.raises(PayloadError, match="are one file on Windows"):
        packed(program)


def test_a_link_is_refused(program):
    from windows.payload import PayloadError

    (program / "link").symlink_to(program / "ssai3d.exe")
    with pytest.raises(PayloadError, match="symbolic link"):
        packed(program)


def test_an_empty_folder_is_refused(tmp_path):
    from windows.payload import PayloadError, pack

    (tmp_path / "empty").mkdir()
    with pytest.raises(PayloadError, match="holds no files"):
        pack(tmp_path / "empty", "name", tmp_path)


def test_notices_of_the_setup_come_along_and_are_removed_with_the_rest(program):
    from windows.payload import pack

    payload = pack(program, "name", program.parent, 10**6, 6, {"licences/_setup.txt": b"terms"})
    with tarfile.open(program.parent / payload.parts[0].name, mode="r:gz") as tar:
        assert tar.extractfile("licences/_setup.txt").read() == b"terms"
        assert b"licences/_setup.txt\n" in tar.extractfile("installed_files.txt").read()
