"""Scratch volumes: what is written stays, what is lost is told, what is not needed goes."""

import numpy as np
import pytest

from ssai3d_app.errors import CannotGoOnError
from ssai3d_app.formats.placing import (
    PROGRESS,
    bytes_in,
    has_progress,
    remove_unfinished,
    remove_working_files,
    scratch_folder,
    unfinished_path,
)
from ssai3d_app.formats.scratch import ScratchFolder

ALL = slice(None)


@pytest.mark.parametrize("dtype", ["uint8", "uint16", "float32"])
def test_a_volume_that_is_opened_again_holds_what_was_written(tmp_path, dtype):
    values = np.random.default_rng(0).integers(0, 255, (40, 70, 90)).astype(dtype)
    with ScratchFolder(tmp_path / "work") as folder:
        folder.volume("a", values.shape, dtype).write((ALL, ALL, ALL), values)
        folder.is_kept = True
    with ScratchFolder(tmp_path / "work", goes_on=True) as folder:
        again = folder.volume("a", values.shape, dtype).read((ALL, slice(3, 9), ALL))
        assert again.dtype == dtype
        assert np.array_equal(again, values[:, 3:9])
    assert not (tmp_path / "work").exists()


def test_a_new_start_finds_nothing_of_the_one_before(tmp_path):
    with ScratchFolder(tmp_path / "work") as folder:
        folder.volume("a", (4, 4, 4)).write((ALL, ALL, ALL), np.ones((4, 4, 4), np.float32))
        folder.is_kept = True
    with ScratchFolder(tmp_path / "work") as folder:
        assert list(folder.path.iterdir()) == []


def test_black_is_stored_and_what_was_never_written_is_not_black(tmp_path):
    with ScratchFolder(tmp_path / "work") as folder:
        volume = folder.volume("a", (40, 8, 8), "uint16")
        volume.write((slice(0, 32), ALL, ALL), np.zeros((32, 8, 8), np.uint16))
        assert not volume.read((slice(0, 32), ALL, ALL)).any()
        with pytest.raises(CannotGoOnError, match="damaged"):
            volume.read((ALL, ALL, ALL))


def test_the_space_of_columns_goes_once_no_neighbour_in_the_chunk_is_needed(tmp_path):
    shape = (40, 70, 150)
    values = np.random.default_rng(0).random(shape).astype(np.float32)
    with ScratchFolder(tmp_path / "work") as folder:
        volume = folder.volume("a", shape)
        volume.write((ALL, ALL, ALL), values)
        whole = bytes_in(folder.path)
        # Strips half as wide as a chunk, the last one narrower still.
        for first, last, chunks_left in ((0, 32, 3), (32, 64, 2), (64, 96, 2), (96, 128, 1)):
            volume.forget_columns(first, last)
            assert bytes_in(folder.path) == pytest.approx(whole * chunks_left / 3, rel=0.01)
            assert np.array_equal(volume.read((ALL, ALL, slice(128, 150))), values[..., 128:])
            if last % 64:
                kept = slice(last, last + 32)
                assert np.array_equal(volume.read((ALL, ALL, kept)), values[..., kept])
        volume.forget_columns(128, 150)
        assert bytes_in(folder.path) < 1000


def test_the_document_that_speaks_of_the_others_goes_first(tmp_path, monkeypatch):
    folder = tmp_path / "work"
    (folder / "a").mkdir(parents=True)
    (folder / PROGRESS).write_text("{}")

    def power_cut(path):
        assert not (folder / PROGRESS).exists()
        raise KeyboardInterrupt

    monkeypatch.setattr("shutil.rmtree", power_cut)
    with pytest.raises(KeyboardInterrupt):
        remove_working_files(folder)
    assert (folder / "a").exists()


@pytest.mark.parametrize("kept", [True, False])
def test_of_what_a_dead_run_left_only_what_can_be_gone_on_from_stays(tmp_path, kept):
    output = tmp_path / "out.ome.tif"
    unfinished_path(output).write_bytes(b"half")
    scratch_folder(output).mkdir()
    if kept:
        (scratch_folder(output) / PROGRESS).write_text("{}")
    remove_unfinished(output, keep_progress=True)
    assert has_progress(output) is kept
    assert len(list(tmp_path.iterdir())) == kept
    remove_unfinished(output)
    assert list(tmp_path.iterdir()) == []
