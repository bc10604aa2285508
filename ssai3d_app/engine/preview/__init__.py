"""A small region restored within a minute: what the whole restoration will look like there."""
