"""MAXIM-3S with its public weights, as the natural-image reference. None of it ships."""
