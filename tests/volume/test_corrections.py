"""What the user corrects is laid over the metadata, and the pixels follow."""

from dataclasses import dataclass, replace

import numpy as np
import pytest
from pydantic import ValidationError

from ssai3d_app.errors import UserError
from ssai3d_app.volume.corrections import Corrections
from ssai3d_app.volume.scene import Channel, Scene, VoxelSize

DATA = np.random.default_rng(0).integers(0, 1000, (5, 2, 3, 6, 7)).astype(np.uint16)
SCENE = Scene(
    0,
    "cells",
    "TCZYX",
    DATA.shape,
    "uint16",
    VoxelSize(None, 0.2, 0.1, "CZI metadata"),
    (Channel("DAPI", "#0000FF"), Channel("GFP")),
    time_step_s=10.0,
    pyramid=((3, 3, 3),),
)


@dataclass
class Stored:
    scene: Scene = SCENE

    def read_plane(self, time, channel, z):
        return DATA[time, channel, z]

    def read_box(self, time, channel, box, level=0):
        return DATA[time, channel][box]


def test_nothing_corrected_is_the_stored_stack_itself():
    stored = Stored()
    assert Corrections().stack(stored) is stored
    assert Corrections().scene(SCENE) == SCENE


def test_an_edge_of_the_user_overrides_and_the_source_tells_them_apart():
    size = Corrections(z=0.5).scene(SCENE).voxel_size
    assert (size.z, size.y, size.x) == (0.5, 0.2, 0.1)
    assert size.source == "z entered by the user; y, x from CZI metadata"
    assert Corrections(z=1, y=1, x=1).scene(SCENE).voxel_size.source == "entered by the user"


def test_a_channel_name_of_the_user_overrides_and_keeps_the_colour():
    channels = Corrections(channel_names={0: " Hoechst "}).scene(SCENE).channels
    assert channels == (Channel("Hoechst", "#0000FF"), Channel("GFP"))
    with pytest.raises(UserError, match="Channel 2 does not exist"):
        Corrections(channel_names={2: "x"}).scene(SCENE)


@pytest.mark.parametrize(
    ("order", "axes"), [("ZCT", (2, 1, 0)), ("TZC", (0, 2, 1)), ("CZT", (2, 0, 1))]
)
def test_pixels_follow_the_corrected_axes(order, axes):
    stack = Corrections(axis_order=order).stack(Stored())
    true = DATA.transpose(*axes, 3, 4)
    assert stack.scene.shape == true.shape
    assert len(stack.scene.channels) == true.shape[1]
    for place in np.ndindex(true.shape[:3]):
        assert np.array_equal(stack.read_plane(*place), true[place])
    box = (slice(1, 2), slice(2, 5), slice(0, 7))
    assert np.array_equal(stack.read_box(0, 1, box), true[0, 1][box])


def test_what_belonged_to_another_axis_is_not_kept_for_it():
    scene = Corrections(axis_order="ZTC").scene(SCENE)
    assert scene.time_step_s is None
    assert scene.pyramid == ()
    assert [channel.name for channel in scene.channels] == [f"Channel {n}" for n in range(1, 4)]


@pytest.mark.parametrize(
    "wrong",
    [
        {"axis_order": "TCC"},
        {"axis_order": "XYZ"},
        {"z": 0},
        {"x": float("inf")},
        {"channel_names": {0: "  "}},
        {"channel_names": {-1: "a"}},
    ],
)
def test_corrections_that_mean_nothing_are_refused(wrong):
    with pytest.raises(ValidationError):
        Corrections(**wrong)


def test_what_is_confirmed_changes_nothing_and_counts_while_the_file_says_the_same():
    checked = Corrections(confirmed={"y": 0.2, "x": 0.1})
    size = checked.scene(SCENE).voxel_size
    assert size == VoxelSize(None, 0.2, 0.1, "CZI metadata, confirmed by the user", confirmed="yx")
    stored = Stored()
    assert checked.stack(stored) is stored
    assert checked.changes.is_empty
    both = checked.model_copy(update={"z": 0.5}).scene(SCENE).voxel_size
    assert both.source == "z entered by the user; y, x from CZI metadata, confirmed by the user"
    replaced = replace(SCENE, voxel_size=VoxelSize(None, 0.2, 0.3, "CZI metadata"))
    assert checked.scene(replaced).voxel_size.source == "CZI metadata"
    assert Corrections.model_validate_json(checked.model_dump_json()) == checked
