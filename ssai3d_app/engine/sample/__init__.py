"""What the stack says of itself: its noise and how much blurrier it is along z than in the plane.

All intensities are on the engine's scale, all lengths in voxels of the isotropic grid, where
nothing else is said.
"""
