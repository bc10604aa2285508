"""A tuned model put to use on another stack of the kind, and judged on that stack's own planes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import torch

from ssai3d_app.engine.adaptation import AdaptedChannel, facts_of, measure, untuned_network
from ssai3d_app.engine.backbones.library import find_network, sha256_of
from ssai3d_app.engine.narration import Narrator
from ssai3d_app.engine.preparation import StagedChannel
from ssai3d_app.engine.progress import ProgressTeller
from ssai3d_app.engine.recipe import Recipe
from ssai3d_app.engine.reuse.model_file import put_in, read_model
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
        self._channels = {
            channel.likeness: (channel, layers)
            for channel, layers in zip(self.card.channels, model.layers, strict=True)
        }
        self._name = path.name

    def check_covers(self, plans: Sequence[ScenePlan]) -> None:
        """Make sure that it has a network for every channel that is to be restored.

        Raises
        ------
        UserError
            When it has none for one: of another name, type, voxel size or anisotropy.
        """
        for plan in plans:
            for channel in plan.channels:
                if plan.likeness(channel) not in self._channels:
                    raise wrong_usage(self._lack(plan, channel), _TUNE_ANEW, self._holdings())

    def adapt(
        self,
        staged: StagedChannel,
        plan: ScenePlan,
        channel: int,
        name: str,
        recipe: Recipe,
        seed: int,
        device: torch.device,
        narrator: Narrator,
        progress: ProgressTeller,
    ) -> AdaptedChannel:
        """The network for a channel, without tuning; says how it does on planes of this stack.

        The stack keeps its own intensity scale: what the network was tuned to is its shape and
        noise, not its brightness.
        """
        tuned, layers = self._channels[plan.likeness(channel)]
        measured = measure(staged, plan.grid, channel, name, recipe, seed, narrator, progress)
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
                **facts_of(measured, staged.scale, plan.grid),
                "channel": channel,
                "name": plan.scene.channels[channel].name,
                "tuned_on_scene": plan.index,
                "tuned_on_file": self.card.source_name,
                "held_out_error_before": untuned,
                "held_out_error_after": error,
                "tuning_curve": (),
                "pass_disagreement": None,
            }
        )
        return AdaptedChannel(network, staged.scale, record)

    def _lack(self, plan: ScenePlan, channel: int) -> str:
        size = plan.scene.voxel_size
        return (
            f"{self._name} holds no network for {plan.scene.channels[channel].name} of "
            f"{label(plan.scene)} ({size.x:.4g} × {size.y:.4g} × {size.z:.4g} µm, "
            f"{plan.scene.dtype})"
        )

    def _holdings(self) -> str:
        return "; ".join(" ".join(map(str, likeness)) for likeness in self._channels)
