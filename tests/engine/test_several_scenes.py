"""Several scenes of a file go into one result: every axis, name and size kept, nothing dropped
in silence."""

import json
import warnings

import numpy as np
import pytest

from ssai3d_app.engine import recipe as recipes
from ssai3d_app.engine.cancellation import CancellationSource
from ssai3d_app.engine.events import Caution, Completed, Failed, Finding, Progress, Stage
from ssai3d_app.engine.narration import Narrator
from ssai3d_app.engine.network_method import NetworkMethod
from ssai3d_app.engine.recipe import Recipe, RestoreRequest
from ssai3d_app.engine.run import run_to_the_end
from ssai3d_app.engine.scene_plan import plan_scenes
from ssai3d_app.engine.work import needed_bytes
from ssai3d_app.errors import ExitStatus
from ssai3d_app.formats.contradictions import contradictions
from ssai3d_app.formats.creating import create_result
from ssai3d_app.formats.opening import open_image
from ssai3d_app.formats.result import ImageDescription, ResultDescription
from ssai3d_app.volume.corrections import Corrections
from ssai3d_app.volume.scene import Channel, Scene, VoxelSize
from tests.phantoms import interpolated
from tests.writers.czi import write_czi

NEVER = CancellationSource().token
SIZE = (0.4, 0.1, 0.1)
NAMES = ["DAPI", "GFP"]


@pytest.fixture(autouse=True)
def _little_tuning(monkeypatch):
    little = Recipe(tuning_steps=3, batch_size=1, patch_size=32, consistency_steps=3)
    monkeypatch.setitem(recipes.PRESETS, "quick", little)


@pytest.fixture
def five_dimensions(tiny_recording) -> np.ndarray:
    """2 times × 2 channels × 8 planes of 48 × 48, each volume apart in brightness and place."""
    raw = tiny_recording.raw
    earlier = np.stack([raw, raw[:, ::-1] + 40])
    return np.stack([earlier, earlier + 20])


def run(path, output, **options) -> list:
    events: list = []
    request = RestoreRequest(path=path, output=output, preset="quick", **options)
    run_to_the_end(request, events.append, NEVER)
    return events


def sentences(events, kind) -> list[str]:
    return [event.text for event in events if isinstance(event, kind)]


def read(path, scene) -> np.ndarray:
    with open_image(path) as image:
        stack = image.stack(scene)
        shape = stack.scene.shape
        planes = [stack.read_plane(t, c, z) for t, c, z in np.ndindex(shape[:3])]
        return np.stack(planes).reshape(shape)


def provenance(path) -> dict:
    if path.is_dir():
        return json.loads((path / ".zattrs").read_text())["ssai3d"]
    import tifffile
    from ome_types import from_xml

    with tifffile.TiffFile(path) as file:
        (annotation,) = from_xml(file.ome_metadata).structured_annotations
    return json.loads(annotation.value["record as JSON"])


def elsewhere(path, scene) -> np.ndarray:
    """Pixels of a scene (T, C, Z, Y, X) as aicsimageio and zarr find them."""
    if path.is_dir():
        import zarr

        return zarr.open_group(str(path), mode="r")[f"{scene}/0"][:]
    from aicsimageio import AICSImage

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what that reader warns about is not ours
        image = AICSImage(path)
        image.set_scene(scene)
        return image.get_image_data("TCZYX")


@pytest.mark.parametrize("name", ["out.ome.tif", "out.ome.zarr"])
def test_two_scenes_of_times_and_channels_keep_every_axis_name_and_size(
    tmp_path, five_dimensions, name
):
    source, output = tmp_path / "two.czi", tmp_path / name
    second = five_dimensions[..., :40, ::-1]
    write_czi(source, five_dimensions, SIZE, NAMES, scenes=[second])
    with open_image(source) as image:
        sources = image.scenes
    events = run(source, output, scenes=None)
    assert isinstance(events[-1], Completed)

    with open_image(output) as image:
        results = image.scenes
    assert [scene.shape for scene in results] == [(2, 2, 29, 48, 48), (2, 2, 29, 40, 48)]
    for result, stored in zip(results, sources, strict=True):
        assert result.name == f"{stored.name} (isotropic)"
        assert [channel.name for channel in result.channels] == NAMES
        size = result.voxel_size
        assert (size.z, size.y, size.x) == pytest.approx((0.1, 0.1, 0.1))
        assert (result.dtype, result.time_step_s) == (stored.dtype, stored.time_step_s)
    for scene, raw in enumerate((five_dimensions, second)):
        restored = read(output, scene)
        assert np.array_equal(elsewhere(output, scene), restored)
        for t, c in np.ndindex(2, 2):
            # Each volume lies where it belongs: it looks like its own source and no other.
            baseline = interpolated(raw[t, c], 4)
            assert restored[t, c].mean() == pytest.approx(baseline.mean(), abs=6)
            assert np.corrcoef(restored[t, c].ravel(), baseline.ravel())[0, 1] > 0.9

    first, later = provenance(output)["scenes"]
    assert [channel["tuned_on_scene"] for channel in first["channels"]] == [0, 0]
    assert [channel["tuned_on_scene"] for channel in later["channels"]] == [0, 0]
    assert all(channel["pass_disagreement"] > 0 for channel in later["channels"])
    assert sum("tuned on scene 0" in text for text in sentences(events, Finding)) == 2


def test_progress_of_several_scenes_rises_to_one_and_tunes_once_a_channel(
    tmp_path, five_dimensions
):
    source = tmp_path / "two.czi"
    small = five_dimensions[:, :, :, :32, :24]
    write_czi(source, small, SIZE, NAMES, scenes=[small + 3])
    events = run(source, tmp_path / "out.ome.zarr", scenes=(0, 1), zarr_version="0.5")
    progress = [event for event in events if isinstance(event, Progress)]
    fractions = [event.fraction for event in progress]
    assert fractions == sorted(fractions)
    assert fractions[-1] == pytest.approx(1.0)
    assert max(fractions[:-1]) < 1.0
    closed = [event.stage for event in progress if event.done == event.total]
    assert closed.count(Stage.TUNING) == 2
    assert closed.count(Stage.WRITING) == 8
    assert progress[-1].seconds_left == pytest.approx(0.0, abs=1e-6)


def test_scenes_come_in_the_order_asked_for(tmp_path, five_dimensions):
    source, output = tmp_path / "two.czi", tmp_path / "out.ome.tif"
    only = five_dimensions[:1, :1]
    write_czi(source, only, SIZE, NAMES[:1], scenes=[only[..., :32, :]])
    run(source, output, scenes=(1, 0))
    with open_image(output) as image:
        assert [scene.shape[3] for scene in image.scenes] == [32, 48]
    assert [scene["index"] for scene in provenance(output)["scenes"]] == [1, 0]


def test_a_much_brighter_scene_is_tuned_anew_and_the_record_says_so(tmp_path, five_dimensions):
    source, output = tmp_path / "two.czi", tmp_path / "out.ome.tif"
    only = five_dimensions[:1, :1]
    write_czi(source, only, SIZE, NAMES[:1], scenes=[only * 8])
    events = run(source, output, scenes=None)
    tuned = [scene["channels"][0]["tuned_on_scene"] for scene in provenance(output)["scenes"]]
    assert tuned == [0, 1]
    fractions = [event.fraction for event in events if isinstance(event, Progress)]
    assert fractions == sorted(fractions)
    assert fractions[-1] == pytest.approx(1.0)


def test_an_empty_channel_keeps_progress_right_and_leaves_tuning_to_the_next_scene(
    tmp_path, five_dimensions
):
    source, output = tmp_path / "two.czi", tmp_path / "out.ome.tif"
    only = five_dimensions[:1, :1]
    write_czi(source, np.full_like(only, 7), SIZE, NAMES[:1], scenes=[only])
    events = run(source, output, scenes=None)
    empty, full = provenance(output)["scenes"]
    assert empty["channels"] == []
    assert full["channels"][0]["tuned_on_scene"] == 1
    assert np.unique(read(output, 0)).tolist() == [7]
    fractions = [event.fraction for event in events if isinstance(event, Progress)]
    assert fractions == sorted(fractions)
    assert fractions[-1] == pytest.approx(1.0)


@pytest.fixture
def one_flat_scene(tmp_path, five_dimensions):
    """A file whose second scene has one plane."""
    source = tmp_path / "mixed.czi"
    only = five_dimensions[:1, :1]
    write_czi(source, only, SIZE, NAMES[:1], scenes=[only[:, :, :1]])
    return source


def test_all_leaves_out_what_cannot_be_restored_and_says_so(one_flat_scene, tmp_path):
    output = tmp_path / "out.ome.tif"
    events = run(one_flat_scene, output, scenes=None)
    (caution,) = [text for text in sentences(events, Caution) if "left out" in text]
    assert caution.startswith("Scene 1 (")
    assert "only one plane" in caution
    record = provenance(output)
    assert [scene["index"] for scene in record["scenes"]] == [0]
    (skipped,) = record["skipped"]
    assert skipped["index"] == 1
    assert "only one plane" in skipped["reason"]
    assert caution in record["cautions"]


def test_a_scene_asked_for_by_number_that_cannot_be_restored_is_a_named_error(
    one_flat_scene, tmp_path
):
    events = run(one_flat_scene, tmp_path / "out.ome.tif", scenes=(0, 1))
    assert isinstance(events[-1], Failed)
    assert events[-1].status == ExitStatus.UNRESTORABLE_STACK
    assert events[-1].problem.startswith("Scene 1 (")
    assert "only one plane" in events[-1].problem
    assert [path.name for path in tmp_path.iterdir()] == [one_flat_scene.name]


def test_all_of_a_file_without_any_stack_is_an_error(tmp_path, five_dimensions):
    source = tmp_path / "flat.czi"
    flat = five_dimensions[:1, :1, :1]
    write_czi(source, flat, SIZE, NAMES[:1], scenes=[flat])
    events = run(source, tmp_path / "out.ome.tif", scenes=None)
    assert isinstance(events[-1], Failed)
    assert events[-1].status == ExitStatus.UNRESTORABLE_STACK


def test_a_wrong_scene_or_a_channel_that_one_scene_lacks_is_wrong_usage(one_flat_scene, tmp_path):
    for options, words in (
        ({"scenes": (0, 2)}, "Scene 2 does not exist"),
        ({"scenes": None, "channels": (1,)}, "Channel 1 does not exist"),
    ):
        events = run(one_flat_scene, tmp_path / "out.ome.tif", **options)
        assert isinstance(events[-1], Failed)
        assert events[-1].status == ExitStatus.WRONG_USAGE
        assert words in events[-1].problem


@pytest.mark.parametrize("scenes", [(), (0, 0), (-1,)])
def test_a_request_names_each_scene_once(tmp_path, scenes):
    with pytest.raises(ValueError, match="scenes"):
        RestoreRequest(path=tmp_path / "a.czi", output=tmp_path / "b.ome.tif", scenes=scenes)


def test_tiff_for_imagej_takes_one_scene_and_says_so(tmp_path, five_dimensions):
    source = tmp_path / "two.czi"
    only = five_dimensions[:1, :1]
    write_czi(source, only, SIZE, NAMES[:1], scenes=[only])
    events = run(source, tmp_path / "out.tif", scenes=None)
    assert isinstance(events[-1], Failed)
    assert events[-1].status == ExitStatus.WRONG_USAGE
    assert "one scene" in events[-1].problem
    assert [path.name for path in tmp_path.iterdir()] == ["two.czi"]
    events = run(source, tmp_path / "out.tif", scenes=(1,))
    assert isinstance(events[-1], Completed)
    with open_image(tmp_path / "out.tif") as image:
        assert image.format == "ImageJ TIFF"
        assert image.scenes[0].shape == (1, 1, 29, 48, 48)


def test_corrections_apply_to_every_scene_and_the_record_keeps_what_the_file_said(
    tmp_path, five_dimensions
):
    source, output = tmp_path / "two.czi", tmp_path / "out.ome.zarr"
    only = five_dimensions[:1, :, :, :32, :32]
    # Planes along z, stored as times.
    moved = only.swapaxes(0, 2)
    write_czi(source, moved, SIZE, NAMES, scenes=[moved])
    corrections = Corrections(z=0.3, axis_order="ZCT", channel_names={1: "Actin"})
    events = run(source, output, scenes=None, corrections=corrections)
    assert isinstance(events[-1], Completed), events[-1]
    with open_image(output) as image:
        for scene in image.scenes:
            assert scene.shape == (1, 2, 22, 32, 32)
            assert [channel.name for channel in scene.channels] == ["DAPI", "Actin"]
    record = provenance(output)
    assert record["request"]["corrections"]["axis_order"] == "ZCT"
    for scene in record["scenes"]:
        assert scene["in_file"]["shape"] == [8, 2, 1, 32, 32]
        assert scene["in_file"]["voxel_size_um_zyx"][0] != 0.3
        assert [channel["name"] for channel in scene["in_file"]["channels"]] == NAMES
        assert scene["used"]["shape"] == [1, 2, 8, 32, 32]
        assert scene["used"]["voxel_size_um_zyx"] == pytest.approx([0.3, 0.1, 0.1])
        assert "entered by the user" in scene["used"]["voxel_size_source"]


def test_a_failure_in_a_later_scene_names_it_and_leaves_nothing(tmp_path, tiny_recording):
    source = tmp_path / "source.ome.tif"
    data = tiny_recording.raw.astype(np.float32)
    good, bad = (
        ImageDescription(name, (1, 1, *data.shape), "float32", SIZE, (Channel("DAPI"),))
        for name in ("good", "bad")
    )
    writer = create_result(source, ResultDescription((good, bad)))
    writer.write(0, 0, 0, 0, data)
    writer.write(1, 0, 0, 0, np.where(data > 500, np.nan, data).astype(np.float32))
    writer.commit("{}")
    events = run(source, tmp_path / "out.ome.zarr", scenes=None)
    assert isinstance(events[-1], Failed)
    assert events[-1].problem.startswith("Scene 1 (bad): Plane")
    assert [path.name for path in tmp_path.iterdir()] == [source.name]


@pytest.mark.parametrize("name", ["out.ome.tif", "out.ome.zarr", "out.tif"])
def test_the_disk_never_holds_more_than_was_asked_for(tmp_path, five_dimensions, name):
    source, folder = tmp_path / "two.czi", tmp_path / "results"
    folder.mkdir()
    only = five_dimensions[:1, :1]
    write_czi(source, only, SIZE, NAMES[:1], scenes=[only[..., :40]])
    scenes = (0,) if name == "out.tif" else (0, 1)
    request = RestoreRequest(path=source, output=folder / name, preset="quick", scenes=scenes)
    held = []

    def weigh(event) -> None:
        files = [path for path in folder.rglob("*") if path.is_file()]
        held.append(sum(path.stat().st_size for path in files))

    assert run_to_the_end(request, weigh, NEVER) == ExitStatus.DONE
    with open_image(source) as image:
        plans, _ = plan_scenes(image.scenes, request)
    working = NetworkMethod(request, Narrator(lambda _: None)).working_bytes(plans)
    assert 0 < max(held) <= needed_bytes(request, plans, working)


def scene_with(remarks: tuple[str, ...], z: float) -> Scene:
    size = VoxelSize(z, 0.1, 0.1, "metadata")
    shape = (1, 1, 20, 64, 64)
    return Scene(0, "a", "TCZYX", shape, "uint16", size, (Channel("A"),), remarks=remarks)


def test_remarks_of_the_file_become_cautions_unless_a_correction_settles_them(tmp_path):
    request = RestoreRequest(path=tmp_path / "a", output=tmp_path / "b.ome.tif")
    lost = "The second half of the times was never recorded."
    (wide,) = contradictions(scene_with((), 4.0))
    told, _ = plan_scenes((scene_with((lost, wide), 4.0),), request)
    assert told[0].cautions[:2] == [lost, wide]
    assert told[0].cautions.count(wide) == 1
    corrected = request.model_copy(update={"corrections": Corrections(z=0.4)})
    told, _ = plan_scenes((scene_with((lost, wide), 4.0),), corrected)
    assert told[0].cautions == [lost]
    worse = request.model_copy(update={"corrections": Corrections(z=4.0)})
    told, _ = plan_scenes((scene_with((lost,), 0.4),), worse)
    assert wide in told[0].cautions
