"""The Restore panel: voxel size, what to expect, choices, where to, and what was done."""
