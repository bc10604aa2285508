"""How much of a channel is to be trusted, counted while its maps are made."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

EVEN = 0.5
SURE = 0.9


class TrustShares(BaseModel):
    """Voxels of a channel, all its times together, by the trust in them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    voxels: int = 0
    below_half: int = 0
    """Those that are more likely wrong than right, by more than the noise."""
    below_nine_tenths: int = 0

    @property
    def flagged(self) -> float:
        """Share of the voxels below one half (0–1)."""
        return self.below_half / max(1, self.voxels)

    @property
    def unsure(self) -> float:
        """Share of the voxels below nine tenths (0–1)."""
        return self.below_nine_tenths / max(1, self.voxels)

    def told(self, name: str) -> str:
        """As a sentence of the channel of that name."""
        return (
            f"{name}: the trust map flags {100 * self.flagged:.1f} % of the voxels, where the "
            "result is more likely than not to be wrong by more than twice the noise; "
            f"{100 * (1 - self.unsure):.1f} % of them are right with at least nine chances in ten."
        )
