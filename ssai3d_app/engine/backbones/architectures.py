"""The shapes of networks that are trained or compared, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

# Networks are named and described where torch is not wanted, such as in the window.
if TYPE_CHECKING:
    from ssai3d_app.engine.backbones.nafnet import NafNet

CONDITIONS = ("noise", "anisotropy")
"""What a conditioned network is told beside the image, in this order."""


class Architecture(BaseModel):
    """The shape of a :class:`NafNet`; ``conditioned`` adds noise and anisotropy as input.

    ``neighbours`` counts the slices on either side that are shown beside the one to restore.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    width: int
    encoder: tuple[int, ...]
    middle: int
    decoder: tuple[int, ...]
    stem: tuple[int, int] = (1, 1)
    conditioned: bool = False
    residual: bool = True
    neighbours: int = 0

    @property
    def inputs(self) -> tuple[str, ...]:
        """The input channels, in order."""
        slices = tuple(f"slice {n:+d}" for n in range(-self.neighbours, self.neighbours + 1))
        return (*slices, *CONDITIONS) if self.conditioned else slices

    def build(self) -> NafNet:
        """An untrained network of this shape."""
        from ssai3d_app.engine.backbones.nafnet import NafNet

        return NafNet(
            self.width,
            self.encoder,
            self.middle,
            self.decoder,
            stem=self.stem,
            conditions=len(CONDITIONS) if self.conditioned else 0,
            residual=self.residual,
            neighbours=self.neighbours,
        )

    def parameters(self) -> int:
        """How many numbers are trained."""
        import torch

        with torch.device("meta"):
            return sum(parameter.numel() for parameter in self.build().parameters())


def _of(
    width: int,
    deepest: int,
    levels: int = 4,
    stem: tuple[int, int] = (1, 1),
    conditioned: bool = False,
    residual: bool = True,
    neighbours: int = 0,
) -> Architecture:
    """One block a level, but ``deepest`` at the encoder's last."""
    return Architecture(
        width=width,
        encoder=(1,) * (levels - 1) + (deepest,),
        middle=1,
        decoder=(1,) * levels,
        stem=stem,
        conditioned=conditioned,
        residual=residual,
        neighbours=neighbours,
    )


ARCHITECTURES: dict[str, Architecture] = {
    # At the full grid.
    "w8": _of(8, 8),
    "w16": _of(16, 8),
    "w24": _of(24, 8),
    "w32": _of(32, 8),
    # Half of the rows: along z the interpolated slice holds little finer than two voxels.
    "z2-w16": _of(16, 8, stem=(2, 1)),
    "z2-w24": _of(24, 8, stem=(2, 1)),
    "z2-w16-conditioned": _of(16, 8, stem=(2, 1), conditioned=True),
    "z2-w16-direct": _of(16, 8, stem=(2, 1), residual=False),
    "w16-5": _of(16, 8, neighbours=2),
    "w32-5": _of(32, 8, neighbours=2),
    "z2-w16-3": _of(16, 8, stem=(2, 1), neighbours=1),
    "z2-w16-5": _of(16, 8, stem=(2, 1), neighbours=2),
    "z2-w24-5": _of(24, 8, stem=(2, 1), neighbours=2),
    "z2-w32-5": _of(32, 8, stem=(2, 1), neighbours=2),
    "z2-w16-deep": _of(16, 24, stem=(2, 1)),
    "z2-w16-flat": _of(16, 2, stem=(2, 1)),
    "z2-w32": _of(32, 8, stem=(2, 1)),
    # A quarter of the pixels; a level less, so that the deepest is as coarse as above.
    "s2-w32": _of(32, 8, levels=3, stem=(2, 2)),
    "s2-w48": _of(48, 8, levels=3, stem=(2, 2)),
    # The network of the method's public code, to compare speed with.
    "w64-public": Architecture(width=64, encoder=(1, 1, 1, 28), middle=1, decoder=(1, 1, 1, 1)),
}
