"""Zero-cost proxies of the literature, to hold those against that the surgeon uses.

Notation as in :mod:`ssai3d_app.engine.surgeon.proxies`; Fisher sums over channels, and the two
statistics of the weights, which the method's public code takes, are means by nature.

References
----------
- SNIP: Lee, Ajanthan, Torr, ICLR 2019, arXiv 1810.02340, eq. 4.
- GraSP: Wang, Zhang, Grosse, ICLR 2020, arXiv 2002.07376, eq. 8.
- SynFlow: Tanaka, Kunin, Yamins, Ganguli, NeurIPS 2020, arXiv 2006.05467: synaptic saliency
  (eq. 1) of the product objective, R = 1ᵀ (∏ |θ of each layer|) 1.
- Fisher: Theis, Korshunova, Tejani, Huszár, arXiv 1801.05787 (2018), "Fisher pruning" of feature
  maps, Δ = 1/(2N) Σ (a · ∂L/∂a)²; summed over groups by Liu et al., ICML 2021, arXiv 2108.00708.
- plain (Mozer, Smolensky, NIPS 1988), gradient norm, and all of these as scores of whole networks:
  Abdelfattah, Mehrotra, Dudziak, Lane, ICLR 2021, arXiv 2101.08134, section 3.
"""

from __future__ import annotations

import copy
from collections.abc import Callable

import torch
from torch import Tensor

from ssai3d_app.engine.surgeon.proxies import PROXIES, Evidence, Scores, convolutions

_SYNAPTIC_EDGE = 64
"""Edge of the image of ones that SynFlow looks at, in pixels."""


def _by_layer(evidence: Evidence, score: Callable[[Tensor, Tensor], Tensor]) -> Scores:
    """Scores that need no more than weights and gradient."""
    return {
        name: float(score(layer.weight.detach(), evidence.gradients[name]))
        for name, layer in evidence.layers.items()
    }


def weight_mean(evidence: Evidence) -> Scores:
    """Mean of θ."""
    return {name: float(layer.weight.detach().mean()) for name, layer in evidence.layers.items()}


def weight_variance(evidence: Evidence) -> Scores:
    """Variance of θ."""
    return {
        name: float(layer.weight.detach().var(correction=0))
        for name, layer in evidence.layers.items()
    }


def gradient_norm(evidence: Evidence) -> Scores:
    """‖g‖²: squared it ranks alike, and is a sum over the weights."""
    return _by_layer(evidence, lambda _, gradient: gradient.square().sum())


def snip(evidence: Evidence) -> Scores:
    """Σ |g · θ|: how the loss would change were the weights removed one by one."""
    return _by_layer(evidence, lambda weight, gradient: (gradient * weight).abs().sum())


def plain(evidence: Evidence) -> Scores:
    """Σ g · θ: how the loss changes when the layer is scaled."""
    return _by_layer(evidence, lambda weight, gradient: (gradient * weight).sum())


def grasp(evidence: Evidence) -> Scores:
    """−θ · H g with the Hessian H over the weights of all layers, by double backward.

    Half of what ‖g‖² would rise by were the layer removed, to first order. Both g and H are those
    of L: H g of the whole, not the sum of what single batches give.
    """
    gradient = [evidence.gradients[name] for name in evidence.layers]
    total = [torch.zeros_like(part) for part in gradient]
    for degraded, sharp in evidence.batches:
        loss = evidence.loss(evidence.network(degraded), sharp) * evidence.share_of(degraded)
        slopes = torch.autograd.grad(
            loss, evidence.weights, create_graph=True, materialize_grads=True
        )
        along = torch.stack(
            [(slope * part).sum() for slope, part in zip(slopes, gradient, strict=True)]
        ).sum()
        curved = torch.autograd.grad(along, evidence.weights, materialize_grads=True)
        for part, more in zip(total, curved, strict=True):
            part.add_(more)
    return {
        name: -float((layer.weight.detach() * part).sum())
        for (name, layer), part in zip(evidence.layers.items(), total, strict=True)
    }


def fisher(evidence: Evidence) -> Scores:
    """Σ over channels of ½ · mean over patches of (Σ over pixels of a · ∂L/∂a)².

    The activations a are the layer's output and L the loss of that patch alone; each channel's part
    is the rise of the loss were the channel removed, with the Hessian replaced by the empirical
    Fisher information.
    """
    scores = dict.fromkeys(evidence.layers, 0.0)
    seen: dict[str, Tensor] = {}
    hooks = [
        layer.register_forward_hook(
            lambda _module, _shown, output, n=name: seen.update({n: output})
        )
        for name, layer in evidence.layers.items()
    ]
    try:
        for degraded, sharp in evidence.batches:
            # The sum over patches, so that each activation sees the loss of its own.
            loss = evidence.loss(evidence.network(degraded), sharp) * len(degraded)
            slopes = torch.autograd.grad(loss, list(seen.values()), materialize_grads=True)
            share = evidence.share_of(degraded)
            for (name, activation), slope in zip(seen.items(), slopes, strict=True):
                removed = (activation.detach() * slope).sum(dim=(2, 3))
                scores[name] += share * float(0.5 * removed.square().mean(dim=0).sum())
            seen.clear()
    finally:
        for hook in hooks:
            hook.remove()
    return scores


def synflow(evidence: Evidence) -> Scores:
    """Σ θ · ∂R/∂θ on |θ|, where R sums the output for an image of ones; no data are looked at.

    Gated blocks without their layer normalisations would multiply beyond any floating-point number,
    so these stay; scales and biases are taken by their size as well. A copy in double precision is
    asked, so that the network itself is never touched.
    """
    network = copy.deepcopy(evidence.network).double()
    layers = convolutions(network)
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.abs_()
    degraded = evidence.batches[0][0]
    ones = torch.ones_like(degraded[:1, :, :_SYNAPTIC_EDGE, :_SYNAPTIC_EDGE], dtype=torch.float64)
    weights = [layer.weight for layer in layers.values()]
    slopes = torch.autograd.grad(network(ones).sum(), weights, materialize_grads=True)
    return {
        name: float((weight.detach() * slope).sum())
        for name, weight, slope in zip(layers, weights, slopes, strict=True)
    }


LITERATURE: dict[str, Callable[[Evidence], Scores]] = {
    proxy.__name__: proxy
    for proxy in (
        weight_mean,
        weight_variance,
        gradient_norm,
        snip,
        grasp,
        fisher,
        plain,
        synflow,
    )
}
EVERY = PROXIES | LITERATURE
