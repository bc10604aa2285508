"""What a few planes tell of a recording, by recordings whose faults are known."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
import tifffile
from scipy import ndimage

from ssai3d_app.engine.preparation import recording_cautions
from ssai3d_app.engine.sample.clipping import Clipping
from ssai3d_app.engine.sample.first_look import FirstLook, look_at
from ssai3d_app.engine.sample.line_shift import line_shift
from ssai3d_app.engine.sample.seams import Neighbours, seam_caution
from tests.engine.staged import channel_of
from tests.phantoms import neurites, record


@pytest.fixture(scope="module")
def recorded() -> np.ndarray:
    """A phantom of neurites, 16 planes of 96×96."""
    return record(neurites((61, 96, 96), seed=1), anisotropy=4, seed=2).raw


def look(planes: np.ndarray) -> FirstLook:
    return look_at(list(planes), range(len(planes)))


def combed(planes: np.ndarray, shift: float) -> np.ndarray:
    """Odd lines moved to the right by ``shift`` pixels."""
    moved = planes.astype(float)
    moved[:, 1::2] = ndimage.shift(moved[:, 1::2], (0, 0, shift), order=3, mode="nearest")
    return np.clip(np.rint(moved), 0, 65535).astype(np.uint16)


def test_a_sound_recording_gives_no_cause_to_warn(recorded):
    found = look(recorded)
    assert found.line_shift == pytest.approx(0.0, abs=0.1)
    assert found.cautions("A") == []


@pytest.mark.parametrize("shift", [-2.3, -0.5, 0.2, 0.8, 3.0])
def test_lines_out_of_phase_are_found_to_a_tenth_of_a_pixel(recorded, shift):
    assert line_shift(list(combed(recorded, shift))) == pytest.approx(shift, abs=0.1)


def test_noise_and_planes_of_one_value_have_no_shift():
    noise = np.random.default_rng(0).poisson(10, (12, 64, 64)).astype(np.uint16)
    assert line_shift(list(noise)) is None
    assert line_shift(list(np.full((4, 64, 64), 7, np.uint16))) is None
    assert line_shift(list(noise[:, :16])) is None


def test_a_shift_is_told_with_its_number_and_what_to_do_and_a_small_one_is_not(recorded):
    (said,) = look(combed(recorded, 1.5)).cautions("A")
    assert "1.5 pixels" in said
    assert "scan phase" in said
    assert look(combed(recorded, 0.2)).cautions("A") == []


def test_brightness_that_fades_with_depth_is_told_with_its_share(recorded):
    strength = np.linspace(1.0, 0.4, len(recorded))[:, None, None]
    disc = np.hypot(*np.mgrid[-48:48, -48:48]) < 30
    faded = (100 + 2000 * disc[None] * strength + recorded % 7).astype(np.uint16)
    found = look(faded)
    assert found.fading == pytest.approx(0.6, abs=0.08)
    assert any("% of its brightness" in text for text in found.cautions("A"))


def test_planes_of_one_depth_look_like_a_time_series_and_those_of_a_stack_do_not(recorded):
    rng = np.random.default_rng(5)
    photons = (recorded[7].astype(float) - 90).clip(0) / 4
    series = (100 + 4 * rng.poisson(np.repeat(photons[None], 16, axis=0))).astype(np.uint16)
    assert any("time series" in text for text in look(series).cautions("A"))
    assert look(recorded).cautions("A") == []


def test_more_than_a_thousandth_of_saturated_voxels_is_told(recorded):
    bright = recorded.copy()
    bright[:, 40:44, 40:44] = 65535
    assert any("0.2 % of the voxels of A" in text for text in look(bright).cautions("A"))


def test_colours_and_too_few_planes_tell_nothing(recorded):
    assert look(recorded[:3]) == FirstLook()
    assert look(np.stack([recorded] * 3, axis=-1)) == FirstLook()


def test_the_restoration_says_what_the_look_says(recorded):
    staged = channel_of(combed(recorded, 1.5))
    assert recording_cautions(staged, "A") == []
    seen = look(combed(recorded, 1.5))
    told = recording_cautions(type(staged)(staged.volume, staged.scale, 0.0, first_look=seen), "A")
    assert told == seen.cautions("A")


def test_looking_needs_no_torch():
    code = (
        "import sys, ssai3d_app.engine.sample.first_look\n"
        "sys.exit('torch' in sys.modules or 'scipy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_light_cut_off_below_the_largest_number_is_saturated_too(recorded):
    """A camera of 12 bits in a file of 16, or a recording that was scaled."""
    assert look(recorded).saturated == 0
    ceiling = np.sort(recorded, axis=None)[-2000]
    found = look(np.minimum(recorded, ceiling))
    assert found.saturated == pytest.approx(2000 / recorded.size, rel=0.05)


def test_a_seam_is_told_and_structure_that_comes_and_goes_is_not():
    rng = np.random.default_rng(4)
    depth = ndimage.gaussian_filter(rng.standard_normal((40, 96, 96)), (4, 3, 3))
    depth = 500 + 4000 * depth / depth.std() * np.hanning(42)[1:-1, None, None]
    stack = depth + 20 * rng.standard_normal(depth.shape)
    joined = np.concatenate([stack[4:16], stack[22:36]])
    for planes, expected in ((stack, ()), (joined, (12,))):
        neighbours = Neighbours()
        for plane in planes:
            neighbours.add(plane)
        assert neighbours.seams() == expected
    said = seam_caution((12, 20), "A")
    assert "between planes 12/13, 20/21" in said
    assert seam_caution((), "A") is None


def test_the_joined_light_sheet_pieces_and_the_cut_off_neuron_are_known(genuine):
    neighbours, clipping = Neighbours(), Clipping()
    for plane in tifffile.imread(genuine / "stacks/lightsheet_brain_cells_5x2x2um.tif"):
        neighbours.add(plane)
    assert neighbours.seams() == (10, 20)
    for plane in tifffile.imread(genuine / "stacks/purkinje_neuron.tif"):
        clipping.add(plane)
    assert clipping.share() == pytest.approx(4217 / (50 * 256 * 256))
