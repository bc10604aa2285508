"""The classics by the names that a request gives them, and what they do where it says no more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ClassicName = Literal["rl", "rl-tv", "fista"]
MethodName = Literal["ssai", "rl", "rl-tv", "fista"]
"""``ssai`` is the network that is tuned to the stack."""


@dataclass(frozen=True)
class Classic:
    """``title`` and ``source`` are for sentences, the rest what holds unless the request says else.

    ``tv_weight`` is in the unit of :attr:`~ssai3d_app.engine.recipe.Recipe.tv_weight`; ``None``
    where total variation has no part. The numbers were chosen on phantoms of neurites, recorded at
    40 to 4000 photons.
    """

    title: str
    source: str
    iterations: int
    tv_weight: float | None = None


CLASSICS: dict[ClassicName, Classic] = {
    "rl": Classic(
        "Richardson–Lucy",
        "Richardson, J. Opt. Soc. Am. 62:55 (1972); Lucy, Astron. J. 79:745 (1974)",
        10,
    ),
    "rl-tv": Classic(
        "Richardson–Lucy with total variation",
        "Dey et al., Microsc. Res. Tech. 69:260 (2006)",
        15,
        0.005,
    ),
    "fista": Classic(
        "FISTA with total variation",
        "Beck and Teboulle, SIAM J. Imaging Sci. 2:183 (2009)",
        40,
        0.15,
    ),
}
