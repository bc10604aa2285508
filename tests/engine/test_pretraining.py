"""Pre-training: pairs, recipe, a run that goes on as if it had never stopped."""

import json
import sys

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from ssai3d_app.engine.backbones.architectures import ARCHITECTURES, Architecture
from ssai3d_app.engine.backbones.conditions import (
    Conditioned,
    condition_channels,
    with_conditions,
)
from ssai3d_app.engine.backbones.nafnet import interleaved
from ssai3d_app.engine.degradation import NoiseModel
from ssai3d_app.engine.pretraining import __main__ as command
from ssai3d_app.engine.pretraining import degradations
from ssai3d_app.engine.pretraining.degradations import degrade
from ssai3d_app.engine.pretraining.examples import ExampleMaker
from ssai3d_app.engine.pretraining.objectives import OBJECTIVES, structural_similarity
from ssai3d_app.engine.pretraining.recipe import Cycle, PretrainingRecipe
from ssai3d_app.engine.pretraining.training import Pretraining
from ssai3d_app.engine.pretraining.validation import HeldOut, fitted_psnr

TINY = Architecture(width=4, encoder=(1, 1), middle=1, decoder=(1, 1))
CPU = torch.device("cpu")


@pytest.fixture(autouse=True)
def few_blocks(monkeypatch):
    monkeypatch.setattr(ExampleMaker, "_KEPT", 1)


def tiny_recipe(**choices) -> PretrainingRecipe:
    defaults = {
        "architecture": TINY,
        "cycles": (Cycle(steps=4),),
        "batch_size": 2,
        "width": 32,
        "families": ("beads", "strata"),
    }
    return PretrainingRecipe(**(defaults | choices))


def test_the_batch_of_a_step_depends_on_seed_and_step_alone():
    first, second = (ExampleMaker(5, 3, 32, ("beads",)) for _ in range(2))
    first.batch(0)
    one, other = first.batch(7), second.batch(7)
    assert torch.equal(one.degraded, other.degraded)
    assert torch.equal(one.sharp, other.sharp)
    assert one.degraded.shape == one.sharp.shape == (3, 1, 128, 32)
    assert one.conditions.shape == (3, 2, 1, 1)
    assert not torch.equal(one.degraded, first.batch(8).degraded)


def textured(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).random((1, 128, 32), dtype=np.float32)


def test_some_slices_are_sharp_and_evenly_sampled_and_stay_as_they_are(monkeypatch):
    monkeypatch.setattr(degradations, "random_noise", lambda rng: NoiseModel(0.0, 0.0))
    rng = np.random.default_rng(0)
    pairs = [degrade(textured(seed), None, None, rng) for seed in range(400)]
    same = [np.abs(pair.degraded[0] - pair.sharp).max() < 1.01 / 510 for pair in pairs]
    assert 0.04 < np.mean(same) < 0.14
    assert all(p.anisotropy == 1.0 for p, untouched in zip(pairs, same, strict=True) if untouched)


def test_anisotropies_are_real_numbers_from_one_to_eight():
    rng = np.random.default_rng(1)
    found = [degrade(textured(seed), None, None, rng).anisotropy for seed in range(200)]
    assert min(found) == 1.0
    assert 6.5 < max(found) <= 8.0
    assert len({round(value, 6) for value in found}) > 150


def test_the_noise_of_a_pair_is_that_of_counted_photons(monkeypatch):
    monkeypatch.setattr(degradations, "random_noise", lambda rng: NoiseModel(0.02, 0.0))
    monkeypatch.setattr(degradations, "UNTOUCHED_SHARE", 1.0)
    rng = np.random.default_rng(2)
    flat = np.ones((1, 128, 64), dtype=np.float32)
    gains = []
    for _ in range(40):
        pair = degrade(flat, None, None, rng)
        if np.ptp(pair.sharp) == 0:  # neither fading nor cut at a full sensor
            photons = pair.degraded.astype(float)
            gains.append(photons.var() / photons.mean())
    assert np.median(gains) == pytest.approx(0.02, rel=0.1)


def test_the_learning_rate_rises_stays_and_falls_in_every_cycle():
    recipe = tiny_recipe(
        cycles=(Cycle(steps=1000, constant=0.5), Cycle(steps=500)), learning_rate=1.0
    )
    assert recipe.total_steps == 1500
    assert recipe.rate(0) < 0.02
    assert recipe.rate(300) == recipe.rate(499) == 1.0
    assert recipe.rate(750) == pytest.approx(0.5, abs=0.01)
    assert recipe.rate(999) < 0.01
    assert recipe.rate(1060) > 0.9


def test_a_run_that_was_interrupted_ends_in_the_same_weights(tmp_path):
    recipe = tiny_recipe()

    def begun(folder) -> Pretraining:
        torch.manual_seed(0)
        run = Pretraining(TINY.build(), recipe, folder, CPU)
        run.resume()
        return run

    whole = begun(tmp_path / "whole")
    whole.run()
    part = begun(tmp_path / "parts")
    original = part._objective

    def stop_after_two(restored, sharp):
        if part.step == 1:
            part.stop()
        return original(restored, sharp)

    part._objective = stop_after_two
    part.run()
    assert part.step == 2
    rest = begun(tmp_path / "parts")
    assert rest.step == 2
    rest.run()
    for name, value in whole.averaged.state_dict().items():
        assert torch.equal(value, rest.averaged.state_dict()[name]), name
    log = (tmp_path / "parts" / "log.jsonl").read_text()
    steps = [json.loads(line)["step"] for line in log.splitlines()]
    assert steps == [0, 4]


def run_command(monkeypatch, *arguments: object) -> None:
    monkeypatch.setattr(sys, "argv", ["pretraining", *map(str, arguments)])
    monkeypatch.setattr(command.signal, "signal", lambda *_: None)
    command.main()


def test_the_command_keeps_its_recipe_and_goes_on_with_more(tmp_path, monkeypatch, capsys):
    monkeypatch.setitem(ARCHITECTURES, "tiny", TINY)
    folder = tmp_path / "run"
    run_command(monkeypatch, folder, "--architecture", "tiny", "--steps", 2, "--batch", 1)
    run_command(monkeypatch, folder, "--more", 1)
    recipe = PretrainingRecipe.model_validate_json((folder / "recipe.json").read_text())
    assert [cycle.steps for cycle in recipe.cycles] == [2, 1]
    assert torch.load(folder / "state.pt", weights_only=True)["step"] == 3
    with pytest.raises(SystemExit):
        run_command(monkeypatch, folder, "--rate", 0.1)
    assert "leave out --rate" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        run_command(monkeypatch, tmp_path / "none", "--more", 1)
    weights = folder / "weights.safetensors"
    other = tmp_path / "other"
    run_command(
        monkeypatch, other, "--architecture", "tiny", "--steps", 1, "--batch", 1,
        "--begin-with", weights,
    )  # fmt: skip
    begun = PretrainingRecipe.model_validate_json((other / "recipe.json").read_text())
    assert begun.warm_start is not None


@pytest.mark.parametrize("name", OBJECTIVES)
def test_an_objective_is_least_where_nothing_is_wrong_and_has_a_gradient(name):
    sharp = torch.rand(2, 1, 64, 48)
    best = OBJECTIVES[name](sharp, sharp)
    wrong = (sharp + 0.05 * torch.randn_like(sharp)).requires_grad_()
    loss = OBJECTIVES[name](wrong, sharp)
    assert loss > best
    loss.backward()
    assert wrong.grad.abs().sum() > 0


def test_the_frequency_weighted_loss_minds_axial_detail_more_than_lateral():
    sharp = torch.zeros(1, 1, 64, 64)
    noise = 0.1 * torch.randn(64, 64, generator=torch.Generator().manual_seed(0))
    axial = noise - noise.roll(1, 0)
    lateral = axial.T
    weighted = OBJECTIVES["frequency"]
    assert weighted(axial[None, None], sharp) > 1.02 * weighted(lateral[None, None], sharp)


def test_ssim_is_one_for_equal_slices_and_falls_with_noise():
    sharp = torch.rand(1, 1, 64, 64)
    assert structural_similarity(sharp, sharp).item() == pytest.approx(1.0, abs=1e-5)
    assert structural_similarity(sharp + 0.3 * torch.randn_like(sharp), sharp) < 0.9


def test_the_fitted_psnr_minds_neither_scale_nor_offset():
    truth = torch.rand(2, 1, 64, 40)
    noisy = truth + 0.05 * torch.randn_like(truth)
    assert torch.allclose(fitted_psnr(noisy, truth), fitted_psnr(3 * noisy - 7, truth), atol=1e-3)
    assert fitted_psnr(noisy, truth).mean().item() == pytest.approx(26, abs=1)


@pytest.mark.parametrize("conditioned", [False, True])
@pytest.mark.parametrize("neighbours", [0, 1])
def test_held_out_slices_judge_by_family_and_set_sharp_ones_apart(
    tmp_path, conditioned, neighbours
):
    rng = np.random.default_rng(0)
    sharp = rng.random((5, 64, 48), dtype=np.float32)
    degraded = np.stack([sharp + 1, sharp, sharp - 1], axis=1)
    degraded += 0.05 * rng.standard_normal(degraded.shape, dtype=np.float32)
    degraded[4, 1] = sharp[4]
    path = tmp_path / "held_out.npz"
    np.savez(
        path,
        degraded=degraded,
        sharp=sharp,
        noise=np.full(5, 0.05),
        anisotropy=np.full(5, 2.0),
        family=np.array(["a", "a", "b", "b", "b"]),
    )
    architecture = TINY.model_copy(update={"conditioned": conditioned, "neighbours": neighbours})
    judged = HeldOut(path).judge(architecture.build(), conditioned, CPU)
    assert judged["gain a"] == judged["gain b"] == judged["worst gain"] == 0.0
    assert judged["psnr"] == judged["interpolated"] == pytest.approx(26, abs=1)
    assert judged["untouched"] > 60


@pytest.mark.parametrize("name", sorted(set(ARCHITECTURES) - {"w64-public"}))
def test_every_architecture_restores_slices_of_any_size(name):
    architecture = ARCHITECTURES[name]
    beside = architecture.neighbours
    shown = torch.rand(1, 2 * beside + 1, 35, 50)
    image = shown[:, beside : beside + 1]
    known = with_conditions(shown, condition_channels(0.1, 4.0)[None])
    restored = architecture.build()(known if architecture.conditioned else shown)
    assert restored.shape == image.shape
    if architecture.residual:  # untrained, it returns its input
        assert torch.equal(restored, image)
    assert sum(p.numel() for p in architecture.build().parameters()) == architecture.parameters()


def test_a_stem_of_equal_factors_is_undone_as_by_the_pixel_shuffle():
    x = torch.rand(2, 12, 5, 7)
    assert torch.equal(interleaved(x, 2, 2), F.pixel_shuffle(x, 2))
    rows = interleaved(x[:, :2], 2, 1)
    assert torch.equal(rows[:, 0, 0::2], x[:, 0])
    assert torch.equal(rows[:, 0, 1::2], x[:, 1])


def test_a_conditioned_network_is_called_with_images_alone():
    network = TINY.model_copy(update={"conditioned": True}).build()
    for parameter in network.parameters():
        torch.nn.init.normal_(parameter, std=0.3)
    image = torch.rand(2, 1, 16, 16)
    told = Conditioned(network, noise=0.1, anisotropy=4.0)(image)
    assert torch.equal(told, network(with_conditions(image, condition_channels(0.1, 4.0)[None])))
    assert not torch.allclose(told, Conditioned(network, noise=0.001, anisotropy=4.0)(image))
