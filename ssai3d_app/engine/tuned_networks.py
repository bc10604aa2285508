"""The networks that a run has tuned, and which of them serves which channel of which scene."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from torch import nn

from ssai3d_app.engine.adaptation import AdaptedChannel
from ssai3d_app.engine.checkpoints.document import KeptChannel
from ssai3d_app.engine.scale import IntensityScale
from ssai3d_app.engine.scene_plan import Likeness, ScenePlan

_LARGEST_RATIO = 2.5
"""Between brightness ranges of two scenes. Beyond it the noise that the network was tuned to, a
share of the range, is another one."""


ChannelKey = tuple[int, int]
"""Number of a scene in the file, and of a channel in it."""


class TunedNetworks:
    """One network a channel, used for all its times and for like channels of other scenes."""

    def __init__(self) -> None:
        self._of_channel: dict[ChannelKey, AdaptedChannel] = {}
        self._tuned_on: dict[ChannelKey, ChannelKey] = {}
        self._of_likeness: dict[Likeness, ChannelKey] = {}

    def of(self, plan: ScenePlan, channel: int) -> AdaptedChannel | None:
        """The network that this channel already uses."""
        return self._of_channel.get((plan.index, channel))

    def lend(self, plan: ScenePlan, channel: int, scale: IntensityScale) -> AdaptedChannel | None:
        """A network of a like channel of an earlier scene, if its intensities are like it too.

        ``scale`` is the channel's own; the network's comes with the network.
        """
        lender = self._of_likeness.get(plan.likeness(channel))
        if lender is None or not _alike(self._of_channel[lender].scale, scale):
            return None
        known = self._of_channel[lender]
        record = known.record.model_copy(
            update={"channel": channel, "pass_disagreement": None, "trust": None, "evidence": None}
        )
        self._of_channel[plan.index, channel] = lent = replace(known, record=record)
        self._tuned_on[plan.index, channel] = lender
        return lent

    def keep(self, plan: ScenePlan, channel: int, adapted: AdaptedChannel) -> None:
        """Remember a network that was tuned on this channel."""
        key = plan.index, channel
        self._of_channel[key] = adapted
        self._tuned_on[key] = key
        self._of_likeness.setdefault(plan.likeness(channel), key)

    def by_likeness(self) -> dict[Likeness, AdaptedChannel]:
        """The networks, each with what a channel must have in common with its own."""
        return {likeness: self._of_channel[key] for likeness, key in self._of_likeness.items()}

    def kept(self) -> list[KeptChannel]:
        """All that is needed to :meth:`recall` them, but for the networks themselves."""
        return [
            KeptChannel(
                scene=scene,
                channel=channel,
                network=self._tuned_on[scene, channel],
                background=adapted.scale.background,
                range=adapted.scale.range,
                record=adapted.record,
            )
            for (scene, channel), adapted in self._of_channel.items()
        ]

    def recall(
        self,
        channels: Sequence[KeptChannel],
        plans: Sequence[ScenePlan],
        load: Callable[[ScenePlan, int], nn.Module],
    ) -> None:
        """Be as an earlier run was when it kept its channels.

        ``load`` reads the network that was tuned on a channel of a scene.
        """
        plan_of = {plan.index: plan for plan in plans}
        for kept in channels:
            plan = plan_of[kept.scene]
            key = kept.scene, kept.channel
            scale = IntensityScale(kept.background, kept.range)
            if kept.network == key:
                network = load(plan, kept.channel)
                self.keep(plan, kept.channel, AdaptedChannel(network, scale, kept.record))
            else:
                lender = self._of_channel[kept.network]
                self._of_channel[key] = replace(lender, scale=scale, record=kept.record)
                self._tuned_on[key] = kept.network


def _alike(tuned: IntensityScale, own: IntensityScale) -> bool:
    ratio = own.range / tuned.range
    shift = abs(own.background - tuned.background) / tuned.range
    return 1 / _LARGEST_RATIO <= ratio <= _LARGEST_RATIO and shift <= 0.5
