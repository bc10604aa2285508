"""Intensities go in and come out on the scale of the file."""

import numpy as np
import pytest

from ssai3d_app.engine.scale import IntensityScale, to_dtype


def test_the_scale_is_inverted_exactly():
    raw = np.random.default_rng(0).integers(90, 4000, 10_000).astype(np.uint16)
    scale = IntensityScale.of(raw)
    back = to_dtype(scale.raw(scale.scaled(raw)), "uint16")
    assert np.array_equal(back, raw)


def test_hot_pixels_do_not_set_the_scale():
    raw = np.full(100_000, 100.0)
    raw[:50_000] = np.linspace(100, 1000, 50_000)
    hot = raw.copy()
    hot[:20] = 60_000
    assert IntensityScale.of(hot).range == pytest.approx(IntensityScale.of(raw).range, rel=0.01)


def test_a_single_bead_still_has_a_scale_and_a_constant_has_none():
    bead = np.zeros(100_000)
    bead[7] = 500.0
    assert IntensityScale.of(bead).range == 500.0
    assert IntensityScale.of(np.full(100, 7.0)).is_constant


@pytest.mark.parametrize("dtype", ["uint8", "uint16", "int16", "uint32"])
def test_overshoot_is_held_at_the_limits_and_never_wraps(dtype):
    limits = np.iinfo(dtype)
    values = np.array([-1e12, 1e12, 3.4], dtype=np.float32)
    assert to_dtype(values, dtype).tolist() == [limits.min, limits.max, 3]
