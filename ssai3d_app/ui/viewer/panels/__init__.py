"""The panels: slices of a stack at one physical scale, and where they look."""
