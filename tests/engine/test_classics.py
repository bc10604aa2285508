"""Richardson–Lucy, with total variation too, and FISTA."""

import numpy as np
import pytest
import torch
from scipy import ndimage
from skimage.restoration import richardson_lucy as of_scikit_image

from ssai3d_app.engine.cancellation import CancellationSource, JobCancelled
from ssai3d_app.engine.classics.acquisition import Acquisition, PointSpread
from ssai3d_app.engine.classics.fista import fista
from ssai3d_app.engine.classics.forward_model import ForwardModel
from ssai3d_app.engine.classics.richardson_lucy import richardson_lucy
from ssai3d_app.engine.classics.solving import TileSolver, solve, tile_around
from ssai3d_app.engine.classics.tiles import core_edge, halved
from ssai3d_app.engine.classics.total_variation import TotalVariation, gradient
from ssai3d_app.volume import boxes
from tests.engine.classics_specimens import CPU, bead, gaussian_psf
from tests.phantoms import neurites

METHODS = {"Richardson–Lucy": richardson_lucy, "FISTA": fista}
AXIAL, LATERAL, ANISOTROPY = 2.4, 1.1, 3.3
ACQUISITION = Acquisition(PointSpread.everywhere(gaussian_psf(AXIAL, LATERAL)), ANISOTROPY, 2.0)


def token():
    return CancellationSource().token


def recorded(photons: float = 200.0) -> tuple[np.ndarray, np.ndarray]:
    """Neurites (40, 40, 40) and their raw planes, noisy, on a background of 2."""
    truth = photons * neurites((64, 64, 64), seed=6)
    blurred = ndimage.gaussian_filter(truth, (AXIAL, LATERAL, LATERAL))
    places = 12 + ANISOTROPY * np.arange(12)
    planes = ndimage.map_coordinates(
        blurred, np.meshgrid(places, np.arange(12, 52), np.arange(12, 52), indexing="ij"), order=3
    )
    noisy = np.random.default_rng(7).poisson(planes.clip(min=0) + 2.0)
    return truth[12:49, 12:52, 12:52], noisy.astype(np.float32)


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
@pytest.mark.parametrize("centre", [30.0, 31.2, 32.9])
def test_a_bead_gets_sharper_and_stays_where_it_is_though_planes_lie_between_voxels(method, centre):
    place = (centre, 16.3, 15.6)
    axial, lateral = np.hypot(AXIAL, 1.2), np.hypot(LATERAL, 1.2)
    raw = bead((19, 32, 32), place, axial, lateral, ANISOTROPY, light=1e4) + 2.0
    model = ForwardModel.of_stack(ACQUISITION, raw.shape, (12, 4, 4), CPU)
    volume = solve(method, model, raw, 60, token())
    found = np.array(ndimage.center_of_mass(volume))
    assert np.abs(found - place).max() < 0.05
    along_z = volume.sum(axis=(1, 2))
    width = np.sqrt((along_z * (np.arange(len(along_z)) - found[0]) ** 2).sum() / along_z.sum())
    assert width < 0.75 * axial


def test_richardson_lucy_keeps_the_light():
    _, raw = recorded()
    acquisition = Acquisition(ACQUISITION.psf, ANISOTROPY)
    model = ForwardModel.of_stack(acquisition, raw.shape, (0, 0, 0), CPU)
    planes = torch.from_numpy(raw)
    estimates = richardson_lucy(model, planes)
    for _ in range(5):
        estimate = next(estimates)
        assert float(model.forward(estimate).sum()) == pytest.approx(float(raw.sum()), rel=1e-3)


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
def test_the_light_of_an_object_comes_back_as_it_was_despite_background_and_sampling(method):
    raw = bead((15, 32, 32), (23.1, 16, 16), 3.0, 1.8, ANISOTROPY, light=5e4) + 2.0
    model = ForwardModel.of_stack(ACQUISITION, raw.shape, (12, 4, 4), CPU)
    assert solve(method, model, raw, 60, token()).sum() == pytest.approx(5e4, rel=0.01)


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
def test_noisy_planes_lead_closer_to_the_truth_than_interpolation(method):
    truth, raw = recorded()
    model = ForwardModel.of_stack(ACQUISITION, raw.shape, (8, 4, 4), CPU)
    volume = solve(method, model, raw, 15, token())
    back = np.clip(np.arange(37) / ANISOTROPY, 0, 11)
    grid = np.meshgrid(back, np.arange(40), np.arange(40), indexing="ij")
    interpolated = ndimage.map_coordinates(raw - 2.0, grid, order=3)
    errors = [float(np.square(image - truth).mean()) for image in (volume, interpolated)]
    assert errors[0] < 0.7 * errors[1]
    assert volume.min() >= 0


@pytest.mark.parametrize(
    ("method", "weight"), [(richardson_lucy, 0.02), (fista, 0.3)], ids=list(METHODS)
)
def test_total_variation_smooths_noise_and_brings_the_result_closer_to_the_truth(method, weight):
    truth, raw = recorded(photons=25.0)
    model = ForwardModel.of_stack(ACQUISITION, raw.shape, (8, 4, 4), CPU)
    held = TotalVariation(weight, smallest=0.1)
    plain = solve(method, model, raw, 60, token())
    smooth = solve(lambda m, r: method(m, r, held), model, raw, 60, token())
    rough = [
        float(gradient(torch.from_numpy(v)).square().sum(0).sqrt().sum()) for v in (plain, smooth)
    ]
    assert rough[1] < 0.7 * rough[0]
    assert np.square(smooth - truth).mean() < 0.8 * np.square(plain - truth).mean()


def test_with_planes_a_voxel_apart_it_is_the_richardson_lucy_of_scikit_image():
    image = bead((24, 24, 24), (12, 12, 12), 2.0, 2.0, light=50.0)
    image[image < 1e-4] = 0
    psf = gaussian_psf(1.5, 1.0)
    model = ForwardModel.of_stack(
        Acquisition(PointSpread.everywhere(psf), 1.0), image.shape, (0, 0, 0), CPU
    )
    start = torch.full(model.blur.grid, 0.5)
    own = solve(lambda m, r: richardson_lucy(m, r, start=start), model, image, 20, token())
    theirs = of_scikit_image(image, psf / psf.sum(), num_iter=20, clip=False)
    inner = (slice(6, -6),) * 3
    assert np.abs(own - theirs)[inner].max() < 0.01 * theirs.max()


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
def test_tiles_give_the_result_of_the_whole(method):
    _, raw = recorded()
    depth = np.linspace(0, 1, 37, dtype=np.float32)
    psfs = (gaussian_psf(AXIAL, LATERAL), gaussian_psf(1.3 * AXIAL, LATERAL))
    acquisition = Acquisition(PointSpread(psfs, np.stack([1 - depth, depth])), ANISOTROPY, 2.0)
    model = ForwardModel.of_stack(acquisition, raw.shape, (10, 5, 5), CPU)
    whole = solve(method, model, raw, 10, token())
    result = np.full(whole.shape, np.nan, np.float32)
    around = ((14, 10, 10), (10, 5, 5))
    solver = TileSolver(method, acquisition, raw.shape, raw.__getitem__, *around, 10, CPU, token())
    for core in boxes.parts(boxes.whole(whole.shape), (15, 16, 40)):
        result[core] = solver.solve(core)
    assert np.abs(result - whole).max() < 0.02 * whole.max()
    assert np.sqrt(np.square(result - whole).mean()) < 0.001 * whole.max()


def test_every_voxel_lies_in_one_core_and_every_plane_of_a_tile_where_it_says():
    raw_shape = (12, 40, 31)
    field = ACQUISITION.field(raw_shape)
    visits = np.zeros(field, int)
    for core in boxes.parts(boxes.whole(field), (10, 16, 16)):
        tile = tile_around(core, ACQUISITION, raw_shape, (6, 4, 4))
        visits[tile.core] += 1
        above = tile.outer[0].start
        for number in range(tile.seen.stop - tile.seen.start):
            place = above + tile.planes.first + number * ANISOTROPY
            assert place == pytest.approx((tile.seen.start + number) * ANISOTROPY)
            assert above - 1e-6 <= place < tile.outer[0].stop
        assert tile.planes.count == tile.seen.stop - tile.seen.start
    assert (visits == 1).all()
    with pytest.raises(ValueError, match="halo"):
        tile_around(core, ACQUISITION, raw_shape, (2, 4, 4))


@pytest.mark.parametrize("times", [0, 1, 2, 5])
def test_a_halved_core_is_covered_once_by_parts_that_are_not_too_short(times):
    core = (slice(3, 40), slice(0, 64), slice(10, 100))
    visits = np.zeros((50, 64, 100), int)
    parts = list(halved(core, times))
    for part in parts:
        visits[part] += 1
        assert min(edge.stop - edge.start for edge in part) >= 16
    assert (visits[core] == 1).all()
    assert visits.sum() == visits[core].sum()
    assert len(parts) <= 2**times


def test_tiles_hold_no_more_voxels_than_wanted_and_take_a_column_whole_where_they_can():
    halo, margin = (16, 0, 0), (8, 0, 0)
    assert core_edge((120, 500, 700), halo, margin, 2**26) == (120, 500, 700)
    z, y, x = core_edge((120, 5000, 7000), halo, margin, 2**22)
    assert z == 120
    assert 2**20 < 136 * y * x <= 2**22
    # A stack so deep that no column is short enough.
    z, y, x = core_edge((10**6, 500, 700), (16, 20, 20), (8, 10, 10), 2**22)
    assert (z + 48) * (y + 60) * (x + 60) <= 2**22
    # So little memory that nothing fits: the smallest there is.
    assert core_edge((120, 500, 700), halo, margin, 10) == (16, 16, 16)


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
def test_the_same_planes_give_the_same_voxels(method):
    _, raw = recorded()
    model = ForwardModel.of_stack(ACQUISITION, raw.shape, (8, 4, 4), CPU)
    first, second = (solve(method, model, raw, 5, token()) for _ in range(2))
    assert np.array_equal(first, second)


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
def test_a_dark_stack_stays_dark(method):
    raw = np.zeros((6, 16, 16), np.float32)
    model = ForwardModel.of_stack(ACQUISITION, raw.shape, (4, 2, 2), CPU)
    volume = solve(method, model, raw, 5, token())
    assert np.isfinite(volume).all()
    assert volume.max() < 1e-6


def test_cancelling_ends_the_work_before_the_next_step():
    source = CancellationSource()
    steps = []

    def counted(model, raw):
        for number, estimate in enumerate(richardson_lucy(model, raw)):
            steps.append(number)
            if number == 2:
                source.cancel()
            yield estimate

    raw = np.ones((6, 16, 16), np.float32)
    model = ForwardModel.of_stack(ACQUISITION, raw.shape, (4, 2, 2), CPU)
    with pytest.raises(JobCancelled):
        solve(counted, model, raw, 50, source.token)
    assert steps == [0, 1, 2]


@pytest.mark.gpu
@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
def test_the_gpu_gives_the_volume_of_the_cpu(method):
    assert torch.cuda.is_available(), "run this on a machine with an NVIDIA GPU"
    _, raw = recorded()
    volumes = [
        solve(
            method,
            ForwardModel.of_stack(ACQUISITION, raw.shape, (8, 4, 4), torch.device(name)),
            raw,
            10,
            token(),
        )
        for name in ("cpu", "cuda")
    ]
    assert np.abs(volumes[0] - volumes[1]).max() < 1e-3 * volumes[0].max()
