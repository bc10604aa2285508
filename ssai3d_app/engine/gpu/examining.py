"""Looks at the graphics card with real work, once in a process, and remembers the verdict."""

from __future__ import annotations

import dataclasses
import functools
import logging
import os
import warnings

from ssai3d_app.engine.gpu.driver import has_cuda_library, installed
from ssai3d_app.engine.gpu.facts import Card, GpuFacts
from ssai3d_app.engine.gpu.verdict import Verdict, after_trial, judge

SWITCHED_OFF = "SSAI3D_NO_GPU"
"""Environment variable that keeps this program and its children from any graphics card."""

_log = logging.getLogger(__name__)


@functools.cache
def gpu_verdict() -> Verdict:
    """Whether a graphics card can be used, with one real convolution forward and backward on it.

    Torch is imported only where a card is there. The first call takes seconds then.
    """
    facts = _system_facts()
    if not facts.switched_off and (facts.cards or has_cuda_library()):
        facts = _with_torch(facts)
    verdict = judge(facts)
    if verdict.is_usable:
        verdict = tried(verdict)
    if verdict.is_trouble:
        _log.warning("%s (%s; %s)", verdict.sentence, facts, verdict.detail)
    else:
        _log.info("Graphics card: %s %s", verdict.state.value, verdict.name)
    return verdict


def _system_facts() -> GpuFacts:
    if os.environ.get(SWITCHED_OFF):
        return GpuFacts(switched_off=True)
    found = installed()
    hidden = os.environ.get("CUDA_VISIBLE_DEVICES") in ("", "-1")
    return GpuFacts(cards=found.cards, driver=found.driver, hidden=hidden)


def _with_torch(facts: GpuFacts) -> GpuFacts:
    """What torch adds: its build, and the cards as it sees and counts them."""
    import torch

    facts = dataclasses.replace(facts, cuda=torch.version.cuda)
    if torch.version.cuda is None:
        return facts
    with warnings.catch_warnings():
        # Torch warns of old drivers and cards in words for programmers.
        warnings.simplefilter("ignore")
        if not torch.cuda.is_available():
            return facts
        cards = []
        for index in range(torch.cuda.device_count()):
            properties = torch.cuda.get_device_properties(index)
            capability = (properties.major, properties.minor)
            cards.append(Card(properties.name, capability, _free_bytes(index)))
        return dataclasses.replace(
            facts,
            cards=tuple(cards),
            architectures=tuple(torch.cuda.get_arch_list()),
            seen_by_torch=True,
        )


def _free_bytes(index: int) -> int | None:
    import torch

    try:
        free, _ = torch.cuda.mem_get_info(index)
    except RuntimeError as error:
        # The trial says what is wrong with it.
        _log.warning("The memory of card %d cannot be asked: %s", index, error)
        return None
    return free


def tried(verdict: Verdict) -> Verdict:
    """The verdict after a trial of the card that it names: drivers may promise too much."""
    from ssai3d_app.engine.gpu.trial import convolve
    from ssai3d_app.engine.memory import is_out_of_memory

    try:
        convolve(verdict.index)
    except (RuntimeError, AssertionError) as error:
        # Torch asserts that a driver is there when it is first used.
        return after_trial(verdict, str(error), lacks_memory=is_out_of_memory(error))
    return verdict
