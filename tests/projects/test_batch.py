"""One recipe for many files: groups, reasons, and order."""

from pathlib import Path

import pytest

from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.projects.batch import (
    Candidate,
    TuneFor,
    leaders,
    plan_batch,
    steps,
)
from ssai3d_app.volume.corrections import Corrections
from ssai3d_app.volume.scene import Channel, Microscope, Modality, Scene, VoxelSize

LIKE = RestoreRequest(path="x.czi", output="x.ome.tif", preset="quick", seed=7)


def stack(
    name: str,
    z: float | None = 0.5,
    channels: tuple[str, ...] = ("DAPI",),
    modality: Modality | None = Modality.CONFOCAL,
    planes: int = 20,
    **more: object,
) -> Candidate:
    scene = Scene(
        index=0,
        name="Series 1",
        axes="TCZYX",
        shape=(1, len(channels), planes, 64, 64),
        dtype="uint16",
        voxel_size=VoxelSize(z, 0.1, 0.1, "CZI metadata"),
        channels=tuple(Channel(c) for c in channels),
        microscope=Microscope(modality),
    )
    return Candidate(Path(f"/data/{name}.czi"), scene, **more)


def beside(candidate: Candidate) -> Path:
    return candidate.path.with_suffix(".ome.tif")


def plan(*candidates: Candidate, like: RestoreRequest = LIKE):
    return plan_batch(candidates, like, beside)


def grouped(made) -> list[list[str]]:
    return [[m.candidate.path.stem for m in group.members] for group in made.groups]


def test_stacks_are_grouped_by_voxel_size_channels_and_modality():
    made = plan(
        stack("a"),
        stack("b", z=0.505),
        stack("c", z=1.0),
        stack("d", channels=("DAPI", "GFP")),
        stack("e", modality=Modality.WIDEFIELD),
        stack("f", modality=None),
        stack("g"),
    )
    assert grouped(made) == [["a", "b", "g"], ["c"], ["d"], ["e"], ["f"]]
    assert made.left_out == ()
    assert made.groups[0].key.words == "0.1 × 0.1 × 0.5 µm, DAPI, confocal"
    assert made.groups[4].key.words.endswith("modality unknown")


def test_each_request_is_like_the_first_with_paths_and_corrections_of_its_own():
    corrections = Corrections(z=0.4)
    (member,) = plan(stack("a", z=None, corrections=corrections)).members
    assert member.request.path == Path("/data/a.czi")
    assert member.request.output == Path("/data/a.ome.tif")
    assert (member.request.preset, member.request.seed) == ("quick", 7)
    assert member.request.corrections == corrections


def test_what_does_not_fit_is_listed_with_the_reason():
    made = plan_batch(
        [
            stack("ok"),
            stack("unknown", z=None),
            stack("flat", planes=1),
            stack("copy", same_as="ok.czi"),
            stack("ok"),
        ],
        LIKE,
        beside,
        unreadable=[(Path("/data/broken.czi"), "broken.czi is empty; export it again.")],
    )
    reasons = {left.path.stem: left.reason for left in made.left_out}
    assert grouped(made) == [["ok"]]
    assert "voxel size along z is unknown" in reasons["unknown"]
    assert "no z axis" in reasons["flat"]
    assert "copy of ok.czi" in reasons["copy"]
    assert "take the place of that of ok.czi" in reasons["ok"]
    assert reasons["broken"] == "broken.czi is empty; export it again."


def test_a_channel_that_a_stack_does_not_have_leaves_it_out():
    like = LIKE.model_copy(update={"channels": (1,)})
    made = plan(stack("one"), stack("two", channels=("DAPI", "GFP")), like=like)
    assert grouped(made) == [["two"]]
    assert made.groups[0].key.channels == ("GFP",)
    assert "It has 1 channel and channel 2 is to be restored" in made.left_out[0].reason


@pytest.mark.parametrize(
    ("tune_for", "expected"),
    [(TuneFor.FILE, {}), (TuneFor.GROUP, {1: 0, 3: 2}), (TuneFor.ALL, {1: 0, 2: 0, 3: 0})],
)
def test_a_network_is_tuned_per_file_per_group_or_once(tune_for, expected):
    made = plan(stack("a"), stack("b"), stack("c", z=1.0), stack("d", z=1.0))
    assert leaders(made, tune_for) == expected
    made_steps = steps(made, tune_for)
    waiting = {n: step.leader for n, step in enumerate(made_steps) if step.leader is not None}
    assert waiting == expected
    for position, step in enumerate(made_steps):
        request = step.request
        if position in expected:
            assert request.model == made_steps[expected[position]].request.keep_model
            assert request.model is not None
        else:
            assert request.model is None
            assert (request.keep_model is not None) == (position in expected.values())
