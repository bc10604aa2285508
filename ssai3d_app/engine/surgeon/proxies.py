"""Zero-cost proxies: what each convolution is worth, from a few passes and without training.

The loss L is the mean over all patches, θ the weights of a convolution (its bias is trained with
it, but not scored) and g the gradient of L by θ. Each score is a sum over the weights of a layer,
so that score / size is the worth of a weight. Others from the literature foretold less and are kept
with the benchmark, ``tests.benchmarks.surgeon``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

import torch
from torch import Tensor, nn

Loss = Callable[[Tensor, Tensor], Tensor]
Batches = Sequence[tuple[Tensor, Tensor]]
Scores = dict[str, float]


def convolutions(network: nn.Module) -> dict[str, nn.Conv2d]:
    """The layers that can be chosen, by name."""
    return {name: layer for name, layer in network.named_modules() if isinstance(layer, nn.Conv2d)}


class Evidence:
    """A network, what it is shown, and the gradients that this gives.

    ``batches`` are pairs (degraded, sharp) on the network's device, of any number of patches each;
    ``loss`` is a mean over patches. The network is not changed.
    """

    def __init__(self, network: nn.Module, batches: Batches, loss: Loss) -> None:
        self.network = network
        self.batches = batches
        self.loss = loss
        self.layers = convolutions(network)
        self._patches = sum(len(degraded) for degraded, _ in batches)
        for layer in self.layers.values():
            layer.weight.requires_grad_(True)

    @property
    def weights(self) -> list[Tensor]:
        """The weights of all layers, in their order."""
        return [layer.weight for layer in self.layers.values()]

    def share_of(self, degraded: Tensor) -> float:
        """What a batch counts for in the mean over all patches."""
        return len(degraded) / self._patches

    @cached_property
    def halves(self) -> tuple[dict[str, Tensor], dict[str, Tensor]]:
        """The parts of g that the even and the odd batches bring; one batch leaves the other 0."""
        halves = [{name: torch.zeros_like(w) for name, w in self._named_weights()} for _ in "ab"]
        for number, (degraded, sharp) in enumerate(self.batches):
            loss = self.loss(self.network(degraded), sharp) * self.share_of(degraded)
            slopes = torch.autograd.grad(loss, self.weights, materialize_grads=True)
            for part, slope in zip(halves[number % 2].values(), slopes, strict=True):
                part.add_(slope)
        return halves[0], halves[1]

    @cached_property
    def gradients(self) -> dict[str, Tensor]:
        """The gradient g of L, by layer."""
        even, odd = self.halves
        return {name: part + odd[name] for name, part in even.items()}

    def _named_weights(self) -> list[tuple[str, Tensor]]:
        return [(name, layer.weight.detach()) for name, layer in self.layers.items()]


def gradient_sum(evidence: Evidence) -> Scores:
    """Σ |g|: what the first step of Adam gains, whose length in each weight is the same.

    To first order ΔL = −rate · Σ g · sign(g) (Kingma and Ba, ICLR 2015, section 2.1).
    """
    return {name: float(gradient.abs().sum()) for name, gradient in evidence.gradients.items()}


def agreement(evidence: Evidence) -> Scores:
    """Σ sign(g_a) · g_b of two halves of the batches: what such a step gains on other patches.

    The cross-validated form of :func:`gradient_sum`: a gradient that is noise of its patches scores
    nothing (compare the one-step generalisation ratio of Liu et al., ICLR 2020, arXiv 2001.07384).
    """
    a, b = evidence.halves
    return {name: float((a[name].sign() * b[name] + b[name].sign() * a[name]).sum()) for name in a}


PROXIES: dict[str, Callable[[Evidence], Scores]] = {
    proxy.__name__: proxy for proxy in (gradient_sum, agreement)
}
