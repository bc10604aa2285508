"""OME-TIFF in several files: read whole whichever is opened, and nothing outside their folder."""

from pathlib import Path

import numpy as np
import pytest

from ssai3d_app.errors import ExitStatus, UserError
from ssai3d_app.formats.opening import open_image
from tests.formats.test_ome_tiff import everything, scattered
from tests.writers.tiff import ome, ome_image, tiff_data, write_pages


def refusal(path: Path) -> str:
    """The problem that opening ends with."""
    with pytest.raises(UserError) as caught:
        open_image(path)
    assert caught.value.status == ExitStatus.UNREADABLE_FILE
    return caught.value.problem


def write_set(folder: Path, data: np.ndarray, xml_in: str = "all") -> list[Path]:
    """A file for each time, whose planes are in no order; the metadata in all, or elsewhere."""
    uuids = [f"urn:uuid:{number:032x}" for number in range(len(data))]
    names = [f"set_T{number}.ome.tif" for number in range(len(data))]
    blocks = ""
    pages: list[list[np.ndarray]] = [[] for _ in data]
    for t, c, z in scattered(data.shape[:3], seed=3):
        blocks += tiff_data((t, c, z), len(pages[t]), names[t], uuids[t])
        pages[t].append(data[t, c, z])
    content = ome_image(data.shape, blocks)
    for number, name in enumerate(names):
        full = ome(content, attributes=f'UUID="{uuids[number]}"')
        pointer = ome(
            f'<BinaryOnly MetadataFile="{xml_in}" UUID="urn:uuid:{99:032x}"/>',
            attributes=f'UUID="{uuids[number]}"',
        )
        write_pages(folder / name, pages[number], full if xml_in in ("all", name) else pointer)
    if xml_in.endswith(".companion.ome"):
        (folder / xml_in).write_text(ome(content))
    return [folder / name for name in names]


@pytest.mark.parametrize("xml_in", ["all", "set_T0.ome.tif", "set.companion.ome"])
@pytest.mark.parametrize("opened", [0, 2])
def test_a_set_of_files_is_read_whole_whichever_is_opened(tmp_path, data, xml_in, opened):
    files = write_set(tmp_path, data, xml_in)
    assert np.array_equal(everything(files[opened]), data)


def test_a_missing_file_of_a_set_is_named(tmp_path, data):
    files = write_set(tmp_path, data)
    files[1].unlink()
    assert "set_T1.ome.tif is not beside it" in refusal(files[0])


def test_missing_metadata_of_a_set_are_named(tmp_path, data):
    files = write_set(tmp_path, data, "set.companion.ome")
    (tmp_path / "set.companion.ome").unlink()
    assert "set.companion.ome is not beside it" in refusal(files[0])


def test_a_file_of_a_set_that_lacks_planes_is_named_when_they_are_read(tmp_path, data):
    files = write_set(tmp_path, data)
    write_pages(files[2], [data[0, 0, 0]], "no metadata")
    with pytest.raises(UserError, match=r"set_T2\.ome\.tif lacks planes"):
        everything(files[0])


@pytest.mark.parametrize(
    "name",
    ["../set_T1.ome.tif", "/etc/set_T1.ome.tif", "sub/set_T1.ome.tif", "..\\set_T1.ome.tif", ".."],
)
def test_a_name_that_leads_out_of_the_folder_is_refused(tmp_path, data, name):
    folder = tmp_path / "set"
    folder.mkdir()
    (tmp_path / "set_T1.ome.tif").write_bytes(b"")
    blocks = tiff_data((0, 0, 0), 0, "a.ome.tif") + tiff_data((0, 0, 1), 0, name)
    write_pages(folder / "a.ome.tif", [data[0, 0, 0]], ome(ome_image((1, 1, 2, 40, 56), blocks)))
    assert "names a file in another folder" in refusal(folder / "a.ome.tif")


def test_a_link_in_a_set_that_leads_out_of_the_folder_is_refused(tmp_path, data):
    folder = tmp_path / "set"
    folder.mkdir()
    files = write_set(folder, data)
    files[1].rename(tmp_path / "private.tif")
    files[1].symlink_to(tmp_path / "private.tif")
    assert "another folder" in refusal(files[0])


def test_a_single_file_that_was_renamed_is_known_as_itself(tmp_path, data):
    blocks = tiff_data((0, 0, 0), 0, "before.ome.tif", count=5)
    xml = ome(ome_image((1, 1, 5, 40, 56), blocks))
    write_pages(tmp_path / "after.ome.tif", list(data[0, 0]), xml)
    assert np.array_equal(everything(tmp_path / "after.ome.tif")[0, 0], data[0, 0])


def test_files_of_a_set_are_let_go_when_it_is_closed(tmp_path, data):
    files = write_set(tmp_path, data)
    everything(files[0])
    open_files = Path("/proc/self/fd")
    if not open_files.is_dir():
        pytest.skip("open files are listed on Linux only")
    held = [entry.readlink() for entry in open_files.iterdir() if entry.is_symlink()]
    assert not [place for place in held if place.is_relative_to(tmp_path)]


def test_a_companion_file_opens_its_set(tmp_path, data):
    write_set(tmp_path, data, "set.companion.ome")
    with open_image(tmp_path / "set.companion.ome") as image:
        assert image.format == "OME-TIFF"
        assert np.array_equal(image.stack(0).read_plane(2, 1, 3), data[2, 1, 3])
    assert np.array_equal(everything(tmp_path / "set.companion.ome"), data)


def test_a_companion_file_leads_to_no_other_folder(tmp_path, data):
    place = tiff_data((0, 0, 0), 0, "../private.tif")
    companion = tmp_path / "set" / "a.companion.ome"
    companion.parent.mkdir()
    write_pages(tmp_path / "private.tif", [data[0, 0, 0]], "")
    companion.write_text(ome(ome_image((1, 1, 1, 40, 56), place)))
    assert "another folder" in refusal(companion)


@pytest.mark.parametrize("text", ["<?xml version='1.0'?><html/>", "<?xml", "<OME"])
def test_other_xml_is_no_image(tmp_path, text):
    (tmp_path / "a.xml").write_text(text)
    refusal(tmp_path / "a.xml")


def test_an_entity_in_a_companion_file_is_refused(tmp_path, data):
    (tmp_path / "a.ome").write_text('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><OME/>')
    with pytest.raises(UserError) as caught:
        open_image(tmp_path / "a.ome")
    assert "entities" in caught.value.detail
