"""Pairs of (degraded, sharp) that a network is tuned with and judged by, from the stack's planes.

The planes are not the truth: they hold noise and light from out of focus, and a network that is
shown them as what it should give learns both. So the targets are the planes of an estimate: small
crops of the stack, restored with the network as it was before tuning.
"""

from ssai3d_app.engine.pairs.crops import (
    CropPlan,
    PlaneCrop,
    held_out_patches,
    plan_crops,
    read_crops,
)
from ssai3d_app.engine.pairs.estimate import estimated_planes
from ssai3d_app.engine.pairs.making import Augmentation, PairMaker

__all__ = [
    "Augmentation",
    "CropPlan",
    "PairMaker",
    "PlaneCrop",
    "estimated_planes",
    "held_out_patches",
    "plan_crops",
    "read_crops",
]
