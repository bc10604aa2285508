"""The model that deconvolution stands on: what it says of light is true, and its adjoint exact."""

import numpy as np
import pytest
import torch
from scipy import ndimage

from ssai3d_app.engine.classics.acquisition import Acquisition, PointSpread
from ssai3d_app.engine.classics.blur import fast_length
from ssai3d_app.engine.classics.forward_model import ForwardModel, Planes
from ssai3d_app.engine.classics.total_variation import Denoiser, curvature, divergence, gradient
from tests.engine.classics_specimens import CPU, gaussian_psf

RAW_SHAPE = (7, 12, 15)


def changing_psf(depth: int) -> PointSpread:
    below = np.linspace(0, 1, depth, dtype=np.float32)
    skewed = gaussian_psf(2.5, 1.2)
    skewed[: len(skewed) // 2] *= 0.3
    return PointSpread((gaussian_psf(1.5, 0.8), skewed), np.stack([1 - below, below]))


def dot(a: torch.Tensor, b: torch.Tensor) -> float:
    return float((a.double() * b.double()).sum())


@pytest.mark.parametrize("anisotropy", [1.0, 3.0, 3.7])
@pytest.mark.parametrize("changes", [False, True], ids=["one PSF", "PSF changes with depth"])
def test_the_adjoint_is_the_transpose_of_the_model(anisotropy, changes):
    depth = int(6 * anisotropy) + 1
    psf = changing_psf(depth) if changes else PointSpread.everywhere(gaussian_psf(2.0, 0.9))
    model = ForwardModel.of_stack(Acquisition(psf, anisotropy), RAW_SHAPE, (5, 3, 4), CPU)
    random = torch.Generator().manual_seed(1)
    volume = torch.randn(model.blur.grid, generator=random)
    planes = torch.randn(RAW_SHAPE, generator=random)
    one, other = dot(model.forward(volume), planes), dot(volume, model.adjoint(planes))
    assert one == pytest.approx(other, rel=1e-4, abs=1e-3)


def test_the_model_sees_what_blurring_and_picking_planes_gives():
    volume = ndimage.gaussian_filter(np.random.default_rng(0).random((25, 20, 20)), 1.0)
    volume[:8] = volume[-8:] = volume[:, :6] = volume[:, -6:] = 0
    volume[..., :6] = volume[..., -6:] = 0
    blurred = ndimage.gaussian_filter(volume, (1.5, 0.8, 0.8), mode="constant", truncate=6)
    acquisition = Acquisition(PointSpread.everywhere(gaussian_psf(1.5, 0.8)), 4.0, background=0.25)
    model = ForwardModel.of_stack(acquisition, (7, 20, 20), (0, 0, 0), CPU)
    seen = model.expected(torch.from_numpy(volume.astype(np.float32))).numpy()
    assert np.allclose(seen, blurred[::4] + 0.25, atol=1e-4)


def test_light_from_beyond_the_field_is_recorded_too():
    acquisition = Acquisition(PointSpread.everywhere(gaussian_psf(3.0, 1.0)), 2.0)
    model = ForwardModel.of_stack(acquisition, (5, 8, 8), (6, 4, 4), CPU)
    volume = torch.zeros(model.blur.grid)
    volume[4, 8, 8] = 1.0  # two voxels above the first plane
    assert float(model.forward(volume)[0].sum()) > 5 * float(model.forward(volume)[2].sum())
    assert float(model.within_field(volume).sum()) == 0.0


def test_a_psf_larger_than_the_grid_is_cut_round_its_centre_and_keeps_its_light():
    psf = PointSpread.everywhere(gaussian_psf(2.0, 1.0, reach=20))
    model = ForwardModel.of(Acquisition(psf, 1.0), (12, 10, 10), Planes(12), (0, 0, 0), CPU)
    volume = torch.zeros(model.blur.grid)
    volume[6, 5, 5] = 1.0
    seen = model.forward(volume).numpy()
    assert seen.sum() == pytest.approx(1.0, abs=1e-5)
    assert ndimage.center_of_mass(seen[2:11, 1:10, 1:10]) == pytest.approx((4, 4, 4), abs=1e-3)


def test_no_object_is_lengthened_beyond_the_bound_of_the_model():
    acquisition = Acquisition(changing_psf(22), 3.7)
    model = ForwardModel.of_stack(acquisition, (6, 12, 12), (4, 2, 2), CPU)
    volume = torch.rand(model.blur.grid, generator=torch.Generator().manual_seed(0))
    for _ in range(30):  # power iteration: towards the object that is lengthened most
        volume = model.adjoint(model.forward(volume))
        volume /= volume.norm()
    assert 0.3 * model.largest_gain < float(model.forward(volume).norm()) <= model.largest_gain


@pytest.mark.parametrize(
    ("volumes", "shares"),
    [
        ((np.zeros((3, 3, 3), np.float32),), None),
        ((-np.ones((3, 3, 3), np.float32),), None),
        ((np.full((3, 3, 3), np.nan, np.float32),), None),
        ((np.ones((3, 3), np.float32),), None),
        ((np.ones((3, 3, 3), np.float32),) * 2, None),
        ((np.ones((3, 3, 3), np.float32),) * 2, np.full((2, 5), 0.4, np.float32)),
        ((np.ones((3, 3, 3), np.float32),) * 2, np.ones((1, 5), np.float32)),
    ],
)
def test_what_cannot_be_a_psf_is_refused(volumes, shares):
    with pytest.raises(ValueError, match="PSF"):
        PointSpread(volumes, shares)


def test_quick_lengths_have_small_prime_factors_only():
    assert [fast_length(n) for n in (1, 7, 31, 101, 128, 129)] == [1, 8, 32, 108, 128, 135]


def test_divergence_is_the_negative_adjoint_of_the_gradient():
    random = torch.Generator().manual_seed(2)
    volume = torch.randn(5, 6, 7, generator=random)
    slopes = torch.randn(3, 5, 6, 7, generator=random)
    one, other = dot(gradient(volume), slopes), -dot(volume, divergence(slopes))
    assert one == pytest.approx(other, rel=1e-4, abs=1e-4)


def test_curvature_is_the_negative_slope_of_total_variation():
    random = torch.Generator().manual_seed(3)
    volume = torch.randn(4, 5, 6, generator=random, dtype=torch.float64).requires_grad_(True)
    lengths = (gradient(volume).square().sum(dim=0) + 0.1**2).sqrt()
    (slope,) = torch.autograd.grad(lengths.sum(), volume)
    assert torch.allclose(-slope, curvature(volume.detach(), 0.1), atol=1e-10)


def test_denoising_by_total_variation_finds_the_least_energy():
    random = torch.Generator().manual_seed(4)
    noisy = torch.randn(8, 8, 8, generator=random).abs() + 0.2 * torch.randn(8, 8, 8)

    def energy(volume: torch.Tensor) -> float:
        variation = gradient(volume).square().sum(dim=0).sqrt().sum()
        return float(0.5 * (volume - noisy).square().sum() + 0.2 * variation)

    found = Denoiser(steps=200)(noisy, 0.2)
    assert float(found.min()) >= 0
    for size in (0.003, 0.03):
        for _ in range(20):
            near = (found + size * torch.randn(8, 8, 8, generator=random)).clamp(min=0)
            assert energy(near) > energy(found) - 1e-3
    assert energy(found) < energy(noisy.clamp(min=0))
