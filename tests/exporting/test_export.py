"""Copies in other formats, as programs that are not ours read them, and what is refused."""

import json
import shutil
import warnings
from pathlib import Path

import numpy as np
import pytest

from ssai3d_app.engine.cancellation import CancellationSource
from ssai3d_app.engine.events import Progress
from ssai3d_app.exporting import copying
from ssai3d_app.exporting.intensities import Mapped
from ssai3d_app.exporting.request import ExportRequest
from ssai3d_app.exporting.run import export_to_the_end
from ssai3d_app.exporting.selecting import selected
from ssai3d_app.formats.creating import create_result
from ssai3d_app.formats.opening import open_image
from ssai3d_app.formats.provenance import record_of
from ssai3d_app.formats.result import ImageDescription, ResultDescription
from ssai3d_app.safe_reading import spare
from ssai3d_app.volume.corrections import Corrections
from ssai3d_app.volume.scene import Channel
from tests.writers.tiff import write_imagej

RESTORED = {"request": {"path": "cells.czi"}, "note": "Predicted.", "methods": "Stacks were …"}
CHANNELS = (Channel("DAPI", "#0080FF"), Channel("GFP", "#FF8000"))
REGION = ((1, 5), (4, 20), (10, 31))


@pytest.fixture(scope="module", autouse=True)
def _no_reader_left():
    yield
    spare.cool_down()


def pixels(dtype: str) -> np.ndarray:
    """Axes T, C, Z, Y, X; whole numbers up to 5312, of which some lie below 100."""
    rng = np.random.default_rng(5)
    data = rng.integers(0, 5313, (3, 2, 6, 24, 32))
    data[0, 0, 0, 0, 0] = 5312
    return data.astype(dtype)


@pytest.fixture(scope="module")
def source(tmp_path_factory) -> Path:
    """A restored stack as an OME-TIFF."""
    return write(tmp_path_factory.mktemp("source") / "cells.ome.tif", pixels("uint16"))


def write(path: Path, data: np.ndarray, voxel_size=(0.5, 0.2, 0.1)) -> Path:
    image = ImageDescription(
        "Cells", data.shape, str(data.dtype), voxel_size, CHANNELS[: data.shape[1]], 2.0
    )
    writer = create_result(path, ResultDescription((image,)))
    for t, c in np.ndindex(data.shape[:2]):
        writer.write(0, t, c, 0, data[t, c])
    writer.commit(json.dumps(RESTORED))
    return path


def export(path: Path, output: Path, **choices) -> list:
    told: list = []
    request = ExportRequest(path=path, output=output, **choices)
    export_to_the_end(request, told.append, CancellationSource().token)
    return told


def copied(path: Path, output: Path, **choices) -> list[Mapped]:
    told = export(path, output, **choices)
    assert told[-1].kind == "completed", told[-1]
    return [event for event in told if isinstance(event, Mapped)]


def expected() -> np.ndarray:
    """GFP, times 0 and 2, the region, 100–4000 → 0–255."""
    z, y, x = (slice(*span) for span in REGION)
    part = pixels("float64")[[0, 2], 1:, z, y, x]
    return np.rint((np.clip(part, 100, 4000) - 100) * 255 / 3900).astype(np.uint8)


PART = {
    "region": REGION,
    "channels": (1,),
    "times": (0, 2),
    "bit_depth": 8,
    "scale": ((100, 4000),),
}


def clipped() -> int:
    z, y, x = (slice(*span) for span in REGION)
    part = pixels("int64")[[0, 2], 1:, z, y, x]
    return int(((part < 100) | (part > 4000)).sum())


def test_ome_tiff_for_tifffile_and_aicsimageio(source, tmp_path):
    import tifffile
    from aicsimageio.readers.ome_tiff_reader import OmeTiffReader

    output = tmp_path / "part.ome.tif"
    (mapped,) = copied(source, output, **PART)
    assert mapped.words == f"GFP: 100–4,000 → 0–255, {clipped():,} voxels clipped"
    with tifffile.TiffFile(output) as file:
        assert np.array_equal(file.series[0].asarray(), expected()[:, 0])
        xml = file.ome_metadata
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what that reader warns about is not ours
        image = OmeTiffReader(output)
    assert image.channel_names == ["GFP"]
    assert tuple(image.physical_pixel_sizes) == pytest.approx((0.5, 0.2, 0.1))
    for said in (
        'TheZ="0" TheC="0" TheT="0" PositionX="1.0" PositionXUnit="&#181;m" PositionY="0.8"',
        'PositionZ="0.5"',
        'PositionZ="2.0"',
        f'Color="{(0xFF8000 << 8 | 0xFF) - (1 << 32)}"',
        'TimeIncrement="4.0"',
        "100&#8211;4,000 &#8594; 0&#8211;255",
    ):
        assert said in xml
    told = json.loads(record_of(output))
    assert told["restoration"] == RESTORED
    assert told["note"] == "Predicted."
    assert told["exports"][0]["voxels"] == {"z": [1, 5], "y": [4, 20], "x": [10, 31]}
    assert told["exports"][0]["intensities"][0]["clipped"] == clipped()


def test_imagej_for_tifffile(source, tmp_path):
    import tifffile

    output = tmp_path / "part.tif"
    copied(source, output, **PART)
    with tifffile.TiffFile(output) as file:
        told = file.imagej_metadata
        assert np.array_equal(file.asarray(), expected()[:, 0])
        width, per = file.pages[0].tags["XResolution"].value
    assert (told["slices"], told["frames"], told["unit"]) == (4, 2, "micron")
    assert (told["spacing"], told["finterval"]) == (0.5, 4.0)
    assert (told["xorigin"], told["yorigin"], told["zorigin"]) == (-10, -4, -1)
    assert width / per == pytest.approx(10)
    assert json.loads(told["Info"])["restoration"] == RESTORED


@pytest.mark.parametrize("version", ["0.4", "0.5"])
def test_ome_zarr_for_tensorstore(source, tmp_path, version):
    import tensorstore

    output = tmp_path / "part.ome.zarr"
    copied(source, output, zarr_version=version, **PART)
    driver = "zarr" if version == "0.4" else "zarr3"
    store = {"driver": driver, "kvstore": {"driver": "file", "path": str(output / "0")}}
    assert np.array_equal(tensorstore.open(store).result().read().result(), expected())
    document = output / (".zattrs" if version == "0.4" else "zarr.json")
    told = json.loads(document.read_text())
    attributes = told if version == "0.4" else told["attributes"]
    multiscale = attributes.get("ome", attributes)["multiscales"][0]
    scale, shift = multiscale["datasets"][0]["coordinateTransformations"]
    assert scale["scale"] == pytest.approx([4.0, 1, 0.5, 0.2, 0.1])
    assert shift["translation"] == pytest.approx([0, 0, 0.5, 0.8, 1.0])
    assert attributes["ssai3d"]["restoration"] == RESTORED


def test_a_copy_of_a_copy_keeps_both_steps_and_the_run_can_be_repeated(source, tmp_path):
    from ssai3d_app.projects.run_again import _record

    first, second = tmp_path / "first.ome.tif", tmp_path / "second.ome.zarr"
    copied(source, first, region=REGION)
    copied(first, second, bit_depth=32)
    told = json.loads(record_of(second))
    assert [step["source"] for step in told["exports"]] == ["cells.ome.tif", "first.ome.tif"]
    assert _record(record_of(second)) == RESTORED


@pytest.mark.parametrize(
    ("dtype", "choices", "scale", "to"),
    [
        ("uint16", {}, None, "uint16"),
        ("uint16", {"bit_depth": 16}, None, "uint16"),
        ("uint16", {"bit_depth": 32}, None, "float32"),
        ("uint16", {"bit_depth": 8}, (0, 5312), "uint8"),
        ("float32", {"bit_depth": 16}, (0, 5312), "uint16"),
        ("float32", {"bit_depth": 16, "unscaled": True}, None, "uint16"),
        ("uint16", {"bit_depth": 8, "unscaled": True}, None, "uint8"),
        ("uint16", {"bit_depth": 16, "scale": ((0, 1000), (0, 2000))}, (0, 1000), "uint16"),
    ],
)
def test_what_becomes_of_values_is_what_is_said_of_it(tmp_path, dtype, choices, scale, to):
    data = pixels(dtype)[:1]
    path, output = write(tmp_path / "in.ome.tif", data), tmp_path / "out.ome.tif"
    first, _ = copied(path, output, **choices)
    assert (first.low, first.high) == (scale or (None, None))
    top = 1 if to == "float32" else np.iinfo(to).max
    values = data[0, 0].astype(float)
    low, high = scale or (0, top)
    wanted = np.rint((np.clip(values, low, high) - low) * top / (high - low))
    if to == "float32":
        wanted = values
    assert first.clipped == (0 if to == "float32" else int((values > high).sum()))
    with open_image(output) as image:
        assert image.scenes[0].dtype == to
        stack = image.stack(0)
        read = np.stack([stack.read_plane(0, 0, z) for z in range(6)])
    assert np.array_equal(read, wanted)


def test_what_is_no_number_becomes_nought_and_is_counted(tmp_path):
    data = pixels("float32")[:1, :1]
    data[0, 0, 2, 3, :4] = [np.nan, np.nan, np.inf, -np.inf]
    path, output = write(tmp_path / "in.ome.tif", data), tmp_path / "out.tif"
    (mapped,) = copied(path, output, bit_depth=8)
    assert (mapped.high, mapped.missing, mapped.clipped) == (5312, 2, 2)
    with open_image(output) as image:
        assert image.stack(0).read_plane(0, 0, 2)[3, :4].tolist() == [0, 0, 255, 0]


@pytest.mark.parametrize("name", ["out.ome.tif", "out.tif", "out.ome.zarr"])
def test_an_unknown_voxel_size_stays_unknown_and_corrections_travel(tmp_path, name):
    path = write(tmp_path / "in.ome.tif", pixels("uint8")[:1, :1], (None, None, None))
    copied(path, tmp_path / name, region=REGION)
    with open_image(tmp_path / name) as image:
        size = image.scenes[0].voxel_size
        assert (size.z, size.y, size.x) == (None, None, None)
    corrected = tmp_path / f"corrected_{name}"
    copied(path, corrected, corrections=Corrections(z=0.4, y=0.1, x=0.1))
    with open_image(corrected) as image:
        size = image.scenes[0].voxel_size
        assert (size.z, size.y, size.x) == pytest.approx((0.4, 0.1, 0.1))


def test_no_more_than_a_plane_is_held_where_planes_are_large(source, tmp_path, monkeypatch):
    monkeypatch.setattr(copying, "_VOXELS_AT_A_TIME", 1000)
    told = export(source, tmp_path / "out.ome.tif", bit_depth=8)
    writing = [event for event in told if isinstance(event, Progress)]
    assert writing[-1].total == 36
    with open_image(source) as image:
        request = ExportRequest(path=source, output=tmp_path / "o.tif")
        stack, token = image.stack(0), CancellationSource().token
        whole = selected(request, stack.scene)
        pieces = copying._Copy(request, stack, whole, told.append, token)._pieces()
        assert [box[0].stop - box[0].start for box in pieces] == [1] * 6


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        ({"scene": 4}, "Scene 4 does not exist"),
        ({"channels": (2,)}, "Channel 2 does not exist"),
        ({"times": (3,)}, "Time 3 does not exist"),
        ({"region": ((0, 7), (0, 1), (0, 1))}, "reaches to voxel 7 along z"),
        ({"bit_depth": 32, "scale": ((0, 1),)}, "never scaled"),
        ({"bit_depth": 8, "scale": ((0, 1),) * 3}, "3 scales for 2 channels"),
        ({"bit_depth": 8, "scale": ((0, 1),), "unscaled": True}, "scaled and unscaled"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_leaves_nothing(source, tmp_path, choices, words):
    failed = export(source, tmp_path / "out.ome.tif", **choices)[-1]
    assert failed.kind == "failed"
    assert words in failed.problem
    assert list(tmp_path.iterdir()) == []


def test_neither_the_source_nor_another_file_is_overwritten(source, tmp_path):
    copy = tmp_path / "cells.ome.tif"
    shutil.copy(source, copy)
    (tmp_path / "link.ome.tif").symlink_to(copy)
    before = copy.read_bytes()
    for name in ("cells.ome.tif", "link.ome.tif"):
        failed = export(copy, tmp_path / name, replace=True)[-1]
        assert "would replace or change the stack" in failed.problem
    store = write(tmp_path / "cells.ome.zarr", pixels("uint8"))
    assert "would replace" in export(store, store / "0" / "x.tif", replace=True)[-1].problem
    other = tmp_path / "other.tif"
    write_imagej(other, pixels("uint16"), (1, 1, 1), ["a", "b"])
    assert "exists already" in export(copy, other)[-1].problem
    assert export(copy, other, channels=(0,), replace=True)[-1].kind == "completed"
    assert copy.read_bytes() == before


def test_a_full_disk_is_told_in_a_sentence_and_leaves_nothing(source, tmp_path, monkeypatch):
    usage = shutil.disk_usage(tmp_path)._replace(free=1000)
    monkeypatch.setattr("ssai3d_app.formats.placing.shutil.disk_usage", lambda path: usage)
    failed = export(source, tmp_path / "out.ome.tif")[-1]
    assert "GB free" in failed.problem
    assert export(source, tmp_path / "none" / "out.tif")[-1].problem.endswith("does not exist")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["out.ome.tif", "out.ome.zarr"])
def test_cancelled_half_way_nothing_is_left(source, tmp_path, monkeypatch, name):
    monkeypatch.setattr(copying, "_VOXELS_AT_A_TIME", 1000)
    owner = CancellationSource()
    told = []

    def tell(event) -> None:
        told.append(event)
        if isinstance(event, Progress):
            owner.cancel()

    request = ExportRequest(path=source, output=tmp_path / name)
    assert export_to_the_end(request, tell, owner.token) == 5
    assert told[-1].kind == "cancelled"
    assert list(tmp_path.iterdir()) == []
