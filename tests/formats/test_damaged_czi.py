"""CZI files whose directory or XML are damaged, or made to do harm, are refused in a sentence."""

import struct

import numpy as np
import pytest

from ssai3d_app.errors import UserError
from ssai3d_app.formats.opening import open_image
from tests.writers.czi import Block, czi_xml, write_czi_blocks


@pytest.fixture(scope="module")
def deep():
    """Noise of shape (T 1, C 1, Z 3, Y, X)."""
    return np.random.default_rng(1).integers(0, 60000, (1, 1, 3, 40, 56)).astype(np.uint16)


def test_metadata_nested_without_end_are_refused_at_once(tmp_path, deep):
    xml = "<a>" * 100_000 + "</a>" * 100_000
    write_czi_blocks(tmp_path / "deep.czi", [Block(deep[0, 0, 0])], xml)
    with pytest.raises(UserError) as caught:
        open_image(tmp_path / "deep.czi")
    assert "nested" in caught.value.detail


def test_metadata_that_are_cut_off_are_refused(tmp_path, deep):
    path = tmp_path / "cut.czi"
    write_czi_blocks(path, [Block(deep[0, 0, 0])], czi_xml())
    path.write_bytes(path.read_bytes()[:-60])
    with pytest.raises(UserError) as caught:
        open_image(path)
    assert "cut off" in caught.value.detail


def test_entities_in_the_metadata_are_refused(tmp_path, deep):
    xml = '<!DOCTYPE a [<!ENTITY b "cc">]><a>&b;</a>'
    write_czi_blocks(tmp_path / "bomb.czi", [Block(deep[0, 0, 0])], xml)
    with pytest.raises(UserError) as caught:
        open_image(tmp_path / "bomb.czi")
    assert "Entities" in caught.value.detail


@pytest.mark.parametrize("dimensions", [-1, 41, 100, 2**31 - 1])
def test_a_directory_that_would_overrun_the_library_is_refused(tmp_path, deep, dimensions):
    path = tmp_path / "overrun.czi"
    write_czi_blocks(path, [Block(plane, place={"Z": z}) for z, plane in enumerate(deep[0, 0])])
    content = bytearray(path.read_bytes())
    (directory,) = struct.unpack_from("<q", content, 32 + 52)
    struct.pack_into("<i", content, directory + 32 + 128 + 28, dimensions)
    path.write_bytes(content)
    with pytest.raises(UserError) as caught:
        open_image(path)
    assert f"{dimensions} dimensions" in caught.value.detail
