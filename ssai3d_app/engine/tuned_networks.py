"""The networks that a run has tuned, and which of them serves which channel of which scene."""

from __future__ import annotations

from dataclasses import replace

from ssai3d_app.engine.adaptation import AdaptedChannel
from ssai3d_app.engine.scale import IntensityScale
from ssai3d_app.engine.scene_plan import Likeness, ScenePlan

_LARGEST_RATIO = 2.5
"""Between brightness ranges of two scenes. Beyond it the noise that the network was tuned to, a
share of the range, is another one."""


class TunedNetworks:
    """One network a channel, used for all its times and for like channels of other scenes."""

    def __init__(self) -> None:
        self._of_channel: dict[tuple[int, int], AdaptedChannel] = {}
        self._of_likeness: dict[Likeness, AdaptedChannel] = {}

    def of(self, plan: ScenePlan, channel: int) -> AdaptedChannel | None:
        """The network that this channel already uses."""
        return self._of_channel.get((plan.index, channel))

    def lend(self, plan: ScenePlan, channel: int, scale: IntensityScale) -> AdaptedChannel | None:
        """A network of a like channel of an earlier scene, if its intensities are like it too.

        ``scale`` is the channel's own; the network's comes with the network.
        """
        known = self._of_likeness.get(plan.likeness(channel))
        if known is None or not _alike(known.scale, scale):
            return None
        record = known.record.model_copy(update={"channel": channel, "pass_disagreement": None})
        self._of_channel[plan.index, channel] = lent = replace(known, record=record)
        return lent

    def keep(self, plan: ScenePlan, channel: int, adapted: AdaptedChannel) -> None:
        """Remember a network that was tuned on this channel."""
        self._of_channel[plan.index, channel] = adapted
        self._of_likeness.setdefault(plan.likeness(channel), adapted)


def _alike(tuned: IntensityScale, own: IntensityScale) -> bool:
    ratio = own.range / tuned.range
    shift = abs(own.background - tuned.background) / tuned.range
    return 1 / _LARGEST_RATIO <= ratio <= _LARGEST_RATIO and shift <= 0.5
