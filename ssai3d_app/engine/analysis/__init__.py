"""Measuring structures: numbers in µm from a stack as it was recorded, and as it was restored."""
