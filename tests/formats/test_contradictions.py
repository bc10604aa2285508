"""Metadata that cannot be true together are told in a sentence and left as they are."""

from dataclasses import replace

import pytest

from ssai3d_app.formats.contradictions import contradictions, doubted_edges
from ssai3d_app.volume.scene import Channel, Microscope, Modality, Scene, VoxelSize

GFP = Channel("GFP")
UNKNOWN = Microscope()


def scene(size=(0.5, 0.1, 0.1), planes=10, channels=(GFP,), microscope=UNKNOWN) -> Scene:
    return Scene(
        0,
        "cells",
        "TCZYX",
        (1, len(channels), planes, 64, 64),
        "uint16",
        VoxelSize(*size, "metadata"),
        tuple(channels),
        microscope,
    )


def test_a_usual_stack_contradicts_nothing():
    assert contradictions(scene()) == ()


def test_a_stack_of_which_nothing_is_known_contradicts_nothing():
    assert contradictions(scene((None, None, None))) == ()


def test_a_missing_z_step_is_told_where_the_pixel_size_is_known():
    (remark,) = contradictions(scene((None, 0.1, 0.1), planes=12))
    assert "no z step for its 12 planes" in remark
    assert contradictions(scene((None, 0.1, 0.1), planes=1)) == ()


@pytest.mark.parametrize(
    ("size", "told"),
    [
        ((320.0, 90.0, 90.0), "z step of 320 µm"),
        ((500.0, 100000.0, 0.1), "pixel height of 100 mm"),
        ((0.0005, 0.0005, 0.0005), "z step of 0.5 nm"),
    ],
)
def test_a_voxel_of_a_wrong_unit_is_told(size, told):
    found = contradictions(scene(size))
    assert any(told in remark and "wrong unit" in remark for remark in found)


@pytest.mark.parametrize(
    ("z", "told"), [(2.1, "21 times larger"), (0.09, "is smaller"), (2.0, None), (0.0999, None)]
)
def test_voxels_of_unlikely_proportions_are_told(z, told):
    found = contradictions(scene((z, 0.1, 0.1)))
    assert len(found) == (told is not None)
    assert told is None or told in found[0]


@pytest.mark.parametrize(
    ("size", "doubted"),
    [
        ((0.5, 0.1, 0.1), ""),
        ((None, 0.1, 0.1), ""),
        ((0.05, 0.1, 0.1), "z"),
        ((0.5, 0.1, 500.0), "x"),
    ],
)
def test_what_few_microscopes_record_is_to_be_confirmed_until_it_is(size, doubted):
    unsure = scene(size)
    assert doubted_edges(unsure) == set(doubted)
    checked = replace(unsure, voxel_size=replace(unsure.voxel_size, confirmed="zyx"))
    assert not doubted_edges(checked)
    assert len(contradictions(checked)) == (size[0] is None)


def test_proportions_of_a_single_plane_mean_nothing():
    assert contradictions(scene((5.0, 0.1, 0.1), planes=1)) == ()


@pytest.mark.parametrize(
    ("aperture", "medium", "wrong"),
    [(1.4, "air", True), (0.95, "air", False), (1.4, "oil", False), (1.4, "water", True)],
)
def test_an_aperture_larger_than_its_medium_allows_is_told(aperture, medium, wrong):
    optics = Microscope(numerical_aperture=aperture, immersion=medium)
    found = contradictions(scene(microscope=optics))
    assert bool(found) == wrong
    assert not wrong or f"NA {aperture} cannot have been used in {medium}" in found[0]


def test_an_emission_below_the_excitation_is_told_except_for_several_photons():
    swapped = Channel("GFP", None, 509.0, 488.0)
    (remark,) = contradictions(scene(channels=[swapped]))
    assert "Channel GFP would emit at 488 nm, below its excitation at 509 nm" in remark
    photons = Microscope(modality=Modality.MULTIPHOTON)
    assert contradictions(scene(channels=[swapped], microscope=photons)) == ()
