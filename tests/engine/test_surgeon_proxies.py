"""Each proxy of the surgeon is what its equation says, by hand and by finite differences."""

import numpy as np
import pytest
import torch
from torch import nn

from ssai3d_app.engine.backbones.weights import load_pretrained
from ssai3d_app.engine.losses import charbonnier
from ssai3d_app.engine.surgeon.proxies import Evidence, agreement, gradient_sum
from tests.benchmarks.surgeon import proxies
from tests.benchmarks.surgeon.proxies import EVERY

STEP = 1e-5


class Small(nn.Module):
    """Two convolutions with a bend between; the second one's output is the image."""

    def __init__(self) -> None:
        super().__init__()
        self.first = nn.Conv2d(1, 3, 3, padding=1)
        self.second = nn.Conv2d(3, 1, 1)

    def forward(self, image):
        return self.second(torch.tanh(self.first(image)))


@pytest.fixture
def network() -> Small:
    torch.manual_seed(0)
    return Small().double()


@pytest.fixture
def batches():
    generator = torch.Generator().manual_seed(1)

    def images(count):
        return torch.rand(count, 1, 12, 12, generator=generator, dtype=torch.float64)

    return [(images(3), images(3)), (images(1), images(1))]


@pytest.fixture
def evidence(network, batches) -> Evidence:
    return Evidence(network, batches, charbonnier)


@torch.no_grad()
def loss_of(network, batches) -> float:
    """The mean over all patches, one by one."""
    losses = [
        float(charbonnier(network(one[None]), target[None]))
        for degraded, sharp in batches
        for one, target in zip(degraded, sharp, strict=True)
    ]
    return float(np.mean(losses))


def slope_along(value, parameters, directions) -> float:
    """Central difference of ``value()`` when parameters move along directions."""

    def at(step):
        with torch.no_grad():
            for parameter, direction in zip(parameters, directions, strict=True):
                parameter.add_(direction, alpha=step)
        found = value()
        with torch.no_grad():
            for parameter, direction in zip(parameters, directions, strict=True):
                parameter.sub_(direction, alpha=step)
        return found

    return (at(STEP) - at(-STEP)) / (2 * STEP)


def numeric_gradient(network, weight, batches) -> np.ndarray:
    slopes = []
    for number in range(weight.numel()):
        direction = torch.zeros(weight.numel(), dtype=weight.dtype)
        direction[number] = 1
        along = [direction.reshape(weight.shape)]
        slopes.append(slope_along(lambda: loss_of(network, batches), [weight], along))
    return np.array(slopes)


@pytest.mark.parametrize(
    ("proxy", "equation"),
    [
        (proxies.gradient_norm, lambda g, w: (g**2).sum()),
        (gradient_sum, lambda g, w: np.abs(g).sum()),
        (proxies.snip, lambda g, w: np.abs(g * w).sum()),
        (proxies.plain, lambda g, w: (g * w).sum()),
    ],
)
def test_a_proxy_of_the_gradient_is_that_of_the_loss_over_all_patches(
    network, batches, evidence, proxy, equation
):
    scores = proxy(evidence)
    for name, layer in (("first", network.first), ("second", network.second)):
        gradient = numeric_gradient(network, layer.weight, batches)
        weights = layer.weight.detach().numpy().ravel()
        assert scores[name] == pytest.approx(equation(gradient, weights), rel=1e-6)


def test_the_statistics_of_weights_are_mean_and_variance(network, evidence):
    weights = network.first.weight.detach().numpy()
    assert proxies.weight_mean(evidence)["first"] == pytest.approx(weights.mean())
    assert proxies.weight_variance(evidence)["first"] == pytest.approx(weights.var())


def test_grasp_is_half_the_rise_of_the_squared_gradient_when_a_layer_shrinks(
    network, batches, evidence
):
    weights = [network.first.weight, network.second.weight]

    def squared_gradient() -> float:
        now = Evidence(network, batches, charbonnier)
        return sum(proxies.gradient_norm(now).values())

    scores = proxies.grasp(evidence)
    for name, weight in zip(("first", "second"), weights, strict=True):
        shrink = [-weight.detach().clone()]
        rise = slope_along(squared_gradient, [weight], shrink)
        assert scores[name] == pytest.approx(0.5 * rise, rel=1e-5)


def test_fisher_is_half_the_mean_square_of_what_each_patch_loses_with_a_channel(
    network, batches, evidence
):
    scores = proxies.fisher(evidence)
    patches = [
        (one[None], target[None])
        for degraded, sharp in batches
        for one, target in zip(degraded, sharp, strict=True)
    ]
    for name, layer in (("first", network.first), ("second", network.second)):
        mask = torch.ones(1, layer.out_channels, 1, 1, dtype=torch.float64)
        hook = layer.register_forward_hook(lambda _m, _i, output, mask=mask: output * mask)
        expected = 0.0
        for channel in range(layer.out_channels):
            removal = torch.zeros_like(mask)
            removal[0, channel] = -1
            lost = [
                slope_along(lambda pair=pair: loss_of(network, [pair]), [mask], [removal])
                for pair in patches
            ]
            expected += 0.5 * np.mean(np.square(lost))
        hook.remove()
        assert scores[name] == pytest.approx(expected, rel=1e-6)


def test_synflow_of_two_linear_layers_is_the_product_of_their_absolute_weights(batches):
    torch.manual_seed(2)
    network = nn.Sequential(nn.Conv2d(1, 3, 1, bias=False), nn.Conv2d(3, 1, 1, bias=False))
    first, second = (layer.weight.detach().abs().flatten().numpy() for layer in network)
    pixels = 12 * 12
    scores = proxies.synflow(Evidence(network, batches, charbonnier))
    # The law of conservation: what flows through a chain is the same in each of its layers.
    assert scores["0"] == pytest.approx(pixels * float((first * second).sum()), rel=1e-6)
    assert scores["1"] == pytest.approx(scores["0"])


def test_synflow_looks_at_no_data(network, batches):
    other = [(torch.zeros_like(degraded), sharp) for degraded, sharp in batches]
    one, two = (
        proxies.synflow(Evidence(network, shown, charbonnier)) for shown in (batches, other)
    )
    assert one == two


def test_agreement_of_equal_halves_is_the_sum_of_the_gradient(network, batches):
    pair = batches[0]
    evidence = Evidence(network, [pair, pair], charbonnier)
    assert agreement(evidence) == pytest.approx(gradient_sum(evidence))


def test_agreement_is_nothing_gained_where_halves_want_the_opposite():
    network = nn.Sequential(nn.Conv2d(1, 1, 1, bias=False))
    nn.init.zeros_(network[0].weight)
    shown = torch.ones(2, 1, 8, 8)
    evidence = Evidence(network, [(shown, shown), (shown, -0.9 * shown)], charbonnier)
    assert agreement(evidence)["0"] < 0 < gradient_sum(evidence)["0"]


@pytest.mark.parametrize("name", sorted(set(EVERY) - {"agreement"}))
def test_portions_of_a_batch_that_fit_into_memory_change_no_score(network, batches, name):
    (degraded, sharp), *_ = batches
    portions = [(degraded[:2], sharp[:2]), (degraded[2:], sharp[2:])]
    whole, parts = (
        EVERY[name](Evidence(network, shown, charbonnier)) for shown in (batches[:1], portions)
    )
    assert parts == pytest.approx(whole, rel=1e-9)


@pytest.mark.parametrize("name", sorted(EVERY))
def test_scores_of_the_shipped_network_are_numbers_and_leave_it_as_it_was(name):
    network = load_pretrained("fast").eval()
    before = {key: value.clone() for key, value in network.state_dict().items()}
    generator = torch.Generator().manual_seed(3)
    images = torch.rand(2, 2 * network.neighbours + 1, 32, 32, generator=generator)
    sharp = images[:, network.neighbours, None]
    evidence = Evidence(network, [(images[:1], sharp[:1]), (images[1:], sharp[1:])], charbonnier)
    scores = EVERY[name](evidence)
    assert len(scores) == 106
    assert np.isfinite(list(scores.values())).all()
    assert len(set(scores.values())) > 50
    after = network.state_dict()
    assert all(torch.equal(after[key], value) for key, value in before.items())
    assert not any(layer._forward_hooks for layer in evidence.layers.values())
    assert all(parameter.grad is None for parameter in network.parameters())
