"""Files: those of the microscopes' makers, compressed TIFF, and a result of our own."""

from __future__ import annotations

import functools
import json
import tempfile
import time
from pathlib import Path

import numpy as np

from ssai3d_app.errors import UserError
from ssai3d_app.formats.creating import create_result
from ssai3d_app.formats.result import ImageDescription, ResultDescription
from ssai3d_app.safe_reading import spare
from ssai3d_app.safe_reading.opening import open_safely
from ssai3d_app.self_test.check import CheckFailedError, Maker
from ssai3d_app.self_test.computing import FOREIGN_NAME
from ssai3d_app.self_test.specimens import pixels, specimens
from ssai3d_app.volume.scene import Channel, Scene

_VOXEL_UM = 0.25


def check_reader() -> str:
    """A reader's process starts and imports all readers; the checks that follow share it."""
    began = time.monotonic()
    spare.warm_up()
    process = spare.take()
    process.greet()
    spare.give_back(process)
    return f"The reader's process is ready after {time.monotonic() - began:.1f} s."


def check_format(word: str) -> str:
    """A small file is read in a reader's process: format, voxel size and every voxel."""
    specimen = specimens()[word]
    with open_safely(specimen.path) as image:
        scene = image.scenes[0]
        _agree(image.format, specimen.format, specimen.name, "format")
        _check_voxel_size(scene, specimen.voxel_size, specimen.name)
        stack, wanted = image.stack(0), pixels()
        _agree(scene.shape, wanted.shape, specimen.name, "shape")
        for t, c, z in np.ndindex(wanted.shape[:3]):
            if not np.array_equal(stack.read_plane(t, c, z), wanted[t, c, z]):
                raise CheckFailedError(f"Pixels of {specimen.name} are read wrongly.")
    return f"{specimen.format} of {len(wanted[0, 0])} planes is read, pixels and voxel size."


def check_result() -> str:
    """An OME-TIFF is written where names are not English, and read with its voxel size."""
    voxels = pixels()[0, 0]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary, FOREIGN_NAME)
        folder.mkdir()
        path = folder / "result.ome.tif"
        description = ImageDescription(
            name="Self-test",
            shape=(1, 1, *voxels.shape),
            dtype="uint16",
            voxel_size=(_VOXEL_UM,) * 3,
            channels=(Channel("Channel"),),
        )
        writer = create_result(path, ResultDescription((description,)))
        writer.write(0, 0, 0, 0, voxels)
        writer.commit(json.dumps({"made_by": "self-test"}))
        with open_safely(path) as image:
            _check_voxel_size(image.scenes[0], (_VOXEL_UM,) * 3, path.name)
            found = np.stack([image.stack(0).read_plane(0, 0, z) for z in range(len(voxels))])
    if not np.array_equal(found, voxels):
        raise CheckFailedError("A result that was written is read back differently.")
    return f"An OME-TIFF is written and read in a folder named “{FOREIGN_NAME}”."


def check_refusal() -> str:
    """A file that is none is refused in a sentence and harms nobody."""
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary, "no image.czi")
        path.write_bytes(b"This is no image. " * 50)
        try:
            with open_safely(path):
                raise CheckFailedError("A file that is no image was opened as one.")
        except UserError as refusal:
            return f"A file that is no image is refused: “{refusal.sentence}”"


def _check_voxel_size(scene: Scene, wanted: tuple[float, float, float], name: str) -> None:
    size = scene.voxel_size
    found = (size.z, size.y, size.x)
    if not all(
        edge is not None and abs(edge / expected - 1) < 1e-6
        for edge, expected in zip(found, wanted, strict=True)
    ):
        raise CheckFailedError(f"The voxel size of {name} is read as {found}, not {wanted} µm.")


def _agree(found: object, wanted: object, name: str, what: str) -> None:
    if found != wanted:
        raise CheckFailedError(f"The {what} of {name} is read as {found}, not {wanted}.")


MAKERS: dict[str, Maker] = {
    "reader": check_reader,
    **{
        word: functools.partial(check_format, word) for word in ("zlib", "lzw", "czi", "lif", "nd2")
    },
    "result": check_result,
    "refusal": check_refusal,
}
