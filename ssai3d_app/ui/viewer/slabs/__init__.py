"""Slices of several voxels: how thick they are, and what of the voxels is shown."""
