"""Checkpoints of others: fitted key by key, turned grey, or refused by the first key."""

import pytest
import safetensors.torch
import torch

from ssai3d_app.engine.backbones.architectures import ARCHITECTURES, Architecture
from ssai3d_app.engine.backbones.conditions import Conditioned
from ssai3d_app.engine.backbones.importing import import_network
from ssai3d_app.engine.backbones.weights import load_pretrained
from ssai3d_app.engine.pretraining.recipe import Cycle, PretrainingRecipe
from ssai3d_app.engine.pretraining.training import Pretraining
from ssai3d_app.errors import UserError
from tests.engine.networks_specimens import SMALL, small_state
from tests.writers.nafnet import OFFICIAL, SIDD, computed, state_dict, write_official

pytestmark = pytest.mark.usefixtures("own_networks")


@pytest.mark.parametrize(
    ("name", "width", "blocks", "published"),
    [
        ("NAFNet-GoPro-width32", 32, OFFICIAL, 17_111_907),
        ("NAFNet-SIDD-width32", 32, SIDD, 29_159_715),
        ("NAFNet-REDS-width64", 64, OFFICIAL, 67_888_835),
    ],
)
def test_an_official_file_is_recognised_and_computes_the_mean_of_its_colours(
    files, name, width, blocks, published
):
    state = state_dict(width, *blocks, gain=0.02)
    assert sum(value.numel() for value in state.values()) == published
    card = import_network(write_official(files / f"{name}.pth", state), licence="MIT")
    assert (card.name, card.licence) == (name, "MIT")
    shape = card.architecture
    assert (shape.width, shape.encoder, shape.middle, shape.decoder) == (width, *blocks)
    assert shape.residual
    assert "colour" in card.origin.changes[0]
    grey = torch.rand(1, 1, 64, 48, generator=torch.Generator().manual_seed(1))
    with torch.no_grad():
        expected = computed(state, grey.expand(1, 3, -1, -1)).mean(1, keepdim=True)
        found = load_pretrained(name).eval()(grey)
    assert torch.allclose(found, expected, atol=2e-5)
    assert not torch.allclose(found, grey, atol=1e-3)


def test_weights_that_were_saved_on_several_gpus_or_bare_or_averaged_fit_too(files):
    state = small_state(colours=1)
    wrapped = {f"module.{key}": value for key, value in state.items()}
    averaged = {**wrapped, "n_averaged": torch.tensor(7)}
    contents = [state, {"state_dict": wrapped}, {"params": small_state(seed=9, colours=1),
                "params_ema": state}, {"average": averaged, "step": 3}]  # fmt: skip
    for number, content in enumerate(contents):
        path = files / f"{number}.pt"
        torch.save(content, path)
        card = import_network(path, name=f"number {number}")
        assert card.name == f"number-{number}"
        assert card.origin.changes == ()
        kept = safetensors.torch.load_file(card.path)
        assert all(torch.equal(kept[key], value) for key, value in state.items())


def test_a_file_in_pytorch_s_older_format_is_read(files):
    torch.save({"params": small_state()}, files / "old.pth", _use_new_zipfile_serialization=False)
    assert import_network(files / "old.pth").architecture == SMALL


# Our own -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["state.pt", "weights.safetensors"])
@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"stem": (2, 1)},
        {"residual": False},
        {"stem": (2, 1), "conditioned": True},
        {"neighbours": 2},
        {"neighbours": 1, "conditioned": True},
    ],
    ids=["plain", "half the rows", "direct", "conditioned", "neighbours", "all at once"],
)
def test_a_run_of_our_own_is_imported_with_the_shape_of_its_recipe(files, name, changes):
    architecture = Architecture.model_validate({**SMALL.model_dump(), **changes})
    recipe = PretrainingRecipe(
        architecture=architecture, cycles=(Cycle(steps=3),), batch_size=1, width=32
    )
    torch.manual_seed(3)
    run = Pretraining(architecture.build(), recipe, files, torch.device("cpu"))
    for parameter in run.averaged.parameters():
        torch.nn.init.normal_(parameter, std=0.1)
    run._save()
    (files / "recipe.json").write_text(recipe.model_dump_json())
    card = import_network(files / name, name="ours")
    assert card.architecture == architecture
    assert "3 steps of charbonnier" in card.recipe
    image = torch.rand(1, 2 * architecture.neighbours + 1, 64, 64)
    network, kept = run.averaged.eval(), load_pretrained("ours").eval()
    if architecture.conditioned:
        network, kept = (Conditioned(n, 0.02, 3.0) for n in (network, kept))
    with torch.no_grad():
        assert torch.allclose(kept(image), network(image), atol=1e-2 if "safe" in name else 1e-5)


def test_a_recipe_of_another_network_is_told(files):
    recipe = PretrainingRecipe(architecture=ARCHITECTURES["w16"], cycles=(Cycle(steps=3),))
    (files / "recipe.json").write_text(recipe.model_dump_json())
    with pytest.raises(UserError, match="describes another network; keep each checkpoint"):
        import_network(write_official(files / "a.pth", small_state(colours=1)))


def test_a_recipe_that_is_no_recipe_of_ours_is_left_aside(files):
    (files / "recipe.json").write_text('{"eggs": 3}')
    assert import_network(write_official(files / "a.pth", small_state())).recipe == "unknown"


@pytest.mark.parametrize("residual", [True, False])
def test_without_recipe_the_output_tells_what_a_network_computes(files, residual):
    network = SMALL.model_copy(update={"residual": residual}).build()
    for parameter in network.parameters():
        torch.nn.init.normal_(parameter, std=0.05)
    with torch.no_grad():
        # The image itself, by a first and last layer that hand it through.
        network.intro.weight.zero_()
        network.intro.weight[0, 0, 1, 1] = 1.0
        network.ending.weight.zero_()
        network.ending.weight[0, 0, 1, 1] = 0.0 if residual else 1.0
    safetensors.torch.save_file(network.state_dict(), files / "w.safetensors")
    assert import_network(files / "w.safetensors").architecture.residual is residual


# What does not fit -------------------------------------------------------------------------------


def without(key):
    def change(state):
        del state[key]

    return change


def reshaped(key, *shape):
    def change(state):
        state[key] = torch.zeros(shape)

    return change


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (without("encoders.1.1.conv2.weight"),
         "no weights for the depthwise convolution of block 2 at encoder level 2"),
        (without("intro.weight"), "its first or last layer is missing"),
        (without("ending.bias"), "no weights for the last layer"),
        (without("middle_blks.0.sca.1.bias"), "the channel attention of middle block 1"),
        (without("ups.1.0.weight"), "2 steps down and 1 steps up"),
        (reshaped("downs.0.weight", 16, 8, 3, 3),
         "step down 1 (“downs.0.weight”) has the shape 16×8×3×3 where 16×8×2×2 would fit"),
        (reshaped("decoders.0.0.norm1.bias", 5), "first normalisation of block 1 at decoder level"),
        (reshaped("intro.weight", 8, 5, 3, 3), "it makes 3 channels out of 5"),
        (reshaped("intro.weight", 8, 3, 7, 7), "first layer has an unknown size, 7×7"),
        (reshaped("ending.weight", 0, 8, 3, 3), "it makes 0 channels out of 3"),
        (reshaped("encoders.0.0.se.weight", 3), "belong to no part of the network"),
        (reshaped("gan.head", 3), "belong to no part of the network: “gan.head”"),
    ],
)  # fmt: skip
def test_weights_that_do_not_fit_are_refused_by_the_first_key_in_plain_words(
    files, change, words, own_networks
):
    state = small_state()
    change(state)
    with pytest.raises(UserError) as refused:
        import_network(write_official(files / "x.pth", state))
    assert words in refused.value.sentence
    assert refused.value.sentence.startswith("x.pth ")
    assert not own_networks.exists()


def test_weights_that_are_not_numbers_are_refused(files):
    state = small_state()
    state["encoders.0.0.beta"][0, 3] = float("nan")
    with pytest.raises(UserError, match="not finite numbers"):
        import_network(write_official(files / "x.pth", state))


def test_a_network_that_gives_no_image_is_refused(files):
    state = small_state(gain=0.1)
    state["intro.weight"] *= 1e38
    with pytest.raises(UserError, match="no finite image"):
        import_network(write_official(files / "x.pth", state))
