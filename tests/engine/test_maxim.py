"""MAXIM, the natural-image reference of the benchmarks: its module, and its numbers.

Whether the module computes what the public graph computes is tested where its converted weights lie
(``python -m tests.benchmarks.backbones.maxim.convert``) and the environment variable
``SSAI3D_MAXIM_WEIGHTS`` names the file.
"""

import hashlib
import io
import json
import os
import tarfile
from pathlib import Path

import numpy as np
import pytest
import torch

from ssai3d_app.engine.recipe import Recipe
from tests.benchmarks.against_richardson_lucy.cases import CASES, record
from tests.benchmarks.backbones.maxim import compare, convert, mapping, package, reference
from tests.benchmarks.backbones.maxim.mixing import SpatialMix
from tests.benchmarks.backbones.maxim.network import Grey, Maxim
from tests.benchmarks.from_scratch.stack import measure

WEIGHTS = os.environ.get("SSAI3D_MAXIM_WEIGHTS")


@pytest.fixture(scope="module")
def network() -> Maxim:
    torch.manual_seed(4)
    return Maxim().eval()


def test_that_it_has_the_22_million_parameters_of_maxim_3s(network: Maxim) -> None:
    assert sum(parameter.numel() for parameter in network.parameters()) == 22_207_605
    assert sum(parameter.numel() for parameter in Maxim(1).parameters()) == 6_134_371


@torch.no_grad()
def test_that_it_restores_images_of_any_multiples_of_64_and_refuses_others(network: Maxim) -> None:
    assert network(torch.rand(1, 3, 128, 64)).shape == (1, 3, 128, 64)
    with pytest.raises(ValueError, match="multiples of 64"):
        network(torch.rand(1, 3, 64, 96))


@torch.no_grad()
def test_that_the_same_image_gives_the_same_result_whatever_is_beside_it() -> None:
    network = Maxim(1).eval()
    images = torch.rand(2, 3, 64, 64, generator=torch.Generator().manual_seed(0))
    both = network(images)
    assert torch.equal(both, network(images))
    assert torch.allclose(both[1:], network(images[1:]), atol=1e-4)


@torch.no_grad()
@pytest.mark.parametrize("size", [(70, 100), (5, 64)])
def test_that_slices_of_one_channel_and_any_size_come_back_in_their_size(
    size: tuple[int, int],
) -> None:
    grey = Grey(Maxim(1).eval())
    assert grey(torch.rand(2, 1, *size)).shape == (2, 1, *size)


@torch.no_grad()
@pytest.mark.parametrize("axis", ["grid", "block"])
def test_that_a_mix_reaches_the_pixels_of_its_axis_only(axis: str) -> None:
    edge, height, width = 4, 8, 12
    mix = SpatialMix(axis, edge)
    torch.nn.init.normal_(mix.weight)
    image = torch.rand(1, 2, height, width)
    mixed = mix(image)
    steps = (height // edge, width // edge) if axis == "grid" else (1, 1)
    for y, x in ((0, 0), (5, 7), (7, 11)):
        first = (y % steps[0], x % steps[1]) if axis == "grid" else (y // 4 * 4, x // 4 * 4)
        rows = [first[0] + k * steps[0] for k in range(edge)]
        columns = [first[1] + k * steps[1] for k in range(edge)]
        seen = torch.stack([image[0, :, r, c] for r in rows for c in columns])
        place = rows.index(y) * edge + columns.index(x)
        expected = mix.weight[place] @ seen + mix.bias[place]
        assert torch.allclose(mixed[0, :, y, x], expected, atol=1e-5)


def test_that_every_parameter_has_a_node_of_its_own_in_the_public_graph(network: Maxim) -> None:
    paths = mapping.graph_paths(network)
    named = {name.rsplit(".", 1)[0] for name, _ in network.named_parameters()}
    assert set(paths) == named
    assert len(set(paths.values())) == len(paths)
    resized = {path.split("/")[-2] for path in paths.values() if "UpSampleRatio" in path}
    assert resized == {f"UpSampleRatio_{number}" for number in range(54)}


def test_that_another_file_is_not_taken_for_the_package(tmp_path: Path) -> None:
    other = tmp_path / "other.tgz"
    other.write_bytes(b"not it")
    with pytest.raises(SystemExit, match="SHA-256"):
        package.read(other)


def test_that_constants_are_read_across_the_packages_shards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kernel, sizes = np.arange(6, dtype="<f4").reshape(2, 3), np.array([7, -8], dtype="<i4")
    content = kernel.tobytes() + sizes.tobytes()
    weights = [
        {"name": "kernel", "shape": [2, 3], "dtype": "float32"},
        {"name": "sizes", "shape": [2], "dtype": "int32"},
    ]
    node = {"name": "product", "op": "Einsum", "input": ["x", "^kernel:0"]}
    model = {
        "modelTopology": {"node": [node]},
        "weightsManifest": [{"paths": ["a.bin", "b.bin"], "weights": weights}],
    }
    files = {"model.json": json.dumps(model).encode(), "a.bin": content[:10], "b.bin": content[10:]}
    file = tmp_path / "package.tgz"
    with tarfile.open(file, "w:gz") as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(f"package/models/{name}")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    monkeypatch.setattr(package, "SHA256", hashlib.sha256(file.read_bytes()).hexdigest())
    graph = package.read(file)
    assert np.array_equal(graph.constants["kernel"], kernel)
    assert np.array_equal(graph.constants["sizes"], sizes)
    assert graph.inputs("product") == ["x", "kernel"]


def _graph_like(network: Maxim) -> package.Graph:
    """A graph with the public one's names, its values as the public one lays them out."""
    nodes, constants = {}, {}
    modules = dict(network.named_modules())
    for number, (here, there) in enumerate(mapping.graph_paths(network).items()):
        layer = modules[here]
        weight, bias = (part.detach().numpy() for part in (layer.weight, layer.bias))
        last = there.split("/")[-1]
        if "norm" in last.lower():
            constants |= {f"{there}/Reshape_2": weight, f"{there}/Reshape_3": bias}
            continue
        constants[f"{there}/Reshape"] = bias.reshape(1, 1, 1, -1)
        if "project" in last or "Dense" in last:
            nodes[f"{there}/einsum/Einsum"] = {"input": ["x", f"dense_{number}"]}
            constants[f"dense_{number}"] = weight.reshape(weight.shape[:2]).T
        elif "ConvTranspose" in last:  # (in, out, h, w) to (h, w, out, in)
            constants[f"{there}/transpose_4"] = np.einsum("ioyx->yxoi", weight)
        else:  # (out, in, h, w) to (h, w, in, out)
            constants[f"{there}/transpose_3"] = np.einsum("oiyx->yxio", weight)
    return package.Graph(nodes, constants)


def test_that_a_graph_of_these_names_gives_every_parameter_and_leaves_none_over() -> None:
    network = Maxim(1)
    graph = _graph_like(network)
    state, used = mapping.parameters(network, graph)
    assert convert.unused(graph, used) == []
    own = network.state_dict()
    assert set(state) == set(own)
    assert all(torch.equal(state[name], own[name]) for name in own)
    graph.constants["more"] = np.zeros(2, dtype=np.float32)
    assert convert.unused(graph, used) == ["more"]


def _largest_difference(stages: int, size: tuple[int, int]) -> float:
    which = "whole" if stages == 3 else "first"
    image = torch.from_numpy(reference.image(*size)).permute(2, 0, 1)[None]
    with torch.no_grad():
        restored = convert.load_maxim(Path(WEIGHTS or ""), stages)(image)[0].permute(1, 2, 0)
    expected = np.load(reference.KEPT)[f"{which} {size[0]}x{size[1]}"]
    return float(np.abs(reference.kept(restored.numpy()) - expected).max())


@pytest.mark.skipif(WEIGHTS is None, reason="SSAI3D_MAXIM_WEIGHTS names no converted weights")
@pytest.mark.parametrize("stages", [3, 1])
@pytest.mark.parametrize("size", reference.SIZES)
def test_that_converted_weights_compute_what_the_public_graph_computes(
    stages: int, size: tuple[int, int]
) -> None:
    assert _largest_difference(stages, size) < 1e-3


def test_that_the_references_are_restored_images_and_not_the_inputs() -> None:
    kept = np.load(reference.KEPT)
    for size in reference.SIZES:
        image = reference.kept(reference.image(*size))
        for which in reference.OUTPUTS:
            change = np.abs(kept[f"{which} {size[0]}x{size[1]}"] - image)
            assert 1e-2 < change.max() < 0.9


def test_that_slices_which_no_network_changes_are_judged_as_the_interpolated_stack() -> None:
    (small,) = (case for case in CASES if case.width == 64)
    recording = record(small, 0)
    stack = measure(recording, Recipe(patch_size=64), 0)
    slices = compare.Slices.of(recording, stack, 3)
    assert slices.truth.shape == (recording.truth.shape[0], 3, 64)
    assert torch.equal(slices.restored(torch.nn.Identity()), slices.middle)
    # Where planes were recorded, the slices are those planes, and the truth is what they show.
    raw = stack.staged.scaled((slice(None),) * 3)[3, [16, 32, 47]]
    assert np.allclose(slices.middle[:, 12], raw, atol=1e-3)
    shown = np.corrcoef(slices.truth[12].ravel(), raw.ravel())[0, 1]
    assert shown > 0.6
