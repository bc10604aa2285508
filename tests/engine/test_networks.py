"""Networks by name, and checkpoints of others: fitted key by key, turned grey, kept, or refused."""

import contextlib
import io
import json
import os
import pickle
import time
import zipfile
from pathlib import Path

import numpy as np
import pytest
import safetensors.torch
import torch

from ssai3d_app.engine.backbones import library
from ssai3d_app.engine.backbones.architectures import ARCHITECTURES, Architecture
from ssai3d_app.engine.backbones.conditions import Conditioned
from ssai3d_app.engine.backbones.cost import relative_time
from ssai3d_app.engine.backbones.importing import import_network
from ssai3d_app.engine.backbones.registry import BACKBONES
from ssai3d_app.engine.backbones.weights import load_pretrained
from ssai3d_app.engine.pretraining.recipe import Cycle, PretrainingRecipe
from ssai3d_app.engine.pretraining.training import Pretraining
from ssai3d_app.engine.recipe import PRESETS, RestoreRequest
from ssai3d_app.errors import UserError
from ssai3d_app.locations import networks_folder
from ssai3d_app.safe_reading.memory_limit import limited_memory
from tests.writers.nafnet import OFFICIAL, SIDD, computed, state_dict, write_official

pytestmark = pytest.mark.usefixtures("own_networks")

SMALL = Architecture(width=8, encoder=(1, 2), middle=1, decoder=(1, 1))


@pytest.fixture
def files(tmp_path) -> Path:
    folder = tmp_path / "downloads"
    folder.mkdir()
    return folder


def narrow(width):
    return Architecture(width=width, encoder=(1, 1, 1, 8), middle=1, decoder=(1, 1, 1, 1))


def small_state(**options):
    return state_dict(8, (1, 2), 1, (1, 1), **options)


# What there is -----------------------------------------------------------------------------------


@pytest.mark.parametrize("backbone", BACKBONES.values(), ids=list(BACKBONES))
def test_what_ships_is_what_the_registry_says(backbone):
    network = load_pretrained(backbone.name)
    assert sum(p.numel() for p in network.parameters()) == backbone.parameters
    assert backbone.architecture.parameters() == backbone.parameters
    assert backbone.words.endswith(".")


def test_each_preset_names_a_network_that_ships_and_a_request_may_name_another():
    assert {recipe.network for recipe in PRESETS.values()} <= set(BACKBONES)
    request = RestoreRequest(path="a.tif", output="b.ome.tif", preset="quick")
    assert request.recipe == PRESETS["quick"]
    other = request.model_copy(update={"network": "mine"})
    assert other.recipe == PRESETS["quick"].model_copy(update={"network": "mine"})


def test_the_expected_time_follows_what_was_measured():
    # Milliseconds for 256² on one thread.
    measured = {8: 58, 16: 112, 32: 314}
    times = {width: relative_time(narrow(width)) for width in measured}
    assert times[32] / times[16] == pytest.approx(measured[32] / measured[16], rel=0.2)
    assert times[8] / times[16] == pytest.approx(measured[8] / measured[16], rel=0.2)
    deep = relative_time(narrow(32).model_copy(update={"encoder": (1, 1, 1, 28)}))
    assert deep / times[16] == pytest.approx(517 / measured[16], rel=0.2)
    assert relative_time(BACKBONES["fast"].architecture) == 1.0


def test_networks_in_a_folder_that_cannot_be_read_keep_nobody_from_what_ships(
    own_networks, monkeypatch
):
    def refuse(path):
        raise PermissionError(13, "not yours")

    own_networks.mkdir(parents=True)
    monkeypatch.setattr(Path, "iterdir", refuse)
    assert library.library().networks == tuple(BACKBONES.values())
    assert library.find_network("fast") == BACKBONES["fast"]


def test_a_name_that_is_not_there_ends_in_a_sentence_with_the_names_that_are(files):
    import_network(write_official(files / "mine.pth", small_state()))
    with pytest.raises(
        UserError, match=r"no network called rodeo; choose one of these: fast.*mine"
    ):
        library.find_network("rodeo")


# Official files ----------------------------------------------------------------------------------


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


# What means harm ---------------------------------------------------------------------------------


class Harm:
    def __init__(self, witness: Path) -> None:
        self.witness = witness

    def __reduce__(self):
        return os.mkdir, (str(self.witness),)


@pytest.mark.parametrize("zipped", [True, False])
def test_program_code_in_a_checkpoint_is_not_run(files, zipped, tmp_path):
    witness = tmp_path / "harmed"
    torch.save(
        {"params": {**small_state(), "x": Harm(witness)}},
        files / "x.pth",
        _use_new_zipfile_serialization=zipped,
    )
    with pytest.raises(UserError, match="holds program code beside the weights, and was not"):
        import_network(files / "x.pth")
    assert not witness.exists()


@pytest.mark.parametrize("kept", [0.0, 0.001, 0.3, 0.9, 0.999])
@pytest.mark.parametrize("kind", ["zip", "legacy", "safetensors"])
def test_a_file_that_was_cut_is_damaged_and_never_half_imported(files, kept, kind, own_networks):
    path = files / "cut.pth"
    if kind == "safetensors":
        safetensors.torch.save_file(small_state(), path)
    else:
        torch.save(small_state(), path, _use_new_zipfile_serialization=kind == "zip")
    path.write_bytes(path.read_bytes()[: int(kept * path.stat().st_size)])
    with pytest.raises(UserError, match=r"cut.pth is (damaged or incomplete|no file of weights)"):
        import_network(path)
    assert not own_networks.exists()


def flipped(content: bytes, seed: int) -> bytes:
    rng = np.random.default_rng(seed)
    spoilt = bytearray(content)
    for place in rng.integers(0, len(spoilt), 20):
        spoilt[place] = rng.integers(256)
    return bytes(spoilt)


@pytest.mark.parametrize("seed", range(12))
def test_random_damage_never_ends_in_anything_but_a_sentence_or_a_network(files, seed):
    path = write_official(files / "a.pth", small_state())
    head = path.read_bytes()
    # The pickle stands at the beginning, where damage does most.
    path.write_bytes(flipped(head[:4000], seed) + head[4000:])
    with contextlib.suppress(UserError):
        assert import_network(path).architecture == SMALL


def foreign(path: Path, kind: str) -> None:  # noqa: PLR0912
    match kind:
        case "text":
            path.write_text("<html>404 not found</html>")
        case "numpy":
            path.write_bytes(b"\x93NUMPY\x01\x00v\x00{'descr': '<f8', 'shape': (5,)}")
        case "list":
            torch.save([1, 2, 3], path)
        case "numbers":
            torch.save({"params": {"a": 3, "b": 4}}, path)
        case "empty":
            torch.save({}, path)
        case "odd keys":
            torch.save({1: torch.zeros(3)}, path)
        case "sparse":
            torch.save({"a": torch.zeros(3).to_sparse()}, path)
        case "integers":
            torch.save({"intro.weight": torch.zeros(3, dtype=torch.int32)}, path)
        case "pickle":
            path.write_bytes(pickle.dumps({"a": [1, 2]}))
        case "folder":
            path.mkdir()
        case "zip":
            with zipfile.ZipFile(path, "w") as archive:
                archive.writestr("readme.txt", "hello")
        case "script":
            torch.jit.save(torch.jit.script(torch.nn.Conv2d(1, 1, 3)), path)
        case "safetensors":
            safetensors.torch.save_file({"a": torch.zeros(3)}, path)


@pytest.mark.filterwarnings("ignore:.*torch.jit:DeprecationWarning")
@pytest.mark.parametrize(
    "kind",
    ["missing", "text", "numpy", "list", "numbers", "empty", "odd keys", "sparse", "integers",
     "pickle", "folder", "zip", "script", "safetensors"],
)  # fmt: skip
def test_what_is_no_network_is_refused_in_a_sentence(files, kind):
    foreign(files / "x.pth", kind)
    with pytest.raises(UserError, match=r"^x\.pth [^\n]+\.$"):
        import_network(files / "x.pth")


def test_a_file_of_many_gigabytes_is_refused_before_it_is_read(files):
    path = files / "x.pth"
    with path.open("wb") as file:
        file.write(b"PK\x03\x04 and so on")
        file.truncate(50 * 2**30)
    with pytest.raises(UserError, match="larger than any network"):
        import_network(path)


def test_a_packed_archive_is_refused_before_it_is_unpacked(files):
    content = io.BytesIO()
    torch.save({"params": {"a": torch.zeros(10_000_000)}}, content)
    with (
        zipfile.ZipFile(content) as stored,
        zipfile.ZipFile(files / "x.pth", "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for name in stored.namelist():
            packed.writestr(name, stored.read(name))
    assert (files / "x.pth").stat().st_size < 200_000
    with pytest.raises(UserError, match="packed archive"):
        import_network(files / "x.pth")


class Rebuilt:
    """Is saved as a call of a function that loading plain weights allows."""

    def __init__(self, function, *arguments) -> None:
        self.call = function, arguments

    def __reduce__(self):
        return self.call


def nested(depth: int) -> dict:
    content: dict = {}
    for _ in range(depth):
        content = {"a": content, "b": content}
    return content


@pytest.mark.parametrize(
    "content",
    [
        {"intro.weight": torch.zeros(1).expand(10**12)},
        {"intro.weight": torch.zeros(10**15, device="meta")},
        {"intro.weight": Rebuilt(bytearray, 2**36)},
        nested(60),
    ],
    ids=["one number as many", "numbers of no place", "an empty 64 GB", "two to the sixtieth"],
)
def test_a_small_file_that_claims_much_is_refused_and_costs_no_memory(files, content):
    torch.save({"params": content}, files / "x.pth")
    assert (files / "x.pth").stat().st_size < 20_000
    with pytest.raises(UserError, match=r"damaged|something else"), limited_memory(10_000):
        import_network(files / "x.pth")


# Keeping -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wished", "kept"),
    [
        ("my network", "my-network"),
        ("../../etc/passwd", "etc-passwd"),
        ("a" * 200, "a" * 40),
        ("Größe é", "Groe-e"),
        ("CON", "network-CON"),
        ("nul.v2", "network-nul.v2"),
    ],
)
def test_a_name_is_kept_in_a_form_that_every_disk_takes(files, wished, kept, own_networks):
    card = import_network(write_official(files / "x.pth", small_state()), name=wished)
    assert card.name == kept
    assert [path.name for path in own_networks.iterdir()] == [kept]
    assert library.find_network(kept.upper()) == card


@pytest.mark.parametrize("name", ["", "…", "///", "fast", "Best", "MINE"])
def test_a_name_that_is_empty_or_taken_is_refused(files, name):
    import_network(write_official(files / "mine.pth", small_state()))
    with pytest.raises(UserError, match=r"choose one with letters|choose another name"):
        import_network(write_official(files / "x.pth", small_state(seed=2)), name=name)


def test_files_of_one_name_get_numbers_and_the_same_file_is_not_taken_twice(files):
    for seed in range(3):
        import_network(write_official(files / "net.pth", small_state(seed=seed)))
    names = [network.name for network in library.library().networks]
    assert names == [*BACKBONES, "net", "net-2", "net-3"]
    with pytest.raises(UserError, match="imported already; use the network net-3"):
        import_network(files / "net.pth")


def test_an_import_that_fails_on_the_disk_leaves_nothing(files, own_networks, monkeypatch):
    def full(path, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(library, "write_durably", full)
    with pytest.raises(UserError, match="make room on the disk"):
        import_network(write_official(files / "x.pth", small_state()))
    assert list(own_networks.iterdir()) == []


def test_removing_takes_everything_and_only_what_was_imported(files, own_networks):
    import_network(write_official(files / "x.pth", small_state()))
    assert library.remove_network("X") == "x"
    assert list(own_networks.iterdir()) == []
    for name, words in (("x", "no network called x"), ("FAST", "part of SSAI-3D")):
        with pytest.raises(UserError, match=words):
            library.remove_network(name)


def test_what_a_killed_import_has_left_is_swept_away_but_not_one_that_runs(files, own_networks):
    for name, age in ((".new-old", 7200), (".new-running", 60), (".removed-before", 0)):
        (own_networks / name).mkdir(parents=True)
        (own_networks / name / "weights.safetensors.partial").touch()
        os.utime(own_networks / name, (time.time() - age,) * 2)
    import_network(write_official(files / "x.pth", small_state()))
    assert sorted(path.name for path in own_networks.iterdir()) == [".new-running", "x"]
    assert [network.name for network in library.library().networks] == [*BACKBONES, "x"]


def test_damaged_weights_of_an_imported_network_are_told(files):
    card = import_network(write_official(files / "x.pth", small_state()))
    content = bytearray(card.path.read_bytes())
    content[-1] ^= 1
    card.path.write_bytes(content)
    with pytest.raises(UserError, match="x is damaged; remove it and import it again"):
        load_pretrained("x")
    card.path.unlink()
    with pytest.raises(UserError, match="x cannot be read; remove it"):
        load_pretrained("x")


@pytest.mark.parametrize("change", [{"name": "y"}, {"weights_name": "../../secret"}, {"eggs": 1}])
def test_a_card_that_was_tampered_with_is_listed_as_damaged_and_can_be_removed(files, change):
    card = import_network(write_official(files / "x.pth", small_state()))
    told = {**json.loads(card.model_dump_json()), **change}
    (card.path.parent / library.CARD).write_text(json.dumps(told))
    assert library.library().damaged == ("x",)
    with pytest.raises(UserError, match="network x is damaged"):
        library.find_network("x")
    library.remove_network("x")
    assert library.library().damaged == ()


def test_a_card_of_another_shape_than_its_weights_is_told_by_the_key(files):
    card = import_network(write_official(files / "x.pth", small_state()))
    other = card.model_copy(update={"architecture": SMALL.model_copy(update={"middle": 2})})
    (card.path.parent / library.CARD).write_text(other.model_dump_json())
    with pytest.raises(UserError, match="do not fit it") as refused:
        load_pretrained("x")
    assert "middle block 2" in refused.value.detail


def test_the_user_s_networks_lie_in_the_user_s_data_folder():
    assert networks_folder().name == "networks"
    assert networks_folder().parent.name == "SSAI-3D"
