"""What the stack says of itself: its noise and how much blurrier it is along z than in the plane.

All intensities are on the engine's scale, all lengths in voxels of the isotropic grid.
"""

from ssai3d_app.engine.sample.blur import BlurRange
from ssai3d_app.engine.sample.noise import estimate_noise

__all__ = ["BlurRange", "estimate_noise"]
