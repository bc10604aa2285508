"""The space that is checked for before the work is what is written, and little more."""

import pytest

from ssai3d_app.formats.creating import result_bytes
from ssai3d_app.formats.result import ResultDescription
from tests.formats.results import LARGE, SMALL, write_result


@pytest.mark.parametrize(
    ("name", "version", "images"),
    [
        ("out.ome.tif", "0.4", (LARGE,)),
        ("out.ome.tif", "0.4", (LARGE, SMALL)),
        ("out.ome.zarr", "0.4", (LARGE, SMALL)),
        ("out.ome.zarr", "0.5", (LARGE, SMALL)),
        ("out.tif", "0.4", (LARGE,)),
    ],
)
def test_the_space_asked_for_covers_pixels_that_cannot_be_compressed(
    tmp_path, name, images, version
):
    path = tmp_path / name
    write_result(path, *images, version=version, slab=8)
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    written = sum(file.stat().st_size for file in files)
    asked = result_bytes(path, ResultDescription(images), version)
    assert written <= asked <= 1.1 * written
