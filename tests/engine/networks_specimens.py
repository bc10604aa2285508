"""A network that is small enough to be made and read many times."""

from __future__ import annotations

from typing import Any

from ssai3d_app.engine.backbones.architectures import Architecture
from tests.writers.nafnet import state_dict

SMALL = Architecture(width=8, encoder=(1, 2), middle=1, decoder=(1, 1))


def small_state(**options: Any) -> dict[str, Any]:
    """Weights of that shape, as the authors of NAFNet name them."""
    return state_dict(8, (1, 2), 1, (1, 1), **options)
