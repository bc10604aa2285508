"""A tuned model put to use on another stack of the kind, and judged on that stack's own planes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import torch

from ssai3d_app.engine.adaptation import AdaptedChannel, facts_of, measure, untuned_network
from ssai3d_app.engine.backbones.library import find_network, sha256_of
from ssai3d_app.engine.cancellation import CancellationToken
from ssai3d_app.engine.narration import Narrator
from ssai3d_app.engine.preparation import StagedChannel
from ssai3d_app.engine.progress import ProgressTeller
from ssai3d_app.engine.recipe import Recipe
from ssai3d_app.engine.reuse.model_card import TunedChannel
from ssai3d_app.engine.reuse.model_file import Layers, put_in, read_model
from ssai3d_app.engine.scene_plan import ScenePlan, label
from ssai3d_app.engine.tuning import error_on
from ssai3d_app.errors import unreadable, wrong_usage

_TUNE_ANEW = "choose another model, or tune the network anew"


class ReusableModel:
    """A tuned model whose network is at hand.

    Raises
    ------
    UserError
        When the file is no tuned model, or the network that it belongs to is not there.
    """

    def __init__(self, path: Path) -> None:
        model = read_model(path)
        self.card = model.card
        self.sha256 = sha256_of(path)
        network = find_network(self.card.network)
        if network.sha256 != self.card.weights_sha256:
            raise unreadable(
                f"{path.name} was tuned from another network {network.name} than the one here",
                _TUNE_ANEW,
                f"weights SHA-256 {network.sha256}, the model wants {self.card.weights_sha256}",
            )
        self._channels = list(zip(self.card.channels, model.layers, strict=True))
        self._name = path.name

    def check_covers(self, plans: Sequence[ScenePlan]) -> None:
        """Make sure that it has a network for every channel that is to be restored.

        Raises
        ------
        UserError
            When it has none for one.
        """
        for plan in plans:
            for channel in plan.channels:
                if self._find(plan, channel) is None:
                    problem = (
                        f"{self._name} holds no network for "
                        f"{plan.scene.channels[channel].name} of {label(plan.scene)}"
                    )
                    held = "; ".join(" ".join(map(str, c.likeness)) for c, _ in self._channels)
                    raise wrong_usage(problem, _TUNE_ANEW, held)

    def adapt(
        self,
        staged: StagedChannel,
        plan: ScenePlan,
        channel: int,
        name: str,
        recipe: Recipe,
        seed: int,
        device: torch.device,
        token: CancellationToken,
        narrator: Narrator,
        progress: ProgressTeller,
    ) -> AdaptedChannel:
        """The network for a channel, without tuning; says how it does on planes of this stack.

        The stack keeps its own intensity scale: what the network was tuned to is its shape and
        noise, not its brightness.
        """
        found = self._find(plan, channel)
        assert found is not None
        tuned, layers = found
        if tuned.likeness != plan.likeness(channel):
            narrator.caution(
                f"{name}: the tuned model is from a stack of another voxel size, type or channel."
            )
        measured = measure(
            staged, plan.grid, channel, name, recipe, seed, device, token, narrator, progress
        )
        network = untuned_network(recipe, measured.noise_at_half, plan.grid.anisotropy, device)
        untuned = error_on(network, measured.judging, recipe, seed, device)
        put_in(layers, network)
        error = error_on(network, measured.judging, recipe, seed, device)
        if not math.isfinite(error):
            raise unreadable(f"{self._name} is damaged", _TUNE_ANEW, f"{name}: error {error}")
        figures = f"{100 * error:.2f} against {100 * untuned:.2f} % of the signal"
        if error > untuned:
            narrator.caution(
                f"{name}: the tuned model does not fit this stack; on its planes it errs more than "
                f"the untuned network ({figures}). Tune the network anew."
            )
        else:
            narrator.finding(
                f"{name}: restored with the network that was tuned on {self.card.source_name}; on "
                f"planes of this stack it errs less than the untuned one ({figures})."
            )
        record = tuned.record.model_copy(
            update={
                **facts_of(measured.reading, staged, plan.grid),
                "channel": channel,
                "name": plan.scene.channels[channel].name,
                "tuned_on_scene": plan.index,
                "tuned_on_file": self.card.source_name,
                "held_out_error_before": untuned,
                "held_out_error_after": error,
                "tuning_curve": (),
                "pass_disagreement": None,
                "trust": None,
                "evidence": None,
            }
        )
        return AdaptedChannel(network, staged.scale, record)

    def _find(self, plan: ScenePlan, channel: int) -> tuple[TunedChannel, Layers] | None:
        """The network of a channel like this one; else of one of its name; else the only one."""
        likeness = plan.likeness(channel)
        for alike in (likeness, likeness[:2]):
            for known in self._channels:
                if known[0].likeness[: len(alike)] == alike:
                    return known
        only = len(self._channels) == 1 and plan.scene.length("C") == 1
        return self._channels[0] if only else None
