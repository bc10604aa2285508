"""The 3D look: maximum-intensity projections of raw and restored that turn with the mouse."""
