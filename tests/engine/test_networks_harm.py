"""Files that mean harm, are damaged, or are no network: a sentence, and nothing is left."""

import contextlib
import io
import os
import pickle
import zipfile
from pathlib import Path

import numpy as np
import pytest
import safetensors.torch
import torch

from ssai3d_app.engine.backbones.importing import import_network
from ssai3d_app.errors import UserError
from ssai3d_app.safe_reading.memory_limit import limited_memory
from tests.engine.networks_specimens import SMALL, small_state
from tests.writers.nafnet import write_official

pytestmark = pytest.mark.usefixtures("own_networks")


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
