"""A file is told again wherever it lies, quickly, and another one is not taken for it."""

import shutil
import time

import pytest

from ssai3d_app.fingerprint import fingerprint_of


def test_a_renamed_copy_has_the_same_content_and_another_time(tmp_path):
    first = tmp_path / "a.czi"
    first.write_bytes(bytes(range(256)) * 100)
    known = fingerprint_of(first)
    copy = tmp_path / "moved" / "b.czi"
    copy.parent.mkdir()
    shutil.copyfile(first, copy)
    assert known.is_of_same_content(fingerprint_of(copy))
    assert known.looks_unchanged(first)
    assert not known.looks_unchanged(copy)


@pytest.mark.parametrize("place", [0, 5_000_000, 9_999_999])
def test_a_change_at_head_middle_or_tail_is_seen(tmp_path, place):
    path = tmp_path / "a.nd2"
    content = bytearray(10_000_000)
    path.write_bytes(content)
    known = fingerprint_of(path)
    content[place] = 1
    path.write_bytes(content)
    assert not known.is_of_same_content(fingerprint_of(path))


def test_every_byte_of_a_small_file_counts(tmp_path):
    path = tmp_path / "a.lif"
    path.write_bytes(b"x" * 2_000_000)
    known = fingerprint_of(path)
    path.write_bytes(b"x" * 1_400_000 + b"y" + b"x" * 599_999)
    assert not known.is_of_same_content(fingerprint_of(path))


def test_a_hundred_gigabytes_take_no_longer_than_a_few(tmp_path):
    path = tmp_path / "huge.czi"
    with path.open("wb") as file:
        file.truncate(100 * 2**30)
    began = time.monotonic()
    assert fingerprint_of(path).size == 100 * 2**30
    assert time.monotonic() - began < 1


def test_an_image_folder_is_known_by_its_names_sizes_and_documents(tmp_path):
    store = tmp_path / "a.ome.zarr"
    for name, text in ((".zattrs", "{}"), ("0/.zarray", "{}"), ("0/0/0", "abc"), ("0/0/1", "d")):
        (store / name).parent.mkdir(parents=True, exist_ok=True)
        (store / name).write_text(text)
    known = fingerprint_of(store)
    moved = shutil.copytree(store, tmp_path / "b.ome.zarr")
    assert known.is_of_same_content(fingerprint_of(moved))
    (moved / ".zattrs").write_text("[]")
    assert not known.is_of_same_content(fingerprint_of(moved))
    (store / "0/0/1").rename(store / "0/0/2")
    assert not known.is_of_same_content(fingerprint_of(store))


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(FileNotFoundError):
        fingerprint_of(tmp_path / "missing")
